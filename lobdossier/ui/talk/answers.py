""" "Hier wil ik het over hebben": what people answered before the conversation, of the part that one is in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.vocabulary import ConversationState, Part
from lobdossier.domain.voices import may_see_own, side_by_side
from lobdossier.ui.conversation.said import called, listed
from lobdossier.ui.talk.texts import Scrolled
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import Elided, Icon, Words
from lobdossier.ui.widgets.layout import Box, at_start, box, hbox, vbox
from lobdossier.ui.widgets.people import OWN_TINT, Avatar, initials, tint_of
from lobdossier.ui.words import tr


@dataclass(frozen=True, slots=True)
class Given:
    """One answer: to which question, by whom, in which colour."""

    question: str
    who: str
    tint: int
    text: str


@dataclass(frozen=True, slots=True)
class AnswersTold:
    """The answers to talk about in one part.

    Attributes:
        marked: whether somebody chose them; without any marked one all of them are there.
        waiting: why the student's own are not among them; empty when they are, or when there are none.
    """

    given: tuple[Given, ...] = ()
    marked: bool = False
    waiting: str = ""


def answers_in(
    conversation: Conversation, people: Sequence[Participant], student: str, part: Part, *, own: bool
) -> AnswersTold:
    """What was answered in *part*. The student's own are there when nobody has to answer unseen any more, or with *own*."""
    ahead = conversation.state is ConversationState.PLANNED
    unseen = [] if own or not ahead else [called(p) for p in people if not may_see_own(conversation, p)]
    speaking = [(student or tr("Jij"), OWN_TINT), *((called(p), tint_of(n)) for n, p in enumerate(people))]
    found = [
        (place, Given(row.question.question, who, tint, cell.text), cell.marked)
        for row in side_by_side(conversation, people)
        if row.question.part is part
        for place, ((who, tint), cell) in enumerate(zip(speaking, row.cells, strict=True))
        if cell is not None and cell.text.strip()
    ]
    kept = [(given, on) for place, given, on in found if place or not unseen]
    waiting = ""
    if len(kept) < len(found):
        waiting = tr("Wat jij antwoordde, zien jullie hier na het antwoord van {people}.", people=listed(unseen))
    marked = tuple(given for given, on in kept if on)
    return AnswersTold(marked or tuple(given for given, _ in kept), bool(marked), waiting)


class AnswersCard(Card):
    """The answers under their questions, each beside whose it is. `own_wanted`: the student shows the own ones now."""

    own_wanted = Signal()

    def __init__(self) -> None:
        self.heading = Elided("", "h3")
        self.to_notes = button(tr("Notities"), "notebook-pen", "ghost")
        self._list = Scrolled(tr("Antwoorden"), 64)
        head = hbox(Icon("pin", "accent", 18), (self.heading, 1), self.to_notes, gap=9)
        super().__init__(box(head), (self._list, 1), pad=14, gap=6, fill="accent_soft", shadow=False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._shown: tuple[AnswersTold, bool] | None = None
        self._grand = False

    def show_given(self, told: AnswersTold) -> None:
        """Show these answers."""
        shown = (told, self._grand)
        if shown == self._shown:
            return
        self._shown = shown
        self.heading.setText(tr("Hier wil ik het over hebben") if told.marked else tr("Antwoorden van vooraf"))
        self._list.column.clear()
        asked = ""
        for each in told.given:
            if each.question != asked:
                asked = each.question
                self._list.column.put(Words(asked, "small"))
            self._list.column.put(_line(each, "lead" if self._grand else ""))
        if told.waiting:
            now = button(tr("Nu al laten zien"), "eye", "ghost")
            now.clicked.connect(self.own_wanted)
            self._list.column.put(Words(told.waiting, "small"))
            self._list.column.put(box(at_start(now)))
        self._list.column.put(None)
        self._list.to_top()

    def set_grand(self, grand: bool) -> None:
        """Whether there is so much room that words are larger."""
        if grand != self._grand:
            self._grand = grand
            if self._shown is not None:
                self.show_given(self._shown[0])


def _line(given: Given, role: str) -> Box:
    words = Words(given.text, role)
    words.setAccessibleName(tr("{name}: {text}", name=given.who, text=given.text))
    avatar = Avatar(initials(given.who), 30, given.tint)
    avatar.setToolTip(given.who)
    return hbox(vbox(avatar, None, gap=0), (vbox(4, words, None, gap=0), 1), gap=10)
