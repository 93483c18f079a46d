"""Loopbaansturing: choices in time, told one question at a time, and goals with the steps to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hands import bring_to_front, find_button, has_button, press, rest, words_in
from looks import found_in_all_looks
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import Choice
from lobdossier.domain.vocabulary import Competence, StepState
from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace
from lobdossier.ui.portrait.steering.form import SteeringForm
from lobdossier.ui.screens.competence import CompetenceScreen
from lobdossier.ui.theme import Theme
from lobdossier.ui.window import MainWindow
from tests.typing_help import type_text

Show = Callable[..., MainWindow]
Page = Callable[[Workspace], tuple[MainWindow, SteeringForm]]
TODAY = date(2026, 11, 22)
ABOUT = Competence.LOOPBAANSTURING
AWKWARD = "  één’s “œ” 👩‍🔧\u00a0x – *geen* nadruk_ €\n\n- regel"


@pytest.fixture
def page(show: Show, qtbot: QtBot) -> Page:
    """The window at the page, with the keyboard in it."""

    def make(workspace: Workspace) -> tuple[MainWindow, SteeringForm]:
        window = show(workspace, "portrait")
        bring_to_front(window)
        window.go("competence", ABOUT)
        screen = window.current()
        assert isinstance(screen, CompetenceScreen)
        rest(window)
        qtbot.wait(1)
        assert isinstance(screen.form, SteeringForm)
        return window, screen.form

    return make


def keyboard() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def tab_to(name: str) -> QWidget:
    for _ in range(80):
        if keyboard().accessibleName().startswith(name):
            return keyboard()
        QTest.keyClick(keyboard(), Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {name!r}")


def key(which: Qt.Key) -> None:
    QTest.keyClick(keyboard(), which)
    QApplication.processEvents()


# ------------------------------------------------------------ choices
def test_a_choice_is_told_by_keyboard_one_question_at_a_time(page: Page, workspace: Workspace) -> None:
    """A small one, begun by a tap; what was answered stands in one line, and the keyboard comes back to its card."""
    window, form = page(workspace)
    tab_to("Keuze vastleggen: een keuzedeel")
    key(Qt.Key.Key_Return)
    type_text(keyboard(), "duurzaam bouwen")
    key(Qt.Key.Key_Return)
    type_text(keyboard(), "Ik wilde\nbuiten zijn.")
    tab_to("Volgende stap")
    key(Qt.Key.Key_Return)
    type_text(keyboard(), "Ondernemen.")
    key(Qt.Key.Key_Escape)

    (choice,) = workspace.records.all(Choice)
    assert (choice.title, choice.why, choice.instead, choice.outcome, choice.on) == (
        "Mijn keuzedeel: duurzaam bouwen",
        "Ik wilde\nbuiten zijn.",
        "Ondernemen.",
        "",
        TODAY,
    )
    assert form.panel is None
    assert keyboard().accessibleName().startswith("Keuze. Mijn keuzedeel: duurzaam bouwen. november 2026")
    key(Qt.Key.Key_Return)
    assert "Ik wilde" in words_in(form)
    assert window.current() is not None


def test_what_is_written_comes_back_letter_for_letter(page: Page, workspace: Workspace) -> None:
    """Kept without a button, also when one goes away in the middle of it."""
    choice = workspace.records.add(Choice(title="Stoppen met bijles", on=TODAY))
    window, form = page(workspace)
    press(form, "Keuze. Stoppen met bijles. november 2026")
    assert form.panel is not None
    form.panel.begin_at("instead")
    type_text(form.panel.texts["instead"], AWKWARD)
    window.go("start")

    assert workspace.records.get(Choice, choice.id).instead == AWKWARD


def test_a_day_is_chosen_and_changed(page: Page, workspace: Workspace) -> None:
    choice = workspace.records.add(Choice(title="Bellen", on=date(2026, 3, 3)))
    _, form = page(workspace)
    find_button(form, "Keuze. Bellen. maart 2026. nog open: hoe pakte het uit?").click()
    assert form.panel is not None
    form.panel.begin_at("title")
    press(form, "Wanneer koos je?: Gisteren")

    assert workspace.records.get(Choice, choice.id).on == TODAY - timedelta(days=1)


@pytest.mark.parametrize("typed", ["", "Weg ermee"])
def test_a_new_choice_without_words_was_never_there(page: Page, workspace: Workspace, typed: str) -> None:
    """Nor one of which no more than the beginning stands there, or that was emptied again."""
    _, form = page(workspace)
    press(form, "Keuze vastleggen: een bijbaan")
    assert form.panel is not None
    if typed:
        form.panel.title.clear()
        type_text(form.panel.title, typed)
        assert form.flush()
        assert len(workspace.records.all(Choice)) == 1
        form.panel.title.selectAll()
        key(Qt.Key.Key_Backspace)
    key(Qt.Key.Key_Escape)

    assert workspace.records.all(Choice) == []
    assert keyboard() is form.new_choice


def test_a_choice_is_thrown_away_with_a_way_back(page: Page, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.records.add(Choice(title="Bellen", on=TODAY))
    window, form = page(workspace)
    find_button(form, "Keuze. Bellen. november 2026").click()
    press(form, "Weggooien")
    assert not form.line.isVisible()
    press(window, "Ongedaan maken")

    qtbot.waitUntil(lambda: has_button(form, "Keuze. Bellen. november 2026"))


def test_after_some_weeks_it_is_asked_how_it_turned_out(page: Page, workspace: Workspace) -> None:
    """Of one choice, the freshest whose time has come; "Later" is enough to be left alone."""
    workspace.records.add(Choice(title="Lang geleden", on=date(2025, 3, 3)))
    asked = workspace.records.add(Choice(title="Stoppen bij De Sluis", on=TODAY - timedelta(weeks=6)))
    workspace.records.add(Choice(title="Pas gekozen", on=TODAY - timedelta(weeks=5)))
    _, form = page(workspace)
    assert "Je koos in oktober 2026:" in words_in(form.question)
    press(form.question, "Later")
    assert not form.question.isVisible()

    form._let_be.clear()
    form.refresh()
    press(form.question, "Vertellen")
    type_text(keyboard(), "Goed.")
    key(Qt.Key.Key_Escape)

    assert workspace.records.get(Choice, asked.id).outcome == "Goed."
    assert "Lang geleden" in words_in(form.question)


def test_time_runs_from_left_to_right_and_many_choices_grow_when_asked(page: Page, workspace: Workspace) -> None:
    for n in range(1, 10):
        workspace.records.add(Choice(title=f"Keuze {n}", on=date(2026, 10 - n, 1), outcome="ja"))
    _, form = page(workspace)
    assert [card.accessibleName().split(". ")[1] for card in form.line.cards] == [f"Keuze {n}" for n in range(6, 0, -1)]

    press(form, "Nog 3 eerdere keuzes")

    assert len(form.line.cards) == 9
    assert keyboard() is form.line.cards[0]


def test_opening_stores_nothing(page: Page, workspace: Workspace) -> None:
    """Nor does opening a choice and each of its questions, or a new goal."""
    workspace.records.add(Choice(title="Bellen", on=TODAY, why="Daarom."))
    before = workspace.path.stat().st_mtime_ns
    window, form = page(workspace)
    form.line.cards[0].click()
    assert form.panel is not None
    for question in ("why", "instead", "outcome"):
        form.panel.begin_at(question)
    press(form, "Nieuw doel")
    press(window, "Keuze vastleggen")
    window.go("portrait")

    assert workspace.path.stat().st_mtime_ns == before


def test_a_failed_save_keeps_the_words(page: Page, workspace: Workspace) -> None:
    """The page is not left, and nothing is closed."""
    choice = workspace.records.add(Choice(title="Bellen", on=TODAY))
    window, form = page(workspace)
    form.line.cards[0].click()
    assert form.panel is not None
    form.panel.begin_at("why")
    away = workspace.path.with_suffix(".weg")
    workspace.path.rename(away)
    type_text(form.panel.texts["why"], "Dit mag niet weg.")

    window.go("portrait")
    key(Qt.Key.Key_Escape)
    assert form.panel is not None
    assert form.panel.texts["why"].text() == "Dit mag niet weg."
    assert has_button(window, "Opnieuw proberen")

    away.rename(workspace.path)
    assert form.flush()
    assert workspace.records.get(Choice, choice.id).why == "Dit mag niet weg."


# ------------------------------------------------------------ goals
def test_a_goal_is_one_sentence_and_its_steps_are_ticked_here(page: Page, workspace: Workspace, qtbot: QtBot) -> None:
    """And it leads to its steps in Plannen."""
    window, form = page(workspace)
    press(form, "Nieuw doel")
    type_text(keyboard(), "Zelf een groep leiden")
    key(Qt.Key.Key_Return)
    (goal,) = workspace.records.all(Goal)
    assert "Nog open: wat is een eerste stap?" in [b.accessibleName() for b in form.goals.findChildren(QWidget)]
    step = workspace.records.add(Step(title="Kijken bij Ilse", goal_id=goal.id))
    qtbot.waitUntil(lambda: has_button(form, "Stap afvinken: Kijken bij Ilse"))

    press(form, "Stap afvinken: Kijken bij Ilse")
    qtbot.waitUntil(lambda: "1 stap gedaan" in words_in(form))
    assert workspace.records.get(Step, step.id).state is StepState.DONE
    press(form, f"In Plannen: {goal.title}")
    rest(window)

    assert window.windowTitle().startswith("Plannen")
    qtbot.waitUntil(lambda: "Zelf een groep leiden" in words_in(window.current()))


def test_a_goal_is_changed_reached_and_let_go(page: Page, workspace: Workspace) -> None:
    goal = workspace.records.add(Goal(title="Kiezen"))
    window, form = page(workspace)
    press(form, "Aanpassen: Kiezen")
    type_text(tab_to("Wat maakt het de moeite waard?"), "Rust.")
    press(form, "Voor wanneer wil je dit?: over een maand")
    key(Qt.Key.Key_Escape)
    assert (workspace.records.get(Goal, goal.id).why, workspace.records.get(Goal, goal.id).by) == (
        "Rust.",
        date(2026, 12, 22),
    )
    press(form, "Bereikt: Kiezen")
    assert "bereikt op 22 november" in words_in(form)
    press(form, "Aanpassen: Kiezen")
    press(form, "Loslaten")
    assert workspace.records.all(Goal) == []
    press(window, "Ongedaan maken")
    assert workspace.records.get(Goal, goal.id).reached == TODAY


def test_what_lies_open_follows_what_happens_elsewhere(page: Page, workspace: Workspace) -> None:
    """Changed there it says so here; thrown away there it closes: what is typed next must not go into the trash."""
    choice = workspace.records.add(Choice(title="Horeca", on=date(2026, 11, 1)))
    goal = workspace.records.add(Goal(title="Eigen zaak"))
    window, form = page(workspace)
    form.reveal(Choice.KIND, choice.id)
    find_button(form, "Aanpassen: Eigen zaak").click()
    assert form.panel is not None
    assert form.goal_editor is not None

    window.go("portrait")
    workspace.records.save(replace(choice, title="Zorg"), replace(goal, title="Eigen praktijk"))
    window.go("competence", ABOUT)
    assert (form.panel.title.text(), form.goal_editor.title.text()) == ("Zorg", "Eigen praktijk")

    window.go("portrait")
    workspace.records.throw_away(choice, label="")
    workspace.records.throw_away(goal, label="")
    window.go("competence", ABOUT)
    assert (form.panel, form.goal_editor) == (None, None)


def test_many_goals_begin_with_a_few(page: Page, workspace: Workspace) -> None:
    """The rest in one press; the keyboard goes on at the first that came."""
    for number in range(6):
        workspace.records.add(Goal(title=f"Doel {number}", by=date(2027, 1, 1 + number)))
    _, form = page(workspace)
    assert "Doel 3" in words_in(form.goals)
    assert "Doel 4" not in words_in(form.goals)

    press(form, "Meer doelen laten zien")

    assert "Doel 5" in words_in(form.goals)
    assert keyboard().accessibleName() == "In Plannen: Doel 4"
    assert not has_button(form, "Meer doelen laten zien")


# ------------------------------------------------------------ elsewhere, and in every look
def test_the_card_of_dit_ben_ik_counts_choices_and_goals(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.records.add(Choice(title="Bellen"))
    workspace.records.add(Choice(title="Mailen"))
    workspace.records.add(Goal(title="Kiezen"))
    window = show(workspace, "portrait")
    qtbot.waitUntil(lambda: "2 keuzes en 1 doel" in words_in(window.current()))


@pytest.mark.parametrize("full", [False, True])
def test_it_is_whole_in_every_look(page: Page, workspace: Workspace, theme: Theme, full: bool) -> None:
    if full:
        build_demo(workspace, today=TODAY, photos=0)
        workspace.records.add(Choice(title="Donaudampfschifffahrtsgesellschaft" * 3, on=date(2026, 9, 1)))
    window, form = page(workspace)
    if full:
        form.line.cards[0].click()
        press(form, "Nieuw doel")
    assert found_in_all_looks(theme, window) == []
