"""The pictures of feedback: the visit of a guide with the column, and the student who reads it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Final

from lobdossier.domain.experience import Experience
from lobdossier.domain.feedback import new_feedback
from lobdossier.domain.portrait import Quality
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.vocabulary import Competence, FeedbackSort
from lobdossier.services.arrivals import arrive
from lobdossier.services.feedback import read_feedback_file
from lobdossier.services.guiding import Guiding
from lobdossier.services.taking_in import as_view
from lobdossier.services.workspace import Workspace
from lobdossier.ui.arrival.feedback_page import FeedbackPage
from lobdossier.ui.guest import Guest
from lobdossier.ui.guide.chooser import Chooser
from lobdossier.ui.theme import dress
from lobdossier.ui.window import MainWindow
from tests import bringing
from tests.screens.camera import Camera, end, rest
from tests.screens.dossiers import now

WHO: Final = ("Bram Visser", "praktijkbegeleider")
COMPETENCE: Final = Competence.KWALITEITENREFLECTIE
_WHOSE: Final = {"little": "Noor", "full": "Esra Hoekman"}


def guides(camera: Camera, dossiers: dict[str, Path], folder: Path, data: Path) -> None:
    """With a little and with much in the dossier."""
    for state in ("little", "full"):
        place = folder / f"guides-{state}-{camera.view.name}"
        place.mkdir()
        own = Path(shutil.copy(dossiers[state], place / f"{_WHOSE[state]}.lobdossier"))
        workspace = Workspace.open(own, data=data, clock=now)
        package = bringing.whole(workspace, own.with_suffix(".lobpakket"))
        workspace.close()
        with arrive(package) as arrival:
            looked_at = as_view(arrival, place / "view")
        _visit(camera, state, looked_at, package, data)
        _student(camera, state, own, package.with_suffix(".lobfeedback"), data)


def _visit(camera: Camera, state: str, path: Path, package: Path, data: Path) -> None:
    window = camera.window(path, data, read_only=True, guest=Guest(_WHOSE[state], "", package))
    window.go("start")
    _take(camera, window, f"guide-begin-{state}")
    window.give_feedback()
    _take(camera, window, f"guide-who-{state}")
    end(window)
    looked_at = Workspace.open(path, read_only=True, data=data, clock=now)
    _leave(looked_at, package.with_suffix(".lobfeedback"))
    looked_at.close()
    window = camera.window(path, data, read_only=True, guest=Guest(_WHOSE[state], "", package))
    for name, screen, target in (
        ("experience", "experience", _first(window.workspace).id),
        ("competence", "competence", COMPETENCE.value),
        ("room", "experiences", ""),
    ):
        window.go(screen, target)
        window.give_feedback()
        _take(camera, window, f"guide-{name}-{state}")
    for screen, target in (("competence", COMPETENCE.value), ("plans", "")):
        window.go(screen, target)
        window.give_feedback()
        rest(window.context.jobs, 0.1)
        window.findChildren(Chooser)[0].line.open()
        _take(camera, window, f"guide-about-{screen}-{state}")
    end(window)


def _leave(workspace: Workspace, path: Path) -> None:
    """Three remarks on the first experience, one on the dossier, one on a quality, if there is one, and a view."""
    guiding = Guiding(path, workspace, guide=WHO[0], role=WHO[1])
    first = _first(workspace)
    words = " ".join(first.story.split()[:6])
    saw, question, remark = FeedbackSort.SAW, FeedbackSort.QUESTION, FeedbackSort.REMARK
    quality = next((q.title for q in workspace.records.all(Quality)), "Leiding nemen")
    left = (
        new_feedback(first, "story", words, saw, text="Je koos meteen de plek waar het onrustig was.", quality=quality),
        new_feedback(first, sort=question, text="Wat trok haar over de streep, denk je?"),
        new_feedback(first, sort=remark, text="Mooi dat je dit er nu bij zet."),
        new_feedback(None, sort=remark, text="Ik heb je dossier met plezier gelezen. Zullen we het er maandag over hebben?"),
        new_feedback(None, sort=FeedbackSort.VIEW, text="Je vraagt pas hulp als dat nodig is.", competence=COMPETENCE, step=3),
    )  # fmt: skip
    on_quality = [new_feedback(each, text="Dat zag ik vaak.") for each in workspace.records.all(Quality)[:1]]
    for each in (*left, *on_quality):
        guiding.save(each)


def _student(camera: Camera, state: str, own: Path, file: Path, data: Path) -> None:
    window = camera.window(own, data)
    found = read_feedback_file(file)
    page = FeedbackPage(file.name, found, window.workspace.feedback.preview(found), ["De bingo", "Samen"], "Noor")
    dress(page)
    page.setObjectName("page")
    page.take_keyboard()
    camera.place(page)
    camera.take(page, f"feedback-brought-{state}-{camera.view.name}")
    page.close()
    page.deleteLater()
    window.workspace.feedback.take_in(found)
    first = _first(window.workspace)
    said = next(each for each in window.workspace.records.all(Feedback) if each.sort is FeedbackSort.SAW)
    window.workspace.feedback.agree(said.id)
    window.go("start")
    _take(camera, window, f"feedback-start-{state}")
    window.go("feedback")
    _take(camera, window, f"feedback-list-{state}")
    window.go("competence", COMPETENCE.value)
    _take(camera, window, f"feedback-row-{state}")
    window.workspace.records.save(replace(first, story=f"{first.story} En toen was het klaar."))
    window.go("experience", first.id)
    _take(camera, window, f"feedback-marker-{state}")
    for name, screen, target in (
        ("experience", "experience", first.id),
        ("competence", "competence", COMPETENCE.value),
    ):
        window.go(screen, target)
        window.beside()
        _take(camera, window, f"feedback-{name}-{state}")
    end(window)


def _first(workspace: Workspace) -> Experience:
    return next(each for each in workspace.records.all(Experience) if len(each.story.split()) > 6)


def _take(camera: Camera, window: MainWindow, name: str) -> None:
    camera.take(window, f"{name}-{camera.view.name}", window.context.jobs)
