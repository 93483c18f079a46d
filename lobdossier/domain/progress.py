"""How long work tells how far it is, and asks whether it must stop."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[float], None]
"""Hears the share that is done, from 0 to 1."""
Stopped = Callable[[], bool]
"""Says whether nobody waits for it any more."""


def nobody(_share: float) -> None:
    """For work at which nobody looks."""


def unstopped() -> bool:
    """For work that nobody stops."""
    return False
