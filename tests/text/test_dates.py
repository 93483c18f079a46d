"""Dates are said in Dutch, whatever the machine speaks."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.text import dates

THURSDAY = date(2026, 11, 26)


def test_a_day_is_written_out() -> None:
    assert dates.day(THURSDAY) == "donderdag 26 november 2026"
    assert dates.short(THURSDAY) == "26 november"
    assert dates.month(THURSDAY) == "november 2026"
    assert dates.brief_month(THURSDAY) == "nov 2026"


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 11, 26), "vandaag"),
        (date(2026, 11, 25), "gisteren"),
        (date(2026, 11, 27), "morgen"),
        (date(2026, 11, 21), "zaterdag"),
        (date(2026, 11, 28), "komende zaterdag"),
        (date(2026, 11, 17), "vorige week"),
        (date(2026, 12, 4), "volgende week"),
        (date(2026, 11, 12), "12 november"),
        (date(2025, 11, 26), "26 november 2025"),
    ],
)
def test_a_near_day_is_said_as_somebody_would(on: date, said: str) -> None:
    assert dates.relative(on, THURSDAY) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (None, None, ""),
        (THURSDAY, None, "26 november 2026"),
        (THURSDAY, THURSDAY, "26 november 2026"),
        (date(2026, 11, 3), date(2026, 11, 14), "3–14 november 2026"),
        (date(2026, 9, 28), date(2026, 11, 6), "28 september – 6 november 2026"),
        (date(2025, 12, 30), date(2026, 1, 2), "30 december 2025 – 2 januari 2026"),
    ],
)
def test_a_period_says_nothing_twice(start: date | None, end: date | None, said: str) -> None:
    assert dates.span(start, end) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (None, None, ""),
        (THURSDAY, None, "26 november 2026"),
        (date(2026, 11, 3), date(2026, 11, 14), "3–14 november 2026"),
        (date(2026, 9, 28), date(2026, 11, 6), "28 sept – 6 nov 2026"),
        (date(2026, 9, 28), date(2027, 1, 29), "28 sept 2026 – 29 jan 2027"),
        (date(2026, 6, 1), date(2027, 6, 1), "1 juni 2026 – 1 juni 2027"),
    ],
)
def test_a_long_period_is_said_in_short_where_there_is_little_room(
    start: date | None, end: date | None, said: str
) -> None:
    assert dates.brief_span(start, end) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "vandaag"),
        (1, "morgen"),
        (3, "over 3 dagen"),
        (7, "over een week"),
        (14, "over 2 weken"),
        (-15, "2 weken geleden"),
        (-1, "gisteren"),
        (-90, "3 maanden geleden"),
        (400, "over een jaar"),
        (-800, "2 jaar geleden"),
    ],
)
def test_how_far_away_a_day_is(days: int, said: str) -> None:
    assert dates.until(date.fromordinal(THURSDAY.toordinal() + days), THURSDAY) == said


@pytest.mark.parametrize(
    "written",
    [
        "1 februari 2027",
        "1 feb 2027",
        "1 Feb. 27",
        "1-2-2027",
        "01/02/27",
        "1.2.2027",
        " 2027-02-01 ",
        "maandag 1 februari 2027",
    ],
)
def test_a_date_is_read_as_people_write_it(written: str) -> None:
    assert dates.read(written) == date(2027, 2, 1)


@pytest.mark.parametrize(
    "written", ["", "morgen", "31 februari 2027", "1 brumaire 2027", "1 f 2027", "2-13-2027", "12", "1-2-٢٠٢٧x"]
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert dates.read(written) is None


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_date_that_is_written_is_read(on: date) -> None:
    assert dates.read(dates.plain(on)) == dates.read(dates.day(on)) == dates.read(on.isoformat()) == on


@given(st.text(max_size=40))
def test_reading_a_date_never_fails(written: str) -> None:
    assert dates.read(written) is None or isinstance(dates.read(written), date)


def test_a_school_year_begins_in_august() -> None:
    assert dates.school_year(date(2026, 7, 31)) == "2025–2026"
    assert dates.school_year(date(2026, 8, 1)) == "2026–2027"


def test_a_time_is_written_with_a_point() -> None:
    assert dates.clock(time(10, 30)) == "10.30 uur"
    assert dates.clock(time(9, 5)) == "9.05 uur"


@given(st.dates(), st.dates())
def test_every_day_can_be_said(on: date, today: date) -> None:
    assert dates.relative(on, today)
    assert dates.until(on, today)
    assert dates.span(min(on, today), max(on, today))
    assert len(dates.brief_span(min(on, today), max(on, today))) <= len("28 sept 2026 – 29 sept 2027")
