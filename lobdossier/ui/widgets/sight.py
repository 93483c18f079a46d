"""Bringing what was just opened into sight."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QScrollBar, QWidget

from lobdossier.ui.theme import u


def into_sight(widget: QWidget) -> None:
    """Scroll the page that *widget* stands in as little as shows all of it, or its beginning when it is too high.

    Call it once the height is known: a turn of the event loop after it was shown.
    """
    area = _page_of(widget)
    page = area.widget() if area is not None else None
    if area is None or page is None:
        return
    top = widget.mapTo(page, QPoint(0, 0)).y()
    bar, room = area.verticalScrollBar(), area.viewport().height()
    if top < bar.value() or widget.height() > room:
        bar.setValue(top - u(8))
    elif top + widget.height() > bar.value() + room:
        bar.setValue(top + widget.height() - room + u(8))


def soon_into_sight(widget: QWidget) -> None:
    """The same for what is only now being put in its place."""
    QTimer.singleShot(0, widget, lambda: into_sight(widget))


def hold_in_sight(widget: QWidget) -> None:
    """The same for what was given the keyboard on a page that still grows: until it loses it, or somebody scrolls."""
    soon_into_sight(widget)
    area = _page_of(widget)
    if area is not None:
        _Hold(widget, area.verticalScrollBar())


class _Hold(QObject):
    """Scrolls to *widget* each time that what the bar scrolls has become longer or shorter."""

    def __init__(self, widget: QWidget, bar: QScrollBar) -> None:
        super().__init__(widget)
        self._widget = widget
        bar.rangeChanged.connect(self._again)
        bar.actionTriggered.connect(self.deleteLater)

    def _again(self) -> None:
        if self._widget.hasFocus():
            soon_into_sight(self._widget)
        else:
            self.deleteLater()


def _page_of(widget: QWidget) -> QScrollArea | None:
    area: QWidget | None = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    return area
