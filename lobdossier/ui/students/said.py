"""The words of one row of the list of students."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lobdossier.domain.students import ListedStudent
from lobdossier.text import dates, students
from lobdossier.text.files import display_name
from lobdossier.ui.widgets.people import initials
from lobdossier.ui.words import tr


@dataclass(frozen=True, slots=True)
class Tag:
    """Something to see at once: a sign, words and a tone."""

    icon: str
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class RowWords:
    """A row as it is painted and spoken. *told*: the file tells something of a student."""

    title: str
    initials: str
    place: str
    tags: tuple[Tag, ...]
    last: str
    next: str
    agreements: str
    spoken: str
    told: bool
    none_yet: bool
    """There was no conversation yet."""


def name_of(row: ListedStudent) -> str:
    """What a row is called: the student, or else the file as it may stand on a screen."""
    facts = row.facts
    return (facts.name if facts is not None else "") or display_name(row.path.name)


def row_words(row: ListedStudent, today: date, me: str) -> RowWords:
    """The words of *row*; *me* is the mark of the guide's name, or empty."""
    facts, spoken = row.facts, students.row_said(row, today, me)
    away = (Tag("hard-drive", tr("Bestand is er nu niet"), "muted"),) if row.away else ()
    if facts is None:
        return RowWords(
            name_of(row),
            "",
            tr(students.why(row.fault)),
            away,
            "",
            "",
            "",
            spoken,
            told=False,
            none_yet=False,
        )
    tags: list[Tag] = []
    if number := facts.questions(me):
        tags.append(Tag("message-circle-question-mark", tr(students.questions_said(number)), "accent"))
    if number := facts.promised(me):
        words = tr("1 afspraak van jou") if number == 1 else tr("{n} afspraken van jou", n=number)
        tags.append(Tag("handshake", words, "accent"))
    if facts.is_quiet(today):
        tags.append(Tag("clock", tr(students.QUIET), "muted"))
    if facts.changed:
        tags.append(Tag("pencil", tr(students.CHANGED), "muted"))
    return RowWords(
        title=name_of(row),
        initials=initials(row.name),
        place=students.place(facts),
        tags=(*away, *tags),
        last=students.day_said(facts.last, today),
        next=f"{dates.weekday(facts.next)[:2]} {students.day_said(facts.next, today)}" if facts.next else "",
        agreements=students.agreements_said(facts, today),
        spoken=spoken,
        told=True,
        none_yet=facts.last is None,
    )
