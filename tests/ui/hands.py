"""What a person does with mouse and keyboard, for tests."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget


def settle() -> None:
    """Let what was just put into a layout come into sight, and what was thrown away go."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def find_button(inside: QWidget, words: str) -> QAbstractButton:
    """The visible button with these words, or with this accessible name."""
    settle()
    found = [
        b
        for b in inside.findChildren(QAbstractButton)
        if b.isVisibleTo(inside) and words in (b.text().replace("&&", "&"), b.accessibleName())
    ]
    assert found, (
        f"no button {words!r} among {sorted({b.text() or b.accessibleName() for b in inside.findChildren(QAbstractButton) if b.isVisibleTo(inside)})}"
    )
    return found[0]


def press(inside: QWidget, words: str) -> None:
    """Click the visible button with these words."""
    b = find_button(inside, words)
    assert b.isEnabled(), words
    QTest.mouseClick(b, Qt.MouseButton.LeftButton)


def has_button(inside: QWidget, words: str) -> bool:
    """Whether there is a visible button with these words."""
    settle()
    return any(
        words in (b.text(), b.accessibleName()) for b in inside.findChildren(QAbstractButton) if b.isVisibleTo(inside)
    )


def type_into(window: QWidget, words: str) -> None:
    """Type into whatever has the keyboard in *window*."""
    focused = window.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, words)


def key(window: QWidget, which: Qt.Key) -> None:
    """Press one key on whatever has the keyboard in *window*."""
    focused = window.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, which)


def words_in(inside: QWidget) -> str:
    """All words that can be read in a window now, line by line."""
    settle()
    return "\n".join(w.text() for w in inside.findChildren(QLabel) if w.isVisibleTo(inside))
