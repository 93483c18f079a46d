"""A very small page in each of the designs. Decoration: the words beside it say which it is."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lobdossier.domain.vocabulary import DocumentDesign
from lobdossier.ui.theme import color, u
from lobdossier.ui.theme.papers import GREY, HILL, INDIGO, INK, PAPER, PETALS, SAND, SUN
from lobdossier.ui.widgets.painting import painter_of

_HIGH: Final = 86


class DesignPicture(QWidget):
    """The cover of one design."""

    def __init__(self, design: DocumentDesign) -> None:
        super().__init__()
        self._paint = _COVERS[design]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        self.setFixedHeight(u(_HIGH))

    def sizeHint(self) -> QSize:
        return QSize(u(70), u(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        high = self.height() - 2
        wide = high * 210 / 297
        sheet = QRectF((self.width() - wide) / 2, 1, wide, high)
        p.save()
        p.setClipRect(sheet)
        self._paint(p, sheet)
        p.restore()
        p.setPen(QPen(color("border_strong"), 1))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawRect(sheet)


def _bar(p: QPainter, sheet: QRectF, y: float, share: float, thick: float, ink: str) -> None:
    left = sheet.left() + sheet.width() * 0.12
    p.fillRect(QRectF(left, sheet.top() + sheet.height() * y, sheet.width() * share, thick), QColor(ink))


def _calm(p: QPainter, sheet: QRectF) -> None:
    p.fillRect(sheet, QColor(PAPER))
    photo = QRectF(sheet.left(), sheet.top(), sheet.width(), sheet.height() * 0.52)
    p.fillRect(photo, QColor(SAND))
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(QColor(SUN))
    p.drawEllipse(QPointF(photo.left() + photo.width() * 0.72, photo.top() + photo.height() * 0.34), u(6), u(6))
    p.setBrush(QColor(HILL))
    hill = QRectF(photo.left() - u(8), photo.bottom() - photo.height() * 0.34, photo.width() + u(16), photo.height())
    p.setClipRect(photo)
    p.drawEllipse(hill)
    p.setClipRect(sheet)
    _bar(p, sheet, 0.62, 0.6, u(3), INK)
    for y in (0.76, 0.84, 0.92):
        _bar(p, sheet, y, 0.76, 1, GREY)


def _colourful(p: QPainter, sheet: QRectF) -> None:
    p.fillRect(sheet, QColor(INDIGO))
    _bar(p, sheet, 0.12, 0.62, u(4), PAPER)
    middle, far = QPointF(sheet.center().x(), sheet.top() + sheet.height() * 0.58), sheet.width() * 0.34
    p.setPen(Qt.PenStyle.NoPen)
    for place, petal in enumerate(PETALS):
        p.save()
        p.translate(middle)
        p.rotate(math.degrees(2 * math.pi * place / len(PETALS)))
        p.setBrush(QColor(petal))
        p.drawEllipse(QRectF(-far * 0.34, -far, far * 0.68, far))
        p.restore()


def _black_and_white(p: QPainter, sheet: QRectF) -> None:
    p.fillRect(sheet, QColor(PAPER))
    _bar(p, sheet, 0.1, 0.7, u(4), INK)
    frame = QRectF(
        sheet.left() + sheet.width() * 0.12, sheet.top() + sheet.height() * 0.26, sheet.width() * 0.76,
        sheet.height() * 0.36,
    )  # fmt: skip
    p.setPen(QPen(QColor(INK), 1))
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawRect(frame)
    p.setClipRect(frame)
    step = u(5)
    for place in range(-20, 40):
        x = frame.left() + place * step
        p.drawLine(QPointF(x, frame.bottom()), QPointF(x + frame.height(), frame.top()))
    p.setClipRect(sheet)
    for y in (0.72, 0.8, 0.88):
        _bar(p, sheet, y, 0.76, 1, INK)


_COVERS: Final[Mapping[DocumentDesign, Callable[[QPainter, QRectF], None]]] = {
    DocumentDesign.RUSTIG: _calm,
    DocumentDesign.KLEURRIJK: _colourful,
    DocumentDesign.ZWART_WIT: _black_and_white,
}
