"""One conversation on the screen: what is typed is here at once and in the file soon after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Signal

from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.ids import new_id
from lobdossier.domain.record import Record
from lobdossier.domain.vocabulary import ConversationKind
from lobdossier.ui.context import Context
from lobdossier.ui.editors.autosave import Autosave, SaveState

NEW: Final = "new:"
"""A target that begins so is a new conversation of the kind behind it: ``new:trialoog``."""

R = TypeVar("R", bound=Record)


class Draft(QObject):
    """A conversation with its people and agreements, as the student is writing it.

    `touch` is for typing: the text is read and stored soon after the last key. `put`, `add` and `remove` are for taps:
    stored at once, with what waits. A new conversation has its id already and is stored with the first thing put in it.
    """

    changed = Signal()
    """Something is different here, stored or not: a closed step shows it."""
    stored = Signal()
    """Everything that is here is in the file now."""

    def __init__(self, context: Context, origin: QObject, conversation: Conversation, *, fresh: bool = False) -> None:
        super().__init__(origin)
        self._context, self._origin, self._fresh = context, origin, fresh
        self.conversation = conversation
        self.participants: list[Participant] = []
        self.agreements: list[Agreement] = []
        self.before: Conversation | None = None
        self.agreed: list[Agreement] = []
        """What was agreed in the conversation before this one."""
        self._typing: dict[tuple[str, str], tuple[Record, Callable[[], object]]] = {}
        self._waiting: dict[str, Record] = {}
        self._failed = False
        self._autosave = Autosave(self._save, self)
        self._autosave.failed.connect(self._tell_failure)
        self._autosave.state_changed.connect(self._tell_state)
        self.read()

    @classmethod
    def begin(cls, context: Context, origin: QObject, kind: ConversationKind) -> Draft:
        """A conversation that is not in the file yet, and never will be unless something is put in it."""
        return cls(context, origin, Conversation(id=new_id(), kind=kind), fresh=True)

    @property
    def fresh(self) -> bool:
        """Whether it is not in the file yet."""
        return self._fresh

    @property
    def autosave(self) -> Autosave:
        """Knows whether everything is stored."""
        return self._autosave

    def read(self) -> None:
        """Take over what the file holds, unless something here waits to be stored."""
        conversations = self._context.workspace.conversations
        if not self._autosave.dirty and not self._fresh:
            full = conversations.in_full(self.conversation.id)
            self.conversation = full.conversation
            self.participants, self.agreements = full.participants, full.agreements
        if not self._autosave.dirty:
            self.before, self.agreed = conversations.agreed_before(self.conversation)

    def touch(self, record: Record, field: str, text: Callable[[], object]) -> None:
        """Somebody is typing the *field* of *record*; *text* gives what is there when it is to be stored."""
        self._typing[(record.id, field)] = (record, text)
        self._autosave.touch()

    def hold(self, record: Record) -> None:
        """*record* is as it is given from now on; it is stored with what is being typed in it."""
        self._keep(record)

    def forget(self, agreement: Agreement) -> None:
        """An agreement whose words were all taken out again: it was never there."""
        stored = self.flush()
        if stored and self._context.attempt(lambda: self._context.workspace.conversations.drop(agreement, label="")):
            self.read()
            self.changed.emit()

    def put(self, record: Record, **fields: Any) -> bool:
        """Something was chosen: stored at once. Returns whether that worked; if not it is kept and tried again."""
        self._collect()
        self._keep(replace(self.current(record), **fields))
        self._autosave.touch()
        self.changed.emit()
        return self.flush()

    def add(self, record: Participant | Agreement) -> bool:
        """Somebody or something more, at the end."""
        group: list[Any] = self.participants if isinstance(record, Participant) else self.agreements
        order = min(max((known.order for known in group), default=-1) + 1, 1_000)
        return self.put(replace(record, conversation_id=self.conversation.id, order=order))

    def put_all(self, records: list[Any]) -> bool:
        """Store these versions of records at once: another order, for one."""
        self._collect()
        for record in records:
            self._keep(record)
        self._autosave.touch()
        self.changed.emit()
        return self.flush()

    def take_away(self, act: Callable[[], object], said: str) -> None:
        """Throw something of this conversation away by *act* and say so, with the way back."""
        if self.flush() and self._context.attempt(act):
            self.read()
            self.changed.emit()
            self.stored.emit()
            self._context.voice.say(said, undo=True)

    def flush(self) -> bool:
        """Store what waits; False when that failed (it waits on, and stays on the screen)."""
        return self._autosave.flush()

    def current(self, record: R) -> R:
        """*record* as it is here now, by its id; a new one as it is given."""
        known: list[Any] = [self.conversation, *self.participants, *self.agreements, *self.agreed]
        return next((other for other in known if other.id == record.id), record)

    def _collect(self) -> None:
        """Take in what stands in the editors. Each is read once."""
        typing, self._typing = self._typing, {}
        for (_, field), (record, text) in typing.items():
            typed: dict[str, Any] = {field: text()}
            self._keep(replace(self.current(record), **typed))

    def _keep(self, record: Record) -> None:
        if isinstance(record, Conversation):
            self.conversation = record
        elif isinstance(record, Participant):
            self.participants = _with(self.participants, record)
        elif isinstance(record, Agreement) and record.conversation_id != self.conversation.id:
            self.agreed = _with(self.agreed, record)
        elif isinstance(record, Agreement):
            self.agreements = _with(self.agreements, record)
        self._waiting[record.id] = record

    def _save(self) -> None:
        typed = bool(self._typing)
        self._collect()
        if typed:
            self.changed.emit()
        # The conversation comes first: the others point to it, and a new one is not there yet.
        others = [record for record in self._waiting.values() if record.id != self.conversation.id]
        workspace = self._context.workspace
        workspace.conversations.store(self.conversation, *others, today=workspace.today(), origin=self._origin)
        self._waiting.clear()
        self._fresh = False

    def _tell_failure(self, error: Exception) -> None:
        self._failed = True
        self._context.voice.fail(error, self.flush)

    def _tell_state(self, state: SaveState) -> None:
        if state is not SaveState.SAVED:
            return
        if self._failed:
            self._failed = False
            self._context.voice.mend()
        self.stored.emit()


def _with(group: list[Any], record: Any) -> list[Any]:
    """*group* with *record* in the place of its former version, or at the end."""
    if any(known.id == record.id for known in group):
        return [record if known.id == record.id else known for known in group]
    return [*group, record]
