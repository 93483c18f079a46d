"""Where something stands, without marks: a scale in words, dots for a row of cards, dots for what is answered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from lobdossier.ui.theme import color, u
from lobdossier.ui.widgets.painting import painter_of
from lobdossier.ui.words import tr


class StepScale(QWidget):
    """How far on a scale of words; ``value`` counts from 1. A ring shows where it stood ``before``.

    A ``dotted`` one is how somebody else sees it: its steps are outlines of dots, also without colours.
    """

    def __init__(
        self,
        steps: Sequence[str],
        value: int,
        fg: str = "accent",
        before: int | None = None,
        width: int = 112,
        dotted: bool = False,
    ) -> None:
        super().__init__()
        self._dotted = dotted
        self._count, self._value, self._before, self._fg, self._width = len(steps), value, before, fg, width
        said = tr("{step}, stap {n} van {all}", step=steps[value - 1], n=value, all=len(steps))
        if before is not None:
            said = tr("{now}; eerst {before}", now=said, before=steps[before - 1])
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.restyle()

    def restyle(self) -> None:
        self.setFixedSize(u(self._width), u(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        gap, height = u(4), u(8)
        width = (self.width() - (self._count - 1) * gap - 2) / self._count
        for place in range(self._count):
            on = place < self._value
            dots = on and self._dotted
            line = Qt.PenStyle.DotLine if dots else Qt.PenStyle.SolidLine
            p.setPen(QPen(color(self._fg if on else "border_strong"), 2 if dots else 1, line))
            p.setBrush(color(self._fg if on and not dots else "surface"))
            rect = QRectF(1 + place * (width + gap), (self.height() - height) / 2, width, height)
            p.drawRoundedRect(rect, height / 2, height / 2)
            if self._before is not None and place == self._before - 1:
                p.setPen(QPen(color("surface" if on else self._fg), 1.6))
                p.setBrush(Qt.BrushStyle.NoBrush)
                p.drawEllipse(rect.center(), height * 0.22, height * 0.22)


class Dots(QWidget):
    """Where you are in a short row of cards: never a score. ``current`` counts from 0."""

    def __init__(self, n: int, current: int = 0) -> None:
        super().__init__()
        self._n = n
        self._current = current
        self.set_current(current)

    def set_current(self, current: int) -> None:
        self._current = current
        self.setAccessibleName(tr("{n} van {all}", n=current + 1, all=self._n))
        self.restyle()
        self.update()

    def restyle(self) -> None:
        self.setFixedSize(u(14) * self._n + u(14), u(10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        p.setPen(Qt.PenStyle.NoPen)
        side, x = u(8), 0
        for place in range(self._n):
            width = u(20) if place == self._current else side
            p.setBrush(color("accent" if place <= self._current else "border_strong"))
            p.drawRoundedRect(QRectF(x, 1, width, side), side / 2, side / 2)
            x += width + u(6)


class Answered(QWidget):
    """Which of a few questions have an answer: full dots and open ones, with words for a screen reader."""

    def __init__(self, answered: Sequence[bool], said: str) -> None:
        super().__init__()
        self._answered = list(answered)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.restyle()

    def restyle(self) -> None:
        self.setFixedSize(u(13) * len(self._answered) + 2, u(12))

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        side = u(9)
        for place, done in enumerate(self._answered):
            p.setPen(QPen(color("ok" if done else "border_strong"), 1.4))
            p.setBrush(color("ok") if done else Qt.BrushStyle.NoBrush)
            p.drawEllipse(QRectF(1 + place * u(13), (self.height() - side) / 2, side, side))
