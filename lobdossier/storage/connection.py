"""How SQLite is opened here: never creating a file, in rollback-journal mode, with a file of somebody else in mind."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

BUSY_SECONDS: Final = 5.0

# Rollback journal, not WAL: its failures are errors, WAL's are silent losses (stick pulled out, file replaced by a
# sync client, copy without its -wal). EXTRA, because only then the folder is synced after the journal is gone.
PRAGMAS: Final[dict[str, int]] = {
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "foreign_keys": 1,
    "secure_delete": 1,
    "synchronous": 3,
    "temp_store": 2,
}


def raw(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """A plain connection to the existing file at *path*, configured and checked; *mode* is "rw" or "ro".

    It may be used from any thread: `file.DossierFile` guards the kept one with a lock.

    Raises:
        sqlite3.Error: the file cannot be opened, or does not take the settings.
    """
    uri = path.absolute().as_uri() + f"?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        _configure(connection, mode)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _configure(connection: sqlite3.Connection, mode: str) -> None:
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}")
    if mode == "rw":
        (journal,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        if journal != "delete":
            raise sqlite3.OperationalError(f"journal mode is {journal}")
    for name, value in PRAGMAS.items():
        # mmap_size answers nothing where memory mapping was compiled out.
        answer = connection.execute(f"PRAGMA {name}").fetchone()
        if answer is not None and answer[0] != value:
            raise sqlite3.OperationalError(f"{name} is {answer[0]}")


def engine_for(connection: sqlite3.Connection) -> Engine:
    """SQLAlchemy on one kept connection; a transaction starts with BEGIN IMMEDIATE, so that it cannot fail halfway on a lock."""
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    event.listen(engine, "begin", _begin)
    return engine


READ: Final[dict[str, bool]] = {"lobdossier_read": True}
"""Execution options of a connection that only reads: no transaction is begun for it."""


def _begin(connection: Connection) -> None:
    if not connection.get_execution_options().get("lobdossier_read"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
