"""Tells listeners what was committed."""

from __future__ import annotations

import sys
from collections.abc import Callable

from lobdossier.domain.changes import Change

Listener = Callable[[Change], None]


class EventBus:
    """Calls every listener after a commit, in the thread that saved."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call *listener* after every commit; returns the function that stops it."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def publish(self, change: Change) -> None:
        """Tell everybody about one committed change.

        A listener that fails is reported and stops nobody: what was stored is stored, and whoever saved must hear so.
        """
        for listener in tuple(self._listeners):
            try:
                listener(change)
            except Exception:  # noqa: BLE001 - reported as any error that nobody caught
                sys.excepthook(*sys.exc_info())
