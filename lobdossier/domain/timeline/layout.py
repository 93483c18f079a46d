"""Where everything stands: what is long as a bar, what is short as a point, what would lie over each other as one group.

Groups follow the calendar. When the points of a month (or week, quarter … whatever has room for a few) do not fit beside
each other, all of that month become one group: so that it can be said what is in it, and it stays the same while a
person moves along the line.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

from lobdossier.domain.timeline.axis import Axis
from lobdossier.domain.timeline.things import Lane, Moment, Timeline, Track
from lobdossier.domain.timeline.units import Unit, last_of, next_after, start_of

_ROOM: Final = 2.5
"""How many points wide a cell is at least: in a narrow one two would push each other far from their days."""
MANY: Final = 1_000
"""With more moments in a lane only what is in sight is worked out."""
_SLACK: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths in one lane. *point*: what a point takes with the air around it; *bar*: the shortest bar."""

    point: float
    bar: float
    bar_rows: int = 2
    point_rows: int = 2


class Mark(NamedTuple):
    """One thing in the picture: a moment, or several as a group.

    *at* is where its first day begins; *left* and *right* are what it takes, a point may have been moved a little.
    *row* counts from the top of its lane, bars before points. *unit* is None, or of a group the piece of time it is.
    """

    lane: Lane
    row: int
    bar: bool
    left: float
    right: float
    at: float
    moments: Sequence[Moment]
    first: date
    last: date
    unit: Unit | None

    @property
    def group(self) -> bool:
        """Whether there are several moments in it."""
        return len(self.moments) > 1


class LaneLayout(NamedTuple):
    """One lane: how many rows of bars and of points it has, and its marks from left to right."""

    lane: Lane
    bars: int
    points: int
    marks: tuple[Mark, ...]


class Span(NamedTuple):
    """A piece of the line, as lengths."""

    left: float
    right: float

    def meets(self, left: float, right: float) -> bool:
        """Whether something from *left* to *right* lies in it, if only in part."""
        return left < self.right and right > self.left


_Placed = tuple[int, float, float, Moment]
"""Row, left edge, where its day begins, what it is."""
EVERYWHERE: Final = Span(float("-inf"), float("inf"))


@dataclass(frozen=True)
class Layout:
    """Where everything stands. Lanes with very many points have only those of *span* in them."""

    lanes: tuple[LaneLayout, ...] = ()
    span: Span = EVERYWHERE

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """All marks in the order in which they happened: what a person goes through with the arrow keys."""
        order = {lane: place for place, lane in enumerate(Lane)}
        marks = [mark for lane in self.lanes for mark in lane.marks]
        return tuple(sorted(marks, key=lambda mark: (mark.first, order[mark.lane], mark.row, mark.left)))

    def covers(self, span: Span) -> bool:
        """Whether everything in *span* is in it."""
        return self.span.left <= span.left and span.right <= self.span.right


class _Cell(NamedTuple):
    """A piece of the calendar with the points in it, each with where its day begins."""

    unit: Unit | None
    left: float
    right: float
    points: Sequence[tuple[float, Moment]]


def lay_out(told: Timeline, axis: Axis, sizes: Mapping[Lane, Sizes], span: Span = EVERYWHERE) -> Layout:
    """Every moment of *told* in exactly one mark; no two marks of a row lie over each other.

    Where it is crowded only what meets *span* is worked out. It stands where it would stand without it.
    """
    crowded = any(len(track.moments) > MANY for track in told.tracks.values())
    if not crowded:
        span = EVERYWHERE
    return Layout(tuple(_lane(lane, track, axis, sizes[lane], span) for lane, track in told.tracks.items()), span)


def _lane(lane: Lane, track: Track, axis: Axis, sizes: Sizes, span: Span) -> LaneLayout:
    bars, above, days, points = _bars(lane, track, axis, sizes, span)
    marks = bars
    under = 0
    for cell in _cells(days, points, axis, sizes):
        if span.meets(cell.left, cell.right):
            found = list(_settle(lane, cell, above, sizes))
            under = max(under, 1 - above + max(mark.row for mark in found))
            marks += found
        else:
            single = len(cell.points) == 1 or len(cell.points) > _places(cell, sizes)
            under = max(under, 1 if single else sizes.point_rows)
    return LaneLayout(lane, above, under, tuple(sorted(marks, key=lambda mark: (mark.left, mark.row))))


def _bars(
    lane: Lane, track: Track, axis: Axis, sizes: Sizes, span: Span
) -> tuple[list[Mark], int, list[int], list[Moment]]:
    """What is long enough for a bar and finds a row, and how many rows; then the others, with their first days."""
    longest = max(2.0, sizes.bar / axis.scale)
    ends = [float("-inf")] * sizes.bar_rows
    bars: list[Mark] = []
    days: list[int] = []
    points: list[Moment] = []
    for moment, first, last in zip(track.moments, track.first, track.last, strict=True):
        if last - first + 1 >= longest:
            left = axis.x(first)
            row = next((row for row, end in enumerate(ends) if end <= left + _SLACK), None)
            if row is not None:
                ends[row] = right = axis.x(last + 1)
                if span.meets(left, right):
                    days_of = date.fromordinal(first), date.fromordinal(last)
                    bars.append(Mark(lane, row, True, left, right, left, (moment,), *days_of, None))
                continue
        days.append(first)
        points.append(moment)
    return bars, sum(end > float("-inf") for end in ends), days, points


def _places(cell: _Cell, sizes: Sizes) -> int:
    """How many points fit in a cell."""
    return _across(cell, sizes) * sizes.point_rows


def _across(cell: _Cell, sizes: Sizes) -> int:
    return max(1, int((cell.right - cell.left) / sizes.point + _SLACK))


def _cells(days: Sequence[int], points: Sequence[Moment], axis: Axis, sizes: Sizes) -> Iterator[_Cell]:
    """The points by the shortest piece of the calendar that has room for a few; all together when none has."""
    unit = next((unit for unit in Unit if unit * axis.scale >= _ROOM * sizes.point), None)
    at = 0
    while at < len(points):
        if unit is None:
            left, end = axis.x(days[0]), len(points)
            right = max(axis.x(days[-1] + 1), left + sizes.point)
        else:
            on = date.fromordinal(days[at])
            after = next_after(unit, on).toordinal()
            end = max(at + 1, bisect_left(days, after, at))
            left, right = axis.of(start_of(unit, on)), axis.x(after)
        yield _Cell(unit, left, right, [(axis.x(days[n]), points[n]) for n in range(at, end)])
        at = end


def _settle(lane: Lane, cell: _Cell, above: int, sizes: Sizes) -> Iterator[Mark]:
    """The points of a cell beside and under each other, or as one group; under *above* rows of bars."""
    if len(cell.points) > _places(cell, sizes):
        yield _group(lane, cell, above, sizes)
        return
    placed = _in_rows(cell, 1, sizes) if len(cell.points) <= _across(cell, sizes) else []
    if not placed or max(abs(left + sizes.point / 2 - at) for _, left, at, _ in placed) > sizes.point:
        placed = _in_rows(cell, sizes.point_rows, sizes)
    for row, left, at, moment in placed:
        first = moment.first or date.min
        last = max(first, moment.last or first)
        yield Mark(lane, above + row, False, left, left + sizes.point, at, (moment,), first, last, None)


def _in_rows(cell: _Cell, rows: int, sizes: Sizes) -> list[_Placed]:
    """Row and left edge of each point: where it happened, or as far back as what came after it asks."""
    slots = _across(cell, sizes)
    limits = [cell.right] * rows
    made: list[list[_Placed]] = [[] for _ in range(rows)]
    for at, moment in reversed(cell.points):
        wanted = min(max(at - sizes.point / 2, cell.left), cell.right - sizes.point)
        free = [n for n in range(rows) if len(made[n]) < slots]
        crowded = max(free, key=lambda n: (limits[n], -n))
        row = next((n for n in free if limits[n] - sizes.point >= wanted - _SLACK), crowded)
        limits[row] = min(wanted, limits[row] - sizes.point)
        made[row].append((row, limits[row], at, moment))
    settled: list[_Placed] = []
    for found in made:
        least = cell.left
        for row, left, at, moment in reversed(found):
            settled.append((row, max(left, least), at, moment))
            least = settled[-1][1] + sizes.point
    return settled


def _group(lane: Lane, cell: _Cell, above: int, sizes: Sizes) -> Mark:
    """In the middle of what is in it."""
    middle = (cell.points[0][0] + cell.points[-1][0]) / 2
    left = max(cell.left, min(middle - sizes.point / 2, cell.right - sizes.point))
    moments = tuple(moment for _, moment in cell.points)
    first = moments[0].first or date.min
    last = moments[-1].first or first
    if cell.unit is not None:
        first, last = start_of(cell.unit, first), last_of(cell.unit, first)
    return Mark(lane, above, False, left, left + sizes.point, cell.points[0][0], moments, first, last, cell.unit)
