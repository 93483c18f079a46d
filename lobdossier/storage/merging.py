"""What merging reads and writes besides records one by one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select

from lobdossier.domain.errors import Refused
from lobdossier.domain.kinds import BY_NAME, KINDS
from lobdossier.domain.merging import Key
from lobdossier.domain.record import Record
from lobdossier.domain.sharing import Handover
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.texts import TextPlace, TextVersion
from lobdossier.storage import history, shared
from lobdossier.storage.records import Reading, Writing
from lobdossier.storage.tables import TABLES, TEXT_VERSION, from_row

Version = tuple[TextPlace, TextVersion]
Rows = list[tuple[type[Record], list[dict[str, Any]]]]


def stored(reading: Reading) -> Rows:
    """The raw rows of everything, the trash included: quick to read, so that the moment of reading stays short."""
    return [(kind, reading.fetch(select(TABLES[kind]).order_by(TABLES[kind].c.id))) for kind in KINDS]


def read(rows: Rows) -> tuple[Snapshot, frozenset[Key]]:
    """The values of *rows*, and which of them cannot be read; called outside the moment of reading if that can be."""
    found: dict[type[Record], list[Record]] = {kind: [] for kind, _ in rows}
    unreadable = set()
    for kind, group in rows:
        for row in group:
            try:
                found[kind].append(from_row(kind, row))
            except Refused:
                unreadable.add((kind.KIND, str(row["id"])))
    return Snapshot({kind: tuple(group) for kind, group in found.items()}), frozenset(unreadable)


def new_versions(reading: Reading, versions: Iterable[Version]) -> list[Version]:
    """Those of *versions* whose words are not among the former texts here, of records that are here; each once."""
    there = _kept(reading)
    found = []
    for place, version in versions:
        said = (place.kind, place.record_id, place.path, version.text)
        if said not in there and _is_here(reading, place):
            there.add(said)
            found.append((place, version))
    return found


def put_all(writing: Writing, records: Iterable[Record], written_over: Iterable[Version]) -> None:
    """Store *records* as they are, and what they write over as former texts, whatever the hour.

    Raises:
        Refused: a record breaks a rule, or points to one that is not there.
        DamagedRecord: one that is stored cannot be read; it is never written over.
    """
    records = list(records)
    for handover in (record for record in records if isinstance(record, Handover)):
        shared.note(
            writing.connection, handover
        )  # before anything is written over: what was handed out must be found again
    put_versions(writing, written_over)
    for record in records:
        writing.take_over(record)


def put_versions(writing: Writing, versions: Iterable[Version]) -> None:
    """Keep the former texts of another copy that are not here yet."""
    for place, version in new_versions(writing, versions):
        history.put(writing.connection, place, version)


def united(mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    """What two copies have beside their lists; where they differ the same one wins on both sides."""
    both = {**theirs, **mine}
    return {name: max((side[name] for side in (mine, theirs) if name in side), key=json.dumps) for name in both}


def _is_here(reading: Reading, place: TextPlace) -> bool:
    if place.kind not in BY_NAME:
        return False
    table = TABLES[BY_NAME[place.kind]]
    return bool(reading.cells(select(table.c.id).where(table.c.id == place.record_id)))


def _kept(reading: Reading) -> set[tuple[str, str, str, str]]:
    columns = (TEXT_VERSION.c.kind, TEXT_VERSION.c.record_id, TEXT_VERSION.c.path, TEXT_VERSION.c.text)
    return {(row[0], row[1], row[2], row[3]) for row in reading.cells(select(*columns))}
