"""One circle of the map: a person, a group, or a place that is still open. A real button, so everything can find it."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from lobdossier.ui.theme import color, draw_icon, u
from lobdossier.ui.widgets.buttons import Pressable
from lobdossier.ui.widgets.painting import painter_of
from lobdossier.ui.widgets.people import paint_avatar, paint_open

AROUND: Final = 5
"""The room around a circle for its ring of focus (drawn for 11 pt)."""
_WAYS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_TURNS: Final = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class Spot(Pressable):
    """A circle with letters in it; ``open`` ones are dashed, an empty one (without letters) shows a plus."""

    went = Signal(int, int)
    """An arrow: right and down, -1 to 1."""
    turned = Signal(int)
    """The next (1) or the one before (-1) in reading order."""
    looked_at = Signal()
    """The pointer or the keyboard came to it, or left."""

    def __init__(self, key: tuple[str, ...], parent: QWidget) -> None:
        super().__init__()
        self.setParent(parent)
        self.key = key
        self.tint, self.is_open, self.is_chosen = 0, False, False
        # Tab comes to the map as a whole; inside it the arrows go from one to the other.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_as(self, letters: str, spoken: str, tint: int, is_open: bool) -> None:
        """What it says and how it looks."""
        self.setText(letters)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.tint, self.is_open = tint, is_open
        self.update()

    def hitButton(self, pos: QPoint) -> bool:
        middle = QPointF(self.rect().center())
        return math.hypot(pos.x() - middle.x(), pos.y() - middle.y()) <= self.width() / 2

    def choose(self, chosen: bool) -> None:
        """Mark it as the one whose story stands beside the map. Not `setChecked`: a screen reader is to find a button."""
        if chosen != self.is_chosen:
            self.is_chosen = chosen
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _WAYS:
            self.went.emit(*_WAYS[key])
        elif key in _TURNS:
            self.turned.emit(_TURNS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.looked_at.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.looked_at.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.looked_at.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.looked_at.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p, air = painter_of(self), u(AROUND)
        circle = QRectF(self.rect()).adjusted(air, air, -air, -air)
        if not self.text():
            _paint_plus(p, circle)
        elif self.is_open:
            paint_open(p, circle, self.text())
        else:
            paint_avatar(p, circle, self.text(), self.tint, ring=True)
        if self.is_chosen or self.hasFocus() or self.underMouse():
            strong = self.is_chosen or self.hasFocus()
            p.setPen(QPen(color("accent"), 3 if strong else 1.5))
            p.setBrush(Qt.BrushStyle.NoBrush)
            far = air - (1.5 if self.hasFocus() else 2.5)
            p.drawEllipse(circle.adjusted(-far, -far, far, far))


def _paint_plus(p: QPainter, circle: QRectF) -> None:
    """A place where nobody stands yet."""
    paint_open(p, circle, "")
    side, middle = circle.width() * 0.42, circle.center()
    draw_icon(p, "plus", "muted", QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side))
