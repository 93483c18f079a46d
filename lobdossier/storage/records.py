"""Records in and out of an open dossier."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, delete, func, insert, select, update

from lobdossier.domain.errors import Refused
from lobdossier.domain.ids import new_id
from lobdossier.domain.kinds import KINDS, OWNED
from lobdossier.domain.record import Record
from lobdossier.domain.shape import changed_fields, check, fingerprint, with_earlier
from lobdossier.domain.snapshot import Snapshot
from lobdossier.storage import index
from lobdossier.storage.tables import TABLES, cell, from_row, to_row

R = TypeVar("R", bound=Record)


class Reading:
    """What can be asked of a dossier. *connection* is for the query modules beside this one."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def find(self, kind: type[R], record_id: str) -> R | None:
        """The record with this id, thrown away or not, or None."""
        table = TABLES[kind]
        row = self.connection.execute(select(table).where(table.c.id == record_id)).mappings().first()
        return None if row is None else from_row(kind, dict(row))

    def get(self, kind: type[R], record_id: str) -> R:
        """The record with this id.

        Raises:
            KeyError: there is none.
        """
        found = self.find(kind, record_id)
        if found is None:
            raise KeyError(f"{kind.KIND} {record_id}")
        return found

    def all(self, kind: type[R], *, deleted: bool = False, **where: Any) -> list[R]:
        """Every record of a kind whose columns equal *where*, oldest first; the trash only with *deleted*."""
        table = TABLES[kind]
        query = select(table).where(table.c.deleted.is_not(None) if deleted else table.c.deleted.is_(None))
        for name, value in where.items():
            column = table.c[name]
            query = query.where(column.is_(None) if value is None else column == cell(value))
        rows = self.connection.execute(query.order_by(table.c.id)).mappings()
        return [from_row(kind, dict(row)) for row in rows]

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
            rows = self.connection.execute(
                select(table).where(table.c.deleted.is_(None)).order_by(table.c.id)
            ).mappings()
            found.append((kind, [dict(row) for row in rows]))
        return found


def snapshot(rows: list[tuple[type[Record], list[dict[str, Any]]]]) -> Snapshot:
    """The values of *rows*, without what belongs to something in the trash; called outside the moment of reading."""
    present = {row["id"] for _, group in rows for row in group}
    groups = {}
    for kind, group in rows:
        owner = OWNED.get(kind)
        kept = [row for row in group if owner is None or row[owner] is None or row[owner] in present]
        groups[kind] = tuple(from_row(kind, row) for row in kept)
    return Snapshot(groups)


class Writing(Reading):
    """One transaction. Nothing is kept unless the whole of it succeeds."""

    def __init__(self, connection: Connection, key: bytes, clock: Callable[[], datetime]) -> None:
        super().__init__(connection)
        self._key = key
        self._clock = clock

    def put(self, record: R) -> R:
        """Store *record*: a new one if it has no id yet or its id is unknown, else a change of the one with its id.

        Returns:
            The record as stored (id, moments and hashes filled in), or the stored one if nothing differs.

        Raises:
            Refused: a field breaks its rule.
        """
        check(record)
        before = self.find(type(record), record.id) if record.id else None
        if before is None:
            return self._add(record)
        same = (
            not changed_fields(before, record) and before.deleted == record.deleted and before.unknown == record.unknown
        )
        if same:
            return before
        kept = replace(record, created=before.created, changed=self._clock(), earlier=before.earlier)
        after = with_earlier(kept, fingerprint(before, self._key))
        table = TABLES[type(record)]
        self.connection.execute(update(table).where(table.c.id == record.id).values(to_row(after)))
        index.change(self.connection, before, after)
        return after

    def _add(self, record: R) -> R:
        now = self._clock()
        added = replace(record, id=record.id or new_id(), created=now, changed=now)
        self.connection.execute(insert(TABLES[type(record)]).values(to_row(added)))
        index.add(self.connection, added)
        return added

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
        self.connection.execute(delete(table).where(table.c.id == record.id))

    def erase_with_owned(self, record: Record) -> int:
        """Erase *record* and what belongs to it; what only points to it lets go. Returns how many were erased."""
        erased = 1
        for kind, name in OWNED.items():
            if name == f"{record.KIND}_id":
                table = TABLES[kind]
                for row in self.connection.execute(select(table).where(table.c[name] == record.id)).mappings().all():
                    erased += self.erase_with_owned(from_row(kind, dict(row)))
        self._let_go(record)
        self.erase(record)
        return erased

    def _let_go(self, record: Record) -> None:
        for table in TABLES.values():
            for foreign in table.foreign_keys:
                column = foreign.parent
                if foreign.column.table is TABLES[type(record)] and column.nullable:
                    self.connection.execute(update(table).where(column == record.id).values({column.name: None}))

    def _points(self, column: Any, record_id: str) -> bool:
        return self.connection.execute(select(column).where(column == record_id).limit(1)).first() is not None
