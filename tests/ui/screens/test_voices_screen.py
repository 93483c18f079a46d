"""The answers side by side: typed in place, marked, waited for, and kept when the words of a question change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lobdossier.domain.conversation import Participant
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import ConversationKind, ConversationState, Way
from lobdossier.domain.voices import with_answer
from lobdossier.services.workspace import Workspace
from lobdossier.ui.theme import FAMILIES, Look, Theme
from lobdossier.ui.voices.said import speakers
from lobdossier.ui.widgets.people import initials
from tests.typing_help import type_text
from tests.ui.hands import find_button, has_button, press, rest, settle, words_in
from tests.ui.looks import found_in_all_looks
from tests.ui.screens.voicing import (
    AWKWARD,
    NEXT,
    Show,
    Voices,
    answered,
    given_cells,
    make_trialoog,
    opener,
    own_cells,
    person_at,
    save,
    stored,
    texts,
    waiting_cells,
)


@pytest.fixture
def voices(show: Show, qtbot: QtBot) -> Voices:
    """The window at the voices of a conversation."""
    return opener(show, qtbot)


# ------------------------------------------------------------------ what it is called
@pytest.mark.parametrize(
    ("kind", "people", "title", "foot"),
    [
        (ConversationKind.TRIALOOG, 2, "Drie stemmen", "Drie blikken, geen gemiddelde."),
        (ConversationKind.LOOPBAANGESPREK, 1, "Stemmen naast elkaar", "Twee blikken, geen gemiddelde."),
        (ConversationKind.TRIALOOG, 4, "Stemmen naast elkaar", "Vijf blikken, geen gemiddelde."),
    ],
)
def test_it_is_called_by_how_many_speak(
    workspace: Workspace, voices: Voices, kind: ConversationKind, people: int, title: str, foot: str
) -> None:
    _, screen = voices(workspace, make_trialoog(workspace, kind=kind, people=people).id)
    said = words_in(screen)
    assert title in said
    assert foot in said
    assert len(own_cells(screen)) == 2
    assert len(waiting_cells(screen)) == 2 * people


def test_the_student_has_the_same_letters_as_in_the_other_rooms(workspace: Workspace) -> None:
    """The circle shows those of the whole name, though only the first name stands beside it."""
    own, guide = speakers(Student(id="s", name="Noor de Wit"), [Participant(id="p", name="Ilse Vink")])
    assert (own.name, own.letters, guide.letters) == ("Noor", initials("Noor de Wit"), initials("Ilse Vink"))


def test_alone_one_is_led_to_the_table(workspace: Workspace, voices: Voices) -> None:
    """No average of one, and nobody to send anything to."""
    window, screen = voices(workspace, make_trialoog(workspace, people=0).id)
    assert "geen gemiddelde" not in words_in(screen)
    assert not has_button(screen, "Vragen sturen")
    press(screen, "Iemand aan tafel zetten")
    assert window.here[0] == "prepare"


# ------------------------------------------------------------------ the own answer
def test_the_own_answer_is_typed_in_place_and_kept_letter_for_letter(workspace: Workspace, voices: Voices) -> None:
    """Opening stores nothing, leaving stores what waits; Ctrl+Z is of the field."""
    talk = make_trialoog(workspace)
    window, screen = voices(workspace, talk.id)
    assert stored(workspace, talk) == talk
    first, second = own_cells(screen)
    second.editor.setFocus()
    type_text(second.editor, AWKWARD)
    first.editor.setFocus()
    type_text(first.editor, "Ik begin nu zelf.")
    window.go("conversations")

    now = stored(workspace, talk)
    assert sorted(texts(now)) == sorted([AWKWARD, "Ik begin nu zelf."])
    assert {a.question for a in now.answers} == {q.question for q in talk.questions}
    assert workspace.undo.undo_label is None


def test_an_own_answer_that_is_emptied_is_gone(workspace: Workspace, voices: Voices) -> None:
    talk = make_trialoog(workspace)
    workspace.records.save(replace(talk, answers=with_answer((), talk.questions[0], "Eerst dit.")))
    _, screen = voices(workspace, talk.id)
    cell = own_cells(screen)[0]
    assert cell.editor.text() == "Eerst dit."
    cell.editor.selectAll()
    QTest.keyClick(cell.editor, Qt.Key.Key_Delete)
    assert screen.flush()
    assert stored(workspace, talk).answers == ()
    assert not cell.mark.isVisible(), "nothing to mark"


def test_a_save_that_fails_leaves_the_answer_on_the_screen(workspace: Workspace, voices: Voices) -> None:
    talk = make_trialoog(workspace)
    _, screen = voices(workspace, talk.id)
    away = Path(f"{workspace.path}.weg")
    workspace.path.rename(away)
    cell = own_cells(screen)[0]
    cell.editor.setFocus()
    type_text(cell.editor, "Dit staat er nog.")
    assert not screen.flush()
    screen.refresh()
    assert own_cells(screen)[0].editor.text() == "Dit staat er nog."
    away.rename(workspace.path)
    assert screen.flush()
    assert texts(stored(workspace, talk)) == ["Dit staat er nog."]


# ------------------------------------------------------------------ marking
def test_an_answer_is_marked_by_key_and_unmarked_by_undo(workspace: Workspace, voices: Voices) -> None:
    """The state is in the words and in the pressed button; the keyboard stays where it was."""
    talk = make_trialoog(workspace)
    answered(workspace, talk, 1, "Ze ziet wie er stil is.")
    window, screen = voices(workspace, talk.id)
    mark = given_cells(screen)[0].mark
    assert mark.accessibleName() == "Markeren: antwoord van Ilse op vraag 1"
    mark.setFocus()
    QTest.keyClick(mark, Qt.Key.Key_Space)

    assert person_at(workspace, talk, 1).answers[0].marked
    assert given_cells(screen)[0].mark.isChecked()
    assert given_cells(screen)[0].mark.text() == "hier wil ik het over hebben"
    assert window.focusWidget() is given_cells(screen)[0].mark

    window.undo()
    rest(window)
    assert not person_at(workspace, talk, 1).answers[0].marked
    assert not given_cells(screen)[0].mark.isChecked()


def test_marking_keeps_what_is_being_typed(workspace: Workspace, voices: Voices) -> None:
    talk = make_trialoog(workspace)
    _, screen = voices(workspace, talk.id)
    cell = own_cells(screen)[0]
    cell.editor.setFocus()
    type_text(cell.editor, "Ik begin nu zelf.")
    QTest.mouseClick(cell.mark, Qt.MouseButton.LeftButton)

    (given,) = stored(workspace, talk).answers
    assert (given.text, given.marked) == ("Ik begin nu zelf.", True)
    assert own_cells(screen)[0].editor.text() == "Ik begin nu zelf."


# ------------------------------------------------------------------ waiting, and other words
def test_who_did_not_answer_is_told_when_and_how_the_questions_went(workspace: Workspace, voices: Voices) -> None:
    talk = make_trialoog(workspace)
    save(workspace, person_at(workspace, talk, 1), asked_on=talk.on, asked_by=Way.PAPER)
    _, screen = voices(workspace, talk.id)
    said = words_in(screen)
    assert "Ilse kreeg de vragen op 26 november, op papier." in said
    assert "De vragen zijn nog niet gestuurd." in said
    press(screen, "Antwoord invoeren van Ilse op vraag 2")
    assert screen.getting is not None
    assert screen.getting.person == person_at(workspace, talk, 1)


def test_an_answer_stays_under_the_words_that_were_asked(workspace: Workspace, voices: Voices) -> None:
    """Also when the question is gone; and it can still be marked."""
    talk = make_trialoog(workspace)
    answered(workspace, talk, 0, "Ze komt met vragen.")
    other = replace(talk.questions[0], question="Waaraan zie je groei?")
    workspace.records.save(replace(talk, questions=(other, talk.questions[1])))
    _, screen = voices(workspace, talk.id)
    said = words_in(screen)
    assert "Eerder gevraagd" in said
    assert (
        said.index("Waaraan zie je groei?") < said.index("Eerder gevraagd") < said.index("Waar zie je dat Noor groeit?")
    )
    QTest.mouseClick(given_cells(screen)[0].mark, Qt.MouseButton.LeftButton)
    assert person_at(workspace, talk, 0).answers[0].marked


# ------------------------------------------------------------------ ways in and on
def test_it_is_reached_from_the_list_the_preparation_and_by_name(workspace: Workspace, show: Show) -> None:
    talk = make_trialoog(workspace)
    window = show(workspace, "conversations", "")
    press(window.current(), "Vragen aan iedereen")
    assert window.here == ("voices", talk.id)
    press(window.current(), "Trialoog van 26 november")
    assert window.here[0] == "prepare"
    press(window.current(), "Vragen aan iedereen")
    press(window.current(), "Naar de antwoorden")
    assert window.here == ("voices", talk.id)
    press(window.current(), "Gesprekken")
    assert window.here[0] == "conversations"
    window.go("start")
    next(action for action in window.actions() if action.objectName() == "voices").trigger()
    assert window.here == ("voices", talk.id)


def test_a_new_preparation_comes_into_the_file_before_its_voices(workspace: Workspace, show: Show) -> None:
    window = show(workspace, "prepare", "new:trialoog")
    press(window.current(), "Vragen aan iedereen")
    press(window.current(), "Vragen kiezen")
    (made,) = workspace.conversations.coming()
    assert window.here == ("voices", made.id)


def test_without_a_conversation_one_plans_one(workspace: Workspace, show: Show) -> None:
    window = show(workspace, "start", "")
    next(action for action in window.actions() if action.objectName() == "voices").trigger()
    press(window.current(), "Gesprek plannen")
    assert window.here[0] == "conversations"


def test_a_conversation_that_was_thrown_away_says_so(workspace: Workspace, voices: Voices) -> None:
    talk = make_trialoog(workspace)
    window, screen = voices(workspace, talk.id)
    workspace.records.throw_away(talk, label="weg")
    rest(window)
    assert has_button(screen, "Naar je gesprekken")


def test_one_that_was_held_leads_back_to_what_came_of_it(workspace: Workspace, voices: Voices) -> None:
    talk = make_trialoog(workspace)
    workspace.records.save(replace(talk, state=ConversationState.HELD))
    window, screen = voices(workspace, talk.id)
    press(screen, "Trialoog van 26 november")
    assert window.here[0] == "conclude"
    press(window.current(), "Alle antwoorden naast elkaar")
    assert window.here[0] == "voices"


# ------------------------------------------------------------------ looks
@pytest.mark.parametrize("people", [0, 1, 2, 4])
def test_it_is_whole_in_every_look(workspace: Workspace, voices: Voices, theme: Theme, people: int) -> None:
    talk = make_trialoog(workspace, people=people)
    for who in range(people):
        answered(workspace, talk, who, "Ze ziet wie er stil is. " * (1 + 3 * who))
    window, _ = voices(workspace, talk.id)
    assert found_in_all_looks(theme, window) == []


def test_in_a_narrow_window_each_answer_says_whose_it_is(workspace: Workspace, voices: Voices, theme: Theme) -> None:
    """Wide, the column does."""
    talk = make_trialoog(workspace)
    answered(workspace, talk, 1, "Ze ziet wie er stil is.")
    window, screen = voices(workspace, talk.id)
    settle()
    assert words_in(given_cells(screen)[0]).splitlines() == ["Ze ziet wie er stil is."]
    theme.apply(Look("light", FAMILIES[0], 18))
    window.resize(1024, 614)
    settle()
    assert words_in(given_cells(screen)[0]).splitlines() == ["Ilse", "Ze ziet wie er stil is."]


def test_what_can_only_be_read_offers_no_deeds(workspace: Workspace, show: Show, tmp_path: Path) -> None:
    """The answers are there; nothing to choose, to send or to type in."""
    talk = make_trialoog(workspace)
    answered(workspace, talk, 1, "Ze ziet wie er stil is.")
    path = workspace.path
    workspace.close()
    reading = Workspace.open(path, read_only=True, data=tmp_path / "data")
    window = show(reading, "voices", talk.id)
    said = words_in(window.current())
    assert "Ze ziet wie er stil is." in said
    assert NEXT in said
    assert "Markeren" not in said
    for words in (
        "Vragen kiezen",
        "Vragen sturen",
        "Markeren: antwoord van Ilse op vraag 1",
        "Antwoord invoeren van Ilse op vraag 2",
    ):
        assert not has_button(window.current(), words)
    editor = window.current().findChildren(type(window.current().table._lines[0][2][0].editor))[0]
    editor.setFocus()
    QApplication.processEvents()
    assert editor.isReadOnly()
    find_button(window.current(), "Naar het gesprek")
    reading.close()
