"""Dates and times in Dutch words, without the locale of the machine."""

from __future__ import annotations

import calendar
import re
from datetime import date, time, timedelta
from typing import Final

from lobdossier.domain.timeline.units import FIRST_MONTH_OF_SCHOOL as FIRST_MONTH_OF_SCHOOL

MONTHS: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
DAYS: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
SHORT_MONTHS: Final = ("jan", "feb", "mrt", "apr", "mei", "juni", "juli", "aug", "sept", "okt", "nov", "dec")
NEAR: Final = {-1: "gisteren", 0: "vandaag", 1: "morgen"}


def day(on: date) -> str:
    """ "donderdag 26 november 2026"."""
    return f"{weekday(on)} {plain(on)}"


def plain(on: date) -> str:
    """ "26 november 2026"."""
    return f"{short(on)} {on.year}"


def short(on: date) -> str:
    """ "26 november"."""
    return f"{on.day} {MONTHS[on.month - 1]}"


def weekday(on: date) -> str:
    """ "donderdag"."""
    return DAYS[on.weekday()]


def month(on: date) -> str:
    """ "november 2026"."""
    return f"{MONTHS[on.month - 1]} {on.year}"


def brief_month(on: date) -> str:
    """The same where there is little room: "nov 2026"."""
    return f"{SHORT_MONTHS[on.month - 1]} {on.year}"


def relative(on: date, today: date) -> str:
    """How somebody would say it *today*: "gisteren", "zaterdag", "vorige week", "26 november", "3 mei 2024".

    A weekday alone is the past one; "komende zaterdag" is the next.
    """
    days = (on - today).days
    if days in NEAR:
        return NEAR[days]
    if -7 < days < 0:
        return weekday(on)
    if 0 < days < 7:
        return f"komende {weekday(on)}"
    weeks = (_monday(on) - _monday(today)).days // 7
    if weeks == -1:
        return "vorige week"
    if weeks == 1:
        return "volgende week"
    return short(on) if on.year == today.year else plain(on)


def _monday(on: date) -> date:
    return on - timedelta(days=on.weekday()) if on.toordinal() > on.weekday() else date.min


def span(start: date | None, end: date | None) -> str:
    """ "3–14 november 2026", "28 september – 6 november 2026"; one day when there is only one; "" without a date."""
    first, last = start or end, end or start
    if first is None or last is None:
        return ""
    if first == last:
        return plain(first)
    if first.year != last.year:
        return f"{plain(first)} – {plain(last)}"
    if first.month != last.month:
        return f"{short(first)} – {plain(last)}"
    return f"{first.day}–{plain(last)}"


def brief_span(start: date | None, end: date | None) -> str:
    """The same as `span` where there is little room: "28 sept 2026 – 29 jan 2027" for what is long, else the words."""
    first, last = start or end, end or start
    if first is None or last is None or (first.year, first.month) == (last.year, last.month):
        return span(start, end)
    year = f" {first.year}" if first.year != last.year else ""
    return f"{_brief(first)}{year} – {_brief(last)} {last.year}"


def _brief(on: date) -> str:
    return f"{on.day} {SHORT_MONTHS[on.month - 1]}"


def until(on: date, today: date) -> str:
    """How far away: "vandaag", "morgen", "over 3 dagen", "over 2 weken", "2 weken geleden", "3 maanden geleden"."""
    days = (on - today).days
    if days in NEAR:
        return NEAR[days]
    far = _length(abs(days))
    return f"over {far}" if days > 0 else f"{far} geleden"


def _length(days: int) -> str:
    if days < 14:
        return "een week" if days == 7 else f"{days} dagen"
    if days < 60:
        return f"{days // 7} weken"
    if days < 365:
        return f"{days // 30} maanden"
    return "een jaar" if days < 730 else f"{days // 365} jaar"


def in_a_month(on: date) -> date:
    """The same day of the next month, or its last day."""
    year, month = (on.year + 1, 1) if on.month == 12 else (on.year, on.month + 1)
    return date(year, month, min(on.day, calendar.monthrange(year, month)[1]))


def end_of_week(on: date) -> date:
    """The Sunday of the week of *on*."""
    return _monday(on) + timedelta(days=6)


_WRITTEN: Final = re.compile(r"\s*(?:[a-z]+\s+)?(\d{1,2})[\s./-]*([a-z]+\.?|\d{1,2})[\s./-]*(\d{4}|\d{2})\s*")
_YEAR_FIRST: Final = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*")


def read(written: str) -> date | None:
    """The date that somebody wrote: "1 februari 2027", "1-2-2027", "ma 1 feb. 27", "2027-02-01"; None if it is no such."""
    if found := _YEAR_FIRST.fullmatch(written):
        year, month, day = (int(part) for part in found.groups())
    elif found := _WRITTEN.fullmatch(written.lower()):
        day, year = int(found[1]), int(found[3])
        month = int(found[2]) if found[2].isdigit() else _month_called(found[2].rstrip("."))
        year += 2_000 if year < 100 else 0
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_called(name: str) -> int:
    """The number of a month by its name or the beginning of it; 0 for none."""
    if name == "mrt":
        return 3
    found = [number for number, month in enumerate(MONTHS, 1) if len(name) > 2 and month.startswith(name)]
    return found[0] if found else 0


def school_year(on: date) -> str:
    """ "2026–2027": the school year begins on 1 August."""
    first = on.year if on.month >= FIRST_MONTH_OF_SCHOOL else on.year - 1
    return f"{first}–{first + 1}"


def clock(at: time) -> str:
    """ "10.30 uur"; whole hours as "14.00 uur"."""
    return f"{at.hour}.{at.minute:02d} uur"
