"""The bytes of the evidence, kept under their sha256 in pieces, so that a large file never needs a long transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from typing import Final

from sqlalchemy import delete, func, insert, select

from lobdossier.domain.experience import Evidence
from lobdossier.storage.records import Reading, Writing
from lobdossier.storage.tables import EVIDENCE_PIECE, TABLES

PIECE: Final = 1024 * 1024
"""Bytes in one piece."""


def split(data: bytes) -> Iterator[bytes]:
    """*data* in pieces."""
    view = memoryview(data)
    for start in range(0, len(data), PIECE):
        yield bytes(view[start : start + PIECE])


def present(reading: Reading, sha256: str, size: int) -> bool:
    """Whether all bytes of this content are in the file already."""
    stored = select(func.coalesce(func.sum(func.length(EVIDENCE_PIECE.c.data)), 0)).where(
        EVIDENCE_PIECE.c.sha256 == sha256
    )
    return int(reading.connection.execute(stored).scalar_one()) == size


def put_piece(writing: Writing, sha256: str, number: int, data: bytes) -> None:
    """Store one piece; the first one clears away what a former half attempt left, also of another length of pieces."""
    here = EVIDENCE_PIECE.c.sha256 == sha256
    if number:
        here &= EVIDENCE_PIECE.c.number == number
    writing.connection.execute(delete(EVIDENCE_PIECE).where(here))
    writing.connection.execute(insert(EVIDENCE_PIECE).values(sha256=sha256, number=number, data=data))


def fetch(reading: Reading, sha256: str) -> bytes | None:
    """The bytes with this hash, or None when they are missing or damaged: damaged evidence is never shown as good."""
    query = select(EVIDENCE_PIECE.c.data).where(EVIDENCE_PIECE.c.sha256 == sha256).order_by(EVIDENCE_PIECE.c.number)
    data = b"".join(row.data for row in reading.connection.execute(query))
    return data if hashlib.sha256(data).hexdigest() == sha256 else None


def forget(writing: Writing, hashes: Collection[str]) -> None:
    """Remove the bytes under *hashes* that no evidence names any more."""
    named = select(TABLES[Evidence].c.sha256)
    for sha256 in hashes:
        here = EVIDENCE_PIECE.c.sha256 == sha256
        writing.connection.execute(delete(EVIDENCE_PIECE).where(here, EVIDENCE_PIECE.c.sha256.not_in(named)))


def sweep(writing: Writing) -> int:
    """Remove bytes that no evidence names (a copy that was stopped, evidence erased); returns how many pieces."""
    named = select(TABLES[Evidence].c.sha256)
    return writing.connection.execute(delete(EVIDENCE_PIECE).where(EVIDENCE_PIECE.c.sha256.not_in(named))).rowcount
