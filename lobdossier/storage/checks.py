"""What a file must be before it is opened as a dossier. Nothing here writes."""

from __future__ import annotations

import re
import sqlite3
import stat
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Final

from lobdossier.domain.errors import Damaged, FileMissing, InUse, NewerVersion, NotADossier, OpenError, StrayJournal
from lobdossier.paths import resource
from lobdossier.storage import journal
from lobdossier.storage.connection import raw

APPLICATION_ID: Final = 0x4C4F4244  # "LOBD"
VERSION: Final = 4
CHECK_OPCODES: Final = 200_000_000
"""The check stops after this many steps of SQLite's machine: a file made to be slow must not hang the app."""

# The tables that the search index keeps for itself. Their text may differ between versions of SQLite, so it is only
# held against what it can be: plain columns.
_SHADOW = re.compile(r"search_index_(data|idx|docsize|config)")
_SHADOW_SQL = re.compile(r"CREATE TABLE 'search_index_\w+'\([\w ,]*(?:PRIMARY KEY\([\w, ]+\))?\)(?: WITHOUT ROWID)?")
_OTHER = (
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"<", "html"),
    (b"\xff\xd8\xff", "photo"),
    (b"\x89PNG", "photo"),
)


def check_header(path: Path) -> int:
    """Look at the first bytes and the size of *path*; returns the schema version it says it has.

    The bytes are read before SQLite opens the file and never while: closing a second handle would drop its locks.

    Raises:
        FileMissing, NotADossier, NewerVersion, Damaged, StrayJournal
        OpenError: the system does not let us read it.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise FileMissing(path) from None
    except (OSError, ValueError) as error:
        raise OpenError(path) from error
    if not stat.S_ISREG(found.st_mode):
        raise NotADossier(path, "folder")
    if found.st_size == 0:
        raise NotADossier(path, "empty")
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise FileMissing(path) from None
    except OSError as error:
        raise OpenError(path) from error
    if not head.startswith(b"SQLite format 3\0") or len(head) < 100:
        raise NotADossier(path, what(head))
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise NotADossier(path, "sqlite")
    version = int.from_bytes(head[60:64], "big")
    if version > VERSION:
        raise NewerVersion(path, version, VERSION)
    if version < 1:
        raise Damaged(path, "header")
    _check_size(path, head, found.st_size)
    try:
        _check_neighbours(path)
    except OSError as error:
        raise OpenError(path) from error
    return version


def what(head: bytes) -> str:
    """What a file is that begins with *head* and is no dossier, as `NotADossier.found`."""
    if not head.strip(b"\0"):
        return "empty"
    return next((name for start, name in _OTHER if head.lstrip().startswith(start)), "unknown")


def _check_size(path: Path, head: bytes, size: int) -> None:
    page = int.from_bytes(head[16:18], "big")
    page = 65_536 if page == 1 else page
    if page < 512 or page & (page - 1) or head[18] != 1 or head[19] != 1:
        raise Damaged(path, "header")
    # A hot journal may still have to shrink or grow the file; then the journal decides.
    if size != page * int.from_bytes(head[28:32], "big") and not journal.beside(path).exists():
        raise Damaged(path, "size")


def _check_neighbours(path: Path) -> None:
    """A write-ahead log is never ours; a rollback journal may belong to another file that was here before."""
    refuse_strays(path, ("-wal", "-shm"))
    if journal.hot(path) and not journal.fits(path):
        raise StrayJournal(path, journal.beside(path))


def refuse_strays(path: Path, suffixes: tuple[str, ...] = ("-journal", "-wal", "-shm")) -> None:
    """Look for side files where a dossier is to be put: SQLite would take them for its own.

    Raises:
        StrayJournal: naming the first.
    """
    for suffix in suffixes:
        stray = path.with_name(path.name + suffix)
        if stray.exists():
            raise StrayJournal(path, stray)


def recover(path: Path) -> None:
    """Let SQLite take back the transaction that a crash broke off, if there is one; the owner does so before anything else.

    Raises:
        Damaged: it could not be taken back.
        InUse: another program holds the file.
    """
    if not journal.beside(path).exists():
        return
    try:
        with closing(raw(path)) as connection:
            connection.execute("BEGIN EXCLUSIVE")  # takes back what was broken off; from here on nobody else writes
            if not journal.hot(path):  # one that was never begun, or was done with: SQLite leaves it lying
                journal.beside(path).unlink(missing_ok=True)
            connection.execute("ROLLBACK")
    except OSError:
        return  # it does no harm where it is
    except sqlite3.Error as error:
        raise _refusal(path, error, "journal") from error
    check_header(path)


def check_contents(path: Path, version: int) -> None:
    """Open *path* read-only and hold its schema and its pages against what they must be.

    Raises:
        Damaged: naming the first check that failed.
        InUse: another program holds the file.
    """
    try:
        connection = raw(path, "ro")
    except sqlite3.Error as error:
        raise _refusal(path, error, "header") from error
    try:
        _check_open(connection, path, version)
    except sqlite3.Error as error:
        raise _refusal(path, error, "quick_check") from error
    finally:
        connection.close()


def _refusal(path: Path, error: sqlite3.Error, check: str) -> OpenError:
    """What an error of SQLite while looking at a file says about it."""
    code = getattr(error, "sqlite_errorcode", 0) or 0
    if code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return InUse(path)
    if code == sqlite3.SQLITE_READONLY_ROLLBACK:
        return Damaged(path, "journal")
    if code & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return OpenError(path)
    return Damaged(path, check)


def _check_open(connection: sqlite3.Connection, path: Path, version: int) -> None:
    calls = iter(range(CHECK_OPCODES // 10_000))
    connection.set_progress_handler(lambda: next(calls, None) is None, 10_000)
    if schema_of(connection) != known_schema(version):
        raise Damaged(path, "schema")
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise Damaged(path, "quick_check")
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise Damaged(path, "foreign_keys")


def schema_of(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """Everything in the schema by type and name, without the tables that the search index keeps for itself."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {(type_, name): sql for type_, name, sql in rows if not _shadow(type_, name, sql)}


def _shadow(type_: object, name: object, sql: object) -> bool:
    return (
        type_ == "table"
        and isinstance(name, str)
        and isinstance(sql, str)
        and _SHADOW.fullmatch(name) is not None
        and _SHADOW_SQL.fullmatch(sql) is not None
    )


@cache
def known_schema(version: int) -> dict[tuple[str, str], str]:
    """The schema that a dossier of *version* must have, as SQLite itself writes it down."""
    connection = sqlite3.connect(":memory:")
    try:
        for statement in statements(version):
            connection.execute(statement)
        return schema_of(connection)
    finally:
        connection.close()


def statements(version: int) -> list[str]:
    """The statements that make an empty dossier of *version*, from `resources/schema`."""
    text = resource("schema", f"dossier-{version}.sql").read_text(encoding="utf-8")
    return [statement.strip() for statement in text.split(";\n") if statement.strip()]
