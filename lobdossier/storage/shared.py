"""The versions of records that were handed out: what "Wat heb ik toen gedeeld?" makes its pages of.

A version is noted by its hash when it goes out. Its contents are kept only when the record changes later: until then the
record itself is that version.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, bindparam, delete, select, text, update
from sqlalchemy.dialects.sqlite import insert

from lobdossier.domain.errors import Refused
from lobdossier.domain.kinds import BY_NAME
from lobdossier.domain.record import Record
from lobdossier.domain.shape import from_plain, plain
from lobdossier.domain.sharing import Handover, SharedItem
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
_SWEEP = text(
    "DELETE FROM shared_version WHERE content NOT IN (SELECT json_extract(item.value, '$.content') "
    "FROM handover, json_each(handover.items) AS item WHERE json_extract(item.value, '$.content') IS NOT NULL)"
)
_AT_ONCE: Final = 500


def note(connection: Connection, handover: Handover) -> None:
    """From now on the versions that *handover* names are kept, also when their records change."""
    rows = [{"content": i.content, "kind": i.kind, "record_id": i.id, "plain": ""} for i in handover.items if i.content]
    if rows:
        connection.execute(_NOTE, rows)


def keep(connection: Connection, before: Record, content: str, *, always: bool = False) -> None:
    """*before*, of hash *content*, is about to be written over: keep it if it was handed out, or *always*."""
    place = {"at": content, "of": before.id}
    if always:
        row = {"content": content, "kind": before.KIND, "record_id": before.id, "plain": ""}
        connection.execute(_NOTE, [row])
    if always or connection.execute(_IS_NOTED, place).first() is not None:
        words = json.dumps(plain(before), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        connection.execute(_KEEP, {**place, "words": words})


def versions(reading: Reading, items: Iterable[SharedItem]) -> list[Record]:
    """The kept versions among *items*; what is not among them is still as it was then, or gone."""
    wanted = {(item.content, item.id) for item in items}
    contents = sorted({content for content, _ in wanted})
    found: list[Record] = []
    for start in range(0, len(contents), _AT_ONCE):
        here = _V.content.in_(contents[start : start + _AT_ONCE])
        for row in reading.fetch(select(SHARED_VERSION).where(here, _V.plain != "")):
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
