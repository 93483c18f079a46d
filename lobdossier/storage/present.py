"""Which records are still in the file, the trash included."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from lobdossier.domain.record import Record
from lobdossier.storage.tables import TABLES

if TYPE_CHECKING:
    from lobdossier.storage.records import Reading

_AT_ONCE: Final = 500
"""SQLite takes a limited number of values in one condition."""


def present(reading: Reading, kind: type[Record], ids: Collection[str]) -> set[str]:
    """Those of *ids* that are records of *kind*."""
    wanted, table = sorted(ids), TABLES[kind]
    found: set[str] = set()
    for at in range(0, len(wanted), _AT_ONCE):
        here = table.c.id.in_(wanted[at : at + _AT_ONCE])
        found.update(row[0] for row in reading.cells(select(table.c.id).where(here)))
    return found
