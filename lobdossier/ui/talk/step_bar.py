"""The four parts as steps: where one is, where one was, and a press to go to any of them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lobdossier.domain.vocabulary import Part
from lobdossier.text.names import part_name
from lobdossier.ui.talk.said import PART_ICONS, part_note
from lobdossier.ui.theme import color, draw_icon, u
from lobdossier.ui.widgets.buttons import Pressable
from lobdossier.ui.widgets.fitting import Fitting
from lobdossier.ui.widgets.layout import hbox
from lobdossier.ui.widgets.painting import LEFT, draw_text, paint_focus, painter_of, text_width
from lobdossier.ui.words import tr

_ROUND: Final = 40
_SMALL_ROUND: Final = 32
_GAP: Final = 11
_LEAST_LINE: Final = 16
"""Lengths drawn for 11 pt: the circle, between it and its words, and the shortest line between two parts."""
_NAME: Final = (1.0, 600)
_NOTE: Final = (0.86, 400)


class _Step(Pressable):
    """One part: its sign in a circle, its name, and what it is about. *words*: 2 all of them, 1 the name, 0 none."""

    def __init__(self, part: Part, place: int) -> None:
        super().__init__()
        self.part, self._place = part, place
        self._here = self._been = False
        self.words = 2
        self.setText(tr(part_name(part)))
        self.setToolTip(f"{tr(part_name(part))}: {part_note(part)}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.tell(here=False, been=False)

    def tell(self, *, here: bool, been: bool) -> None:
        """Whether this part is open, and whether it was."""
        self._here, self._been = here, been
        state = tr("hier zijn jullie") if here else tr("geweest") if been else tr("komt nog")
        name = tr("{part}, deel {n} van {all}", part=self.text(), n=self._place, all=len(Part))
        self.setAccessibleName(f"{name}, {state}")
        self.setAccessibleDescription(part_note(self.part))
        self.update()

    def width_with(self, words: int) -> int:
        """How wide it is with so many words."""
        side = u(_ROUND if words == 2 else _SMALL_ROUND)
        name = text_width(self.text(), *_NAME) if words or self._here else 0.0
        note = text_width(part_note(self.part), *_NOTE) if words == 2 else 0.0
        return round(side + (u(_GAP) if name else 0) + max(name, note) + u(8))

    def sizeHint(self) -> QSize:
        return QSize(self.width_with(self.words), u(_ROUND if self.words == 2 else _SMALL_ROUND) + u(6))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.width_with(0), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        side = u(_ROUND if self.words == 2 else _SMALL_ROUND)
        circle = QRectF(u(3), (self.height() - side) / 2, side, side).adjusted(1, 1, -1, -1)
        strong = self._here or self.underMouse()
        p.setPen(QPen(color("accent" if strong or self._been else "border_strong"), 1.6))
        p.setBrush(color("accent" if self._here else "accent_soft" if self._been else "surface"))
        p.drawEllipse(circle)
        sign = "check" if self._been and not self._here else PART_ICONS[self.part]
        tone = "on_accent" if self._here else "accent" if self._been else "muted"
        room = circle.width() * 0.27
        draw_icon(p, sign, tone, circle.adjusted(room, room, -room, -room))
        if self.words or self._here:
            self._paint_words(p, circle.right() + u(_GAP))
        if self.hasFocus():
            paint_focus(p, QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), u(10))

    def _paint_words(self, p: QPainter, left: float) -> None:
        width = self.width() - left
        tone = "text" if self._here else "muted"
        if self.words < 2:
            draw_text(p, QRectF(left, 0, width, self.height()), self.text(), tone, *_NAME, LEFT)
            return
        half = self.height() / 2
        draw_text(p, QRectF(left, half - u(20), width, u(20)), self.text(), tone, *_NAME, LEFT)
        draw_text(p, QRectF(left, half, width, u(19)), part_note(self.part), "muted", *_NOTE, LEFT)


class _Between(QWidget):
    """The line between two parts: solid where one has been, dashed where the conversation still goes."""

    def __init__(self) -> None:
        super().__init__()
        self._been = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_been(self, been: bool) -> None:
        self._been = been
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(u(8), u(8))

    def sizeHint(self) -> QSize:
        return QSize(u(_LEAST_LINE), u(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        line = Qt.PenStyle.SolidLine if self._been else Qt.PenStyle.DashLine
        p.setPen(QPen(color("accent" if self._been else "border_strong"), 1.8 if self._been else 1.2, line))
        p.drawLine(0, self.height() // 2, self.width(), self.height() // 2)


class StepBar(Fitting):
    """The four parts in a row. `chosen` gives the part (a value of `Part`) that was pressed."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Delen van het gesprek"))
        self._steps = [_Step(part, place) for place, part in enumerate(Part, 1)]
        self._between = [_Between() for _ in self._steps[1:]]
        self._roomy = True
        row = hbox(self._steps[0], gap=8)
        for line, step in zip(self._between, self._steps[1:], strict=True):
            row.put((line, 1))
            row.put(step)
        self.setLayout(row)
        for step in self._steps:
            step.clicked.connect(lambda _checked=False, step=step: self.chosen.emit(step.part.value))

    def show_stage(self, stage: str, been: Collection[str]) -> None:
        """Mark the part that is open, if one is, and those in *been*."""
        for step in self._steps:
            step.tell(here=step.part == stage, been=step.part.value in been)
        for line, before in zip(self._between, self._steps, strict=False):
            line.set_been(before.part.value in been and before.part != stage)
        self._fit()

    def set_roomy(self, roomy: bool) -> None:
        """Whether there is room for what each part is about."""
        self._roomy = roomy
        self._fit()

    def _fit(self) -> None:
        """As many words as the row has room for."""
        lines = (u(_LEAST_LINE) + 2 * u(8)) * len(self._between)
        levels = (2, 1) if self._roomy else (1,)
        fitting = (n for n in levels if sum(step.width_with(n) for step in self._steps) + lines <= self.width())
        words = next(fitting, 0)
        for step in self._steps:
            step.words = words
            step.updateGeometry()
            step.update()
