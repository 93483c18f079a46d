"""No screen reads a long dossier in the thread of the interface: it would keep every key waiting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace
from lobdossier.ui.window import MainWindow
from tests.screens.dossiers import now
from tests.stalls import Place, places, reading_here, turns

Show = Callable[..., MainWindow]
FEW, MANY = 30, 600
GROWTH = 40
"""Hundreds of steps of SQLite by which what one screen reads may grow with twenty times the experiences. Reading all
experiences or reflections takes 150 or more, counting the reflections 300."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, short and twenty times as long."""
    made: Path = tmp_path_factory.mktemp("stalls")
    for number in (FEW, MANY):
        workspace = Workspace.create(made / f"{number}.lobdossier", "Esra", data=made, clock=now)
        build_demo(workspace, experiences=number, photos=2, today=now().date())
        workspace.close()
    return made


def steps(window: MainWindow, place: Place) -> int:
    """What the thread of the interface reads to show *place*, and until the window is at rest."""
    with reading_here(window.workspace) as read:
        turns(window, lambda: window.go(*place))
    return read[0]


def test_what_a_screen_reads_at_once_does_not_grow_with_the_dossier(folder: Path, show: Show) -> None:
    """Counted, not timed: true on any computer, however busy it is."""
    read: list[list[int]] = []
    opened: list[Place] = []
    for number in (FEW, MANY):
        workspace = Workspace.open(folder / f"{number}.lobdossier", data=folder, clock=now)
        window = show(workspace, "settings")
        opened = places(workspace)
        read.append([steps(window, place) for place in opened])
        window.close()

    grown = [(place[0], few, many) for place, few, many in zip(opened, *read, strict=True) if many - few > GROWTH]
    assert grown == []
