"""The pages that were open in this window, for who wants to go back to one of them."""

from __future__ import annotations

from typing import Final

from lobdossier.ui.screen import Screen

MOST: Final = 4
"""Pages that are offered again."""
Place = tuple[str, str]
"""A screen and its target."""


class Visited:
    """Remembers pages of records by their title at the moment that they were left; rooms are in sight anyway."""

    def __init__(self) -> None:
        self._titles: dict[Place, str] = {}

    def left(self, name: str, screen: Screen) -> None:
        """The screen called *name* is about to show something else."""
        if screen.target:
            place = (name, screen.target)
            self._titles.pop(place, None)
            self._titles[place] = screen.title

    def latest(self, here: Place) -> list[tuple[Place, str]]:
        """The last pages with their titles, the last one first, without the one that is open."""
        return [(place, title) for place, title in reversed(self._titles.items()) if place != here][:MOST]
