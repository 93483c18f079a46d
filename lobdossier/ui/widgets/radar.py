"""Growth as then beside now, never as a mark: the web and its legend."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from lobdossier.ui.theme import color, font, tokens, u
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, hbox
from lobdossier.ui.widgets.painting import CENTER, draw_text, painter_of
from lobdossier.ui.words import tr

Values = Sequence[int | None]
"""One value per axis, counted from 1; ``None`` where nothing was said. That is no point, never a zero."""


class Axis(NamedTuple):
    """One corner of the web. ``fg`` is a colour role."""

    title: str
    fg: str


class Radar(QWidget):
    """Views on rings: then (dashed), now (solid), somebody else's (dotted). A missing value is no point.

    ``steps`` are the words of the rings from the inside out; they make the text for a screen reader, which says the
    same as the picture.
    """

    def __init__(
        self,
        name: str,
        axes: Sequence[Axis],
        steps: Sequence[str],
        now: Values,
        then: Values = (),
        other: Values = (),
        height: int = 280,
    ) -> None:
        super().__init__()
        self._axes, self._steps, self._h = list(axes), list(steps), height
        self._now: list[int | None] = []
        self._then: list[int | None] = []
        self._other: list[int | None] = []
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_values(now, then, other)

    def set_values(self, now: Values, then: Values = (), other: Values = ()) -> None:
        """Other views. Raises ``ValueError`` when a list is not as long as the axes, or a value is off the scale."""
        for values in (now, then, other):
            if values and len(values) != len(self._axes):
                raise ValueError("one value per axis")
            if any(v is not None and not 1 <= v <= len(self._steps) for v in values):
                raise ValueError("a value off the scale")
        none = [None] * len(self._axes)
        self._now, self._then, self._other = list(now or none), list(then or none), list(other or none)
        self.setAccessibleDescription(self.said())
        self.setToolTip(self.said())
        self.update()

    def said(self) -> str:
        """The same in words: per axis what it was and what it is."""
        parts = []
        for axis, then, now in zip(self._axes, self._then, self._now, strict=True):
            if now is None:
                parts.append(tr("{title}: nog open", title=axis.title))
            elif then is None:
                parts.append(tr("{title}: {now}", title=axis.title, now=self._steps[now - 1]))
            else:
                was, is_ = self._steps[then - 1], self._steps[now - 1]
                parts.append(tr("{title}: eerst {then}, nu {now}", title=axis.title, then=was, now=is_))
        return ". ".join(parts)

    def sizeHint(self) -> QSize:
        return QSize(u(330), u(self._h))

    def minimumSizeHint(self) -> QSize:
        return QSize(u(220), u(self._h))

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        metrics = QFontMetricsF(font(0.94, 600))
        widest = max(metrics.horizontalAdvance(axis.title) for axis in self._axes)
        line = metrics.height() * 1.3
        across = (self.width() / 2 - widest / 2 - u(2)) / 0.951
        radius = max(40.0, min(across, (self.height() - line * 2 - u(20)) / 1.81))
        middle = QPointF(self.width() / 2, (self.height() - radius * 1.81) / 2 + radius)
        self._paint_web(p, middle, radius)
        for place in range(len(self._axes)):
            self._paint_title(p, place, middle, radius, line, metrics)
        self._paint_view(p, middle, radius, self._then, QPen(color("muted"), 2, Qt.PenStyle.DashLine))
        self._paint_view(p, middle, radius, self._now, QPen(color("accent"), 2.5), fill=True)
        self._paint_view(p, middle, radius, self._other, QPen(color("text"), 2, Qt.PenStyle.DotLine))
        for place, axis in enumerate(self._axes):
            value = self._now[place]
            if value is not None:
                p.setPen(QPen(color("surface"), 2))
                p.setBrush(color(axis.fg))
                p.drawEllipse(self._at(middle, radius, place, value), u(6), u(6))

    def _angle(self, place: int) -> float:
        return math.radians(-90 + 360 / len(self._axes) * place)

    def _at(self, middle: QPointF, radius: float, place: int, value: float) -> QPointF:
        far = radius * value / len(self._steps)
        return QPointF(middle.x() + math.cos(self._angle(place)) * far, middle.y() + math.sin(self._angle(place)) * far)

    def _paint_web(self, p: QPainter, middle: QPointF, radius: float) -> None:
        grid = color("border_strong" if tokens().flat else "border")
        if tokens().flat:
            grid.setAlpha(110)
        outer = len(self._steps)
        for ring in range(outer, 0, -1):
            p.setPen(QPen(color("border_strong") if ring == outer else grid, 1))
            p.setBrush(color("surface") if ring == outer else Qt.BrushStyle.NoBrush)
            p.drawPolygon(QPolygonF([self._at(middle, radius, i, ring) for i in range(len(self._axes))]))
        p.setPen(QPen(grid, 1))
        for place in range(len(self._axes)):
            p.drawLine(middle, self._at(middle, radius, place, outer))

    def _paint_view(
        self, p: QPainter, middle: QPointF, radius: float, values: list[int | None], pen: QPen, fill: bool = False
    ) -> None:
        """A closed line when every axis has a value; otherwise only between neighbours that both have one."""
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if pen.style() == Qt.PenStyle.SolidLine else Qt.PenCapStyle.FlatCap)
        p.setPen(pen)
        p.setBrush(Qt.BrushStyle.NoBrush)
        points = [None if v is None else self._at(middle, radius, i, v) for i, v in enumerate(values)]
        whole = [point for point in points if point is not None]
        if len(whole) == len(points):
            if fill:
                ground = color("accent")
                ground.setAlpha(44)
                p.setBrush(ground)
            p.drawPolygon(QPolygonF(whole))
            return
        for a, b in zip(points, [*points[1:], points[0]], strict=True):
            if a is not None and b is not None:
                p.drawLine(a, b)
        for point in whole:
            p.drawEllipse(point, 2, 2)

    def _paint_title(
        self, p: QPainter, place: int, middle: QPointF, radius: float, line: float, metrics: QFontMetricsF
    ) -> None:
        """Over or under its corner, so that the web can be large; never over the web, where a view may pass."""
        axis, angle, outer = self._axes[place], self._angle(place), len(self._steps)
        corner, right = self._at(middle, radius, place, outer), math.cos(angle) > 0
        width = metrics.horizontalAdvance(axis.title) + 4
        x, y = corner.x() - width / 2, corner.y() + u(4)
        if math.sin(angle) > 0.5:  # two at the foot: neither reaches over the middle
            x = max(x, middle.x() + u(5)) if right else min(x, middle.x() - u(5) - width)
        elif abs(math.cos(angle)) > 0.01:  # at a side: outwards as far as there is room
            x = corner.x() - u(8) if right else corner.x() + u(8) - width
        x = min(max(x, 0.0), self.width() - width)
        if math.sin(angle) < 0:
            above = self._at(middle, radius, (place - 1 if right else place + 1) % len(self._axes), outer)
            y = corner.y() - line - _rise(corner, above, x if right else x + width)
        draw_text(p, QRectF(x, y, width, line), axis.title, axis.fg, 0.94, 600, CENTER)


def _rise(corner: QPointF, above: QPointF, inner: float) -> float:
    """How far over ``corner`` a title that reaches inwards to ``inner`` is clear of the edge to the corner ``above``."""
    slope = (corner.y() - above.y()) / max(1.0, abs(corner.x() - above.x()))
    return max(float(u(9)), (abs(corner.x() - inner) + u(5)) * slope)


class LineSample(QWidget):
    """A line of a legend: solid, dashed or dotted, so that it works without colour."""

    def __init__(self, style: Qt.PenStyle = Qt.PenStyle.SolidLine, role: str = "accent", width: float = 2.4) -> None:
        super().__init__()
        self._line, self._role, self._width = style, role, width
        self.restyle()

    def restyle(self) -> None:
        self.setFixedSize(u(34), u(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        p.setPen(QPen(color(self._role), self._width, self._line))
        p.drawLine(QPointF(1, self.height() / 2), QPointF(self.width() - 1, self.height() / 2))


def legend(then: str, now: str, other: str = "") -> QWidget:
    """What the lines of a ``Radar`` mean; an empty word leaves its line out."""
    samples = (
        (then, LineSample(Qt.PenStyle.DashLine, "muted")),
        (now, LineSample()),
        (other, LineSample(Qt.PenStyle.DotLine, "text")),
    )
    shown = [hbox(sample, label(words, "small", tone="text"), gap=7) for words, sample in samples if words]
    return box(hbox(*shown, None, gap=16))
