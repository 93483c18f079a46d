"""A place in the window: the screen that stands there, in which room, and how one gets to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lobdossier.ui.context import Context
from lobdossier.ui.screen import Screen


@dataclass(frozen=True)
class Place:
    """A screen of the window. *room* is the room that is lit in the sidebar; a place whose id is its room stands there.

    Mostly one screen shows each record in turn. Where it differs too much from one target to the next to be built anew
    every time, each has one *apiece*, which stays.
    """

    id: str
    room: str
    title: str
    icon: str
    shortcut: str
    make: Callable[[Context], Screen]
    apiece: bool = False
