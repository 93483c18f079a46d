"""What a form is about: one person, and the questions that everybody at the table gets."""

from __future__ import annotations

from dataclasses import dataclass

from lobdossier.domain.conversation import Conversation, Participant, SharedQuestion
from lobdossier.domain.forms import FormKey, digest
from lobdossier.domain.student import Student
from lobdossier.domain.voices import shared


@dataclass(frozen=True, slots=True)
class FormSheet:
    """The form for *participant*. *people* are all at the table, that person too; the student is not one of them."""

    dossier_id: str
    student: Student
    conversation: Conversation
    people: tuple[Participant, ...]
    participant: Participant

    @property
    def questions(self) -> tuple[SharedQuestion, ...]:
        """What is asked."""
        return shared(self.conversation)

    @property
    def key(self) -> FormKey:
        """By which it finds its way back."""
        return FormKey(self.dossier_id, self.conversation.id, self.participant.id, digest(self.questions))
