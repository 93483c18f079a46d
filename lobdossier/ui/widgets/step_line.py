"""How a view changed over time: a line of steps, words instead of numbers. What was is dashed, what is now is solid."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from lobdossier.ui.theme import color, font, u
from lobdossier.ui.widgets.painting import LEFT, RIGHT, draw_text, paint_focus, painter_of, text_width
from lobdossier.ui.widgets.spoken import Picture, Spoken
from lobdossier.ui.words import tr

_SMALL: Final = 0.86
_ROW: Final = 27
_EDGE: Final = 12
_NOW: Final = 26
"""What is kept for the solid end, however new the newest view is."""
_REACH: Final = 24
"""The side of the square around a point that the mouse and a screen reader find."""


class StepPoint(NamedTuple):
    """A view: when, which step (from 1), its sentence for whoever cannot see it, and the day as a short label."""

    on: date
    step: int
    said: str
    label: str


class StepLine(Picture):
    """``steps`` are the words of the rows from below. Left and right go from view to view, each said in words.

    The line runs on at its last step up to today: that is how it is now.
    """

    def __init__(self, name: str, steps: Sequence[str], fg: str) -> None:
        super().__init__()
        self._steps, self._fg = list(steps), fg
        self._points: list[StepPoint] = []
        self._today = date.min
        self._current = 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_points(self, points: Sequence[StepPoint], today: date) -> None:
        """Show *points* (oldest first). Raises ``ValueError`` for a step that is not on the scale."""
        if any(not 1 <= point.step <= len(self._steps) for point in points):
            raise ValueError("a step off the scale")
        self._points, self._today = list(points), today
        self._current = max(0, len(self._points) - 1)
        self.setAccessibleDescription(". ".join(point.said for point in self._points))
        self.tell_changed()
        self.update()

    # ------------------------------------------------------------ spoken
    def spoken(self) -> list[Spoken]:
        return [
            Spoken(point.said, self._around(at).toRect())
            for point, at in zip(self._points, self._places(), strict=True)
        ]

    def spoken_current(self) -> int:
        return self._current if self._points else -1

    # ------------------------------------------------------------ Qt
    def sizeHint(self) -> QSize:
        return QSize(u(280), u(_ROW) * len(self._steps) + u(_EDGE + 20))

    def minimumSizeHint(self) -> QSize:
        return QSize(u(180), self.sizeHint().height())

    def restyle(self) -> None:
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Home: -len(self._points),
            Qt.Key.Key_End: len(self._points),
        }
        by = ways.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
            return
        self._current = max(0, min(len(self._points) - 1, self._current + by))
        self.tell_current()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        found = (
            p.said for p, place in zip(self._points, self._places(), strict=True) if self._around(place).contains(at)
        )
        self.setToolTip(next(found, ""))
        super().mouseMoveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.tell_current()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        self._paint_rows(p)
        places = self._places()
        if not places:
            return
        self._paint_line(p, places)
        for point, at in zip(self._points, places, strict=True):
            self._paint_point(p, at, newest=point is self._points[-1])
        self._paint_days(p, places)
        if self.hasFocus():
            paint_focus(p, self._around(places[self._current]), u(_REACH) / 2)

    # ------------------------------------------------------------ private
    def _room(self) -> QRectF:
        """Where the line is: beside the words, above the days."""
        left = max(text_width(word, _SMALL) for word in self._steps) + u(18)
        height = u(_ROW) * len(self._steps)
        return QRectF(left, u(_EDGE) / 2, max(1.0, self.width() - left - u(_EDGE)), height)

    def _row(self, step: int) -> float:
        room = self._room()
        return room.bottom() - u(_ROW) * (step - 0.5)

    def _places(self) -> list[QPointF]:
        """Each view at its day, from the first one to today; never on top of the one before it."""
        if not self._points:
            return []
        room, first = self._room(), self._points[0].on
        days = max(1, (max(self._today, self._points[-1].on) - first).days)
        width = room.width() - u(_NOW)
        least = min(float(u(16)), width / len(self._points))
        xs: list[float] = []
        for place, point in enumerate(self._points):
            after = len(self._points) - 1 - place
            x = room.left() + min(width * (point.on - first).days / days, width - least * after)
            xs.append(max(x, xs[-1] + least if xs else room.left()))
        return [QPointF(x, self._row(point.step)) for x, point in zip(xs, self._points, strict=True)]

    def _around(self, at: QPointF) -> QRectF:
        side = u(_REACH)
        return QRectF(at.x() - side / 2, at.y() - side / 2, side, side)

    def _paint_rows(self, p: QPainter) -> None:
        room = self._room()
        now = self._points[-1].step if self._points else 0
        for step, word in enumerate(self._steps, 1):
            y, here = self._row(step), step == now
            p.setPen(QPen(color("border"), 1))
            p.drawLine(QPointF(room.left(), y), QPointF(room.right() + u(6), y))
            place = QRectF(0, y - u(_ROW) / 2, room.left() - u(12), u(_ROW))
            draw_text(p, place, word, "text" if here else "muted", _SMALL, 600 if here else 400, RIGHT)

    def _paint_line(self, p: QPainter, places: Sequence[QPointF]) -> None:
        p.setPen(QPen(color("muted"), 2, Qt.PenStyle.DashLine, Qt.PenCapStyle.FlatCap))
        for a, b in pairwise(places):
            corner = QPointF(b.x(), a.y())
            p.drawLine(a, corner)
            p.drawLine(corner, b)
        last = places[-1]
        p.setPen(QPen(color(self._fg), u(3), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        p.drawLine(last, QPointF(self._room().right() + u(6), last.y()))

    def _paint_point(self, p: QPainter, at: QPointF, *, newest: bool) -> None:
        if newest:
            p.setPen(QPen(color("surface"), 2))
            p.setBrush(color(self._fg))
            p.drawEllipse(at, u(6.5), u(6.5))
        else:
            p.setPen(QPen(color("muted"), 2))
            p.setBrush(color("surface"))
            p.drawEllipse(at, u(5), u(5))

    def _paint_days(self, p: QPainter, places: Sequence[QPointF]) -> None:
        """The day of the first view and "nu" at the end; between them those that fit."""
        room, height = self._room(), u(18)
        top, metrics = room.bottom() + u(2), QFontMetricsF(font(_SMALL))
        end = self.width() - text_width(tr("nu"), _SMALL, 600)
        draw_text(p, QRectF(end - 2, top, self.width() - end + 2, height), tr("nu"), "text", _SMALL, 600, RIGHT)
        free = 0.0
        for point, at in zip(self._points, places, strict=True):
            wide = metrics.horizontalAdvance(point.label)
            left = max(0.0, at.x() - wide / 2)
            if left >= free and left + wide < end - u(8):
                draw_text(p, QRectF(left, top, wide + 2, height), point.label, "muted", _SMALL, 400, LEFT)
                free = left + wide + u(10)
