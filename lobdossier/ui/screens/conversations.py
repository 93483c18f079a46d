"""The room of the conversations: those that come, those that were, and planning a next one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from lobdossier.domain.changes import Change
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.ids import new_id
from lobdossier.domain.vocabulary import ConversationKind
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.cards import coming_card, past_card
from lobdossier.ui.conversation.planner import Planner
from lobdossier.ui.explained import explained
from lobdossier.ui.guide.mark import waiting_on
from lobdossier.ui.screen import Screen
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.empty import EmptyState
from lobdossier.ui.widgets.growing import Growing
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, grows_down, sized, vbox
from lobdossier.ui.widgets.page import page, page_header
from lobdossier.ui.words import count, tr

SHOWN = 12
"""Conversations of each group in the list at first."""
PLAN = "plan"
"""The target that begins with planning."""
WIDEST = 1_080
"""Lines longer than this are hard to read; drawn for 11 pt."""


class ConversationsScreen(Screen):
    """Everything the student talks about with others."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._waiting: dict[str, int] = {}
        self.plan = door(button(tr("Gesprek plannen"), "plus", "primary"))
        self.plan.clicked.connect(self.begin_planning)
        self._header = page_header(tr("Gesprekken"), "", explained(context, "loopbaangesprek"), self.plan)
        self.planner = door(Planner(context))
        self.planner.planned.connect(self._plan)
        self.planner.left.connect(self._stop_planning)
        self._over = _Group(tr("Al geweest, nog op te schrijven"), tr("Meer gesprekken laten zien"))
        self._ahead = _Group(tr("Deze komen"), tr("Latere gesprekken laten zien"))
        self._past = _Group(tr("Deze waren er"), tr("Oudere gesprekken laten zien"))
        groups = vbox(self._over, self._ahead, self._past, gap=12)
        column = box(vbox(self._header, self.planner, groups, gap=14))
        self._body = page(sized(column, max_width=WIDEST))
        self._first = door(button(tr("Gesprek plannen"), "plus", "primary"))
        self._first.clicked.connect(self.begin_planning)
        self._empty = page(
            EmptyState(
                tr("Met wie praat jij over later?"),
                tr("Hier komen je gesprekken. Plan je eerste: met je mentor, op je stage of thuis."),
                self._first,
            )
        )
        self.setLayout(vbox((self._body, 1), (self._empty, 1), gap=0))
        self.planner.hide()

    def open(self, target: str) -> None:
        """Show the list; with the target "plan" ask at once what sort of conversation is to come."""
        super().open("")
        if target == PLAN:
            self.begin_planning()

    def refresh(self) -> None:
        conversations = self.context.workspace.conversations
        coming, past = conversations.coming(), conversations.past()
        today = self.context.workspace.today()
        self._waiting = waiting_on(self.context, Conversation)
        over = [c for c in coming if c.on is not None and c.on < today]
        ahead = [c for c in coming if c not in over]
        self._over.show_cards([partial(self._coming_card, c, today) for c in over])
        self._ahead.show_cards([partial(self._coming_card, c, today) for c in ahead])
        self._past.show_cards([partial(self._past_card, c, today) for c in past])
        self._header.set_note(self._note(len(ahead), len(over) + len(past)))
        self._arrange(bool(coming or past))

    def concerns(self, change: Change) -> bool:
        return change.kind in {"conversation", "participant", "agreement", "feedback", "step", "student"}

    def begin_planning(self) -> None:
        """Ask what sort of conversation, and when."""
        self.planner.show()
        self._arrange(there=True)
        self.planner.begin()

    def _stop_planning(self) -> None:
        self.planner.hide()
        self.refresh()
        (self.plan if self.plan.isVisible() else self._first).setFocus()

    def _plan(self, kind: ConversationKind, day: date | None) -> None:
        """It is in the file from now on, and the preparation opens."""
        conversation = Conversation(id=new_id(), kind=kind, on=day)
        records = self.context.workspace.records
        if self.context.attempt(lambda: records.save(conversation, label=tr("gesprek plannen"))):
            self.planner.hide()
            self.context.way.go("prepare", conversation.id)

    def _arrange(self, there: bool) -> None:
        """One filled button at a time: that of the page, of the empty page or of the planner."""
        planning = not self.planner.isHidden()
        self._body.setVisible(there or planning)
        self._empty.setVisible(not (there or planning))
        self.plan.setVisible(not planning)

    def _note(self, coming: int, past: int) -> str:
        parts = [
            count(coming, "{n} gesprek komt", "{n} gesprekken komen") if coming else "",
            count(past, "{n} gesprek was er", "{n} gesprekken waren er") if past else "",
        ]
        return ", ".join(part for part in parts if part)

    def _coming_card(self, conversation: Conversation, today: date) -> QWidget:
        way = self.context.way
        return coming_card(
            conversation,
            self.context.workspace.conversations.participants(conversation.id),
            today,
            lambda: way.go("prepare", conversation.id),
            lambda: way.go("conclude", conversation.id),
            lambda: way.go("talk", conversation.id),
            lambda: way.go("walk", next(iter(conversation.experience_ids), "")),
            lambda: way.go("voices", conversation.id),
            lambda: self._throw_away(conversation),
            self._waiting.get(conversation.id, 0),
        )

    def _past_card(self, conversation: Conversation, today: date) -> QWidget:
        conversations = self.context.workspace.conversations
        people, agreements = conversations.participants(conversation.id), conversations.agreements(conversation.id)
        card = past_card(conversation, people, agreements, today, self._waiting.get(conversation.id, 0))
        card.clicked.connect(lambda: self.context.way.go("conclude", conversation.id))
        return card

    def _throw_away(self, conversation: Conversation) -> None:
        records = self.context.workspace.records
        if self.context.attempt(lambda: records.throw_away(conversation, label=tr("gesprek weggooien"))):
            self.context.voice.say(tr("Gesprek weggegooid"), undo=True)


class _Group(QWidget):
    """A heading and its conversations, a few at first; gone when there are none."""

    def __init__(self, heading: str, more: str) -> None:
        super().__init__()
        self._growing = Growing(SHOWN, more, gap=12)
        self.setLayout(vbox(label(heading, "h2", wrap=True), self._growing, gap=12))
        self.setSizePolicy(grows_down())

    def show_cards(self, makers: Sequence[Callable[[], QWidget]]) -> None:
        """Show what these make."""
        self._growing.show_list(makers)
        self.setVisible(bool(makers))
