"""Which of two pieces of work: two large answers side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lobdossier.ui.widgets.cards import CardButton
from lobdossier.ui.widgets.labels import Elided
from lobdossier.ui.widgets.layout import hbox


class Pair(QWidget):
    """Exactly one of the two is on; `chosen` gives which (0 or 1)."""

    chosen = Signal(int)

    def __init__(self, name: str, titles: Sequence[str], on: int = 0) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.answers = [
            CardButton(f"{name}: {title}", Elided(title, "strong"), pad=10, checkable=True, shadow=False)
            for title in titles
        ]
        for side, answer in enumerate(self.answers):
            answer.clicked.connect(lambda _on=False, side=side: self._tapped(side))
        self.setLayout(hbox(*((answer, 1) for answer in self.answers), gap=10))
        self.set_side(on)

    @property
    def side(self) -> int:
        """The one that is on."""
        return next(side for side, answer in enumerate(self.answers) if answer.isChecked())

    def set_side(self, on: int) -> None:
        """Show this one as chosen, without a signal."""
        for side, answer in enumerate(self.answers):
            answer.setChecked(side == on)

    def _tapped(self, side: int) -> None:
        self.set_side(side)
        self.chosen.emit(side)
