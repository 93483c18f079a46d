"""Per wish of the school the dates and things that show it, as far as they go along in this document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from lobdossier.document import words
from lobdossier.document.builder import Builder
from lobdossier.document.components import KEEP, chapter, rule
from lobdossier.document.layout import Column, Part, Row
from lobdossier.document.pages.conversations import title_of
from lobdossier.document.pages.experiences import in_order
from lobdossier.document.request import DocumentRequest
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Experience
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import Requirement, SchoolPeriod
from lobdossier.domain.vocabulary import Purpose
from lobdossier.domain.wishes import Counted, day_of, shows
from lobdossier.text import dates
from lobdossier.text.wishes import asked, heading

ANCHOR: Final = "wensen"
MOST: Final = 30
"""Things that are listed for one wish; all activities stand in the table."""
_DATE: Final = 96.0


def has_wishes(snapshot: Snapshot, request: DocumentRequest) -> bool:
    """Whether there is anything to tell: only in a document that is made for it."""
    return request.purpose is Purpose.INSPANNING and bool(_periods(snapshot))


def wishes(b: Builder, snapshot: Snapshot, request: DocumentRequest) -> None:
    """Tell the chapter."""
    chapter(b, words.WISHES, "Wat mijn school vraagt, en wat laat zien dat ik het deed.", anchor=ANCHOR)
    told = {e.id: e for e in (*request.activities, *in_order(snapshot))}  # the chosen ones last: those are whole
    records: list[Counted] = [*told.values(), *snapshot.all(Reflection), *snapshot.conversations()]
    periods = _periods(snapshot)
    for period in periods:
        for wish in period.requirements:
            with b.into("Sect"):
                _wish(b, wish, period, shows(wish, period, records, wordless=True), named=len(periods) > 1)


def _periods(snapshot: Snapshot) -> list[SchoolPeriod]:
    found = [period for period in snapshot.all(SchoolPeriod) if period.requirements]
    return sorted(found, key=lambda period: (period.start or date.min, period.id))


def _wish(b: Builder, wish: Requirement, period: SchoolPeriod, found: Sequence[Counted], *, named: bool) -> None:
    said = asked(wish, period.sector)
    title = heading(wish, period.sector)
    told: list[Part | float] = [b.heading(title or said, "question", 3)]
    year = period.title.strip() if named else ""
    note = ", ".join(filter(None, (said if title else "", year)))
    told += [9, b.text(note, "small")] if note else []
    told += [13, _list(b, found) if found else b.text("In dit document staat hier nog niets bij.", "open")]
    b.add(Column(rule(b, strong=True), 14, *told, keep=KEEP), b.gaps.block)


def _list(b: Builder, found: Sequence[Counted]) -> Part:
    out: list[Part | float] = []
    with b.listing():
        for each in found[:MOST]:
            if out:
                out.append(b.gaps.label + 2)
            day = day_of(each)
            with b.into("LI"):
                when = b.text(dates.short(day) + f" {day.year}" if day else "zonder datum", "fact", tag="Lbl")
                with b.into("LBody"):
                    what = b.text(_title(each), "cell")
            out.append(Row((_DATE * b.look.size("fact")[0] / 8.6, when), (0.0, what), gap=7))
    if len(found) > MOST:
        more = len(found) - MOST
        out += [b.gaps.label + 4, b.text(f"En nog {more}. Alle activiteiten staan in de tabel.", "small")]
    return Column(*out)


def _title(each: Counted) -> str:
    if isinstance(each, Experience):
        hours = f", {words.thousands(each.hours)} uur" if each.hours else ""
        return f"{words.title_of(each)}{hours}"
    if isinstance(each, Conversation):
        return title_of(each)
    asked_at = next((answer.question.strip() for answer in each.answers if answer.question.strip()), "")
    return f"Reflectie: {asked_at}" if asked_at else "Reflectie"
