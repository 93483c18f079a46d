"""The dossiers that the pictures are made of: nothing in it, a little, the example, and rooms with sixty and 2,000 things."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import cycle
from pathlib import Path
from typing import Final

from lobdossier.domain.conversation import Conversation, GivenAnswer, Participant
from lobdossier.domain.experience import Experience
from lobdossier.domain.guidance import with_answer
from lobdossier.domain.ids import new_id
from lobdossier.domain.portrait import WorkImage
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.sharing import GuidanceReview
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.texts import TextPlace
from lobdossier.domain.vocabulary import Asked, Competence, ConversationState, ExperienceKind, Part, Way
from lobdossier.domain.voices import MOST, new_question
from lobdossier.paths import resource
from lobdossier.services.cards import shared_cards
from lobdossier.services.demo import build_demo
from lobdossier.services.records import Records
from lobdossier.services.workspace import Workspace
from lobdossier.ui.screens import guidance
from lobdossier.ui.screens.experiences import TIMELINE
from lobdossier.ui.wishes.target import wishes_target
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
    first = shared_cards()[0]
    asked = new_question(first.about("Noor"), first.part, first.id)
    planned = Conversation(
        id=new_id(), on=date(2026, 12, 1), at=time(14, 30), experience_ids=(stage.id,), questions=(asked,)
    )
    workspace.records.save(stage, planned, Participant(id=new_id(), conversation_id=planned.id, name="Mevrouw Bakker"))
    workspace.records.add(open_day)
    workspace.records.add(Reflection(experience_id=stage.id, on=date(2026, 11, 21), answers=(answer,)))
    crowd(workspace, LITTLE, TODAY)


def _many(number: int) -> Callable[[Workspace], None]:
    """The example grown to *number* experiences, and so many of everything else beside what it has."""

    def fill(workspace: Workspace) -> None:
        build_demo(workspace, experiences=number, photos=12, today=TODAY)
        crowd(workspace, number, TODAY)
        _everybody(workspace)

    return fill


def _everybody(workspace: Workspace) -> None:
    """The next conversation with as many questions as there can be, and five voices that say much, little or nothing."""
    talk = workspace.conversations.next()
    if talk is None:
        return
    name = workspace.student.first_name
    cards = [card for part in Part for card in shared_cards() if card.part is part][::4][:MOST]
    questions = tuple(new_question(card.about(name), card.part, card.id) for card in cards)
    long = "Ik begin nu zelf. In september wachtte ik tot iemand zei wat ik moest doen. " * 3

    def answers(number: int) -> tuple[GivenAnswer, ...]:
        given = (GivenAnswer(question_id=q.id, question=q.question, text="Dat durven vragen.") for q in questions)
        kept = tuple(replace(a, text=long) if n == 1 else a for n, a in enumerate(given) if n < number)
        return tuple(replace(a, marked=n % 2 == 0) for n, a in enumerate(kept))

    there = workspace.conversations.participants(talk.id)
    more = [
        Participant(id=new_id(), conversation_id=talk.id, name=name, role=role, order=10 + place)
        for place, (name, role) in enumerate((("Mama", "ouder"), ("Youssef el Idrissi", "oud-student")))
    ]
    people = [
        replace(p, answers=answers(MOST - 2 * place), asked_on=TODAY, asked_by=Way.MESSAGE)
        for place, p in enumerate([*there, *more][:4])
    ]
    workspace.records.save(replace(talk, questions=questions, answers=answers(4)), *people)


_FILLERS: Final[dict[str, Callable[[Workspace], None]]] = {
    "empty": lambda _workspace: None,
    "little": _a_little,
    "full": lambda workspace: build_demo(workspace, today=TODAY),
    "sixty": _many(SIXTY),
    "crowd": _many(CROWD),
}


_MORE: Final = {"experiences": {"timeline": TIMELINE}, "guidance": {"guidance_asking": guidance.NEW}}
"""The other pages of a screen: how each is called, and its target."""


def shown(screen: str, workspace: Workspace) -> dict[str, str]:
    """The pictures of *screen*: the name of each, and for which target it is opened; none where there is no way to it."""
    if screen == "competence":
        return {f"competence_{competence}": competence for competence in Competence}
    found = target(screen, workspace)
    return {} if found is None else {screen: found, **_MORE.get(screen, {})}


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
    if screen == "talk":  # with nothing in it there is no way to it
        return planned[0].id if planned else None
    if screen == "conclude":
        return planned[0].id if planned else None
    if screen == "work":  # with the most in it; without any the way to begin one
        images = sorted(dossier.all(WorkImage), key=lambda i: (len(i.comparisons), len(i.met)), reverse=True)
        return images[0].id if images else "new"
    if screen == "voices":
        return planned[0].id if planned else ""
    if screen == "answering":
        there = [p for p in dossier.all(Participant) if planned and p.conversation_id == planned[0].id]
        return f"{planned[0].id}:{there[0].id}" if there and planned[0].questions else None
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
    if screen == "wishes":  # over what is asked already, where something is
        return wishes_target(resource("wishes", "mbo.lobeisen"))
    if screen == "counting":
        return Asked.EXPERIENCES
    if screen == "guidance" and experiences and not workspace.read_only:
        _say_how_it_goes(workspace)
    if screen == "trash" and experiences:
        workspace.records.throw_away(experiences[-1], label="")
    return ""


def _say_how_it_goes(workspace: Workspace) -> None:
    """Half a year ago, and today's questions still to be answered."""
    review = GuidanceReview(id=new_id(), on=TODAY - timedelta(days=190))
    sentences = cycle(("Ik kan altijd even binnenlopen.", ""))
    for step, (question, words) in enumerate(zip(workspace.guidance.questions, sentences, strict=False), 1):
        review = with_answer(review, question, step % 4, words)
    workspace.records.save(review)


def _rewritten(experience: Experience, workspace: Workspace) -> str:
    """The story of *experience* after it was changed an hour later, and where its versions are shown."""
    later = Records(workspace._file, workspace.events, workspace.undo, lambda: now() + timedelta(hours=1))
    before, after = (
        experience.story,
        experience.story.replace("e ", "e zo’n ", 2).replace(". ", ". Later wist ik dat. ", 1),
    )
    later.save(replace(experience, story=after or before))
    return address(TextPlace(Experience.KIND, experience.id, "story"))
