"""The search index: the student's words, folded (no case, no accents), found by any three letters in a row."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text

from lobdossier.domain.record import Record
from lobdossier.domain.shape import content
from lobdossier.storage.tables import SEARCH
from lobdossier.text.folding import fold

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SEPARATOR = "\n"


def folded(record: Record) -> str:
    """All searchable text of *record*, folded; empty for one that was thrown away."""
    return "" if record.deleted is not None else fold(_SEPARATOR.join(_words(record)))


def _words(value: Any) -> list[str]:
    found: list[str] = []
    for field in content(type(value)):
        items = getattr(value, field.name)
        for item in items if field.many else (items,):
            if field.nested and item is not None:
                found += _words(item)
            elif field.text and field.text.search and item:
                found.append(_ESCAPE.sub(r"\1", item) if field.text.rich else item)
    return found


def add(connection: Connection, record: Record) -> None:
    """Make *record* findable."""
    words = folded(record)
    if not words:
        return
    values = {"kind": record.KIND, "record_id": record.id, "folded": words}
    number = connection.execute(insert(SEARCH).values(values).returning(SEARCH.c.number)).scalar_one()
    _index(connection, "INSERT INTO search_index(rowid, folded) VALUES (:number, :folded)", number, words)


def change(connection: Connection, before: Record, after: Record) -> None:
    """Bring the index up to date with a changed record; nothing is written when its words stayed the same."""
    if folded(before) != folded(after):
        remove(connection, before)
        add(connection, after)


def remove(connection: Connection, record: Record) -> None:
    """Make *record* unfindable."""
    query = select(SEARCH).where(SEARCH.c.kind == record.KIND, SEARCH.c.record_id == record.id)
    row = connection.execute(query).first()
    if row is not None:
        # An index over an external table is told what stood there, or it keeps the old words.
        statement = "INSERT INTO search_index(search_index, rowid, folded) VALUES ('delete', :number, :folded)"
        _index(connection, statement, row.number, row.folded)
        connection.execute(delete(SEARCH).where(SEARCH.c.number == row.number))


def tidy(connection: Connection) -> None:
    """Let the index forget the words of what was removed: until then they are still in the bytes of the file."""
    connection.execute(text("INSERT INTO search_index(search_index) VALUES ('optimize')"))


def _index(connection: Connection, statement: str, number: int, words: str) -> None:
    connection.execute(text(statement), {"number": number, "folded": words})
