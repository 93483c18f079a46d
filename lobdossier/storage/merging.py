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
from lobdossier.storage.present import present
from lobdossier.storage.records import Reading, Writing
from lobdossier.storage.tables import TABLES, TEXT_VERSION, from_row
from lobdossier.storage.taking_over import take_over

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
    found = {}
    for place, version in versions:
        said = (place.kind, place.record_id, place.path, version.text)
        if said not in there and said not in found:
            found[said] = (place, version)
    here = _here(reading, (place for place, _ in found.values()))
    return [(place, version) for place, version in found.values() if (place.kind, place.record_id) in here]


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
    take_over(writing, records)


def put_versions(writing: Writing, versions: Iterable[Version]) -> None:
    """Keep the former texts of another copy that are not here yet."""
    history.put_all(writing.connection, new_versions(writing, versions))


def united(mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    """What two copies have beside their lists; where they differ the same one wins on both sides."""
    both = {**theirs, **mine}
    return {name: max((side[name] for side in (mine, theirs) if name in side), key=json.dumps) for name in both}


def _here(reading: Reading, places: Iterable[TextPlace]) -> set[Key]:
    """Of which records of *places* there is one here, by kind and id."""
    wanted: dict[str, set[str]] = {}
    for place in places:
        wanted.setdefault(place.kind, set()).add(place.record_id)
    return {
        (kind, record_id)
        for kind, ids in wanted.items()
        if kind in BY_NAME
        for record_id in present(reading, BY_NAME[kind], ids)
    }


def _kept(reading: Reading) -> set[tuple[str, str, str, str]]:
    columns = (TEXT_VERSION.c.kind, TEXT_VERSION.c.record_id, TEXT_VERSION.c.path, TEXT_VERSION.c.text)
    return {(row[0], row[1], row[2], row[3]) for row in reading.cells(select(*columns))}
