"""From days to lengths and back, which part of the time is looked at, and the marks along the edge."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from lobdossier.domain.timeline.units import Unit, next_after, start_of

WEEK: Final = 7.0
"""The fewest days in sight."""
_SLACK: Final = 1e-6
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Axis:
    """A line on which a day is *scale* long; the day with ordinal *origin* begins at 0."""

    origin: float
    scale: float

    def x(self, day: float) -> float:
        """Where the day with this ordinal begins."""
        return (day - self.origin) * self.scale

    def of(self, on: date) -> float:
        """Where the day *on* begins."""
        return self.x(on.toordinal())

    def day(self, x: float) -> float:
        """The ordinal at *x*, with what has passed of that day."""
        return self.origin + x / self.scale

    def on(self, x: float) -> date:
        """The day at *x*."""
        return date.fromordinal(min(_LAST, max(_FIRST, math.floor(self.day(x) + _SLACK))))


class Bounds(NamedTuple):
    """The days that can be looked at, as ordinals: from *first* up to *end*."""

    first: float
    end: float

    @classmethod
    def around(cls, first: date, last: date, share: float = 0.03) -> Bounds:
        """All days from *first* to *last*, with a *share* of them as air on both sides; at least a month."""
        start, end = first.toordinal(), last.toordinal() + 1
        air = max((end - start) * share, (31 - (end - start)) / 2, 1.0)
        return cls(start - air, end + air)

    @property
    def days(self) -> float:
        """How many there are."""
        return self.end - self.first


@dataclass(frozen=True, slots=True)
class View:
    """The part that is in sight: *days* days from the ordinal *first* on."""

    first: float
    days: float

    @classmethod
    def whole(cls, bounds: Bounds) -> View:
        """Everything at once."""
        return cls(bounds.first, bounds.days)

    @property
    def middle(self) -> float:
        """The ordinal in the middle."""
        return self.first + self.days / 2

    def within(self, bounds: Bounds) -> View:
        """The nearest view that shows no more than there is."""
        days = min(bounds.days, max(WEEK, self.days))
        return View(min(max(self.first, bounds.first), bounds.end - days), days)

    def zoomed(self, factor: float, around: float, bounds: Bounds) -> View:
        """*factor* times closer; the ordinal *around* stays where it is in sight."""
        days = min(bounds.days, max(WEEK, self.days / factor))
        share = (around - self.first) / self.days
        return View(around - share * days, days).within(bounds)

    def moved(self, days: float, bounds: Bounds) -> View:
        """Further on, or back when *days* is negative."""
        return View(self.first + days, self.days).within(bounds)

    def over(self, first: date, last: date, bounds: Bounds) -> View:
        """From *first* to *last* with a little air."""
        days = last.toordinal() + 1 - first.toordinal()
        return View(first.toordinal() - days * 0.03, days * 1.06).within(bounds)

    def reaching(self, first: float, end: float, bounds: Bounds) -> View:
        """Moved no further than needed to have *first* … *end* in sight; its beginning when it is too long."""
        air = self.days * 0.04
        start = self.first
        if end + air > self.first + self.days:
            start = end + air - self.days
        if first - air < start:
            start = first - air
        return View(start, self.days).within(bounds)

    def between(self, other: View, share: float) -> View:
        """On the way to *other*; lengths go by ratio, so that a zoom looks even."""
        days = self.days * (other.days / self.days) ** share
        middle = self.middle + (other.middle - self.middle) * share
        return View(middle - days / 2, days)


class Tick(NamedTuple):
    """One piece of time along the edge of a picture, with where it begins and ends."""

    unit: Unit
    first: date
    left: float
    right: float


def ticks(axis: Axis, left: float, right: float, least: float) -> tuple[Tick, ...]:
    """The pieces of time between *left* and *right*: the shortest sort that is *least* long on the average."""
    unit = next((unit for unit in Unit if unit * axis.scale >= least), Unit.CENTURY)
    found = []
    at, x = start_of(unit, axis.on(left)), 0.0
    while x < right and at < date.max:
        after = next_after(unit, at)
        x = axis.of(after)
        found.append(Tick(unit, at, axis.of(at), x))
        at = after
    return tuple(found)
