"""Choosing another piece of work to put beside the one that stays."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from lobdossier.domain.portrait import WorkImage
from lobdossier.ui.even import Even
from lobdossier.ui.portrait.work.pair import Pair
from lobdossier.ui.portrait.work.said import TINT, icon_of, kind_said, title_of
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, CardButton
from lobdossier.ui.widgets.labels import Elided, IconTile, label
from lobdossier.ui.widgets.layout import at_start, hbox, vbox
from lobdossier.ui.widgets.tabbing import first_in
from lobdossier.ui.words import tr

_NARROWEST = 30
"""Letters of the narrowest answer."""


class Swap(Card):
    """Everything else that was looked at, in the order in which it was begun, and whose place it takes. Hidden at first."""

    chosen = Signal(int, str)
    """The side, and the id of the work that takes its place."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._body = vbox(gap=10)
        self.body.put(self._body)
        self.hide()

    def ask(self, shown: Sequence[WorkImage], others: Sequence[WorkImage]) -> None:
        """Offer the *others* in place of one of the two *shown*; the second, unless another one is tapped."""
        place = Pair(tr("In plaats van"), [title_of(image) for image in shown], on=1)
        cards = [_answer(image) for image in others]
        for card, image in zip(cards, others, strict=True):
            card.clicked.connect(partial(self._choose, place, image.id))
        close = button(tr("Niet nu"), kind="ghost")
        close.clicked.connect(self._leave)
        self._body.clear()
        for part in (
            label(tr("In plaats van"), "strong", wrap=True),
            place,
            label(tr("Wat zet je ernaast?"), "strong", wrap=True),
            Even(cards, _NARROWEST),
            at_start(close),
        ):
            self._body.put(part)
        self.show()
        QTimer.singleShot(0, self, self._begin)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _choose(self, place: Pair, image_id: str) -> None:
        self.hide()
        self.chosen.emit(place.side, image_id)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    def _begin(self) -> None:
        if (first := first_in(self)) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)


def _answer(image: WorkImage) -> CardButton:
    words = vbox(Elided(title_of(image), "strong"), Elided(kind_said(image.kind), "small"), gap=1)
    tile = IconTile(icon_of(image), TINT, f"{TINT}_soft", 34)
    return CardButton(title_of(image), hbox(tile, (words, 1), gap=12), pad=10)
