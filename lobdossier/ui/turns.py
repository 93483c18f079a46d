"""Building a long page in pieces: between two of them the window hears keys and mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer


def in_turns(owner: QObject, acts: Sequence[Callable[[], object]]) -> None:
    """Do the first of *acts* now and the others one by one, each in a turn of the event loop of its own.

    They stop when *owner* is gone.
    """
    if acts:
        acts[0]()
        QTimer.singleShot(0, owner, partial(in_turns, owner, acts[1:]))
