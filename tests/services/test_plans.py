"""Plans: the board, where steps come from, moves that reach the agreement, and what a step became."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lobdossier.domain.board import Lane, in_lane
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.experience import Experience
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.vocabulary import Competence, StepState
from lobdossier.services.board import Source
from lobdossier.services.workspace import Workspace

TODAY = date(2026, 3, 10)


@pytest.fixture
def talk(workspace: Workspace) -> Conversation:
    """A conversation with Ilse."""
    made = workspace.records.add(Conversation(title="Trialoog", on=TODAY - timedelta(days=9)))
    workspace.records.add(Participant(conversation_id=made.id, name="Ilse"))
    return made


def test_a_board_of_nothing_is_empty(workspace: Workspace) -> None:
    """A step that was stored without words is no step."""
    workspace.records.add(Step(title=" "))

    assert workspace.plans.board().empty


def test_the_board_has_columns_goals_and_what_was_agreed(workspace: Workspace, talk: Conversation) -> None:
    """The conversation held last; of earlier ones what others have not done yet. What is planned was not agreed yet."""
    early = workspace.records.add(Conversation(title="Begin", on=TODAY - timedelta(days=99)))
    agreed = [Agreement(what="oud van mij"), Agreement(what="adressen", who="Bo", mine=False)]
    workspace.conversations.conclude(early, agreed, today=TODAY)
    done = Agreement(what="klaar", who="Bo", mine=False, state=StepState.DONE)
    middle = workspace.records.add(Conversation(title="Midden", on=TODAY - timedelta(days=50)))
    workspace.conversations.conclude(middle, [done], today=TODAY)
    workspace.conversations.conclude(talk, [Agreement(what="bellen")], today=TODAY)
    coming = workspace.records.add(Conversation(on=TODAY + timedelta(days=3)))
    workspace.records.add(Agreement(conversation_id=coming.id, what="nog niets"))
    workspace.records.add(Goal(title="later", by=TODAY + timedelta(days=99)))
    workspace.records.add(Goal(title="eerst", by=TODAY))
    workspace.records.add(Goal(title="al bereikt", reached=TODAY))
    workspace.records.add(Step(title="ooit", later=True))

    board = workspace.plans.board()

    assert [step.title for step in board.now] == ["oud van mij", "bellen"]
    assert [step.title for step in board.later] == ["ooit"]
    assert ([g.title for g in board.goals], [g.title for g in board.reached]) == (["eerst", "later"], ["al bereikt"])
    assert board.last is not None
    assert (board.last.conversation.id, board.last.participants[0].name) == (talk.id, "Ilse")
    assert [(p.agreement.what, p.step and p.step.title) for p in board.last.promises] == [("bellen", "bellen")]
    assert [(a.conversation.title, [p.agreement.what for p in a.promises]) for a in board.waiting] == [
        ("Begin", ["adressen"])
    ]


def test_a_step_knows_where_it_came_from(workspace: Workspace, talk: Conversation) -> None:
    """What was thrown away is no source any more."""
    workspace.conversations.conclude(talk, [Agreement(what="bellen")], today=TODAY)
    (step,) = workspace.plans.open_steps()
    source = workspace.plans.source(step)
    assert source.conversation is not None
    assert (source.conversation.id, [p.name for p in source.participants]) == (talk.id, ["Ilse"])

    workspace.records.throw_away(talk, label="weg")

    assert workspace.plans.source(step) == Source()


def test_a_step_is_about_what_its_goal_is_about_or_else_its_reflection(workspace: Workspace) -> None:
    """In the order of the field; a card that was not answered says nothing."""
    answers = (
        Answer(text="ja", competence=Competence.NETWERKEN),
        Answer(text=" ", competence=Competence.WERKEXPLORATIE),
    )
    reflection = workspace.records.add(Reflection(answers=answers, competences=(Competence.KWALITEITENREFLECTIE,)))
    goal = workspace.records.add(Goal(title="doel", competences=(Competence.LOOPBAANSTURING,)))
    of_both = workspace.records.add(Step(title="a", reflection_id=reflection.id, goal_id=goal.id))
    of_one = workspace.records.add(Step(title="b", reflection_id=reflection.id))

    assert workspace.plans.source(of_both).competences == (Competence.LOOPBAANSTURING,)
    found = workspace.plans.source(of_one).competences
    assert found == (Competence.KWALITEITENREFLECTIE, Competence.NETWERKEN)


def test_a_move_reaches_the_agreement_and_is_one_deed(workspace: Workspace, talk: Conversation) -> None:
    """Done among what is done, open again anywhere else, and all of it taken back at once."""
    (agreement,) = workspace.conversations.conclude(talk, [Agreement(what="bellen")], today=TODAY)
    (step,) = workspace.plans.open_steps()

    workspace.plans.move(step, Lane.DONE, TODAY, label="verplaatsen")
    assert workspace.records.get(Agreement, agreement.id).state is StepState.DONE
    assert workspace.records.get(Step, step.id).finished == TODAY
    workspace.plans.move(step, Lane.LATER, TODAY, label="verplaatsen")
    assert workspace.records.get(Agreement, agreement.id).state is StepState.OPEN
    workspace.undo.undo()
    workspace.undo.undo()

    assert workspace.records.get(Step, step.id).state is StepState.OPEN
    assert workspace.records.get(Agreement, agreement.id).state is StepState.OPEN


def test_a_move_of_an_old_version_keeps_newer_words(workspace: Workspace) -> None:
    """The screen had it from before it was changed elsewhere."""
    step = workspace.records.add(Step(title="bellen"))
    workspace.records.save(replace(step, title="bellen met Joris"))

    workspace.plans.move(step, Lane.LATER, TODAY)

    assert workspace.records.get(Step, step.id).title == "bellen met Joris"


def test_a_new_step_comes_on_top(workspace: Workspace) -> None:
    """Time after time; it is not stored before it has words."""
    for title in ("c", "b", "a"):
        step = workspace.plans.begin(Lane.NOW)
        assert step.id not in {known.id for known in workspace.records.all(Step)}
        workspace.records.save(replace(step, title=title))

    assert [step.title for step in in_lane(workspace.records.all(Step), Lane.NOW)] == ["a", "b", "c"]
    assert workspace.plans.begin(Lane.LATER, goal_id="x").later


def test_what_waits_for_later_does_not_come_before_what_is_for_now(workspace: Workspace) -> None:
    """On Start; and without a date it never comes back by itself."""
    workspace.records.add(Step(title="straks", later=True, by=TODAY))
    workspace.records.add(Step(title="nu"))

    assert [step.title for step in workspace.plans.open_steps()] == ["nu", "straks"]
    assert workspace.start.overview(TODAY).overdue is None


def test_a_step_becomes_an_experience_once(workspace: Workspace) -> None:
    """With its title, its day, how it went letter for letter and what it is about; one that was thrown away is made anew."""
    goal = workspace.records.add(Goal(title="doel", competences=(Competence.NETWERKEN,)))
    step = Step(
        title="bellen", finished=date(2026, 3, 1), state=StepState.DONE, how_it_went="- *goed*\n[x]: y", goal_id=goal.id
    )
    step = workspace.records.add(step)

    made = workspace.plans.tell(step, TODAY, label="maken")

    assert (made.title, made.start, made.competences) == ("bellen", date(2026, 3, 1), (Competence.NETWERKEN,))
    assert workspace.plans.tell(step, TODAY) == workspace.records.get(Experience, made.id)
    workspace.records.throw_away(made, label="weg")
    again = workspace.plans.tell(step, TODAY)
    assert again.id != made.id
    assert workspace.records.get(Step, step.id).became_id == again.id
