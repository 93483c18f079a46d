"""Terugkijken: the same week of earlier years, and the same card answered then and now.

What goes through all reflections does so a stretch at a time; call it in the background.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import Final

from lobdossier.domain.experience import Experience
from lobdossier.domain.listing import ExperienceFilter, ExperienceRow
from lobdossier.domain.portrait import Insight
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.services.records import Records
from lobdossier.storage import listing, over_time
from lobdossier.storage.file import DossierFile
from lobdossier.storage.over_time import Dated as Dated

APART: Final = timedelta(days=60)
"""Two answers to one card that lie nearer are one story, not then and now."""
YEARS: Final = 8
"""How many years back the same week is looked for: from the first year of vo into hbo."""
_ROWS: Final = 20
"""Experiences of one week that are looked at."""


@dataclass(frozen=True, slots=True)
class Week:
    """The week of *years* years ago: its Monday and its Sunday."""

    years: int
    since: date
    until: date


class Kind(IntEnum):
    """What a memory is, in the order in which it is shown: what happened comes before what was thought of it."""

    EXPERIENCE = 0
    ANSWER = 1
    INSIGHT = 2


@dataclass(frozen=True, slots=True)
class Memory:
    """Something of this week in an earlier year.

    Attributes:
        id: of the experience or the insight; of the reflection for an answer.
        title: of the experience, or the question as it was asked then.
        text: the beginning of the story, the answer, or the sentence: in the Markdown subset, an insight plain.
        about: for an answer the id of its experience, for an insight its competence.
    """

    kind: Kind
    id: str
    on: date
    years: int
    title: str
    text: str
    star: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One answer as it was given, with its reflection and the experience that it looks back on."""

    answer: Answer
    reflection: Reflection
    experience: Experience | None = None


@dataclass(frozen=True, slots=True)
class ThenNow:
    """One card, answered twice: *then* first, *now* last."""

    then: Said
    now: Said


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that the screen "Terugkijken" shows."""

    memories: list[Memory]
    pairs: list[ThenNow]
    again: list[Said]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look back on yet."""
        return not (self.memories or self.pairs or self.again)


def weeks_before(today: date, back: int = YEARS) -> list[Week]:
    """This week in each of the *back* years before, the latest first. Week 53 is the last week in a year without one."""
    year, number, _ = today.isocalendar()
    found = []
    for years in range(1, back + 1):
        if year - years < date.min.year + 1:
            break
        week = min(number, _last_week(year - years))
        monday = date.fromisocalendar(year - years, week, 1)
        found.append(Week(years, monday, monday + timedelta(days=6)))
    return found


def in_order_of_worth(memories: Iterable[Memory]) -> list[Memory]:
    """The latest year first; in a year what happened before what was thought, a star first, the earliest day first."""
    return sorted(memories, key=lambda m: (m.years, m.kind, not m.star, m.on, m.id))


def first_and_last(dated: Iterable[Dated]) -> dict[str, tuple[Dated, Dated]]:
    """Per card its first and its last answer; the same one twice when there is only one."""
    found: dict[str, tuple[Dated, Dated]] = {}
    for each in dated:
        first, last = found.get(each.card_id, (each, each))
        found[each.card_id] = (min(first, each, key=_moment), max(last, each, key=_moment))
    return found


def answered_twice(dated: Iterable[Dated]) -> list[tuple[Dated, Dated]]:
    """Then and now of every card that was answered at least `APART` apart, the latest now first."""
    both = [(then, now) for then, now in first_and_last(dated).values() if now.on - then.on >= APART]
    return sorted(both, key=lambda pair: (*_moment(pair[1]), pair[1].card_id), reverse=True)


def long_ago(dated: Iterable[Dated], today: date) -> list[Dated]:
    """The last answer to every card of which that is at least `APART` ago, the longest ago first."""
    old = [last for _first, last in first_and_last(dated).values() if today - last.on >= APART]
    return sorted(old, key=lambda each: (*_moment(each), each.card_id))


class LookingBack:
    """Looking back in one open dossier."""

    def __init__(self, file: DossierFile, records: Records) -> None:
        self._file, self._records = file, records

    def this_week(self, today: date) -> list[Memory]:
        """What the student told in this week of earlier years, the best to show first."""
        weeks = weeks_before(today)
        spans = [(week.since, week.until) for week in weeks]
        found: list[Memory] = []
        for week in weeks:
            with self._file.reading() as reading:
                wanted = ExperienceFilter(since=week.since, until=week.until)
                found += [_happened(row, week.years) for row in listing.experiences(reading, wanted, 0, _ROWS)]
        found += [
            _knew(insight, week.years)
            for insight in self._records.all(Insight)
            for week in weeks
            if insight.on and insight.text.strip() and week.since <= insight.on <= week.until
        ]
        for reading, after, upto in over_time.stretches(self._file):
            for reflection in over_time.reflections_in(reading, spans, after, upto):
                found += _answered(reflection, weeks)
        return in_order_of_worth(found)

    def gather(self, today: date, most: int) -> Gathered:
        """What the screen shows on *today*, *most* of each."""
        memories = self.this_week(today)
        dated = self._dated()
        pairs = [
            ThenNow(then, now)
            for one, two in answered_twice(dated)[:most]
            for then, now in [self._both(one, two)]
            if then and now
        ]
        again = [
            said for each in long_ago(dated, today)[:most] if (said := self.said(each.reflection_id, each.card_id))
        ]
        return Gathered(memories[:most], pairs, again)

    def said(self, reflection_id: str, card_id: str) -> Said | None:
        """The answer to a card in a reflection; None when it is not there, or lies in the trash."""
        reflection = self._records.find(Reflection, reflection_id)
        if reflection is None or reflection.deleted is not None:
            return None
        answer = next((a for a in reflection.answers if a.card_id == card_id and a.text.strip()), None)
        return Said(answer, reflection, self._experience(reflection)) if answer is not None else None

    def answered_cards(self, *, first: bool = False) -> tuple[frozenset[str], bool]:
        """The ids of the cards that were answered, and whether that is all of them.

        *first* looks at one stretch only, which is quick, and all there is in a dossier of some years.
        """
        found: set[str] = set()
        for number, (reading, after, upto) in enumerate(over_time.stretches(self._file)):
            if first and number:
                return frozenset(found), False
            found |= over_time.cards_in(reading, after, upto)
        return frozenset(found), True

    def of_today(self, said: Said, today: date) -> Reflection | None:
        """The reflection in which the same card was answered again *today*, about the same thing, and alone."""
        about = said.reflection.experience_id
        for reflection in self._records.all(Reflection, experience_id=about, on=today):
            cards = [answer.card_id for answer in reflection.answers]
            if reflection.id != said.reflection.id and cards == [said.answer.card_id]:
                return reflection
        return None

    def _both(self, one: Dated, two: Dated) -> tuple[Said | None, Said | None]:
        return self.said(one.reflection_id, one.card_id), self.said(two.reflection_id, two.card_id)

    def _experience(self, reflection: Reflection) -> Experience | None:
        found = self._records.find(Experience, reflection.experience_id) if reflection.experience_id else None
        return found if found is not None and found.deleted is None else None

    def _dated(self) -> list[Dated]:
        found: list[Dated] = []
        for reading, after, upto in over_time.stretches(self._file):
            found += over_time.answered_in(reading, after, upto)
        return found


def _last_week(year: int) -> int:
    """52 or 53: the week of 28 December is always the last."""
    return date(year, 12, 28).isocalendar().week


def _moment(dated: Dated) -> tuple[date, str]:
    return dated.on, dated.reflection_id


def _happened(row: ExperienceRow, years: int) -> Memory:
    return Memory(Kind.EXPERIENCE, row.id, row.start or date.min, years, row.title, row.opening, row.star)


def _knew(insight: Insight, years: int) -> Memory:
    return Memory(Kind.INSIGHT, insight.id, insight.on or date.min, years, "", insight.text, about=insight.competence)


def _answered(reflection: Reflection, weeks: Sequence[Week]) -> list[Memory]:
    on = reflection.on
    years = next((week.years for week in weeks if on is not None and week.since <= on <= week.until), None)
    if on is None or years is None:
        return []
    about = reflection.experience_id or ""
    given = [answer for answer in reflection.answers if answer.text.strip()]
    # One answer of a sitting is enough: the others are read there.
    return [Memory(Kind.ANSWER, reflection.id, on, years, a.question, a.text, about=about) for a in given[:1]]
