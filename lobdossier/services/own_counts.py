"""How much a competence has of its own (qualities, motives, …): what a card says of it in one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from lobdossier.domain.experience import Experience
from lobdossier.domain.people import Contact
from lobdossier.domain.plans import Goal
from lobdossier.domain.portrait import Choice, Motive, MotiveOrder, Quality, WorkImage
from lobdossier.domain.record import Record
from lobdossier.domain.red_thread import ranked, reaches_back
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import Competence, Fit


@dataclass(frozen=True, slots=True)
class Own:
    """How many things a competence has of its own, and out of how many different experiences they came."""

    things: int = 0
    experiences: int = 0
    since: date | None = None
    """The first day of what can be followed over the years, where it can."""
    besides: int = 0
    """How many things of a second kind: the goals, beside the choices."""


def own(dossier: Snapshot, competence: Competence) -> Own:
    """What *dossier* holds of its own for *competence*; it needs the `COUNTED` kinds and the experiences."""
    counter = _COUNTERS.get(competence)
    return counter(dossier) if counter else Own()


def _qualities(dossier: Snapshot) -> Own:
    """Those that suit the student: what suits sometimes, or not, is kept but claims nothing."""
    chosen = [quality for quality in dossier.all(Quality) if quality.fit is Fit.SUITS]
    shown = {which for quality in chosen for which in quality.experience_ids if dossier.find(Experience, which)}
    return Own(len(chosen), len(shown))


def _network(dossier: Snapshot) -> Own:
    """Everybody on the map, also whom the student still wants to meet."""
    return Own(len(dossier.all(Contact)))


def _motives(dossier: Snapshot) -> Own:
    """Those that count now, and since when there is a thread through them."""
    present = ranked(dossier.all(Motive))
    return Own(len(present), since=reaches_back(dossier.all(MotiveOrder)))


def _work(dossier: Snapshot) -> Own:
    """Everything that was looked at. It did not come out of experiences: some work was only read about."""
    return Own(len(dossier.all(WorkImage)))


def _steering(dossier: Snapshot) -> Own:
    """Choices and goals, those that were reached too."""
    choices = [choice for choice in dossier.all(Choice) if choice.title.strip()]
    goals = [goal for goal in dossier.all(Goal) if goal.title.strip()]
    return Own(len(choices), besides=len(goals))


COUNTED: Final[tuple[type[Record], ...]] = (Quality, Motive, MotiveOrder, WorkImage, Contact, Choice, Goal)
"""The kinds of record that are counted, the experiences aside."""

_COUNTERS: Final[Mapping[Competence, Callable[[Snapshot], Own]]] = {
    Competence.KWALITEITENREFLECTIE: _qualities,
    Competence.MOTIEVENREFLECTIE: _motives,
    Competence.LOOPBAANSTURING: _steering,
    Competence.NETWERKEN: _network,
    Competence.WERKEXPLORATIE: _work,
}
