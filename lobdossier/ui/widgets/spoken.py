"""Painted pictures for a screen reader: every thing in one is a child with a name, a place and a state.

A widget that paints many things is one grey box to assistive technology. A `Picture` says what is in it (`spoken`), and
Qt then finds a list with one item for each. When the keyboard moves from thing to thing, call `tell_current`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_NOBODY: Final = -1


class Spoken(NamedTuple):
    """One thing in a picture: its whole sentence, and where it stands in the widget."""

    name: str
    rect: QRect


class Picture(QWidget):
    """A painted widget whose things can be read one by one. It has the keyboard itself; one thing in it is current."""

    def __init__(self) -> None:
        super().__init__()
        QAccessible.installFactory(_interface_of)  # Qt keeps one of it, however often it is told

    def spoken(self) -> Sequence[Spoken]:
        """Every thing in the picture, in reading order."""
        raise NotImplementedError

    def spoken_current(self) -> int:
        """The place in `spoken` of the thing that the keyboard is at; -1 for none."""
        return _NOBODY

    def tell_current(self) -> None:
        """The keyboard went to another thing: a screen reader says it."""
        if self.hasFocus() and (place := self.spoken_current()) != _NOBODY:
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(place)
            QAccessible.updateAccessibility(event)

    def tell_changed(self) -> None:
        """There are other things in the picture now."""
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.ObjectReorder))


class _Thing(QAccessibleInterface):
    """The thing at one place of a picture, whatever that is at the moment of asking."""

    def __init__(self, picture: Picture, place: int) -> None:
        super().__init__()
        self._picture, self._place = picture, place

    def isValid(self) -> bool:
        return self._place < len(self._picture.spoken())

    def text(self, what: QAccessible.Text) -> str:
        return self._now.name if what == QAccessible.Text.Name and self.isValid() else ""

    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        here = self._now.rect
        return QRect(self._picture.mapToGlobal(here.topLeft()), here.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        current = self._picture.spoken_current() == self._place
        for name, on in (
            ("focusable", True),
            ("selectable", True),
            ("selected", current),
            ("focused", current and self._picture.hasFocus()),
            ("offscreen", self.isValid() and not self._now.rect.intersects(self._picture.rect())),
        ):
            setattr(state, name, on)
        return state

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._picture)

    def object(self) -> QObject | None:  # type: ignore[override]  # Qt allows none: a painted thing is no object
        return None

    def window(self) -> None:  # type: ignore[override]  # the picture knows its window
        return None

    def child(self, _place: int) -> None:  # type: ignore[override]  # there is nothing in it
        return None

    def childAt(self, _x: int, _y: int) -> None:  # type: ignore[override]
        return None

    def focusChild(self) -> None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return _NOBODY

    def setText(self, _what: QAccessible.Text, _text: str) -> None:
        return None

    @property
    def _now(self) -> Spoken:
        return self._picture.spoken()[self._place]


class _List(QAccessibleWidget):
    """A picture as a list of its things."""

    def __init__(self, picture: Picture) -> None:
        super().__init__(picture, QAccessible.Role.List, picture.accessibleName())
        self._picture = picture
        self.things: list[_Thing] = []
        """Made once for each place and kept: Qt holds them without owning them."""

    def childCount(self) -> int:
        return len(self._picture.spoken())

    def child(self, place: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt allows none
        if not 0 <= place < self.childCount():
            return None
        while len(self.things) <= place:
            self.things.append(_Thing(self._picture, len(self.things)))
        return self.things[place]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self.things.index(child) if isinstance(child, _Thing) and child in self.things else _NOBODY

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        at = self._picture.mapFromGlobal(QPoint(x, y))
        found = (place for place, thing in enumerate(self._picture.spoken()) if thing.rect.contains(at))
        return self.child(next(found, _NOBODY))

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return self.child(self._picture.spoken_current())


_KEPT: Final[dict[int, _List]] = {}
"""By the picture's address, as long as it lives: Qt asks once, and holds without owning."""


def _interface_of(_name: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, Picture):
        return None
    made, key = _List(thing), id(thing)
    _KEPT[key] = made
    thing.destroyed.connect(lambda: _forget(key))
    return made


def _forget(key: int) -> None:
    """The picture is gone: what Qt remembers of its things goes too."""
    gone = _KEPT.pop(key, None)
    for thing in gone.things if gone is not None else ():
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(thing))
