"""One chosen question: a line to read, and open a field to change its words and its part."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.conversation import SharedQuestion
from lobdossier.domain.vocabulary import Part
from lobdossier.text.names import part_name
from lobdossier.ui.voices.said import stays_under
from lobdossier.ui.widgets.buttons import Option, button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import at_start, box, hbox, vbox
from lobdossier.ui.words import tr


class QuestionRow(Card):
    """Moves by Alt with an arrow, too. *answered* names who answered it already."""

    opened = Signal()
    closed = Signal()
    typed = Signal()
    part_chosen = Signal(str)
    moved = Signal(int)
    """One place up (-1) or down (1)."""
    removed = Signal()

    def __init__(self, question: SharedQuestion, place: int, count: int, answered: Sequence[str]) -> None:
        super().__init__(pad=10, gap=8, shadow=False)
        self.question = question
        self._count, self._place = count, place
        what = question.question
        self.change = button("", "pencil", "ghost", tr("Aanpassen: {question}", question=what))
        self.change.clicked.connect(self.opened)
        self.up = button("", "chevron-up", "ghost", tr("Omhoog: {question}", question=what))
        self.down = button("", "chevron-down", "ghost", tr("Omlaag: {question}", question=what))
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.up.setEnabled(place > 0)
        self.down.setEnabled(place < count - 1)
        away = button("", "x", "ghost", tr("Weghalen: {question}", question=what))
        away.clicked.connect(self.removed)
        self._words = Words(what, "strong")
        said = vbox(self._words, label(tr(part_name(question.part)), "small"), gap=0)
        number = label(str(place + 1), "h3", tone="accent")
        row = hbox(vbox(number, None), (said, 1), self.change, self.up, self.down, away, gap=6)
        self._closed_row = box(row)
        self.field = line_field(tr("Vraag {n}", n=place + 1), what, "", limits.LINE)
        self.field.textEdited.connect(self.typed)
        self.field.returnPressed.connect(self.closed)
        options = [Option(part, tr(part_name(part))) for part in Part]
        self._parts = Choices(tr("Deel van het gesprek"), options, [question.part], single=True, size="s")
        self._parts.changed.connect(self._choose)
        done = button(tr("Klaar"), "check", "soft")
        done.clicked.connect(self.closed)
        open_parts = vbox(labelled(tr("Vraag {n}", n=place + 1), self.field), gap=8)
        if answered:
            open_parts.put(label(stays_under(answered), "small", wrap=True))
        open_parts.put(self._parts)
        open_parts.put(at_start(done))
        self._form = box(open_parts)
        self._form.hide()
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):  # a button would keep the arrows to itself
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._move, by))
        self.body.put(self._closed_row)
        self.body.put(self._form)

    @property
    def is_open(self) -> bool:
        """Whether its words can be changed now."""
        return not self._form.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Show the field, or the line; an open one has the keyboard."""
        self._closed_row.setVisible(not is_open)
        self._form.setVisible(is_open)
        if is_open:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_keyboard(self, which: str = "change") -> None:
        """The keyboard goes to one of its buttons, or to the one beside it when that cannot be pressed."""
        wanted = {"up": self.up, "down": self.down}.get(which, self.change)
        (wanted if wanted.isEnabled() else self.change).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _move(self, by: int) -> None:
        if 0 <= self._place + by < self._count:
            self.moved.emit(by)

    def _choose(self, on: list[str]) -> None:
        if on:
            self.part_chosen.emit(on[0])
        else:  # a press on the part that it is for
            self._parts.set_values([self.question.part])


def no_questions() -> QWidget:
    """In place of the rows."""
    return label(tr("Nog geen vragen. Pak er een, of typ er zelf een."), "muted", wrap=True)
