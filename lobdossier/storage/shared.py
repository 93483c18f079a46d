"""The versions of records that were handed out: what "Wat heb ik toen gedeeld?" makes its pages of.

A version is noted by its hash when it goes out. Its contents are kept only when the record changes later: until then the
record itself is that version.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, delete, select, text, update
from sqlalchemy.dialects.sqlite import insert

from lobdossier.domain.errors import Refused
from lobdossier.domain.kinds import BY_NAME
from lobdossier.domain.record import Record
from lobdossier.domain.shape import fingerprint, from_plain, plain
from lobdossier.domain.sharing import Handover, SharedItem
from lobdossier.storage.batches import batches
from lobdossier.storage.tables import SHARED_VERSION

if TYPE_CHECKING:
    from lobdossier.storage.records import Reading

_V = SHARED_VERSION.c
_NOTE = insert(SHARED_VERSION).on_conflict_do_nothing()
_KEEP = (
    update(SHARED_VERSION)
    .where(_V.content == bindparam("at"), _V.record_id == bindparam("of"), _V.plain == "")
    .values(plain=bindparam("words"))
)
_IS_NOTED = select(_V.content).where(_V.content == bindparam("at"), _V.record_id == bindparam("of"), _V.plain == "")
_NOTED = select(_V.content, _V.record_id).where(_V.record_id.in_(bindparam("ids", expanding=True)), _V.plain == "")
_SWEEP = text(
    "DELETE FROM shared_version WHERE content NOT IN (SELECT json_extract(item.value, '$.content') "
    "FROM handover, json_each(handover.items) AS item WHERE json_extract(item.value, '$.content') IS NOT NULL)"
)


def note(connection: Connection, handover: Handover) -> None:
    """From now on the versions that *handover* names are kept, also when their records change."""
    rows = [{"content": i.content, "kind": i.kind, "record_id": i.id, "plain": ""} for i in handover.items if i.content]
    if rows:
        connection.execute(_NOTE, rows)


def keep(connection: Connection, before: Record, content: str, *, always: bool = False) -> None:
    """*before*, of hash *content*, is about to be written over: keep it if it was handed out, or *always*."""
    if always:
        connection.execute(_NOTE, [_noted(before, content)])
    if always or connection.execute(_IS_NOTED, {"at": content, "of": before.id}).first() is not None:
        connection.execute(_KEEP, _kept(before, content))


def keep_all(connection: Connection, records: Sequence[Record], key: bytes, *, always: bool = False) -> None:
    """As `keep`, for hundreds of records with a few statements; *key* is the one of the hashes."""
    wanted = {(row.record_id, row.content) for row in connection.execute(_NOTED, {"ids": [r.id for r in records]})}
    of_these = {record_id for record_id, _ in wanted}
    hashed = [(record, fingerprint(record, key)) for record in records if always or record.id in of_these]
    if always and hashed:
        connection.execute(_NOTE, [_noted(record, content) for record, content in hashed])
    going = [_kept(record, content) for record, content in hashed if always or (record.id, content) in wanted]
    if going:
        connection.execute(_KEEP, going)


def _noted(record: Record, content: str) -> dict[str, str]:
    return {"content": content, "kind": record.KIND, "record_id": record.id, "plain": ""}


def _kept(record: Record, content: str) -> dict[str, str]:
    words = json.dumps(plain(record), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return {"at": content, "of": record.id, "words": words}


def versions(reading: Reading, items: Iterable[SharedItem]) -> list[Record]:
    """The kept versions among *items*; what is not among them is still as it was then, or gone."""
    wanted = {(item.content, item.id) for item in items}
    contents = sorted({content for content, _ in wanted})
    found: list[Record] = []
    for some in batches(contents):
        for row in reading.fetch(select(SHARED_VERSION).where(_V.content.in_(some), _V.plain != "")):
            if (row["content"], row["record_id"]) in wanted:
                found += _read(row["kind"], row["plain"])
    return found


def _read(kind: str, words: str) -> list[Record]:
    try:
        return [from_plain(BY_NAME[kind], json.loads(words))]
    except (Refused, KeyError, ValueError, RecursionError):
        return []  # damaged: as if it were gone


def release(connection: Connection) -> None:
    """Let go of the versions that no handover names any more."""
    connection.execute(_SWEEP)


def forget(connection: Connection, record: Record) -> None:
    """*record* is erased for good: so are its former versions, and those that only an erased handover named."""
    connection.execute(delete(SHARED_VERSION).where(_V.record_id == record.id))
    if isinstance(record, Handover):
        release(connection)
