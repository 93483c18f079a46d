"""People as the student sees them: initials in a circle, with name and role beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from lobdossier.ui.theme import color, font, tokens, u
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import hbox, vbox
from lobdossier.ui.widgets.painting import CENTER, painter_of

TINTS: Final = (3, 2, 0, 4)
"""The student has tint 1; the others these, in turn. A colour tells people apart, it means nothing else."""
OWN_TINT: Final = 1


def tint_of(place: int) -> int:
    """The tint of whoever is at *place* in a row of people."""
    return TINTS[place % len(TINTS)]


def initials(name: str) -> str:
    """One or two letters for a name: ``Noor van Dijk`` gives ``ND``, ``Noor`` gives ``NO``; nothing gives ``?``."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalpha()]
    if not words:
        return "?"
    if len(words) == 1:
        return words[0][:2].upper()
    return (words[0][0] + words[-1][0]).upper()


class Avatar(QWidget):
    """Initials in a circle; ``tint`` 0 to 4 tells people apart, it means nothing else.

    One that is ``is_open`` is dashed: somebody whom the student does not know yet.
    """

    def __init__(self, letters: str, size: int = 36, tint: int = 3, is_open: bool = False) -> None:
        super().__init__()
        self._letters, self._size, self._tint, self._is_open = letters, size, tint, is_open
        self.restyle()

    def set_initials(self, letters: str) -> None:
        self._letters = letters
        self.update()

    def restyle(self) -> None:
        self.setFixedSize(u(self._size), u(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._is_open:
            paint_open(painter_of(self), rect, self._letters)
        else:
            paint_avatar(painter_of(self), rect, self._letters, self._tint)


class AvatarStack(QWidget):
    """A few people close together: (initials, tint) each."""

    def __init__(self, people: Sequence[tuple[str, int]], name: str, size: int = 30) -> None:
        super().__init__()
        self._people, self._size = people, size
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.restyle()

    def restyle(self) -> None:
        side = u(self._size)
        self.setFixedSize(int(side + max(0, len(self._people) - 1) * side * 0.72), side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p, side = painter_of(self), u(self._size)
        for place, (letters, tint) in enumerate(self._people):
            paint_avatar(p, QRectF(place * side * 0.72 + 1, 1, side - 2, side - 2), letters, tint, ring=True)


def person(name: str, role: str, tint: int = 3, size: int = 36) -> QWidget:
    """Somebody: circle, name, role."""
    made = QWidget()
    words = vbox(label(name, "strong"), label(role, "small"), gap=0)
    made.setLayout(hbox(Avatar(initials(name), size, tint), words, None, gap=10))
    return made


def paint_avatar(p: QPainter, rect: QRectF, letters: str, tint: int, ring: bool = False) -> None:
    """Somebody in ``rect``; with ``ring`` kept apart from what lies under it."""
    if tokens().flat:
        p.setPen(QPen(color(f"tint{tint}"), 1))
    else:
        # In a stack a ring of the ground keeps the circles apart; where they have a line of their own, that does.
        p.setPen(QPen(color("surface"), 2) if ring else Qt.PenStyle.NoPen)
    p.setBrush(color(f"tint{tint}_soft"))
    p.drawEllipse(rect)
    _paint_letters(p, rect, letters, f"tint{tint}")


def paint_open(p: QPainter, rect: QRectF, letters: str) -> None:
    """Somebody who is not known yet: dashed, and as quiet as every open place."""
    p.setPen(QPen(color("border_strong"), 1.6, Qt.PenStyle.DashLine))
    p.setBrush(color("surface"))
    p.drawEllipse(rect)
    _paint_letters(p, rect, letters, "muted")


def _paint_letters(p: QPainter, rect: QRectF, letters: str, role: str) -> None:
    face = font(1, 700)
    face.setPixelSize(max(9, int(rect.width() * 0.38)))
    p.setFont(face)
    p.setPen(color(role))
    p.drawText(rect, CENTER, letters)
