"""From an old version to the newest: on a copy, and only whole in the place of the old file."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from lobdossier.domain.errors import DiskFull, InUse, SaveError
from lobdossier.domain.experience import Experience
from lobdossier.domain.kinds import KINDS
from lobdossier.storage import checks, migrations
from lobdossier.storage.file import DossierFile, open_dossier
from tests.faults import SmallDisk, killed, names, needs_root

DATABASES = Path(__file__).parents[1] / "databases"


@pytest.fixture
def old(path: Path) -> Path:
    """The stored dossier of version 1, in a place of its own."""
    return Path(shutil.copy(DATABASES / "v1.lobdossier", path))


def everything(file: DossierFile) -> list[object]:
    with file.reading() as reading:
        return [record for kind in KINDS for record in reading.all(kind)]


def kinds_of(database: Path) -> set[type]:
    """The kinds of record that there were when *database* was made."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {kind for kind in KINDS if kind.KIND in there}


def user_version(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[60:64], "big")


@pytest.mark.parametrize("name", sorted(found.name for found in DATABASES.glob("*.lobdossier")))
def test_every_version_that_was_ever_given_out_opens(name: str, path: Path) -> None:
    """With one record of every kind in it, all of them whole, and it can be written."""
    shutil.copy(DATABASES / name, path)

    file = open_dossier(path)
    found = everything(file)
    with file.writing() as writing:
        writing.put(Experience(title="nieuw"))
    with file.reading() as reading:
        damaged = reading.damaged()
    file.close()

    assert {type(record) for record in found} == kinds_of(DATABASES / name)
    assert damaged == []
    assert user_version(path) == checks.VERSION


def test_an_old_dossier_is_upgraded_and_holds_the_same(old: Path) -> None:
    """Every record as it was; the file keeps its rights, and nothing is left beside it."""
    before = everything(open_dossier(old, read_only=True))
    old.chmod(0o640)

    file = open_dossier(old)

    assert everything(file) == before
    file.close()
    assert user_version(old) == checks.VERSION
    assert old.stat().st_mode & 0o777 == 0o640
    assert names(old.parent) == [old.name]


def test_an_old_dossier_that_may_not_be_written_is_shown_upgraded(old: Path) -> None:
    """In memory; the file stays what it was."""
    before = hashlib.sha256(old.read_bytes()).hexdigest()

    file = open_dossier(old, read_only=True)

    assert file._raw.execute("SELECT count(*) FROM sqlite_master WHERE name = 'text_version'").fetchone() == (1,)
    assert {type(record) for record in everything(file)} == kinds_of(DATABASES / "v1.lobdossier")
    file.close()
    assert hashlib.sha256(old.read_bytes()).hexdigest() == before


def test_a_failed_upgrade_leaves_the_old_dossier(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake in a migration costs the student nothing; the file can be opened again with what could open it."""

    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM experience")
        raise ZeroDivisionError

    before = old.read_bytes()
    monkeypatch.setitem(migrations.MIGRATIONS, 1, fail)

    with pytest.raises(ZeroDivisionError):
        open_dossier(old)

    assert old.read_bytes() == before
    assert names(old.parent) == [old.name]


def test_an_upgrade_to_something_else_than_the_known_schema_is_refused(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The upgraded copy is checked before it takes the place of the old one."""
    before = old.read_bytes()
    monkeypatch.setitem(migrations.MIGRATIONS, checks.VERSION - 1, lambda connection: None)

    with pytest.raises(checks.Damaged, match="Damaged"):
        open_dossier(old)

    assert old.read_bytes() == before


@needs_root
def test_a_full_disk_during_an_upgrade_leaves_the_old_dossier(tmp_path: Path) -> None:
    """It is told, and the old one is there for when there is room."""
    with SmallDisk(tmp_path / "stick", 1_100) as disk:
        old = Path(shutil.copy(DATABASES / "v1.lobdossier", disk.path / "a.lobdossier"))
        (disk.path / "fill").write_bytes(b"\0" * (os.statvfs(disk.path).f_bavail * 4096 - 40_000))

        with pytest.raises(DiskFull):
            open_dossier(old)
        assert user_version(old) == 1
        disk.make_room()
        open_dossier(old).close()

        assert user_version(old) == checks.VERSION
        assert names(disk.path) == [old.name]


def test_killed_during_an_upgrade_it_is_the_old_or_the_new(old: Path) -> None:
    """Twenty times: whichever it is, it is whole, and the next start finishes what was begun."""
    chance = random.Random(4)
    seen = set()
    for number in range(20):
        shutil.copy(DATABASES / "v1.lobdossier", old)

        def upgrade(tell: object) -> None:
            assert callable(tell)
            tell("begun")
            open_dossier(old).close()

        killed(upgrade, 0.3 if number % 2 else 0.02, chance)
        seen.add(user_version(old))
        checks.check_contents(old, checks.check_header(old))
        try:
            file = open_dossier(old)
        except (InUse, SaveError) as error:
            raise AssertionError("the lock of the dead was not taken over") from error
        assert {type(record) for record in everything(file)} == kinds_of(DATABASES / "v1.lobdossier")
        file.close()
        assert user_version(old) == checks.VERSION
        assert names(old.parent) == [old.name]
    assert seen == {1, checks.VERSION}
