"""What is proposed for a purpose, and what goes along: only what was chosen, never what is private."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.choosing import PROPOSED, activities, chosen, propose
from lobdossier.domain.conversation import Agreement, Conversation, GivenAnswer, Participant
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.people import Contact
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import Insight, Motive, Quality, SelfView
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.sharing import Feedback, Handover
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.domain.vocabulary import ConversationKind, ConversationState, Purpose, StepState
from tests.factories import one_of_each

NEVER = (Feedback, Handover, CareerDocument)


def dossier(*more: Record) -> Snapshot:
    """One of each kind, the conversation held and with a private answer."""
    records = [
        replace(r, state=ConversationState.HELD, private="Alleen voor mij", share_private=True)
        if isinstance(r, Conversation)
        else r
        for r in one_of_each()
    ]
    return Snapshot.of([Student(id=new_id(), name="Noor"), *records, *more])


def everything(found: Snapshot) -> CareerDocument:
    """A document with every tick on and every item chosen."""
    ids = {kind: tuple(r.id for r in found.all(kind)) for kind in (Experience, Conversation, Goal, Step, Contact)}
    return CareerDocument(
        experience_ids=ids[Experience],
        conversation_ids=ids[Conversation],
        plan_ids=ids[Goal] + ids[Step],
        contact_ids=ids[Contact],
        said=True,
    )


def test_with_everything_on_the_private_things_still_stay() -> None:
    found = dossier()

    part = chosen(found, everything(found))

    assert [kind for kind in NEVER if part.all(kind)] == []
    assert [c.private for c in part.all(Conversation)] == [""]


def test_how_a_student_looks_back_on_a_year_stays() -> None:
    """The period goes along: it says where the student learned. What was written of it was written for oneself."""
    found = dossier(SchoolPeriod(id=new_id(), title="vmbo 4", look_back="Alleen voor mij"))

    assert {(p.title, p.look_back) for p in chosen(found, everything(found)).all(SchoolPeriod)} >= {("vmbo 4", "")}


@given(st.data())
def test_nothing_goes_along_that_was_not_chosen(data: st.DataObject) -> None:
    """Whatever is ticked: what goes is a part of the dossier, and each piece hangs on something that was chosen."""
    found = dossier()
    whole = everything(found)
    document = replace(
        whole,
        **{name: data.draw(st.booleans()) for name in ("portrait", "reflections", "photos", "said", "table")},
        **{
            name: tuple(data.draw(st.lists(st.sampled_from(getattr(whole, name)), unique=True)))
            for name in ("experience_ids", "conversation_ids", "plan_ids", "contact_ids")
        },
    )

    part = chosen(found, document)

    for kind, group in part.records.items():
        assert {r.id for r in group} <= {r.id for r in found.all(kind)}
    assert {e.id for e in part.all(Experience)} == set(document.experience_ids)
    assert {c.id for c in part.all(Conversation)} == set(document.conversation_ids)
    assert {p.id for kind in (Goal, Step) for p in part.all(kind)} == set(document.plan_ids)
    assert {c.id for c in part.all(Contact)} == set(document.contact_ids)
    for kind, wanted in ((Evidence, document.photos), (Reflection, document.reflections)):
        assert {r.experience_id for r in part.all(kind)} == (set(document.experience_ids) if wanted else set())
    for kind in (Participant, Agreement):
        assert {r.conversation_id for r in part.all(kind)} == set(document.conversation_ids)
    for kind in (Insight, SelfView, Quality, Motive):
        assert bool(part.all(kind)) == document.portrait
    assert [kind for kind in NEVER if part.all(kind)] == []


def test_how_to_reach_somebody_never_goes_along() -> None:
    """A person of the network who was chosen comes by name and with what they help with; the rest is theirs."""
    chosen_one = Contact(id=new_id(), name="Ilse", role="collega", helps_with="Leidinggeven", reach="06-12345678")
    found = dossier(chosen_one, Contact(id=new_id(), name="Kees", reach="kees@example.nl"))

    (along,) = chosen(found, CareerDocument(contact_ids=(chosen_one.id,))).all(Contact)

    assert along == replace(chosen_one, reach="")


@pytest.mark.parametrize("purpose", list(Purpose))
def test_nobody_of_the_network_is_proposed(purpose: Purpose) -> None:
    """Whatever it is for: the people of others go along only when the student ticks them."""
    found = dossier(Contact(id=new_id(), name="Kees"))

    assert chosen(found, propose(found, purpose)).all(Contact) == ()


def test_who_the_student_is_always_goes_along() -> None:
    part = chosen(dossier(), CareerDocument(portrait=False))

    assert set(part.records) == {Student, SchoolPeriod}


@pytest.mark.parametrize("purpose", list(Purpose))
def test_every_purpose_has_a_proposal_that_names_what_there_is(purpose: Purpose) -> None:
    found = dossier()
    there = {r.id for group in found.records.values() for r in group}

    made = propose(found, purpose)

    assert made.purpose is purpose
    assert not made.id, "a proposal is not stored"
    assert {*made.experience_ids, *made.conversation_ids, *made.plan_ids} <= there


@pytest.mark.parametrize("purpose", list(Purpose))
def test_an_empty_dossier_has_a_proposal_too(purpose: Purpose) -> None:
    made = propose(Snapshot.of([Student(id=new_id())]), purpose)

    assert (made.experience_ids, made.conversation_ids, made.plan_ids) == ((), (), ())


def test_a_next_school_gets_the_starred_ones_first_and_at_most_twelve() -> None:
    plain = [Experience(id=new_id(), title=f"{n}", story="x" * 5_000, goal="a", result="b") for n in range(30)]
    starred = Experience(id=new_id(), title="Trots", star=True)

    made = propose(Snapshot.of([*plain, starred]), Purpose.SCHOOL)

    assert len(made.experience_ids) == PROPOSED
    assert made.experience_ids[0] == starred.id
    assert made.conversation_ids == (), "what was said stays unless it is asked for"


def test_a_length_without_end_does_not_win_from_answers() -> None:
    long = Experience(id=new_id(), story="x" * 100_000)
    told = Experience(id=new_id(), story="x" * 800, goal="Weten", result="Geleerd")

    assert propose(Snapshot.of([long, told]), Purpose.SCHOOL).experience_ids == (told.id, long.id)


def test_a_next_school_hears_of_open_plans_only() -> None:
    done, open_one = Step(id=new_id(), state=StepState.DONE), Step(id=new_id())
    reached, ahead = Goal(id=new_id(), reached=date(2026, 1, 1)), Goal(id=new_id())

    made = propose(Snapshot.of([done, open_one, reached, ahead]), Purpose.SCHOOL)

    assert set(made.plan_ids) == {open_one.id, ahead.id}


def test_a_conversation_gets_what_happened_since_the_last_one() -> None:
    day = date(2026, 3, 1)
    last = Conversation(id=new_id(), on=day, state=ConversationState.HELD)
    before, since, undated = (
        Experience(id=new_id(), start=start) for start in (day - timedelta(days=9), day + timedelta(days=2), None)
    )

    made = propose(Snapshot.of([last, before, since, undated]), Purpose.GESPREK)

    assert set(made.experience_ids) == {since.id, undated.id}
    assert made.conversation_ids == (last.id,)


def test_for_a_conversation_goes_the_one_that_is_about_to_be_held_too() -> None:
    """Not one at home, which is nobody else's business, and not one of before that never came."""
    last = Conversation(id=new_id(), on=date(2026, 3, 1), state=ConversationState.HELD)
    missed, home, next_one, later = (
        Conversation(id=new_id(), on=date(2026, month, 2), kind=kind)
        for month, kind in (
            (2, ConversationKind.TRIALOOG),
            (4, ConversationKind.GESPREK_THUIS),
            (5, ConversationKind.TRIALOOG),
            (6, ConversationKind.LOOPBAANGESPREK),
        )
    )
    made = propose(Snapshot.of([last, missed, home, next_one, later]), Purpose.GESPREK)
    assert made.conversation_ids == (last.id, next_one.id)


@pytest.mark.parametrize("purpose", list(Purpose))
@pytest.mark.parametrize("state", list(ConversationState))
def test_what_the_student_wants_to_ask_goes_to_whoever_prepares_that_conversation(
    purpose: Purpose, state: ConversationState
) -> None:
    talk = Conversation(id=new_id(), state=state)
    person = Participant(id=new_id(), conversation_id=talk.id, name="Bo", question="Mag ik eerder beginnen?")
    part = chosen(Snapshot.of([talk, person]), CareerDocument(purpose=purpose, conversation_ids=(talk.id,)))
    asked = purpose is Purpose.GESPREK and state is ConversationState.PLANNED
    assert [p.question for p in part.all(Participant)] == ["Mag ik eerder beginnen?" * asked]


def test_answers_that_are_not_to_be_seen_yet_stay_at_home() -> None:
    """Until everybody at the table answered, where the student wants it so, and until the conversation was held."""
    given = (GivenAnswer(question_id="q", question="Wat gaat goed?", text="Het zagen"),)
    for state, own_first, answered, seen in (
        (ConversationState.PLANNED, True, False, False),
        (ConversationState.PLANNED, True, True, True),
        (ConversationState.PLANNED, False, False, True),
        (ConversationState.HELD, True, False, True),
    ):
        talk = Conversation(id=new_id(), state=state, own_first=own_first, answers=given)
        one = Participant(id=new_id(), conversation_id=talk.id, name="Bo", answers=given)
        other = replace(one, id=new_id(), name="Ilse", answers=given if answered else ())
        part = chosen(Snapshot.of([talk, one, other]), CareerDocument(conversation_ids=(talk.id,)))
        assert part.all(Conversation)[0].answers == (given if seen else ())


def test_the_table_of_activities_tells_no_story() -> None:
    """Whatever a text field is called: what is not date, kind, place, hours or competence is empty."""
    told = next(r for r in one_of_each() if isinstance(r, Experience))
    told = replace(told, result="r", evaluation="e", follow_up="f", role="rol")

    (row,) = activities(Snapshot.of([told]))

    kept = {
        "id",
        "title",
        "kind",
        "start",
        "end",
        "organisation",
        "place",
        "hours",
        "competences",
        "created",
        "changed",
    }
    blank = Experience()
    changed = {name for name in Experience.__dataclass_fields__ if getattr(row, name) != getattr(blank, name)}
    assert changed <= kept
    assert (row.title, row.hours, row.start) == (told.title, told.hours, told.start)
