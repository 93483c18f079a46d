"""Backups: whole, verified, thinned with age, and never the last copy of more than there is now."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lobdossier.domain.errors import Damaged, DiskFull, StrayJournal
from lobdossier.domain.experience import Experience
from lobdossier.services import backups as service
from lobdossier.services.workspace import Workspace
from lobdossier.storage import backup
from lobdossier.storage.file import open_dossier
from tests.conftest import Clock
from tests.factories import contents, one_of_each
from tests.faults import SmallDisk, needs_root


@pytest.fixture
def amsterdam(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The computer of a Dutch student."""
    monkeypatch.setenv("TZ", "Europe/Amsterdam")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def later(workspace: Workspace, clock: Clock) -> None:
    """Let the file look as if it was written at the moment of *clock*."""
    os.utime(workspace.path, (clock().timestamp(), clock().timestamp()))


def test_a_backup_is_due_once_a_day_when_something_changed(workspace: Workspace, clock: Clock) -> None:
    """Never made: due. Made today, or nothing changed since: not due."""
    backups = workspace.backups
    assert backups.due()
    later(workspace, clock)
    clock.pass_by(minutes=1)
    backups.make()

    assert not backups.due()
    clock.pass_by(days=1)
    assert not backups.due()
    later(workspace, clock)
    assert backups.due()
    backups.make()
    clock.pass_by(minutes=5)
    later(workspace, clock)
    assert not backups.due()


def test_a_day_is_the_day_of_the_student(workspace: Workspace, clock: Clock, amsterdam: None) -> None:
    """Half past midnight in Amsterdam is another day than half past eleven, though it is not yet in Greenwich."""
    clock.now = datetime(2026, 3, 10, 22, 30, tzinfo=UTC)  # 23:30
    workspace.backups.make()
    clock.now = datetime(2026, 3, 10, 23, 30, tzinfo=UTC)  # 00:30 the next day
    later(workspace, clock)

    assert workspace.backups.due()


def test_a_backup_holds_everything_and_lies_apart(workspace: Workspace, path: Path, data: Path) -> None:
    """The same rows, in a folder that is not the dossier's, for its owner only."""
    for record in one_of_each():
        workspace.records.save(record)

    made = workspace.backups.make()

    assert workspace.backups.all() == [backup.Backup(made.path, made.made)]
    assert data in made.path.parents
    assert {name: rows for name, rows in contents(made.path).items() if not name.startswith("search_index")} == {
        name: rows for name, rows in contents(path).items() if not name.startswith("search_index")
    }
    assert made.path.stat().st_mode & 0o077 == 0
    assert [found.name for found in service.kept(data)] == ["Anna"]


def test_putting_back_makes_a_new_file_and_never_takes_a_place(
    workspace: Workspace, path: Path, tmp_path: Path
) -> None:
    """The open dossier stays as it is; what is restored opens."""
    workspace.records.add(Experience(title="toen"))
    made = workspace.backups.make()
    workspace.records.add(Experience(title="nu"))
    target = tmp_path / "terug" / "Anna.lobdossier"

    workspace.backups.put_back(made, target)
    with pytest.raises(FileExistsError):
        workspace.backups.put_back(made, path)
    with pytest.raises(FileExistsError):
        workspace.backups.put_back(made, target)

    restored = Workspace.open(target, data=tmp_path / "data2")
    assert [e.title for e in restored.records.all(Experience)] == ["toen"]
    restored.close()
    assert [e.title for e in workspace.records.all(Experience)] == ["toen", "nu"]
    assert [found.name for found in target.parent.iterdir()] == [target.name]


@pytest.mark.parametrize("suffix", ["-journal", "-wal", "-shm"])
def test_nothing_is_put_back_beside_the_journal_of_another(workspace: Workspace, tmp_path: Path, suffix: str) -> None:
    """SQLite would play it back into the restored file."""
    made = workspace.backups.make()
    target = tmp_path / "terug.lobdossier"
    target.with_name(target.name + suffix).write_bytes(b"x")

    with pytest.raises(StrayJournal):
        workspace.backups.put_back(made, target)

    assert not target.exists()


def test_a_damaged_backup_is_not_put_back(workspace: Workspace, tmp_path: Path) -> None:
    """It is told; no file is made."""
    workspace.records.add(Experience(story="x" * 50_000))
    made = workspace.backups.make()
    os.truncate(made.path, 8192)

    with pytest.raises(Damaged):
        workspace.backups.put_back(made, tmp_path / "terug.lobdossier")

    assert not (tmp_path / "terug.lobdossier").exists()


def test_a_damaged_dossier_is_not_backed_up_and_costs_no_backup(workspace: Workspace, path: Path, clock: Clock) -> None:
    """The good copies are not pushed out by bad ones."""
    for number in range(30):
        workspace.records.add(Experience(title=str(number), story="Zo ging het. " * 500))
    for _ in range(13):
        workspace.backups.make()
        clock.pass_by(minutes=10)
    before = workspace.backups.all()
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 8192 * 4096)
        file.write(os.urandom(20_000))

    with pytest.raises(Damaged) as refused:
        workspace.backups.make()

    assert refused.value.path == path
    assert workspace.backups.all() == before
    assert all(not found.name.startswith(".") for found in workspace.backups.folder.iterdir())


def test_backups_are_thinned_by_days_and_weeks(workspace: Workspace, clock: Clock) -> None:
    """The ten newest, the last of each of fourteen days, the last of each of eight weeks; nothing older."""
    whole = workspace.backups.make().path
    start = clock.now
    for hours in range(1, 24 * 100, 8):  # three a day, for a hundred days, put there as if made then
        made = start - timedelta(hours=hours)
        shutil.copy(whole, whole.with_name(f"{made:%Y%m%dT%H%M%SZ}.lobdossier"))

    clock.pass_by(minutes=1)
    workspace.backups.make()

    ages = [clock.now - found.made for found in workspace.backups.all()]
    assert 10 <= sum(age < timedelta(days=4) for age in ages) <= 13
    assert len({found.made.astimezone().date() for found in workspace.backups.all()[:24]}) >= 14
    assert 6 <= sum(timedelta(days=14) <= age for age in ages) <= 8
    assert max(ages) < timedelta(weeks=8)
    assert len(ages) <= backup.NEWEST + backup.DAYS + backup.WEEKS


def test_the_last_copy_of_a_larger_dossier_is_kept(workspace: Workspace, clock: Clock) -> None:
    """When more than half was lost, no number of new backups pushes out the copy that still has it."""
    records = [workspace.records.add(Experience(title=str(number))) for number in range(20)]
    full = [workspace.backups.make() for _ in range(12) if clock.pass_by(minutes=1)]
    with workspace._file.writing() as writing:
        for record in records[2:]:
            writing.erase(record)

    clock.pass_by(minutes=1)
    workspace.backups.make()
    assert {found.path for found in full[2:]} <= {found.path for found in workspace.backups.all()}
    for _ in range(30):
        clock.pass_by(days=7)
        workspace.backups.make()

    left = [found for found in workspace.backups.all() if backup.records(found.path) > 20]
    assert [found.path for found in left] == [full[-1].path]


def test_a_cap_on_size_spares_the_newest(workspace: Workspace, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """However large one backup is, there is always one."""
    monkeypatch.setattr(backup, "MOST_BYTES", 1)
    for _ in range(3):
        workspace.backups.make()
        clock.pass_by(minutes=1)

    assert len(workspace.backups.all()) == 1


def test_saving_goes_on_during_a_backup(workspace: Workspace, clock: Clock) -> None:
    """The student types on while copies are made; every copy is whole and every save is stored."""
    failures: list[BaseException] = []

    def copy() -> None:
        try:
            for _ in range(5):
                workspace.backups.make()
                clock.pass_by(seconds=1)
        except Exception as error:  # noqa: BLE001 - asserted on below
            failures.append(error)

    thread = threading.Thread(target=copy)
    thread.start()
    number = 0
    while thread.is_alive():
        workspace.records.add(Experience(title=str(number)))
        number += 1
    thread.join()

    assert failures == []
    assert len(workspace.records.all(Experience)) == number


@needs_root
def test_a_full_disk_costs_no_backup(tmp_path: Path, path: Path, clock: Clock) -> None:
    """None is added, none is lost, nothing half is left."""
    with SmallDisk(tmp_path / "stick", 2_000) as disk:
        workspace = Workspace.create(path, "Anna", data=disk.path, clock=clock)
        workspace.backups.make()
        clock.pass_by(minutes=1)
        disk.fill()

        with pytest.raises(DiskFull):
            workspace.backups.make()

        assert len(workspace.backups.all()) == 1
        assert len(list(workspace.backups.folder.iterdir())) == 1
        workspace.close()


def test_a_backup_of_a_dossier_that_is_open_to_read(path: Path, data: Path, clock: Clock, workspace: Workspace) -> None:
    """Looking along is enough to keep a copy."""
    workspace.close()
    looking = Workspace.open(path, read_only=True, data=data, clock=clock)

    assert looking.backups.due()
    assert open_dossier(looking.backups.make().path, read_only=True).id == looking._file.id
    looking.close()


def test_what_was_erased_long_ago_is_not_in_a_backup(workspace: Workspace) -> None:
    """A copy is written anew: it has no free pages with old words in them."""
    record = workspace.records.add(Experience(story="Geheimwoord " * 100))
    with workspace._file.writing() as writing:
        writing.erase(record)

    made = workspace.backups.make()

    assert b"eheimwoord" not in made.path.read_bytes()
    with closing(sqlite3.connect(made.path)) as connection:
        assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
