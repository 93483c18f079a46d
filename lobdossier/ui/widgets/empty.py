"""An empty place: what will be here, and a way in. Never a dead end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lobdossier.ui.theme import color, draw_icon, tokens, u
from lobdossier.ui.theme.scenery import HILLS, ROAD, SKY, SUN
from lobdossier.ui.widgets.doors import looked_at
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, flow, grows_down, hbox, vbox
from lobdossier.ui.widgets.painting import painter_of
from lobdossier.ui.words import tr

_STOPS = (0.14, 0.36, 0.575, 0.76, 0.93)
_DEFAULT_SIGNS = (
    ("star", "tint0"),
    ("heart", "tint1"),
    ("briefcase", "tint2"),
    ("compass", "tint3"),
    ("users", "tint4"),
)


class Hills(QWidget):
    """The app's own drawing: a path over hills with up to five signs along it. Decoration for welcome and empty pages.

    ``expand`` lets it fill its place; otherwise ``width`` and ``height`` are its size at 11 pt.
    """

    def __init__(
        self,
        width: int = 520,
        height: int = 300,
        expand: bool = False,
        signs: Sequence[tuple[str, str]] = _DEFAULT_SIGNS,
        radius: int = 16,
    ) -> None:
        super().__init__()
        self._w, self._h, self._expand, self._signs, self._radius = width, height, expand, signs, radius
        self.restyle()

    def restyle(self) -> None:
        if self._expand:
            self.setMinimumSize(u(self._w) // 2, u(self._h) // 2)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        else:
            # The larger the letters, the smaller the picture: the words and the buttons under it stay in sight.
            scale = max(0.45, 1.85 - 0.85 * u(100) / 100)
            self.setFixedSize(round(self._w * scale), round(self._h * scale))

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        rect = QRectF(self.rect())
        clip = QPainterPath()
        clip.addRoundedRect(rect, u(self._radius), u(self._radius))
        p.setClipPath(clip)
        self._paint_land(p, rect)
        road = _road(rect.width(), rect.height())
        self._paint_road(p, road, rect)
        self._paint_signs(p, road, rect)
        if tokens().flat:
            p.setClipping(False)
            p.setPen(QPen(color("border"), 1.5))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(rect.adjusted(1, 1, -1, -1), u(self._radius), u(self._radius))

    def _paint_land(self, p: QPainter, rect: QRectF) -> None:
        dark, w, h = tokens().dark, rect.width(), rect.height()
        sky = QLinearGradient(0, 0, 0, h)
        for at, day, night in SKY:
            sky.setColorAt(at, QColor(night if dark else day))
        p.fillRect(rect, sky)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QColor(SUN[dark]))
        p.drawEllipse(QPointF(w * 0.76, h * 0.2), min(w, h) * 0.075, min(w, h) * 0.075)
        for day, night, left, way, right in HILLS:
            path = QPainterPath(QPointF(0, h))
            path.lineTo(0, h * left)
            path.cubicTo(w * 0.28, h * (left - 0.16), w * 0.55, h * (way + 0.22), w, h * right)
            path.lineTo(w, h)
            p.setBrush(QColor(night if dark else day))
            p.drawPath(path)

    def _paint_road(self, p: QPainter, road: QPainterPath, rect: QRectF) -> None:
        """Wide here, narrow at the horizon."""
        width, pieces = max(4.0, rect.width() * 0.022), 160
        for k in range(pieces):
            t = k / pieces
            pen = QPen(QColor(ROAD[tokens().dark]), width * (1 - 0.82 * t))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            p.setPen(pen)
            p.drawLine(road.pointAtPercent(t), road.pointAtPercent(min(1.0, t + 1 / pieces)))

    def _paint_signs(self, p: QPainter, road: QPainterPath, rect: QRectF) -> None:
        short = min(rect.width(), rect.height())
        side = min(max(u(30), short * 0.1), short * 0.15)
        for place, (name, role) in enumerate(self._signs[: len(_STOPS)]):
            at = road.pointAtPercent(_STOPS[place])
            d = side * (1.05 - 0.11 * place)
            middle = QPointF(at.x(), at.y() - d * 0.15)
            p.setPen(QPen(color(role), max(1.5, d * 0.06)))
            p.setBrush(color("surface"))
            p.drawEllipse(middle, d / 2, d / 2)
            s = d * 0.52
            draw_icon(p, name, role, QRectF(middle.x() - s / 2, middle.y() - s / 2, s, s))


def _road(w: float, h: float) -> QPainterPath:
    road = QPainterPath(QPointF(-w * 0.02, h * 0.93))
    road.cubicTo(w * 0.26, h * 0.97, w * 0.60, h * 0.93, w * 0.52, h * 0.81)
    road.cubicTo(w * 0.46, h * 0.72, w * 0.60, h * 0.70, w * 0.70, h * 0.645)
    road.cubicTo(w * 0.79, h * 0.595, w * 0.76, h * 0.555, w * 0.70, h * 0.525)
    return road


class EmptyState(QWidget):
    """What comes here in a title and one sentence, and the buttons that begin it. ``hills`` shows the drawing over it."""

    def __init__(self, title: str, text: str, *actions: QWidget, hills: bool = True) -> None:
        super().__init__()
        head = label(title, "h1", wrap=True)
        words = label(text, "lead", wrap=True)
        for part in (head, words):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = vbox(gap=8)
        if hills:
            column.put(hbox(None, Hills(), None))
            column.put(14)
        column.put(head)
        column.put(words)
        if actions:
            column.put(8)
            column.put(hbox(None, flow(*actions, gap=10), None))
        self._head, self._words, self._actions = head, words, actions
        self.setLayout(column)
        self.setSizePolicy(grows_down())

    def showEvent(self, event: QShowEvent) -> None:
        """Who only looks is not invited to begin: then it says what is so."""
        super().showEvent(event)
        if self._actions and looked_at(self) and all(action.isHidden() for action in self._actions):
            self._head.setText(tr("Hier staat nog niets"))
            self._words.hide()


def little(text: str, *actions: QWidget) -> QWidget:
    """An empty place inside a card: a quiet line and what to do about it."""
    return box(vbox(label(text, "muted", wrap=True), flow(*actions), gap=8))
