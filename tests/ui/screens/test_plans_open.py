"""Plannen, opened: a step and a goal in place, how it went, what it became, and what others do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hands import find_button, has_button, press, words_in
from looks import found_in_all_looks
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lobdossier.domain.board import Lane
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.experience import Experience
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.vocabulary import Competence, StepState
from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace
from lobdossier.ui.plans.step_editor import StepEditor
from lobdossier.ui.theme import Theme
from tests.typing_help import commit, type_text
from tests.ui.screens.planning import TODAY, Plan, Show, planner, stored

Open = Callable[..., Plan]
AWKWARD = "  één’s “œ” 👩‍🔧\u00a0x – *geen* nadruk_ €"


@pytest.fixture
def plan(show: Show, qtbot: QtBot) -> Open:
    return planner(show, qtbot)


@pytest.fixture
def step(workspace: Workspace) -> Step:
    return workspace.records.add(Step(title="Bellen"))


def editor(at: Plan) -> StepEditor:
    found = at.screen.board.opened.editor
    assert found is not None
    return found


# ------------------------------------------------------------ a step
def test_a_step_is_changed_in_place(plan: Open, workspace: Workspace, step: Step) -> None:
    """Its words letter for letter, its day by a tap, its goal; all of it kept without a button."""
    goal = workspace.records.add(Goal(title="Kiezen"))
    at = plan(workspace)
    at.card("Bellen").click()
    at.settle()
    field = QApplication.focusWidget()
    assert field is editor(at).title
    editor(at).title.selectAll()
    commit(editor(at).title, AWKWARD)
    press(at.screen, "Voor wanneer?: volgende week")
    press(at.screen, "Bij welk doel?: Kiezen")

    at.window.go("start")

    kept = workspace.records.get(Step, step.id)
    assert (kept.title, kept.by, kept.goal_id) == (AWKWARD, date(2026, 11, 29), goal.id)
    at.window.go("plans", step.id)
    at.settle()
    assert editor(at).title.text() == AWKWARD  # with its id as target it lies open
    press(at.screen, "Voor wanneer?: volgende week")  # a second tap takes the day away
    assert workspace.records.get(Step, step.id).by is None


def test_a_new_step_that_was_left_empty_is_not_there_when_one_comes_back(plan: Open, workspace: Workspace) -> None:
    """Nothing lies open that is no longer known; the next new step is kept."""
    at = plan(workspace)
    press(at.screen, "Nieuwe stap")
    at.window.go("start")
    at.window.go("plans")
    at.settle()
    assert at.screen.board.opened.editor is None

    press(at.screen, "Nieuwe stap")
    commit(editor(at).title, "Bellen")
    press(at.screen, "Voor wanneer?: volgende week")
    assert at.window.current().flush()
    kept = stored(workspace, "Bellen")
    assert (kept.by, kept.deleted) == (date(2026, 11, 29), None)


def test_the_keyboard_stays_on_the_page_when_what_had_it_goes_away(
    plan: Open, workspace: Workspace, step: Step
) -> None:
    """Not on the button that takes the deed back, where one more Space would undo it, and not in the sidebar."""
    at = plan(workspace)
    at.card(step.title).setFocus()
    at.key(Qt.Key.Key_Space)
    assert stored(workspace, step.title).state is StepState.DONE
    assert QApplication.focusWidget() is at.screen

    press(at.screen, "Een doel erbij")
    assert at.screen.editing_goal is not None
    commit(at.screen.editing_goal.title, "Kiezen")
    at.key(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is at.screen


def test_a_day_is_chosen_from_the_calendar(plan: Open, workspace: Workspace, step: Step) -> None:
    """The day that was chosen before stands in it when it is opened again."""
    at = plan(workspace, step.id)
    press(at.screen, "Voor wanneer?: kies een dag")
    editor(at).when.day.setDate(editor(at).when.day.date().addDays(1))
    assert workspace.records.get(Step, step.id).by == TODAY + timedelta(days=15)

    at.screen.board.opened.close()
    at.settle()
    at.card("Bellen").click()

    assert editor(at).when.by == TODAY + timedelta(days=15)


def test_a_step_without_words_keeps_those_it_had(plan: Open, workspace: Workspace, step: Step) -> None:
    """Throwing it away has a button, with a way back."""
    at = plan(workspace, step.id)
    editor(at).title.selectAll()
    at.key(Qt.Key.Key_Backspace)
    at.key(Qt.Key.Key_Escape)
    assert at.titles(Lane.NOW) == ["Bellen"]

    at.card("Bellen").click()
    press(at.screen, "Weggooien")
    at.settle()
    assert at.titles(Lane.NOW) == []
    press(at.window, "Ongedaan maken")
    at.settle()
    assert at.titles(Lane.NOW) == ["Bellen"]


def test_a_new_step_that_was_emptied_again_was_never_there(plan: Open, workspace: Workspace, step: Step) -> None:
    """Also when one goes away in the middle of it."""
    at = plan(workspace)
    press(at.screen, "Iets voor straks")
    type_text(editor(at).title, "Toch")
    assert at.screen.flush()
    assert len(workspace.records.all(Step)) == 2
    editor(at).title.selectAll()
    at.key(Qt.Key.Key_Backspace)

    at.window.go("start")

    assert [s.title for s in workspace.records.all(Step)] == ["Bellen"]


def test_an_open_step_goes_to_later_by_its_button(plan: Open, workspace: Workspace, step: Step) -> None:
    """With what was typed in it."""
    at = plan(workspace, step.id)
    type_text(editor(at).title, " met Henk")
    press(at.screen, "Naar Straks")
    at.settle()

    assert at.titles(Lane.LATER) == ["Bellen met Henk"]


def test_what_cannot_be_stored_stays_in_the_field(plan: Open, workspace: Workspace, step: Step) -> None:
    """The screen is not left, and it is stored as soon as that can be."""
    at = plan(workspace, step.id)
    away = workspace.path.with_suffix(".weg")
    workspace.path.rename(away)
    type_text(editor(at).title, " en mailen")

    at.window.go("start")
    at.key(Qt.Key.Key_Escape)
    assert at.window.current() is at.screen
    assert editor(at).title.text() == "Bellen en mailen"
    assert has_button(at.window, "Opnieuw proberen")

    away.rename(workspace.path)
    assert at.screen.flush()
    assert workspace.records.get(Step, step.id).title == "Bellen en mailen"


# ------------------------------------------------------------ how it went
def test_a_done_step_asks_one_question_that_may_be_skipped(plan: Open, workspace: Workspace) -> None:
    """Of the steps that are done only the latest asks; skipped it asks no more, and the one before it neither."""
    for days in (1, 2, 90):
        workspace.records.add(Step(title=f"{days}", state=StepState.DONE, finished=TODAY - timedelta(days=days)))
    at = plan(workspace)
    assert words_in(at.screen).count("Hoe ging het?") == 1

    press(at.screen, "Overslaan")
    at.settle()

    assert "Hoe ging het?" not in words_in(at.screen)
    assert stored(workspace, "1").how_it_went == ""


def test_how_it_went_is_kept_while_it_is_typed_and_reaches_the_agreement(plan: Open, workspace: Workspace) -> None:
    """The next conversation opens with it."""
    talk = workspace.records.add(Conversation())
    (agreement,) = workspace.conversations.conclude(talk, [Agreement(what="Bellen")], today=TODAY)
    at = plan(workspace)
    at.card("Bellen").setFocus()
    at.key(Qt.Key.Key_Space)
    assert workspace.records.get(Agreement, agreement.id).state is StepState.DONE

    type_text(at.tab_to("Hoe ging het?"), "Hij nam óp.")
    at.window.go("start")

    assert stored(workspace, "Bellen").how_it_went == "Hij nam óp."
    assert workspace.records.get(Agreement, agreement.id).how_it_went == "Hij nam óp."


def test_gone_otherwise_is_as_good_an_outcome(plan: Open, workspace: Workspace) -> None:
    """Chosen where the step lies open; a second tap does not take the outcome away."""
    step = workspace.records.add(Step(title="Bellen", state=StepState.DONE, finished=TODAY, how_it_went="Gemaild."))
    at = plan(workspace, step.id)
    press(at.screen, "Hoe liep het af?: Anders gegaan")
    press(at.screen, "Hoe liep het af?: Anders gegaan")
    assert workspace.records.get(Step, step.id).state is StepState.OTHERWISE
    at.key(Qt.Key.Key_Escape)

    assert "anders gegaan, 22 november" in words_in(at.screen)


def test_a_done_step_becomes_an_experience_once(plan: Open, workspace: Workspace, step: Step) -> None:
    """With its title, its day and how it went; the second time that one opens."""
    at = plan(workspace)
    at.card("Bellen").setFocus()
    at.key(Qt.Key.Key_Space)
    type_text(at.tab_to("Hoe ging het?"), "*Goed*.")
    press(at.screen, "Maak er een ervaring van")

    (made,) = workspace.records.all(Experience)
    assert (made.title, made.start, made.story) == ("Bellen", TODAY, "\\*Goed\\*.")
    assert workspace.records.get(Step, step.id).became_id == made.id
    assert (at.window.current().target, at.window.windowTitle()[:7]) == (made.id, "Bellen ")
    at.window.go("plans")
    at.settle()
    assert "werd een ervaring" in words_in(at.screen)
    at.card("Bellen").click()
    press(at.screen, "Ervaring openen")
    assert workspace.records.all(Experience) == [made]
    assert at.window.current().target == made.id


# ------------------------------------------------------------ goals
def test_a_goal_is_one_sentence_and_shows_its_steps(plan: Open, workspace: Workspace, step: Step) -> None:
    """A step that is begun while a goal is chosen is one to that goal."""
    at = plan(workspace)
    press(at.screen, "Een doel erbij")
    type_text(QApplication.focusWidget(), "Zelf een groep leiden")  # type: ignore[arg-type]
    at.key(Qt.Key.Key_Return)
    (goal,) = workspace.records.all(Goal)
    assert goal.title == "Zelf een groep leiden"
    assert at.titles(Lane.NOW) == []

    press(at.window, "Nieuwe stap")
    type_text(editor(at).title, "Kijken bij Ilse")
    at.key(Qt.Key.Key_Return)
    assert at.titles(Lane.NOW) == ["Kijken bij Ilse"]
    press(at.screen, "Mijn doelen: Alles")
    at.settle()

    assert at.titles(Lane.NOW) == ["Kijken bij Ilse", "Bellen"]
    assert stored(workspace, "Kijken bij Ilse").goal_id == goal.id


def test_a_goal_is_changed_reached_and_let_go(plan: Open, workspace: Workspace) -> None:
    """Each with a way back; the steps to it stay."""
    goal = workspace.records.add(Goal(title="Kiezen", why="Omdat het moet."))
    workspace.records.add(Step(title="Lezen", goal_id=goal.id))
    at = plan(workspace)
    press(at.screen, "Mijn doelen: Kiezen")
    at.settle()
    assert "Omdat het moet." in words_in(at.screen)
    press(at.screen, "Aanpassen")
    field = at.tab_to("Wat maakt het de moeite waard?")
    at.key(Qt.Key.Key_End)
    type_text(field, " En wil.")
    at.key(Qt.Key.Key_Escape)
    assert workspace.records.get(Goal, goal.id).why == "Omdat het moet. En wil."
    press(at.screen, "Aanpassen")
    press(at.screen, "Competentie: Netwerken")
    at.key(Qt.Key.Key_Escape)
    assert at.card("Lezen").source.competences == (Competence.NETWERKEN,)

    press(at.screen, "Bereikt")
    at.settle()
    assert workspace.records.get(Goal, goal.id).reached == TODAY
    press(at.window, "Ongedaan maken")
    at.settle()
    press(at.screen, "Mijn doelen: Kiezen")
    at.settle()
    press(at.screen, "Aanpassen")
    press(at.screen, "Loslaten")
    at.settle()

    assert workspace.records.all(Goal) == []
    assert at.titles(Lane.NOW) == ["Lezen"]


# ------------------------------------------------------------ what was agreed
def test_the_agreements_of_everybody_and_the_way_to_the_conversation(plan: Open, workspace: Workspace) -> None:
    """Who does what and how it stands; what somebody else did can be ticked, with a way back."""
    early = workspace.records.add(Conversation(title="Het begin", on=date(2026, 9, 1)))
    workspace.conversations.conclude(early, [Agreement(what="Adressen zoeken", who="Bo", mine=False)], today=TODAY)
    talk = workspace.records.add(Conversation(on=date(2026, 10, 12)))
    workspace.records.add(Participant(conversation_id=talk.id, name="Ilse"))
    agreed = [Agreement(what="Bellen"), Agreement(what="Voorstellen", who="Ilse", mine=False, by=date(2026, 12, 4))]
    workspace.conversations.conclude(talk, agreed, today=TODAY)
    at = plan(workspace)
    said = words_in(at.screen)
    assert "Afspraken van 12 oktober" in said
    assert said.index("staat bij Nu") < said.index("Voorstellen") < said.index("voor vrijdag 4 december")
    assert "Dit doen anderen nog" in said

    press(at.screen, "Is gedaan: Ilse, Voorstellen")
    at.settle()
    press(at.screen, "Is gedaan: Bo, Adressen zoeken")
    at.settle()
    assert "Dit doen anderen nog" not in words_in(at.screen)
    press(at.window, "Ongedaan maken")
    at.settle()
    assert "Adressen zoeken" in words_in(at.screen)
    find_button(at.screen, "Gesprek openen").click()

    assert at.window.current().target == talk.id


@pytest.mark.parametrize("what", ["open", "done"])
def test_what_lies_open_is_whole_in_every_look(plan: Open, workspace: Workspace, theme: Theme, what: str) -> None:
    build_demo(workspace, today=TODAY, photos=0)
    at = plan(workspace)
    board = at.screen.board
    if what == "open":
        press(at.screen, "Mijn doelen: Mijn rekenexamen halen")
        at.settle()
        press(at.screen, "Aanpassen")
        board.lanes[Lane.NOW].cards[0].click()
    else:
        board.lanes[Lane.NOW].cards[0].ticked.emit()
        at.settle()
        board.lanes[Lane.DONE].cards[1].click()
        press(at.screen, "Nieuw doel")
    at.settle()

    assert found_in_all_looks(theme, at.window) == []


def test_many_goals_begin_with_a_few_chips(plan: Open, workspace: Workspace) -> None:
    """The one whose steps are shown is always among them."""
    for number in range(9):
        workspace.records.add(Goal(title=f"Doel {number}", by=date(2027, 1, 1 + number)))
    at = plan(workspace)
    assert has_button(at.window, "Mijn doelen: Doel 5")
    assert not has_button(at.window, "Mijn doelen: Doel 6")

    press(at.window, "Alle 9 doelen")

    assert has_button(at.window, "Mijn doelen: Doel 8")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Mijn doelen: Doel 6"
    assert not has_button(at.window, "Alle 9 doelen")
