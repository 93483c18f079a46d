""" "Pak een kaart": three cards of one part of the conversation, others for the asking, one of them talked about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from lobdossier.ui.talk.table import Dealt
from lobdossier.ui.theme import u
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.labels import Elided, label
from lobdossier.ui.widgets.layout import box, hbox, vbox
from lobdossier.ui.widgets.messages import announce
from lobdossier.ui.widgets.question_cards import QuestionCard, words_scale
from lobdossier.ui.words import tr

HAND: Final = 3
_LEAST: Final = 112
_LARGEST: Final = 2.4
"""How large the words of a card may be set when there is room, to be read from across the table."""


class _TableCard(QuestionCard):
    """A card that takes the room there is, with larger words the more there is."""

    def __init__(self, dealt: Dealt) -> None:
        super().__init__(dealt.question, checkable=True, largest=_LARGEST)
        self.dealt = dealt
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_largest(self, scale: float) -> None:
        """How large its words are at most."""
        if scale != self._largest:
            self._largest = scale
            self.update()

    def restyle(self) -> None:
        self.setMinimumSize(u(120), u(_LEAST))

    def sizeHint(self) -> QSize:
        return QSize(u(160), u(_LEAST + 80))


class TableCards(QWidget):
    """The hand of one part. `taken` gives the card that the conversation is about now, or None when it was put back."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._cards: Sequence[Dealt] = ()
        self._from, self._talked = 0, ""
        self._lying: list[_TableCard] = []
        self.heading = Elided("", "h3")
        self.other = button(tr("Andere kaarten"), "shuffle", "ghost")
        self.other.clicked.connect(self.deal_on)
        self._head = box(hbox((self.heading, 1), self.other, gap=10))
        self._row = hbox(gap=10)
        self._none = label(tr("Bij dit deel zijn er geen kaarten."), "muted", wrap=True)
        self._none.hide()
        self.setLayout(vbox(self._head, (box(self._row), 1), self._none, gap=2))

    def show_cards(self, cards: Sequence[Dealt], talked: str) -> None:
        """Another part's cards, those that were picked first; *talked* is the id of the one that is talked about."""
        if [card.card_id for card in cards] != [card.card_id for card in self._cards]:
            self._cards, self._from = cards, 0
        self._talked = talked
        places = [place for place, card in enumerate(cards) if talked and card.card_id == talked]
        if places:
            self._from = places[0] - places[0] % HAND
        self._deal()

    def set_heading(self, words: str) -> None:
        """What is said above the cards; without words the way to other ones stands elsewhere too."""
        self.heading.setText(words)
        self._head.setVisible(bool(words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._even)
        return super().eventFilter(watched, event)

    def restyle(self) -> None:
        self._even()

    def _even(self) -> None:
        """The words of all three as large as those of the fullest."""
        scale = min((words_scale(c.size(), c.question, _LARGEST) for c in self._lying), default=_LARGEST)
        for lying in self._lying:
            lying.set_largest(scale)

    def deal_on(self) -> None:
        """Lay out the next three."""
        self._from += HAND
        self._deal()
        announce(self, ". ".join(lying.question.text for lying in self._lying))

    def _deal(self) -> None:
        self._row.clear()
        number = len(self._cards)
        self._lying = [_TableCard(self._cards[(self._from + place) % number]) for place in range(min(HAND, number))]
        for lying in self._lying:
            lying.setChecked(bool(self._talked) and lying.dealt.card_id == self._talked)
            lying.clicked.connect(lambda _checked=False, lying=lying: self._tap(lying))
            lying.installEventFilter(self)
            self._row.put((lying, 1))
        self.other.setVisible(number > HAND)
        self._none.setVisible(not number)

    def _tap(self, tapped: _TableCard) -> None:
        for lying in self._lying:
            if lying is not tapped:
                lying.setChecked(False)
        self._talked = tapped.dealt.card_id if tapped.isChecked() else ""
        self.taken.emit(tapped.dealt if tapped.isChecked() else None)
