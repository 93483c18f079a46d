"""Goals and steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from lobdossier.domain.record import Between, Plain, Record, Ref, Title
from lobdossier.domain.vocabulary import Competence, StepState


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Record):
    """Something the student wants to reach."""

    KIND: ClassVar[str] = "goal"

    title: Title = ""
    why: Plain = ""
    by: date | None = None
    competences: tuple[Competence, ...] = ()
    reached: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Record):
    """A small thing to do. It knows where it came from: a reflection, an agreement, a goal or nothing."""

    KIND: ClassVar[str] = "step"

    title: Title = ""
    by: date | None = None
    state: StepState = StepState.OPEN
    finished: date | None = None
    how_it_went: Plain = ""
    order: Annotated[int, Between(0, 1_000_000)] = 0
    later: bool = False
    """Not now but "straks": it may still be vague."""
    goal_id: Annotated[str | None, Ref("goal")] = None
    experience_id: Annotated[str | None, Ref("experience")] = None
    reflection_id: Annotated[str | None, Ref("reflection")] = None
    agreement_id: Annotated[str | None, Ref("agreement")] = None
    became_id: Annotated[str | None, Ref("experience")] = None
    """The experience that it became when it was done; *experience_id* is the one that it came from."""

    def overdue(self, today: date) -> bool:
        """Whether its date has passed while it is still open."""
        return self.state is StepState.OPEN and self.by is not None and self.by < today
