"""Saving, throwing away and bringing back: every change of a record goes through here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, Final, TypeVar

from lobdossier.domain import limits
from lobdossier.domain.changes import Change
from lobdossier.domain.experience import Evidence
from lobdossier.domain.ids import new_id
from lobdossier.domain.kinds import KINDS, OWNED
from lobdossier.domain.listing import Hit
from lobdossier.domain.record import EPOCH, Record
from lobdossier.domain.shape import changed_fields, fingerprint
from lobdossier.domain.snapshot import Snapshot
from lobdossier.services.events import EventBus
from lobdossier.services.undo import Deed, UndoStack
from lobdossier.storage import index, pieces
from lobdossier.storage.file import DossierFile
from lobdossier.storage.records import STRETCH, Reading, snapshot
from lobdossier.storage.taking_over import put_many

R = TypeVar("R", bound=Record)
Pair = tuple[Record | None, Record]
Clock = Callable[[], datetime]
_TRIES: Final = 3
"""So often a whole dossier is read in stretches, before whoever saves must wait for it."""


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

    def all(self, kind: type[R], /, *, deleted: bool = False, **where: Any) -> list[R]:
        """Every record of a kind whose fields equal *where*, oldest first; of the trash only with *deleted*."""
        with self._file.reading() as reading:
            return reading.all(kind, deleted=deleted, **where)

    def snapshot(self, *kinds: type[Record]) -> Snapshot:
        """The whole dossier (or those *kinds* of it) as values, without the trash and without bytes.

        It is as it was at one moment, though it is read in stretches, between which others may save: when one of them did,
        it is read anew, and in the end at once. A record that cannot be read is left out: see `damaged`.
        """
        for _ in range(_TRIES):
            rows = self._in_stretches(kinds or KINDS)
            if rows is not None:
                return snapshot(rows)
        with self._file.reading() as reading:
            rows = reading.rows(kinds or KINDS)
        return snapshot(rows)

    def damaged(self) -> list[Hit]:
        """The records that cannot be read, the trash included; they are in no list. Reads the whole dossier."""
        with self._file.reading() as reading:
            return reading.damaged()

    def save(self, *records: Record, origin: object | None = None, label: str = "") -> None:
        """Store *records* in one transaction; unchanged ones are left alone, and nobody is told of them.

        A record needs an id, so that its editor knows it: `domain.ids.new_id` for a new one. With a *label* the change
        can be undone ("Ongedaan maken: reflectie verwijderen"); text that is being typed has none, its field undoes it.

        Raises:
            SaveError: nothing was stored.
            Refused: a field breaks its rule; nothing was stored.
        """
        self.save_decided(lambda _reading: records, origin=origin, label=label)

    def save_decided(
        self, decide: Callable[[Reading], Sequence[Record]], *, origin: object | None = None, label: str = ""
    ) -> None:
        """As `save`, of what *decide* says once nobody else can write: for what depends on what is stored.

        Raises:
            As `save`, and what *decide* raises; nothing was stored then.
        """
        pairs = self._put(decide, origin)
        if label and pairs:
            self._undo.push(Deed(label, lambda: self._step(pairs, back=True), lambda: self._step(pairs, back=False)))

    def add(self, record: R, *, origin: object | None = None, label: str = "") -> R:
        """Store a new record under a fresh id; returns it as stored."""
        added = replace(record, id=record.id or new_id())
        self.save(added, origin=origin, label=label)
        return self.get(type(record), added.id)

    def throw_away(self, *records: Record, label: str, origin: object | None = None) -> None:
        """Put *records* into the trash, with what belongs to them; undo brings them back.

        What goes is what is stored: an older version in the hands of the caller overwrites nothing.
        """
        now = self._clock()
        with self._file.reading() as reading:
            stored = [found for record in records if (found := reading.find(type(record), record.id))]
            whole = [each for record in stored for each in (record, *_owned(reading, record, deleted=False))]
        gone = [replace(record, deleted=now) for record in whole if record.deleted is None]
        self.save(*gone, origin=origin, label=label)

    def fingerprint(self, record: Record) -> str:
        """The keyed hash of the contents of *record*, as its later versions will remember it."""
        return fingerprint(record, self._file.key)

    def trash(self) -> list[Record]:
        """What was thrown away, newest first; what went along with something else comes back with that, and is left out."""
        with self._file.reading() as reading:
            found: list[Record] = [record for kind in KINDS for record in reading.all(kind, deleted=True)]
        moments = {record.id: record.deleted for record in found}
        own = [record for record in found if moments.get(_owner_id(record) or "") != record.deleted]
        return sorted(own, key=lambda record: (record.deleted or EPOCH, record.id), reverse=True)

    def bring_back(self, record: Record, *, label: str) -> None:
        """Take *record* out of the trash, with what went along with it; also what it belongs to, if that lies there too."""
        with self._file.reading() as reading:
            found = reading.find(type(record), record.id)
            if found is None or found.deleted is None:
                return
            owner = _owner(reading, found)
            along = [each for each in _owned(reading, found, deleted=True) if each.deleted == found.deleted]
        owners = [owner] if owner is not None and owner.deleted is not None else []
        self.save(*(replace(each, deleted=None) for each in (*owners, found, *along)), label=label)

    def empty_trash(self, *, older_than_days: int = limits.TRASH_DAYS) -> tuple[Record, ...]:
        """Erase for good what lies in the trash longer; returns what it was.

        Their words and bytes are gone from the file; a former backup may still have them. Nothing that was done before
        can be undone after it.
        """
        limit = self._clock() - timedelta(days=older_than_days)
        erased: dict[str, Record] = {}
        loosened: dict[str, Record] = {}
        with self._file.writing(self._clock) as writing:
            for kind in reversed(KINDS):
                for record in writing.all(kind, deleted=True):
                    if record.deleted and record.deleted <= limit and record.id not in erased:
                        done = writing.erase_with_owned(record)
                        erased.update({each.id: each for each in done.records})
                        loosened.update({each.id: each for each in done.loosened})
            if erased:
                pieces.forget(writing, {each.sha256 for each in erased.values() if isinstance(each, Evidence)})
                index.tidy(writing.connection)
        if erased:
            self._undo.clear()
        for each in (*erased.values(), *(each for each in loosened.values() if each.id not in erased)):
            self._events.publish(Change(each.KIND, each.id))
        return tuple(erased.values())

    def _in_stretches(self, kinds: Sequence[type[Record]]) -> list[tuple[type[Record], list[dict[str, Any]]]] | None:
        """The rows of *kinds*; None when somebody wrote meanwhile."""
        found: list[tuple[type[Record], list[dict[str, Any]]]] = []
        state = None
        for kind in kinds:
            rows: list[dict[str, Any]] = []
            whole = False
            while not whole:
                with self._file.reading() as reading:
                    state = state or reading.state
                    if reading.state != state:
                        return None
                    some = reading.stretch(kind, rows[-1]["id"] if rows else "")
                rows += some
                whole = len(some) < STRETCH
            found.append((kind, rows))
        return found

    def _step(self, pairs: Sequence[Pair], *, back: bool) -> None:
        """Undo or redo what *pairs* did: those fields only, so that what was typed since then stays."""
        now = self._clock()
        with self._file.reading() as reading:
            stored = [reading.find(type(after), after.id) for _, after in pairs]
        changed = []
        for current, (before, after) in zip(stored, pairs, strict=True):
            if current is not None:
                former = before if before is not None else replace(after, deleted=now)
                changed.append(_with_fields_of(former if back else after, current, _differences(former, after)))
        self._put(lambda _reading: changed, None)

    def _put(self, decide: Callable[[Reading], Sequence[Record]], origin: object | None) -> list[Pair]:
        """Store what differs; returns former and new version of each, and tells the listeners after the commit."""
        pairs: list[Pair] = []
        with self._file.writing(self._clock) as writing:
            # In the order of the kinds: what is pointed to comes first.
            for _kind, group in groupby(sorted(decide(writing), key=lambda record: KINDS.index(type(record))), type):
                stored = put_many(writing, list(group))
                pairs += [(before, after) for before, after in stored if after is not before]
        for before, after in pairs:
            fields = changed_fields(before, after) if before is not None else frozenset()
            self._events.publish(Change(after.KIND, after.id, fields, origin))
        return pairs


def _differences(before: Record, after: Record) -> frozenset[str]:
    names = changed_fields(before, after)
    return names | {"deleted"} if before.deleted != after.deleted else names


def _with_fields_of(source: Record, record: Record, names: frozenset[str]) -> Record:
    """*record* with the fields *names* as they are in *source*."""
    values: dict[str, Any] = {name: getattr(source, name) for name in names}
    return replace(record, **values)


def _owner_id(record: Record) -> str | None:
    name = OWNED.get(type(record))
    return None if name is None else getattr(record, name)


def _owner(reading: Reading, record: Record) -> Record | None:
    owner_id = _owner_id(record)
    if owner_id is None:
        return None
    name = OWNED[type(record)]
    return reading.find(next(kind for kind in KINDS if f"{kind.KIND}_id" == name), owner_id)


def _owned(reading: Reading, record: Record, *, deleted: bool) -> list[Record]:
    """What belongs to *record*, in the trash or not."""
    kinds = [(kind, name) for kind, name in OWNED.items() if name == f"{record.KIND}_id"]
    return [each for kind, name in kinds for each in reading.all(kind, deleted=deleted, **{name: record.id})]
