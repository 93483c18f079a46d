"""Reflections: looking back at an experience with the help of cards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from lobdossier.domain.record import Code, Line, Prose, Record, Ref, Title, Value
from lobdossier.domain.vocabulary import Competence, Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Value):
    """An answer to one card; it keeps the card's id and its words as they were asked then."""

    card_id: Code = ""
    question: Line = ""
    competence: Competence | None = None
    part: Part | None = None
    text: Prose = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection(Record):
    """One or more answers about one experience (or about nothing in particular: then *experience_id* is None)."""

    KIND: ClassVar[str] = "reflection"

    experience_id: Annotated[str | None, Ref("experience")] = None
    on: date | None = None
    answers: tuple[Answer, ...] = ()
    feelings: tuple[Title, ...] = ()
    competences: tuple[Competence, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether nothing was answered."""
        return not any(answer.text.strip() for answer in self.answers)
