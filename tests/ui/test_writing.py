"""Spelling while writing: quiet marks, better words in the menu, own words, and off with one click."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hands import bring_to_front
from PySide6.QtCore import QPoint, QProcess
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.choosing import chosen
from lobdossier.domain.student import Student
from lobdossier.services.workspace import Workspace
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.jobs import JobRunner
from lobdossier.ui.screens import screens
from lobdossier.ui.settings import Settings
from lobdossier.ui.theme import Theme
from lobdossier.ui.window import MainWindow
from lobdossier.ui.writing.speller import PAUSE_MS, Speller
from tests.typing_help import type_text


@pytest.fixture
def window(workspace: Workspace, theme: Theme, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window of an empty dossier, with the keyboard in it."""
    settings = Settings(tmp_path / "settings.json")
    made = MainWindow(workspace, screens(), theme, settings, JobRunner(), lambda _url: True, tmp_path)
    made.show()
    made.go("competence", "netwerken")
    bring_to_front(made)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def editor(window: MainWindow) -> PlainEditor:
    """A field of that window that has the keyboard."""
    found = window.current().findChildren(PlainEditor)[0]
    found.setFocus()
    return found


def marked(editor: PlainEditor) -> list[str]:
    """The words with a dotted line, in order."""
    found = []
    block = editor.document().begin()
    while block.isValid():
        units = block.text().encode("utf-16-le")
        for each in block.layout().formats():
            if each.format.underlineStyle() is QTextCharFormat.UnderlineStyle.DotLine:
                found.append(units[2 * each.start : 2 * (each.start + each.length)].decode("utf-16-le"))
        block = block.next()
    return found


def words_of(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.isVisible() and action.text()]


def menu_at(window: MainWindow, editor: PlainEditor, word: str) -> QMenu:
    cursor = QTextCursor(editor.document().find(word))
    at: QPoint = editor.cursorRect(cursor).center()
    return window.writing.menu(editor, at)


def test_a_wrong_word_gets_a_dotted_line_once_it_is_left(editor: PlainEditor, qtbot: QtBot) -> None:
    """Not while it is being typed; emoji before it move nothing."""
    type_text(editor, "👍 Ik wordd")
    qtbot.wait(20)
    assert marked(editor) == []

    type_text(editor, " beter")

    qtbot.waitUntil(lambda: marked(editor) == ["wordd"])


def test_marks_change_nothing(editor: PlainEditor, qtbot: QtBot) -> None:
    """Not the text, not what can be undone, and nothing is announced as typed."""
    type_text(editor, "Een stagge  met\u00a0spaties.")
    text, steps = editor.text(), editor.document().availableUndoSteps()
    heard: list[bool] = []
    editor.edited.connect(lambda: heard.append(True))

    qtbot.waitUntil(lambda: marked(editor) == ["stagge"])

    assert (editor.text(), editor.document().availableUndoSteps(), heard) == (text, steps, [])


def test_the_menu_has_better_words(window: MainWindow, editor: PlainEditor, qtbot: QtBot) -> None:
    """One press puts it there; Ctrl+Z takes it back."""
    type_text(editor, "Dat wordd leuk.")
    qtbot.waitUntil(lambda: marked(editor) == ["wordd"])
    menu = menu_at(window, editor, "wordd")
    qtbot.waitUntil(lambda: "wordt" in words_of(menu))

    next(action for action in menu.actions() if action.text() == "wordt").trigger()

    assert editor.text() == "Dat wordt leuk."
    editor.undo()
    assert editor.text() == "Dat wordd leuk."


def test_an_own_word_is_remembered_in_the_dossier(window: MainWindow, editor: PlainEditor, qtbot: QtBot) -> None:
    """And no longer marked; forgetting it can be done by undo."""
    type_text(editor, "Een fretzwaal is fijn.")
    qtbot.waitUntil(lambda: marked(editor) == ["fretzwaal"])

    next(a for a in menu_at(window, editor, "fretzwaal").actions() if a.text() == "“fretzwaal” is goed").trigger()

    assert window.workspace.student.own_words == ("fretzwaal",)
    qtbot.waitUntil(lambda: marked(editor) == [])
    window.undo()
    qtbot.waitUntil(lambda: marked(editor) == ["fretzwaal"])


def test_it_is_off_with_one_click_and_stays_off(window: MainWindow, editor: PlainEditor, qtbot: QtBot) -> None:
    """On this computer; the marks go at once."""
    type_text(editor, "Een stagge .")
    qtbot.waitUntil(lambda: marked(editor) == ["stagge"])

    next(a for a in menu_at(window, editor, "Een").actions() if a.text() == "Spelling aangeven").trigger()

    assert marked(editor) == []
    assert not window.context.settings.now.spelling
    type_text(editor, " nog een stagge .")
    qtbot.wait(20)
    assert marked(editor) == []
    window.writing.set_spelling(True)
    qtbot.waitUntil(lambda: marked(editor) == ["stagge", "stagge"])


def test_only_the_field_with_the_keyboard_has_marks(window: MainWindow, editor: PlainEditor, qtbot: QtBot) -> None:
    """What is read stays quiet, and leaving a field is no edit of it."""
    type_text(editor, "Een stagge .")
    qtbot.waitUntil(lambda: marked(editor) == ["stagge"])
    other = PlainEditor("Ander veld")
    other.setParent(window.current())
    other.show()

    heard: list[bool] = []
    editor.edited.connect(lambda: heard.append(True))
    other.setFocus()

    assert marked(editor) == []
    assert heard == []


def test_a_dictionary_that_does_not_start_marks_nothing(qtbot: QtBot) -> None:
    """Writing goes on."""
    speller = Speller((), command=["/nowhere/at/all"])

    assert not speller.wrong("wordd")
    qtbot.waitUntil(lambda: not speller._ask_soon.isActive())
    assert not speller.wrong("wordd")
    speller.suggest("wordd", lambda words: None)
    speller.close()


def test_own_words_stay_out_of_a_document(workspace: Workspace) -> None:
    """They say what somebody writes about; a school needs none of it."""
    workspace.records.save(replace(workspace.student, own_words=("geheim",)))

    assert chosen(workspace.records.snapshot(), CareerDocument()).all(Student)[0].own_words == ()


def test_a_dictionary_that_was_let_go_is_not_started_again(qtbot: QtBot) -> None:
    """A word was seen just before the window closed, and a mark that is still drawn asks again after it."""
    speller = Speller(())
    speller.wrong("fietts")
    speller.close()
    speller.wrong("wordd")
    speller.suggest("wordd", lambda _words: None)

    qtbot.wait(2 * PAUSE_MS)

    assert speller.findChildren(QProcess) == []
