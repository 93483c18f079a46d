"""Experiences, what hangs on them, and the evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from lobdossier.domain.record import Between, Code, Line, Plain, Prose, Record, Ref, Title, Value
from lobdossier.domain.vocabulary import Competence, EvidenceKind, ExperienceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Experience(Record):
    """Something that happened. One sentence is a complete experience; everything else may come later or never."""

    KIND: ClassVar[str] = "experience"

    title: Title = ""
    kind: ExperienceKind = ExperienceKind.ANDERS
    start: date | None = None
    end: date | None = None
    organisation: Title = ""
    place: Title = ""
    role: Title = ""
    hours: Annotated[int | None, Between(0, 20_000)] = None
    story: Prose = ""
    competences: tuple[Competence, ...] = ()
    star: bool = False
    """ "Hier ben ik trots op"."""
    goal: Prose = ""
    result: Prose = ""
    evaluation: Prose = ""
    follow_up: Prose = ""

    @property
    def answers(self) -> tuple[str, str, str, str]:
        """The four things that the exam programme asks for: goal, result, evaluation, follow-up."""
        return (self.goal, self.result, self.evaluation, self.follow_up)

    @property
    def blank(self) -> bool:
        """Whether the student has put nothing in it yet."""
        texts = (self.title, self.story, self.organisation, self.place, self.role, *self.answers)
        return not any(text.strip() for text in texts) and not self.competences and not self.star


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony(Record):
    """What somebody said: "dit zei …, toen, hierover"."""

    KIND: ClassVar[str] = "testimony"

    experience_id: Annotated[str, Ref("experience")] = ""
    who: Title = ""
    role: Title = ""
    said: Plain = ""
    on: date | None = None
    quality_ids: tuple[Annotated[str, Ref("quality")], ...] = ()
    """The qualities that it says something of; with none it speaks of the experience as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge(Value):
    """What an open badge says of itself. Nobody checked it: shown with "niet gecontroleerd"."""

    issuer: Title = ""
    issued: date | None = None
    expires: date | None = None
    criteria: Plain = ""
    description: Plain = ""
    address: Line = ""
    """The page of the badge, or of what it took to earn it."""
    recipient: Title = ""
    """Who it was given to, when the file says a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Record):
    """A piece of evidence. Its bytes are kept apart, under *sha256*, and never change."""

    KIND: ClassVar[str] = "evidence"

    experience_id: Annotated[str, Ref("experience")] = ""
    kind: EvidenceKind = EvidenceKind.PHOTO
    title: Title = ""
    """What the student calls it; for a file the cleaned name it came with."""
    mime: Code = ""
    sha256: Code = ""
    size: Annotated[int, Between(0, 2**40)] = 0
    width: Annotated[int, Between(0, 100_000)] = 0
    height: Annotated[int, Between(0, 100_000)] = 0
    seconds: Annotated[int | None, Between(0, 360_000)] = None
    alt: Line = ""
    """What can be seen in the photo, for somebody who cannot see it."""
    transcript: Plain = ""
    """What is said in the sound or video."""
    address: Line = ""
    """Of a link."""
    people_agree: bool = False
    """The people in the photo said that it may go along."""
    badge: Badge | None = None
    """Of a badge; its name is the title, its picture the bytes."""
