"""Tab goes through a screen as one reads it, also after parts of it were built anew."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def order_tabs(screen: QWidget) -> None:
    """Let Tab follow the layouts of *screen*. Qt itself follows the order in which the widgets were made."""
    found = list(_in(screen))
    for before, after in pairwise(found):
        QWidget.setTabOrder(before, after)


def first_in(screen: QWidget) -> QWidget | None:
    """What the first Tab comes to in *screen*; None when nothing there takes the keyboard."""
    inside = (widget for widget in _in(screen) if widget is not screen)
    return next((widget for widget in inside if widget.isVisibleTo(screen) and widget.isEnabled()), None)


def _in(widget: QWidget) -> Iterator[QWidget]:
    """What takes the keyboard in *widget*, in reading order; the insides of Qt's own widgets are theirs."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, QScrollArea):
        if (inside := widget.widget()) is not None:
            yield from _in(inside)
    elif (layout := widget.layout()) is not None:
        yield from _along(layout)


def _along(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inside, widget = item.layout(), item.widget()
        if inside is not None:
            yield from _along(inside)
        elif widget is not None:
            yield from _in(widget)
