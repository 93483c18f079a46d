"""What the list of students says of each, in Dutch."""

from __future__ import annotations

from datetime import date
from typing import Final

from lobdossier.domain.students import QUIET_WEEKS, ListedStudent, StudentFacts, Untold
from lobdossier.text import dates
from lobdossier.text.causes import ARRIVALS, CHECKS

_UNTOLD: Final = {
    Untold.SEALED: "Hier zit een wachtwoord op. Open het om het te bekijken.",
    Untold.OLDER: "Gemaakt met een oudere versie. Openen kan wel.",
    Untold.UNREADABLE: "Dit bestand is nu niet te lezen. Misschien is het ergens anders open.",
    "other": "Hier zit geen dossier in, of niet meer.",
}


def why(fault: str) -> str:
    """Why a file tells nothing, in a sentence."""
    if fault in CHECKS:
        return CHECKS[fault]
    known = _UNTOLD.get(fault)
    if known is not None:
        return known
    reason = ARRIVALS.get(fault, "het klopt niet meer")
    return f"{reason[0].upper()}{reason[1:]}."


def place(facts: StudentFacts) -> str:
    """Where a student is: "Verpleegkunde, mbo 2, Deltion College", or less when less is known."""
    return ", ".join(part for part in (facts.course, facts.year, facts.school) if part)


def day_said(on: date | None, today: date) -> str:
    """A date as it stands in the list: without the year when that is this one."""
    if on is None:
        return "nog niet"
    return dates.short(on) if on.year == today.year else dates.plain(on)


def agreements_said(facts: StudentFacts, today: date) -> str:
    """ "3 open, 1 voor nu"; empty when all of them are over."""
    number, due = len(facts.promises), facts.due(today)
    if not number:
        return ""
    return f"{number} open, {due} voor nu" if due else f"{number} open"


def questions_said(number: int) -> str:
    """ "2 vragen voor jou"."""
    return "1 vraag voor jou" if number == 1 else f"{number} vragen voor jou"


QUIET: Final = "Lang niets gehoord"
QUIET_MEANS: Final = f"Al {QUIET_WEEKS} weken of langer kwam er niets nieuws. Vraag eens hoe het gaat."
CHANGED: Final = "Gewijzigd sinds export"


def row_said(row: ListedStudent, today: date, me: str = "") -> str:
    """All that the list tells of one row, as one line for a terminal or a screen reader."""
    facts = row.facts
    if facts is None:
        return why(row.fault)
    number = facts.questions(me)
    parts = [
        place(facts),
        f"laatste gesprek {day_said(facts.last, today)}",
        f"volgende gesprek {day_said(facts.next, today)}" if facts.next else "",
        f"afspraken: {agreements_said(facts, today)}" if facts.promises else "",
        questions_said(number) if number else "",
        QUIET.lower() if facts.is_quiet(today) else "",
        CHANGED.lower() if facts.changed else "",
        "er is ook een ouder bestand" if row.older else "",
        "dit bestand is er nu niet" if row.away else "",
    ]
    return "; ".join(part for part in parts if part)
