"""Deeds that a screen reader can do by name, on a widget that the mouse drags and the keys move."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget

Deeds = Mapping[str, Callable[[], object]]
"""What can be done, by the words in which it is offered."""


class Acting:
    """Mixed into a widget: its *deeds* are actions of the accessibility tree, beside the press of a button.

    What it is and has (name, description, focus) a screen reader is told as of any widget.
    """

    role: ClassVar[QAccessible.Role] = QAccessible.Role.Button
    _installed: ClassVar[bool] = False

    def __init__(self) -> None:
        if not Acting._installed:
            Acting._installed = True
            QAccessible.installFactory(_interface)

    def deeds(self) -> Deeds:
        """What can be done with it now."""
        return {}


class _Interface(QAccessibleWidget):
    """The accessible side of an `Acting` widget."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)

    def actionNames(self) -> list[str]:
        names = list(super().actionNames())
        if isinstance(self.widget(), QAbstractButton):
            names.insert(0, _press())
        return [*names, *self._deeds()]

    def doAction(self, name: str) -> None:
        widget, deed = self.widget(), self._deeds().get(name)
        if deed is not None:
            deed()
        elif name == _press() and isinstance(widget, QAbstractButton):
            widget.click()
        else:
            super().doAction(name)

    def localizedActionName(self, name: str) -> str:
        return name if name in self._deeds() else super().localizedActionName(name)

    def _deeds(self) -> Deeds:
        widget = self.widget()
        return widget.deeds() if isinstance(widget, Acting) and widget.isEnabled() else {}


def _press() -> str:
    return str(QAccessibleActionInterface.pressAction())


def _interface(_name: str, about: QObject) -> QAccessibleInterface | None:
    if not isinstance(about, Acting):
        return None
    return _Interface(cast(QWidget, about), about.role)
