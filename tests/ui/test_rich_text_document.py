"""A block tree comes back from Qt's document, and what is typed comes back from the file."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lobdossier.text.blocks import Document, from_plain, plain_text
from lobdossier.text.markdown import parse, serialise
from lobdossier.text.tidying import tidy
from lobdossier.ui.editors import document, exact
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.editors.rich_text import RichTextEditor
from tests.text import trees
from tests.typing_help import commit, type_text

many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@many
@given(trees.documents)
def test_any_tree_comes_back_from_qt(qapp: object, tree: Document) -> None:
    page = QTextDocument()

    document.write(page, tree)

    assert document.read(page) == tidy(tree)


@many
@given(trees.documents)
def test_any_tree_comes_back_from_an_editor_that_was_saved_and_reopened(qtbot: QtBot, tree: Document) -> None:
    editor = RichTextEditor("Verhaal")
    qtbot.addWidget(editor)

    editor.load(parse(serialise(tree)))
    once = serialise(editor.document_tree())
    editor.load(parse(once))

    assert editor.document_tree() == tidy(tree)
    assert serialise(editor.document_tree()) == once == serialise(tree)


@many
@given(trees.texts)
def test_what_is_typed_is_kept_saved_and_shown_again(qtbot: QtBot, text: str) -> None:
    editor = RichTextEditor("Verhaal")
    qtbot.addWidget(editor)

    type_text(editor, text)
    stored = serialise(editor.document_tree())
    editor.load(parse(stored))

    typed = exact.typed(text).replace(exact.LINE, "\n")
    assert plain_text(editor.document_tree()) == typed
    assert serialise(editor.document_tree()) == stored


@many
@given(trees.texts)
def test_what_comes_in_one_piece_is_the_same_text(qtbot: QtBot, text: str) -> None:
    editor = RichTextEditor("Verhaal")
    qtbot.addWidget(editor)

    commit(editor, text)

    assert plain_text(editor.document_tree()) == exact.typed(text).replace(exact.LINE, "\n")


@many
@given(trees.texts)
def test_a_plain_field_keeps_every_character(qtbot: QtBot, text: str) -> None:
    editor = PlainEditor("Wat ging goed?")
    qtbot.addWidget(editor)

    editor.load(text)

    assert editor.text() == text


@many
@given(trees.texts)
def test_what_is_typed_in_a_plain_field_is_kept(qtbot: QtBot, text: str) -> None:
    editor = PlainEditor("Wat ging goed?")
    qtbot.addWidget(editor)

    type_text(editor, text)

    assert editor.text() == exact.typed(text).replace(exact.LINE, "\n")


ACTIONS: dict[str, Callable[[RichTextEditor], object]] = {
    "letter": lambda e: commit(e, "é"),
    "space": lambda e: commit(e, " "),
    "sign": lambda e: commit(e, "*"),
    "line": lambda e: commit(e, "\n"),
    "enter": lambda e: QTest.keyClick(e, Qt.Key.Key_Return),
    "break": lambda e: QTest.keyClick(e, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier),
    "backspace": lambda e: QTest.keyClick(e, Qt.Key.Key_Backspace),
    "delete": lambda e: QTest.keyClick(e, Qt.Key.Key_Delete),
    "tab": lambda e: e.focusNextPrevChild(True),
    "backtab": lambda e: e.focusNextPrevChild(False),
    "up": lambda e: e.moveCursor(QTextCursor.MoveOperation.Up),
    "left": lambda e: e.moveCursor(QTextCursor.MoveOperation.Left),
    "select": lambda e: e.moveCursor(QTextCursor.MoveOperation.PreviousBlock, QTextCursor.MoveMode.KeepAnchor),
    "all": lambda e: e.selectAll(),
    "end": lambda e: e.moveCursor(QTextCursor.MoveOperation.End),
    "bold": lambda e: e.toggle_bold(),
    "italic": lambda e: e.toggle_italic(),
    "bullets": lambda e: e.toggle_bullets(),
    "numbers": lambda e: e.toggle_numbers(),
    "quote": lambda e: e.toggle_quote(),
    "link": lambda e: e.set_link("https://a.nl"),
    "unlink": lambda e: e.set_link(""),
    "undo": lambda e: e.undo(),
    "redo": lambda e: e.redo(),
    "paste": lambda e: e.insertFromMimeData(e.createMimeDataFromSelection()),
}
SHAPES = ("tab", "backtab", "bold", "italic", "bullets", "numbers", "quote", "unlink")


@many
@given(st.lists(st.sampled_from(list(ACTIONS)), max_size=40))
def test_whatever_is_done_comes_back_from_the_file(qtbot: QtBot, actions: list[str]) -> None:
    editor, again = RichTextEditor("Verhaal"), RichTextEditor("Verhaal")
    qtbot.addWidget(editor)
    qtbot.addWidget(again)

    for action in actions:
        before = plain_text(editor.document_tree())
        ACTIONS[action](editor)
        if action in SHAPES:
            assert plain_text(editor.document_tree()) == before
    again.load(parse(serialise(editor.document_tree())))

    assert again.document_tree() == editor.document_tree()


def test_typing_beside_a_stand_in_does_not_multiply_it(qtbot: QtBot) -> None:
    editor = RichTextEditor("Verhaal")
    qtbot.addWidget(editor)
    editor.load(from_plain("a\r"))

    editor.moveCursor(QTextCursor.MoveOperation.End)
    type_text(editor, "bc")

    assert plain_text(editor.document_tree()) == "a\rbc"


def test_what_no_file_can_hold_becomes_visible(qtbot: QtBot) -> None:
    editor = RichTextEditor("Verhaal")
    qtbot.addWidget(editor)

    type_text(editor, "a\0b\ufdd0c")

    assert plain_text(editor.document_tree()) == "a\ufffdb\ufffdc"
