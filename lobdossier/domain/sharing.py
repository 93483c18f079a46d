"""What came from guides and what was handed out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, ClassVar

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.record import Between, Code, Line, Plain, Record, Title, Value
from lobdossier.domain.vocabulary import Competence, FeedbackSort, Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback(Record):
    """A remark of a guide on one item. It belongs to the dossier only when the student agrees.

    *sort* says what it is: a remark, a question, "dit zag ik je doen" (evidence for *quality*), or an own view on a
    *competence* in four steps. *path* is the text that it is about (`domain.texts`; empty: the whole item), *quote* the
    words of then and *seen* the hash of that text, so that it can be told that it changed since.
    """

    KIND: ClassVar[str] = "feedback"

    sort: FeedbackSort = FeedbackSort.REMARK
    target_kind: Code = ""
    target_id: Code = ""
    path: Code = ""
    quote: Plain = ""
    seen: Code = ""
    quality: Title = ""
    who: Title = ""
    role: Title = ""
    text: Plain = ""
    reply: Plain = ""
    competence: Competence | None = None
    step: Annotated[int | None, Between(1, 4)] = None
    on: date | None = None
    handled: bool = False
    agreed: bool = False
    refused: bool = False
    """The student does not want it as part of the dossier. It stays to be read until it is thrown away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceAnswer(Value):
    """What the student says to one question about the guidance, with its words as they were asked; step 0: no answer."""

    question_id: Code = ""
    question: Line = ""
    step: Annotated[int, Between(0, 4)] = 0
    text: Plain = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceReview(Record):
    """How the student is guided, in a few short answers, at most twice a year; without answers it was skipped that day."""

    KIND: ClassVar[str] = "guidance_review"

    on: date | None = None
    answers: tuple[GuidanceAnswer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedItem(Value):
    """One record that went along, by kind, id and the hash of its contents then."""

    kind: Code = ""
    id: Code = ""
    content: Code = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover(Record):
    """The record of one export: what went to whom, for what, when."""

    KIND: ClassVar[str] = "handover"

    purpose: Purpose = Purpose.SCHOOL
    receiver: Title = ""
    at: datetime | None = None
    file_name: Title = ""
    sha256: Code = ""
    size: Annotated[int, Between(0, 2**40)] = 0
    pages: Annotated[int, Between(0, 100_000)] = 0
    keep_until: date | None = None
    consent_by: Title = ""
    consent_on: date | None = None
    conversation_id: Code = ""
    """Of which conversation it is the gespreksblad or the gespreksverslag; empty for everything else."""
    choice: CareerDocument | None = None
    """What was chosen then, so that the same pages can be made again while the versions of then are there."""
    items: tuple[SharedItem, ...] = ()

    @property
    def is_report(self) -> bool:
        """Whether it is a gespreksverslag: what went along is the conversation itself."""
        return bool(self.conversation_id) and self.conversation_id in (
            self.choice.conversation_ids if self.choice else ()
        )
