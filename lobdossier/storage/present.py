"""Which records are still in the file, the trash included."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from sqlalchemy import select

from lobdossier.domain.record import Record
from lobdossier.storage.batches import batches
from lobdossier.storage.tables import TABLES

if TYPE_CHECKING:
    from lobdossier.storage.records import Reading


def present(reading: Reading, kind: type[Record], ids: Collection[str]) -> set[str]:
    """Those of *ids* that are records of *kind*."""
    column = TABLES[kind].c.id
    found: set[str] = set()
    for some in batches(sorted(ids)):
        found.update(row[0] for row in reading.cells(select(column).where(column.in_(some))))
    return found
