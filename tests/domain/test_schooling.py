"""Which period a day falls in, and the words that belong to it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.schooling import Sectors, covers, in_order, period_on, sector_on
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import Sector

VMBO = SchoolPeriod(id="1", sector=Sector.VO, start=date(2024, 9, 1), end=date(2025, 7, 15))
MBO = SchoolPeriod(id="2", sector=Sector.MBO, start=date(2025, 8, 25), end=date(2026, 7, 18))
PERIODS = [MBO, VMBO]

periods = st.lists(
    st.builds(
        SchoolPeriod,
        id=st.uuids().map(str),
        sector=st.sampled_from(Sector),
        start=st.none() | st.dates(),
        end=st.none() | st.dates(),
    ),
    max_size=5,
)


@pytest.mark.parametrize(
    ("day", "sector"),
    [
        (date(2024, 9, 1), Sector.VO),
        (date(2025, 7, 15), Sector.VO),
        (date(2025, 8, 1), Sector.VO),  # the summer between the two
        (date(2025, 8, 25), Sector.MBO),
        (date(2020, 1, 1), Sector.VO),  # before anything is known: the first
        (date(2026, 7, 19), Sector.HBO),  # the last one has ended: the sector of today
        (None, Sector.HBO),
    ],
)
def test_a_day_has_the_words_of_its_period(day: date | None, sector: Sector) -> None:
    assert sector_on(PERIODS, day, Sector.HBO) is sector


def test_without_periods_everything_speaks_the_words_of_today() -> None:
    assert sector_on([], date(2024, 1, 1), Sector.VO) is Sector.VO


def test_a_period_without_an_end_reaches_on() -> None:
    assert sector_on([SchoolPeriod(sector=Sector.VO)], date(2099, 1, 1), Sector.HBO) is Sector.VO


def test_of_two_that_overlap_the_one_that_began_last_counts() -> None:
    open_ended = SchoolPeriod(id="0", sector=Sector.VO, start=date(2023, 9, 1))

    assert period_on([MBO, open_ended], date(2025, 9, 1)) is MBO
    assert period_on([MBO, open_ended], date(2025, 8, 1)) is open_ended


def test_the_first_day_that_is_known_decides() -> None:
    sectors = Sectors(Sector.HBO, (VMBO, MBO))

    assert sectors.on(None, date(2025, 1, 1)) is Sector.VO
    assert sectors.on(date(2025, 9, 1), date(2025, 1, 1)) is Sector.MBO
    assert sectors.on(None, None) is Sector.HBO


@given(periods, st.dates(), st.sampled_from(Sector))
def test_the_sector_is_that_of_a_period_or_of_today(found: list[SchoolPeriod], day: date, now: Sector) -> None:
    said = sector_on(found, day, now)
    own = period_on(found, day)

    assert said in {now, *(period.sector for period in found)}
    assert own is None or (covers(own, day) and said is own.sector)


@given(
    st.lists(st.tuples(st.integers(0, 400), st.sampled_from(Sector)), min_size=1, max_size=6), st.sampled_from(Sector)
)
def test_between_schools_that_follow_each_other_no_day_is_without_words(
    years: list[tuple[int, Sector]], now: Sector
) -> None:
    """From the first day to the last, gaps included, each day has the sector of the period that began last before it."""
    start, made = date(2010, 8, 1), []
    for number, (days, sector) in enumerate(years):
        end = start + timedelta(days=days)
        made.append(SchoolPeriod(id=str(number), sector=sector, start=start, end=end))
        start = end + timedelta(days=40)

    assert in_order(reversed(made)) == made
    for one, after in pairwise(made):
        assert one.end is not None
        assert after.start is not None
        for day in (one.start, one.end, one.end + timedelta(days=20), after.start - timedelta(days=1)):
            assert sector_on(made, day, now) is one.sector
