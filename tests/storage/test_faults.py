"""The world fails while a dossier is open: a typed error, the file whole, and the next save works when the fault is gone."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from lobdossier.domain.errors import (
    ChangedOnDisk,
    DiskFull,
    Gone,
    Locked,
    OpenError,
    ReadOnly,
    SaveError,
)
from lobdossier.domain.experience import Experience
from lobdossier.storage.faults import saving
from lobdossier.storage.file import DossierFile, create_dossier, open_dossier
from tests.faults import SmallDisk, as_nobody, names, needs_root, other_program, run_child

BIG = "Wat ik vandaag leerde. " * 4_000


@pytest.fixture
def file(path: Path) -> DossierFile:
    made = create_dossier(path)
    save(made, "eerst")
    yield made
    made.close()


def save(file: DossierFile, title: str, story: str = "") -> None:
    with file.writing() as writing:
        writing.put(Experience(title=title, story=story))


def titles(file: DossierFile) -> list[str]:
    with file.reading() as reading:
        return [experience.title for experience in reading.all(Experience)]


def copy_with(file: DossierFile, title: str) -> Path:
    """A version of the dossier with one more experience, as another computer might have made it."""
    other = file.path.with_name("other.lobdossier")
    shutil.copy(file.path, other)
    opened = open_dossier(other)
    save(opened, title)
    opened.close()
    return other


def by_rename(file: DossierFile) -> None:
    copy_with(file, "van elders").replace(file.path)


def in_place(file: DossierFile) -> None:
    other = copy_with(file, "van elders")
    with file.path.open("r+b") as target:
        target.write(other.read_bytes())
        target.truncate()
    other.unlink()


def by_another_program(file: DossierFile) -> None:
    with closing(sqlite3.connect(file.path, isolation_level=None)) as connection:
        connection.execute("UPDATE meta SET value = 'x' WHERE key = 'made_with'")


@pytest.mark.parametrize("change", [by_rename, in_place, by_another_program])
def test_a_dossier_that_somebody_changed_is_not_written(
    file: DossierFile, change: Callable[[DossierFile], None]
) -> None:
    """A sync client brought another version: both stay as they are, and every save says so."""
    change(file)
    before = file.path.read_bytes()

    for _ in range(2):
        with pytest.raises(ChangedOnDisk):
            save(file, "van mij")

    assert file.path.read_bytes() == before
    assert (names(file.path.parent)) == sorted([file.path.name, f".~{file.path.name}.lock"])


def test_a_write_that_comes_between_the_check_and_the_transaction_is_seen(file: DossierFile) -> None:
    """The file is looked at again when nobody else can write any more."""
    look = file._must_be_there

    def somebody_is_quicker() -> None:
        look()
        by_another_program(file)

    file._must_be_there = somebody_is_quicker  # type: ignore[method-assign]  # the moment cannot be hit otherwise

    with pytest.raises(ChangedOnDisk):
        save(file, "van mij")


def moved(file: DossierFile) -> Callable[[], None]:
    away = file.path.with_name("weg")
    file.path.rename(away)
    return lambda: away.rename(file.path) and None


def folder_moved(file: DossierFile) -> Callable[[], None]:
    folder, away = file.path.parent, file.path.parent.with_name("weg")
    folder.rename(away)
    return lambda: away.rename(folder) and None


@pytest.mark.parametrize("take", [moved, folder_moved])
def test_a_dossier_that_is_gone_is_told_and_saves_again_when_it_is_back(
    file: DossierFile, take: Callable[[DossierFile], Callable[[], None]]
) -> None:
    """Moved away, or its folder: nothing is made in its place; put back, the next save works."""
    bring_back = take(file)

    with pytest.raises(Gone):
        save(file, "van mij")
    assert not file.path.exists()
    bring_back()
    save(file, "van mij")

    assert titles(file) == ["eerst", "van mij"]


def test_a_deleted_dossier_is_gone(file: DossierFile) -> None:
    """No empty file comes in its place; what was read can still be read."""
    file.path.unlink()

    with pytest.raises(Gone):
        save(file, "van mij")

    assert not file.path.exists()
    assert titles(file) == ["eerst"]


@pytest.mark.parametrize("statement", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE", "BEGIN"])
def test_a_file_that_another_program_holds_is_locked_for_now(
    file: DossierFile, monkeypatch: pytest.MonkeyPatch, statement: str
) -> None:
    """We wait some seconds, say so, and save when it is free."""
    file._raw.execute("PRAGMA busy_timeout = 300")
    with other_program(file.path, statement):
        started = time.monotonic()
        with pytest.raises(Locked):
            save(file, "van mij")
        assert time.monotonic() - started < 3

    save(file, "van mij")
    assert titles(file) == ["eerst", "van mij"]


def test_we_wait_at_most_five_seconds(file: DossierFile) -> None:
    """The setting of the kept connection."""
    assert file._raw.execute("PRAGMA busy_timeout").fetchone() == (5_000,)


@needs_root
def test_a_full_disk_is_told_and_saves_again_when_there_is_room(tmp_path: Path) -> None:
    """Nothing half is left; reading goes on."""
    with SmallDisk(tmp_path / "stick", 1_500) as disk:
        file = create_dossier(disk.path / "a.lobdossier")
        save(file, "eerst")
        disk.fill()

        for _ in range(3):
            with pytest.raises(DiskFull):
                save(file, "te groot", BIG)
        assert titles(file) == ["eerst"]
        disk.make_room()
        save(file, "van mij", BIG)

        assert titles(file) == ["eerst", "van mij"]
        file.close()
        open_dossier(disk.path / "a.lobdossier").close()


@needs_root
def test_no_dossier_is_made_on_a_full_disk(tmp_path: Path) -> None:
    """And nothing half is left."""
    with SmallDisk(tmp_path / "stick", 200) as disk:
        disk.fill()

        with pytest.raises(DiskFull):
            create_dossier(disk.path / "a.lobdossier")

        assert names(disk.path) == ["fill"]


@needs_root
def test_a_full_disk_still_opens(tmp_path: Path) -> None:
    """To read and to copy, if not to write."""
    with SmallDisk(tmp_path / "stick", 400) as disk:
        create_dossier(disk.path / "a.lobdossier").close()
        disk.fill()

        file = open_dossier(disk.path / "a.lobdossier")

        assert titles(file) == []
        file.close()


@needs_root
def test_a_stick_pulled_out_is_told(tmp_path: Path) -> None:
    """The dossier is gone while it is out; an empty stick is not filled."""
    with SmallDisk(tmp_path / "stick", 1_500) as disk:
        file = create_dossier(disk.path / "a.lobdossier")
        save(file, "eerst")
        disk.pull_out()

        with pytest.raises(Gone):
            save(file, "van mij")
        disk.put_in()
        with pytest.raises(Gone):
            save(file, "van mij")

        assert names(disk.path) == []
        file.close()


def test_a_quota_is_a_full_disk(path: Path) -> None:
    """A limit on the size of files looks like an input/output error to SQLite; the student reads that it is full."""
    create_dossier(path).close()
    said = run_child(
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from lobdossier.domain.errors import DiskFull\n"
        "from lobdossier.domain.experience import Experience\n"
        "from lobdossier.storage.file import open_dossier\n"
        "file = open_dossier(Path(sys.argv[1]))\n"
        "def save(story):\n"
        "    with file.writing() as writing:\n"
        "        writing.put(Experience(story=story))\n"
        "size = Path(sys.argv[1]).stat().st_size\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (size + 8192, resource.RLIM_INFINITY))\n"
        "try:\n"
        "    save('x' * 90_000)\n"
        "except DiskFull:\n"
        "    print('full')\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))\n"
        "save('x' * 90_000)\n"
        "file.close()\n"
        "print('saved')\n",
        path,
    )
    assert said.split() == ["full", "saved"]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


def refused_save(path: Path) -> str:
    file = open_dossier(path)
    try:
        found = ",".join(titles(file))
        save(file, "van mij")
    except SaveError as error:
        return f"{type(error).__name__} {found} {file.read_only}"
    finally:
        file.close()
    return "saved"


def open_for_all(folder: Path) -> None:
    """Let every user through to *folder*: the folders of pytest are private, some levels deep."""
    for parent in folder.parents:
        if parent.stat().st_mode & 0o055 != 0o055 and parent.is_relative_to(tempfile.gettempdir()):
            parent.chmod(0o755)


@needs_root
@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o777), (0o444, 0o555), (0o666, 0o555)])
def test_what_may_not_be_written_opens_to_read(tmp_path: Path, file_mode: int, folder_mode: int) -> None:
    """A read-only file, or a file in a read-only folder: everything can be read, a save says why not."""
    folder = tmp_path / "map"
    folder.mkdir()
    open_for_all(folder)
    path = folder / "a.lobdossier"
    file = create_dossier(path)
    save(file, "eerst")
    file.close()
    path.chmod(file_mode)
    folder.chmod(folder_mode)
    before = path.read_bytes()

    assert as_nobody(lambda: refused_save(path)) == "ReadOnly eerst True"
    assert path.read_bytes() == before
    assert names(folder) == [path.name]


@needs_root
def test_a_folder_that_becomes_read_only_is_told(tmp_path: Path) -> None:
    """While the dossier is open; it saves again when the folder may be written."""
    folder = tmp_path / "map"
    folder.mkdir()
    open_for_all(folder)
    folder.chmod(0o777)
    os.chown(folder, 65534, 65534)

    def act() -> str:
        file = create_dossier(folder / "a.lobdossier")
        save(file, "eerst")
        folder.chmod(0o555)
        try:
            save(file, "van mij")
        except ReadOnly:
            folder.chmod(0o777)
            save(file, "van mij")
            return ",".join(titles(file))
        return "saved in a folder that may not be written"

    assert as_nobody(act) == "eerst,van mij"


@needs_root
def test_a_file_that_may_not_even_be_read_is_refused(tmp_path: Path) -> None:
    """As not opened, without a traceback."""
    path = tmp_path / "a.lobdossier"
    create_dossier(path).close()
    for parent in tmp_path.parents[:2]:
        parent.chmod(0o755)
    tmp_path.chmod(0o755)
    path.chmod(0)

    def act() -> str:
        try:
            open_dossier(path)
        except OpenError as error:
            return type(error).__name__
        return "opened"

    assert as_nobody(act) == "OpenError"


def test_our_own_mistakes_are_not_taken_for_the_world(file: DossierFile) -> None:
    """A wrong statement is a bug, not a full disk: it passes as it is."""
    with pytest.raises(sqlite3.OperationalError, match="no such table"), saving(file.path):
        file._raw.execute("SELECT * FROM nonsense")

    def stumble() -> None:
        with file.writing() as writing:
            writing.put(Experience(title="weg"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stumble()
    assert titles(file) == ["eerst"]
