"""What came from guides and what was handed out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, ClassVar

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.record import Between, Code, Plain, Record, Title, Value
from lobdossier.domain.vocabulary import Competence, Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback(Record):
    """A remark of a guide on one item. It belongs to the dossier only when the student agrees."""

    KIND: ClassVar[str] = "feedback"

    target_kind: Code = ""
    target_id: Code = ""
    who: Title = ""
    role: Title = ""
    text: Plain = ""
    reply: Plain = ""
    competence: Competence | None = None
    step: Annotated[int | None, Between(1, 4)] = None
    on: date | None = None
    handled: bool = False
    agreed: bool = False


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
