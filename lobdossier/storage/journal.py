"""The rollback journal that a crash leaves beside a file: whether SQLite may play it back into that file.

SQLite asks nothing of a journal but its name. Beside a dossier that was restored, or brought by a sync client, a journal
of the file that lay there before would be played back into it, and what comes out still passes an integrity check.
The layout is that of "The Rollback Journal" in SQLite's own description of its file format (sqlite.org/fileformat2.html).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

_MAGIC: Final = bytes.fromhex("d9d505f920a163d7")
_COUNTER: Final = slice(24, 28)
_MOST_RECORDS: Final = 2_000_000
_UNSYNCED: Final = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class _Header:
    records: int
    pages_before: int
    sector: int
    page: int


def beside(path: Path) -> Path:
    """Where the journal of *path* lies, if there is one."""
    return path.with_name(path.name + "-journal")


def hot(path: Path) -> bool:
    """Whether there is a journal beside *path* that SQLite would play back: not empty, and not crossed out."""
    try:
        with beside(path).open("rb") as file:
            return file.read(1) not in (b"", b"\0")
    except FileNotFoundError:
        return False


def fits(path: Path) -> bool:
    """Whether the journal beside *path* is of a transaction on this very file.

    The journal holds the first page as it was before. The first page of its own file is either still that page, or is
    one change further; that of another file, or of an older or newer copy, practically never is.
    """
    with beside(path).open("rb") as file:
        header = _read_header(file)
        if header is None:
            return True  # SQLite finds nothing to play back, and removes it
        before = _first_page(file, header)
    with path.open("rb") as dossier:
        now = dossier.read(header.page)
    size = path.stat().st_size
    if header.records == 0:  # begun, nothing written to the dossier yet; SQLite cuts the file to its former size
        return size == header.pages_before * header.page
    if before is None:  # the dossier was written before its first page had its turn: a very large transaction
        return size >= header.pages_before * header.page
    steps = int.from_bytes(now[_COUNTER], "big") - int.from_bytes(before[_COUNTER], "big")
    return now == before or (steps == 1 and now[:16] == before[:16] and now[60:72] == before[60:72])


def _read_header(file: BinaryIO) -> _Header | None:
    head = file.read(28)
    if len(head) < 28 or head[:8] != _MAGIC:
        return None
    records, _, pages, sector, page = (int.from_bytes(head[at : at + 4], "big") for at in range(8, 28, 4))
    if not (512 <= page <= 65_536 and 32 <= sector <= 65_536):
        return None
    if records == _UNSYNCED:
        records = _MOST_RECORDS
    return _Header(records, pages, sector, page)


def _first_page(file: BinaryIO, header: _Header) -> bytes | None:
    """Page 1 as the journal remembers it, from the first part of the journal."""
    for number in range(min(header.records, _MOST_RECORDS)):
        file.seek(header.sector + number * (header.page + 8))
        label = file.read(4)
        if len(label) < 4:
            return None
        if int.from_bytes(label, "big") == 1:
            found = file.read(header.page)
            return found if len(found) == header.page else None
    return None
