"""The card on the table: dragged by the mouse, laid by keys, and by name through the accessibility tree."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lobdossier.ui.theme import color, u
from lobdossier.ui.widgets.acting import Acting, Deeds
from lobdossier.ui.widgets.dragging import Dragging
from lobdossier.ui.widgets.painting import paint_focus, painter_of
from lobdossier.ui.widgets.question_cards import Question, paint_front

_CORNER = 18
_BEHIND = 2
"""Cards that show under the one on the table."""
_STEP = 5


class SortCard(QWidget, Acting):
    """One card face up, with the edges of those under it. *deeds* are the piles, by their names."""

    role = QAccessible.Role.ListItem

    def __init__(self, deeds: Callable[[], Deeds]) -> None:
        QWidget.__init__(self)
        Acting.__init__(self)
        self._deeds = deeds
        self._question = Question("", "", "star", "tint0")
        self._under = 0
        self._width, self._height = 290, 236
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.dragging = Dragging(self)
        self.restyle()

    @property
    def words(self) -> str:
        """What stands on it."""
        return self._question.text

    def deeds(self) -> Deeds:
        """Where it can be laid."""
        return self._deeds()

    def show_card(self, question: Question, under: int) -> None:
        """Another card; *under* as many lie below it. A screen reader hears of it."""
        self._question, self._under = question, min(_BEHIND, under)
        self.setAccessibleName(f"{question.subject}: {question.text}")
        self.setAccessibleDescription(question.hint)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.update()

    def set_size(self, width: int, height: int) -> None:
        """How large it lies there, drawn for 11 pt."""
        if (width, height) != (self._width, self._height):
            self._width, self._height = width, height
            self.restyle()

    def restyle(self) -> None:
        self.setFixedSize(u(self._width), u(self._height))

    def sizeHint(self) -> QSize:
        return QSize(u(self._width), u(self._height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        p, step = painter_of(self), u(_STEP)
        face = QRectF(self.rect()).adjusted(3, 2, -3 - _BEHIND * step, -3 - _BEHIND * step - u(4))
        for place in range(self._under, 0, -1):
            p.setPen(QPen(color("border_strong"), 1))
            p.setBrush(color("surface"))
            p.drawRoundedRect(face.translated(place * step, place * step), u(_CORNER), u(_CORNER))
        paint_front(p, face, self._question)
        if self.hasFocus():
            paint_focus(p, face, u(_CORNER))
