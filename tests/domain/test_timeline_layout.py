"""A life in lanes: what stands where, and what goes together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.timeline import layout as layout_module
from lobdossier.domain.timeline.axis import WEEK, Axis, Bounds, View, ticks
from lobdossier.domain.timeline.layout import Layout, Mark, Sizes, Span, lay_out
from lobdossier.domain.timeline.things import EARLIEST, LANE_OF, LATEST, Lane, Moment, Timeline, stretches, timeline
from lobdossier.domain.timeline.units import Unit, last_of, next_after, start_of
from lobdossier.domain.vocabulary import ExperienceKind, Sector

TODAY = date(2026, 11, 22)
SIZES = dict.fromkeys(Lane, Sizes(point=60, bar=30))
A_TOUCH = 1e-6

days = st.dates(date(2015, 1, 1), date(2035, 12, 31))
scales = st.floats(0.005, 300)
units = st.sampled_from(Unit)


@st.composite
def moments(draw: st.DrawFn, most: int = 60) -> list[Moment]:
    """Any lives: crowded and empty months, long and short things, some mistyped."""
    made = []
    for number in range(draw(st.integers(0, most))):
        first = draw(st.one_of(days, st.dates(date(2026, 9, 1), date(2026, 9, 30)), st.none(), st.dates()))
        length = draw(st.sampled_from((None, 0, 1, 6, 90, 800, -5)))
        last = None if first is None or length is None else _moved(first, length)
        made.append(Moment("experience", f"{number:03}", draw(st.sampled_from(Lane)), "", first, last))
    return made


def _moved(on: date, by: int) -> date:
    return date.fromordinal(min(date.max.toordinal(), max(1, on.toordinal() + by)))


def told_of(given_moments: Sequence[Moment]) -> Timeline:
    return timeline(given_moments, (), TODAY)


def told_in(made: Layout) -> list[str]:
    return sorted(moment.id for mark in made.marks for moment in mark.moments)


def happened(n: int, on: date = TODAY, lane: Lane = Lane.WORK, step: int = 0) -> list[Moment]:
    """*n* short things, *step* days after each other."""
    return [Moment("experience", f"{k:05}", lane, f"Ding {k}", on + timedelta(step * k)) for k in range(n)]


# ---- units ---------------------------------------------------------------------------------------------------


@given(unit=units, on=days)
def test_a_day_lies_in_exactly_one_piece_of_time(unit: Unit, on: date) -> None:
    """Pieces follow each other without a gap: the next one begins on the day after the last."""
    first, last = start_of(unit, on), last_of(unit, on)

    assert first <= on <= last
    assert next_after(unit, on) == last + timedelta(days=1)
    assert start_of(unit, last) == first
    assert start_of(unit, next_after(unit, on)) == next_after(unit, on)


@given(unit=units, on=st.dates())
def test_pieces_of_time_end_where_the_calendar_does(unit: Unit, on: date) -> None:
    """Also for a date that somebody mistyped."""
    assert start_of(unit, on) <= on <= max(on, last_of(unit, on))


def test_a_school_year_begins_in_august() -> None:
    assert (start_of(Unit.YEAR, date(2026, 7, 31)), last_of(Unit.YEAR, date(2026, 8, 1))) == (
        date(2025, 8, 1),
        date(2027, 7, 31),
    )
    assert start_of(Unit.QUARTER, date(2027, 1, 31)) == date(2026, 11, 1)


# ---- axis ----------------------------------------------------------------------------------------------------


@given(origin=days, scale=scales, on=days)
def test_a_day_is_found_where_it_was_put(origin: date, scale: float, on: date) -> None:
    """From a day to a length and back, at every distance."""
    axis = Axis(origin.toordinal(), scale)

    assert axis.on(axis.of(on)) == on
    assert axis.on(axis.of(on) + scale * 0.99) == on


@given(
    first=days, length=st.integers(0, 9_000), factor=st.floats(0.05, 20), share=st.floats(0, 1), by=st.floats(-9e3, 9e3)
)
def test_a_view_never_leaves_what_there_is(first: date, length: int, factor: float, share: float, by: float) -> None:
    """However one zooms and moves; the day under the pointer stays there unless the end is in the way."""
    bounds = Bounds.around(first, first + timedelta(length))
    around = bounds.first + share * bounds.days
    whole = View.whole(bounds)

    near = whole.zoomed(factor, around, bounds)
    moved = near.moved(by, bounds)

    for view in (near, moved, moved.zoomed(1 / factor, around, bounds)):
        assert WEEK - A_TOUCH <= view.days <= bounds.days + A_TOUCH
        assert bounds.first - A_TOUCH <= view.first
        assert view.first + view.days <= bounds.end + A_TOUCH
    assert abs((around - near.first) / near.days - share) < A_TOUCH


@given(first=days, scale=scales, least=st.floats(20, 200))
def test_ticks_follow_each_other_over_the_whole_edge(first: date, scale: float, least: float) -> None:
    axis = Axis(first.toordinal() - 0.25, scale)

    found = ticks(axis, 0, 900, least)

    assert found[0].left <= 0
    assert found[-1].right >= 900
    assert all(abs(a.right - b.left) < A_TOUCH for a, b in pairwise(found))
    assert len({tick.unit for tick in found}) == 1
    assert len(found) <= 900 / least * 1.1 + 3


# ---- layout --------------------------------------------------------------------------------------------------


@given(given_moments=moments(), scale=scales)
def test_everything_stands_in_exactly_one_place(given_moments: list[Moment], scale: float) -> None:
    """Each moment is in one mark or in one group, or apart when it has no date that can be placed."""
    told = told_of(given_moments)

    made = lay_out(told, Axis(TODAY.toordinal(), scale), SIZES)

    assert sorted([*told_in(made), *(moment.id for moment in told.apart)]) == [m.id for m in given_moments]
    assert all(m.first is None or not EARLIEST <= m.first <= LATEST or m.last is not None for m in told.apart)


@given(given_moments=moments(), scale=scales)
def test_nothing_lies_over_anything_else(given_moments: list[Moment], scale: float) -> None:
    """In each row the marks stand from left to right, with the room that they were promised, and in order of time."""
    made = lay_out(told_of(given_moments), Axis(TODAY.toordinal(), scale), SIZES)

    for lane in made.lanes:
        for row in range(lane.bars + lane.points):
            marks = [mark for mark in lane.marks if mark.row == row]
            assert all(mark.bar == (row < lane.bars) for mark in marks)
            for before, after in pairwise(marks):
                assert before.right <= after.left + A_TOUCH
                assert before.at <= after.at + A_TOUCH
        assert max((mark.row for mark in lane.marks), default=-1) < lane.bars + lane.points


@given(given_moments=moments(), scale=scales)
def test_a_point_stays_near_its_day_and_in_its_month(given_moments: list[Moment], scale: float) -> None:
    """What was moved aside is still in the piece of the calendar that it belongs to."""
    axis = Axis(TODAY.toordinal(), scale)
    made = lay_out(told_of(given_moments), axis, SIZES)
    unit = next((unit for unit in Unit if unit * scale >= 150), None)

    for mark in made.marks:
        if not mark.bar and unit is not None:
            on = mark.moments[0].first
            assert on is not None
            assert axis.of(start_of(unit, on)) - A_TOUCH <= mark.left
            assert mark.right <= axis.of(next_after(unit, on)) + A_TOUCH


@given(given_moments=moments(), scale=scales, order=st.randoms())
def test_the_same_life_gives_the_same_picture(given_moments: list[Moment], scale: float, order: object) -> None:
    """In whatever order it was read."""
    axis = Axis(TODAY.toordinal(), scale)
    mixed = list(given_moments)
    order.shuffle(mixed)  # type: ignore[attr-defined]  # a Random of hypothesis

    assert lay_out(told_of(mixed), axis, SIZES).marks == lay_out(told_of(given_moments), axis, SIZES).marks


@given(given_moments=moments(), scale=scales, left=st.floats(-2_000, 2_000))
def test_a_crowded_life_is_worked_out_in_parts_that_fit(given_moments: list[Moment], scale: float, left: float) -> None:
    """What is in sight stands where it stands in the whole."""
    told, axis = told_of(given_moments), Axis(TODAY.toordinal(), scale)
    whole = lay_out(told, axis, SIZES)
    span = Span(left, left + 900)
    before = layout_module.MANY
    layout_module.MANY = 0
    try:
        part = lay_out(told, axis, SIZES, span)
    finally:
        layout_module.MANY = before

    seen = [mark for mark in whole.marks if span.meets(mark.left, mark.right)]
    assert [mark for mark in part.marks if span.meets(mark.left, mark.right)] == seen
    for mine, all_ in zip(part.lanes, whole.lanes, strict=True):
        assert (mine.lane, mine.bars) == (all_.lane, all_.bars)
        assert mine.points >= all_.points


def test_a_crowded_month_is_one_group_of_that_month() -> None:
    """ "12 ervaringen in september": all of it, so that the sentence is true."""
    axis = Axis(TODAY.toordinal(), 5.0)  # a month has room for two beside each other

    made = lay_out(told_of(happened(12, date(2026, 9, 3), step=2)), axis, SIZES)

    (group,) = made.marks
    assert (len(group.moments), group.unit, group.first, group.last) == (
        12,
        Unit.MONTH,
        date(2026, 9, 1),
        date(2026, 9, 30),
    )


def test_from_nearer_by_a_group_falls_apart() -> None:
    told = told_of(happened(12, date(2026, 9, 3), step=2))

    near = lay_out(told, Axis(TODAY.toordinal(), 40.0), SIZES)

    assert not any(mark.group for mark in near.marks)
    assert [mark.moments[0].id for mark in near.marks] == [moment.id for moment in told.moments]


def test_what_is_long_is_a_bar_once_it_can_be_seen() -> None:
    long = Moment("experience", "a", Lane.WORK, "Stage", date(2026, 2, 1), date(2026, 3, 31))

    def only(scale: float) -> Mark:
        (mark,) = lay_out(told_of([long]), Axis(TODAY.toordinal(), scale), SIZES).marks
        return mark

    assert not only(0.2).bar
    near = only(2.0)
    assert near.bar
    assert near.right - near.left == pytest.approx(2.0 * 59)


def test_a_third_long_thing_at_the_same_time_is_a_point() -> None:
    """Two rows of bars are enough; more is put under them and is not lost."""
    at_once = [Moment("experience", key, Lane.WORK, "", date(2026, 1, 1), date(2026, 6, 30)) for key in ("a", "b", "c")]

    made = lay_out(told_of(at_once), Axis(TODAY.toordinal(), 1.0), SIZES)

    assert [(mark.bar, mark.row) for mark in made.marks] == [(True, 0), (True, 1), (False, 2)]


def test_every_sort_of_experience_has_a_lane() -> None:
    assert set(LANE_OF) == set(ExperienceKind)
    assert set(LANE_OF.values()) == {Lane.SCHOOL, Lane.WORK, Lane.HOME}


def test_what_ends_before_it_begins_is_turned_round() -> None:
    told = told_of([Moment("experience", "a", Lane.HOME, "", date(2026, 5, 9), date(2026, 5, 2))])

    assert (told.moments[0].first, told.moments[0].last) == (date(2026, 5, 2), date(2026, 5, 9))


@pytest.mark.parametrize("first", [None, date(1026, 5, 2), date(2999, 1, 1)])
def test_without_a_credible_date_it_is_kept_apart(first: date | None) -> None:
    """One mistyped year does not press all the rest into a dot."""
    told = told_of([*happened(3), Moment("experience", "odd", Lane.HOME, "", first)])

    assert [moment.id for moment in told.apart] == ["odd"]
    assert len(told.moments) == 3


# ---- school periods ---------------------------------------------------------------------------------------------


def test_the_change_of_school_is_marked_once() -> None:
    """Not at every new year, and not where the same name is written a little differently."""
    periods = [
        SchoolPeriod(title="mbo 1", school="De  Spaander ", sector=Sector.MBO, start=date(2025, 8, 25)),
        SchoolPeriod(title="vmbo 4", school="Het Vaartland", sector=Sector.VO, start=date(2024, 9, 1)),
        SchoolPeriod(title="mbo 2", school="de Spaander", sector=Sector.MBO, start=date(2026, 8, 25)),
        SchoolPeriod(title="ooit"),
    ]

    found = stretches(periods, TODAY)

    assert [(each.title, each.turn) for each in found] == [("vmbo 4", False), ("mbo 1", True), ("mbo 2", False)]
    assert [each.last for each in found] == [date(2025, 8, 24), date(2026, 8, 24), TODAY]
