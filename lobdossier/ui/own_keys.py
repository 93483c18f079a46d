"""Keys of the window that Qt's fields would keep to themselves: on Linux they take Ctrl+K to wipe the rest of a line."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit)


class OwnKeys(QObject):
    """Lets *keys* reach the menu of *window* from any field in it. Only the field that has the keyboard is watched."""

    def __init__(self, window: QWidget, keys: Iterable[str]) -> None:
        super().__init__(window)
        self._window, self._keys = window, {QKeySequence(each).toString() for each in keys}
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._told)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        mine = QKeySequence(event.keyCombination()).toString() in self._keys
        if mine:
            event.ignore()
        return mine

    def _told(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None and isValid(before):
            before.removeEventFilter(self)
        if isinstance(now, _FIELDS) and self._window.isAncestorOf(now):
            now.installEventFilter(self)
