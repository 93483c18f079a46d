"""Steps and goals: the way from a reflection or a conversation to something done, and what it became."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypeVar

from lobdossier.domain.board import Lane, moved
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.vocabulary import StepState
from lobdossier.services.board import NEEDED, Board, Source, board
from lobdossier.services.records import Records
from lobdossier.text import markdown

R = TypeVar("R", bound=Record)


class Plans:
    """The steps and goals of one open dossier."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def open_steps(self) -> list[Step]:
        """What is still to do: now before later, in each with a date first, the earliest first."""
        steps = self._records.all(Step, state=StepState.OPEN)
        return sorted(steps, key=lambda step: (step.later, step.by or date.max, step.order, step.id))

    def board(self) -> Board:
        """Everything that is planned."""
        return board(self._records.snapshot(*NEEDED))

    def source(self, step: Step) -> Source:
        """Where *step* came from: a few look-ups, for a step that is shown."""
        agreement = self._there(Agreement, step.agreement_id)
        conversation = self._there(Conversation, agreement.conversation_id) if agreement else None
        people = self._records.all(Participant, conversation_id=conversation.id) if conversation else []
        return Source(
            goal=self._there(Goal, step.goal_id),
            experience=self._there(Experience, step.experience_id),
            reflection=self._there(Reflection, step.reflection_id),
            agreement=agreement,
            conversation=conversation,
            participants=tuple(sorted(people, key=lambda p: (p.order, p.id))),
            became=self._there(Experience, step.became_id),
        )

    def begin(self, lane: Lane, *, goal_id: str | None = None) -> Step:
        """A new step on top of *lane*, not stored yet. (Where no number is left above the first, it comes last.)"""
        new = Step(id=new_id(), later=lane is Lane.LATER, goal_id=goal_id)
        first, *others = moved(self._open_in(lane), new, lane, "", date.min)
        return new if others else first

    def finish(self, step: Step, state: StepState, today: date, *, how_it_went: str = "", label: str = "") -> Step:
        """Close *step* as done or gone otherwise (or open it again); the agreement it came from follows."""
        finished = today if state is not StepState.OPEN else None
        step = self._records.find(Step, step.id) or step  # what is stored may be newer than what was on the screen
        after = replace(step, state=state, finished=finished, how_it_went=how_it_went or step.how_it_went)
        self._records.save(after, *self.following(after), label=label)
        return after

    def move(self, step: Step, lane: Lane, today: date, *, after: str = "", label: str = "") -> None:
        """Put *step* into *lane* behind the step with the id *after*, or first; the agreement it came from follows."""
        step = self._records.find(Step, step.id) or step
        changed = moved(self._open_in(lane), step, lane, after, today)
        self._records.save(*changed, *self.following(changed[0]), label=label)

    def tell(self, step: Step, today: date, *, label: str = "") -> Experience:
        """The experience that *step* became: the one there is, or else a new one with its title, day and words."""
        step = self._records.find(Step, step.id) or step
        known = self._there(Experience, step.became_id)
        if known is not None:
            return known
        made = Experience(
            id=new_id(),
            title=step.title,
            start=step.finished or today,
            story=markdown.literal(step.how_it_went),
            competences=self.source(step).competences,
        )
        self._records.save(made, replace(step, became_id=made.id), label=label)
        return made

    def _open_in(self, lane: Lane) -> list[Step]:
        """The steps of *lane*; of what is over none, as its order does not depend on a move."""
        if lane is Lane.DONE:
            return []
        return self._records.all(Step, state=StepState.OPEN, later=lane is Lane.LATER)

    def following(self, step: Step) -> list[Agreement]:
        """The agreement that *step* came from, as it is when it opens, ends and went as the step did; not stored."""
        agreement = self._there(Agreement, step.agreement_id)
        return [replace(agreement, state=step.state, how_it_went=step.how_it_went)] if agreement is not None else []

    def _there(self, kind: type[R], record_id: str | None) -> R | None:
        """The record with this id, unless it was thrown away."""
        found = self._records.find(kind, record_id) if record_id else None
        return found if found is not None and found.deleted is None else None
