"""What can be pressed in the picture of the red thread: the head of a moment, and the first knot of a line."""

from __future__ import annotations

import math
from datetime import date

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetricsF, QPaintEvent, QPen
from PySide6.QtWidgets import QLayout, QWidget

from lobdossier.text import dates
from lobdossier.ui.theme import color, font, u
from lobdossier.ui.widgets.buttons import Pressable
from lobdossier.ui.widgets.layout import FlowLayout
from lobdossier.ui.widgets.painting import CENTER, draw_text, paint_focus, painter_of
from lobdossier.ui.words import tr


class Placed(FlowLayout):
    """Holds the parts of a picture, which puts them where they are itself; Tab goes through them in this order."""

    def __init__(self, picture: QWidget) -> None:
        super().__init__(picture, 0)

    def setGeometry(self, rect: QRect) -> None:
        QLayout.setGeometry(self, rect)

    def hasHeightForWidth(self) -> bool:
        return False

    def minimumSize(self) -> QSize:
        return QSize(0, 0)

    def sizeHint(self) -> QSize:
        return QSize(0, 0)


class Head(Pressable):
    """The name and the month of a moment; pressed, its order is shown in words."""

    def __init__(self, name: str, on: date) -> None:
        super().__init__()
        self.name, self.on = name, on
        self.setCheckable(True)
        self.setAccessibleName(tr("De volgorde van {moment}, {day}", moment=name, day=dates.plain(on)))
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        name, month = QFontMetricsF(font(1, 600)), QFontMetricsF(font(0.86))
        wide = max(name.horizontalAdvance(self.name), month.horizontalAdvance(dates.month(self.on)))
        return QSize(math.ceil(wide) + u(16), u(46))

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        rect = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        if self.isChecked() or self.underMouse():
            p.setPen(QPen(color("accent" if self.isChecked() else "border"), 1.2))
            p.setBrush(color("accent_soft" if self.isChecked() else "surface2"))
            p.drawRoundedRect(rect, u(9), u(9))
        if self.hasFocus():
            paint_focus(p, rect, u(9))
        room, half = rect.width() - u(6), rect.height() / 2
        name = QFontMetricsF(font(1, 600)).elidedText(self.name, Qt.TextElideMode.ElideRight, room)
        month = dates.month(self.on)
        if QFontMetricsF(font(0.86)).horizontalAdvance(month) > room:
            month = str(self.on.year)
        role = "accent" if self.isChecked() else "text"
        draw_text(p, QRectF(rect.left(), rect.top(), rect.width(), half + u(2)), name, role, 1, 600, CENTER)
        draw_text(
            p, QRectF(rect.left(), rect.top() + half - u(2), rect.width(), half), month, "muted", 0.86, 400, CENTER
        )


class Knot(Pressable):
    """Where a line begins: it says the whole line in words, and brings it forward while it has the keyboard."""

    lit = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.key = ""

    def show_strand(self, key: str, said: str) -> None:
        """Stand for the line *key*."""
        self.key = key
        self.setAccessibleName(said)
        self.setToolTip(said)

    def sizeHint(self) -> QSize:
        return QSize(u(28), u(28))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.lit.emit(self.key)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.lit.emit(self.key if self.hasFocus() else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.lit.emit(self.key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.lit.emit("")

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.hasFocus():
            rect = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            paint_focus(painter_of(self), rect, rect.width() / 2)
