"""What lies open on the page and is not stored yet: the experience, a piece of evidence, what somebody said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from lobdossier.domain.errors import DossierError
from lobdossier.domain.experience import Experience, Testimony
from lobdossier.domain.people import Contact
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import Choice
from lobdossier.domain.record import Record
from lobdossier.domain.shape import content
from lobdossier.ui.context import Context
from lobdossier.ui.editors.autosave import Autosave, SaveState
from lobdossier.ui.words import tr

R = TypeVar("R", bound=Record)
Read = Callable[[], Any]


class Desk(QObject):
    """Gathers what is typed and tapped on one page, and stores all of it together after each pause.

    A record is laid on the desk before it is edited. A new one is stored as soon as there is something in it; a blank
    one never is, unless `ensure` asks for it because something hangs on it.
    """

    state_changed = Signal(SaveState)
    stored = Signal()

    def __init__(self, context: Context, origin: QObject) -> None:
        super().__init__(origin)
        self.context, self.origin = context, origin
        self._laid: dict[str, Record] = {}
        self._edits: dict[str, dict[str, Read]] = {}
        self.autosave = Autosave(self._save, self)
        self.autosave.state_changed.connect(self._tell)
        self.autosave.failed.connect(self._failed)

    def clear(self) -> None:
        """Take everything off the desk; only after `flush` succeeded."""
        self._laid.clear()
        self._edits.clear()

    def lay(self, record: Record) -> None:
        """Show *record* (which has an id) from now on; what is typed in it stays typed."""
        self._laid[record.id] = record

    def edit(self, record_id: str, field: str, read: Read) -> None:
        """*field* changed; *read* gives its value when it is stored, not per key."""
        self._edits.setdefault(record_id, {})[field] = read
        self.autosave.touch()

    def put(self, record_id: str, **values: Any) -> None:
        """Other values, chosen by a tap."""
        for field, value in values.items():
            self.edit(record_id, field, partial(_same, value))

    def edited(self, record_id: str) -> frozenset[str]:
        """The fields of a record that are not stored yet."""
        return frozenset(self._edits.get(record_id, ()))

    def now(self, kind: type[R], record_id: str) -> R:
        """The record as it is on the screen."""
        record = self._laid[record_id]
        if not isinstance(record, kind):
            raise TypeError(record)
        return replace(record, **self._read(record_id))

    def renewed(self, found: Record) -> bool:
        """Whether *found*, as the file holds it, says something else than what was laid here."""
        laid = self._laid[found.id]
        return any(getattr(found, f.name) != getattr(laid, f.name) for f in content(type(found)))

    def settle(self, record_id: str) -> None:
        """Read what was typed in a record, before its fields go away."""
        for field, value in self._read(record_id).items():
            self._edits[record_id][field] = partial(_same, value)

    def forget(self, record_id: str) -> None:
        """Leave a record alone: it was thrown away."""
        self._edits.pop(record_id, None)
        self._laid.pop(record_id, None)

    def ensure(self, record_id: str) -> None:
        """Store a record even if there is nothing in it, because something is going to hang on it.

        Raises:
            SaveError: it was not stored.
        """
        record = self._laid[record_id]
        if self.context.workspace.records.find(type(record), record_id) is None:
            self.context.workspace.records.save(self.now(type(record), record_id), origin=self.origin)
            self.stored.emit()

    def along(self, _changed: Sequence[Record]) -> Sequence[Record]:
        """What follows from *_changed* and is stored in the same transaction."""
        return ()

    def flush(self) -> bool:
        """Store now what is not stored; False when that failed."""
        return self.autosave.flush()

    # ------------------------------------------------------------ private
    def _read(self, record_id: str) -> dict[str, Any]:
        return {field: read() for field, read in self._edits.get(record_id, {}).items()}

    def _save(self) -> None:
        """One transaction for all of it. What is typed meanwhile stays dirty: `Autosave` counts its touches."""
        records = self.context.workspace.records
        written: dict[str, dict[str, Read]] = {}
        changed: list[Record] = []
        for record_id, edits in self._edits.items():
            found = records.find(type(self._laid[record_id]), record_id)
            record = replace(found or self._laid[record_id], **self._read(record_id))
            if found is not None or _keeps(record):
                changed.append(record)
                written[record_id] = dict(edits)
        owners = [self._laid[owner] for owner in self._missing_owners(changed)]
        whole = sorted(changed, key=lambda record: record.KIND != Experience.KIND)
        records.save(*owners, *whole, *self.along(changed), origin=self.origin)
        for record in changed:
            self._laid[record.id] = record
        for record_id, edits in written.items():
            left = {f: read for f, read in self._edits[record_id].items() if edits.get(f) is not read}
            self._edits[record_id] = left
        self._edits = {record_id: edits for record_id, edits in self._edits.items() if edits}
        if changed:
            self.stored.emit()

    def _missing_owners(self, changed: list[Record]) -> list[str]:
        """Experiences on which something hangs that is stored now, while they are not in the dossier themselves."""
        records = self.context.workspace.records
        there = {record.id for record in changed}
        owners = {getattr(record, "experience_id", "") for record in changed} - there - {"", None}
        return [o for o in owners if o in self._laid and records.find(Experience, o) is None]

    def _tell(self, state: SaveState) -> None:
        if state is SaveState.SAVED:
            self.context.voice.mend()
        self.state_changed.emit(state)

    def _failed(self, error: DossierError) -> None:
        self.context.voice.fail(error, self.flush)


def _same(value: Any) -> Any:
    return value


def state_said(state: SaveState, stored: bool) -> str:
    """The quiet word about saving."""
    if state is SaveState.SAVED:
        return tr("Bewaard") if stored else ""
    return tr("Nog niet bewaard") if state is SaveState.FAILED else tr("Bewaren …")


def _keeps(record: Record) -> bool:
    """Whether a new record has something in it."""
    if isinstance(record, Experience):
        return not record.blank
    if isinstance(record, Testimony):
        return bool(record.said.strip() or record.who.strip())
    if isinstance(record, Contact):
        return bool(record.name.strip())
    if isinstance(record, Step | Goal | Choice):
        return bool(record.title.strip())
    return True
