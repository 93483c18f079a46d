"""The tables of a dossier, derived from the record classes: one table per kind, plus evidence bytes and the search index."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, Final, TypeVar

from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    column,
    table,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from lobdossier.domain.errors import Refused
from lobdossier.domain.experience import Experience
from lobdossier.domain.kinds import KINDS
from lobdossier.domain.record import Record
from lobdossier.domain.shape import Field, from_plain, plain, shape

R = TypeVar("R", bound=Record)
Row = Mapping[str, Any]

metadata = MetaData()


def _single(field: Field) -> bool:
    return not field.many and not field.nested


def _column(field: Field) -> Column[Any]:
    kind = Integer() if field.base in (int, bool) and _single(field) else Text()
    return Column(field.name, kind, nullable=field.optional and not field.many)


def _table(kind: type[Record]) -> Table:
    fields = shape(kind)
    foreign = [
        ForeignKeyConstraint([f.name], [f"{f.ref.kind}.id"], name=f"fk_{kind.KIND}_{f.name}")
        for f in fields
        if f.ref and _single(f)
    ]
    indexes = [Index(f"ix_{kind.KIND}_{f.name}", f.name) for f in fields if f.ref and _single(f)]
    columns = [_column(field) for field in fields]
    return Table(
        kind.KIND,
        metadata,
        *columns,
        Column("unknown", Text(), nullable=False),
        PrimaryKeyConstraint("id", name=f"pk_{kind.KIND}"),
        *foreign,
        *indexes,
        sqlite_strict=True,
    )


TABLES: Final[dict[type[Record], Table]] = {kind: _table(kind) for kind in KINDS}

META: Final = Table(
    "meta",
    metadata,
    Column("key", Text(), nullable=False),
    Column("value", Text(), nullable=False),
    PrimaryKeyConstraint("key", name="pk_meta"),
    sqlite_strict=True,
)
EVIDENCE_PIECE: Final = Table(
    "evidence_piece",
    metadata,
    Column("sha256", Text(), nullable=False),
    Column("number", Integer(), nullable=False),
    Column("data", LargeBinary(), nullable=False),
    PrimaryKeyConstraint("sha256", "number", name="pk_evidence_piece"),
    sqlite_strict=True,
)
SEARCH: Final = Table(
    "search",
    metadata,
    Column("number", Integer(), nullable=False),
    Column("kind", Text(), nullable=False),
    Column("record_id", Text(), nullable=False),
    Column("folded", Text(), nullable=False),
    PrimaryKeyConstraint("number", name="pk_search"),
    UniqueConstraint("kind", "record_id", name="uq_search_record"),
    sqlite_strict=True,
)
INDEX: Final = table("search_index", column("rowid"), column("search_index"))
"""The trigrams of `SEARCH`, as far as a query names them."""
TEXT_VERSION: Final = Table(
    "text_version",
    metadata,
    Column("number", Integer(), nullable=False),
    Column("kind", Text(), nullable=False),
    Column("record_id", Text(), nullable=False),
    Column("path", Text(), nullable=False),
    Column("at", Text(), nullable=False),
    Column("text", Text(), nullable=False),
    PrimaryKeyConstraint("number", name="pk_text_version"),
    Index("ix_text_version_record", "kind", "record_id", "path", "at"),
    sqlite_strict=True,
)
SHARED_VERSION: Final = Table(
    "shared_version",
    metadata,
    Column("content", Text(), nullable=False),
    Column("kind", Text(), nullable=False),
    Column("record_id", Text(), nullable=False),
    Column("plain", Text(), nullable=False),
    PrimaryKeyConstraint("content", "record_id", name="pk_shared_version"),
    Index("ix_shared_version_record", "record_id"),
    sqlite_strict=True,
)
_EXPERIENCE = TABLES[Experience].c
Index("ix_experience_list", _EXPERIENCE.deleted, _EXPERIENCE.start, _EXPERIENCE.id)

SEARCH_INDEX: Final = (
    "CREATE VIRTUAL TABLE search_index USING fts5(folded, content='search', content_rowid='number', tokenize='trigram')"
)


def ddl() -> Iterator[str]:
    """The statements that make an empty dossier of the newest version, in order."""
    for made in metadata.sorted_tables:
        yield _sql(CreateTable(made))
        for index in sorted(made.indexes, key=lambda index: str(index.name)):
            yield _sql(CreateIndex(index))
    yield SEARCH_INDEX


def _sql(statement: CreateTable | CreateIndex) -> str:
    text = str(statement.compile(dialect=sqlite.dialect())).strip()
    return "\n".join(line.rstrip() for line in text.split("\n")).replace("\n STRICT", " STRICT").replace("\t", "    ")


def to_row(record: Record) -> dict[str, Any]:
    """What the columns of *record* hold: plain values, lists as JSON text."""
    values = plain(record)
    row = {field.name: _cell(field, values.pop(field.name)) for field in shape(type(record))}
    return {**row, "unknown": _json(values)}


def from_row(kind: type[R], row: Row) -> R:
    """The record of a row.

    Raises:
        Refused: a cell does not hold what its column promises.
    """
    unknown = _read_json(kind, "unknown", row["unknown"]) if row["unknown"] != "{}" else {}
    if not isinstance(unknown, dict):
        raise Refused(kind.KIND, "unknown", "type")
    values: dict[str, Any] = dict(unknown)
    for field in shape(kind):
        cell = row[field.name]
        if field.many or field.nested:
            if cell is not None:
                cell = _read_json(kind, field.name, cell) if cell != "[]" else ()
        elif field.base is bool and cell in (0, 1):
            cell = bool(cell)
        values[field.name] = cell
    return from_plain(kind, values)


def _read_json(kind: type[Record], name: str, text: Any) -> Any:
    try:
        return json.loads(text)
    except (ValueError, TypeError, RecursionError):
        raise Refused(kind.KIND, name, "value") from None


def _cell(field: Field, value: Any) -> Any:
    if not _single(field):
        return _json(value)
    return int(value) if field.base is bool else value


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def cell(value: object) -> object:
    """A value as a column holds it, for use in a condition."""
    if isinstance(value, datetime):
        raise TypeError("moments are compared in storage only")
    return value.isoformat() if isinstance(value, date | time) else value


if __name__ == "__main__":
    import sys

    sys.stdout.write(";\n\n".join(ddl()) + ";\n")
