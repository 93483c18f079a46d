"""How time is divided: from days to school years. What is told in a school year begins and ends with it."""

from __future__ import annotations

from datetime import date, timedelta
from enum import IntEnum
from typing import Final

FIRST_MONTH_OF_SCHOOL: Final = 8


class Unit(IntEnum):
    """A piece of time; its value is how many days it has on average. Halves and quarters are those of a school year."""

    DAY = 1
    WEEK = 7
    MONTH = 30
    QUARTER = 91
    HALF = 182
    YEAR = 365
    DECADE = 3_652
    CENTURY = 36_524


_MONTHS: Final = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12}
_YEARS: Final = {Unit.DECADE: 10, Unit.CENTURY: 100}


def start_of(unit: Unit, on: date) -> date:
    """The first day of the piece of time that *on* falls in."""
    if unit is Unit.DAY:
        return on
    if unit is Unit.WEEK:
        return date.fromordinal(max(1, on.toordinal() - on.weekday()))
    if unit in _YEARS:
        return date(max(1, on.year - on.year % _YEARS[unit]), 1, 1)
    months = on.year * 12 + on.month - FIRST_MONTH_OF_SCHOOL
    return _month(months - months % _MONTHS[unit])


def next_after(unit: Unit, on: date) -> date:
    """The first day of the piece of time after the one that *on* falls in; the last day there is when there is none."""
    if unit in (Unit.DAY, Unit.WEEK):
        weekday = on.weekday() if unit is Unit.WEEK else 0
        return date.fromordinal(min(date.max.toordinal(), on.toordinal() - weekday + int(unit)))
    if unit in _YEARS:
        year = on.year - on.year % _YEARS[unit] + _YEARS[unit]
        return date(year, 1, 1) if year <= date.max.year else date.max
    months = on.year * 12 + on.month - FIRST_MONTH_OF_SCHOOL
    return _month(months - months % _MONTHS[unit] + _MONTHS[unit])


def last_of(unit: Unit, on: date) -> date:
    """The last day of the piece of time that *on* falls in."""
    after = next_after(unit, on)
    return after if after == date.max else after - timedelta(days=1)


def _month(months: int) -> date:
    """The first day of a month, counted from the first school month of the year 0."""
    year, month = divmod(months + FIRST_MONTH_OF_SCHOOL - 1, 12)
    if year < 1:
        return date.min
    return date(year, month + 1, 1) if year <= date.max.year else date.max
