"""Tab goes in reading order, also through what came onto the page later."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def in_reading_order(page: QWidget) -> list[QWidget]:
    """Everything under *page* that Tab stops at, as its layouts put it: from the top, line by line."""
    return list(_under(page))


def order_tabs(page: QWidget) -> None:
    """Let Tab follow the layouts: Qt itself puts what is made last at the end."""
    for before, after in pairwise(in_reading_order(page)):
        QWidget.setTabOrder(before, after)


def _under(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        if inside is not None:
            yield from _under(inside)
        return
    layout = widget.layout()
    if layout is not None:
        yield from _in(layout)


def _in(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if widget is not None:
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield widget
            yield from _under(widget)
        elif inner is not None:
            yield from _in(inner)
