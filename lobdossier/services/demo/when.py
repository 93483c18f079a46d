"""Dates of the example: told from today, so that the example is always of this week."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

SETTLED: Final = timedelta(days=75)
"""So long the present school year has lasted at least: what happened in it needs room."""

_FORM: Final = re.compile(
    r"(?:y(?P<year>-?\d)/(?P<month>\d\d)-(?P<day>\d\d)|f(?P<share>0?\.\d+)|(?P<days>[+-]\d+))(?P<at>@[1-7]?)?"
)
_AUGUST: Final = 8


@dataclass(frozen=True, slots=True)
class Calendar:
    """The dates of the story as they fall when it is *today*."""

    today: date

    @property
    def first_day(self) -> date:
        """1 September of the present school year."""
        settled = self.today - SETTLED
        return date(settled.year if settled.month > _AUGUST else settled.year - 1, 9, 1)

    def on(self, told: str) -> date:
        """The date that *told* means; `resources/demo/story.toml` says how dates are told there.

        Raises:
            ValueError: it is not told so.
        """
        found = _FORM.fullmatch(told)
        if found is None:
            raise ValueError(told)
        day = self._day(found)
        at = found["at"]
        if at is None:
            return self._working_day(day)
        return day - timedelta(days=(day.isoweekday() - int(at[1])) % 7) if len(at) > 1 else day

    def _day(self, found: re.Match[str]) -> date:
        if found["days"]:
            return self.today + timedelta(days=int(found["days"]))
        if found["share"]:
            return self.first_day + (self.today - self.first_day) * float(found["share"])
        month = int(found["month"])
        year = self.first_day.year + int(found["year"]) + (month < _AUGUST)
        return date(year, month, int(found["day"]))

    def _working_day(self, day: date) -> date:
        beyond = day.isoweekday() - 5
        if beyond <= 0:
            return day
        return day - timedelta(days=beyond) if day <= self.today else day + timedelta(days=3 - beyond)
