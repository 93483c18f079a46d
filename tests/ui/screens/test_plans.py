"""Plannen: three columns in which a step is moved by keys, by the mouse and by name, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from time import thread_time

import pytest
from hands import find_button, has_button, press, words_in
from layout_check import problems
from looks import found_in_all_looks
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lobdossier.domain.board import Lane
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.vocabulary import Competence, StepState
from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace
from lobdossier.ui.theme import FAMILIES, Look, Theme
from tests.typing_help import type_text
from tests.ui.hands import drag
from tests.ui.screens.planning import TODAY, Plan, Show, planner, stored

Open = Callable[..., Plan]
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def plan(show: Show, qtbot: QtBot) -> Open:
    return planner(show, qtbot)


@pytest.fixture
def three(workspace: Workspace) -> Workspace:
    """Three steps for now, in this order, and one for later."""
    for place, title in enumerate(("Bellen", "Mailen", "Vragen"), 1):
        workspace.records.add(Step(title=title, order=place * 1000))
    workspace.records.add(Step(title="Ooit naar Italië", later=True))
    return workspace


# ------------------------------------------------------------ what is shown
def test_opening_it_stores_nothing(plan: Open, three: Workspace) -> None:
    """Nor does opening a step, choosing a goal or leaving again."""
    goal = three.records.add(Goal(title="Kiezen"))
    before = three.path.stat().st_mtime_ns
    at = plan(three)

    at.card("Bellen").click()
    at.settle()
    press(at.window, "Iets voor straks")
    at.settle()
    press(at.window, f"Mijn doelen: {goal.title}")
    at.settle()
    at.window.go("start")

    assert three.path.stat().st_mtime_ns == before


def test_a_step_says_when_where_from_and_what_it_is_about(plan: Open, workspace: Workspace) -> None:
    """In words, and all of it to a screen reader too."""
    talk = workspace.records.add(Conversation(on=date(2026, 10, 12)))
    workspace.records.add(Participant(conversation_id=talk.id, name="Ilse"))
    workspace.conversations.conclude(talk, [Agreement(what="Rapporteren", by=date(2026, 12, 4))], today=TODAY)
    experience = workspace.records.add(Experience(title="De bingo"))
    answer = Answer(text="Ja.", competence=Competence.NETWERKEN)
    reflection = workspace.records.add(Reflection(experience_id=experience.id, answers=(answer,)))
    goal = workspace.records.add(Goal(title="Een groep leiden"))
    workspace.records.add(
        Step(title="Zelf openen", experience_id=experience.id, reflection_id=reflection.id, goal_id=goal.id)
    )
    at = plan(workspace)

    said = words_in(at.screen)
    assert "voor vrijdag 4 december" in said
    assert "afgesproken met Ilse" in said
    assert "uit je reflectie op De bingo" in said
    spoken = at.card("Zelf openen").accessibleName()
    assert spoken == "Zelf openen. uit je reflectie op De bingo. doel: Een groep leiden. Nu, 2 van 2"
    assert at.card("Zelf openen").source.competences == (Competence.NETWERKEN,)


def test_an_overdue_step_is_the_one_question_and_one_without_a_date_does_not_nag(
    plan: Open, workspace: Workspace
) -> None:
    """The same card as on Start, with the same buttons."""
    workspace.records.add(Step(title="Ooit", later=True))
    workspace.records.add(Step(title="Henk vragen", by=TODAY - timedelta(days=3)))
    at = plan(workspace)
    assert "Je wilde, voor 19 november:" in words_in(at.screen)

    press(at.window, "Gelukt")
    at.settle()

    assert stored(workspace, "Henk vragen").state is StepState.DONE
    assert "Je wilde" not in words_in(at.screen)
    assert at.titles(Lane.DONE) == ["Henk vragen"]


def test_with_nothing_planned_it_invites(plan: Open, workspace: Workspace) -> None:
    """One sentence and two ways to begin; the columns come with the first step."""
    at = plan(workspace)
    assert "Wat wordt je eerste kleine stap?" in words_in(at.screen)
    assert not has_button(at.screen, "Iets voor straks")

    press(at.window, "Een stap voor nu")
    type_text(QApplication.focusWidget(), "Eén € vragen")  # type: ignore[arg-type]  # a field has the keyboard
    at.key(Qt.Key.Key_Return)

    assert at.titles(Lane.NOW) == ["Eén € vragen"]
    assert "Wat wordt je eerste kleine stap?" not in words_in(at.screen)


def test_what_was_stored_elsewhere_appears(plan: Open, three: Workspace) -> None:
    """A step from a reflection, for one."""
    at = plan(three)
    three.records.add(Step(title="Nieuw"))
    at.settle()

    assert at.titles(Lane.NOW) == ["Bellen", "Mailen", "Vragen", "Nieuw"]


# ------------------------------------------------------------ by keys
def test_a_whole_plan_by_keyboard_only(plan: Open, workspace: Workspace) -> None:
    """Make steps, give one a day, order them, put one off, tick one, say how it went, throw one away and take it back."""
    at = plan(workspace)
    for title in ("Derde", "Tweede", "Eerste"):
        at.tab_to("Nieuwe stap")
        at.key(Qt.Key.Key_Return)
        type_text(QApplication.focusWidget(), title)  # type: ignore[arg-type]
        if title == "Eerste":
            at.tab_to("Voor wanneer?: deze week")
            at.key(Qt.Key.Key_Space)
            at.tab_to("Klaar")
        at.key(Qt.Key.Key_Return)
        assert at.keyboard() == title
    assert at.titles(Lane.NOW) == ["Eerste", "Tweede", "Derde"]
    assert stored(workspace, "Eerste").by == date(2026, 11, 22)

    at.key(Qt.Key.Key_Down, ALT)
    assert at.titles(Lane.NOW) == ["Tweede", "Eerste", "Derde"]
    assert at.keyboard() == "Eerste"
    at.key(Qt.Key.Key_Up)
    at.key(Qt.Key.Key_Right)
    assert (at.titles(Lane.LATER), at.keyboard()) == (["Tweede"], "Tweede")
    at.key(Qt.Key.Key_Left)
    assert at.titles(Lane.NOW) == ["Tweede", "Eerste", "Derde"]

    at.key(Qt.Key.Key_Space)
    assert (at.titles(Lane.DONE), at.keyboard()) == (["Tweede"], "Eerste")
    type_text(at.tab_to("Hoe ging het?"), "Beter dan gedacht.")
    at.key(Qt.Key.Key_Return)
    assert stored(workspace, "Tweede").how_it_went == "Beter dan gedacht."
    assert "Beter dan gedacht." in words_in(at.screen)

    at.tab_to("Derde")
    at.key(Qt.Key.Key_Delete)
    assert at.titles(Lane.NOW) == ["Eerste"]
    press(at.window, "Ongedaan maken")
    at.settle()
    assert at.titles(Lane.NOW) == ["Eerste", "Derde"]


def test_every_deed_can_be_undone(plan: Open, three: Workspace) -> None:
    """Also an order, and what was done."""
    at = plan(three)
    at.card("Vragen").setFocus()
    at.key(Qt.Key.Key_Up, ALT)
    at.key(Qt.Key.Key_Right)
    at.key(Qt.Key.Key_Right)
    assert (at.titles(Lane.NOW), at.titles(Lane.DONE)) == (["Bellen", "Mailen"], ["Vragen"])

    for _ in range(3):
        at.window.undo()
        at.settle()

    assert at.titles(Lane.NOW) == ["Bellen", "Mailen", "Vragen"]
    assert stored(three, "Vragen").state is StepState.OPEN


def test_the_menu_has_every_deed(plan: Open, three: Workspace) -> None:
    """For who has a mouse but cannot drag."""
    at = plan(three)
    card = at.card("Mailen")
    found = {action.text(): action for action in card.make_menu().actions()}
    assert list(found) == ["Openen", "Afvinken", "Naar Straks", "Naar Gedaan", "Omhoog", "Omlaag", "Weggooien"]

    found["Naar Straks"].trigger()
    at.settle()

    assert at.titles(Lane.LATER) == ["Mailen", "Ooit naar Italië"]


# ------------------------------------------------------------ by the accessibility tree
def test_planning_through_the_accessibility_tree(plan: Open, three: Workspace) -> None:
    """A screen reader finds three lists, hears where a step stands, and moves and ticks it by name."""
    at = plan(three)
    lists = [QAccessible.queryAccessibleInterface(lane) for lane in at.screen.board.lanes.values()]
    assert [found.role() for found in lists] == [QAccessible.Role.List] * 3
    assert [found.text(QAccessible.Text.Name) for found in lists] == [
        "Nu, 3 stappen",
        "Straks, 1 stap",
        "Gedaan, 0 stappen",
    ]

    for title, deed in (("Vragen", "Omhoog"), ("Bellen", "Naar Straks"), ("Mailen", "Afvinken")):
        interface = QAccessible.queryAccessibleInterface(at.card(title))
        assert interface.text(QAccessible.Text.Name).startswith(title)
        interface.actionInterface().doAction(deed)
        at.settle()

    assert at.titles(Lane.NOW) == ["Vragen"]
    assert at.titles(Lane.LATER) == ["Bellen", "Ooit naar Italië"]
    assert at.titles(Lane.DONE) == ["Mailen"]
    QAccessible.queryAccessibleInterface(at.card("Vragen")).actionInterface().doAction("Press")
    at.settle()
    assert at.screen.board.opened.editor is not None


# ------------------------------------------------------------ by the mouse
def test_dragging_within_a_column_and_between_columns(plan: Open, three: Workspace) -> None:
    """A card is dropped behind another, into another column, and among what is done."""
    at = plan(three)
    drag(at.card("Bellen"), at.below("Mailen"))
    at.settle()
    assert at.titles(Lane.NOW) == ["Mailen", "Bellen", "Vragen"]

    drag(at.card("Vragen"), at.below("Ooit naar Italië"))
    at.settle()
    assert at.titles(Lane.LATER) == ["Ooit naar Italië", "Vragen"]

    done = at.screen.board.lanes[Lane.DONE]
    drag(at.card("Mailen"), done.mapToGlobal(QPoint(60, 60)))
    at.settle()
    assert at.titles(Lane.DONE) == ["Mailen"]
    assert stored(three, "Mailen").finished == TODAY
    assert at.titles(Lane.NOW) == ["Bellen"]


def test_a_drag_that_ends_nowhere_or_where_it_began_changes_nothing(plan: Open, three: Workspace) -> None:
    """Nothing is stored, nothing is opened."""
    at = plan(three)
    before = three.path.stat().st_mtime_ns
    drag(at.card("Mailen"), at.window.mapToGlobal(QPoint(20, 300)))
    drag(at.card("Mailen"), at.below("Bellen"))
    drag(at.card("Mailen"), at.below("Mailen"))
    drag(at.card("Mailen"), at.below("Vragen"), drop=False)
    three.records.add(Step(title="Tussendoor"))
    at.settle()
    assert "Tussendoor" not in at.titles(Lane.NOW)  # while a card is carried the columns stand still
    QTest.keyClick(at.window, Qt.Key.Key_Escape)
    at.settle()

    assert at.titles(Lane.NOW) == ["Bellen", "Mailen", "Vragen", "Tussendoor"]
    assert at.screen.board.opened.editor is None
    assert stored(three, "Mailen").order == 2000
    assert before < three.path.stat().st_mtime_ns  # by what came in between alone


def test_the_circle_ticks_with_the_mouse(plan: Open, three: Workspace) -> None:
    """And opens nothing."""
    at = plan(three)
    QTest.mouseClick(at.card("Bellen").tick, Qt.MouseButton.LeftButton)
    at.settle()

    assert at.titles(Lane.DONE) == ["Bellen"]
    assert at.screen.board.opened.editor is None


# ------------------------------------------------------------ small windows, many steps
def test_in_a_small_window_one_column_at_a_time_and_the_switch_follows_the_step(
    plan: Open, three: Workspace, theme: Theme
) -> None:
    """So that the keyboard is never on what cannot be seen."""
    at = plan(three)
    theme.apply(Look("light", FAMILIES[0], 18))
    at.window.resize(1024, 614)
    at.settle()
    board = at.screen.board
    assert [lane for lane, view in board.lanes.items() if view.isVisible()] == [Lane.NOW]

    at.card("Bellen").setFocus()
    at.key(Qt.Key.Key_Right)

    assert [lane for lane, view in board.lanes.items() if view.isVisible()] == [Lane.LATER]
    assert at.keyboard() == "Bellen"
    press(at.window, "Kolom: Nu")
    assert board.lanes[Lane.NOW].isVisible()


def test_two_thousand_steps_are_as_quick_as_twenty(plan: Open, workspace: Workspace) -> None:
    """A column shows the first few and more when asked; a move stores no more than it must."""
    many = [
        Step(id=new_id(), title=f"Stap {n}", later=n % 3 == 1, state=StepState.DONE if n % 3 == 2 else StepState.OPEN)
        for n in range(2_000)
    ]
    workspace.records.save(*many)
    heard: list[object] = []
    at = plan(workspace)
    lanes = at.screen.board.lanes
    assert [len(lane.cards) for lane in lanes.values()] == [10, 10, 4]
    workspace.events.subscribe(heard.append)

    began = thread_time()  # of the thread of the interface alone: other programs do not count
    lanes[Lane.NOW].cards[9].setFocus()
    at.key(Qt.Key.Key_Up, ALT)
    at.key(Qt.Key.Key_Right)
    assert thread_time() - began < 1
    assert len(heard) < 15
    find_button(at.window, "Nu: nog 656 laten zien").click()
    at.settle()

    assert len(lanes[Lane.NOW].cards) == 35
    assert at.keyboard() == lanes[Lane.NOW].cards[10].step.title


# ------------------------------------------------------------ failures and looks
def test_a_move_that_cannot_be_stored_leaves_the_card_where_it_is(plan: Open, three: Workspace) -> None:
    """And says so; it can be done again when the file is back."""
    at = plan(three)
    away = three.path.with_suffix(".weg")
    three.path.rename(away)
    at.card("Bellen").setFocus()
    at.key(Qt.Key.Key_Right)
    assert at.titles(Lane.NOW) == ["Bellen", "Mailen", "Vragen"]
    assert has_button(at.window, "Opnieuw proberen")

    away.rename(three.path)
    press(at.window, "Opnieuw proberen")
    at.settle()

    assert at.titles(Lane.LATER) == ["Bellen", "Ooit naar Italië"]


def test_a_dossier_that_can_only_be_read_is_only_looked_at(show: Show, qtbot: QtBot, three: Workspace) -> None:
    """No tick, no drag, no new step."""
    three.close()
    looking = Workspace.open(three.path, read_only=True, data=three.path.parent / "data", clock=three.clock)
    try:
        at = planner(show, qtbot)(looking)
        assert not has_button(at.window, "Nieuwe stap")
        at.card("Bellen").setFocus()
        at.key(Qt.Key.Key_Right)
        drag(at.card("Mailen"), at.below("Ooit naar Italië"))
        at.card("Mailen").click()
        at.settle()
        assert at.titles(Lane.NOW) == ["Bellen", "Mailen", "Vragen"]
        assert at.card("Bellen").deeds() == {}
        assert at.screen.board.opened.editor is None
    finally:
        looking.close()


@pytest.mark.parametrize("filled", ["empty", "full"])
def test_it_is_whole_in_every_look(plan: Open, workspace: Workspace, theme: Theme, filled: str) -> None:
    if filled == "full":
        build_demo(workspace, today=TODAY, photos=0)
        workspace.records.add(Step(title="Donaudampfschifffahrtsgesellschaft" * 3, by=date(2027, 3, 1)))
    at = plan(workspace)

    assert found_in_all_looks(theme, at.window) == []
    if filled == "full":
        at.screen.board.switch.set_current(Lane.DONE)
        theme.apply(Look("light", FAMILIES[1], 18))
        at.settle()
        assert problems(at.window) == []


def test_a_very_long_word_makes_no_column_wider_than_the_others(plan: Open, workspace: Workspace) -> None:
    """Nor does it push the words of its card out of sight."""
    told = workspace.records.add(Experience(title="Z" * 200))
    workspace.records.add(Step(title="W" * 200, experience_id=told.id, later=True))
    at = plan(workspace)

    widths = [view.width() for view in at.screen.board.lanes.values()]

    assert max(widths) - min(widths) <= 1
