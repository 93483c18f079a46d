"""The rules of the board with plans: in which column a step stands, in what order, and what a move changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Final

from lobdossier.domain.plans import Step
from lobdossier.domain.vocabulary import StepState

GAP: Final = 1_000
"""Between two steps that were put in order by hand, so that another fits between them without renumbering."""
MOST: Final = 1_000_000
"""The largest order that a step can have."""


_MIDDLE: Final = MOST // 2
"""Where the first one goes that is placed: there is room before it and after it."""


class Lane(StrEnum):
    """The columns of the board."""

    NOW = "now"
    LATER = "later"
    DONE = "done"


def lane_of(step: Step) -> Lane:
    """Where *step* stands. Gone otherwise is over, as done is."""
    if step.state is not StepState.OPEN:
        return Lane.DONE
    return Lane.LATER if step.later else Lane.NOW


def in_lane(steps: Iterable[Step], lane: Lane) -> list[Step]:
    """The steps of *lane* from top to bottom.

    What is open stands in the student's own order; what nobody has placed yet (order 0) comes after that, the earliest
    date first. What is over stands by its date, the latest first: that order cannot be changed.
    """
    found = [step for step in steps if lane_of(step) is lane]
    if lane is Lane.DONE:
        return sorted(found, key=lambda step: (step.finished or date.min, step.id), reverse=True)
    return sorted(found, key=lambda step: (step.order or MOST + 1, step.by or date.max, step.id))


def first_overdue(steps: Iterable[Step], today: date) -> Step | None:
    """The one whose date passed longest ago. What has no date never comes back by itself."""
    late = [step for step in steps if step.overdue(today)]
    return min(late, key=lambda step: (step.by or date.max, step.later, step.id), default=None)


def moved(steps: Iterable[Step], step: Step, lane: Lane, after: str, today: date) -> list[Step]:
    """What changes when *step* is put into *lane* behind the step with the id *after* (or first, without one).

    Returns the step as it is then, first of all, and the others whose order had to change: as few as can be. The
    order in the lane of what is over does not depend on where a step is dropped.
    """
    put = _into(step, lane, today)
    if lane is Lane.DONE:
        return [put]
    there = in_lane(steps, lane)
    others = [other for other in there if other.id != step.id]
    behind = there if after == step.id else others  # behind itself is where it stands
    place = next((place for place, other in enumerate(behind, after != step.id) if other.id == after), 0)
    return _between(others, place, put)


def _into(step: Step, lane: Lane, today: date) -> Step:
    """*step* as it is in *lane*; one that is over already stays as it ended."""
    if lane is not Lane.DONE:
        return replace(step, state=StepState.OPEN, finished=None, later=lane is Lane.LATER)
    if step.state is StepState.OPEN:
        return replace(step, state=StepState.DONE, finished=today)
    return step


def _between(others: Sequence[Step], place: int, put: Step) -> list[Step]:
    """*put* at *place* among *others*: between its neighbours where there is room, else all that are placed anew."""
    before = others[:place]
    unplaced = [other for other in before if not other.order]
    if unplaced:
        highest = max(other.order for other in before) or _MIDDLE
        numbered = [replace(other, order=highest + GAP * n) for n, other in enumerate(unplaced, 1)]
        last = highest + GAP * (len(unplaced) + 1)
        if last <= MOST:
            return [replace(put, order=last), *numbered]
    else:
        lower = before[-1].order if before else 0
        upper = others[place].order if place < len(others) else 0
        order = _room(lower, upper)
        if order is not None:
            return [replace(put, order=order)]
    return _anew(others, place, put)


def _room(lower: int, upper: int) -> int | None:
    """An order after *lower* and before *upper* (0: there is none on that side); None where no number is left."""
    if not lower and not upper:
        return _MIDDLE
    if not upper:
        order = lower + GAP
    elif not lower and upper > GAP:
        order = upper - GAP
    else:
        order = (lower + upper) // 2
    return order if lower < order < (upper or MOST + 1) else None


def _anew(others: Sequence[Step], place: int, put: Step) -> list[Step]:
    """Every step that is placed, or must be because *put* comes after it, in even steps around the middle."""
    placed = max(place, sum(1 for other in others if other.order))
    row = [*others[:place], put, *others[place:placed]]
    gap = max(1, min(GAP, MOST // (2 * len(row))))
    first = max(1, _MIDDLE - gap * (len(row) // 2))
    changed = [replace(each, order=min(MOST, first + gap * n)) for n, each in enumerate(row)]
    others_changed = [after for after, each in zip(changed, row, strict=True) if each is not put and after != each]
    return [changed[place], *others_changed]
