"""A row of steps of which one is open, and the box that asks for a next step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QWidget

from lobdossier.ui.widgets.buttons import Option, Pressable, button
from lobdossier.ui.widgets.cards import Well
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.fields import line_field
from lobdossier.ui.widgets.labels import Elided, Icon, IconTile, label
from lobdossier.ui.widgets.layout import Box, grows_down, hbox, vbox
from lobdossier.ui.widgets.painting import paint_card
from lobdossier.ui.words import tr


class _ClosedStep(Pressable):
    """A closed step: what it asks, its answer in one line, and its tick."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setText(title)
        self._sign = IconTile("circle-dashed", "muted", "surface2", 32)
        self._note = Elided("", "small")
        self._extra = hbox(gap=6)
        words = vbox(Elided(title, "strong"), self._note, gap=1)
        self.setLayout(
            hbox(self._sign, (words, 1), self._extra, Icon("chevron-down", "muted", 18), gap=10, m=(10, 9, 12, 11))
        )
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.set_summary("", False)

    def set_summary(self, note: str, done: bool) -> None:
        self._note.setText(note)
        sign = ("check", "ok", "ok_soft") if done else ("circle-dashed", "muted", "surface2")
        self._sign.set_icon(*sign)
        state = tr("klaar") if done else tr("nog open")
        self.setAccessibleName(f"{self.text()}, {state}")
        self.setAccessibleDescription(note)

    def set_extra(self, parts: Sequence[QWidget]) -> None:
        self._extra.clear()
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._extra.put(part)

    def paintEvent(self, _event: QPaintEvent) -> None:
        strong = self.hasFocus() or self.underMouse()
        rect = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -3)
        paint_card(QPainter(self), rect, "surface", "accent" if strong else None, 2.5 if self.hasFocus() else 1)


class Step(QFrame):
    """One step: closed it shows its answer in a line, open it shows ``body``. Made by ``Steps.add``."""

    def __init__(self, which: str, title: str, icon: str, body: QWidget) -> None:
        super().__init__()
        self.id = which
        self.closed = _ClosedStep(title)
        self.body = body
        self.place = label("", "small")
        self.back = button(tr("Vorige"), "arrow-left", "ghost")
        self.on = button(tr("Volgende stap"), "arrow-right", after=True)
        head = hbox(IconTile(icon, "accent", "accent_soft", 32), (label(title, "h2", wrap=True), 1), self.place, gap=12)
        self._open = QWidget()
        self._open.setLayout(vbox(head, body, hbox(self.back, None, self.on), gap=10, m=(18, 18, 18, 20)))
        self.setLayout(vbox(self.closed, self._open, gap=0))
        self.setSizePolicy(grows_down())
        self.set_open(False)

    @property
    def is_open(self) -> bool:
        return not self._open.isHidden()

    def set_open(self, is_open: bool) -> None:
        self._open.setVisible(is_open)
        self.closed.setVisible(not is_open)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.is_open:
            paint_card(QPainter(self), QRectF(self.rect()).adjusted(1, 1, -1, -3))


class Steps(QWidget):
    """One step open, the others closed with their answer in one line. ``opened`` gives the id of the step that opened."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._steps: list[Step] = []
        self._column: Box = vbox(gap=6)
        self.setLayout(self._column)
        self.setSizePolicy(grows_down())

    def add(self, which: str, title: str, icon: str, body: QWidget) -> Step:
        """A step at the end; the first one added is open."""
        step = Step(which, title, icon, body)
        step.closed.clicked.connect(self._pressed)
        step.back.clicked.connect(self._go_back)
        step.on.clicked.connect(self._go_on)
        self._steps.append(step)
        self._column.put(step)
        self._number()
        if len(self._steps) == 1:
            step.set_open(True)
        return step

    @property
    def current(self) -> str:
        """The id of the open step, or an empty text."""
        return next((step.id for step in self._steps if step.is_open), "")

    def open(self, which: str, focus: bool = True) -> None:
        """Open one and close the others; with ``focus`` the keyboard goes into it. Raises ``KeyError`` if unknown."""
        wanted = self._find(which)
        for step in self._steps:
            step.set_open(step is wanted)
        if focus:
            self._focus_first(wanted)
        self.opened.emit(which)

    def set_summary(self, which: str, note: str, done: bool, extra: Sequence[QWidget] = ()) -> None:
        """The answer of a step in one line, whether it is there, and small pictures of it."""
        step = self._find(which)
        step.closed.set_summary(note, done)
        step.closed.set_extra(extra)

    def _find(self, which: str) -> Step:
        for step in self._steps:
            if step.id == which:
                return step
        raise KeyError(which)

    def _number(self) -> None:
        for place, step in enumerate(self._steps):
            step.place.setText(tr("stap {n} van {all}", n=place + 1, all=len(self._steps)))
            step.back.setVisible(place > 0)
            step.on.setVisible(place < len(self._steps) - 1)

    def _focus_first(self, step: Step) -> None:
        inside = (w for w in (step.body, *step.body.findChildren(QWidget)) if w.focusPolicy() & Qt.FocusPolicy.TabFocus)
        for widget in inside:
            if widget.isVisibleTo(step) and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        (step.on if step.on.isVisibleTo(step) else step.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _pressed(self) -> None:
        self._open_at(self._asking([step.closed for step in self._steps]))

    def _go_back(self) -> None:
        self._open_at(self._asking([step.back for step in self._steps]) - 1)

    def _go_on(self) -> None:
        self._open_at(self._asking([step.on for step in self._steps]) + 1)

    def _asking(self, buttons: Sequence[QAbstractButton]) -> int:
        """The place of the step whose button was pressed."""
        return next(place for place, b in enumerate(buttons) if b is self.sender())

    def _open_at(self, place: int) -> None:
        self.open(self._steps[place].id)


class StepBox(Well):
    """ "Wat wil je hierna doen?": one line, a few moments to choose from, and it may be skipped.

    ``changed`` tells that the words or the moment changed; read ``text`` and ``when``.
    """

    changed = Signal()

    def __init__(
        self, title: str, moments: Sequence[Option] = (), placeholder: str = "", skippable: bool = True
    ) -> None:
        note = label(tr("mag je overslaan") if skippable else "", "small")
        self.field = line_field(title, placeholder=placeholder)
        head = hbox(Icon("footprints", "accent", 20), (label(title, "h3", wrap=True), 1), note, gap=9)
        super().__init__(head, self.field, pad=16, gap=10)
        self._moments = Choices(tr("Wanneer"), moments, single=True) if moments else None
        if self._moments is not None:
            self.body.put(self._moments)
            self._moments.changed.connect(self._changed)
        self.field.textEdited.connect(self._changed)

    @property
    def text(self) -> str:
        return self.field.text()

    @property
    def when(self) -> str:
        """The id of the chosen moment, or an empty text."""
        return next(iter(self._moments.values), "") if self._moments else ""

    def set_values(self, text: str, when: str = "") -> None:
        """Show what was said before, without a signal."""
        self.field.setText(text)
        if self._moments is not None:
            self._moments.set_values([when])

    def _changed(self) -> None:
        self.changed.emit()
