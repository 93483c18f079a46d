"""Words and signs that cannot be pressed."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from lobdossier.ui.theme import color, draw_icon, tokens, u
from lobdossier.ui.theme.icons import svg
from lobdossier.ui.widgets.layout import grows_down, hbox
from lobdossier.ui.widgets.painting import lines_of, painter_of


def label(text: str, role: str = "", wrap: bool = False, tone: str = "") -> QLabel:
    """Words. ``role``: display, h1, h2, h3, strong, lead, muted, small, smallstrong, eyebrow; ``tone``: a colour role.

    Always plain text: what a student wrote is never read as HTML.
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(grows_down())
    return made


class Words(QLabel):
    """Words of any length, broken where they must be, also inside a word; shown letter for letter.

    With ``lines`` it shows at most that many and ends in an ellipsis; a screen reader still gets all of it, and the
    tooltip shows it.
    """

    def __init__(self, text: str, role: str = "", lines: int | None = None, tone: str = "") -> None:
        super().__init__(text)
        self._lines = lines
        self._measured: dict[int, int] = {}
        self._measured_in = ("", "")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)
        self.setAccessibleName(text)
        if lines is None:
            self.setSizePolicy(grows_down())
        else:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return self._lines is None

    def heightForWidth(self, width: int) -> int:
        if self._lines is not None:
            return -1
        self.ensurePolished()
        # One new layout of a page asks each of its words dozens of times, at a few widths.
        here = self.text(), self.font().key()
        if here != self._measured_in:
            self._measured_in, self._measured = here, {}
        if width not in self._measured:
            self._measured[width] = self._height(len(lines_of(self.text(), self.font(), width)))
        return self._measured[width]

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        if self._lines is not None:
            return QSize(u(200), self._height(self._lines))
        width = min(u(560), math.ceil(QFontMetricsF(self.font()).horizontalAdvance(self.text())) + 2)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        self.ensurePolished()
        return QSize(u(40), self._height(self._lines or 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        metrics = QFontMetricsF(self.font())
        y = metrics.ascent()
        for line in self._shown(metrics):
            painter.drawText(QPointF(0, y), line)
            y += metrics.lineSpacing()

    def _height(self, lines: int) -> int:
        return math.ceil(QFontMetricsF(self.font()).lineSpacing() * lines + 1)

    def _shown(self, metrics: QFontMetricsF) -> list[str]:
        if self._lines is None:
            return lines_of(self.text(), self.font(), self.width())
        text = " ".join(self.text().split())
        found = lines_of(text, self.font(), self.width())
        if len(found) <= self._lines:
            return found
        kept = found[: self._lines - 1]
        rest = text[sum(len(line) for line in kept) :]
        return [*kept, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, self.width())]


class Elided(Words):
    """At most ``lines`` lines, the last one with an ellipsis: a preview in a list."""

    def __init__(self, text: str, role: str = "", lines: int = 1, tone: str = "") -> None:
        super().__init__(text, role, lines, tone)


class Icon(QWidget):
    """A sign beside words; decoration, so a screen reader passes it by."""

    def __init__(self, name: str, role: str = "muted", size: int = 17) -> None:
        super().__init__()
        svg(name)
        self._name, self._role, self._size = name, role, size
        self.restyle()

    def set_icon(self, name: str, role: str) -> None:
        self._name, self._role = name, role
        self.update()

    def restyle(self) -> None:
        self.setFixedSize(u(self._size), u(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_icon(painter_of(self), self._name, self._role, QRectF(self.rect()))


class IconTile(QWidget):
    """An icon on a soft rounded square: the sign of a subject, a kind or a state."""

    def __init__(self, name: str, fg: str = "accent", bg: str = "accent_soft", size: int = 40) -> None:
        super().__init__()
        svg(name)
        self._name, self._fg, self._bg, self._size = name, fg, bg, size
        self.restyle()

    def set_icon(self, name: str, fg: str, bg: str) -> None:
        self._name, self._fg, self._bg = name, fg, bg
        self.update()

    def restyle(self) -> None:
        self.setFixedSize(u(self._size), u(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        p.setPen(QPen(color(self._fg), 1) if tokens().flat else Qt.PenStyle.NoPen)
        p.setBrush(color(self._bg))
        p.drawRoundedRect(rect, rect.width() * 0.28, rect.width() * 0.28)
        side = rect.width() * 0.5
        draw_icon(
            p, self._name, self._fg, QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
        )


def meta(icon: str, text: str, role: str = "muted") -> QWidget:
    """Icon and a few words: a date, a place, a kind."""
    made = QWidget()
    made.setLayout(hbox(Icon(icon, "muted", 16), label(text, role), gap=6))
    return made
