"""What a school asks for in a period: what a file of wishes says, and what shows that a wish is met."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeAlias

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Experience
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.student import Requirement, SchoolPeriod
from lobdossier.domain.vocabulary import Asked, Competence, ConversationState, ExperienceKind, Sector

Counted: TypeAlias = Experience | Reflection | Conversation
"""What can count for a wish."""
MOST_PERIODS: Final = 20
MOST_WISHES: Final = 50
"""In one period."""
LONGEST: Final = 300
"""Characters of what a school says of one wish: more than two lines nobody reads on Start."""


@dataclass(frozen=True, slots=True)
class WishPeriod:
    """What is asked in one period, which the school calls *name*."""

    name: str
    wishes: tuple[Requirement, ...]


@dataclass(frozen=True, slots=True)
class SchoolWishes:
    """A file of wishes. *sector* is None when it is for any school."""

    name: str
    school: str
    sector: Sector | None
    periods: tuple[WishPeriod, ...]


def particular(wish: Requirement) -> bool:
    """Whether it says more than a number: which ones count, or how the school says it."""
    return bool(wish.kinds or wish.competences or wish.conversations or wish.words.strip())


def typed(period: SchoolPeriod) -> bool:
    """Whether the student wrote down what the school asks, so that nothing may take its place unasked."""
    return bool(period.requirements) and not period.requirements_from


def days_of(period: SchoolPeriod) -> tuple[date, date]:
    """The first and the last day; one that is not known has no end."""
    return period.start or date.min, period.end or date.max


def touched(reflection: Reflection) -> frozenset[str]:
    """The competences that *reflection* is about: chosen by the student, or those of the cards that were answered."""
    answered = (answer.competence for answer in reflection.answers if answer.text.strip() and answer.competence)
    return frozenset((*reflection.competences, *answered))


def shows(
    wish: Requirement, period: SchoolPeriod, records: Iterable[Counted], *, wordless: bool = False
) -> list[Counted]:
    """Those of *records* that count for *wish*, in order of day; what has no day counts too and comes last.

    Where the wish asks for a sort, a reflection counts by the experience that it is on: that must be among *records*.
    *wordless*: the words of reflections stayed at home (`without_words`), so that one without any counts too.
    """
    all_of = list(records)
    sorts = {each.id: each.kind for each in all_of if isinstance(each, Experience)}
    found = [each for each in all_of if _inside(day_of(each), period) and _counts(wish, sorts, each, wordless)]
    return sorted(found, key=lambda each: (day_of(each) or date.max, each.id))


def without_words(reflection: Reflection) -> Reflection:
    """That somebody looked back: when, over which competences and at which question, and nothing of what was said."""
    first = next((answer for answer in reflection.answers if answer.text.strip()), None)
    return replace(
        reflection,
        competences=tuple(each for each in Competence if each in touched(reflection)),
        answers=(replace(first, text=""),) if first else (),
        feelings=(),
    )


def day_of(record: Counted) -> date | None:
    """The day by which it counts."""
    return record.start if isinstance(record, Experience) else record.on


def _counts(wish: Requirement, sorts: Mapping[str, ExperienceKind], each: Counted, wordless: bool) -> bool:
    if isinstance(each, Experience):
        if wish.what is Asked.HOURS and not each.hours:
            return False
        asked = wish.what in (Asked.EXPERIENCES, Asked.HOURS)
        return asked and _of_sort(wish, each.kind) and _about(wish, each.competences)
    if isinstance(each, Reflection):
        told = wish.what is Asked.REFLECTIONS and (wordless or not each.blank)
        return told and _of_sort(wish, sorts.get(each.experience_id or "")) and _about(wish, touched(each))
    held = wish.what is Asked.CONVERSATIONS and each.state is ConversationState.HELD
    return held and (not wish.conversations or each.kind in wish.conversations)


def _of_sort(wish: Requirement, sort: ExperienceKind | None) -> bool:
    return not wish.kinds or sort in wish.kinds


def _about(wish: Requirement, competences: Iterable[str]) -> bool:
    return not wish.competences or not frozenset(wish.competences).isdisjoint(competences)


def _inside(on: date | None, period: SchoolPeriod) -> bool:
    first, last = days_of(period)
    return on is None or first <= on <= last
