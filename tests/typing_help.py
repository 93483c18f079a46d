"""Typing in tests as an input method does it: `qtbot.keyClicks` aborts the process on é, ë, € and ’."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def type_text(widget: QWidget, text: str) -> None:
    """Type *text* into *widget*, any characters; each ``\\n`` is a press of Enter."""
    for number, line in enumerate(text.split("\n")):
        if number:
            QTest.keyClick(widget, Qt.Key.Key_Return)
        commit(widget, line)


def commit(widget: QWidget, text: str) -> None:
    """Hand *text* to *widget* in one piece, line ends included, as an input method or a dictation does."""
    if text:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)
