"""A part of a page that Escape closes: the page itself stays."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from lobdossier.ui.widgets.cards import Card


class EscapingCard(Card):
    """Tells when Escape was pressed anywhere in it. The shortcut of the page, which goes back, does not get the key."""

    escaped = Signal()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.escaped.emit()
            return True
        return super().event(event)
