"""Choosing the questions that everybody answers: by card, in own words, in an order, and out again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.vocabulary import Part
from lobdossier.domain.voices import MOST
from lobdossier.services.workspace import Workspace
from lobdossier.ui.screens.voices import VoicesScreen
from lobdossier.ui.theme import Theme
from lobdossier.ui.voices.question_row import QuestionRow
from lobdossier.ui.widgets.cards import CardButton
from tests.typing_help import commit
from tests.ui.hands import find_button, has_button, press, rest, settle, type_into, words_in
from tests.ui.looks import found_in_all_looks
from tests.ui.screens.voicing import (
    GROWS,
    NEXT,
    Show,
    Voices,
    answered,
    make_trialoog,
    opener,
    person_at,
    stored,
    texts,
)

KEY = Qt.Key


@pytest.fixture
def voices(show: Show, qtbot: QtBot) -> Voices:
    """The window at the voices of a conversation."""
    return opener(show, qtbot)


def rows(screen: VoicesScreen) -> list[QuestionRow]:
    settle()
    return [row for row in screen.findChildren(QuestionRow) if row.isVisible()]


def offered(screen: VoicesScreen) -> list[str]:
    """The questions that lie there to be taken."""
    settle()
    names = [c.accessibleName() for c in screen.findChildren(CardButton) if c.isVisible()]
    return [name.removeprefix("Vraag erbij: ") for name in names if name.startswith("Vraag erbij: ")]


def asked(workspace: Workspace, talk: Conversation) -> list[str]:
    return [question.question for question in stored(workspace, talk).questions]


def test_without_questions_it_begins_with_choosing(workspace: Workspace, voices: Voices) -> None:
    """Three of a part, three others on demand, another part; what was taken lies there no longer."""
    talk = make_trialoog(workspace, questions=0)
    _, screen = voices(workspace, talk.id)
    first = offered(screen)
    assert len(first) == 3
    assert GROWS in first, "it speaks of the student by the first name"
    press(screen, "Andere vragen")
    others = offered(screen)
    assert not set(first) & set(others)
    press(screen, "Deel van het gesprek: Vooruitkijken")
    assert NEXT in offered(screen)
    press(screen, f"Vraag erbij: {NEXT}")

    (question,) = stored(workspace, talk).questions
    assert (question.question, question.part) == (NEXT, Part.VOORUITKIJKEN)
    assert question.card_id
    assert NEXT not in offered(screen)


def test_it_is_done_by_keyboard_alone(workspace: Workspace, voices: Voices) -> None:
    """Take a card, type an own question, go to the answers and write the first one."""
    talk = make_trialoog(workspace, questions=0)
    window, screen = voices(workspace, talk.id)
    assert screen.choosing is not None
    find_button(screen, f"Vraag erbij: {GROWS}").setFocus()
    QTest.keyClick(window.focusWidget(), KEY.Key_Return)
    settle()
    assert isinstance(window.focusWidget(), CardButton), "the next card has the keyboard"
    field = screen.choosing.proposals.field
    for _ in range(8):
        if window.focusWidget() is field:
            break
        QTest.keyClick(window.focusWidget(), KEY.Key_Tab)
    assert window.focusWidget() is field
    type_into(window, "Wanneer lachte je?")
    QTest.keyClick(field, KEY.Key_Return)
    assert window.focusWidget() is field, "for the next one"
    assert field.text() == ""
    assert asked(workspace, talk) == [GROWS, "Wanneer lachte je?"]

    find_button(screen, "Naar de antwoorden").setFocus()
    QTest.keyClick(window.focusWidget(), KEY.Key_Return)
    settle()
    type_into(window, "Op de gang.")
    assert screen.flush()
    assert texts(stored(workspace, talk)) == ["Op de gang."]


def test_words_and_part_of_a_question_change_in_place(workspace: Workspace, voices: Voices) -> None:
    talk = make_trialoog(workspace)
    window, screen = voices(workspace, talk.id)
    press(screen, "Vragen kiezen")
    press(screen, f"Aanpassen: {GROWS}")
    assert window.focusWidget() is rows(screen)[0].field
    commit(window.focusWidget(), " Écht?")
    press(rows(screen)[0], "Deel van het gesprek: Activeren")
    rows(screen)[0].field.setFocus()
    QTest.keyClick(window.focusWidget(), KEY.Key_Return)

    first = stored(workspace, talk).questions[0]
    assert (first.question, first.part, first.id) == (f"{GROWS} Écht?", Part.ACTIVEREN, talk.questions[0].id)
    settle()
    assert window.focusWidget() is rows(screen)[0].change


def test_whoever_changes_an_answered_question_is_told_first(workspace: Workspace, voices: Voices) -> None:
    talk = make_trialoog(workspace)
    answered(workspace, talk, 1, "Ze ziet wie er stil is.")
    window, screen = voices(workspace, talk.id)
    press(screen, "Vragen kiezen")
    press(screen, f"Aanpassen: {NEXT}")
    assert "blijft bij de oude" not in words_in(screen)
    press(screen, f"Aanpassen: {GROWS}")
    assert "Ilse antwoordde hier al op." in words_in(screen)
    commit(window.focusWidget(), "!")
    press(rows(screen)[0], "Klaar")
    press(screen, "Naar de antwoorden")
    assert "Eerder gevraagd" in words_in(screen)
    assert texts(person_at(workspace, talk, 1)) == ["Ze ziet wie er stil is."]


def test_questions_move_by_key_and_say_where_they_are(workspace: Workspace, voices: Voices) -> None:
    """By a button or by Alt with an arrow; the keyboard goes along, and undo puts them back."""
    talk = make_trialoog(workspace)
    window, screen = voices(workspace, talk.id)
    press(screen, "Vragen kiezen")
    rows(screen)[1].change.setFocus()
    QTest.keyClick(window.focusWidget(), KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert asked(workspace, talk) == [NEXT, GROWS]
    assert rows(screen)[0].isAncestorOf(window.focusWidget())
    press(screen, f"Omlaag: {NEXT}")
    assert asked(workspace, talk) == [GROWS, NEXT]
    assert rows(screen)[1].isAncestorOf(window.focusWidget())
    window.undo()
    rest(window)
    assert asked(workspace, talk) == [NEXT, GROWS]
    assert [row.question.question for row in rows(screen)] == [NEXT, GROWS]


def test_a_question_goes_with_a_way_back(workspace: Workspace, voices: Voices) -> None:
    """What was answered stays, and comes back under it."""
    talk = make_trialoog(workspace)
    answered(workspace, talk, 0, "Ze komt met vragen.")
    window, screen = voices(workspace, talk.id)
    press(screen, "Vragen kiezen")
    press(screen, f"Weghalen: {GROWS}")
    assert asked(workspace, talk) == [NEXT]
    assert "De antwoorden erop blijven staan." in words_in(window)
    assert rows(screen)[0].isAncestorOf(window.focusWidget())
    press(window, "Ongedaan maken")
    rest(window)
    assert asked(workspace, talk) == [GROWS, NEXT]
    assert texts(person_at(workspace, talk, 0)) == ["Ze komt met vragen."]


def test_a_question_without_words_is_none(workspace: Workspace, voices: Voices) -> None:
    talk = make_trialoog(workspace)
    window, screen = voices(workspace, talk.id)
    press(screen, "Vragen kiezen")
    press(screen, f"Aanpassen: {NEXT}")
    window.focusWidget().selectAll()
    QTest.keyClick(window.focusWidget(), KEY.Key_Backspace)
    QTest.keyClick(window.focusWidget(), KEY.Key_Escape)
    assert asked(workspace, talk) == [GROWS]


def test_six_questions_are_the_most(workspace: Workspace, voices: Voices) -> None:
    talk = make_trialoog(workspace, questions=0)
    window, screen = voices(workspace, talk.id)
    assert screen.choosing is not None
    for number in range(MOST):
        field = screen.choosing.proposals.field
        field.setFocus()
        commit(field, f"Vraag nummer {number}?")
        QTest.keyClick(field, KEY.Key_Return)
    settle()
    assert len(stored(workspace, talk).questions) == MOST
    assert not offered(screen)
    assert "Zes vragen is genoeg" in words_in(screen)
    assert window.focusWidget() is screen.choosing.to_answers


def test_who_sees_what_first_is_one_switch(workspace: Workspace, voices: Voices) -> None:
    talk = make_trialoog(workspace)
    window, screen = voices(workspace, talk.id)
    press(screen, "Vragen kiezen")
    said = "Anderen zien mijn antwoorden pas als die van hen er zijn"
    press(screen, said)
    assert not stored(workspace, talk).own_first
    window.undo()
    rest(window)
    assert stored(workspace, talk).own_first
    toggle = find_button(screen, said)
    QApplication.processEvents()
    assert toggle.isChecked()


@pytest.mark.parametrize("questions", [0, 2])
def test_choosing_is_whole_in_every_look(workspace: Workspace, voices: Voices, theme: Theme, questions: int) -> None:
    talk = make_trialoog(workspace, questions=questions)
    answered(workspace, make_trialoog(workspace), 0, "Elders.")
    window, screen = voices(workspace, talk.id)
    if questions:
        answered(workspace, talk, 0, "Ze komt met vragen.")
        rest(window)
        press(screen, "Vragen kiezen")
        press(screen, f"Aanpassen: {GROWS}")
    assert found_in_all_looks(theme, window) == []
    assert not has_button(screen, "Vragen kiezen")
