"""Fields of one line: what is seen of a long text, and emptying a search."""

from __future__ import annotations

import pytest
from hands import find_button, settle
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lobdossier.ui.theme import Look, Theme
from lobdossier.ui.widgets.fields import SearchField, line_field, search_field
from lobdossier.ui.widgets.layout import vbox
from tests.typing_help import type_text

LONG = "Gelukt, op twee dagen na. Eén keer vroeg ik of er nog koffie was. " * 4


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_a_long_line_shows_its_beginning_until_somebody_types_in_it(window: QWidget) -> None:
    line, other = line_field("Hoe ging dat?", LONG), line_field("Waar?")
    window.setLayout(vbox(line, other))
    settle()
    other.setFocus()
    assert line.cursorPosition() == 0
    line.setText(LONG + "!")
    assert line.cursorPosition() == 0

    line.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.keyClick(line, Qt.Key.Key_End)
    QTest.keyClicks(line, "?")
    assert line.text().endswith("!?")
    line.setText(LONG)  # by the program, while somebody is in it: the cursor stays with the end, as Qt has it
    assert line.cursorPosition() == len(LONG)

    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert line.cursorPosition() == 0


def test_a_field_that_is_opened_for_typing_goes_on_behind_what_is_there(window: QWidget) -> None:
    line, other = line_field("Wat spraken jullie af?", "Bellen met Joris"), line_field("Waar?")
    window.setLayout(vbox(other, line))
    settle()
    other.setFocus()

    line.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(line, ", maandag")

    assert line.text() == "Bellen met Joris, maandag"


@pytest.mark.parametrize("pt", [11, 18])
def test_a_search_is_emptied_by_its_cross_which_grows_with_the_text(window: QWidget, theme: Theme, pt: int) -> None:
    theme.apply(Look("light", pt=pt))
    field: SearchField = search_field("Zoeken")
    window.setLayout(vbox(field))
    settle()
    field.setFocus()
    assert not any(child.isVisible() for child in field.findChildren(QWidget))
    QTest.keyClicks(field, "kruk")

    cross = find_button(window, "Leegmaken")
    assert cross.width() >= 2.4 * pt
    assert field.rect().contains(cross.geometry())
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)

    assert field.text() == ""
    assert field.hasFocus()
    assert not cross.isVisible()
    theme.apply(Look("light"))


def test_words_that_are_spoken_are_heard_once(qtbot: QtBot) -> None:
    """What comes through the accessibility tree is an edit, as what is typed is; what the program shows is none."""
    field = line_field("Naam", "Noor")
    qtbot.addWidget(field)
    heard: list[str] = []
    field.textEdited.connect(heard.append)

    field.setText("Anna")
    assert heard == []
    QAccessible.queryAccessibleInterface(field).setText(QAccessible.Text.Value, "Renée")
    assert heard == ["Renée"]
    field.setText("Anna")
    QAccessible.queryAccessibleInterface(field).setText(QAccessible.Text.Value, "Renée")
    field.clear()
    type_text(field, "x")

    assert heard == ["Renée", "Renée", "x"]
