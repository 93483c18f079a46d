"""Tells listeners what was committed."""

from __future__ import annotations

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
        return lambda: self._listeners.remove(listener)

    def publish(self, change: Change) -> None:
        """Tell everybody about one committed change."""
        for listener in tuple(self._listeners):
            listener(change)
