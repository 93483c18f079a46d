"""What a person does with mouse and keyboard, for tests."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from lobdossier.ui.window import MainWindow

PATIENCE_S: Final = 60
"""How long a test waits for what must come: a machine may be slow, and who waits for what came loses nothing."""
_REST: Final = 20
"""Turns of the event loop without work after which a window has come to rest: a page may be built in several."""


def settle() -> None:
    """Let what was just put into a layout come into sight, and what was thrown away go."""
    for _ in range(3):  # what is laid out may want to be laid out again
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def rest(window: QWidget) -> None:
    """Until all that was begun is on the screen: nothing runs in the background, and nothing waits for a turn."""
    assert isinstance(window, MainWindow)
    quiet, ends = 0, time.monotonic() + PATIENCE_S
    while quiet < _REST:
        settle()
        busy = window.context.jobs.busy or window.quick_jobs.busy
        quiet = 0 if busy or (quiet + 1 == _REST and _grows(window)) else quiet + 1
        assert time.monotonic() < ends, "the window did not come to rest"
        time.sleep(0.001 * busy)


def bring_to_front(window: QWidget) -> None:
    """Until keys go to *window*: asked for again when another took the front meanwhile, as one that just closed may."""
    ends = time.monotonic() + PATIENCE_S
    while (front := QApplication.activeWindow()) is not window:
        window.activateWindow()
        settle()
        assert time.monotonic() < ends, f"{front!r} stays in front"
        time.sleep(0.001)


def _grows(window: QWidget) -> bool:
    return any(timer.isActive() and timer.interval() == 0 for timer in window.findChildren(QTimer))


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
