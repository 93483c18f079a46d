"""Doors that lead to writing only: they are not there while a dossier can only be looked at.

A part says of itself, where it is made, that it is a `door` or that it is `written_in`; the window that it comes to
stand in knows whether somebody writes there. So no screen asks, and a part that is made or shown later is held too.
"""

from __future__ import annotations

from typing import ClassVar, Final, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from lobdossier.ui.widgets.buttons import Toggle
from lobdossier.ui.widgets.cards import CardButton
from lobdossier.ui.widgets.chips import Choices, Pill
from lobdossier.ui.words import tr

FIELDS: Final = (QLineEdit, QPlainTextEdit, QTextEdit)
_LOOKING, _LEADS, _TELLS = "lobdossier_looking", "lobdossier_leads", "lobdossier_tells"
_W = TypeVar("_W", bound=QWidget)


def look_only(window: QWidget) -> None:
    """From now on nothing is written in *window*: its doors are not there."""
    window.setProperty(_LOOKING, True)


def looked_at(part: QWidget) -> bool:
    """Whether *part* stands in a window in which nothing is written."""
    return bool(part.window().property(_LOOKING))


def door(part: _W) -> _W:
    """*part* serves writing only: a button that adds or changes, or a card that asks to."""
    _Door(part)
    return part


def written_in(part: _W) -> _W:
    """The student answers in *part*; who only looks reads the answers in it, and nothing there can be changed."""
    _Form(part)
    return part


def leads(button: _W) -> _W:
    """*button*, in a part that is written in, only opens or closes something: it stays."""
    button.setProperty(_LEADS, True)
    return button


def tells(button: _W) -> _W:
    """*button*, in a part that is written in, is an answer as well as the way to change it: it stays, to be read."""
    button.setProperty(_TELLS, True)
    return button


def only_look(part: QWidget) -> None:
    """Leave *part* to be read: texts can be chosen and copied, answers that were tapped stand there as tags."""
    for inside in part.findChildren(QWidget):
        if isinstance(inside, FIELDS):
            _only_read(inside)
        elif isinstance(inside, Choices):
            inside.only_look()
            inside.setVisible(bool(inside.values))
        elif isinstance(inside, QAbstractButton):
            _only_say(inside)


def _only_read(field: QLineEdit | QPlainTextEdit | QTextEdit) -> None:
    if field.objectName() == "search":
        field.hide()
        return
    field.setReadOnly(True)
    field.setPlaceholderText(tr("Nog niets"))  # not an example of what to write


def _only_say(button: QAbstractButton) -> None:
    """What is on, and cards, say something without being pressed; what else can be pressed goes."""
    if button.property(_LEADS) or isinstance(button.parentWidget(), Choices) or _is_tag(button):
        return
    if isinstance(button, Toggle):
        button.setEnabled(False)
    elif button.isChecked() or _tells(button):
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    else:
        button.hide()


def _tells(button: QAbstractButton) -> bool:
    """Whether it is there to be read too: a card, or what was made so by `tells`."""
    card = isinstance(button, CardButton) and not button.isCheckable()
    return card or bool(button.property(_TELLS))


def _is_tag(button: QAbstractButton) -> bool:
    """An answer of `Choices`, which sees to those itself, left as a tag."""
    return isinstance(button, Pill) and button.focusPolicy() == Qt.FocusPolicy.NoFocus


class _Held(QObject):
    """Waits until a part comes into sight; where somebody writes, it has nothing to do any more."""

    on: ClassVar[frozenset[QEvent.Type]] = frozenset({QEvent.Type.Show})

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        part.installEventFilter(self)

    def eventFilter(self, part: QObject, event: QEvent) -> bool:
        if event.type() in self.on and isinstance(part, QWidget):
            if looked_at(part):
                self.hold(part)
            else:
                part.removeEventFilter(self)
        return False

    def hold(self, part: QWidget) -> None:
        """Take what writes away."""
        raise NotImplementedError


class _Door(_Held):
    def hold(self, part: QWidget) -> None:
        part.hide()


class _Form(_Held):
    """What is put into the form later makes it ask for a layout."""

    on = frozenset({QEvent.Type.Show, QEvent.Type.LayoutRequest})

    def hold(self, part: QWidget) -> None:
        only_look(part)
