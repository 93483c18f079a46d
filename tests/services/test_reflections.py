"""A reflection with its step; one own sentence and one view a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.plans import Step
from lobdossier.domain.portrait import Insight, SelfView
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.vocabulary import Competence, StepState
from lobdossier.services.reflections import Reflections
from lobdossier.services.workspace import Workspace

TODAY = date(2026, 11, 22)
ABOUT = Competence.NETWERKEN


def now() -> datetime:
    """The moment at which these tests happen."""
    return datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An empty dossier."""
    made = Workspace.create(tmp_path / "a.lobdossier", "Noor", data=tmp_path / "data", clock=now)
    yield made
    made.close()


@pytest.fixture
def experience(workspace: Workspace) -> Experience:
    return workspace.records.add(Experience(title="Open dag"))


@pytest.fixture
def reflections(workspace: Workspace) -> Reflections:
    return Reflections(workspace.records)


def about(experience: Experience, text: str, card: str = "kw-terug-01", on: date = TODAY) -> Reflection:
    answer = Answer(card_id=card, question="Wat deed je?", text=text)
    return Reflection(id=new_id(), experience_id=experience.id, on=on, answers=(answer,))


def test_a_reflection_and_its_step_are_stored_together(
    workspace: Workspace, reflections: Reflections, experience: Experience
) -> None:
    written = about(experience, "Ik belde.")

    reflections.store(written, Step(id=new_id(), title="Nog eens bellen", by=TODAY))

    step = reflections.step(written.id)
    assert step is not None
    assert (step.title, step.by, step.experience_id) == ("Nog eens bellen", TODAY, experience.id)
    found = reflections.find(written.id)
    assert found is not None
    assert found.answers == written.answers


def test_nothing_is_stored_of_blank_ones(
    workspace: Workspace, reflections: Reflections, experience: Experience
) -> None:
    reflections.store(about(experience, "  \n"), Step(id=new_id(), title="  "))

    assert workspace.records.all(Reflection) == []
    assert workspace.records.all(Step) == []


def test_a_step_alone_needs_no_reflection(
    workspace: Workspace, reflections: Reflections, experience: Experience
) -> None:
    reflections.store(about(experience, ""), Step(id=new_id(), title="Bellen"))

    (step,) = workspace.records.all(Step)
    assert step.reflection_id is None
    assert step.experience_id == experience.id


def test_what_was_emptied_lies_in_the_trash_with_its_last_words_and_comes_back(
    workspace: Workspace, reflections: Reflections, experience: Experience
) -> None:
    written, step = about(experience, "Ik belde."), Step(id=new_id(), title="Bellen")
    reflections.store(written, step)

    reflections.store(replace(written, answers=()), replace(step, title=""))

    assert reflections.find(written.id) is None
    assert reflections.step(written.id) is None
    (kept,) = workspace.records.all(Reflection, deleted=True)
    assert kept.answers == written.answers
    (trashed,) = workspace.records.all(Step, deleted=True)
    assert trashed.title == "Bellen"

    again = replace(written, answers=(Answer(text="Toch."),))
    reflections.store(again, replace(step, title="Mailen"))
    back = reflections.step(written.id)
    assert back is not None
    assert (back.id, back.title) == (step.id, "Mailen")


def test_a_step_that_was_done_meanwhile_stays_done(
    workspace: Workspace, reflections: Reflections, experience: Experience
) -> None:
    written, step = about(experience, "Ik belde."), Step(id=new_id(), title="Bellen")
    reflections.store(written, step)
    workspace.plans.finish(step, StepState.DONE, TODAY, how_it_went="Goed")

    reflections.store(written, replace(step, title="Bellen met Jan"))

    found = reflections.step(written.id)
    assert found is not None
    assert (found.title, found.state, found.how_it_went) == ("Bellen met Jan", StepState.DONE, "Goed")


def test_cards_that_were_answered_here_or_lately_are_known(
    workspace: Workspace, reflections: Reflections, experience: Experience
) -> None:
    other = workspace.records.add(Experience(title="Stage"))
    long_ago = TODAY - timedelta(days=300)
    workspace.records.add(about(experience, "Ja.", "hier-lang-geleden", long_ago))
    workspace.records.add(about(other, "Ja.", "elders-kort-geleden"))
    workspace.records.add(about(other, "Ja.", "elders-lang-geleden", long_ago))
    workspace.records.add(about(experience, "", "niet-beantwoord"))
    workspace.records.add(Reflection(on=TODAY, answers=(Answer(card_id="los", question="Wat?", text="Dit."),)))
    open_one = workspace.records.add(about(experience, "Ja.", "deze"))

    found = reflections.asked(experience.id, TODAY, latest=[other.id, experience.id], without=open_one.id)

    assert found == {"hier-lang-geleden", "elders-kort-geleden", "los"}


def test_a_sentence_grows_within_a_day_and_another_day_makes_a_new_one(workspace: Workspace) -> None:
    portrait, yesterday = workspace.portrait, TODAY - timedelta(days=1)
    portrait.know_today(ABOUT, "Ik ken", yesterday)
    portrait.know_today(ABOUT, "Ik ken veel mensen.", yesterday)
    portrait.know_today(ABOUT, "Ik durf te bellen.", TODAY)

    assert [(i.text, i.on) for i in portrait.insights(ABOUT)] == [
        ("Ik durf te bellen.", TODAY),
        ("Ik ken veel mensen.", yesterday),
    ]


def test_the_words_of_before_or_none_take_todays_sentence_away(workspace: Workspace) -> None:
    portrait, yesterday = workspace.portrait, TODAY - timedelta(days=1)
    portrait.know_today(ABOUT, "Ik ken veel mensen.", yesterday)
    for words in ("Ik ken veel mensen.", "   "):
        portrait.know_today(ABOUT, "Ik durf te bellen.", TODAY)
        portrait.know_today(ABOUT, words, TODAY)
        assert [i.text for i in portrait.insights(ABOUT)] == ["Ik ken veel mensen."]
    portrait.know_today(ABOUT, "", yesterday - timedelta(days=1))
    assert len(workspace.records.all(Insight)) == 1


def test_one_view_a_day_and_the_earlier_ones_stay(workspace: Workspace) -> None:
    portrait, yesterday = workspace.portrait, TODAY - timedelta(days=1)
    portrait.see_today(ABOUT, 1, "Ik durf niet.", yesterday)
    portrait.see_today(ABOUT, 2, "", TODAY)
    portrait.see_today(ABOUT, 3, "Ik belde zelf.", TODAY)

    assert [(v.step, v.why, v.on) for v in portrait.views(ABOUT)] == [
        (1, "Ik durf niet.", yesterday),
        (3, "Ik belde zelf.", TODAY),
    ]

    portrait.see_today(ABOUT, None, "", TODAY)
    assert [v.step for v in portrait.views(ABOUT)] == [1]
    portrait.see_today(ABOUT, None, "", TODAY)
    assert len(workspace.records.all(SelfView)) == 1
