"""The same card today beside the answer of then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hands import rest
from looks import found_in_all_looks
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.plans import Step
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.vocabulary import Competence, Part
from lobdossier.services.cards import deck
from lobdossier.services.workspace import Workspace
from lobdossier.text.blocks import plain_text
from lobdossier.text.markdown import parse
from lobdossier.ui.editors.prose import Prose
from lobdossier.ui.screens.again import AgainScreen
from lobdossier.ui.theme import Theme
from lobdossier.ui.widgets.buttons import Button
from lobdossier.ui.widgets.cards import Bar
from lobdossier.ui.window import MainWindow
from tests.factories import contents
from tests.typing_help import type_text

Show = Callable[[Workspace, str, str], MainWindow]
TODAY, THEN = date(2026, 11, 22), date(2025, 9, 3)
CARD = deck().cards[0]
STAGE = Experience(id=new_id(), title="Bij de bakker", start=date(2025, 9, 1))
OLD = Reflection(
    id=new_id(),
    experience_id=STAGE.id,
    on=THEN,
    answers=(
        Answer(
            card_id=CARD.id,
            question="Zo werd het toen gevraagd?",
            competence=CARD.competence,
            part=CARD.part,
            text="  Ik *durfde* niet\\.",
        ),
    ),
)
TARGET = f"{OLD.id}:{CARD.id}"


@pytest.fixture
def told(workspace: Workspace) -> Workspace:
    """A dossier with one old answer."""
    workspace.records.save(STAGE, OLD)
    return workspace


def at_card(show: Show, workspace: Workspace, target: str = TARGET) -> tuple[MainWindow, AgainScreen]:
    window = show(workspace, "start", "")
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    window.go("again", target)
    screen = window.current()
    assert isinstance(screen, AgainScreen)
    return window, screen


def said(inside: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(found.text() for found in inside.findChildren(QLabel) if found.isVisibleTo(inside))


def newer(workspace: Workspace) -> list[Reflection]:
    return [found for found in workspace.records.all(Reflection) if found.id != OLD.id]


def test_then_stands_left_of_now_letter_for_letter(show: Show, told: Workspace) -> None:
    _, screen = at_card(show, told)

    assert CARD.worded(told.student.sector).words in said(screen)
    assert "Toen was de vraag: Zo werd het toen gevraagd?" in said(screen)
    assert "3 september 2025" in said(screen)
    (then,) = screen.findChildren(Prose)
    assert then.toPlainText() == plain_text(parse(OLD.answers[0].text))
    (bar,) = [bar for bar in screen.findChildren(Bar) if bar.isAncestorOf(then)]
    assert bar._dashed
    assert then.mapTo(screen, then.pos()).x() < screen.answers.mapTo(screen, screen.answers.pos()).x()


def test_what_is_written_now_is_a_reflection_of_its_own(show: Show, told: Workspace) -> None:
    window, screen = at_card(show, told)
    assert screen.answers.editor.hasFocus()

    type_text(screen.answers.editor, "Nu wél. 'Eén' zin*")
    QTest.keyClick(screen.answers.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    (now,) = newer(told)
    answer = now.answers[0]
    assert (now.on, now.experience_id, answer.card_id) == (TODAY, STAGE.id, CARD.id)
    assert answer.question == CARD.worded(told.student.sector).words
    assert plain_text(parse(answer.text)) == "Nu wél. 'Eén' zin*"
    stored = told.records.get(Reflection, OLD.id)
    assert replace(stored, created=OLD.created, changed=OLD.changed) == OLD
    assert window.current() is not screen


def test_on_the_same_day_it_is_gone_on_with(show: Show, told: Workspace) -> None:
    window, screen = at_card(show, told)
    type_text(screen.answers.editor, "Nu wel.")
    window.go("start")
    window.go("again", TARGET)

    assert screen.answers.editor.toPlainText() == "Nu wel."
    type_text(screen.answers.editor, " Zonder hulp.")
    assert screen.flush()

    (now,) = newer(told)
    assert plain_text(parse(now.answers[0].text)) == "Nu wel. Zonder hulp."


def test_it_ends_in_a_step_that_may_be_skipped(show: Show, told: Workspace) -> None:
    _, screen = at_card(show, told)
    type_text(screen.answers.editor, "Nu wel.")
    assert screen.answers.step is not None
    type_text(screen.answers.step.field, "De bakker bellen")

    assert screen.flush()

    (step,) = told.records.all(Step)
    assert (step.title, step.reflection_id) == ("De bakker bellen", newer(told)[0].id)


def test_opening_stores_nothing(show: Show, told: Workspace) -> None:
    before = contents(told.path)
    window, screen = at_card(show, told)

    QTest.keyClick(screen, Qt.Key.Key_Escape)

    assert window.current() is not screen
    assert contents(told.path) == before


def test_a_failed_save_keeps_the_words(show: Show, told: Workspace) -> None:
    window, screen = at_card(show, told)
    away = told.path.with_suffix(".weg")
    told.path.rename(away)
    type_text(screen.answers.editor, "Dit mag niet weg.")

    window.go("start")
    assert window.current() is screen
    assert screen.answers.editor.toPlainText() == "Dit mag niet weg."
    assert "Nog niet bewaard" in said(screen)

    away.rename(told.path)
    assert screen.flush()
    assert len(newer(told)) == 1


def test_a_card_that_is_no_more_in_the_deck_is_asked_as_it_was(show: Show, told: Workspace) -> None:
    gone = replace(OLD, id=new_id(), answers=(replace(OLD.answers[0], card_id="weg-1", competence=None, part=None),))
    told.records.save(gone)
    _, screen = at_card(show, told, f"{gone.id}:weg-1")

    type_text(screen.answers.editor, "Nu wel.")
    assert screen.flush()

    now = next(found for found in newer(told) if found.id != gone.id)
    assert (now.answers[0].card_id, now.answers[0].question) == ("weg-1", "Zo werd het toen gevraagd?")
    assert now.answers[0].competence is None


def test_an_answer_that_is_gone_is_told_so(show: Show, told: Workspace) -> None:
    window = show(told, "start", "")

    window.go("again", "weg:weg")

    assert not isinstance(window.current(), AgainScreen)


def test_from_an_old_answer_on_the_page_of_a_competence(show: Show, told: Workspace, qtbot: QtBot) -> None:
    fresh = replace(OLD, id=new_id(), on=date(2026, 11, 1), answers=(replace(OLD.answers[0], question="Van nu?"),))
    told.records.save(fresh)
    window = show(told, "competence", CARD.competence)
    rest(window)
    qtbot.wait(1)

    buttons = [b for b in window.current().findChildren(Button) if b.text() == "Beantwoord nu weer"]

    assert [b.accessibleName() for b in buttons] == ["Beantwoord nu weer: Zo werd het toen gevraagd?"]
    buttons[0].click()
    assert isinstance(window.current(), AgainScreen)


def test_from_a_reflection_at_an_experience(show: Show, told: Workspace) -> None:
    window = show(told, "experience", STAGE.id)

    next(b for b in window.current().findChildren(Button) if b.text() == "Beantwoord nu weer").click()

    assert isinstance(window.current(), AgainScreen)


@pytest.mark.parametrize("written", [False, True])
def test_it_is_whole_in_every_look(show: Show, told: Workspace, theme: Theme, written: bool) -> None:
    window, screen = at_card(show, told)
    if written:
        type_text(screen.answers.editor, "Nu wel. " * 30)

    assert found_in_all_looks(theme, window) == []


def test_parts_of_a_card_are_kept(show: Show, told: Workspace) -> None:
    """The competence and the part of then stay with the answer of now, so that it is found where the old one is."""
    _, screen = at_card(show, told)
    type_text(screen.answers.editor, "Nu wel.")
    assert screen.flush()

    answer = newer(told)[0].answers[0]
    assert (answer.competence, answer.part) == (Competence(CARD.competence), Part(CARD.part))
