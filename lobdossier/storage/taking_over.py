"""Many records at once, hundreds with a few statements: those of another copy as they are, and those that are new here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, Final, TypeVar

from sqlalchemy import Table, select
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.exc import IntegrityError

from lobdossier.domain.errors import DamagedRecord, Refused
from lobdossier.domain.record import Record
from lobdossier.domain.shape import check
from lobdossier.domain.sharing import Handover
from lobdossier.storage import index
from lobdossier.storage.batches import batches
from lobdossier.storage.present import present
from lobdossier.storage.records import Writing
from lobdossier.storage.tables import TABLES, from_row, to_row

R = TypeVar("R", bound=Record)
_MANY: Final = 20
"""Of fewer records looking beforehand what is there costs more than it saves."""


def take_over(writing: Writing, records: Sequence[Record]) -> None:
    """Store *records*, each after what it points to; one that is there already is replaced.

    Whoever merges keeps the texts that are written over: more than `history.keep` would, and the same on both sides.

    Raises:
        Refused: a field breaks its rule, or points to a record that is not there.
        DamagedRecord: one that is stored cannot be read; it is never written over.
    """
    for record in records:
        check(record)
    for kind, group in groupby(records, type):
        for some in batches(list(group)):
            _replace(writing, kind, some)


def put_many(writing: Writing, records: Sequence[R]) -> list[tuple[R | None, R]]:
    """As `Writing.put_pair` for each of *records*, all of one kind; of many those that are new come in together.

    Raises:
        As `Writing.put_pair`.
    """
    now = writing.now()
    added = {each.id: replace(each, created=now, changed=now) for each in _new(writing, records)}
    take_over(writing, list(added.values()))
    return [(None, added[each.id]) if each.id in added else writing.put_pair(each) for each in records]


def _new(writing: Writing, records: Sequence[R]) -> list[R]:
    """Those of *records* that are nowhere yet and can come in together; none of a few, as most deeds store."""
    if len(records) < _MANY or isinstance(records[0], Handover):  # of a handover more is noted
        return []
    times = Counter(each.id for each in records)
    there = present(writing, type(records[0]), times)
    return [each for each in records if each.id and each.id not in there and times[each.id] == 1]


def _replace(writing: Writing, kind: type[Record], records: Sequence[Record]) -> None:
    table = TABLES[kind]
    there = writing.fetch(select(table).where(table.c.id.in_([record.id for record in records])))
    writing.keep_handed_out([_whole(kind, row) for row in there])
    try:
        writing.connection.execute(_UPSERTS[kind], [to_row(record) for record in records])
    except IntegrityError as error:
        found = ((record, writing.dangling(record)) for record in records)
        record, name = next((each for each in found if each[1]), (records[0], ""))
        raise Refused(record.KIND, name, "reference") from error
    index.put_all(writing.connection, kind, records)


def _whole(kind: type[Record], row: dict[str, Any]) -> Record:
    try:
        return from_row(kind, row)
    except Refused as error:
        raise DamagedRecord(error.kind, error.field_name, "damaged", str(row["id"])) from error


def _upsert(table: Table) -> Insert:
    made = insert(table)
    others = {column.name: made.excluded[column.name] for column in table.c if column.name != "id"}
    return made.on_conflict_do_update(index_elements=[table.c.id], set_=others)


_UPSERTS: Final = {kind: _upsert(table) for kind, table in TABLES.items()}
