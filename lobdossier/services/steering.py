"""Loopbaansturing: the choices that were made, small ones too, and the goals with the steps to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lobdossier.domain.board import Lane, in_lane
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import Choice
from lobdossier.domain.vocabulary import StepState
from lobdossier.services.records import Records


@dataclass(frozen=True, slots=True)
class GoalPath:
    """A goal with the steps to it: what is to do now, what comes later, and how many are over."""

    goal: Goal
    now: tuple[Step, ...]
    later: tuple[Step, ...]
    over: int


@dataclass(frozen=True, slots=True)
class SteeringPage:
    """Choices by their date (those without one last), goals (the reached ones last)."""

    choices: tuple[Choice, ...]
    goals: tuple[GoalPath, ...]

    def asks(self, today: date) -> Choice | None:
        """The choice to look back at: of those whose time has come the one that was made last, the freshest."""
        return next((choice for choice in reversed(self.choices) if choice.asks_outcome(today)), None)


class Steering:
    """The choices and goals of one open dossier."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def page(self) -> SteeringPage:
        """All of it; a choice or a goal without words is none."""
        all_of = self._records.all
        choices = [choice for choice in all_of(Choice) if choice.title.strip()]
        goals = sorted((goal for goal in all_of(Goal) if goal.title.strip()), key=_order)
        return SteeringPage(
            choices=tuple(sorted(choices, key=lambda c: (c.on or date.max, c.id))),
            goals=tuple(_path(goal, all_of(Step, goal_id=goal.id)) for goal in goals),
        )


def _order(goal: Goal) -> tuple[bool, date, str]:
    return goal.reached is not None, goal.by or date.max, goal.id


def _path(goal: Goal, steps: Sequence[Step]) -> GoalPath:
    own = [step for step in steps if step.title.strip()]
    over = sum(step.state is not StepState.OPEN for step in own)
    return GoalPath(goal, tuple(in_lane(own, Lane.NOW)), tuple(in_lane(own, Lane.LATER)), over)
