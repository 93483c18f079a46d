"""Renders every screen × theme × text size × state to a folder: ``python -m tests.screens OUT``.

The views are divided over two processes: drawing is work for one core at a time.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from lobdossier.ui.theme import install
from tests.screens.arrivals import arrivals
from tests.screens.camera import VIEWS, Camera, View
from tests.screens.dossiers import STATES, build
from tests.screens.guide_talks import guide_talks
from tests.screens.guides import guides
from tests.screens.pictures import conversation, every_screen, failed_save, first_start, refusals
from tests.screens.sheets import sheets
from tests.screens.students import students

PROCESSES = 2


def main(arguments: list[str]) -> int:
    """Render into the folder named first; with a number behind it, only that part of the views."""
    if not arguments:
        print("Gebruik: python -m tests.screens MAP", file=sys.stderr)
        return 2
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    if len(arguments) > 1:
        return _render(out, VIEWS[int(arguments[1]) :: PROCESSES])
    for old in out.glob("*.png"):
        old.unlink()
    began = time.monotonic()
    parts = [
        subprocess.Popen([sys.executable, "-m", "tests.screens", str(out), str(part)]) for part in range(PROCESSES)
    ]
    failed = [part for part in parts if part.wait()]
    made = sheets(out)
    pictures = len(list(out.glob("*.png"))) - len(made)
    print(f"{pictures} pictures and {len(made)} sheets in {out}, {time.monotonic() - began:.0f} s")
    return 1 if failed else 0


def _render(out: Path, views: tuple[View, ...]) -> int:
    app = QApplication([])
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    theme = install(app, views[0].look)
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "Documenten").mkdir()
        data = place / "data"
        dossiers = {state: build(state, place) for state in STATES}
        for view in views:
            camera = Camera(theme, view, out, place / "private")
            (place / "private").mkdir(exist_ok=True)
            camera.attempt("first start", partial(first_start, camera, theme, place))
            camera.attempt("refusals", partial(refusals, camera, dossiers, place, data))
            camera.attempt("students", partial(students, camera, theme, place))
            camera.attempt("arrivals", partial(arrivals, camera, dossiers, place, data))
            camera.attempt("guides", partial(guides, camera, dossiers, place, data))
            camera.attempt("guide talks", partial(guide_talks, camera, dossiers, place, data))
            camera.attempt("failed save", partial(failed_save, camera, dossiers["full"], data, place))
            camera.attempt("conversation", partial(conversation, camera, dossiers, place, data))
            every_screen(camera, dossiers, place, data)
            wrong += camera.wrong
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
