"""Going on to a next school or year: what is proposed, and what is kept of what was told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.student import Requirement, SchoolPeriod
from lobdossier.domain.vocabulary import Sector, Track
from lobdossier.ui.years.going import SAME, Going, first_day, last_day, next_title
from tests.factories import texts

TODAY = date(2026, 5, 20)
BEFORE = SchoolPeriod(
    id="1",
    title="mbo 1",
    school="De Spaander",
    sector=Sector.MBO,
    course="Meubelmaker",
    track=Track.BOL,
    start=date(2025, 8, 25),
    end=date(2026, 7, 18),
    guide="Wietske",
    requirements=(Requirement(number=3),),
    look_back="Een goed jaar.",
)


def test_the_next_year_at_the_same_school_takes_along_what_is_known_of_it() -> None:
    found = Going(BEFORE, TODAY).to(SAME).period

    assert (found.title, found.school, found.course, found.track) == ("mbo 2", "De Spaander", "Meubelmaker", Track.BOL)
    assert (found.guide, found.requirements, found.look_back) == ("Wietske", (), "")
    assert (found.start, found.end) == (date(2026, 8, 1), date(2027, 7, 31))
    assert found.id != BEFORE.id


def test_another_school_begins_empty_in_its_own_sector() -> None:
    found = Going(BEFORE, TODAY).to(SAME).to(Sector.HBO).period

    assert (found.sector, found.title, found.school, found.guide) == (Sector.HBO, "", "", "")


def test_choosing_the_same_again_keeps_what_was_told() -> None:
    going = Going(BEFORE, TODAY).to(Sector.HBO).told(school="Windesheim")

    assert going.to(Sector.HBO).period.school == "Windesheim"


def test_what_was_told_before_the_choice_is_kept() -> None:
    going = Going(BEFORE, TODAY).told(school="Windesheim").from_day(date(2026, 9, 1)).to(Sector.HBO)

    assert (going.period.school, going.period.start, going.period.end) == (
        "Windesheim",
        date(2026, 9, 1),
        date(2027, 7, 31),
    )


@pytest.mark.parametrize(
    ("end", "today", "start"),
    [
        (date(2026, 7, 15), date(2026, 6, 1), date(2026, 8, 1)),
        (date(2026, 7, 31), date(2026, 6, 1), date(2026, 8, 1)),
        (date(2026, 5, 20), date(2026, 6, 1), date(2026, 8, 1)),
        (date(2026, 1, 31), date(2026, 1, 20), date(2026, 2, 1)),
        (None, date(2026, 6, 1), date(2026, 8, 1)),
        (None, date(2026, 9, 1), date(2027, 8, 1)),
    ],
)
def test_a_next_period_begins_in_august_or_right_after(end: date | None, today: date, start: date) -> None:
    assert first_day(SchoolPeriod(start=date(2025, 8, 1), end=end), today) == start


def test_without_a_period_it_is_the_school_year_that_is_nearest() -> None:
    assert first_day(None, date(2026, 5, 1)) == date(2026, 8, 1)
    assert first_day(None, date(2026, 10, 1)) == date(2026, 8, 1)


@given(st.dates(date(1950, 1, 1), date(2990, 1, 1)))
def test_a_school_year_ends_within_a_year_on_the_last_of_july(start: date) -> None:
    assert start <= last_day(start) < start + timedelta(days=366)
    assert (last_day(start).month, last_day(start).day) == (7, 31)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_it_never_begins_before_the_one_before_has_ended(end: date, today: date) -> None:
    assert first_day(SchoolPeriod(end=end), today) > end


@pytest.mark.parametrize(
    ("title", "after"),
    [
        ("mbo 1", "mbo 2"),
        ("vmbo 4 kader", "vmbo 5 kader"),
        ("Jaar 9", "Jaar 10"),
        ("4B groep 2", "4B groep 3"),
        ("", ""),
    ],
)
def test_the_number_in_a_name_counts_on(title: str, after: str) -> None:
    assert next_title(title) == after


@given(texts())
def test_a_name_is_proposed_for_any_name(title: str) -> None:
    assert isinstance(next_title(title), str)


@given(texts(), texts(), texts())
def test_what_is_told_is_kept_to_the_letter(school: str, course: str, title: str) -> None:
    told = Going(None, TODAY).to(Sector.MBO).told(school=school).told(course=course).told(title=title)

    assert (told.period.school, told.period.course, told.period.title) == (school, course, title)
    assert told.named is bool(school.strip() or title.strip())
