"""The three moments for a next step: this week, before what comes next, some day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from lobdossier.domain.conversation import Conversation
from lobdossier.text import dates
from lobdossier.ui.words import tr

TWO_WEEKS: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment to choose; *by* is the last day of it, None for some day."""

    id: str
    words: str
    by: date | None


def moments(today: date, coming: Iterable[Conversation], by: date | None) -> list[Moment]:
    """What can be chosen on *today*; *by* is the day that was chosen before, and is among them.

    The middle one is the day of the first conversation that is *coming* after today, or else two weeks from now.
    """
    sunday = today + timedelta(days=6 - today.weekday())
    talks = sorted(talk.on for talk in coming if talk.on is not None and talk.on > today)
    before = by if by is not None and by != sunday else next(iter(talks), today + TWO_WEEKS)
    short = dates.short(before) if before.year == today.year else dates.plain(before)
    day = f"{dates.weekday(before)} {short}"
    return [
        Moment("week", tr("deze week"), sunday),
        Moment("before", tr("voor {day}", day=day), before),
        Moment("someday", tr("ooit"), None),
    ]
