"""What stands on a timeline, and in which lane."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Final, NamedTuple

from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import ConversationKind, EvidenceKind, ExperienceKind, Sector


class Lane(StrEnum):
    """The walks of life that a timeline keeps apart, in the order in which they stand under each other."""

    SCHOOL = "school"
    WORK = "work"
    HOME = "home"
    TALKS = "talks"
    CHOICES = "choices"


LANE_OF: Final[Mapping[ExperienceKind, Lane]] = MappingProxyType(
    {
        ExperienceKind.STAGE: Lane.WORK,
        ExperienceKind.SNUFFELSTAGE: Lane.WORK,
        ExperienceKind.MEELOOPDAG: Lane.WORK,
        ExperienceKind.MAATSCHAPPELIJKE_STAGE: Lane.WORK,
        ExperienceKind.WERK: Lane.WORK,
        ExperienceKind.BIJBAAN: Lane.WORK,
        ExperienceKind.PROJECT: Lane.SCHOOL,
        ExperienceKind.LES: Lane.SCHOOL,
        ExperienceKind.BEDRIJFSBEZOEK: Lane.WORK,
        ExperienceKind.GASTLES: Lane.SCHOOL,
        ExperienceKind.BEROEPSVERHAAL: Lane.SCHOOL,
        ExperienceKind.NETWERKBIJEENKOMST: Lane.WORK,
        ExperienceKind.OPEN_DAG: Lane.SCHOOL,
        ExperienceKind.SOLLICITATIETRAINING: Lane.SCHOOL,
        ExperienceKind.VRIJWILLIGERSWERK: Lane.HOME,
        ExperienceKind.KEUZEDEEL: Lane.SCHOOL,
        ExperienceKind.HOBBY: Lane.HOME,
        ExperienceKind.THUIS: Lane.HOME,
        ExperienceKind.ANDERS: Lane.HOME,
    }
)
"""In which lane a sort of experience stands."""

EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2199, 12, 31)
"""A date outside of these was mistyped: placed, it would press all the others together into one dot."""


class Moment(NamedTuple):
    """One thing that happened, as light as a picture can do with. *first* is None when it has no date.

    *kind* is the name of the record's kind. *opening*: how its text begins, when it has no title. *photo*: the sha256 of its
    first photo, or empty.
    """

    kind: str
    id: str
    lane: Lane
    title: str
    first: date | None = None
    last: date | None = None
    sort: ExperienceKind | ConversationKind | None = None
    star: bool = False
    opening: str = ""
    photo: str = ""
    evidence: EvidenceKind | None = None


class Stretch(NamedTuple):
    """A school period as far as it is drawn: until the next one begins. *turn*: it began at another school."""

    title: str
    school: str
    sector: Sector
    first: date
    last: date
    turn: bool


class Track(NamedTuple):
    """The moments of one lane in order of time, with their first and last days as ordinals."""

    moments: Sequence[Moment]
    first: Sequence[int]
    last: Sequence[int]


@dataclass(frozen=True)
class Timeline:
    """Everything that a timeline tells: *moments* in order of time, *apart* what has no (credible) date.

    Made by `timeline`, which sees to it that each of *moments* has a first day, and a last one that is no earlier.
    """

    moments: tuple[Moment, ...] = ()
    apart: tuple[Moment, ...] = ()
    stretches: tuple[Stretch, ...] = ()

    @cached_property
    def tracks(self) -> Mapping[Lane, Track]:
        """The lanes that have something in them."""
        found: dict[Lane, Track] = {}
        for lane in Lane:
            own = [moment for moment in self.moments if moment.lane is lane]
            if own:
                first = [(moment.first or EARLIEST).toordinal() for moment in own]
                last = [(moment.last or moment.first or EARLIEST).toordinal() for moment in own]
                found[lane] = Track(own, first, last)
        return found

    def extent(self, today: date) -> tuple[date, date]:
        """The first and the last day that has something, *today* included."""
        days = [today.toordinal()]
        for track in self.tracks.values():
            days += (track.first[0], max(track.last))
        for stretch in self.stretches:
            days += (stretch.first.toordinal(), min(stretch.last, today).toordinal())
        return date.fromordinal(min(days)), date.fromordinal(max(days))


def timeline(moments: Iterable[Moment], periods: Iterable[SchoolPeriod], today: date) -> Timeline:
    """Put *moments* in order, and those without a date that can be placed apart."""
    placed: list[tuple[int, int, str, Moment]] = []
    apart: list[Moment] = []
    for moment in moments:
        first = moment.first or moment.last
        last = moment.last or first
        if first is None or last is None or min(first, last) < EARLIEST or max(first, last) > LATEST:
            apart.append(moment)
        else:
            if moment.first is None or last < first:
                first, last = min(first, last), max(first, last)
                moment = moment._replace(first=first, last=last)
            placed.append((first.toordinal(), -last.toordinal(), moment.id, moment))
    placed.sort()
    return Timeline(tuple(each[3] for each in placed), tuple(apart), stretches(periods, today))


def stretches(periods: Iterable[SchoolPeriod], today: date) -> tuple[Stretch, ...]:
    """The school periods with a beginning, one after the other; one that goes on is drawn up to *today*."""
    dated = [(p.start, p) for p in periods if p.start is not None and EARLIEST <= p.start <= LATEST]
    dated.sort(key=lambda each: (each[0], each[1].id))
    made: list[Stretch] = []
    before = ""
    for place, (start, period) in enumerate(dated):
        end = max(start, min(period.end or max(today, start), LATEST))
        if place + 1 < len(dated):
            end = max(start, min(end, date.fromordinal(dated[place + 1][0].toordinal() - 1)))
        school = f"{period.sector} {' '.join(period.school.split()).casefold()}"
        turn = bool(before) and school != before
        made.append(Stretch(period.title.strip(), period.school.strip(), period.sector, start, end, turn))
        before = school
    return tuple(made)
