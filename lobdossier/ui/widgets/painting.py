"""The few strokes that every painted widget needs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from lobdossier.ui.theme import color, font, tokens, u

CENTER = Qt.AlignmentFlag.AlignCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LONGEST: Final = 400
"""Characters of a line that are looked at: more never fit, and measuring costs time."""


def painter_of(widget: QWidget) -> QPainter:
    """A painter on ``widget`` with smooth edges."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def draw_text(
    p: QPainter,
    rect: QRectF,
    text: str,
    role: str = "text",
    scale: float = 1,
    weight: int = 400,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """One line of words in ``rect``."""
    p.setFont(font(scale, weight))
    p.setPen(color(role))
    p.drawText(rect, align, text)


def text_width(text: str, scale: float = 1, weight: int = 400) -> float:
    """The width in pixels of one line of words."""
    return QFontMetricsF(font(scale, weight)).horizontalAdvance(text)


def line_height(scale: float = 1, weight: int = 400) -> float:
    """From one line of words to the next, in pixels."""
    return QFontMetricsF(font(scale, weight)).lineSpacing()


def draw_cut(p: QPainter, rect: QRectF, text: str, role: str = "text", scale: float = 1, weight: int = 400) -> None:
    """One line of what somebody typed in ``rect``, with "…" where it is too long for it."""
    p.setFont(font(scale, weight))
    p.setPen(color(role))
    shown = QFontMetricsF(font(scale, weight)).elidedText(text[:_LONGEST], Qt.TextElideMode.ElideRight, rect.width())
    # A letter of a fallback font may be wider than Qt thinks; the line must not run over the edge of its place.
    p.drawText(rect, LEFT | Qt.TextFlag.TextSingleLine, shown)


def lines_of(text: str, face: QFont, width: float) -> list[str]:
    """``text`` broken into lines of at most ``width`` pixels, inside a word where the word is wider."""
    layout = QTextLayout(text.replace("\n", "\u2028"), face)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        start, length = line.textStart(), line.textLength()
        lines.append(layout.text()[start : start + length].rstrip("\u2028"))
    layout.endLayout()
    return lines


def paint_wrapped(p: QPainter, rect: QRectF, text: str, face: QFont, role: str) -> float:
    """Words from the top of ``rect`` in as many lines as they need; the height that they take."""
    metrics = QFontMetricsF(face)
    p.setFont(face)
    p.setPen(color(role))
    y = rect.top()
    for line in lines_of(text, face, rect.width()):
        p.drawText(QPointF(rect.left(), y + metrics.ascent()), line.rstrip())
        y += metrics.lineSpacing()
    return y - rect.top()


def wrapped_height(text: str, face: QFont, width: float) -> float:
    """The height that ``paint_wrapped`` would take."""
    return len(lines_of(text, face, width)) * QFontMetricsF(face).lineSpacing()


def paint_card(
    p: QPainter,
    rect: QRectF,
    fill: str = "surface",
    line: str | None = None,
    width: float = 1,
    dashed: bool = False,
    shadow: bool = True,
    radius: int | None = None,
) -> None:
    """A card: painted, no shadow effect, so cheap and crisp and right in every theme."""
    t = tokens()
    corner = u(radius if radius is not None else t.radius)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    if shadow and not t.dark and not t.flat and not dashed:
        p.setPen(Qt.PenStyle.NoPen)
        for down, alpha in ((3, 7), (2, 9), (1, 12)):
            p.setBrush(QColor(20, 26, 60, alpha))
            p.drawRoundedRect(rect.translated(0, down), corner, corner)
    if line is None:
        line = "border" if fill == "surface" or t.flat else fill
    if dashed and line == "border":
        line = "border_strong"
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    p.setPen(QPen(color(line), width, style))
    p.setBrush(color(fill))
    p.drawRoundedRect(rect, corner, corner)


def paint_focus(p: QPainter, rect: QRectF, radius: float, role: str = "accent") -> None:
    """The ring around what the keyboard is at."""
    p.setPen(QPen(color(role), 2.5))
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawRoundedRect(rect, radius, radius)
