"""What the school asks for: how much of it is there, what counts for it, and taking over a school's own file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.ids import new_id
from lobdossier.domain.schooling import period_on
from lobdossier.domain.student import Requirement, SchoolPeriod
from lobdossier.domain.vocabulary import Asked, ConversationState
from lobdossier.domain.wishes import Counted, SchoolWishes, WishPeriod, day_of, days_of, shows
from lobdossier.exchange.wishes_file import is_wishes, read_wishes
from lobdossier.services.records import Records
from lobdossier.storage import over_time, wishes
from lobdossier.storage.file import DossierFile

__all__ = ["SHOWN", "Asks", "Wishes", "is_wishes", "read_wishes"]

SHOWN: Final = 200
"""So many of what counts are listed; a wish is seldom for more."""


@dataclass(frozen=True, slots=True)
class Asks:
    """One wish and how much of it is there; not *asked*: nothing was filled in, it only says what there is."""

    wish: Requirement
    there: int
    asked: bool = True

    @property
    def met(self) -> bool:
        """Whether there is as much as the school asks."""
        return self.asked and self.there >= self.wish.number


class Wishes:
    """The wishes of the school in one open dossier."""

    def __init__(self, file: DossierFile, records: Records) -> None:
        self._file, self._records = file, records

    def period(self, today: date) -> SchoolPeriod:
        """The school period that *today* falls in; one without days or wishes where there is none."""
        return period_on(self._records.all(SchoolPeriod), today) or SchoolPeriod()

    def asks(self, today: date) -> list[Asks]:
        """What is there of what the school asks for in the period of *today*.

        Where nothing was filled in, what there is of each sort. Goes through all experiences and reflections.
        """
        period = self.period(today)
        if period.requirements:
            return [Asks(wish, there) for wish, there in self._counted(period.requirements, period)]
        plain = [Requirement(what=what) for what in Asked]
        return [Asks(wish, there, asked=False) for wish, there in self._counted(plain, period) if there]

    def shown(self, wish: Requirement, period: SchoolPeriod) -> list[Counted]:
        """What counts for *wish* in *period*, the newest first and what has no day last; at most `SHOWN`."""
        span = days_of(period)
        found: list[Counted] = []
        if wish.what is Asked.REFLECTIONS:
            for reading, after, upto in over_time.stretches(self._file):
                found += wishes.shown_reflections(reading, wish, span, after, upto, SHOWN)
        elif wish.what is Asked.CONVERSATIONS:
            found += shows(wish, period, self._held())
        else:
            with self._file.reading() as reading:
                found += wishes.shown_experiences(reading, wish, span, SHOWN)
        return sorted(found, key=_newest, reverse=True)[:SHOWN]

    def take_over(self, file: SchoolWishes, chosen: WishPeriod, period: SchoolPeriod, called: str, label: str) -> None:
        """Let the wishes of *chosen* be what is asked in *period*, in one deed; *called* is what a nameless file is called.

        They take the place of what was asked there: whoever calls this asked the student first.

        Raises:
            SaveError, Refused: nothing was stored.
        """
        known = self._records.find(SchoolPeriod, period.id) if period.id else None
        whole = known or replace(period, id=period.id or new_id())
        name = file.name or called
        self._records.save(replace(whole, requirements=chosen.wishes, requirements_from=name), label=label)

    # ------------------------------------------------------------ private
    def _counted(self, asked: Sequence[Requirement], period: SchoolPeriod) -> list[tuple[Requirement, int]]:
        """Each of *asked* with how much of it there is, in one pass over each table."""
        span = days_of(period)
        reflected = [wish for wish in asked if wish.what is Asked.REFLECTIONS]
        talked = [wish for wish in asked if wish.what is Asked.CONVERSATIONS]
        done = [wish for wish in asked if wish.what in (Asked.EXPERIENCES, Asked.HOURS)]
        with self._file.reading() as reading:
            of_done = wishes.of_experiences(reading, done, span)
        of_reflected = [0] * len(reflected)
        if reflected:
            for reading, after, upto in over_time.stretches(self._file):
                some = wishes.of_reflections(reading, reflected, span, after, upto)
                of_reflected = [a + b for a, b in zip(of_reflected, some, strict=True)]
        held = self._held() if talked else []
        of_talked = [len(shows(wish, period, held)) for wish in talked]
        # Equal wishes have equal numbers, so a wish can be its own key.
        found = dict(zip((*done, *reflected, *talked), (*of_done, *of_reflected, *of_talked), strict=True))
        return [(wish, found[wish]) for wish in asked]

    def _held(self) -> list[Conversation]:
        return self._records.all(Conversation, state=ConversationState.HELD)


def _newest(record: Counted) -> tuple[date, str]:
    return day_of(record) or date.min, record.id
