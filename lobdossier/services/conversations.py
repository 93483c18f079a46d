"""Conversations: from the plan to agreements that come back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from lobdossier.domain import limits
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

    def to_hold(self, today: date) -> Conversation | None:
        """The conversation that is held next: that of *today*, else the first that comes, else the last that was missed."""
        coming = self.coming()
        ahead = [c for c in coming if c.on is None or c.on >= today]
        return next(iter(ahead), coming[-1] if coming else None)

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

    def agreed_before(self, conversation: Conversation) -> tuple[Conversation | None, list[Agreement]]:
        """The conversation held before *conversation* (stored or not) and what was agreed there."""
        before = self._before(conversation)
        return before, self.agreements(before.id) if before else []

    def people(self, *, without: str = "") -> list[Participant]:
        """Everybody the student talked with or plans to, latest conversation first; not those of *without* (its id)."""
        order = {c.id: place for place, c in enumerate([*self.past(), *self.coming()]) if c.id != without}
        found = [p for p in self._records.all(Participant) if p.conversation_id in order]
        return sorted(found, key=lambda p: (order[p.conversation_id], p.order, p.id))

    def store(self, *records: Record, today: date, origin: object | None = None, label: str = "") -> None:
        """Save what was written about a conversation; a step that carries one of the agreements follows what changed.

        That is: the words, the date, whether it is done, how it went. No step is made here: `conclude` does.
        """
        steps = [
            _following(step, self._records.find(Agreement, agreement.id) or agreement, agreement, today)
            for agreement in records
            if isinstance(agreement, Agreement)
            for step in self._records.all(Step, agreement_id=agreement.id)
        ]
        self._records.save(*records, *steps, origin=origin, label=label)

    def drop(self, agreement: Agreement, *, label: str) -> None:
        """Throw *agreement* away, with the step that carries it as long as nothing was done about that."""
        steps = self._records.all(Step, agreement_id=agreement.id, state=StepState.OPEN)
        self._records.throw_away(agreement, *steps, label=label)

    def conclude(
        self, conversation: Conversation, agreements: Sequence[Agreement], *, today: date, label: str = ""
    ) -> list[Agreement]:
        """Write down that *conversation* was held, with its *agreements*; the student's own become steps.

        An agreement that has its step already keeps it: when its words or date change, the step follows. A step that
        the student threw away does not come back. An agreement that was left out stays as it was.

        Returns:
            The agreements with their ids, in order.
        """
        held = replace(conversation, state=ConversationState.HELD, on=conversation.on or today)
        kept = self._recognised(held, agreements)
        steps = [step for agreement in kept if (step := self._step_for(agreement))]
        self._records.save(held, *kept, *steps, label=label)
        return kept

    def follow_up(self, conversation: Conversation, on: date, *, label: str = "") -> Conversation:
        """Plan the next conversation of the same kind, *on* that day, with the people of this one; nothing else goes along."""
        planned = Conversation(id=new_id(), kind=conversation.kind, on=on, own_first=conversation.own_first)
        people = [
            Participant(
                id=new_id(),
                conversation_id=planned.id,
                name=person.name,
                role=person.role,
                order=person.order,
                contact_id=person.contact_id,
            )
            for person in self.participants(conversation.id)
        ]
        self._records.save(planned, *people, label=label)
        return planned

    def _recognised(self, conversation: Conversation, agreements: Sequence[Agreement]) -> list[Agreement]:
        """*agreements* in order; one without an id that was written down before in the same words is that one."""
        given = {agreement.id for agreement in agreements}
        known = [a for a in self.agreements(conversation.id) if a.id not in given]
        kept = []
        for order, agreement in enumerate(agreements):
            same = next((a for a in known if (a.what, a.who) == (agreement.what, agreement.who)), None)
            if agreement.id or same is None:
                agreement_id = agreement.id or new_id()
            else:
                known.remove(same)
                agreement_id = same.id
            kept.append(replace(agreement, id=agreement_id, conversation_id=conversation.id, order=order))
        return kept

    def _step_for(self, agreement: Agreement) -> Step | None:
        """The step that carries *agreement*; None when there is none to make or to change."""
        found = next(iter(self._records.all(Step, agreement_id=agreement.id)), None)
        before = self._records.find(Agreement, agreement.id)
        title = agreement.what[: limits.TITLE]
        if found is not None:
            same = before is not None and (before.what, before.by) == (agreement.what, agreement.by)
            return None if same else replace(found, title=title, by=agreement.by)
        if not agreement.mine or self._records.all(Step, deleted=True, agreement_id=agreement.id):
            return None
        return Step(id=new_id(), agreement_id=agreement.id, state=StepState.OPEN, title=title, by=agreement.by)

    def _before(self, conversation: Conversation) -> Conversation | None:
        held = [
            c for c in self.past() if c.id != conversation.id and (c.on or date.min) <= (conversation.on or date.max)
        ]
        return held[0] if held else None


def _following(step: Step, before: Agreement, after: Agreement, today: date) -> Step:
    """*step* after its agreement changed from *before* to *after*; what the student made of the rest stays."""
    if before.what != after.what:
        step = replace(step, title=after.what[: limits.TITLE])
    if before.by != after.by:
        step = replace(step, by=after.by)
    if before.how_it_went != after.how_it_went:
        step = replace(step, how_it_went=after.how_it_went)
    if before.state is not after.state:
        finished = None if after.state is StepState.OPEN else step.finished or today
        step = replace(step, state=after.state, finished=finished)
    return step
