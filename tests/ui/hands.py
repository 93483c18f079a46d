"""What a person does with mouse and keyboard, for tests."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
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


def drag(thing: QWidget, to: QPoint, *, drop: bool = True) -> None:
    """Pick *thing* up in its middle with the mouse and carry it to the global point *to*, in a few moves."""
    window = thing.window()
    handle, left = window.windowHandle(), Qt.MouseButton.LeftButton
    here, there = window.mapFromGlobal(thing.mapToGlobal(thing.rect().center())), window.mapFromGlobal(to)
    QTest.mousePress(handle, left, Qt.KeyboardModifier.NoModifier, here)
    for part in (0.1, 0.4, 0.8, 1.0):
        QTest.mouseMove(handle, here + (there - here) * part)
    if drop:
        QTest.mouseRelease(handle, left, Qt.KeyboardModifier.NoModifier, there)
