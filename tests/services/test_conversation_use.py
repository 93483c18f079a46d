"""What the screens of a conversation ask of its service: following steps, people met before, taking an agreement away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lobdossier.domain.changes import Change
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.ids import new_id
from lobdossier.domain.plans import Step
from lobdossier.domain.vocabulary import ConversationKind, StepState
from lobdossier.services.workspace import Workspace

TODAY = date(2026, 3, 10)


@pytest.fixture
def held(workspace: Workspace) -> Conversation:
    """A conversation that was concluded with one agreement of the student's own and one of somebody else."""
    made = workspace.records.add(Conversation(kind=ConversationKind.TRIALOOG, on=date(2026, 3, 1)))
    workspace.conversations.conclude(
        made,
        [
            Agreement(what="Ik bel Joris", by=date(2026, 3, 20)),
            Agreement(what="Een plek zoeken", who="Ilse", mine=False),
        ],
        today=TODAY,
    )
    return made


def test_a_conversation_that_is_not_stored_yet_knows_what_was_agreed_before(
    workspace: Workspace, held: Conversation
) -> None:
    """A preparation that has just begun opens with it, with or without a date."""
    for day in (None, date(2026, 4, 1)):
        before, agreed = workspace.conversations.agreed_before(Conversation(id=new_id(), on=day))

        assert before is not None
        assert before.id == held.id
        assert [a.what for a in agreed] == ["Ik bel Joris", "Een plek zoeken"]
    assert workspace.conversations.agreed_before(Conversation(id=new_id(), on=date(2026, 2, 1))) == (None, [])


def test_the_step_follows_how_its_agreement_went(workspace: Workspace, held: Conversation) -> None:
    """Looking back at an agreement ticks off the step, and opening it again opens that."""
    mine, theirs = workspace.conversations.agreements(held.id)

    done = replace(mine, state=StepState.DONE, how_it_went="Hij had meteen tijd.")
    workspace.conversations.store(done, replace(theirs, state=StepState.OTHERWISE), today=TODAY)

    (step,) = workspace.records.all(Step)
    assert (step.state, step.finished, step.how_it_went) == (StepState.DONE, TODAY, "Hij had meteen tijd.")
    workspace.conversations.store(replace(done, state=StepState.OPEN), today=TODAY)
    (step,) = workspace.records.all(Step)
    assert (step.state, step.finished) == (StepState.OPEN, None)


def test_the_step_keeps_what_the_student_made_of_it(workspace: Workspace, held: Conversation) -> None:
    """Only what changed in the agreement reaches the step."""
    mine, _ = workspace.conversations.agreements(held.id)
    (step,) = workspace.records.all(Step)
    workspace.records.save(replace(step, title="Joris bellen over vrijdag"))

    workspace.conversations.store(replace(mine, by=date(2026, 3, 25)), today=TODAY)

    (after,) = workspace.records.all(Step)
    assert (after.title, after.by) == ("Joris bellen over vrijdag", date(2026, 3, 25))


def test_storing_makes_no_step(workspace: Workspace) -> None:
    """Before a conversation is concluded its agreements are words on the way."""
    conversation = Conversation(id=new_id())
    agreement = Agreement(id=new_id(), conversation_id=conversation.id, what="Ik bel")

    workspace.conversations.store(conversation, agreement, today=TODAY)

    assert workspace.conversations.agreements(conversation.id) == [workspace.records.get(Agreement, agreement.id)]
    assert workspace.records.all(Step) == []


def test_whoever_stores_is_named_to_the_listeners(workspace: Workspace, held: Conversation) -> None:
    """A screen tells its own changes from those of others by it."""
    heard: list[Change] = []
    workspace.events.subscribe(heard.append)
    me = object()

    workspace.conversations.store(replace(held, place="Lokaal 2"), today=TODAY, origin=me)

    assert [(change.kind, change.origin) for change in heard] == [("conversation", me)]


def test_an_agreement_goes_with_its_open_step_and_comes_back_with_it(workspace: Workspace, held: Conversation) -> None:
    """One deed, one undo."""
    mine, _ = workspace.conversations.agreements(held.id)

    workspace.conversations.drop(mine, label="afspraak weghalen")

    assert [a.what for a in workspace.conversations.agreements(held.id)] == ["Een plek zoeken"]
    assert workspace.plans.open_steps() == []
    workspace.undo.undo()
    assert [a.what for a in workspace.conversations.agreements(held.id)] == ["Ik bel Joris", "Een plek zoeken"]
    assert [step.title for step in workspace.plans.open_steps()] == ["Ik bel Joris"]


def test_a_step_that_was_done_stays_when_its_agreement_goes(workspace: Workspace, held: Conversation) -> None:
    """It happened."""
    mine, _ = workspace.conversations.agreements(held.id)
    workspace.plans.finish(workspace.plans.open_steps()[0], StepState.DONE, TODAY)

    workspace.conversations.drop(mine, label="afspraak weghalen")

    assert [step.state for step in workspace.records.all(Step)] == [StepState.DONE]


def test_people_of_earlier_conversations_come_latest_first(workspace: Workspace, held: Conversation) -> None:
    """So that the same people are invited again with one tap; those of a conversation in the trash are not."""
    add = workspace.records.add
    old = add(Conversation(on=date(2025, 3, 1)))
    workspace.conversations.conclude(old, [], today=TODAY)
    coming, gone = add(Conversation(on=date(2026, 4, 1))), add(Conversation(on=date(2026, 5, 1)))
    for conversation, name in ((held, "Ilse"), (old, "Joris"), (coming, "Mevrouw Vos"), (gone, "Niemand")):
        add(Participant(conversation_id=conversation.id, name=name))
    workspace.records.throw_away(gone, label="weg")

    assert [p.name for p in workspace.conversations.people()] == ["Ilse", "Joris", "Mevrouw Vos"]
    assert [p.name for p in workspace.conversations.people(without=coming.id)] == ["Ilse", "Joris"]


def test_the_one_to_hold_is_that_of_today_else_the_next_else_the_one_that_was_missed(workspace: Workspace) -> None:
    assert workspace.conversations.to_hold(TODAY) is None

    add = workspace.records.add
    missed = add(Conversation(title="Gemist", on=TODAY - timedelta(days=9)))
    assert workspace.conversations.to_hold(TODAY) == missed
    later = add(Conversation(title="Later", on=TODAY + timedelta(days=9)))
    assert workspace.conversations.to_hold(TODAY) == later
    today = add(Conversation(title="Vandaag", on=TODAY))
    assert workspace.conversations.to_hold(TODAY) == today


def test_a_next_conversation_has_the_people_and_nothing_else(workspace: Workspace, held: Conversation) -> None:
    """Who was asked what, and who agreed, belongs to the conversation that was; it is one deed to take back."""
    workspace.records.add(
        Participant(conversation_id=held.id, name="Ilse", role="stagebegeleider", question="Wat vond je?", order=1)
    )
    workspace.records.add(Participant(conversation_id=held.id, name="Meneer Vos", may_show=True, order=0))

    planned = workspace.conversations.follow_up(held, date(2026, 6, 1), label="plannen")

    assert (planned.kind, planned.on, planned.talk_about) == (held.kind, date(2026, 6, 1), "")
    people = workspace.conversations.participants(planned.id)
    assert [(p.name, p.role, p.question, p.may_show) for p in people] == [
        ("Meneer Vos", "", "", False),
        ("Ilse", "stagebegeleider", "", False),
    ]
    workspace.undo.undo()
    assert workspace.conversations.coming() == []
