"""How long each screen keeps a key waiting with 10,000 experiences: its longest turn of the event loop, of the 50 ms there are."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace
from lobdossier.ui.reading_ahead import modules
from lobdossier.ui.theme import Look, install
from tests.benchmarks.bench_window import window_on
from tests.benchmarks.figures import Figure
from tests.stalls import places, turns

AIM_MS: Final = 50
MANY: Final = 10_000


def figures() -> Iterator[Figure]:
    """Every screen, the first time (with making it) and again, in milliseconds of processor time."""
    app = QApplication.instance() or QApplication([])
    install(app, Look("light", reduced_motion=True))
    for name in modules():  # as the app does soon after its start
        import_module(name)
    with tempfile.TemporaryDirectory() as name:
        workspace = Workspace.create(Path(name) / "many.lobdossier", "Esra", data=Path(name))
        build_demo(workspace, experiences=MANY)
        with window_on(workspace, Path(name)) as window:
            for again in (False, True):
                for screen, target in places(workspace):
                    worst = max(turns(window, lambda screen=screen, target=target: window.go(screen, target)))
                    which = f"{screen} {target}" if screen == "competence" or target == "timeline" else screen
                    when = "again" if again else "first time"
                    yield Figure(f"longest turn, {which}, {when}", worst / AIM_MS, 1.0, f"{worst:.0f} ms")


if __name__ == "__main__":
    for figure in figures():
        print(figure, flush=True)
