"""Going on to a next school or year, while it is being told: what was answered so far. Knows nothing of widgets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from lobdossier.domain.ids import new_id
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import Sector, Track

SAME: Final = "same"
"""The next year at the same school."""
LEVELS: Final[Mapping[Sector, tuple[str, ...]]] = {
    Sector.VO: ("vmbo basis", "vmbo kader", "vmbo gl/tl", "havo", "vwo"),
    Sector.MBO: ("mbo niveau 1", "mbo niveau 2", "mbo niveau 3", "mbo niveau 4"),
    Sector.HBO: ("associate degree", "bachelor", "master"),
}
"""Proposals for the level."""
_AUGUST: Final = 8
_SUMMER: Final = timedelta(days=75)
"""A school year that ends this long before August is followed by one that begins in August."""
_NUMBER: Final = re.compile(r"(\d+)(?!.*\d)")


@dataclass(frozen=True, slots=True)
class Going:
    """What is known of the next period. *where* is a sector, `SAME`, or empty while nothing is chosen."""

    before: SchoolPeriod | None
    today: date
    where: str = ""
    period: SchoolPeriod = field(default_factory=SchoolPeriod)

    @property
    def same(self) -> bool:
        """Whether it is the next year at the same school."""
        return self.where == SAME

    @property
    def named(self) -> bool:
        """Whether there is enough to know the period by: what it is called, or at which school."""
        return bool(self.where and (self.period.title.strip() or self.period.school.strip()))

    def to(self, where: str) -> Going:
        """Another way to go. The same school takes along what is known of it, another one begins empty.

        What was told before anything was chosen is kept.
        """
        if where == self.where:
            return self
        told = self.period if not self.where else SchoolPeriod()
        start = told.start or first_day(self.before, self.today)
        fresh = SchoolPeriod(
            id=self.period.id or new_id(), school=told.school, course=told.course, start=start, end=last_day(start)
        )
        if where == SAME and self.before is not None:
            old = self.before
            fresh = replace(
                fresh,
                title=next_title(old.title),
                school=old.school,
                sector=old.sector,
                course=old.course,
                level=old.level,
                track=old.track,
                guide=old.guide,
                help_desk=old.help_desk,
            )
        elif where:
            fresh = replace(fresh, sector=Sector(where))
        return replace(self, where=where, period=fresh)

    def told(
        self,
        *,
        school: str | None = None,
        course: str | None = None,
        title: str | None = None,
        level: str | None = None,
        track: Track | None = None,
    ) -> Going:
        """The same with these answers; None leaves an answer as it is."""
        now = self.period
        kept = replace(
            now,
            school=now.school if school is None else school,
            course=now.course if course is None else course,
            title=now.title if title is None else title,
            level=now.level if level is None else level,
            track=now.track if track is None else track,
        )
        return replace(self, period=kept)

    def from_day(self, start: date) -> Going:
        """Another first day; the school year that it falls in ends with July."""
        return replace(self, period=replace(self.period, start=start, end=last_day(start)))


def first_day(before: SchoolPeriod | None, today: date) -> date:
    """When the next period will begin: on the first of August, or the day after one that ends elsewhere in the year."""
    if before is None:
        return _august(today) if today.month < _AUGUST else date(today.year, _AUGUST, 1)
    if before.end is None:
        return _august(today)
    day = before.end + timedelta(days=1)
    august = _august(before.end)
    return august if august - day <= _SUMMER else day


def last_day(start: date) -> date:
    """The last of July that comes after *start*."""
    return _august(start) - timedelta(days=1)


def next_title(title: str) -> str:
    """ "mbo 1" becomes "mbo 2"; a name without a number stays open."""
    found = _NUMBER.search(title.strip())
    if found is None:
        return ""
    number = str(int(found[1]) + 1)
    return title.strip()[: found.start(1)] + number + title.strip()[found.end(1) :]


def _august(after: date) -> date:
    """The first of August that comes after *after*."""
    return date(after.year + (after.month >= _AUGUST), _AUGUST, 1)
