"""One part of the conversation: what one looks at, three cards, notes, and the answers of before."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from lobdossier.domain.conversation import PickedCard
from lobdossier.domain.vocabulary import Part
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.talk.answers import AnswersCard, given_in
from lobdossier.ui.talk.cards import TableCards
from lobdossier.ui.talk.material import MaterialCard
from lobdossier.ui.talk.notes import NotesCard
from lobdossier.ui.talk.table import Dealt, Table
from lobdossier.ui.theme import u
from lobdossier.ui.widgets.layout import box, hbox, vbox
from lobdossier.ui.widgets.page import Body, scroll
from lobdossier.ui.words import tr

_MAX: Final = 16_777_215
_STACK: Final = (820, 400)
_ROOMY: Final = (1_120, 540)
"""Width and height of the page, drawn for 11 pt: with less than the first all stands under each other and scrolls, with
less than the second the answers share their place with the notes."""


class PartPage(QWidget):
    """The same page for all four parts; `turn_to` goes to another one."""

    card_taken = Signal()
    """Another card is talked about, or none."""

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__()
        self._context, self._draft = context, draft
        self._part = Part.TERUGKIJKEN
        self._table = Table((), {})
        self._talked: dict[Part, str] = {}
        self._hidden = self._wants_answers = False
        self._stacked, self._roomy = False, True
        self.material = MaterialCard(context)
        self.cards = TableCards()
        self.cards.taken.connect(self._take)
        self.notes = NotesCard(draft, read_only=context.workspace.read_only)
        self.answers = AnswersCard()
        self.notes.to_answers.clicked.connect(lambda: self._swap(answers=True))
        self.answers.to_notes.clicked.connect(lambda: self._swap(answers=False))
        self._bottom = hbox((self.notes, 3), (self.answers, 2), gap=14)
        self._right = vbox((self.cards, 5), (self._bottom, 4), gap=10)
        self._row = hbox((self.material, 2), (box(self._right), 5), gap=18)
        self._body = Body()
        self._body.setLayout(self._row)
        self._area = scroll(self._body)
        self._area.viewport().installEventFilter(self)
        self.setLayout(vbox((self._area, 1), gap=0))

    def turn_to(self, part: Part) -> None:
        """Show *part*."""
        self._part, self._wants_answers = part, False
        self.notes.turn_to(part)
        self._area.verticalScrollBar().setValue(0)
        self._deal()
        self._show_answers()

    def set_table(self, table: Table) -> None:
        """What was read for this conversation."""
        self._table = table
        self.material.set_items(table.brought)
        self._deal()

    def refresh(self) -> None:
        """Show what the draft holds."""
        self.notes.refresh()
        self._show_answers()

    def begin(self) -> None:
        """The keyboard goes to the notes, where something is to be done while people talk."""
        self.notes.begin()

    def set_hidden(self, hidden: bool) -> None:
        """Whether notes and answers are covered."""
        self._hidden = hidden
        self.notes.set_hidden(hidden)
        self._show_answers()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        self._fit()

    # ------------------------------------------------------------ private
    def _deal(self) -> None:
        self.cards.show_cards(self._table.cards.get(self._part, ()), self._talked.get(self._part, ""))

    def _take(self, dealt: Dealt | None) -> None:
        """A card that is talked about belongs to this conversation from now on, also when it is put back later."""
        self._talked[self._part] = dealt.card_id if dealt is not None else ""
        now = self._draft.conversation
        if (
            dealt is not None
            and dealt.card_id not in {card.card_id for card in now.cards}
            and not self._context.workspace.read_only
        ):
            picked = PickedCard(card_id=dealt.card_id, question=dealt.words, part=dealt.part)
            self._draft.put(now, cards=(*now.cards, picked))
        self.card_taken.emit()

    def _show_answers(self) -> None:
        given, marked = given_in(
            self._draft.conversation, self._draft.participants, self._context.workspace.student.name, self._part
        )
        self.answers.show_given(given, marked)
        there = bool(given) and not self._hidden
        together = self._roomy or self._stacked
        self.answers.setVisible(there and (together or self._wants_answers))
        self.notes.setVisible(together or not (there and self._wants_answers))
        self.notes.to_answers.setVisible(there and not together)
        self.answers.to_notes.setVisible(not together)

    def _swap(self, *, answers: bool) -> None:
        self._wants_answers = answers
        self._show_answers()
        if answers:
            self.answers.to_notes.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.notes.begin()

    def _fit(self) -> None:
        """Beside each other as high as the page, or under each other as long as it gets."""
        width, height = self.width(), self.height()
        self._stacked = width < u(_STACK[0]) or height < u(_STACK[1])
        self._roomy = not self._stacked and width >= u(_ROOMY[0]) and height >= u(_ROOMY[1])
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if self._stacked else across)
        self._bottom.setDirection(down if self._stacked else across)
        self.material.set_roomy(self._roomy)
        self.notes.set_tools(self._roomy)
        self.cards.heading.setText(tr("Pak een kaart. Of praat gewoon door."))
        self.material.setMaximumWidth(_MAX if self._stacked else max(u(210), round(width * 0.26)))
        self.material.setMinimumWidth(0 if self._stacked else u(200))
        self.notes.setMinimumHeight(u(190) if self._stacked else 0)
        self.answers.setMinimumHeight(u(170) if self._stacked else 0)
        self.cards.setMinimumHeight(u(250) if self._stacked else 0)
        self.material.setMinimumHeight(u(330 if self.material.photo.isVisibleTo(self) else 210) if self._stacked else 0)
        self._body.setMaximumHeight(_MAX if self._stacked else max(1, self._area.viewport().height()))
        self._show_answers()
