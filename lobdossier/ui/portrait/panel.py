"""What opens under a row of a portrait and closes again with Escape."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lobdossier.ui.widgets.layout import grows_down
from lobdossier.ui.widgets.tabbing import first_in


class Panel(QWidget):
    """A part that is open for a while. `left` asks to close it; then the keyboard goes back to where it was opened."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(grows_down())

    def begin(self) -> None:
        """Take the keyboard, at the first thing in it."""
        if (first := first_in(self)) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        # Escape closes this first; the page, which goes back by it, gets it only when nothing is open.
        if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
