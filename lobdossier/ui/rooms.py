"""The rooms at the left of a window, and where they lead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lobdossier.ui.place import Place
from lobdossier.ui.widgets.shell import Room, Sidebar
from lobdossier.ui.words import tr

if TYPE_CHECKING:
    from lobdossier.ui.window import MainWindow


def rooms_of(window: MainWindow, places: Sequence[Place]) -> Sidebar:
    """The sidebar of *window*; whoever only looks begins nothing new."""
    rooms = [Room(p.id, p.title, p.icon, p.shortcut) for p in places if p.id == p.room and p.icon]
    head = tr("Meekijken") if window.context.guest is not None else tr("Mijn dossier")
    new = "" if window.workspace.read_only else tr("Nieuwe ervaring|Nieuw")
    made = Sidebar(head, rooms, new, tr("Zoeken  (Ctrl+K)|Zoeken"), reading=True)
    made.search_wanted.connect(window.search)
    made.room_chosen.connect(window.go)
    made.new_wanted.connect(lambda: window.go("experience"))
    made.settings_wanted.connect(lambda: window.go("settings"))
    made.reading_wanted.connect(lambda: window.go("settings"))
    return made
