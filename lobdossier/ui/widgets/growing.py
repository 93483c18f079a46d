"""A list that begins short and grows when it is asked to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.doors import leads
from lobdossier.ui.widgets.layout import at_start, grows_down, vbox

_NOWHERE: Final = -1
_IN_A_TURN: Final = 4
"""Things that are made in one turn of the event loop, so that no key waits for a list."""


class Growing(QWidget):
    """A list that shows its first few things, and more when asked for: a long list costs nothing at first."""

    wanted = Signal(int)
    """So many things are to be shown, which is more than were given."""

    def __init__(self, few: int, more: str, gap: int = 10) -> None:
        super().__init__()
        self._few, self._shown = few, few
        self._makers: list[Callable[[], QWidget]] = []
        self._total, self._held = 0, _NOWHERE
        self._list = vbox(gap=gap)
        self._slices = QTimer(self, singleShot=True, interval=0)
        self._slices.timeout.connect(self._make_some)
        self.more = leads(button(more, "chevron-down", "ghost"))
        self.more.clicked.connect(self._show_more)
        self.setLayout(vbox(self._list, at_start(self.more), gap=gap))
        self.setSizePolicy(grows_down())

    def show_list(self, makers: Sequence[Callable[[], QWidget]], total: int = 0) -> None:
        """Show what *makers* make, as many as were asked for; *total* when there are more than these."""
        self._makers, self._total = list(makers), max(total, len(makers))
        self._held = self._place_of_keyboard()
        self._list.clear()
        self._make_some()
        self.setVisible(bool(self._makers))

    def fold(self) -> None:
        """Show the first few only, from the next list on."""
        self._shown = self._few

    def _make_some(self) -> None:
        """What is still to be made of what is to be shown, a few in each turn: a list that was made long is long."""
        at = self._list.count()
        for make in self._makers[at : min(self._shown, at + _IN_A_TURN)]:
            self._list.put(make())
        if at <= self._held < self._list.count():
            self._focus_at(self._held)
            self._held = _NOWHERE
        if self._list.count() < min(self._shown, len(self._makers)):
            self._slices.start()
        self.more.setVisible(self._total > self._shown)

    def _show_more(self) -> None:
        at = self._shown
        self._shown += 2 * self._few
        if self._shown > len(self._makers) and self._total > len(self._makers):
            self.wanted.emit(self._shown)
        self._make_some()
        self._focus_at(at)

    def _place_of_keyboard(self) -> int:
        """Which thing of the list has the keyboard."""
        inside = (place for place in range(self._list.count()) if _has_keyboard(self._widget_at(place)))
        return next(inside, _NOWHERE)

    def _focus_at(self, place: int) -> None:
        focus_first(self._widget_at(place))

    def _widget_at(self, place: int) -> QWidget | None:
        item = self._list.itemAt(place)
        return item.widget() if item is not None else None


def _has_keyboard(widget: QWidget | None) -> bool:
    focused = QApplication.focusWidget()
    return widget is not None and focused is not None and (widget is focused or widget.isAncestorOf(focused))


def focus_first(widget: QWidget | None) -> None:
    """The keyboard goes to the first thing in *widget* that takes it."""
    inside = [] if widget is None else [widget, *widget.findChildren(QWidget)]
    for found in inside:
        if found.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.setFocus(Qt.FocusReason.OtherFocusReason)
            return
