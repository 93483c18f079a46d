"""Conversations, plans, the portrait and the start page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.errors import DiskFull, Refused, SaveError
from lobdossier.domain.experience import Experience
from lobdossier.domain.plans import Step
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.student import Requirement, SchoolPeriod
from lobdossier.domain.vocabulary import Asked, Competence, ConversationState, Part, Sector, StepState
from lobdossier.domain.voices import new_question, with_answer
from lobdossier.services.workspace import Workspace
from tests.conftest import Clock
from tests.faults import SmallDisk, needs_root

TODAY = date(2026, 3, 10)


@pytest.fixture
def conversation(workspace: Workspace) -> Conversation:
    return workspace.records.add(Conversation(title="Trialoog"))


# ------------------------------------------------------------------ conversations
def test_my_agreements_become_steps(workspace: Workspace, conversation: Conversation) -> None:
    """In order, with their date; what somebody else does is no step of mine."""
    workspace.conversations.conclude(
        conversation,
        [
            Agreement(what="Bellen met Joris", by=date(2026, 3, 20)),
            Agreement(what="Verslag nakijken", who="Mw. De Boer", mine=False),
        ],
        today=TODAY,
        label="afronden",
    )

    full = workspace.conversations.in_full(conversation.id)
    assert (full.conversation.state, full.conversation.on) == (ConversationState.HELD, TODAY)
    assert [a.what for a in full.agreements] == ["Bellen met Joris", "Verslag nakijken"]
    (step,) = workspace.plans.open_steps()
    assert (step.title, step.by, step.agreement_id) == ("Bellen met Joris", date(2026, 3, 20), full.agreements[0].id)
    workspace.undo.undo()
    assert workspace.plans.open_steps() == []
    assert workspace.records.get(Conversation, conversation.id).state is ConversationState.PLANNED


def test_concluding_again_makes_nothing_twice(workspace: Workspace, conversation: Conversation) -> None:
    """Not with the agreements that were given back, and not with the same ones as they were typed."""
    typed = [Agreement(what="Bellen"), Agreement(what="Mailen"), Agreement(what="Bellen")]
    first = workspace.conversations.conclude(conversation, typed, today=TODAY)

    workspace.conversations.conclude(conversation, first, today=TODAY)
    again = workspace.conversations.conclude(conversation, typed, today=TODAY)

    assert len(workspace.conversations.agreements(conversation.id)) == 3
    assert {a.id for a in again} == {a.id for a in first}
    assert len(workspace.plans.open_steps()) == 3


def test_a_step_follows_its_agreement_and_keeps_what_was_done(workspace: Workspace, conversation: Conversation) -> None:
    """New words and a new date reach the step; the student's own title stays while the agreement says the same."""
    (agreement,) = workspace.conversations.conclude(conversation, [Agreement(what="Bellen")], today=TODAY)
    (step,) = workspace.plans.open_steps()
    workspace.records.save(replace(step, title="Bellen met de fietsenmaker"))

    workspace.conversations.conclude(conversation, [agreement], today=TODAY)
    assert workspace.plans.open_steps()[0].title == "Bellen met de fietsenmaker"
    workspace.conversations.conclude(conversation, [replace(agreement, what="Mailen", by=TODAY)], today=TODAY)

    (after,) = workspace.plans.open_steps()
    assert (after.id, after.title, after.by) == (step.id, "Mailen", TODAY)


def test_a_step_that_was_thrown_away_stays_away(workspace: Workspace, conversation: Conversation) -> None:
    """Concluding again does not know better than the student."""
    kept = workspace.conversations.conclude(conversation, [Agreement(what="Bellen")], today=TODAY)
    workspace.records.throw_away(*workspace.plans.open_steps(), label="weg")

    workspace.conversations.conclude(conversation, kept, today=TODAY)

    assert workspace.plans.open_steps() == []


def test_a_long_agreement_fits_in_a_step(workspace: Workspace, conversation: Conversation) -> None:
    """The step has the beginning, the agreement has all of it."""
    workspace.conversations.conclude(conversation, [Agreement(what="é" * 2_000)], today=TODAY)

    assert workspace.plans.open_steps()[0].title == "é" * 200
    assert workspace.conversations.agreements(conversation.id)[0].what == "é" * 2_000


def test_the_next_preparation_opens_with_what_was_agreed(workspace: Workspace) -> None:
    """Of the conversation held last before it."""
    first = workspace.records.add(Conversation(title="een", on=date(2025, 11, 1)))
    second = workspace.records.add(Conversation(title="twee", on=date(2026, 1, 1)))
    coming = workspace.records.add(Conversation(title="drie", on=date(2026, 4, 1)))
    workspace.conversations.conclude(first, [Agreement(what="oud")], today=TODAY)
    workspace.conversations.conclude(second, [Agreement(what="nieuw")], today=TODAY)

    full = workspace.conversations.in_full(coming.id)

    assert full.before is not None
    assert full.before.id == second.id
    assert [a.what for a in full.agreed_before] == ["nieuw"]
    assert [c.title for c in workspace.conversations.coming()] == ["drie"]
    assert [c.title for c in workspace.conversations.past()] == ["twee", "een"]
    assert workspace.conversations.in_full(first.id).before is None


# ------------------------------------------------------------------ plans
def test_finishing_a_step_finishes_its_agreement(workspace: Workspace, conversation: Conversation) -> None:
    """And opening it again opens that; how it went is kept."""
    (agreement,) = workspace.conversations.conclude(conversation, [Agreement(what="Bellen")], today=TODAY)
    (step,) = workspace.plans.open_steps()

    workspace.plans.finish(step, StepState.OTHERWISE, TODAY, how_it_went="Gemaild", label="klaar")
    found = workspace.records.get(Agreement, agreement.id)
    assert (found.state, found.how_it_went) == (StepState.OTHERWISE, "Gemaild")
    done = workspace.records.get(Step, step.id)
    assert (done.state, done.finished) == (StepState.OTHERWISE, TODAY)

    workspace.plans.finish(step, StepState.OPEN, TODAY, label="toch niet")
    again = workspace.records.get(Step, step.id)
    assert (again.state, again.finished, again.how_it_went) == (StepState.OPEN, None, "Gemaild")
    assert workspace.records.get(Agreement, agreement.id).state is StepState.OPEN


def test_finishing_an_old_version_of_a_step_keeps_its_newer_words(workspace: Workspace) -> None:
    """The screen had it from before it was changed elsewhere."""
    step = workspace.records.add(Step(title="bellen"))
    workspace.records.save(replace(step, title="bellen met Joris"))

    workspace.plans.finish(step, StepState.DONE, TODAY)

    assert workspace.records.get(Step, step.id).title == "bellen met Joris"


def test_open_steps_come_in_the_order_of_their_dates(workspace: Workspace) -> None:
    """Without a date last; done ones not at all."""
    for title, by in (("later", date(2026, 5, 1)), ("ooit", None), ("eerst", date(2026, 4, 1))):
        workspace.records.add(Step(title=title, by=by))
    workspace.records.add(Step(title="klaar", state=StepState.DONE))

    assert [step.title for step in workspace.plans.open_steps()] == ["eerst", "later", "ooit"]


# ------------------------------------------------------------------ portrait
def test_answers_stand_with_the_competence_of_their_card(workspace: Workspace) -> None:
    """And with those that the student chose for the whole reflection; blank ones nowhere."""
    experience = workspace.records.add(Experience(title="stage", competences=(Competence.NETWERKEN,)))
    workspace.records.add(
        Reflection(
            experience_id=experience.id,
            on=TODAY,
            answers=(
                Answer(text="van de kaart", competence=Competence.WERKEXPLORATIE),
                Answer(text="zonder kaart"),
                Answer(text="  ", competence=Competence.WERKEXPLORATIE),
            ),
            competences=(Competence.LOOPBAANSTURING,),
        )
    )

    pages = {page.competence: page for page in workspace.portrait.pages()}

    assert list(pages) == list(Competence)
    assert [a.answer.text for a in pages[Competence.WERKEXPLORATIE].answers] == ["van de kaart"]
    assert [a.answer.text for a in pages[Competence.LOOPBAANSTURING].answers] == ["van de kaart", "zonder kaart"]
    assert pages[Competence.WERKEXPLORATIE].answers[0].experience == experience
    assert pages[Competence.NETWERKEN].experiences == [experience]
    assert workspace.portrait.page(Competence.WERKEXPLORATIE) == pages[Competence.WERKEXPLORATIE]


def test_what_i_know_now_is_kept_beside_what_i_knew(workspace: Workspace, clock: Clock) -> None:
    """Newest first; the same sentence again and an empty one change nothing."""
    for text in ("eerst", "eerst", "  ", "nu", "nu"):
        workspace.portrait.know_today(Competence.NETWERKEN, text, workspace.today())
        clock.pass_by(days=1)

    page = workspace.portrait.page(Competence.NETWERKEN)

    assert [insight.text for insight in page.insights] == ["nu", "eerst"]
    assert page.insight is not None
    assert page.insight.text == "nu"
    assert workspace.portrait.page(Competence.WERKEXPLORATIE).insight is None


# ------------------------------------------------------------------ the start page
def test_an_empty_dossier_has_an_empty_start_page(workspace: Workspace) -> None:
    """Only the four ways in and a question."""
    start = workspace.start.overview(TODAY)

    assert start.empty
    assert start.student.name == "Anna"
    assert (start.experiences, start.latest, start.asks, start.soon, start.overdue) == (0, [], [], False, None)


@pytest.mark.parametrize(("days", "soon"), [(0, True), (14, True), (15, False)])
def test_a_conversation_within_two_weeks_comes_first(workspace: Workspace, days: int, soon: bool) -> None:
    """With who will be there."""
    conversation = workspace.records.add(Conversation(on=TODAY + timedelta(days=days)))
    workspace.records.add(Participant(conversation_id=conversation.id, name="Joris"))

    start = workspace.start.overview(TODAY)

    assert start.conversation == conversation
    assert [p.name for p in start.participants] == ["Joris"]
    assert start.soon is soon
    assert not start.empty


@pytest.mark.parametrize(("days", "prepare"), [(0, True), (7, True), (8, False), (None, False)])
def test_a_week_before_a_conversation_it_is_time_to_prepare(
    workspace: Workspace, days: int | None, prepare: bool
) -> None:
    """And who was asked the shared questions and did not answer is told."""
    question = new_question("Waar zie je groei?", Part.TERUGKIJKEN)
    on = None if days is None else TODAY + timedelta(days=days)
    conversation = workspace.records.add(Conversation(on=on, questions=(question,)))
    for name, asked, text in (("Ilse", TODAY, ""), ("Vos", TODAY, "Ja."), ("Bram", None, "")):
        workspace.records.add(
            Participant(
                conversation_id=conversation.id, name=name, asked_on=asked, answers=with_answer((), question, text)
            )
        )

    start = workspace.start.overview(TODAY)

    assert start.prepare is prepare
    assert [person.name for person in start.waiting] == ["Ilse"]
    assert start.over is None


def test_a_conversation_whose_day_has_passed_is_to_be_written_down(workspace: Workspace) -> None:
    """Beside the next one; of today is not past."""
    old, older = (workspace.records.add(Conversation(on=TODAY - timedelta(days=days))) for days in (1, 9))
    workspace.records.add(Participant(conversation_id=older.id, name="Joris"))
    now = workspace.records.add(Conversation(on=TODAY))

    start = workspace.start.overview(TODAY)

    assert (start.over, [p.name for p in start.over_with], start.conversation) == (older, ["Joris"], now)
    workspace.conversations.conclude(older, [], today=TODAY)
    assert workspace.start.overview(TODAY).over == old


def test_a_step_past_its_date_is_asked_about(workspace: Workspace) -> None:
    """The earliest; of today is not past."""
    workspace.records.add(Step(title="vandaag", by=TODAY))
    assert workspace.start.overview(TODAY).overdue is None
    late = workspace.records.add(Step(title="laat", by=TODAY - timedelta(days=1)))

    assert workspace.start.overview(TODAY).overdue == late


def test_what_the_school_asks_is_counted_within_the_period(workspace: Workspace) -> None:
    """Held conversations, told reflections and hours of this period; no more than that, and nothing of the trash."""
    asked = tuple(Requirement(what=what, number=3) for what in Asked)
    workspace.records.add(SchoolPeriod(title="mbo 1", start=date(2024, 8, 1), end=date(2025, 7, 31)))
    workspace.records.add(
        SchoolPeriod(title="mbo 2", start=date(2025, 8, 1), end=date(2026, 7, 31), requirements=asked)
    )
    now = workspace.records.add(Experience(title="nu", start=date(2026, 2, 2), hours=40))
    workspace.records.add(Experience(title="toen", start=date(2025, 2, 2), hours=80))
    thrown = workspace.records.add(Experience(title="weg", start=date(2026, 2, 3), hours=7))
    workspace.records.add(Reflection(experience_id=now.id, on=date(2026, 2, 3), answers=(Answer(text="goed"),)))
    workspace.records.add(Reflection(experience_id=now.id, on=date(2026, 2, 3), answers=(Answer(text=" "),)))
    workspace.records.add(Reflection(experience_id=thrown.id, on=date(2026, 2, 3), answers=(Answer(text="x"),)))
    workspace.records.add(Conversation(on=date(2026, 2, 10), state=ConversationState.HELD))
    workspace.records.add(Conversation(on=date(2026, 2, 11)))
    workspace.records.throw_away(thrown, label="weg")

    asks = {ask.wish.what: (ask.there, ask.wish.number) for ask in workspace.start.overview(TODAY).asks}

    assert asks == {
        Asked.CONVERSATIONS: (1, 3),
        Asked.EXPERIENCES: (1, 3),
        Asked.REFLECTIONS: (1, 3),
        Asked.HOURS: (40, 3),
    }


# ------------------------------------------------------------------ the workspace
def test_today_is_the_day_of_the_student(workspace: Workspace, clock: Clock) -> None:
    """By the clock of the computer, not of Greenwich."""
    clock.now = datetime(2026, 3, 10, 23, 30, tzinfo=UTC)

    assert workspace.today() == clock.now.astimezone().date()


def test_a_new_dossier_has_its_student_and_period(path: Path, data: Path) -> None:
    """In one save."""
    workspace = Workspace.create(path, "Anna de Boer", Sector.VO, SchoolPeriod(title="vmbo 4"), data=data)

    assert (workspace.student.first_name, workspace.student.sector) == ("Anna", Sector.VO)
    period = workspace.period()
    assert period is not None
    assert period.title == "vmbo 4"
    workspace.close()


def test_a_dossier_that_cannot_be_filled_is_not_left_behind(path: Path, data: Path) -> None:
    """Half a start is no start: nothing lies at the path, and it can be tried again."""
    with pytest.raises(Refused):
        Workspace.create(path, "\0", data=data)
    assert list(path.parent.iterdir()) == []

    Workspace.create(path, "Anna", data=data).close()
    with pytest.raises(FileExistsError):
        Workspace.create(path, "Anna", data=data)
    assert path.exists()


@needs_root
def test_a_full_disk_leaves_no_half_dossier(tmp_path: Path) -> None:
    """Nor its lock."""
    with SmallDisk(tmp_path / "stick", 310) as disk:  # room for the file, not for the journal of its first save
        with pytest.raises(SaveError) as refused:
            Workspace.create(disk.path / "a.lobdossier", "Anna", data=tmp_path)

        assert isinstance(refused.value, DiskFull)
        assert list(disk.path.iterdir()) == []
