"""The keyboard is handed over: one person answers, and reaches nothing else of the dossier."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.conversation import Conversation, GivenAnswer
from lobdossier.domain.vocabulary import Way
from lobdossier.domain.voices import with_answer
from lobdossier.services.workspace import Workspace
from lobdossier.ui.palette.overlay import Palette
from lobdossier.ui.theme import Theme
from lobdossier.ui.window import MainWindow
from tests.typing_help import type_text
from tests.ui.hands import find_button, has_button, press, rest, words_in
from tests.ui.looks import found_in_all_looks
from tests.ui.screens.voicing import (
    AWKWARD,
    GROWS,
    NEXT,
    Show,
    Voices,
    answered,
    answering,
    make_trialoog,
    opener,
    person_at,
    stored,
    texts,
)

KEY, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
OWN = "Dit is van mij."


@pytest.fixture
def voices(show: Show, qtbot: QtBot) -> Voices:
    """The window at the voices of a conversation."""
    return opener(show, qtbot)


@pytest.fixture
def talk(workspace: Workspace) -> Conversation:
    """A trialoog in which the student answered the first question."""
    made = make_trialoog(workspace)
    workspace.records.save(replace(made, answers=with_answer((), made.questions[0], OWN)))
    return stored(workspace, made)


def hand_over(voices: Voices, workspace: Workspace, talk: Conversation, who: str = "Ilse") -> MainWindow:
    """From the answers to the page of somebody else, as the student does it."""
    window, screen = voices(workspace, talk.id)
    press(screen, "Vragen sturen")
    press(screen, f"Van wie?: {who}")
    press(screen, "Hoe?: Op dit scherm")
    press(screen, "Geef het toetsenbord door")
    window.activateWindow()  # the page takes the whole screen; without this no key of the window would count
    rest(window)
    assert QApplication.activeWindow() is window
    assert window.here[0] == "answering"
    return window


def focus(window: MainWindow) -> QWidget:
    held = window.focusWidget()
    assert held is not None
    return held


def test_one_answers_by_keyboard_and_hands_back(workspace: Workspace, voices: Voices, talk: Conversation) -> None:
    """One question at a time; kept letter for letter; the last page says whose turn it is."""
    window = hand_over(voices, workspace, talk)
    page = answering(window)
    assert "Vraag 1 van 2" in words_in(page)
    assert NEXT not in words_in(page)
    type_text(focus(window), AWKWARD)
    QTest.keyClick(focus(window), KEY.Key_Return, CTRL)
    assert GROWS not in words_in(page)
    type_text(focus(window), "Rapporteren.")
    press(page, "Noor mag mijn antwoorden ook aan anderen laten zien")
    press(page, "Klaar")

    ilse = person_at(workspace, talk, 1)
    assert texts(ilse) == [AWKWARD, "Rapporteren."]
    assert (ilse.answered_by, ilse.answered_on, ilse.may_show) == (Way.SCREEN, workspace.today(), True)
    said = words_in(page)
    assert "Geef het toetsenbord terug aan Noor." in said
    assert "Rapporteren." not in said
    QTest.keyClick(focus(window), KEY.Key_Return)
    assert window.here == ("voices", talk.id)
    assert "Rapporteren." in words_in(window.current())


def test_all_questions_can_stand_under_each_other(workspace: Workspace, voices: Voices, talk: Conversation) -> None:
    window = hand_over(voices, workspace, talk)
    page = answering(window)
    press(page, "Alles onder elkaar")
    assert GROWS in words_in(page)
    assert NEXT in words_in(page)
    assert has_button(page, "Klaar")
    press(page, "Een voor een")
    assert NEXT not in words_in(page)


def test_nothing_else_is_seen_or_reached(workspace: Workspace, voices: Voices, talk: Conversation) -> None:
    """No rooms, no menu, no name, no key, no word of somebody else; Tab stays on the page."""
    answered(workspace, talk, 0, "Geheim van Vos.")
    window = hand_over(voices, workspace, talk)
    page = answering(window)
    said = words_in(window)
    assert not window.menuBar().isVisible()
    assert OWN not in said
    assert "Geheim van Vos." not in said
    assert "Meneer Vos" not in said
    for keys, how in (
        (KEY.Key_K, CTRL),
        (KEY.Key_1, CTRL),
        (KEY.Key_N, CTRL),
        (KEY.Key_O, CTRL),
        (KEY.Key_Left, ALT),
        (KEY.Key_Z, CTRL | ALT),
        (KEY.Key_D, ALT),
        (KEY.Key_F1, Qt.KeyboardModifier.NoModifier),
        (KEY.Key_F5, Qt.KeyboardModifier.NoModifier),
        (KEY.Key_F6, Qt.KeyboardModifier.NoModifier),
        (KEY.Key_Comma, CTRL),
    ):
        QTest.keyClick(focus(window), keys, how)
        assert window.here[0] == "answering", keys
        assert not window.findChildren(Palette), keys
    assert len(window.actions()) > 20
    for action in window.actions():
        if action.objectName() not in ("larger", "smaller", "quit"):
            action.trigger()
        assert window.here[0] == "answering", action.objectName()
    for _ in range(20):
        QTest.keyClick(focus(window), KEY.Key_Tab)
        assert page.isAncestorOf(focus(window)) or focus(window) is page


def test_what_was_done_before_cannot_be_taken_back_from_here(
    workspace: Workspace, voices: Voices, talk: Conversation
) -> None:
    """The message that offers it is gone, and no page is offered again by name afterwards."""
    window, screen = voices(workspace, talk.id)
    press(screen, "Vragen sturen")
    press(screen, "Kopieer de tekst")
    press(screen, "Hoe?: Op dit scherm")
    press(screen, "Geef het toetsenbord door")
    assert not has_button(window, "Ongedaan maken")
    press(answering(window), "Volgende")
    press(answering(window), "Klaar")
    press(answering(window), "Ik ben Noor: verder")
    assert not any("Vragen voor jou" in title for title, _ in window.visited())


def test_letters_can_be_made_larger(workspace: Workspace, voices: Voices, talk: Conversation, theme: Theme) -> None:
    """Whoever reads here may need that."""
    window = hand_over(voices, workspace, talk)
    before = theme.look.pt
    next(action for action in window.actions() if action.objectName() == "larger").trigger()
    assert theme.look.pt == before + 1


@pytest.mark.parametrize("own_first", [True, False])
def test_the_students_answers_are_seen_only_when_that_is_so_agreed(
    workspace: Workspace, voices: Voices, talk: Conversation, own_first: bool
) -> None:
    workspace.records.save(replace(talk, own_first=own_first))
    window = hand_over(voices, workspace, talk)
    press(answering(window), "Alles onder elkaar")
    assert (OWN in words_in(window)) is not own_first
    type_text(focus(window), "Mijn eigen antwoord.")
    assert answering(window).flush()
    assert (OWN in words_in(window)) is not own_first, "and not all at once while one writes"


def test_who_answered_one_question_does_not_see_the_own_answer_to_the_next(
    workspace: Workspace, voices: Voices, talk: Conversation
) -> None:
    """Coming back to a page that was left halfway."""
    both = tuple(
        GivenAnswer(question_id=each.id, question=each.question, text=text)
        for each, text in zip(talk.questions, (OWN, "Dit nog niet."), strict=True)
    )
    workspace.records.save(replace(talk, answers=both, own_first=True))
    answered(workspace, talk, 1, "Mijn eigen antwoord.")

    window = hand_over(voices, workspace, talk)
    press(answering(window), "Alles onder elkaar")

    assert OWN in words_in(window)
    assert "Dit nog niet." not in words_in(window)


def test_escape_asks_first(workspace: Workspace, voices: Voices, talk: Conversation) -> None:
    """What was typed is kept; going on is one key."""
    window = hand_over(voices, workspace, talk)
    page = answering(window)
    type_text(focus(window), "Half")
    QTest.keyClick(focus(window), KEY.Key_Escape)
    assert window.here[0] == "answering"
    assert "Wil je stoppen?" in words_in(page)
    QTest.keyClick(focus(window), KEY.Key_Return)
    assert "Wil je stoppen?" not in words_in(page)
    type_text(focus(window), " af")
    QTest.keyClick(focus(window), KEY.Key_Escape)
    press(page, "Stoppen")
    assert "Geef het toetsenbord terug aan Noor." in words_in(page)
    QTest.keyClick(focus(window), KEY.Key_Escape)
    assert window.here[0] == "answering", "only the button leads back"
    assert texts(person_at(workspace, talk, 1)) == ["Half af"]


def test_what_was_answered_before_stands_there(workspace: Workspace, voices: Voices, talk: Conversation) -> None:
    """It begins with the first question that is still open; opening stores nothing."""
    answered(workspace, talk, 1, "Ze ziet wie er stil is.")
    before = person_at(workspace, talk, 1)
    window = hand_over(voices, workspace, talk)
    page = answering(window)
    assert "Vraag 2 van 2" in words_in(page)
    press(page, "Vorige")
    assert page.answers.fields[0].editor.text() == "Ze ziet wie er stil is."
    press(page, "Volgende")
    press(page, "Klaar")
    assert person_at(workspace, talk, 1) == before


def test_the_window_is_as_it_was_afterwards(workspace: Workspace, voices: Voices, talk: Conversation) -> None:
    window = hand_over(voices, workspace, talk)
    press(answering(window), "Volgende")
    press(answering(window), "Klaar")
    press(answering(window), "Ik ben Noor: verder")
    rest(window)
    assert window.menuBar().isVisible()
    assert not window.isFullScreen()
    window.search()
    assert window.findChildren(Palette)


@pytest.mark.parametrize("state", ["one", "all", "asked", "thanks"])
def test_it_is_whole_in_every_look(
    workspace: Workspace, voices: Voices, talk: Conversation, theme: Theme, state: str
) -> None:
    workspace.records.save(replace(talk, own_first=False))
    window = hand_over(voices, workspace, talk)
    window.setWindowState(Qt.WindowState.WindowNoState)
    page = answering(window)
    if state == "all":
        press(page, "Alles onder elkaar")
    elif state == "asked":
        QTest.keyClick(focus(window), KEY.Key_Escape)
    elif state == "thanks":
        press(page, "Volgende")
        press(page, "Klaar")
    QApplication.processEvents()
    assert found_in_all_looks(theme, window) == []
    assert find_button(
        page, "Ik ben Noor: verder" if state == "thanks" else "Alles onder elkaar" if state != "all" else "Een voor een"
    )
