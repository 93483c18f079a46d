"""Choosing a moment on a line: time runs from left to right, the last moment is now and cannot be chosen."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from lobdossier.ui.theme import color, font, u
from lobdossier.ui.widgets.buttons import Pressable
from lobdossier.ui.widgets.layout import hbox
from lobdossier.ui.widgets.painting import CENTER, draw_text, paint_focus, painter_of

_SMALL = 0.86
_TOP = 15
"""The height of the line, drawn for 11 pt."""
_HEIGHT = 48


class Stop(Pressable):
    """One moment; a ring says that it is chosen."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setText(label)
        self.setAccessibleName(f"{name}: {label}")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return _size(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose the neighbour, as on a slider."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            group = self.group()
            place = group.id(self) + (1 if event.key() == Qt.Key.Key_Right else -1)
            neighbour = group.button(place)
            if neighbour is not None:
                neighbour.setFocus(Qt.FocusReason.TabFocusReason)
                neighbour.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        at = QPointF(self.width() / 2, u(_TOP))
        p.setPen(QPen(color("accent" if self.isChecked() or self.underMouse() else "border_strong"), 2))
        p.setBrush(color("surface"))
        far = u(10) if self.isChecked() else u(6.5)
        p.drawEllipse(at, far, far)
        if self.isChecked():
            p.setBrush(color("accent"))
            p.drawEllipse(at, u(3.5), u(3.5))
        if self.hasFocus():
            paint_focus(p, QRectF(at.x() - u(13), at.y() - u(13), u(26), u(26)), u(13))
        _paint_label(p, self, self.text(), strong=self.isChecked())


class _End(QWidget):
    """Now."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return _size(self._label)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(color("accent"))
        p.drawEllipse(QPointF(self.width() / 2, u(_TOP)), u(7), u(7))
        _paint_label(p, self, self._label, strong=True)


class MomentChoice(QWidget):
    """A few moments, one of them chosen: ``chosen`` gives its place. ``end`` is the word for now."""

    chosen = Signal(int)

    def __init__(self, name: str, labels: Sequence[str], end: str, current: int = 0) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.stops = [Stop(name, label) for label in labels]
        self._end = _End(end)
        for place, stop in enumerate(self.stops):
            self._group.addButton(stop, place)
        self.stops[current].setChecked(True)
        self.setLayout(hbox(*((stop, 1) for stop in self.stops), (self._end, 1), gap=0))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._group.idClicked.connect(self._tell)

    @property
    def current(self) -> int:
        """The place of the moment that is chosen."""
        return self._group.checkedId()

    def restyle(self) -> None:
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The line: from the chosen moment on it is the way to now."""
        p = painter_of(self)
        middles = [widget.mapTo(self, QPoint(widget.width() // 2, u(_TOP))) for widget in (*self.stops, self._end)]
        for place, (a, b) in enumerate(pairwise(middles)):
            on = place >= self.current
            p.setPen(QPen(color("accent" if on else "border_strong"), u(3) if on else u(1.6)))
            p.drawLine(a, b)

    def _tell(self, place: int) -> None:
        self.update()
        self.chosen.emit(place)


def _size(label: str) -> QSize:
    return QSize(math.ceil(QFontMetricsF(font(_SMALL, 700)).horizontalAdvance(label)) + u(8), u(_HEIGHT))


def _paint_label(p: QPainter, widget: QWidget, label: str, *, strong: bool) -> None:
    top = u(_TOP + 12)
    place = QRectF(0, top, widget.width(), widget.height() - top)
    shown = QFontMetricsF(font(_SMALL, 700)).elidedText(label, Qt.TextElideMode.ElideRight, place.width())
    draw_text(p, place, shown, "text" if strong else "muted", _SMALL, 700 if strong else 400, CENTER)
