"""One part of the conversation: what one looks at, three cards, notes, and the answers of before."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from lobdossier.domain.conversation import PickedCard
from lobdossier.domain.vocabulary import Part
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.talk.answers import AnswersCard, answers_in
from lobdossier.ui.talk.cards import TableCards
from lobdossier.ui.talk.material import MaterialCard, Turning
from lobdossier.ui.talk.notes import NotesCard
from lobdossier.ui.talk.table import Dealt, Table
from lobdossier.ui.theme import u
from lobdossier.ui.widgets.buttons import Option, Segmented, button
from lobdossier.ui.widgets.fitting import Fitting
from lobdossier.ui.widgets.layout import box, hbox, vbox
from lobdossier.ui.words import tr

_MAX: Final = 16_777_215
_ONE: Final = (820, 330)
_ROOMY: Final = (1_120, 500)
_GRAND: Final = 1_500
_LEAST: Final = (480, 200)
_TOOLS: Final = 620
"""Width and height of the page, drawn for 11 pt: with less than the first there is one thing at a time, with less than
the second the answers share their place with the notes, with more than the third words are larger. And how wide the
notes are at least when the buttons of the text stand over them."""


class Pane(StrEnum):
    """What can be seen by itself where there is room for one thing only."""

    LOOK = "look"
    CARDS = "cards"
    NOTES = "notes"
    ANSWERS = "answers"


class PartPage(Fitting):
    """The same page for all four parts; `turn_to` goes to another one."""

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__()
        self._context, self._draft = context, draft
        self._part = Part.TERUGKIJKEN
        self._table = Table((), {})
        self._talked: dict[Part, str] = {}
        self._hidden = self._one = self._given = self._own_shown = False
        self._roomy = self._looks = True
        self._pane = Pane.CARDS
        self.material = MaterialCard(context)
        self.cards = TableCards()
        self.cards.taken.connect(self._take)
        self.notes = NotesCard(draft, read_only=context.workspace.read_only)
        self.answers = AnswersCard()
        self.answers.own_wanted.connect(self._show_own)
        self.notes.to_answers.clicked.connect(lambda: self._swap(Pane.ANSWERS))
        self.answers.to_notes.clicked.connect(lambda: self._swap(Pane.NOTES))
        self.panes = Segmented(
            tr("Wat wil je zien?"),
            [
                Option(Pane.LOOK, tr("Kijken")),
                Option(Pane.CARDS, tr("Kaarten")),
                Option(Pane.NOTES, tr("Notities")),
                Option(Pane.ANSWERS, tr("Antwoorden")),
            ],
            self._pane,
        )
        self.panes.chosen.connect(lambda which: self._swap(Pane(which)))
        self._other = button("", "shuffle", "ghost", tr("Andere kaarten"))
        self._other.clicked.connect(self.cards.deal_on)
        self._turning = Turning()
        self._turning.turned.connect(self.material.turn)
        self.material.moved.connect(self._moved)
        self._choice = box(hbox(self.panes, None, self._other, self._turning))
        self._below = box(hbox((self.notes, 3), (self.answers, 2), gap=14))
        self._side = box(vbox((self.cards, 3), (self._below, 2), gap=10))
        for part in (self._below, self._side):
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setLayout(vbox(self._choice, (box(hbox((self.material, 2), (self._side, 5), gap=18)), 1), gap=8))
        self._arrange()

    def turn_to(self, part: Part) -> None:
        """Show *part*."""
        self._part = part
        if not self._one:
            self._pane = Pane.CARDS
        self.notes.turn_to(part)
        self._deal()
        self._show_answers()

    def set_table(self, table: Table) -> None:
        """What was read for this conversation."""
        self._table = table
        self._show_material()
        self._deal()

    def refresh(self) -> None:
        """Show what the draft holds."""
        self.notes.refresh()
        self._show_answers()

    def begin(self) -> None:
        """The keyboard goes to the notes if they are in sight: what is to be done while people talk."""
        if not self.notes.isHidden() and not self._below.isHidden():
            self.notes.begin()
        else:
            self.panes.take_keyboard()

    def set_hidden(self, hidden: bool) -> None:
        """Whether names, notes and answers are covered."""
        self._hidden = hidden
        self.notes.set_hidden(hidden)
        self._show_material()
        self._show_answers()

    def minimumSizeHint(self) -> QSize:
        """That of the smallest arrangement: it is taken when there is no room for the one of now."""
        return QSize(u(_LEAST[0]), u(_LEAST[1]))

    # ------------------------------------------------------------ private
    def _show_material(self) -> None:
        items = [item for item in self._table.brought if not (self._hidden and item.names)]
        self._looks = bool(items)
        self.material.set_items(items)
        self._arrange()

    def _deal(self) -> None:
        self.cards.show_cards(self._table.cards.get(self._part, ()), self._talked.get(self._part, ""))

    def _moved(self, place: str) -> None:
        self._turning.set_place(place)
        self._arrange()

    def _take(self, dealt: Dealt | None) -> None:
        """A card that is talked about belongs to this conversation from now on, also when it is put back later."""
        self._talked[self._part] = dealt.card_id if dealt is not None else ""
        now = self._draft.conversation
        known = {card.card_id for card in now.cards}
        if dealt is not None and dealt.card_id not in known and not self._context.workspace.read_only:
            picked = PickedCard(card_id=dealt.card_id, question=dealt.words, part=dealt.part)
            self._draft.put(now, cards=(*now.cards, picked))

    def _show_answers(self) -> None:
        student = self._context.workspace.student.name
        conversation, people = self._draft.conversation, self._draft.participants
        told = answers_in(conversation, people, student, self._part, own=self._own_shown)
        self.answers.show_given(told)
        self._given = bool(told.given or told.waiting) and not self._hidden
        self._arrange()

    def _show_own(self) -> None:
        """The student says so: for as long as this page is there."""
        self._own_shown = True
        self._show_answers()
        self.begin()

    def _swap(self, pane: Pane) -> None:
        self._pane = pane
        self._arrange()
        if self._one:
            return
        if pane is Pane.ANSWERS:
            self.answers.to_notes.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.notes.begin()

    def _arrange(self) -> None:
        """Who is in sight: everything, or where there is little room one of two, or where there is hardly any one."""
        panes = [each for each, is_there in self._there().items() if is_there]
        pane = self._pane if self._pane in panes else Pane.NOTES
        shown: Mapping[QWidget, bool] = {
            self._choice: self._one,
            self._other: self._one and pane is Pane.CARDS,
            self._turning: self._one and pane is Pane.LOOK and bool(self.material.place),
            self.material: self._looks and (not self._one or pane is Pane.LOOK),
            self._side: not self._one or pane is not Pane.LOOK,
            self.cards: not self._one or pane is Pane.CARDS,
            self._below: not self._one or pane in (Pane.NOTES, Pane.ANSWERS),
            self.notes: self._roomy or pane is not Pane.ANSWERS,
            self.answers: self._given and (self._roomy or pane is Pane.ANSWERS),
        }
        for part, there in shown.items():
            part.setVisible(there)
        self.panes.show_only(panes)
        self.panes.set_current(pane)
        self.notes.to_answers.setVisible(self._given and not self._roomy and not self._one)
        self.answers.to_notes.setVisible(not self._roomy and not self._one)
        self.cards.set_heading("" if self._one else self._heading())

    def _there(self) -> Mapping[Pane, bool]:
        """Which panes have something in them."""
        return {Pane.LOOK: self._looks, Pane.CARDS: True, Pane.NOTES: True, Pane.ANSWERS: self._given}

    def _heading(self) -> str:
        if self._looks:
            return tr("Pak een kaart. Of praat gewoon door.")
        return tr("Pak een kaart, of vertel uit je hoofd wat je meemaakte.")

    def _fit(self) -> None:
        width, height = self.width(), self.height()
        self._one = width < u(_ONE[0]) or height < u(_ONE[1])
        self._roomy = not self._one and width >= u(_ROOMY[0]) and height >= u(_ROOMY[1])
        grand = width >= u(_GRAND)
        self.material.set_room(roomy=self._roomy, grand=grand, low=self._one)
        self.material.setMaximumWidth(_MAX if self._one else max(u(210), round(width * 0.26)))
        self.material.setMinimumWidth(0 if self._one else u(200))
        self.answers.set_grand(grand)
        self.notes.set_tools(self._roomy and self.notes.width() >= u(_TOOLS))
        self._arrange()
