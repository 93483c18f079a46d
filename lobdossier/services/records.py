"""Saving, throwing away and bringing back: every change of a record goes through here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from lobdossier.domain import limits
from lobdossier.domain.changes import Change
from lobdossier.domain.ids import new_id
from lobdossier.domain.kinds import KINDS, OWNED
from lobdossier.domain.record import Record
from lobdossier.domain.shape import changed_fields, fingerprint
from lobdossier.domain.snapshot import Snapshot
from lobdossier.services.events import EventBus
from lobdossier.services.undo import Deed, UndoStack
from lobdossier.storage.file import DossierFile
from lobdossier.storage.records import snapshot

R = TypeVar("R", bound=Record)
Clock = Callable[[], datetime]


class Records:
    """The records of one open dossier."""

    def __init__(self, file: DossierFile, events: EventBus, undo: UndoStack, clock: Clock) -> None:
        self._file, self._events, self._undo, self._clock = file, events, undo, clock

    def find(self, kind: type[R], record_id: str) -> R | None:
        """The record with this id, thrown away or not, or None."""
        with self._file.reading() as reading:
            return reading.find(kind, record_id)

    def get(self, kind: type[R], record_id: str) -> R:
        """The record with this id.

        Raises:
            KeyError: there is none.
        """
        with self._file.reading() as reading:
            return reading.get(kind, record_id)

    def all(self, kind: type[R], **where: Any) -> list[R]:
        """Every record of a kind whose fields equal *where*, oldest first, without the trash."""
        with self._file.reading() as reading:
            return reading.all(kind, **where)

    def snapshot(self) -> Snapshot:
        """The whole dossier as values, without the trash and without bytes. The file is read for a moment only."""
        with self._file.reading() as reading:
            rows = reading.rows()
        return snapshot(rows)

    def save(self, *records: Record, origin: object | None = None, label: str = "") -> None:
        """Store *records* in one transaction; unchanged ones are left alone, and nobody is told of them.

        A record needs an id, so that its editor knows it: `domain.ids.new_id` for a new one. With a *label* the change
        can be undone ("Ongedaan maken: reflectie verwijderen"); text that is being typed has none, its field undoes it.

        Raises:
            SaveError: nothing was stored.
            Refused: a field breaks its rule; nothing was stored.
        """
        pairs = self._put(records, origin)
        if label and pairs:
            before = [old if old is not None else replace(new, deleted=self._clock()) for old, new in pairs]
            after = [new for _, new in pairs]
            self._undo.push(Deed(label, lambda: self._again(before), lambda: self._again(after)))

    def add(self, record: R, *, origin: object | None = None, label: str = "") -> R:
        """Store a new record under a fresh id; returns it with the id."""
        added = replace(record, id=record.id or new_id())
        self.save(added, origin=origin, label=label)
        return added

    def throw_away(self, *records: Record, label: str, origin: object | None = None) -> None:
        """Put *records* into the trash, with what belongs to them; undo brings them back."""
        now = self._clock()
        self.save(*(replace(record, deleted=now) for record in records), origin=origin, label=label)

    def fingerprint(self, record: Record) -> str:
        """The keyed hash of the contents of *record*, as its later versions will remember it."""
        return fingerprint(record, self._file.key)

    def trash(self) -> list[Record]:
        """What was thrown away, newest first."""
        with self._file.reading() as reading:
            found: list[Record] = [record for kind in KINDS for record in reading.all(kind, deleted=True)]
        return sorted(found, key=lambda record: record.deleted or self._clock(), reverse=True)

    def bring_back(self, record: Record, *, label: str) -> None:
        """Take *record* out of the trash, to where it was; also what it belongs to, if that lies in the trash too."""
        found = [replace(record, deleted=None)]
        owner = self._owner(record)
        if owner is not None and owner.deleted is not None:
            found.insert(0, replace(owner, deleted=None))
        self.save(*found, label=label)

    def empty_trash(self, *, older_than_days: int = limits.TRASH_DAYS) -> int:
        """Erase for good what lies in the trash longer; returns how many records."""
        limit = self._clock() - timedelta(days=older_than_days)
        erased = 0
        with self._file.writing(self._clock) as writing:
            for kind in reversed(KINDS):
                for record in writing.all(kind, deleted=True):
                    if record.deleted and record.deleted < limit:
                        erased += writing.erase_with_owned(record)
        return erased

    def _owner(self, record: Record) -> Record | None:
        name = OWNED.get(type(record))
        if name is None or getattr(record, name) is None:
            return None
        kind = next(kind for kind in KINDS if f"{kind.KIND}_id" == name)
        return self.find(kind, getattr(record, name))

    def _again(self, records: Sequence[Record]) -> None:
        self._put(records, None)

    def _put(self, records: Sequence[Record], origin: object | None) -> list[tuple[Record | None, Record]]:
        """Store what differs; returns former and new version of each, and tells the listeners after the commit."""
        pairs: list[tuple[Record | None, Record]] = []
        with self._file.writing(self._clock) as writing:
            for record in records:
                before = writing.find(type(record), record.id)
                after = writing.put(record)
                if after is not before and after != before:
                    pairs.append((before, after))
        for before, after in pairs:
            fields = changed_fields(before, after) if before is not None else frozenset()
            self._events.publish(Change(after.KIND, after.id, fields, origin))
        return pairs
