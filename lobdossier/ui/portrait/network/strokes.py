"""The strokes of the map that know nothing of where people stand: letters, the ground behind them, a name on a card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from lobdossier.domain.network_map import Place
from lobdossier.domain.vocabulary import Sphere
from lobdossier.text.portrait_names import sphere_icon, sphere_name
from lobdossier.ui.portrait.network.said import Face
from lobdossier.ui.portrait.network.spot import AROUND
from lobdossier.ui.theme import color, draw_icon, font, u
from lobdossier.ui.widgets.painting import CENTER, paint_card, painter_of
from lobdossier.ui.words import tr

WIDEST: Final = 160
"""Of the words beside a circle (drawn for 11 pt)."""
STRONG, PLAIN = 600, 400
"""The weight of a name, and of what stands under it."""
_RIGHT, _BOTTOM = (Sphere.WORK, Sphere.FREE_TIME), (Sphere.HOME, Sphere.FREE_TIME)


def metrics(weight: int) -> QFontMetricsF:
    """How large the letters of one weight are."""
    return QFontMetricsF(_face(weight))


def widths(faces: Iterable[Face]) -> Iterator[tuple[float, float]]:
    """How wide the name beside each is, and how wide all the words."""
    strong, plain, widest = metrics(STRONG), metrics(PLAIN), u(WIDEST)
    for face in faces:
        name = min(widest, strong.horizontalAdvance(face.name) + 6)
        yield name, max(name, min(widest, plain.horizontalAdvance(face.under) + 6))


def corner_size() -> tuple[float, float]:
    """The width of the widest name of a corner with its sign, and the height."""
    widest = max(metrics(STRONG).horizontalAdvance(tr(sphere_name(sphere))) for sphere in Sphere)
    return widest + u(30), max(metrics(STRONG).height(), u(24))


def paint_corner(p: QPainter, width: float, height: float, sphere: Sphere) -> None:
    """Sign and name of a part of life, in its corner of a map of this size."""
    said, side, line = tr(sphere_name(sphere)), u(17), corner_size()[1]
    wide = metrics(STRONG).horizontalAdvance(said) + u(26)
    x = width - wide if sphere in _RIGHT else 0.0
    y = height - line if sphere in _BOTTOM else 0.0
    draw_icon(p, sphere_icon(sphere), "muted", QRectF(x, y + (line - side) / 2, side, side))
    p.setFont(_face(STRONG))
    p.setPen(color("muted"))
    p.drawText(QRectF(x + u(24), y, wide, line), Qt.AlignmentFlag.AlignVCenter, said)


def paint_words(p: QPainter, box: QRectF, name: str, under: str, role: str, zone: str) -> None:
    """A name and what stands under it; with room for one line only the name. Letters have an edge of the *zone*, if any."""
    line = metrics(STRONG).height()
    _paint_edged(p, QRectF(box.x(), box.y(), box.width(), line), name, role, STRONG, zone)
    if under and box.height() > line:
        rest = QRectF(box.x(), box.y() + line, box.width(), box.height() - line)
        _paint_edged(p, rest, under, "muted", PLAIN, zone)


def _paint_edged(p: QPainter, rect: QRectF, said: str, role: str, weight: int, zone: str) -> None:
    """A line of words with an edge around its letters, so that what runs under them does not hide them."""
    if not zone:
        paint_line(p, rect, said, role, weight)
        return
    words = metrics(weight).elidedText(said, Qt.TextElideMode.ElideRight, rect.width())
    path = QPainterPath()
    across = rect.center().x() - metrics(weight).horizontalAdvance(words) / 2
    path.addText(
        across, rect.center().y() + (metrics(weight).ascent() - metrics(weight).descent()) / 2, _face(weight), words
    )
    p.strokePath(
        path, QPen(color(zone), u(7), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    paint_line(p, rect, said, role, weight)


def paint_line(p: QPainter, rect: QRectF, said: str, role: str, weight: int) -> None:
    """One line in the middle of ``rect``, with an ellipsis when it is too long."""
    p.setFont(_face(weight))
    p.setPen(color(role))
    p.drawText(rect, CENTER, metrics(weight).elidedText(said, Qt.TextElideMode.ElideRight, rect.width()))


class Tag(QWidget):
    """A name on a small card over the map."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._name, self._over = "", over
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, place: Place | None, name: str) -> None:
        """Show *name* beyond the circle of *place*; nothing without one."""
        self._name = name
        self.setVisible(place is not None)
        if place is None:
            return
        width = min(u(2 * WIDEST), round(metrics(STRONG).horizontalAdvance(name)) + u(20))
        height = round(metrics(STRONG).height()) + u(8)
        above = place.y < self._over.height() / 2
        y = place.y - place.radius - u(AROUND) - height if above else place.y + place.radius + u(AROUND)
        x = min(max(0.0, place.x - width / 2), self._over.width() - width)
        self.setGeometry(round(x), round(y), width, height)
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p, rect = painter_of(self), QRectF(self.rect())
        paint_card(p, rect.adjusted(1, 1, -1, -1), "surface", "accent", shadow=False, radius=8)
        paint_line(p, rect.adjusted(u(8), 0, -u(8), 0), self._name, "text", STRONG)


def _face(weight: int) -> QFont:
    return font(0.94 if weight > PLAIN else 0.86, weight)
