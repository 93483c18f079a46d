"""What the list of students is narrowed to and how it is sorted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from lobdossier.domain.students import Order, StudentFilter
from lobdossier.text.folding import fold
from lobdossier.text.students import QUIET, QUIET_MEANS
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.fields import search_field
from lobdossier.ui.widgets.layout import FlowLayout, grows_down
from lobdossier.ui.words import tr

_PAUSE_MS: Final = 120
"""After the last letter of a search."""


def orders() -> dict[Order, str]:
    """What each order is called."""
    return {
        Order.NAME: tr("Op naam"),
        Order.LAST: tr("Langst geen gesprek"),
        Order.DUE: tr("Eerste afspraak"),
    }


class StudentBar(QWidget):
    """The search field and the filters above the list. `changed` gives the new filter."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.filter = StudentFilter()
        self.field = search_field(tr("Zoeken"), width=165)
        self.field.setAccessibleName(tr("Zoek een student"))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.field.textEdited.connect(lambda _text: self._pause.start())
        self.field.textChanged.connect(lambda text: None if text else self._search())
        self.waiting = button(tr("Wacht op mij"), kind="pill", checked=False)
        self.waiting.setToolTip(tr("Er is een vraag voor jou, of een afspraak die jij zou doen"))
        self.quiet = button(tr(QUIET), kind="pill", checked=False)
        self.quiet.setToolTip(tr(QUIET_MEANS))
        self.order = button("", "chevron-down", "pill", after=True, tip=tr("Volgorde"))
        self.waiting.clicked.connect(lambda on: self._become(waiting=on))
        self.quiet.clicked.connect(lambda on: self._become(quiet=on))
        self.order.clicked.connect(self._choose_order)
        flowing = FlowLayout(self, 8)
        for part in (self.field, self.waiting, self.quiet, self.order):
            flowing.addWidget(part)
        self.setSizePolicy(grows_down())
        self._name_order()

    def clear(self) -> None:
        """Take every filter away; the order stays."""
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)
        self.waiting.setChecked(False)
        self.quiet.setChecked(False)
        self._become(words=(), waiting=False, quiet=False)

    def set_me(self, me: str) -> None:
        """Whose questions count from now on: a mark of a name."""
        self._become(me=me)

    def sort(self, order: Order) -> None:
        """Show the list in *order*."""
        self._become(order=order)
        self._name_order()

    def _search(self) -> None:
        self._become(words=tuple(fold(self.field.text()).split()))

    def _become(self, **values: Any) -> None:
        wanted = replace(self.filter, **values)
        if wanted != self.filter:
            self.filter = wanted
            self.changed.emit(wanted)

    def _name_order(self) -> None:
        words = orders()[self.filter.order]
        self.order.setText(words)
        self.order.setAccessibleName(tr("Volgorde: {what}", what=words))

    def _choose_order(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        group = QActionGroup(menu)
        for order, words in orders().items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(order is self.filter.order)
            action.triggered.connect(lambda _on=False, order=order: self.sort(order))
            group.addAction(action)
        menu.popup(self.order.mapToGlobal(QPoint(0, self.order.height() + 2)))
