"""The table: the card with the piles under it, or beside it where there is little room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from lobdossier.ui.sorting.card import SortCard
from lobdossier.ui.sorting.piles import Piles
from lobdossier.ui.theme import em
from lobdossier.ui.widgets.layout import Box, box, centred, grows_down, hbox, vbox

_BESIDE_EM: Final = 84
"""With fewer letters of width the piles lie beside the card, under each other."""
_LARGE, _SMALL = (300, 236), (236, 226)


class Table(QWidget):
    """Where the cards lie."""

    def __init__(self, card: SortCard, left: QLabel, deeds: Sequence[QWidget], piles: Piles) -> None:
        super().__init__()
        self._card, self._piles = card, piles
        left.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        buttons = hbox(None, *deeds, None, gap=6)
        self._middle = box(vbox(centred(card), left, buttons, gap=6))
        self._row: Box = vbox(self._middle, piles, gap=10)
        self.setLayout(self._row)
        self.setSizePolicy(grows_down())

    def show_card(self, there: bool) -> None:
        """Whether a card lies there."""
        self._card.setVisible(there)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def restyle(self) -> None:
        self.arrange()

    def arrange(self) -> None:
        """Divide the room there is."""
        beside = self.width() < _BESIDE_EM * em()
        self._row.setDirection(Box.Direction.LeftToRight if beside else Box.Direction.TopToBottom)
        self._row.setStretchFactor(self._piles, 1 if beside else 0)
        self._piles.set_upright(beside)
        self._card.set_size(*(_SMALL if beside else _LARGE))
