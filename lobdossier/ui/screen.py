"""The base of every screen: what it must offer the window."""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from lobdossier.domain.changes import Change
from lobdossier.ui.context import Context
from lobdossier.ui.widgets.tabbing import first_in, order_tabs


class Reach(IntEnum):
    """What can be reached from a screen: each has what those before it have. Below ROOMS it has the whole display."""

    NOTHING = 0
    """Somebody else sits at it: no key and no name leads anywhere."""
    KEYS = 1
    """Others look along, whom the results of Ctrl+K are not for."""
    SEARCH = 2
    """All can be done by key and by name; rooms and menu step aside."""
    ROOMS = 3


class Screen(QWidget):
    """One page of the window.

    It is built once, empty, when first opened. `open` says for which record it is shown; `refresh` fills it from the
    dossier and must keep what is being typed. Opening saves nothing. Tab goes through it in reading order. One that
    sends the keyboard nowhere has it itself when it comes: no button looks chosen, and the first Tab enters it.
    """

    own_primary: ClassVar[bool] = True
    """Whether it has a filled button of its own; then "Nieuwe ervaring" in the sidebar steps back."""

    types_when_reading: ClassVar[bool] = False
    """Whether its fields may be typed in while the dossier can only be read: what is typed is not for the dossier."""

    reach: ClassVar[Reach] = Reach.ROOMS
    """How much of the dossier can be reached from it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.target = ""

    @property
    def title(self) -> str:
        """What the window is called while this screen is open."""
        return self.windowTitle()

    def open(self, target: str) -> None:
        """Show the screen for the record with id *target* (empty: for none)."""
        self.target = target
        self.refresh()

    def reveal(self, kind: str, record_id: str) -> None:
        """Bring the part of this page that shows a record into sight; called after `open` by what was searched for."""

    def refresh(self) -> None:
        """Show what the dossier holds now."""

    def concerns(self, change: Change) -> bool:
        """Whether *change*, made elsewhere, can be seen on this screen."""
        return bool(change.kind)

    def flush(self) -> bool:
        """Store what is not stored yet; False when that failed (the text stays on the screen)."""
        return True

    def take_keyboard(self) -> None:
        """Have the keyboard itself."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_keyboard(self) -> None:
        """Built anew for another record while it was in sight, it may have dropped the keyboard on what came next."""
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self.take_keyboard()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        held = self.focusWidget()
        if not event.spontaneous() and (held is None or not held.isVisibleTo(self)):
            self.take_keyboard()

    def focusNextPrevChild(self, forward: bool) -> bool:
        if forward and self.hasFocus() and (first := first_in(self)) is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        order_tabs(self)
        held = QApplication.focusWidget()
        moved = super().focusNextPrevChild(forward)
        now = QApplication.focusWidget()
        dropped = held is not None and not held.isVisible() and self.isVisible()
        if dropped and (now is None or not self.isAncestorOf(now)):
            # Nobody pressed Tab: what had the keyboard went away, and Qt took what comes next in the window.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        return moved
