"""Which school period a day falls in, and whose words belong to it.

What happened keeps its words: a "stage" of vmbo 4 stays a stage when the student goes on to mbo, where it is a BPV.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import Sector

DAY: Final = timedelta(days=1)
SOON: Final = timedelta(weeks=8)
"""So long before its end a period looks ahead to the next one."""


def in_order(periods: Iterable[SchoolPeriod]) -> list[SchoolPeriod]:
    """*periods* as they followed each other; one without a first day comes first."""
    return sorted(periods, key=lambda period: (period.start or date.min, period.id))


def covers(period: SchoolPeriod, day: date) -> bool:
    """Whether *day* falls in *period*, its first and last day included; an end that is open reaches on."""
    return (period.start or date.min) <= day <= (period.end or date.max)


def period_on(periods: Iterable[SchoolPeriod], day: date) -> SchoolPeriod | None:
    """The period that *day* falls in; of two that overlap the one that began last."""
    return next((period for period in reversed(in_order(periods)) if covers(period, day)), None)


def sector_on(periods: Iterable[SchoolPeriod], day: date | None, default: Sector) -> Sector:
    """The sector whose words belong to what happened on *day*.

    A day between two periods (a summer) belongs to the one before, and one before all of them to the first. After the
    last one ended, without a day or without any period it is *default*: the sector of today.
    """
    known = in_order(periods)
    if day is None or not known:
        return default
    found = period_on(known, day)
    if found is not None:
        return found.sector
    if day > max(period.end or date.max for period in known):
        return default
    before = [period for period in known if (period.start or date.min) <= day]
    return (before or known[:1])[-1].sector


@dataclass(frozen=True, slots=True)
class Sectors:
    """The sector of every day of a student, read once for a whole list: `on` is asked per row."""

    now: Sector = Sector.MBO
    """The sector of today: what is new speaks its words."""
    periods: tuple[SchoolPeriod, ...] = ()

    def on(self, *days: date | None) -> Sector:
        """The sector of the first of *days* that is known; see `sector_on`."""
        return sector_on(self.periods, next((day for day in days if day is not None), None), self.now)


def reach(periods: Iterable[SchoolPeriod], period: SchoolPeriod) -> tuple[date, date]:
    """The first and last day that belong to *period*: the summer after it too, when another period follows.

    It ends on the day before the next one begins, or on its own last day when it is the last.
    """
    following = [other.start for other in in_order(periods) if other.start and other.start > (period.start or date.min)]
    last = following[0] - DAY if following else period.end or date.max
    return period.start or date.min, last


def closed_by(periods: Iterable[SchoolPeriod], fresh: SchoolPeriod) -> list[SchoolPeriod]:
    """Those of *periods* that *fresh* brings to an end, with their last day: the one before it begins.

    A period that had ended by then keeps its last day, and one that begins later is left alone.
    """
    start = fresh.start
    if start is None:
        return []
    return [
        replace(period, end=start - DAY)
        for period in in_order(periods)
        if period.id != fresh.id and (period.start or date.min) < start <= (period.end or date.max)
    ]


def runs_out(periods: Iterable[SchoolPeriod], today: date) -> SchoolPeriod | None:
    """The last period, when it ends within `SOON` or has ended already: time to say where one goes next."""
    last = next(reversed(in_order(periods)), None)
    return last if last is not None and last.end is not None and last.end - today <= SOON else None
