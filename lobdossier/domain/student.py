"""The owner of the dossier and the periods at school."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from lobdossier.domain import limits
from lobdossier.domain.record import Between, Line, Prose, Record, Text, Title, Value
from lobdossier.domain.vocabulary import Asked, Competence, ConversationKind, ExperienceKind, Sector, Track


@dataclass(frozen=True, slots=True, kw_only=True)
class Student(Record):
    """Whose dossier this is; there is exactly one in a file."""

    KIND: ClassVar[str] = "student"

    name: Title = ""
    sector: Sector = Sector.MBO
    motto: Line = ""
    own_words: tuple[Annotated[str, Text(limits.TITLE, search=False)], ...] = ()
    """Words that the spelling need not point at: names, the language of a trade."""

    @property
    def first_name(self) -> str:
        """How the app greets: the first word of the name."""
        return self.name.split()[0] if self.name.split() else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement(Value):
    """What the school asks for in a period: so many of something. Shown as a friendly list, never as a percentage."""

    what: Asked = Asked.CONVERSATIONS
    number: Annotated[int, Between(1, 10_000)] = 1
    kinds: tuple[ExperienceKind, ...] = ()
    """Only experiences of these kinds count; empty: all."""
    competences: tuple[Competence, ...] = ()
    """Only what touches one of these counts; empty: all."""
    conversations: tuple[ConversationKind, ...] = ()
    """Only conversations of these kinds count; empty: all."""
    words: Line = ""
    """How the school says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolPeriod(Record):
    """A stretch of time at one school. The words of the interface follow the sector of the latest one."""

    KIND: ClassVar[str] = "school_period"

    title: Title = ""
    """How the student calls it: "mbo 2", "vmbo 4"."""
    school: Title = ""
    sector: Sector = Sector.MBO
    course: Title = ""
    level: Title = ""
    track: Track = Track.NONE
    start: date | None = None
    end: date | None = None
    guide: Title = ""
    """The student's own fixed guide (name)."""
    help_desk: Line = ""
    """Where to turn to when the guide cannot help (second line)."""
    requirements: tuple[Requirement, ...] = ()
    requirements_from: Title = ""
    """The name of the file with the school's requirements, or empty when they were typed."""
    look_back: Prose = ""
    """What the student says of this time when it is over, or halfway."""
