"""What the room "Plannen" shows: three columns, the goals, what was agreed, and where a step came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lobdossier.domain.board import Lane, in_lane
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.experience import Experience
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import Competence, ConversationState, StepState

NEEDED = (Step, Goal, Agreement, Conversation, Participant)
"""The kinds that a board is made of: no reflections, a long dossier is not read through for a few steps."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a step came from and what became of it; None (or empty) where it did not, or where that was thrown away."""

    goal: Goal | None = None
    experience: Experience | None = None
    reflection: Reflection | None = None
    agreement: Agreement | None = None
    conversation: Conversation | None = None
    participants: tuple[Participant, ...] = ()
    became: Experience | None = None

    @property
    def competences(self) -> tuple[Competence, ...]:
        """Which ones the step is about: those of its goal, or else those of the reflection that it came from."""
        if self.goal is not None and self.goal.competences:
            return self.goal.competences
        if self.reflection is None:
            return ()
        of_cards = [answer.competence for answer in self.reflection.answers if answer.text.strip()]
        return tuple(c for c in Competence if c in (*self.reflection.competences, *of_cards))


@dataclass(frozen=True, slots=True)
class Promise:
    """One agreement, with the step that carries it when it is the student's own."""

    agreement: Agreement
    step: Step | None


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed in one conversation, and who was there."""

    conversation: Conversation
    participants: tuple[Participant, ...]
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Three columns from top to bottom, the goals, what was agreed.

    Attributes:
        goals: those that are not reached yet, the nearest date first.
        reached: the others, the latest first.
        last: the conversation held last in which something was agreed.
        waiting: agreements of others that are still open from earlier conversations, the latest conversation first.
    """

    now: tuple[Step, ...] = ()
    later: tuple[Step, ...] = ()
    done: tuple[Step, ...] = ()
    goals: tuple[Goal, ...] = ()
    reached: tuple[Goal, ...] = ()
    last: Agreed | None = None
    waiting: tuple[Agreed, ...] = ()

    def lane(self, lane: Lane) -> tuple[Step, ...]:
        """One column."""
        return {Lane.NOW: self.now, Lane.LATER: self.later, Lane.DONE: self.done}[lane]

    @property
    def empty(self) -> bool:
        """Whether nothing was planned yet."""
        return not (self.now or self.later or self.done or self.goals or self.reached or self.last)


def board(dossier: Snapshot) -> Board:
    """The board of *dossier*, of which it needs the kinds in `NEEDED`. A step without words stands nowhere."""
    steps = [step for step in dossier.all(Step) if step.title.strip()]
    goals = [goal for goal in dossier.all(Goal) if goal.title.strip()]
    agreed = list(_agreed(dossier, steps))
    return Board(
        now=tuple(in_lane(steps, Lane.NOW)),
        later=tuple(in_lane(steps, Lane.LATER)),
        done=tuple(in_lane(steps, Lane.DONE)),
        goals=tuple(sorted((g for g in goals if not g.reached), key=lambda g: (g.by or date.max, g.id))),
        reached=tuple(sorted((g for g in goals if g.reached), key=lambda g: (g.reached or date.min, g.id))[::-1]),
        last=agreed[0] if agreed else None,
        waiting=tuple(found for talk in agreed[1:] if (found := _of_others(talk)) is not None),
    )


def _agreed(dossier: Snapshot, steps: list[Step]) -> Iterator[Agreed]:
    """Every conversation with its agreements, the one that was held last first."""
    carried = {step.agreement_id: step for step in steps if step.agreement_id}
    for conversation in reversed(dossier.conversations()):
        agreements = [a for a in dossier.agreements_of(conversation) if a.what.strip()]
        if conversation.state is ConversationState.HELD and agreements:
            promises = tuple(Promise(agreement, carried.get(agreement.id)) for agreement in agreements)
            yield Agreed(conversation, dossier.participants_in(conversation), promises)


def _of_others(talk: Agreed) -> Agreed | None:
    """What others have not done yet of *talk*; None when there is nothing of that."""
    left = [p for p in talk.promises if not p.agreement.mine and p.agreement.state is StepState.OPEN]
    return Agreed(talk.conversation, talk.participants, tuple(left)) if left else None
