"""Conversations: from the plan to agreements that come back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.ids import new_id
from lobdossier.domain.plans import Step
from lobdossier.domain.record import Record
from lobdossier.domain.vocabulary import ConversationState, StepState
from lobdossier.services.records import Records


@dataclass(frozen=True, slots=True)
class ConversationInFull:
    """One conversation with its participants and agreements, and what was agreed last time."""

    conversation: Conversation
    participants: list[Participant]
    agreements: list[Agreement]
    before: Conversation | None
    agreed_before: list[Agreement]


class Conversations:
    """The conversations of one open dossier."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def coming(self) -> list[Conversation]:
        """What is planned, the earliest first; without a date last."""
        planned = self._records.all(Conversation, state=ConversationState.PLANNED)
        return sorted(planned, key=lambda c: (c.on or date.max, c.id))

    def past(self) -> list[Conversation]:
        """What was held, the latest first."""
        held = self._records.all(Conversation, state=ConversationState.HELD)
        return sorted(held, key=lambda c: (c.on or date.min, c.id), reverse=True)

    def next(self) -> Conversation | None:
        """The conversation that comes first."""
        return next(iter(self.coming()), None)

    def in_full(self, conversation_id: str) -> ConversationInFull:
        """One conversation with everything around it.

        Raises:
            KeyError: there is no such conversation.
        """
        conversation = self._records.get(Conversation, conversation_id)
        before = self._before(conversation)
        return ConversationInFull(
            conversation,
            self.participants(conversation.id),
            self.agreements(conversation.id),
            before,
            self.agreements(before.id) if before else [],
        )

    def participants(self, conversation_id: str) -> list[Participant]:
        """Who is at the table, in the student's order."""
        found = self._records.all(Participant, conversation_id=conversation_id)
        return sorted(found, key=lambda p: (p.order, p.id))

    def agreements(self, conversation_id: str) -> list[Agreement]:
        """What was agreed, in order."""
        found = self._records.all(Agreement, conversation_id=conversation_id)
        return sorted(found, key=lambda a: (a.order, a.id))

    def conclude(
        self, conversation: Conversation, agreements: Sequence[Agreement], *, today: date, label: str = ""
    ) -> None:
        """Write down that *conversation* was held, with its *agreements*; the student's own become steps.

        An agreement that has its step already keeps it: the step follows the words and the date.
        """
        held = replace(conversation, state=ConversationState.HELD, on=conversation.on or today)
        changed: list[Record] = [held]
        for order, agreement in enumerate(agreements):
            kept = replace(agreement, id=agreement.id or new_id(), conversation_id=held.id, order=order)
            changed.append(kept)
            if step := self._step_for(kept):
                changed.append(step)
        self._records.save(*changed, label=label)

    def _step_for(self, agreement: Agreement) -> Step | None:
        """The step that carries *agreement*; None when it is somebody else's and never had one."""
        found = next(iter(self._records.all(Step, agreement_id=agreement.id)), None)
        if found is None and not agreement.mine:
            return None
        step = found or Step(id=new_id(), agreement_id=agreement.id, state=StepState.OPEN)
        return replace(step, title=agreement.what[:200], by=agreement.by)

    def _before(self, conversation: Conversation) -> Conversation | None:
        held = [
            c for c in self.past() if c.id != conversation.id and (c.on or date.min) <= (conversation.on or date.max)
        ]
        return held[0] if held else None
