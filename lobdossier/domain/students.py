"""What a guide sees of each student in one list: a few facts, never a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from lobdossier.domain.record import EPOCH

QUIET_WEEKS: Final = 8
"""After so many weeks without anything newer a guide may ask how it goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """An agreement that is open: by when, and a mark of the name of who does it; no mark when that is the student."""

    by: date | None = None
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentFacts:
    """What the list tells of one file.

    Attributes:
        dossier_id: of the dossier that it comes from; empty when the file does not say.
        year: how the student calls the present time at school ("mbo 2").
        made_on: when the file was made.
        heard: the newest date in it.
        last, next: the last conversation that was held and the first that is planned.
        asked: for each question that the student has for somebody in a planned conversation, a mark of that name.
        changed: whether somebody changed the data after it was exported.
    """

    dossier_id: str = ""
    name: str = ""
    school: str = ""
    course: str = ""
    year: str = ""
    made_on: datetime = EPOCH
    heard: date | None = None
    last: date | None = None
    next: date | None = None
    promises: tuple[Promise, ...] = ()
    asked: tuple[str, ...] = ()
    changed: bool = False

    def due(self, today: date) -> int:
        """How many agreements are to be done by *today* or before."""
        return sum(each.by is not None and each.by <= today for each in self.promises)

    def questions(self, me: str) -> int:
        """How many questions there are for who has the mark *me*; without a mark, for anybody."""
        return sum(not me or mark in ("", me) for mark in self.asked)

    def promised(self, me: str) -> int:
        """How many open agreements are for who has the mark *me* to do; without a mark, for anybody but the student."""
        return sum(bool(each.who) and (not me or each.who == me) for each in self.promises)

    def waits(self, me: str) -> bool:
        """Whether the student waits for the guide."""
        return bool(self.questions(me) or self.promised(me))

    def is_quiet(self, today: date) -> bool:
        """Whether nothing was heard for `QUIET_WEEKS`."""
        return self.heard is not None and self.heard < today - timedelta(weeks=QUIET_WEEKS)


class Untold(StrEnum):
    """Why a file tells nothing, besides the rules of `errors.ArrivalRefused` and the checks of `errors.Damaged`."""

    SEALED = "sealed"
    OLDER = "older"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedStudent:
    """One row: a student with the newest file, or a file that tells nothing.

    Attributes:
        facts: None when *fault* says why nothing is known.
        older: earlier files of the same student, the newest first.
        away: the file is not there now, such as on a stick that was taken out.
    """

    path: Path
    facts: StudentFacts | None = None
    fault: str = ""
    older: tuple[Path, ...] = ()
    away: bool = False

    @property
    def name(self) -> str:
        """What the row is called: the student, or else the file."""
        return (self.facts.name if self.facts is not None else "") or self.path.stem

    @property
    def dossier_id(self) -> str:
        """Of the dossier; empty when that is not known."""
        return self.facts.dossier_id if self.facts is not None else ""


class Order(StrEnum):
    """How the list is sorted."""

    NAME = "name"
    LAST = "last"
    DUE = "due"


@dataclass(frozen=True, slots=True, kw_only=True)
class StudentFilter:
    """Which students are shown: with *words* (folded, all of them) in name, school or course; only who waits for me."""

    words: tuple[str, ...] = ()
    waiting: bool = False
    quiet: bool = False
    order: Order = Order.NAME
    me: str = ""

    @property
    def narrows(self) -> bool:
        """Whether it may leave anybody out."""
        return bool(self.words or self.waiting or self.quiet)


@dataclass(frozen=True, slots=True, kw_only=True)
class Searchable:
    """A row with its words as they are searched and sorted."""

    row: ListedStudent
    name: str
    folded: str


def chosen(rows: Iterable[Searchable], wanted: StudentFilter, today: date) -> list[ListedStudent]:
    """The rows that *wanted* lets through, in its order; files that tell nothing come last."""
    found = [each for each in rows if _fits(each, wanted, today)]
    found.sort(key=lambda each: (each.row.facts is None, _rank(each.row, wanted.order), each.name))
    return [each.row for each in found]


def _fits(each: Searchable, wanted: StudentFilter, today: date) -> bool:
    facts = each.row.facts
    if wanted.waiting and (facts is None or not facts.waits(wanted.me)):
        return False
    if wanted.quiet and (facts is None or not facts.is_quiet(today)):
        return False
    return all(word in each.folded for word in wanted.words)


def _rank(row: ListedStudent, order: Order) -> int:
    """Who had a conversation longest ago comes first, and who had none before that; so do agreements by their day."""
    facts = row.facts
    if facts is None or order is Order.NAME:
        return 0
    if order is Order.LAST:
        return facts.last.toordinal() if facts.last is not None else 0
    days = [each.by.toordinal() for each in facts.promises if each.by is not None]
    return min(days, default=date.max.toordinal() - (1 if facts.promises else 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Versions:
    """All files of one student."""

    files: list[tuple[StudentFacts, Path, int]] = field(default_factory=list)

    def row(self, away: frozenset[Path]) -> ListedStudent:
        """The newest file counts; one that is there before one that is not."""
        self.files.sort(key=lambda each: (each[0].made_on, each[2], str(each[1])), reverse=True)
        facts, path, _written = self.files[0]
        older = tuple(path for _facts, path, _written in self.files[1:])
        return ListedStudent(path=path, facts=facts, older=older, away=path in away)


def grouped(files: Iterable[tuple[Path, StudentFacts, int]], away: frozenset[Path]) -> list[ListedStudent]:
    """One row for each dossier, from (path, facts, when it was written in ns); the newest by `made_on` counts."""
    found: dict[str, _Versions] = {}
    for path, facts, written in files:
        found.setdefault(facts.dossier_id or str(path), _Versions()).files.append((facts, path, written))
    return [versions.row(away) for versions in found.values()]


def newest(moments: Iterable[datetime | date | None]) -> date | None:
    """The newest of *moments* that is one at all."""
    days = [
        each.astimezone(UTC).date() if isinstance(each, datetime) else each
        for each in moments
        if each is not None and each != EPOCH
    ]
    return max(days, default=None)
