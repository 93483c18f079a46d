"""Everything there is, for a calm screen: no rooms, no menu, all of the display."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QWidget


class Calm:
    """Gives a window to its calm screen, and takes it back as it was. *hidden* are the parts that step aside."""

    def __init__(self, window: QMainWindow, *hidden: QWidget) -> None:
        self._window, self._hidden = window, hidden
        self._on = self._was_full = False

    def set_on(self, on: bool) -> None:
        """From now on it is calm, or no longer."""
        if on == self._on:
            return
        self._on = on
        for part in (*self._hidden, self._window.menuBar()):
            part.setHidden(on)
        full = Qt.WindowState.WindowFullScreen
        if on:
            self._was_full = bool(self._window.windowState() & full)
            self._window.setWindowState(self._window.windowState() | full)
        elif not self._was_full:
            self._window.setWindowState(self._window.windowState() & ~full)
