"""A button that stays in says that it was pressed, whoever pressed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # what it is mixed into brings the button


class Toggling(_Button):
    """`clicked` is emitted for a mouse, for a key, and for somebody who switches it through the accessibility tree.

    Of the last Qt tells only that it was `toggled`, as it does when the program itself checks it. Here the program goes
    by Python, so what goes by neither Python nor a press is a person with a screen reader or a voice. Mixed into a
    button, which calls `hear_toggles` when it is made.
    """

    def hear_toggles(self) -> None:
        """Begin to listen."""
        self._expected = 0
        self.toggled.connect(self._hear)

    def setChecked(self, on: bool) -> None:
        self._expected += 1
        super().setChecked(on)
        self._expected -= 1

    def nextCheckState(self) -> None:
        self._expected += 1
        super().nextCheckState()
        self._expected -= 1

    def _hear(self, on: bool) -> None:
        group = self.group()
        lets_go = not on and (self.autoExclusive() or (group is not None and group.exclusive()))
        if not self._expected and not lets_go:
            self.clicked[bool].emit(on)  # type: ignore[index]  # Qt knows it with and without an argument
