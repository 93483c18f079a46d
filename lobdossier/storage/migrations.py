"""From an older schema to the newest: on a copy, checked, and only then in the place of the old file."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from lobdossier.disk import make_private, replace, temporary_beside
from lobdossier.storage import checks
from lobdossier.storage.connection import raw
from lobdossier.storage.faults import saving

Migration = Callable[[sqlite3.Connection], None]

MIGRATIONS: Final[dict[int, Migration]] = {}
"""From version n to n + 1. `tests/databases/` holds a dossier of every version that was ever given out."""


def upgrade(path: Path, version: int) -> None:
    """Bring the dossier at *path* from *version* to the newest; a crash leaves the old one or the new one.

    Raises:
        SaveError: the old file still stands, unchanged.
        Damaged: the upgraded copy failed its checks; the old file still stands.
    """
    copy = temporary_beside(path)
    with saving(path):
        try:
            make_private(copy)
            with closing(raw(path, "ro")) as source, closing(sqlite3.connect(copy, isolation_level=None)) as target:
                source.backup(target)
                _migrate(target, version)
            checks.check_contents(copy, checks.VERSION)
            shutil.copymode(path, copy)
            replace(copy, path)
        finally:
            copy.unlink(missing_ok=True)


def upgraded_in_memory(path: Path, version: int) -> sqlite3.Connection:
    """An upgraded copy of a dossier that may only be read, as the program needs it to show it; the file stays as it is."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        with closing(raw(path, "ro")) as source:
            source.backup(connection)
        _migrate(connection, version)
    except BaseException:
        connection.close()
        raise
    return connection


def _migrate(connection: sqlite3.Connection, version: int) -> None:
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("BEGIN")
    for step in range(version, checks.VERSION):
        MIGRATIONS[step](connection)
    connection.execute(f"PRAGMA user_version = {checks.VERSION}")
    connection.execute("COMMIT")
