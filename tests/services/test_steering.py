"""Choices and goals in order, and the one choice that it is time to look back at."""

from __future__ import annotations

from datetime import date, timedelta

from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import OUTCOME_AFTER, Choice
from lobdossier.domain.vocabulary import StepState
from lobdossier.services.workspace import Workspace

TODAY = date(2026, 3, 10)


def test_choices_come_in_the_order_of_time(workspace: Workspace) -> None:
    """Without a date last; without words not at all."""
    for title, on in (("later", TODAY), ("ooit", None), ("eerst", date(2025, 1, 1)), (" ", TODAY)):
        workspace.records.add(Choice(title=title, on=on))

    assert [choice.title for choice in workspace.steering.page().choices] == ["eerst", "later", "ooit"]


def test_a_choice_is_looked_back_at_after_some_weeks(workspace: Workspace) -> None:
    """The freshest whose time has come; not one of which was said how it turned out, nor one without a date."""
    assert workspace.steering.page().asks(TODAY) is None
    for title, ago, outcome in (("lang", 900, ""), ("net op tijd", OUTCOME_AFTER.days, ""), ("gezegd", 50, "goed")):
        workspace.records.add(Choice(title=title, on=TODAY - timedelta(days=ago), outcome=outcome))
    workspace.records.add(Choice(title="te vroeg", on=TODAY - OUTCOME_AFTER + timedelta(days=1)))
    workspace.records.add(Choice(title="ooit"))

    asked = workspace.steering.page().asks(TODAY)

    assert asked is not None
    assert asked.title == "net op tijd"


def test_a_goal_has_its_steps(workspace: Workspace) -> None:
    """The nearest goal first and the reached ones last; what is to do now apart from what comes later."""
    workspace.records.add(Goal(title="bereikt", reached=TODAY))
    workspace.records.add(Goal(title="ooit"))
    goal = workspace.records.add(Goal(title="dichtbij", by=TODAY))
    for title, fields in (
        ("nu", {}),
        ("straks", {"later": True}),
        ("klaar", {"state": StepState.DONE}),
        ("anders", {"state": StepState.OTHERWISE}),
    ):
        workspace.records.add(Step(title=title, goal_id=goal.id, **fields))  # type: ignore[arg-type]
    workspace.records.add(Step(title="van niets"))

    paths = workspace.steering.page().goals

    assert [path.goal.title for path in paths] == ["dichtbij", "ooit", "bereikt"]
    assert ([s.title for s in paths[0].now], [s.title for s in paths[0].later], paths[0].over) == (
        ["nu"],
        ["straks"],
        2,
    )
