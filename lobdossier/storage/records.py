"""Records in and out of an open dossier."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Executable, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError, OperationalError

from lobdossier.domain.errors import DamagedRecord, Refused
from lobdossier.domain.ids import new_id
from lobdossier.domain.kinds import KINDS, OWNED
from lobdossier.domain.listing import Hit
from lobdossier.domain.record import Record
from lobdossier.domain.shape import Field, changed_fields, check, fingerprint, shape, with_earlier
from lobdossier.domain.sharing import Handover
from lobdossier.domain.snapshot import Snapshot
from lobdossier.storage import history, index, shared
from lobdossier.storage.batches import batches
from lobdossier.storage.tables import META, TABLES, cell, from_row, to_row

R = TypeVar("R", bound=Record)
T = TypeVar("T")
STRETCH: Final = 500
"""Rows of a whole dossier that are read in one moment, so that nobody who saves meanwhile has to wait."""
_BESIDE: Final = "beside"
_ORIGIN: Final = "origin"


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased for good, and what pointed to it and let go."""

    records: tuple[Record, ...]
    loosened: tuple[Record, ...]


class Reading:
    """What can be asked of a dossier. *connection* is for the query modules beside this one.

    A record of which a cell does not hold what it must (a tool of somebody else, a fault of the disk) is left out of
    lists and never written over: what is whole stays usable. `damaged` names those records.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def find(self, kind: type[R], record_id: str) -> R | None:
        """The record with this id, thrown away or not, or None.

        Raises:
            DamagedRecord: it is there, but a cell of it cannot be read.
        """
        table = TABLES[kind]
        rows = self.fetch(select(table).where(table.c.id == record_id))
        try:
            return from_row(kind, rows[0]) if rows else None
        except Refused as error:
            raise DamagedRecord(error.kind, error.field_name, "damaged", record_id) from error

    def get(self, kind: type[R], record_id: str) -> R:
        """The record with this id.

        Raises:
            KeyError: there is none.
            DamagedRecord: it is there, but a cell of it cannot be read.
        """
        found = self.find(kind, record_id)
        if found is None:
            raise KeyError(f"{kind.KIND} {record_id}")
        return found

    def all(self, kind: type[R], /, *, deleted: bool = False, **where: Any) -> list[R]:
        """Every whole record of a kind whose columns equal *where*, oldest first; the trash only with *deleted*."""
        table = TABLES[kind]
        query = select(table).where(table.c.deleted.is_not(None) if deleted else table.c.deleted.is_(None))
        for name, value in where.items():
            column = table.c[name]
            query = query.where(column.is_(None) if value is None else column == cell(value))
        return _whole(kind, self.fetch(query.order_by(table.c.id)))

    def among(self, kind: type[R], name: str, wanted: Iterable[str]) -> list[R]:
        """The records of a kind, not in the trash, whose column *name* holds one of *wanted*, oldest first."""
        table, values = TABLES[kind], sorted(set(wanted))
        found: list[dict[str, Any]] = []
        for some in batches(values):
            found += self.fetch(select(table).where(table.c.deleted.is_(None), table.c[name].in_(some)))
        return sorted(_whole(kind, found), key=lambda record: record.id)

    def chosen(self, kind: type[R], query: Executable) -> list[R]:
        """The whole records of a kind of which *query* gives the rows."""
        return _whole(kind, self.fetch(query))

    def count(self, kind: type[Record], *, deleted: bool = False) -> int:
        """How many records of a kind there are."""
        table = TABLES[kind]
        condition = table.c.deleted.is_not(None) if deleted else table.c.deleted.is_(None)
        return int(self.connection.execute(select(func.count()).select_from(table).where(condition)).scalar_one())

    def rows(self, kinds: Sequence[type[Record]] = KINDS) -> list[tuple[type[Record], list[dict[str, Any]]]]:
        """The raw rows of whole tables: quick to read, so that the moment of reading stays short. See `snapshot`."""
        found = []
        for kind in kinds:
            table = TABLES[kind]
            found.append((kind, self.fetch(select(table).where(table.c.deleted.is_(None)).order_by(table.c.id))))
        return found

    def stretch(self, kind: type[Record], after: Any) -> list[dict[str, Any]]:
        """The next `STRETCH` raw rows of a table behind the id *after*: with fewer than that it has no more."""
        table = TABLES[kind]
        query = select(table).where(table.c.deleted.is_(None), table.c.id > after)
        return self.fetch(query.order_by(table.c.id).limit(STRETCH))

    @property
    def state(self) -> tuple[int, int]:
        """Is another one as soon as anybody, here or elsewhere, has written to the file."""
        driver: Any = self.connection.connection.driver_connection
        return int(driver.total_changes), int(driver.execute("PRAGMA data_version").fetchone()[0])

    def damaged(self) -> list[Hit]:
        """Every record that cannot be read, the trash included. Reads the whole dossier: not for the interface's thread."""
        found = []
        for kind in KINDS:
            for row in self.fetch(select(TABLES[kind])):
                try:
                    from_row(kind, row)
                except Refused:
                    found.append(Hit(kind.KIND, str(row["id"])))
        return found

    def beside(self) -> Mapping[str, Any]:
        """What a newer program put beside the lists of the JSON form; kept to be written back."""
        text = self.connection.execute(select(META.c.value).where(META.c.key == _BESIDE)).scalar_one_or_none()
        found = json.loads(text) if text else {}
        return found if isinstance(found, dict) else {}

    def origin(self) -> str:
        """The id of the dossier of which this one was made as a part; empty when it was not."""
        found = self.connection.execute(select(META.c.value).where(META.c.key == _ORIGIN)).scalar_one_or_none()
        return found if isinstance(found, str) else ""

    def fetch(self, query: Executable) -> list[dict[str, Any]]:
        """The rows of *query*; bytes that are no UTF-8 come as half surrogates, which no record may hold."""
        return self._read(lambda: [dict(row) for row in self.connection.execute(query).mappings()])

    def cells(self, query: Executable) -> Sequence[Sequence[Any]]:
        """The same with the cells of a row in their order, not by name: for ten thousand rows at once."""
        return self._read(lambda: self.connection.execute(query).all())

    def _read(self, rows: Callable[[], T]) -> T:
        try:
            return rows()
        except OperationalError as error:
            if "decode to UTF-8" not in str(error.orig):
                raise
        driver: Any = self.connection.connection.driver_connection
        driver.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
        try:
            return rows()
        finally:
            driver.text_factory = str


def _whole(kind: type[R], rows: Iterable[dict[str, Any]]) -> list[R]:
    found = []
    for row in rows:
        with suppress(Refused):
            found.append(from_row(kind, row))
    return found


def snapshot(rows: list[tuple[type[Record], list[dict[str, Any]]]]) -> Snapshot:
    """The values of *rows*, without what belongs to something in the trash; called outside the moment of reading."""
    read = {kind for kind, _ in rows}
    present = {row["id"] for _, group in rows for row in group}
    groups: dict[type[Record], tuple[Record, ...]] = {}
    for kind, group in rows:
        owner = OWNED.get(kind)
        if owner is not None and not any(owner == f"{other.KIND}_id" for other in read):
            owner = None  # the owners were not asked for
        kept = [row for row in group if owner is None or row[owner] is None or row[owner] in present]
        groups[kind] = tuple(_whole(kind, kept))
    return Snapshot(groups)


class Writing(Reading):
    """One transaction. Nothing is kept unless the whole of it succeeds."""

    def __init__(
        self, connection: Connection, key: bytes, clock: Callable[[], datetime], *, keeps_versions: bool = False
    ) -> None:
        super().__init__(connection)
        self._key = key
        self._clock = clock
        self._keeps_versions = keeps_versions

    def now(self) -> datetime:
        """The moment by which what is stored is marked, UTC."""
        return self._clock()

    def put(self, record: R) -> R:
        """Store *record*: a new one if it has no id yet or its id is unknown, else a change of the one with its id.

        Returns:
            The record as stored (id, moments and hashes filled in), or the stored one if nothing differs.

        Raises:
            Refused: a field breaks its rule, or points to a record that is not there.
            DamagedRecord: the one that is stored cannot be read; it is never written over.
        """
        return self.put_pair(record)[1]

    def put_pair(self, record: R) -> tuple[R | None, R]:
        """As `put`; returns what was stored before (None for a new record) and what is stored now."""
        check(record)
        before = self.find(type(record), record.id) if record.id else None
        if before is None:
            return None, self._add(record)
        same = (
            not changed_fields(before, record) and before.deleted == record.deleted and before.unknown == record.unknown
        )
        if same:
            return before, before
        kept = replace(record, created=before.created, changed=self._clock(), earlier=before.earlier)
        former_content = fingerprint(before, self._key)
        after = with_earlier(kept, former_content)
        shared.keep(self.connection, before, former_content, always=self._keeps_versions)
        table = TABLES[type(record)]
        former = to_row(before)
        values = {name: value for name, value in to_row(after).items() if value != former[name]}
        self._execute(update(table).where(table.c.id == record.id).values(values), after)
        index.put(self.connection, after)
        history.keep(self.connection, before, after, kept.changed)
        if isinstance(before, Handover) and isinstance(after, Handover) and before.items != after.items:
            shared.note(self.connection, after)
            shared.release(self.connection)
        return before, after

    def _add(self, record: R) -> R:
        now = self._clock()
        added = replace(record, id=record.id or new_id(), created=now, changed=now)
        self._execute(insert(TABLES[type(record)]).values(to_row(added)), added)
        if isinstance(added, Handover):
            shared.note(self.connection, added)
        index.put(self.connection, added)
        return added

    def keep_handed_out(self, records: Sequence[Record]) -> None:
        """*records* are about to be written over: those that were handed out, or may be just now, are kept."""
        shared.keep_all(self.connection, records, self._key, always=self._keeps_versions)

    def _execute(self, statement: Executable, record: Record) -> None:
        try:
            self.connection.execute(statement)
        except IntegrityError as error:
            raise Refused(record.KIND, self.dangling(record), "reference") from error

    def dangling(self, record: Record) -> str:
        """The first field of *record* that points to nothing; empty when each points to something."""
        for foreign in TABLES[type(record)].foreign_keys:
            target = getattr(record, foreign.parent.name)
            if target is not None and not self._points(foreign.column, target):
                return str(foreign.parent.name)
        return ""

    def put_beside(self, unknown: Mapping[str, Any]) -> None:
        """Keep what stood beside the lists of a JSON form."""
        self.connection.execute(delete(META).where(META.c.key == _BESIDE))
        if unknown:
            text = json.dumps(dict(unknown), ensure_ascii=False, allow_nan=False)
            self.connection.execute(insert(META).values(key=_BESIDE, value=text))

    def put_origin(self, dossier_id: str) -> None:
        """Remember of which dossier this one is made as a part, once."""
        self.connection.execute(insert(META).values(key=_ORIGIN, value=dossier_id))

    def erase(self, record: Record) -> None:
        """Remove *record* for good. What hangs on it must have been erased before.

        Raises:
            Refused: something still points to it.
        """
        table = TABLES[type(record)]
        for other in TABLES.values():
            for foreign in other.foreign_keys:
                if foreign.column.table is table and self._points(foreign.parent, record.id):
                    raise Refused(record.KIND, foreign.parent.name, "reference")
        index.remove(self.connection, record)
        history.forget(self.connection, record)
        self.connection.execute(delete(table).where(table.c.id == record.id))
        shared.forget(self.connection, record)

    def erase_with_owned(self, record: Record) -> Erased:
        """Erase *record* and what belongs to it; what only points to it lets go."""
        erased: list[Record] = []
        loosened: dict[str, Record] = {}
        self._erase_tree(record, erased, loosened)
        gone = {each.id for each in erased}
        return Erased(tuple(erased), tuple(each for each in loosened.values() if each.id not in gone))

    def _erase_tree(self, record: Record, erased: list[Record], loosened: dict[str, Record]) -> None:
        for kind, name in OWNED.items():
            if name == f"{record.KIND}_id":
                table = TABLES[kind]
                for row in self.fetch(select(table).where(table.c[name] == record.id)):
                    self._erase_tree(_as_far_as_readable(kind, row), erased, loosened)
        for kind in KINDS:
            for field in shape(kind):
                if field.ref and field.ref.kind == record.KIND:
                    self._let_go(kind, field, record.id, loosened)
        self.erase(record)
        erased.append(record)

    def _let_go(self, kind: type[Record], field: Field, record_id: str, loosened: dict[str, Record]) -> None:
        column = TABLES[kind].c[field.name]
        if field.many:
            pointing = _whole(
                kind, self.fetch(select(TABLES[kind]).where(column.contains(f'"{record_id}"', autoescape=True)))
            )
            for found in pointing:
                rest = tuple(each for each in getattr(found, field.name) if each != record_id)
                loosened[found.id] = self.put(_with(found, field.name, rest))
        elif field.optional:
            for found in _whole(kind, self.fetch(select(TABLES[kind]).where(column == record_id))):
                loosened[found.id] = self.put(_with(found, field.name, None))
            # One that cannot be read lets go too, or nothing could be erased any more.
            self.connection.execute(update(TABLES[kind]).where(column == record_id).values({field.name: None}))

    def _points(self, column: Any, record_id: str) -> bool:
        return self.connection.execute(select(column).where(column == record_id).limit(1)).first() is not None


def _with(record: Record, name: str, value: object) -> Record:
    """*record* with one field changed, by the name of the field."""
    changes: dict[str, Any] = {name: value}
    return replace(record, **changes)


def _as_far_as_readable(kind: type[R], row: dict[str, Any]) -> R:
    """The record of *row*, or only its id when a cell of it is damaged: enough to erase it."""
    try:
        return from_row(kind, row)
    except Refused:
        return kind(id=row["id"])
