"""Backups: whole, verified copies outside the dossier's own folder, thinned with age."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from lobdossier.disk import claim, make_durable, make_private, replace, sweep, temporary_beside
from lobdossier.domain.errors import Damaged, NotADossier
from lobdossier.domain.kinds import KINDS
from lobdossier.storage import checks
from lobdossier.storage.connection import raw
from lobdossier.storage.faults import saving

NEWEST: Final = 10
DAYS: Final = 14
WEEKS: Final = 8
MOST_BYTES: Final = 1_000_000_000
_NAME = re.compile(r"(\d{8}T\d{6}Z)\.lobdossier")
_FORMAT = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy and the moment (UTC) at which it was made."""

    path: Path
    made: datetime


def backups(folder: Path) -> list[Backup]:
    """The backups in *folder*, newest first."""
    found = []
    for path in folder.glob("*.lobdossier"):
        if match := _NAME.fullmatch(path.name):
            found.append(Backup(path, datetime.strptime(match[1], _FORMAT).replace(tzinfo=UTC)))
    return sorted(found, key=lambda backup: backup.made, reverse=True)


def back_up(dossier: Path, folder: Path, now: datetime) -> Backup:
    """Copy *dossier* as it stands into *folder*, check the copy, and thin out the old ones.

    It uses its own short-lived connection, so it may run beside the one that writes.

    Raises:
        SaveError: no backup was added; the ones that were there still are.
        Damaged: the copy failed its checks; nothing was thinned.
    """
    target = folder / f"{now.astimezone(UTC).strftime(_FORMAT)}.lobdossier"
    with saving(target):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        sweep(folder)
        before = backups(folder)
        copy_whole(dossier, target)
        now_held = records(target)
        if not before or 2 * now_held >= _records_or_none(before[0].path):
            _thin(backups(folder), now, now_held)
    return Backup(target, now)


def copy_whole(dossier: Path, target: Path, *, over: bool = True) -> None:
    """A compact, checked copy of *dossier* at *target*: written beside it first, then moved into its place.

    Without *over* it is never put in the place of another file.

    Raises:
        Damaged: the dossier cannot be copied whole, or the copy is not what the dossier was.
        FileExistsError: there is something at *target*, and not *over*.
        OSError, sqlite3.Error: it could not be written.
    """
    temporary = temporary_beside(target)
    try:
        make_private(temporary)
        _copy(dossier, temporary)
        make_durable(temporary)  # VACUUM INTO does not do this itself
        checks.check_contents(temporary, checks.check_header(temporary))
        (replace if over else claim)(temporary, target)
    except (Damaged, NotADossier) as error:
        raise Damaged(dossier, getattr(error, "check", "header")) from error
    finally:
        temporary.unlink(missing_ok=True)


def _copy(dossier: Path, temporary: Path) -> None:
    try:
        with closing(raw(dossier, "ro")) as connection:
            before = _count(connection)
            connection.execute("VACUUM INTO ?", (str(temporary),))
            after = _count(connection)  # meanwhile the student may have added or erased something
    except sqlite3.DatabaseError as error:
        if (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise Damaged(dossier, "quick_check") from error
        raise
    if not min(before, after) <= records(temporary) <= max(before, after):
        raise Damaged(dossier, "count")


def records(path: Path) -> int:
    """How many records of all kinds a dossier holds, the trash included."""
    with closing(raw(path, "ro")) as connection:
        return _count(connection)


def owner(path: Path) -> str:
    """The name of the student whose dossier the copy at *path* is; empty when that cannot be read."""
    try:
        with closing(raw(path, "ro")) as connection:
            row = connection.execute("SELECT name FROM student WHERE deleted IS NULL ORDER BY id").fetchone()
    except sqlite3.Error:
        return ""
    return str(row[0]) if row else ""


def _count(connection: sqlite3.Connection) -> int:
    return sum(connection.execute(f'SELECT count(*) FROM "{kind.KIND}"').fetchone()[0] for kind in KINDS)  # noqa: S608 - names of our own tables


def _records_or_none(path: Path) -> int:
    """How many records a backup holds; none when it cannot be read any more."""
    try:
        return records(path)
    except sqlite3.Error:
        return 0


def _thin(found: list[Backup], now: datetime, now_held: int) -> None:
    """Remove what is not worth keeping of *found* (newest first), the last copy of a much larger dossier excepted."""
    kept = _worth_keeping(found, now)
    size = 0
    doomed = []
    for backup in found:
        size += backup.path.stat().st_size if backup in kept else 0
        if backup not in kept or (size > MOST_BYTES and backup is not found[0]):
            doomed.append(backup)
    if not any(_records_or_none(backup.path) > 2 * now_held for backup in found if backup not in doomed):
        larger = next((backup for backup in doomed if _records_or_none(backup.path) > 2 * now_held), None)
        doomed = [backup for backup in doomed if backup is not larger]
    for backup in doomed:
        backup.path.unlink(missing_ok=True)


def _worth_keeping(found: list[Backup], now: datetime) -> set[Backup]:
    """The newest ones, the last of each of the latest days, and the last of each of the latest weeks."""
    young = [backup for backup in found if now - backup.made < timedelta(days=DAYS)]
    older = [backup for backup in found if now - backup.made < timedelta(weeks=WEEKS)]
    days = _first_of_each(young, "%Y-%m-%d")
    weeks = _first_of_each(older, "%G-%V")
    return {*found[:NEWEST], *days, *weeks}


def _first_of_each(found: Iterable[Backup], span: str) -> list[Backup]:
    first: dict[str, Backup] = {}
    for backup in found:
        first.setdefault(backup.made.astimezone().strftime(span), backup)  # days as the student lives them
    return list(first.values())
