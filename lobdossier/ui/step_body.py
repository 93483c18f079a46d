"""What the inside of every step has, in whatever row of steps it stands: its place, its words, and what it says closed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from lobdossier.ui.context import Context
from lobdossier.ui.widgets.doors import written_in
from lobdossier.ui.widgets.layout import grows_down


class Told(NamedTuple):
    """A closed step: its answer in one line, and whether there is one."""

    line: str
    there: bool


class StepBody(QWidget):
    """The inside of one step. `refresh` shows what is kept and leaves alone what is being typed.

    It is also called when the step is first *looked_at*: one that has much to show need not make it before.
    """

    def __init__(self, context: Context, which: str, title: str, icon: str) -> None:
        super().__init__()
        self.context = context
        self.which, self.title, self.icon = which, title, icon
        self.looked_at = False
        self.setSizePolicy(grows_down())
        written_in(self)

    def refresh(self) -> None:
        """Show what is kept."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.looked_at:
            self.looked_at = True
            self.refresh()

    def begin(self) -> None:
        """It was opened: the keyboard goes to where one begins, if that is not its first button."""

    def told(self) -> Told:
        """What the closed step says."""
        return Told("", False)

    def pictures(self) -> Sequence[QWidget]:
        """Small pictures for the closed step."""
        return ()

    def settled(self) -> bool:
        """Whether nothing in it waits for an answer before it can be stored; if not, it has said what is missing."""
        return True
