"""A question that is closed with its answer in one line, and opens to be answered; one at a time on a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from lobdossier.ui.widgets.buttons import Pressable
from lobdossier.ui.widgets.doors import written_in
from lobdossier.ui.widgets.labels import Elided, Icon
from lobdossier.ui.widgets.layout import Box, grows_down, hbox, vbox
from lobdossier.ui.widgets.painting import paint_card, painter_of
from lobdossier.ui.widgets.sight import into_sight
from lobdossier.ui.words import tr


class _Head(Pressable):
    """What is asked and what is answered: pressed, it opens or closes."""

    def __init__(self, title: str, icon: str) -> None:
        super().__init__()
        self.setText(title)
        self.icon_name = icon
        self._sign = Icon(icon, "muted", 18)
        self._answer = Elided("", "small")
        self._chevron = Icon("chevron-down", "muted", 16)
        self._title = Elided(title, "strong")
        words = vbox(self._title, self._answer, gap=0)
        self.setLayout(hbox(self._sign, (words, 1), self._chevron, gap=10, m=(8, 6, 8, 7)))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.said, self.is_open = "", False
        self.tell("", False, False)

    def set_title(self, title: str) -> None:
        self.setText(title)
        self._title.setText(title)

    def tell(self, said: str, answered: bool, is_open: bool) -> None:
        self.said, self.is_open = said, is_open
        self._answer.setText(said)
        self._answer.setVisible(bool(said) and not is_open)
        self._sign.set_icon(self.icon_name, "accent" if answered else "muted")
        self._chevron.set_icon("chevron-up" if is_open else "chevron-down", "muted")
        state = tr("open") if is_open else tr("dicht")
        self.setAccessibleName(tr("{title}, {state}", title=self.text(), state=state))
        self.setAccessibleDescription(said)
        self.setToolTip(said)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not (self.hasFocus() or self.underMouse()):
            return
        rect = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        line = "accent" if self.hasFocus() else "surface2"
        paint_card(painter_of(self), rect, "surface2", line, 2 if self.hasFocus() else 1, shadow=False, radius=10)


class Disclosure(QFrame):
    """One question. *make* builds its body each time it opens; the body is gone when it closes.

    `answer` tells what stands behind it when closed: the words, and whether they are an answer or only a nudge.
    """

    opening = Signal()
    opened = Signal()
    closed = Signal()

    def __init__(self, which: str, title: str, icon: str, make: Callable[[], QWidget]) -> None:
        super().__init__()
        self.id, self._make = which, make
        self._said, self._answered = "", False
        self._body: QWidget | None = None
        self.head = _Head(title, icon)
        self.head.clicked.connect(self._toggle)
        self._room: Box = vbox(gap=8, m=(36, 2, 8, 10))
        column = vbox(self.head, gap=0)
        column.addLayout(self._room)
        self._room.set_margins((36, 0, 8, 0))
        self.setLayout(column)
        self.setSizePolicy(grows_down())

    @property
    def is_open(self) -> bool:
        """Whether its body is there."""
        return self._body is not None

    @property
    def body(self) -> QWidget | None:
        """What it shows while it is open."""
        return self._body

    def answer(self, said: str, answered: bool) -> None:
        """The line under the title, and whether it is an answer."""
        self._said, self._answered = said, answered
        self.head.tell(said, answered, self.is_open)

    @property
    def said(self) -> str:
        """The answer, as far as one line holds it."""
        return self._said

    def set_title(self, title: str) -> None:
        """Other words for the question; `answer` follows."""
        self.head.set_title(title)

    def set_icon(self, icon: str) -> None:
        """Another sign before the question."""
        self.head.icon_name = icon
        self.head.tell(self._said, self._answered, self.is_open)

    def open(self, focus: bool = True) -> None:
        """Show its body, with the keyboard in it."""
        if self._body is None:
            self.opening.emit()
            self._body = self._make()
            self._room.set_margins((36, 2, 8, 10))
            self._room.put(self._body)
            self._body.show()
            self.head.tell(self._said, self._answered, True)
            self.opened.emit()
        if focus:
            self._focus_first()
            QTimer.singleShot(0, self, self._into_view)

    def close_up(self) -> None:
        """Take its body away; what was typed in it has been read by then."""
        if self._body is None:
            return
        held = _holds_focus(self._body)
        self.closed.emit()
        self._body = None
        self._room.clear()
        self._room.set_margins((36, 0, 8, 0))
        self.head.tell(self._said, self._answered, False)
        if held:
            self.head.setFocus(Qt.FocusReason.OtherFocusReason)

    def rebuild(self) -> None:
        """Build the body anew if it is there: the record changed elsewhere."""
        if self._body is not None:
            self._room.clear()
            self._body = self._make()
            self._room.put(self._body)
            self._body.show()
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.close_up()
            self.head.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)

    def _toggle(self) -> None:
        if self.is_open:
            self.close_up()
        else:
            self.open()

    def _into_view(self) -> None:
        """What was asked for can be seen whole, once its height is known."""
        if self.is_open:
            into_sight(self)

    def _focus_first(self) -> None:
        if self._body is None:
            return
        for widget in (self._body, *self._body.findChildren(QWidget)):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(self) and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return


def _holds_focus(widget: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))


class Accordion(QObject):
    """Keeps at most one of its disclosures open, all over the page. `changed` tells that another one came or opened."""

    changed = Signal()

    def __init__(self, parent: QObject, *, looking: bool = False) -> None:
        """*looking*: what opens is only read."""
        super().__init__(parent)
        self.looking = looking
        self._all: list[Disclosure] = []

    def add(self, disclosure: Disclosure) -> Disclosure:
        """One more; closed."""
        self._all.append(disclosure)
        disclosure.opening.connect(lambda: self.close_all(but=disclosure))
        if self.looking:
            disclosure.opened.connect(lambda: written_in(disclosure.body) if disclosure.body is not None else None)
        disclosure.opened.connect(self.changed)
        self.changed.emit()
        return disclosure

    def drop(self, disclosure: Disclosure) -> None:
        """One less: its row goes away."""
        if disclosure in self._all:
            self._all.remove(disclosure)

    @property
    def current(self) -> Disclosure | None:
        """The one that is open."""
        return next((one for one in self._all if one.is_open), None)

    def close_all(self, but: Disclosure | None = None) -> None:
        """Close what is open."""
        for one in tuple(self._all):
            if one is not but:
                one.close_up()
