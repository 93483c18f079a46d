"""The choices as a line in time: the oldest at the left, each a card that opens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from lobdossier.domain.portrait import Choice
from lobdossier.text import dates
from lobdossier.text.sentences import one_text
from lobdossier.ui.block import Block
from lobdossier.ui.even import Even
from lobdossier.ui.theme import color, u
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import CardButton, OwnWords
from lobdossier.ui.widgets.chips import open_tag
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import Part, at_start, box, hbox, sized, vbox
from lobdossier.ui.widgets.painting import painter_of
from lobdossier.ui.words import count, tr

FEW: Final = 6
"""Choices that are shown at first: the latest."""
MORE: Final = 12
_LEAST_EM = 30
_MOST_LETTERS = 110
"""Characters of an answer on a card."""


class ChoiceLine(Block):
    """Shows choices by their date. `opened` gives the id of the one that is pressed."""

    opened = Signal(str)

    def __init__(self, fg: str) -> None:
        super().__init__(gap=8)
        self._fg, self._limit = fg, FEW
        self._choices: Sequence[Choice] = ()
        self._today, self._current = date.min, ""
        self.cards: list[CardButton] = []

    def show_choices(self, choices: Sequence[Choice], current: str, today: date) -> None:
        """Show these (oldest first); the one with the id *current* lies open under the line."""
        self._choices, self._current, self._today = choices, current, today
        key = (tuple(choices), current, today, self._limit)
        self.show_parts(key, self._build)

    def focus_on(self, choice_id: str) -> None:
        """Bring the keyboard to the card of a choice."""
        for choice, card in zip(self._in_sight(), self.cards, strict=True):
            if choice.id == choice_id:
                card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _in_sight(self) -> Sequence[Choice]:
        return self._choices[-self._limit :]

    def _build(self) -> list[Part]:
        if not self._choices:
            return []
        self.cards = [self._card(choice) for choice in self._in_sight()]
        last = len(self.cards) - 1
        cells: list[QWidget] = [
            box(vbox(Moment(self._fg, goes_on=place < last), (hbox((card, 1), m=(0, 0, 10, 6)), 1), gap=4))
            for place, card in enumerate(self.cards)
        ]
        parts: list[Part] = []
        if earlier := len(self._choices) - len(self.cards):
            more = button(count(earlier, tr("Nog {n} eerdere keuze"), tr("Nog {n} eerdere keuzes")), "history", "ghost")
            more.clicked.connect(self._show_more)
            parts.append(at_start(more))
        # The room between the cards is theirs: the line goes on from one to the next.
        return [*parts, Even(cells, _LEAST_EM, gap=0, ragged=True)]

    def _card(self, choice: Choice) -> CardButton:
        when = dates.month(choice.on) if choice.on else tr("zonder datum")
        asks = choice.asks_outcome(self._today)
        told = choice.outcome.strip() or choice.why.strip()
        spoken = [tr("Keuze"), choice.title, when, tr("nog open: hoe pakte het uit?") if asks else told]
        parts: list[Part] = [label(when, "small"), Words(choice.title, "strong")]
        if asks:
            parts.append(at_start(open_tag(tr("Hoe pakte het uit?"))))
        elif told:
            short = told if len(told) <= _MOST_LETTERS else told[:_MOST_LETTERS] + "…"
            parts.append(OwnWords(short, self._fg, "small"))
        name = one_text(spoken)
        card = CardButton(name, *parts, None, pad=12, gap=5, checkable=True, selected=choice.id == self._current)
        card.clicked.connect(lambda: self.opened.emit(choice.id))
        return card

    def _show_more(self) -> None:
        self._limit += MORE
        self.show_choices(self._choices, self._current, self._today)
        if self.cards:
            self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)


class Moment(QWidget):
    """A dot on the line over a card. Decoration: the card says when it was."""

    def __init__(self, fg: str, *, goes_on: bool) -> None:
        super().__init__()
        self._fg, self._goes_on = fg, goes_on
        sized(self, height=16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        middle, radius = self.height() / 2, u(5)
        p.setPen(QPen(color("border_strong"), 1.5))
        end = self.width() if self._goes_on else u(60)
        p.drawLine(QPointF(0, middle), QPointF(end, middle))
        p.setPen(QPen(color("bg"), 2))
        p.setBrush(color(self._fg))
        p.drawEllipse(QRectF(u(16), middle - radius, 2 * radius, 2 * radius))
