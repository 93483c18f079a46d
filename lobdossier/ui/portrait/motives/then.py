"""An order of then, to read: the motives with the words that stood beside them on that day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.portrait import MotiveOrder, RankedMotive
from lobdossier.text import dates
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import OwnWords, Well
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, hbox, sized, vbox
from lobdossier.ui.widgets.messages import announce
from lobdossier.ui.words import tr


class OrderOfThen(Well):
    """One of the former orders, with the way to the one before and after it."""

    shown = Signal(object)
    """The day that is shown, or None: it was closed."""

    def __init__(self) -> None:
        super().__init__(pad=16, gap=10)
        self._orders: list[MotiveOrder] = []
        self._at = 0
        self._title = label("", "h3", wrap=True)
        self.earlier = button(tr("Eerder"), "arrow-left", "ghost")
        self.later = button(tr("Later"), "arrow-right", "ghost", after=True)
        self.close_button = button(tr("Sluiten"), "x", "ghost")
        self.earlier.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))
        self.close_button.clicked.connect(self.close_order)
        self._list = vbox(gap=8)
        self.body.put(hbox((self._title, 1), self.earlier, self.later, self.close_button, gap=4))
        self.body.put(box(self._list))
        self.hide()

    def set_orders(self, orders: Sequence[MotiveOrder]) -> None:
        """The orders that can be leafed through, oldest first."""
        day = self._orders[self._at].on if self._orders else None
        self._orders = list(orders)
        if not self.isHidden():
            self._at = min(self._at, len(self._orders) - 1)
            if not self._orders or day is None:
                self.close_order()
            else:
                self.open_on(day)

    def open_on(self, day: date) -> None:
        """Show the order that held on *day*."""
        held = [n for n, order in enumerate(self._orders) if order.on is not None and order.on <= day]
        if held:
            self._at = held[-1]
            self._show()

    def close_order(self) -> None:
        """Put it away."""
        self.hide()
        self.shown.emit(None)

    def _turn(self, by: int) -> None:
        self._at = max(0, min(len(self._orders) - 1, self._at + by))
        self._show()
        announce(self, self._title.text())

    def _show(self) -> None:
        order = self._orders[self._at]
        self._title.setText(tr("Zo lag het op {day}", day=dates.plain(order.on) if order.on else ""))
        self.earlier.setEnabled(self._at > 0)
        self.later.setEnabled(self._at < len(self._orders) - 1)
        self._list.clear()
        for place, said in enumerate(order.motives, 1):
            self._list.put(_line(place, said))
        self.show()
        self.shown.emit(order.on)


def _line(place: int, said: RankedMotive) -> QWidget:
    number = sized(label(str(place), "strong", tone="muted"), width=22)
    words = vbox(label(said.title, "strong", wrap=True), gap=2)
    if said.sentence.strip():
        words.put(OwnWords(said.sentence, "tint1"))
    return box(hbox(vbox(number, None), (words, 1), gap=8))
