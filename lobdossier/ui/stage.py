"""The one window that is in sight, and what it covers: a dossier stays open and hidden while a file is told over it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from lobdossier.ui.window import MainWindow

_WIDTH: Final = 1240
_HEIGHT: Final = 800


class Stage:
    """Changes windows. A new one is shown before the old one goes: an application without a window ends."""

    def __init__(self, qt: QApplication, placed: Callable[[QWidget], object]) -> None:
        """*placed* is called for each window before it is shown."""
        self._qt, self._placed = qt, placed
        self.window: QWidget | None = None
        self._covered: QWidget | None = None
        self._on_top: QWidget | None = None
        """The window that covers another one, or could; it goes when something else comes."""

    @property
    def dossier(self) -> MainWindow | None:
        """The window of the dossier that is open, in sight or covered."""
        return next((w for w in (self.window, self._covered) if isinstance(w, MainWindow)), None)

    def replace(self, window: QWidget) -> None:
        """Show *window* instead of all that is there."""
        under, self._covered = self._covered, None
        old, self.window = self.window, window
        self._place(window, old)
        _let_go(old)
        _let_go(under)

    def cover(self, window: QWidget) -> None:
        """Show *window* over what is there, which is hidden until one goes back to it. One cover takes another's place."""
        old, self.window = self.window, window
        before, self._on_top = self._on_top, window
        self._place(window, old)
        if old is not None and old is before:
            _let_go(old)
        elif old is not None:
            self._covered = old
            old.hide()

    def put_under(self, window: QWidget) -> None:
        """Let what is in sight cover *window* instead of what it covered."""
        under, self._covered = self._covered, window
        _let_go(under)

    def back(self) -> bool:
        """Return to what is covered; False when there is nothing."""
        top, under = self.window, self._covered
        if under is None:
            return False
        self.window, self._covered = under, None
        if top is not None:
            under.setGeometry(top.geometry())
        under.show()
        _let_go(top)
        return True

    def closed(self, window: QWidget) -> None:
        """Somebody closed *window*, and with it what it covers."""
        if window is self.window:
            under, self._covered = self._covered, None
            _let_go(under)

    def _place(self, window: QWidget, old: QWidget | None) -> None:
        self._placed(window)
        if old is not None:
            window.setGeometry(old.geometry())
        else:
            room = self._qt.primaryScreen().availableSize()
            window.resize(min(_WIDTH, room.width()), min(_HEIGHT, room.height()))
        if not isinstance(window, MainWindow):  # which has it in its menu
            QShortcut(QKeySequence("Ctrl+Q"), window, window.close)
        window.show()


def _let_go(window: QWidget | None) -> None:
    if window is not None:
        window.close()
        window.deleteLater()
