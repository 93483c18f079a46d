"""The search index: the student's words, folded (no case, no accents), found by any three letters in a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Executable, bindparam, delete, func, insert, select, text, update

from lobdossier.domain.finding import texts_of
from lobdossier.domain.record import Record
from lobdossier.storage.tables import SEARCH
from lobdossier.text.folding import fold

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SEPARATOR = "\n"

_FIND = select(SEARCH.c.number, SEARCH.c.folded).where(
    SEARCH.c.kind == bindparam("kind"), SEARCH.c.record_id == bindparam("id")
)
_ADD = insert(SEARCH).returning(SEARCH.c.number)
_CHANGE = update(SEARCH).where(SEARCH.c.number == bindparam("at")).values(folded=bindparam("words"))
_DELETE = delete(SEARCH).where(SEARCH.c.number == bindparam("at"))
_FIND_ALL = (
    select(SEARCH.c.number, SEARCH.c.record_id, SEARCH.c.folded)
    .where(SEARCH.c.kind == bindparam("kind"), SEARCH.c.record_id.in_(bindparam("ids", expanding=True)))
    .order_by(SEARCH.c.number)
)
_LAST = select(func.coalesce(func.max(SEARCH.c.number), 0))
_LEARN_BEHIND = text(
    "INSERT INTO search_index(rowid, folded) SELECT number, folded FROM search WHERE number > :last ORDER BY number"
)
_LEARN = text("INSERT INTO search_index(rowid, folded) VALUES (:number, :folded)")
_FORGET = text("INSERT INTO search_index(search_index, rowid, folded) VALUES ('delete', :number, :folded)")


def folded(record: Record) -> str:
    """All searchable text of *record*, folded; empty for one that was thrown away."""
    return "" if record.deleted is not None else fold(_SEPARATOR.join(_words(record)))


def _words(record: Record) -> list[str]:
    return [_ESCAPE.sub(r"\1", said.text) if said.rich else said.text for said in texts_of(record)]


def put(connection: Connection, record: Record) -> None:
    """Make *record* findable by the words it has now; nothing is written when they stayed the same."""
    _set(connection, record, folded(record))


def remove(connection: Connection, record: Record) -> None:
    """Make *record* unfindable."""
    _set(connection, record, "")


def _set(connection: Connection, record: Record, words: str) -> None:
    found = connection.execute(_FIND, {"kind": record.KIND, "id": record.id}).first()
    former = found.folded if found is not None else ""
    if words == former:
        return
    if found is None:
        values = {"kind": record.KIND, "record_id": record.id, "folded": words}
        number = connection.execute(_ADD, values).scalar_one()
    else:
        number = found.number
        # An index over an external table is told what stood there, or it keeps the old words.
        connection.execute(_FORGET, {"number": number, "folded": former})
        connection.execute(_CHANGE if words else _DELETE, {"at": number, "words": words} if words else {"at": number})
    if words:
        connection.execute(_LEARN, {"number": number, "folded": words})


def put_all(connection: Connection, kind: type[Record], records: Sequence[Record]) -> None:
    """As `put`, for hundreds of *records* of one kind with a few statements."""
    now = {record.id: folded(record) for record in records}
    found = connection.execute(_FIND_ALL, {"kind": kind.KIND, "ids": list(now)}).all()
    other = [row for row in found if now[row.record_id] != row.folded]
    words = [{"at": row.number, "words": now[row.record_id]} for row in other if now[row.record_id]]
    empty = [{"at": row.number} for row in other if not now[row.record_id]]
    there = {row.record_id for row in found}
    added = [
        {"kind": kind.KIND, "record_id": each, "folded": now[each]} for each in now if now[each] and each not in there
    ]
    last = connection.execute(_LAST).scalar_one()
    steps: list[tuple[Executable, list[dict[str, Any]]]] = [
        (_FORGET, [{"number": row.number, "folded": row.folded} for row in other]),
        (_DELETE, empty),
        (_CHANGE, words),
        (_LEARN, [{"number": row["at"], "folded": row["words"]} for row in words]),
        (insert(SEARCH), added),
    ]
    for statement, rows in steps:
        if rows:
            connection.execute(statement, rows)
    if added:
        connection.execute(_LEARN_BEHIND, {"last": last})


def note_all(connection: Connection, records: Iterable[Record]) -> None:
    """Note the words of *records*, of which none was noted before; they are found after `learn_all`."""
    noted = ({"kind": record.KIND, "record_id": record.id, "folded": folded(record)} for record in records)
    rows = [row for row in noted if row["folded"]]
    if rows:
        connection.execute(insert(SEARCH), rows)


def learn_all(connection: Connection) -> None:
    """Make the index anew of all that was noted: a fifth of the time of learning ten thousands of records one by one."""
    connection.execute(text("INSERT INTO search_index(search_index) VALUES ('rebuild')"))


def tidy(connection: Connection) -> None:
    """Let the index forget the words of what was removed: until then they are still in the bytes of the file."""
    connection.execute(text("INSERT INTO search_index(search_index) VALUES ('optimize')"))
