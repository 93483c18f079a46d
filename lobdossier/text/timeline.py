"""The Dutch words along a timeline: its lanes, the pieces of time at its edge, and when a group happened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from lobdossier.domain.timeline.things import Lane
from lobdossier.domain.timeline.units import Unit, last_of
from lobdossier.text import dates

LANES: Final[Mapping[Lane, tuple[str, str]]] = MappingProxyType(
    {
        Lane.SCHOOL: ("School", "graduation-cap"),
        Lane.WORK: ("Stage en werk", "briefcase"),
        Lane.HOME: ("Thuis en vrije tijd", "house-heart"),
        Lane.TALKS: ("Gesprekken", "messages-square"),
        Lane.CHOICES: ("Keuzes", "signpost"),
    }
)


def lane_name(lane: Lane) -> str:
    """ "Stage en werk"."""
    return LANES[lane][0]


def lane_icon(lane: Lane) -> str:
    """The name of its Lucide icon."""
    return LANES[lane][1]


def tick_words(unit: Unit, first: date) -> tuple[str, ...]:
    """What stands along the edge for the *unit* that begins on *first*: the longest words first, the shortest last."""
    brief, name, year = dates.SHORT_MONTHS[first.month - 1], dates.MONTHS[first.month - 1], first.year
    last = last_of(unit, first)
    if unit is Unit.DAY:
        return f"{dates.weekday(first)} {first.day} {brief}", f"{dates.weekday(first)[:2]} {first.day}", f"{first.day}"
    if unit is Unit.WEEK:
        return f"{first.day} {name} {year}", f"{first.day} {brief}", f"{first.day}"
    if unit is Unit.MONTH:
        return f"{name} {year}", f"{brief} {year}" if first.month == 1 else brief, brief
    if unit in (Unit.QUARTER, Unit.HALF):
        return f"{brief} – {dates.SHORT_MONTHS[last.month - 1]} {last.year}", f"{brief} {year}", brief
    if unit is Unit.YEAR:
        return dates.school_year(first), f"’{year % 100:02d}–’{last.year % 100:02d}"
    return f"{year}–{last.year}", f"{year}"


def when_grouped(unit: Unit | None, first: date, last: date) -> str:
    """When a group happened: "in maart 2026", "van augustus tot en met oktober 2026", "in de week van 3 maart 2026"."""
    if unit is Unit.DAY or first == last:
        return f"op {dates.plain(first)}"
    if unit is Unit.WEEK:
        return f"in de week van {dates.plain(first)}"
    if unit is Unit.MONTH:
        return f"in {dates.month(first)}"
    if unit in (Unit.QUARTER, Unit.HALF):
        begin = dates.month(first) if first.year != last.year else dates.MONTHS[first.month - 1]
        return f"van {begin} tot en met {dates.month(last)}"
    if unit is Unit.YEAR:
        return f"in het schooljaar {dates.school_year(first)}"
    return f"van {first.year} tot en met {last.year}"
