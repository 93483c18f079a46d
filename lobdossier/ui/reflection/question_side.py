"""The left side: the cards, one of them face up, and another question."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lobdossier.domain.cards import Card
from lobdossier.text import names
from lobdossier.ui.experience.said import TINTS
from lobdossier.ui.theme import u
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.layout import Box, box, centred, hbox, vbox
from lobdossier.ui.widgets.question_cards import Question, QuestionCard, QuestionHand
from lobdossier.ui.widgets.scales import Dots
from lobdossier.ui.words import tr

WIDTH = 352
_FLAT_HEIGHT = 148
_MAX = 16777215  # QWIDGETSIZE_MAX, which PySide6 does not export
_NO_CARD = Question("", "", "star", "tint0")


def face(card: Card, *, flat: bool = False) -> Question:
    """*card* as it lies on the table, with the full name of its competence; a *flat* one says its part beside that."""
    name, part = tr(names.competence_name(card.competence)), tr(names.part_name(card.part))
    return Question(
        card.words,
        tr("{competence} · {part}", competence=name, part=part) if flat else name,
        names.competence_icon(card.competence),
        TINTS[card.competence],
        "" if flat else part,
        card.hint,
    )


class _FlatCard(QuestionCard):
    """One flat card that arrow keys exchange for its neighbour."""

    turned = Signal(int)
    """One further, or one back."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in ways:
            self.turned.emit(ways[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class QuestionSide(QWidget):
    """Shows a hand; where there is little room one flat card in its place."""

    turned = Signal(int)
    """Another card is to be turned up; its place in the hand."""
    answer_wanted = Signal()
    """The card in front was pressed: it wants to be answered."""
    another_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[Card] = []
        self._front = 0
        self.hand = QuestionHand([_NO_CARD])
        self.card = _FlatCard(_NO_CARD, 560, _FLAT_HEIGHT)
        self._dots = hbox()
        self.other = door(button(tr("Andere vraag"), "shuffle", "ghost"))
        self.hand.turned.connect(self.turned)
        self.hand.chosen.connect(lambda _place: self.answer_wanted.emit())
        self.card.turned.connect(lambda way: self.turned.emit((self._front + way) % len(self._cards)))
        self.card.clicked.connect(self.answer_wanted)
        self.other.clicked.connect(self.another_wanted)
        # Dots over the button, in the middle; beside it under a flat card.
        self._under = hbox(gap=10)
        for part in (box(self._dots), self.other):
            self._under.addWidget(part, 0, Qt.AlignmentFlag.AlignCenter)
        self.setLayout(vbox(centred(self.hand), self.card, centred(box(self._under)), gap=10))
        self._flat = True
        self.set_flat(False)

    @property
    def flat(self) -> bool:
        """Whether it shows one flat card."""
        return self._flat

    def set_flat(self, flat: bool) -> None:
        """One flat card instead of a hand; the dots stand beside the button then, not over it."""
        if flat == self._flat:
            return
        self._flat = flat
        self.hand.setVisible(not flat)
        self.card.setVisible(flat)
        self._under.setDirection(Box.Direction.LeftToRight if flat else Box.Direction.TopToBottom)
        self.restyle()

    def restyle(self) -> None:
        """As wide as a hand beside the answer; as wide as the page above it."""
        self.setMinimumWidth(0 if self._flat else u(WIDTH))
        self.setMaximumWidth(_MAX if self._flat else u(WIDTH))

    def show_hand(self, cards: Sequence[Card], front: int) -> None:
        """Show these cards, the one at *front* face up, without a signal."""
        self._cards, self._front = list(cards), front
        self.hand.blockSignals(True)
        self.hand.set_questions([face(card) for card in cards])
        self.hand.turn(front)
        self.hand.blockSignals(False)
        self.card.set_question(face(cards[front], flat=True))
        self._dots.clear()
        if len(cards) > 1:
            self._dots.put(Dots(len(cards), front))
        self.other.setVisible(len(cards) > 1)
