"""From mark to mark by key: on and back in time, and to the lane above or under."""

from __future__ import annotations

from collections.abc import Sequence

from lobdossier.domain.timeline.layout import Layout, Mark
from lobdossier.domain.timeline.things import Moment, Timeline


def beside_in_time(marks: Sequence[Mark], current: Mark | None, forward: bool) -> Mark | None:
    """The next or the former mark; without a current one the last, or the first; None at the end."""
    if not marks:
        return None
    if current is None or current not in marks:
        return marks[0 if forward else -1]
    place = marks.index(current) + (1 if forward else -1)
    return marks[place] if 0 <= place < len(marks) else None


def beyond(told: Timeline, current: Mark | None, forward: bool) -> Moment | None:
    """What comes after or before *current* among all that is told, whether it is worked out or not."""
    if current is None:
        return None
    place = told.moments.index(current.moments[-1 if forward else 0]) + (1 if forward else -1)
    return told.moments[place] if 0 <= place < len(told.moments) else None


def in_next_lane(layout: Layout, current: Mark | None, down: bool) -> Mark | None:
    """The mark of the lane under or above that is nearest in time; lanes without marks are passed over."""
    if current is None:
        return None
    lanes = [each for each in layout.lanes if each.marks or each.lane is current.lane]
    here = next(place for place, each in enumerate(lanes) if each.lane is current.lane)
    place = here + (1 if down else -1)
    if not 0 <= place < len(lanes):
        return None
    middle = (current.left + current.right) / 2
    return min(lanes[place].marks, key=lambda mark: (_away(mark, middle), mark.row))


def _away(mark: Mark, x: float) -> float:
    """How far *x* is from a mark; 0 inside a bar."""
    return max(mark.left - x, x - mark.right, 0.0)
