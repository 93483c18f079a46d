"""What is not done at once: a long page in pieces, between which the window hears keys and mouse, and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from lobdossier.ui.widgets.layout import Box, vbox


def in_turns(owner: QObject, acts: Sequence[Callable[[], object]]) -> None:
    """Do the first of *acts* now and the others one by one, each in a turn of the event loop of its own.

    They stop when *owner* is gone.
    """
    if acts:
        acts[0]()
        QTimer.singleShot(0, owner, partial(in_turns, owner, acts[1:]))


def in_the_next_turn(part: QWidget, page: QWidget) -> Box:
    """A place in a layout of *page* where *part* comes a turn later: it is made, but not yet laid out and shown.

    On a page that is in sight already it comes at once: something there may want the keyboard.
    """
    place = vbox(gap=0)
    if page.isVisible():
        place.put(part)
        return place
    part.setParent(page)
    part.hide()
    QTimer.singleShot(0, part, partial(_put, place, part))
    return place


def _put(place: Box, part: QWidget) -> None:
    place.put(part)
    part.show()


def every(owner: QObject, ms: int, act: Callable[[], object]) -> QTimer:
    """Do *act* every *ms* milliseconds, as long as *owner* is there or until the timer is stopped."""
    timer = QTimer(owner, interval=ms)
    timer.timeout.connect(act)
    timer.start()
    return timer
