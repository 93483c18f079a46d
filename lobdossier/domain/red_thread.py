"""The red thread: what stayed, moved, came and went in a student's motives over the years.

It is computed from the orders that were kept and from what is in order now, and never stored. Nothing here is an
opinion: each word that a screen or a page puts to it (`Fate`, `Shift`) follows from the places alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from lobdossier.domain.portrait import Motive, MotiveOrder, RankedMotive
from lobdossier.domain.schooling import in_order, period_on
from lobdossier.domain.student import SchoolPeriod

ON_TOP: Final = 3
"""Places that count as the top of an order."""
LATELY: Final = timedelta(days=28)
"""An order of the present school year is a moment of its own when it is older: yesterday's is no growth."""
_FIRST_MONTH: Final = 8
_LAST_RANK: Final = 10_001


class Fate(StrEnum):
    """What became of a motive, from the first moment to now."""

    STAYED = "stayed"
    """At every moment: among the first three each time, or never lower than where it began."""
    MOVED = "moved"
    """There at first and now, and lower or away in between."""
    CAME = "came"
    """Not there at first, and there now."""
    WENT = "went"
    """Not there now."""


class Shift(StrEnum):
    """Something that changed, and can be asked about."""

    OFF_TOP = "off_top"
    """It was first, and is not first now (it may be gone)."""
    WENT = "went"
    CAME = "came"
    """Not there at any earlier moment."""
    ROSE = "rose"
    SANK = "sank"


@dataclass(frozen=True, slots=True)
class Moment:
    """A column of the thread: the order as it was *on* that day, first one first, in the words of then."""

    on: date
    motives: tuple[RankedMotive, ...]
    period: SchoolPeriod | None = None


@dataclass(frozen=True, slots=True)
class Strand:
    """One motive through the moments. *places* count from 1; None where it was not there. *words* are those of then."""

    key: str
    places: tuple[int | None, ...]
    words: tuple[RankedMotive | None, ...]
    fate: Fate

    @property
    def title(self) -> str:
        """How it was called last."""
        return next(said.title for said in reversed(self.words) if said is not None)

    @property
    def there(self) -> tuple[int, ...]:
        """The moments at which it was there, by their place in the thread."""
        return tuple(n for n, place in enumerate(self.places) if place is not None)

    @property
    def lowest(self) -> int:
        """The lowest place that it ever had."""
        return max(place for place in self.places if place is not None)


@dataclass(frozen=True, slots=True)
class Change:
    """A *shift* of one strand since the moment *since* (its place in the thread)."""

    shift: Shift
    strand: Strand
    since: int


@dataclass(frozen=True, slots=True)
class RedThread:
    """Moments from early to late, the last one being now; and the strands, in the order of now, those that went last."""

    moments: tuple[Moment, ...]
    strands: tuple[Strand, ...]

    @property
    def spans(self) -> bool:
        """Whether there is an earlier moment to compare with: else it is an order, and no thread yet."""
        return len(self.moments) > 1

    def with_fate(self, fate: Fate) -> tuple[Strand, ...]:
        """The strands of which this became."""
        return tuple(strand for strand in self.strands if strand.fate is fate) if self.spans else ()

    def changes(self) -> tuple[Change, ...]:
        """What changed, the most telling first; at most one of each strand."""
        found: dict[str, Change] = {}
        if self.spans:
            for change in (*self._off_top(), *self._went(), *self._came(), *self._moved()):
                found.setdefault(change.strand.key, change)
        return tuple(found.values())

    # ------------------------------------------------------------ private
    def _off_top(self) -> Iterable[Change]:
        for at in range(len(self.moments) - 1):
            yield from (Change(Shift.OFF_TOP, s, at) for s in self.strands if s.places[at] == 1 and s.places[-1] != 1)

    def _went(self) -> Iterable[Change]:
        return (Change(Shift.WENT, s, s.there[-1]) for s in self.strands if s.fate is Fate.WENT)

    def _came(self) -> Iterable[Change]:
        last = len(self.moments) - 1
        return (Change(Shift.CAME, s, last - 1) for s in self.strands if s.there == (last,))

    def _moved(self) -> Iterable[Change]:
        for strand in self.strands:
            first, now = strand.places[strand.there[0]], strand.places[-1]
            if first is not None and now is not None and abs(now - first) > 1:
                yield Change(Shift.ROSE if now < first else Shift.SANK, strand, strand.there[0])


def ranked(motives: Iterable[Motive]) -> list[Motive]:
    """Those that were not let go, by rank; without one they come last, the oldest first."""
    present = (motive for motive in motives if motive.until is None)
    return sorted(present, key=lambda motive: (motive.rank or _LAST_RANK, motive.since or date.max, motive.id))


def as_ranked(motives: Iterable[Motive]) -> tuple[RankedMotive, ...]:
    """*motives* as an order keeps them: with the words of now."""
    return tuple(RankedMotive(motive_id=m.id, title=m.title, sentence=m.sentence) for m in motives)


def history(orders: Iterable[MotiveOrder]) -> list[MotiveOrder]:
    """The orders that say something new, oldest first; one a day. Without a day or without motives they tell nothing."""
    told: dict[date, MotiveOrder] = {}
    for order in sorted(orders, key=lambda order: order.id):
        if order.on is not None and order.motives:
            told[order.on] = order
    kept: list[MotiveOrder] = []
    for _, order in sorted(told.items()):
        if not kept or kept[-1].motives != order.motives:
            kept.append(order)
    return kept


def reaches_back(orders: Iterable[MotiveOrder]) -> date | None:
    """The day of the first order, where there is a later one of another school year: so far back a thread can go."""
    days = [order.on for order in history(orders) if order.on is not None]
    return days[0] if days and _school_year(days[0]) != _school_year(days[-1]) else None


def red_thread(
    orders: Iterable[MotiveOrder], motives: Iterable[Motive], periods: Iterable[SchoolPeriod], today: date
) -> RedThread:
    """The thread as it is *today*: the last order of each school period and school year, and what is in order now.

    Of the period of today the last order counts that is older than `LATELY` and was looked at again since. Orders
    without a day, or of a day to come, are left out.
    """
    known = in_order(periods)
    now = Moment(today, as_ranked(ranked(motives)), _period(known, today))
    moments = [*_earlier(history(orders), now, known), now]
    return RedThread(tuple(moments), _strands(moments))


def _period(periods: Sequence[SchoolPeriod], on: date) -> SchoolPeriod | None:
    """The period that *on* falls in; in a holiday the one of that school year that was over by then."""
    over = (
        p for p in reversed(periods) if p.end is not None and p.end < on and _school_year(p.end) == _school_year(on)
    )
    return period_on(periods, on) or next(over, None)


def _earlier(orders: Sequence[MotiveOrder], now: Moment, periods: Sequence[SchoolPeriod]) -> list[Moment]:
    """The columns before now."""
    current = _group(now)
    last: dict[object, Moment] = {}
    for order in orders:
        if order.on is None or order.on > now.on:
            continue
        moment = Moment(order.on, order.motives, _period(periods, order.on))
        looked_again = order is not orders[-1] or _keys(moment) != _keys(now)
        if _group(moment) != current or (order.on <= now.on - LATELY and looked_again):
            last[_group(moment)] = moment
    return sorted(last.values(), key=lambda moment: moment.on)


def _group(moment: Moment) -> tuple[str, int]:
    """A period that lasts for years gives a column for each."""
    return (moment.period.id if moment.period else "", _school_year(moment.on))


def _school_year(on: date) -> int:
    return on.year if on.month >= _FIRST_MONTH else on.year - 1


def _keys(moment: Moment) -> list[str]:
    return [_key(said) for said in moment.motives]


def _key(said: RankedMotive) -> str:
    """What makes it the same motive at another moment; in a file of elsewhere it may have no id."""
    return said.motive_id or f"title:{said.title.casefold()}"


def _strands(moments: Sequence[Moment]) -> tuple[Strand, ...]:
    found = [_places(moment) for moment in moments]
    keys = dict.fromkeys(key for places in reversed(found) for key in places)
    return tuple(_strand(key, found) for key in keys)


def _places(moment: Moment) -> dict[str, tuple[int, RankedMotive]]:
    """Where each motive stands; one that occurs twice stands where it is first."""
    places: dict[str, tuple[int, RankedMotive]] = {}
    for said in moment.motives:  # one that stands twice in a file from elsewhere counts once
        places.setdefault(_key(said), (len(places) + 1, said))
    return places


def _strand(key: str, found: Sequence[dict[str, tuple[int, RankedMotive]]]) -> Strand:
    places = tuple(at[key][0] if key in at else None for at in found)
    return Strand(key, places, tuple(at[key][1] if key in at else None for at in found), _fate(places))


def _fate(places: Sequence[int | None]) -> Fate:
    first, now = places[0], places[-1]
    if now is None:
        return Fate.WENT
    if first is None:
        return Fate.CAME
    lowest = max(ON_TOP, first)
    return Fate.STAYED if all(place is not None and place <= lowest for place in places) else Fate.MOVED
