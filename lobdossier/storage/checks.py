"""What a file must be before it is opened as a dossier. Nothing here writes."""

from __future__ import annotations

import re
import sqlite3
import stat
from functools import cache
from pathlib import Path
from typing import Final

from lobdossier.domain.errors import Damaged, FileMissing, NewerVersion, NotADossier, StrayJournal
from lobdossier.paths import resource
from lobdossier.storage.connection import raw

APPLICATION_ID: Final = 0x4C4F4244  # "LOBD"
VERSION: Final = 1
CHECK_OPCODES: Final = 200_000_000
"""The check stops after this many steps of SQLite's machine: a file made to be slow must not hang the app."""

_SHADOW = re.compile(r"search_index_(data|idx|docsize|config|content)")
_OTHER = (
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"<", "html"),
    (b"\xff\xd8", "photo"),
    (b"\x89PNG", "photo"),
)


def check_header(path: Path) -> int:
    """Look at the first bytes and the size of *path*; returns the schema version it says it has.

    The bytes are read before SQLite opens the file and never while: closing a second handle would drop its locks.

    Raises:
        FileMissing, NotADossier, NewerVersion, Damaged, StrayJournal
    """
    try:
        found = path.stat()
    except OSError:
        raise FileMissing(path) from None
    if not stat.S_ISREG(found.st_mode):
        raise NotADossier(path, "folder")
    if found.st_size == 0:
        raise NotADossier(path, "empty")
    with path.open("rb") as file:
        head = file.read(100)
    if not head.startswith(b"SQLite format 3\0") or len(head) < 100:
        raise NotADossier(path, _what(head))
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise NotADossier(path, "sqlite")
    version = int.from_bytes(head[60:64], "big")
    if version > VERSION:
        raise NewerVersion(path, version, VERSION)
    if version < 1:
        raise Damaged(path, "header")
    _check_size(path, head, found.st_size)
    _check_neighbours(path)
    return version


def _what(head: bytes) -> str:
    if not head.strip(b"\0"):
        return "empty"
    return next((name for start, name in _OTHER if head.lstrip().startswith(start)), "unknown")


def _check_size(path: Path, head: bytes, size: int) -> None:
    page = int.from_bytes(head[16:18], "big")
    page = 65_536 if page == 1 else page
    if page < 512 or page & (page - 1) or head[18] != 1 or head[19] != 1:
        raise Damaged(path, "header")
    # A hot journal may still have to shrink or grow the file; then the journal decides.
    if size != page * int.from_bytes(head[28:32], "big") and not _journal(path).exists():
        raise Damaged(path, "size")


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _check_neighbours(path: Path) -> None:
    """A write-ahead log is never ours; a journal older than the dossier belongs to a copy that was here before."""
    for suffix in ("-wal", "-shm"):
        stray = path.with_name(path.name + suffix)
        if stray.exists():
            raise StrayJournal(path, stray)
    journal = _journal(path)
    if journal.exists() and journal.stat().st_size and not _fits(journal, path):
        raise StrayJournal(path, journal)


def _fits(journal: Path, path: Path) -> bool:
    """Whether a hot journal can be this file's: it names the size in pages that the file had when it was begun.

    The file it was made for was never smaller than that; a dossier that was restored or copied here usually is, or
    was written later than the journal by more than the length of a transaction.
    """
    with journal.open("rb") as file:
        head = file.read(28)
    if len(head) < 28 or head[:8] != bytes.fromhex("d9d505f920a163d7"):
        return True  # no valid header: SQLite ignores and removes it
    page_size = int.from_bytes(head[24:28], "big") or 1
    pages_before = int.from_bytes(head[16:20], "big")
    entry, dossier = journal.stat(), path.stat()
    return dossier.st_size >= pages_before * page_size and dossier.st_mtime <= entry.st_mtime + 60


def check_contents(path: Path, version: int) -> None:
    """Open *path* read-only and hold its schema and its pages against what they must be.

    Raises:
        Damaged: naming the first check that failed.
    """
    try:
        connection = raw(path, "ro")
    except sqlite3.Error:
        raise Damaged(path, "header") from None
    try:
        _check_open(connection, path, version)
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
            raise
        raise Damaged(path, "quick_check") from error
    finally:
        connection.close()


def _check_open(connection: sqlite3.Connection, path: Path, version: int) -> None:
    calls = iter(range(CHECK_OPCODES // 10_000))
    connection.set_progress_handler(lambda: next(calls, None) is None, 10_000)
    if schema_of(connection) != known_schema(version):
        raise Damaged(path, "schema")
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise Damaged(path, "quick_check")
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise Damaged(path, "foreign_keys")


def schema_of(connection: sqlite3.Connection) -> dict[str, str]:
    """Everything in the schema by name, without the tables that the search index keeps for itself."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: sql for name, sql in rows if not _SHADOW.fullmatch(name)}


@cache
def known_schema(version: int) -> dict[str, str]:
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
