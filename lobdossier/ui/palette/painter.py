"""The lines of Ctrl+K, painted: signs, words, and a ground under the words that were looked for."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lobdossier.domain.finding import Marked
from lobdossier.ui.palette.model import ROW
from lobdossier.ui.palette.rows import Row
from lobdossier.ui.theme import color, draw_icon, font, tokens, u
from lobdossier.ui.widgets.painting import RIGHT, draw_text, text_width
from lobdossier.ui.words import tr

_SMALL: Final = 0.9
_SIDE: Final = 12
"""Between the edge of a line and its sign."""
Index = QModelIndex | QPersistentModelIndex


class RowPainter(QStyledItemDelegate):
    """Draws `Row` values."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW)
        height = _height(1, 500) + u(16)
        if row.heading:
            height = _height(_SMALL, 700) + u(16)
        elif row.tag or row.piece.text:
            height += _height(_SMALL) + u(2)
        return QSize(u(200), round(height))

    def paint(self, p: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        p.save()
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        if row.heading:
            area.adjust(u(_SIDE), u(8), -u(_SIDE), 0)
            draw_text(p, area, row.title.text, "muted", _SMALL, 700)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._line(p, area.adjusted(1.5, 1, -1.5, -1), row, chosen)
        p.restore()

    def _line(self, p: QPainter, area: QRectF, row: Row, chosen: bool) -> None:
        if chosen:
            p.setPen(QPen(color("accent"), 2 if tokens().flat else 1.2))
            p.setBrush(color("accent_soft"))
            p.drawRoundedRect(area, u(10), u(10))
        side = float(u(18))
        left = area.left() + u(_SIDE)
        inner = QRectF(left + side + u(12), area.top() + u(7), 0, area.height() - u(14))
        inner.setRight(area.right() - u(_SIDE))
        first = QRectF(inner.left(), inner.top(), inner.width(), _height(1, 500))
        draw_icon(p, row.icon, "accent" if chosen else "muted", QRectF(left, first.center().y() - side / 2, side, side))
        second = QRectF(inner.left(), first.bottom() + u(2), inner.width(), _height(_SMALL))
        if row.note:
            draw_text(p, first, row.note, "muted", _SMALL, align=RIGHT)
            first.setRight(first.right() - text_width(row.note, _SMALL) - u(14))
        ground = "surface" if chosen else "accent_soft"
        paint_marked(p, first, row.title, font(1, 500), "text", ground)
        self._below(p, second, row, ground)

    def _below(self, p: QPainter, line: QRectF, row: Row, ground: str) -> None:
        if row.tag:
            said = tr("{tag}: ", tag=row.tag) if row.piece.text else row.tag
            face = font(_SMALL, 600)
            room = line.width() * (0.5 if row.piece.text else 1)
            said = QFontMetricsF(face).elidedText(said, Qt.TextElideMode.ElideRight, room)
            draw_text(p, line, said, "muted", _SMALL, 600)
            line.setLeft(line.left() + text_width(f"{said} ", _SMALL, 600))
        if row.piece.text:
            paint_marked(p, line, row.piece, font(_SMALL), "muted", ground)


def paint_marked(p: QPainter, rect: QRectF, said: Marked, face: QFont, role: str, ground: str) -> None:
    """One line of words, cut off where the room ends; what was looked for stands on *ground* with a line under it."""
    said = _slid(said, QFontMetricsF(face), rect.width())
    text = QFontMetricsF(face).elidedText(said.text, Qt.TextElideMode.ElideRight, rect.width())
    kept = len(text) if text == said.text else max(0, len(text) - 1)
    layout = QTextLayout(text, face)
    layout.setFormats([_ranged(text, start, min(end, kept), ground) for start, end in said.marks if start < kept])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(rect.width() + u(40))
    layout.endLayout()
    p.setPen(color(role))
    layout.draw(p, QPointF(rect.left(), rect.center().y() - line.height() / 2))


def _slid(said: Marked, metrics: QFontMetricsF, width: float) -> Marked:
    """The same from a later word on, when the first place that was found would fall behind the end of the line."""
    if not said.marks or metrics.horizontalAdvance(said.text[: said.marks[0][1]]) < width - u(24):
        return said
    start, end = said.marks[0]
    room = width / 2
    begins = [0, *(at + 1 for at, sign in enumerate(said.text[:start]) if sign == " ")]
    begin = next((at for at in begins if metrics.horizontalAdvance(said.text[at:end]) < room), start)
    by = begin - 1
    return Marked("…" + said.text[begin:], tuple((a - by, b - by) for a, b in said.marks))


def _ranged(text: str, start: int, end: int, ground: str) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setForeground(color("accent"))
    look.setBackground(color(ground))
    look.setFontUnderline(True)
    made = QTextLayout.FormatRange()
    # Qt counts in halves of the signs above U+FFFF, Python in whole ones.
    made.start = _units(text[:start])
    made.length = _units(text[start:end])
    made.format = look
    return made


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _height(scale: float, weight: int = 400) -> float:
    return QFontMetricsF(font(scale, weight)).lineSpacing()
