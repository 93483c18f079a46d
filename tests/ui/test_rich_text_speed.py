"""Typing in a long text costs about what it costs in Qt's own editor."""

from __future__ import annotations

import os
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from lobdossier.text.blocks import from_plain
from lobdossier.text.markdown import serialise
from lobdossier.ui.editors.autosave import Autosave
from lobdossier.ui.editors.format_bar import FormatBar
from lobdossier.ui.editors.rich_text import RichTextEditor

WORDS = 20_000
LONG = "\n".join(["Vandaag op mijn stage deed ik iets wat ik nog niet eerder deed. " * 4] * (WORDS // 52))


def press(editor: QTextEdit, key: str) -> float:
    """Seconds from a key to the painted letter."""
    code = Qt.Key(ord(key.upper()))
    began = time.perf_counter()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(editor, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, key))
    QApplication.processEvents()
    return time.perf_counter() - began


def at(values: list[float], share: float) -> float:
    return sorted(values)[int(len(values) * share)]


def key_times(qtbot: QtBot, keys: int) -> tuple[list[float], list[float]]:
    """Times of *keys* presses in our editor with all that hangs on it, and in a bare one, by turns."""
    ours, bare = RichTextEditor("Verhaal"), QTextEdit()
    bar = FormatBar(ours)
    autosave = Autosave(lambda: None, ours)
    ours.edited.connect(autosave.touch)
    ours.load(from_plain(LONG))
    bare.setPlainText(LONG)
    for editor in (ours, bare):
        qtbot.addWidget(editor)
        editor.setFixedSize(800, 600)
        editor.show()
        cursor = editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock, n=200)
        editor.setTextCursor(cursor)
    qtbot.addWidget(bar)
    QApplication.processEvents()
    pairs = [(press(ours, key), press(bare, key)) for key in ("abcde" * keys)[:keys]]
    return [pair[0] for pair in pairs[20:]], [pair[1] for pair in pairs[20:]]


@pytest.mark.slow
def test_a_key_costs_at_most_half_as_much_again(qtbot: QtBot) -> None:
    ours, bare = key_times(qtbot, 1_000)

    print({share: round(at(ours, share) / at(bare, share), 2) for share in (0.5, 0.9, 0.99)})
    print({share: round(1000 * at(ours, share), 3) for share in (0.5, 0.9, 0.99)}, "ms")
    assert at(ours, 0.99) <= 1.5 * at(bare, 0.99)


def test_a_save_of_a_long_text_holds_the_window_up_for_a_moment_only(qtbot: QtBot) -> None:
    editor = RichTextEditor("Verhaal")
    qtbot.addWidget(editor)
    editor.load(from_plain(LONG))

    took = []
    for _ in range(5):
        began = time.thread_time()
        serialise(editor.document_tree())
        took.append(time.thread_time() - began)

    assert min(took) < 0.05
