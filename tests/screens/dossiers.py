"""The dossiers that the pictures are made of: nothing in it, a little, the example, and rooms with sixty and 2,000 things."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.portrait import WorkImage
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.texts import TextPlace
from lobdossier.domain.vocabulary import Competence, ConversationState, ExperienceKind, Part
from lobdossier.services.demo import build_demo
from lobdossier.services.records import Records
from lobdossier.services.workspace import Workspace
from lobdossier.ui.screens.experiences import TIMELINE
from lobdossier.ui.writing.address import address
from tests.screens.crowds import crowd

TODAY: Final = date(2026, 11, 22)
STATES: Final = ("empty", "little", "full", "sixty", "crowd")
SIXTY, CROWD, LITTLE = 60, 2_000, 3


def now() -> datetime:
    """The moment at which all pictures are taken."""
    return datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def build(state: str, folder: Path) -> Path:
    """Make the dossier of *state* in *folder* and return where it is."""
    path = folder / f"{state}.lobdossier"
    workspace = Workspace.create(path, "Noor de Wit", data=folder / "data", clock=now)
    try:
        _FILLERS[state](workspace)
    finally:
        workspace.close()
    return path


def _a_little(workspace: Workspace) -> None:
    """What a student has after the first two weeks."""
    stage = Experience(
        id=new_id(),
        title="Mijn eerste dag",
        kind=ExperienceKind.STAGE,
        start=date(2026, 11, 20),
        story="Ik mocht meteen meelopen op de afdeling. ’s Middags hielp ik een meneer naar de tuin.",
        competences=(Competence.WERKEXPLORATIE,),
    )
    open_day = Experience(title="Open dag", kind=ExperienceKind.OPEN_DAG, start=date(2026, 11, 7))
    answer = Answer(
        card_id="mot.1",
        question="Op welk moment wilde je liever blijven dan naar huis gaan?",
        competence=Competence.MOTIEVENREFLECTIE,
        part=Part.TERUGKIJKEN,
        text="Toen hij over zijn vroegere werk vertelde.",
    )
    planned = Conversation(id=new_id(), on=date(2026, 12, 1), at=time(14, 30), experience_ids=(stage.id,))
    workspace.records.save(stage, planned, Participant(id=new_id(), conversation_id=planned.id, name="Mevrouw Bakker"))
    workspace.records.add(open_day)
    workspace.records.add(Reflection(experience_id=stage.id, on=date(2026, 11, 21), answers=(answer,)))
    crowd(workspace, LITTLE, TODAY)


def _many(number: int) -> Callable[[Workspace], None]:
    """The example grown to *number* experiences, and so many of everything else beside what it has."""

    def fill(workspace: Workspace) -> None:
        build_demo(workspace, experiences=number, photos=12, today=TODAY)
        crowd(workspace, number, TODAY)

    return fill


_FILLERS: Final[dict[str, Callable[[Workspace], None]]] = {
    "empty": lambda _workspace: None,
    "little": _a_little,
    "full": lambda workspace: build_demo(workspace, today=TODAY),
    "sixty": _many(SIXTY),
    "crowd": _many(CROWD),
}


def shown(screen: str, workspace: Workspace) -> dict[str, str]:
    """The pictures of *screen*: the name of each, and for which target it is opened; none where there is no way to it."""
    if screen == "competence":
        return {f"competence_{competence}": competence for competence in Competence}
    found = target(screen, workspace)
    more = {"timeline": TIMELINE} if screen == "experiences" else {}
    return {} if found is None else {screen: found, **more}


def target(screen: str, workspace: Workspace) -> str | None:
    """For which record *screen* is shown; None when a dossier like this has no way to it."""
    dossier = workspace.records.snapshot()
    experiences = dossier.experiences()
    planned = [c for c in dossier.conversations() if c.state is ConversationState.PLANNED]
    told = sorted(
        experiences,
        key=lambda e: (len(dossier.evidence_of(e)), len(dossier.reflections_on(e)), len(e.story)),
        reverse=True,
    )
    if screen in ("experience", "reflect"):
        return told[0].id if told else "" if screen == "experience" else None
    if screen == "walk":  # with a little in it: the page about the student; full: one with photos
        return told[0].id if len(told) > 2 else ""
    if screen == "prepare":
        return planned[0].id if planned else "new:trialoog"
    if screen == "conclude":
        return planned[0].id if planned else None
    if screen == "work":  # with the most in it; without any the way to begin one
        images = sorted(dossier.all(WorkImage), key=lambda i: (len(i.comparisons), len(i.met)), reverse=True)
        return images[0].id if images else "new"
    if screen == "competence":
        return Competence.KWALITEITENREFLECTIE
    if screen == "history":
        return _rewritten(experiences[0], workspace) if experiences else None
    if screen == "year":
        periods = dossier.all(SchoolPeriod)
        return periods[-2].id if len(periods) > 1 else periods[0].id if periods else None
    if screen == "again":
        old = [r for r in dossier.all(Reflection) if r.on and r.on < TODAY - timedelta(days=90) and not r.blank]
        return f"{old[0].id}:{old[0].answers[0].card_id}" if old else None
    if screen == "trash" and experiences:
        workspace.records.throw_away(experiences[-1], label="")
    return ""


def _rewritten(experience: Experience, workspace: Workspace) -> str:
    """The story of *experience* after it was changed an hour later, and where its versions are shown."""
    later = Records(workspace._file, workspace.events, workspace.undo, lambda: now() + timedelta(hours=1))
    before, after = (
        experience.story,
        experience.story.replace("e ", "e zo’n ", 2).replace(". ", ". Later wist ik dat. ", 1),
    )
    later.save(replace(experience, story=after or before))
    return address(TextPlace(Experience.KIND, experience.id, "story"))
