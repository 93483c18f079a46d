"""Help: each word one press away, all keys, and how one begins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from layout_check import problems
from looks import LOOKS, found_in_all_looks
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.vocabulary import Competence, Sector
from lobdossier.services.help import term, terms
from lobdossier.services.workspace import Workspace
from lobdossier.ui.actions import actions
from lobdossier.ui.explained import Note
from lobdossier.ui.help.keys import of_places
from lobdossier.ui.screens.help import HelpScreen
from lobdossier.ui.theme import Theme
from lobdossier.ui.window import MainWindow
from tests.factories import contents
from tests.typing_help import type_text
from tests.ui.hands import find_button, key, press, rest, settle, words_in

Show = Callable[..., MainWindow]


def shown(window: MainWindow) -> HelpScreen:
    """The screen, which is open."""
    screen = window.current()
    assert isinstance(screen, HelpScreen)
    return screen


def note(window: MainWindow) -> Note | None:
    """The explanation that is open."""
    settle()
    return next((n for n in window.findChildren(Note) if n.isVisible()), None)


def active(window: MainWindow) -> None:
    """Keys of the menu work in the window that is in front."""
    window.activateWindow()
    settle()


# ------------------------------------------------------------------ the room
@pytest.mark.parametrize(
    ("screen", "target", "found"),
    [
        ("start", "", "loopbaandossier"),
        ("experiences", "", "ervaring"),
        ("competence", Competence.NETWERKEN, "netwerken"),
        ("prepare", "new:trialoog", "gespreksblad"),
        ("share", "", "loopbaandocument"),
        ("trash", "", "prullenbak"),
        ("plans", "", "doel"),
    ],
)
def test_f1_explains_the_word_of_the_page(
    show: Show, workspace: Workspace, screen: str, target: str, found: str
) -> None:
    """And Escape leads back to that page."""
    window = show(workspace, screen, target)
    page = window.current()
    active(window)

    QTest.keyClick(window.focusWidget(), Qt.Key.Key_F1)

    assert shown(window).words.shown == found
    assert term(found, Sector.MBO).meaning in words_in(window)
    key(window, Qt.Key.Key_Escape)
    assert window.current() is page


def test_a_word_is_found_and_read_by_keyboard_alone(show: Show, workspace: Workspace) -> None:
    """Type, go down the list, and follow what belongs with it."""
    window = show(workspace, "help")
    words = shown(window).words
    active(window)
    words.field.setFocus()

    type_text(words.field, "drijfveer")
    assert words.shown == "motief"
    words.field.clear()
    key(window, Qt.Key.Key_Down)
    assert window.focusWidget() is words.names
    key(window, Qt.Key.Key_Home)
    assert words.shown == terms(Sector.MBO)[0].id
    key(window, Qt.Key.Key_Down)
    assert words.shown == terms(Sector.MBO)[1].id
    words.show_term("trialoog", Sector.MBO)
    press(window, "Gespreksblad")
    assert words.shown == "gespreksblad"
    type_text(words.field, "qqq")
    assert "Dat woord staat er niet bij" in words_in(window)


def test_the_words_follow_the_sector(show: Show, workspace: Workspace) -> None:
    """In vo the people are called as they are called there."""
    window = show(workspace, "help", "term:trialoog")
    assert "BPV-docent" in words_in(window)

    workspace.records.save(replace(workspace.student, sector=Sector.VO))
    settle()
    window.go("help", "term:trialoog")

    assert "stagebegeleider" in words_in(window)


def test_the_keys_are_those_of_the_actions(show: Show, workspace: Workspace) -> None:
    """Every action with keys stands there under its name; each line is one for a screen reader."""
    window = show(workspace, "help", "keys")
    text = words_in(window)

    for action in actions(window):
        if action.keys:
            assert f"{action.shown_keys}\n{action.title}" in text
    for _title, found in of_places():
        for keys, does in found:
            assert f"{keys}\n{does}" in text
    assert "Left" not in text


def test_the_steps_lead_to_where_one_begins(show: Show, workspace: Workspace) -> None:
    """Each button of "Zo begin je" opens its page."""
    window = show(workspace, "help", "begin")
    for words, screen in (
        ("Nieuwe ervaring", "experience"),
        ("Naar mijn ervaringen", "experiences"),
        ("Gesprek plannen", "conversations"),
        ("Naar Delen", "share"),
    ):
        window.go("help", "begin")
        press(window.current(), words)
        assert window.here[0] == screen


def test_changing_parts_keeps_the_keyboard_on_the_page(show: Show, workspace: Workspace) -> None:
    """The list that had it goes away; the keyboard does not go to the sidebar."""
    window = show(workspace, "help", "words")

    window.go("help", "keys")

    assert window.current().isAncestorOf(window.focusWidget()) or window.focusWidget() is window.current()


def test_a_screen_reader_knows_the_list_of_words(show: Show, workspace: Workspace) -> None:
    """A list with its name, and one line for each term."""
    window = show(workspace, "help")

    tree = QAccessible.queryAccessibleInterface(shown(window).words.names)

    assert tree.role() == QAccessible.Role.List
    assert tree.childCount() == len(terms(Sector.MBO))
    assert tree.child(0).text(QAccessible.Text.Name) == terms(Sector.MBO)[0].title


@pytest.mark.parametrize("target", ["words", "keys", "begin", "term:zelfbeeld"])
def test_it_is_whole_in_all_looks(show: Show, workspace: Workspace, theme: Theme, target: str) -> None:
    """Each part, in each theme, font and size."""
    assert found_in_all_looks(theme, show(workspace, "help", target)) == []


def test_opening_stores_nothing(show: Show, workspace: Workspace) -> None:
    """All of help leaves the file as it was."""
    window = show(workspace)
    before = contents(workspace.path)

    for target in ("words", "keys", "begin", "term:motief"):
        window.go("help", target)

    assert contents(workspace.path) == before


# ------------------------------------------------------------------ the note beside a word
PLACES = [
    ("competence", Competence.WERKEXPLORATIE, "Werkexploratie"),
    ("conversations", "", "Loopbaangesprek"),
    ("prepare", "new:gesprek_thuis", "Gesprek thuis"),
    ("share", "", "Loopbaandocument"),
    ("portrait", "", "Loopbaancompetenties"),
]


@pytest.mark.parametrize(("screen", "target", "title"), PLACES)
def test_a_word_is_explained_where_it_stands(
    qtbot: QtBot, show: Show, workspace: Workspace, theme: Theme, screen: str, target: str, title: str
) -> None:
    """One press opens it, Escape closes it and the keyboard is back; it is whole in every look."""
    workspace.records.add(Conversation(title="Trialoog"))
    window = show(workspace, screen, target)
    rest(window)  # a page that was read takes the keyboard
    mark = find_button(window, f"Wat betekent “{title}”?")
    mark.setFocus()

    key(window, Qt.Key.Key_Return)
    opened = note(window)
    assert opened is not None
    assert opened.accessibleName() == title
    for look, size in LOOKS:
        theme.apply(look)
        window.resize(*size)
        for _ in range(3):
            QApplication.processEvents()
        assert problems(opened) == [], look
        assert window.rect().contains(opened.card.geometry())
    key(window, Qt.Key.Key_Escape)

    assert note(window) is None
    assert window.focusWidget() is mark
    assert window.here[0] == screen


def test_the_note_leads_to_all_words_and_goes_away_by_itself(qtbot: QtBot, show: Show, workspace: Workspace) -> None:
    """A press elsewhere closes it; so does leaving the page; "Alle woorden" opens help at that word."""
    window = show(workspace, "portrait")
    rest(window)
    press(window, "Wat betekent “Loopbaancompetenties”?")
    assert note(window) is not None
    QTest.mouseClick(note(window), Qt.MouseButton.LeftButton, pos=QPoint(3, window.height() - 3))
    assert note(window) is None

    press(window, "Wat betekent “Loopbaancompetenties”?")
    window.go("start")
    assert note(window) is None
    window.go("portrait")
    rest(window)
    press(window, "Wat betekent “Loopbaancompetenties”?")
    key(window, Qt.Key.Key_Tab)
    key(window, Qt.Key.Key_Return)

    assert shown(window).words.shown == "loopbaancompetenties"
    assert note(window) is None
