"""The pictures of the list of students: nobody yet, a few with what can be the matter, and three hundred."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from lobdossier.services.students import Students
from lobdossier.ui.jobs import JobRunner
from lobdossier.ui.settings import Settings
from lobdossier.ui.students.window import StudentsWindow
from lobdossier.ui.theme import Theme
from tests.screens.camera import Camera
from tests.students import MADE, PRIVATE, TODAY, many, one_of_many, put, student

CROWD: Final = 300
SEALED: Final = Path(__file__).parent.parent / "services" / "sealed.lobpakket"


def students(camera: Camera, theme: Theme, folder: Path) -> None:
    """The window in each state, with and without a dossier to return to."""
    for state, back in (("empty", ""), ("little", "Noor"), ("crowd", "")):
        place = folder / f"students-{state}"
        _fill(place, state)
        settings = Settings(folder / "students" / camera.view.name / "settings.json")
        settings.change(scheme=camera.view.scheme, pt=float(camera.view.pt))
        found = Students(None)
        if state != "empty":
            found.add([place])
            found.scan(lambda _share: None, lambda: False)
        jobs = JobRunner()
        window = StudentsWindow(found, jobs, theme, settings, lambda: TODAY, folder, back)
        camera.place(window)
        window.take_keyboard()
        camera.take(window, f"students-{state}-{camera.view.name}", jobs)
        window.close()
        window.deleteLater()
        jobs.deleteLater()
        QApplication.processEvents()


def _fill(place: Path, state: str) -> None:
    if place.exists():
        return
    place.mkdir()
    if state == "crowd":
        many(place, CROWD)
    if state != "little":
        return
    for number in range(3):
        put(one_of_many(number), place / f"{number}.lobpakket")
    put(student("Lotte Kramer", question=PRIVATE, by=TODAY.replace(day=20)), place / "4.lobpakket")
    put(
        student("Jens Peters", last=None, next=None, course="", year="", made_on=MADE.replace(year=2025)),
        place / "5.lobpakket",
    )
    shutil.copy(SEALED, place / "Dossier van Mila.lobpakket")
    (place / "half.lobpakket").write_bytes(b"")
