"""What can be undone and redone in this session, outside text fields (those have their own undo)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

DEPTH: Final = 100


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done: its name as the menu says it, and both directions."""

    label: str
    undo: Callable[[], None]
    redo: Callable[[], None]


class UndoStack:
    """The deeds of this session, newest last."""

    def __init__(self) -> None:
        self._done: list[Deed] = []
        self._undone: list[Deed] = []
        self._listeners: list[Callable[[], None]] = []

    @property
    def undo_label(self) -> str | None:
        """What would be undone now, or None."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """What would be done again, or None."""
        return self._undone[-1].label if self._undone else None

    def on_change(self, listener: Callable[[], None]) -> None:
        """Call *listener* whenever the labels may have changed."""
        self._listeners.append(listener)

    def push(self, deed: Deed) -> None:
        """Remember *deed*; what was undone before it cannot be redone any more."""
        self._done = [*self._done[-DEPTH + 1 :], deed]
        self._undone.clear()
        self._tell()

    def undo(self) -> None:
        """Take the last deed back; nothing happens without one. A deed that fails stays where it is."""
        if self._done:
            self._done[-1].undo()
            self._undone.append(self._done.pop())
            self._tell()

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._undone:
            self._undone[-1].redo()
            self._done.append(self._undone.pop())
            self._tell()

    def clear(self) -> None:
        """Forget everything: what was erased for good must not come back."""
        self._done.clear()
        self._undone.clear()
        self._tell()

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()
