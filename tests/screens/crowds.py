"""So many of everything: each room with three, sixty or two thousand things in it, short and long by turns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle, islice
from typing import Final

from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.experience import Testimony
from lobdossier.domain.ids import new_id
from lobdossier.domain.people import Contact, ContactMoment
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import Choice, Comparison, Demand, Motive, Quality, WorkImage
from lobdossier.domain.record import Record
from lobdossier.domain.vocabulary import (
    Competence,
    ConversationKind,
    ConversationState,
    DemandKind,
    Fit,
    Match,
    QualityKind,
    Sphere,
    StepState,
    WorkKind,
)
from lobdossier.services.cards import deck
from lobdossier.services.workspace import Workspace

_BATCH: Final = 2_000
_NAMES: Final = ("Yusra", "meneer Van der Meulen-Oosterhout", "Ilse", "opa", "Mohammed El Amrani", "Fenna de Wit", "Bo")
_ROLES: Final = ("klasgenoot", "praktijkbegeleider", "buurvrouw", "coördinator van de jeugdafdeling", "oom", "trainer")
_DEEDS: Final = (
    "Bellen",
    "Vragen of ik een dag mee mag lopen bij de afdeling waar mijn tante werkt",
    "Portfolio op orde maken",
    "Met Ilse praten over wat ik na de zomer wil, en waarom ik twijfel",
    "Rijbewijs: theorie",
)
_WORDS: Final = (
    "Ik wist het niet meteen.",
    "Eerst vond ik er niks aan. Later merkte ik dat ik er thuis nog over praatte.",
    "",
    "Dat iemand rustiger weggaat dan hij kwam, daar doe ik het voor. Ook als het druk is en niemand het ziet.",
)


_ASKED: Final = {
    DemandKind.QUALITY: "geduld hebben",
    DemandKind.SKILL: "meten en tekenen",
    DemandKind.VALUE: "netjes achterlaten wat je maakte",
    DemandKind.HOURS: "vroeg beginnen",
    DemandKind.SURROUNDINGS: "buiten zijn",
}


def crowd(workspace: Workspace, number: int, today: date) -> None:
    """Add so many of each room's own records to what is in *workspace*; experiences are not made here."""
    seen = [row.id for row in workspace.experiences.page(limit=50)] or [""]
    made: list[Record] = []
    for make in (_qualities, _motives, _work, _choices, _plans, _people, _talks):
        for record in make(number, today, seen):
            made.append(record)
            if len(made) >= _BATCH:
                workspace.records.save(*made)
                made = []
    workspace.records.save(*made)


def _some(seen: list[str], number: int) -> tuple[str, ...]:
    return tuple(seen[number % len(seen) :][: number % 4]) if seen[0] else ()


def _qualities(number: int, _today: date, seen: list[str]) -> Iterator[Record]:
    titles = cycle(word.words for word in deck().qualities)
    for at, title in enumerate(islice(titles, number)):
        made = Quality(
            id=new_id(),
            title=title if at < len(deck().qualities) else f"{title} ({at})",
            kind=list(QualityKind)[at % 2],
            fit=(Fit.SUITS, Fit.SUITS, Fit.SOMETIMES, Fit.TO_LEARN, Fit.NOT)[at % 5],
            note=_WORDS[at % 4][:120],
            experience_ids=_some(seen, at),
        )
        yield made
        if at % 3 == 0 and made.experience_ids:
            yield Testimony(
                id=new_id(),
                experience_id=made.experience_ids[0],
                who=_NAMES[at % 7],
                said="Dat zag ik meteen.",
                quality_ids=(made.id,),
            )


def _motives(number: int, today: date, seen: list[str]) -> Iterator[Record]:
    titles = cycle(word.words for word in deck().motives)
    for at, title in enumerate(islice(titles, number)):
        yield Motive(
            id=new_id(),
            title=title if at < len(deck().motives) else f"{title} ({at})",
            sentence=_WORDS[at % 4],
            rank=at + 1,
            since=today - timedelta(days=at % 700),
            experience_ids=_some(seen, at),
        )


def _work(number: int, today: date, seen: list[str]) -> Iterator[Record]:
    titles = (
        "Verpleegkundige",
        "Monteur van windmolens op zee",
        "Opleiding onderwijsassistent",
        "Bakkerij Van Dam",
        "Ict",
    )
    for at in range(number):
        yield WorkImage(
            id=new_id(),
            title=titles[at % 5] + (f" {at}" if at > 4 else ""),
            kind=list(WorkKind)[at % 3],
            beforehand=_WORDS[at % 4],
            met=_WORDS[(at + 1) % 4],
            demands=tuple(Demand(kind=kind, text=_ASKED[kind]) for kind in list(DemandKind)[: at % 6]),
            in_place=_WORDS[(at + 3) % 4],
            chances="Er is werk in de regio." if at % 4 == 1 else "",
            chances_source="site van de opleiding" if at % 4 == 1 else "",
            chances_on=today if at % 4 == 1 else None,
            comparisons=(Comparison(about_id="weg", match=Match.FITS),) if at % 2 else (),
            experience_ids=_some(seen, at),
        )


def _choices(number: int, today: date, _seen: list[str]) -> Iterator[Record]:
    titles = (
        "Biologie erbij",
        "Stoppen met de zaterdagbaan om meer tijd te hebben voor mijn stage",
        "Keuzedeel",
        "Verhuizen",
    )
    for at in range(number):
        yield Choice(
            id=new_id(),
            title=titles[at % 4],
            why=_WORDS[at % 4],
            instead=_WORDS[(at + 2) % 4],
            outcome=_WORDS[(at + 1) % 4],
            on=today - timedelta(days=(at * 17) % 1_100) if at % 9 else None,
        )


def _plans(number: int, today: date, seen: list[str]) -> Iterator[Record]:
    goals = [
        Goal(
            id=new_id(),
            title=("Zelf een groep leiden", "Een goede keuze maken voor jaar 3", "Beter durven vragen")[at % 3],
            why=_WORDS[at % 4],
            by=today + timedelta(days=30 + at) if at % 2 else None,
            competences=(list(Competence)[at % 5],),
        )
        for at in range(max(1, number // 20))
    ]
    yield from goals
    for at in range(number):
        state = (StepState.OPEN, StepState.OPEN, StepState.DONE, StepState.OPEN, StepState.OTHERWISE)[at % 5]
        yield Step(
            id=new_id(),
            title=_DEEDS[at % 5],
            by=today + timedelta(days=at % 60 - 10) if at % 3 else None,
            state=state,
            finished=None if state is StepState.OPEN else today - timedelta(days=at % 200),
            how_it_went=_WORDS[at % 4] if state is not StepState.OPEN else "",
            order=at,
            later=at % 4 == 3,
            goal_id=goals[at % len(goals)].id if at % 3 == 0 else None,
            experience_id=seen[at % len(seen)] or None if at % 2 else None,
        )


def _people(number: int, today: date, seen: list[str]) -> Iterator[Record]:
    for at in range(number):
        yield Contact(
            id=new_id(),
            name=_NAMES[at % 7] + (f" {at}" if at > 6 else ""),
            role=_ROLES[at % 6],
            organisation=("", "Woonzorg De Linde", "Meubelmakerij Kroes")[at % 3],
            helps_with=_WORDS[at % 4],
            sphere=list(Sphere)[at % 4],
            nearness=at % 3 + 1,
            met=at % 5 != 4,
            thanked=at % 2 == 0,
            moments=(ContactMoment(on=today - timedelta(days=at % 90), what="Even gebeld"),) if at % 3 else (),
            experience_id=seen[at % len(seen)] or None if at % 2 else None,
        )


def _talks(number: int, today: date, seen: list[str]) -> Iterator[Record]:
    for at in range(number):
        held = at % 4 != 0
        talk = Conversation(
            id=new_id(),
            title=("", "Over mijn stage en hoe het verder moet na de kerstvakantie")[at % 2],
            kind=list(ConversationKind)[at % 3],
            state=ConversationState.HELD if held else ConversationState.PLANNED,
            on=today + timedelta(days=-(at % 900) - 1 if held else at % 40 + 1),
            summary=_WORDS[at % 4] if held else "",
            experience_ids=_some(seen, at),
        )
        yield talk
        yield Participant(id=new_id(), conversation_id=talk.id, name=_NAMES[at % 7], role=_ROLES[at % 6])
        if held and at % 2:
            yield Agreement(
                id=new_id(), conversation_id=talk.id, what=_DEEDS[at % 5], who=_NAMES[at % 7], mine=False, by=today
            )
