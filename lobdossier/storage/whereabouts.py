"""Where records are that are known by their ids alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import select

from lobdossier.domain.kinds import KINDS
from lobdossier.storage.batches import batches
from lobdossier.storage.tables import TABLES

if TYPE_CHECKING:
    from lobdossier.storage.records import Reading


def whereabouts(reading: Reading, ids: Iterable[str]) -> dict[str, tuple[str, bool]]:
    """Of those of *ids* that are in the file: the kind of the record, and whether it is out of the trash."""
    wanted = sorted(set(ids))
    found: dict[str, tuple[str, bool]] = {}
    for kind in KINDS:
        table = TABLES[kind]
        for some in batches(wanted):
            rows = reading.cells(select(table.c.id, table.c.deleted).where(table.c.id.in_(some)))
            found.update((record_id, (kind.KIND, deleted is None)) for record_id, deleted in rows)
    return found
