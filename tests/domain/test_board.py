"""The board of steps: three columns, an order of one's own, and moves that lose nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.board import GAP, MOST, Lane, first_overdue, in_lane, lane_of, moved
from lobdossier.domain.plans import Step
from lobdossier.domain.vocabulary import StepState

TODAY = date(2026, 11, 22)


def step(name: str, **fields: object) -> Step:
    """A step whose id is its title."""
    return replace(Step(id=name, title=name), **fields)  # type: ignore[arg-type]  # fields of a step


def names(steps: list[Step], lane: Lane = Lane.NOW) -> str:
    return "".join(s.id for s in in_lane(steps, lane))


def after(steps: list[Step], changed: list[Step]) -> list[Step]:
    """*steps* as they are when *changed* was stored."""
    by_id = {s.id: s for s in changed}
    return [by_id.pop(s.id, s) for s in steps] + list(by_id.values())


def test_gone_otherwise_is_over_too() -> None:
    """It stands where what is done stands, not among what waits."""
    assert lane_of(step("a")) is Lane.NOW
    assert lane_of(step("a", later=True)) is Lane.LATER
    assert lane_of(step("a", state=StepState.DONE)) is Lane.DONE
    assert lane_of(step("a", state=StepState.OTHERWISE, later=True)) is Lane.DONE


def test_what_was_placed_comes_first_then_the_earliest_date() -> None:
    """A new step from a reflection does not push aside what the student put on top."""
    steps = [step("d"), step("c", by=TODAY), step("b", order=2 * GAP), step("a", order=GAP)]

    assert names(steps) == "abcd"


def test_what_is_over_stands_by_its_date_the_latest_first() -> None:
    """Whatever order it had before."""
    steps = [
        step("b", state=StepState.DONE, finished=TODAY - timedelta(days=3), order=1),
        step("a", state=StepState.OTHERWISE, finished=TODAY),
        step("c", state=StepState.DONE),
    ]

    assert names(steps, Lane.DONE) == "abc"


def test_a_move_changes_as_little_as_can_be() -> None:
    """Between two that were placed only the moved one changes; before what was never placed none of those does."""
    steps = [step("a", order=GAP), step("b", order=2 * GAP), step("c"), step("d"), step("e")]

    assert [s.id for s in moved(steps, steps[3], Lane.NOW, "a", TODAY)] == ["d"]
    assert [s.id for s in moved(steps, steps[4], Lane.NOW, "c", TODAY)] == ["e", "c"]


def test_where_there_is_no_room_all_that_are_placed_move_up() -> None:
    """Also when a merge brought the same number twice."""
    steps = [step("a", order=1), step("b", order=2), step("c", order=2), step("d", order=MOST), step("x")]
    for behind, expected in (("", "xabcd"), ("a", "axbcd"), ("b", "abxcd"), ("d", "abcdx")):
        assert names(after(steps, moved(steps, steps[4], Lane.NOW, behind, TODAY))) == expected


def test_behind_itself_it_stays_where_it_is() -> None:
    """A card that is dropped on its own place."""
    steps = [step("a", order=GAP), step("b", order=2 * GAP), step("c", order=3 * GAP)]

    assert names(after(steps, moved(steps, steps[1], Lane.NOW, "b", TODAY))) == "abc"


@pytest.mark.parametrize("state", [StepState.DONE, StepState.OTHERWISE])
def test_from_over_to_open_and_back(state: StepState) -> None:
    """It ends today when it is put among what is done; what ended already keeps its day and how it ended."""
    over = step("a", state=state, finished=TODAY - timedelta(days=9))

    assert moved([over], over, Lane.DONE, "", TODAY) == [over]
    (again,) = moved([over], over, Lane.LATER, "", TODAY)
    assert (again.state, again.finished, again.later) == (StepState.OPEN, None, True)
    (done,) = moved([again], again, Lane.DONE, "", TODAY)
    assert (done.state, done.finished) == (StepState.DONE, TODAY)


def test_what_passed_longest_ago_comes_back_and_nothing_without_a_date() -> None:
    """Also when it was for later: whoever gave it a date wanted to be asked."""
    steps = [
        step("a", later=True),
        step("b", by=TODAY - timedelta(days=2)),
        step("c", by=TODAY - timedelta(days=3), later=True),
        step("d", by=TODAY - timedelta(days=9), state=StepState.DONE),
        step("e", by=TODAY),
    ]

    found = first_overdue(steps, TODAY)
    assert found is not None
    assert found.id == "c"
    assert first_overdue(steps[:1], TODAY) is None


_STEPS = st.builds(
    Step,
    state=st.sampled_from(StepState),
    later=st.booleans(),
    order=st.one_of(st.just(0), st.integers(0, 5), st.integers(MOST - 3, MOST), st.integers(0, MOST)),
    by=st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
)


@given(st.lists(_STEPS, min_size=1, max_size=12), st.data())
def test_any_sequence_of_moves_keeps_every_step_once_and_the_order_that_was_asked(
    found: list[Step], data: st.DataObject
) -> None:
    """The moved step stands where it was put, the others keep their order, and every order is one that can be kept."""
    steps = [replace(s, id=f"{n:02}") for n, s in enumerate(found)]
    ids = [s.id for s in steps]
    for _ in range(data.draw(st.integers(1, 6))):
        which = data.draw(st.sampled_from(ids))
        lane = data.draw(st.sampled_from(Lane))
        behind = data.draw(st.sampled_from(["", *ids]))
        one = next(s for s in steps if s.id == which)
        others = [s.id for s in in_lane(steps, lane) if s.id != which]
        rest = [[s.id for s in in_lane(steps, other) if s.id != which] for other in Lane]
        here = [s.id for s in in_lane(steps, lane)]

        steps = after(steps, moved(steps, one, lane, behind, TODAY))

        assert sorted(s.id for s in steps) == ids
        assert [[s.id for s in in_lane(steps, other) if s.id != which] for other in Lane] == rest
        assert all(0 <= s.order <= MOST for s in steps)
        if lane is not Lane.DONE:
            place = here.index(which) if behind == which and which in here else 0
            place = others.index(behind) + 1 if behind in others else place
            assert [s.id for s in in_lane(steps, lane)].index(which) == place
