"""A lock that is given in the order in which it was asked for."""

from __future__ import annotations

import threading
from collections import deque
from types import TracebackType
from typing import Final

_GIVEN: Final = -1
"""Promised to the thread whose turn it is: nobody may step in before it wakes."""


class Turns:
    """One thread at a time, first come first served.

    A plain lock may go to the same thread again and again: while a video is stored piece after piece, the thread that
    saves what is typed could wait for all of it. Here it waits for one piece.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._owner: int | None = None

    @property
    def mine(self) -> bool:
        """Whether the calling thread has it."""
        return self._owner == threading.get_ident()

    def __enter__(self) -> None:
        with self._guard:
            if self._owner is None:
                self._owner = threading.get_ident()
                return
            turn = threading.Event()
            self._waiting.append(turn)
        try:
            turn.wait()
        except BaseException:  # Ctrl+C while waiting: step out of the row, or pass on the turn that just came
            with self._guard:
                if turn in self._waiting:
                    self._waiting.remove(turn)
                else:
                    self._pass_on()
            raise
        self._owner = threading.get_ident()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._guard:
            self._pass_on()

    def _pass_on(self) -> None:
        if self._waiting:
            self._owner = _GIVEN
            self._waiting.popleft().set()
        else:
            self._owner = None
