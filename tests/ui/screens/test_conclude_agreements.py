"""The agreements of a conversation: typed, changed, moved, taken away, never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lobdossier.domain.conversation import Conversation
from lobdossier.services.workspace import Workspace
from tests.ui import hands
from tests.ui.hands import has_button
from tests.ui.screens.concluding import (
    Conclude,
    Show,
    agree,
    agreed,
    concluder,
    form_field,
    make_trialoog,
    press,
)


@pytest.fixture
def trialoog(workspace: Workspace) -> Conversation:
    """A trialoog of two days ago."""
    return make_trialoog(workspace)


@pytest.fixture
def conclude(show: Show, qtbot: QtBot) -> Conclude:
    """The window with the keyboard in it, at the outcome of a conversation."""
    return concluder(show, qtbot)


# ------------------------------------------------------------------ agreements
def test_what_stands_in_the_form_is_never_lost(
    workspace: Workspace, trialoog: Conversation, conclude: Conclude, qtbot: QtBot
) -> None:
    """Typed and not entered it is stored all the same, soon after the last key; emptied it was never there."""
    window, screen = conclude(workspace, trialoog.id)
    screen.steps.open("agreements")
    QTest.keyClicks(form_field(screen), "Half getypt")
    qtbot.waitUntil(lambda: agreed(workspace, trialoog) == ["Half getypt"])
    assert form_field(screen).text() == "Half getypt"

    field = form_field(screen)
    for _ in "Half getypt":
        QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert agreed(workspace, trialoog) == []

    QTest.keyClicks(form_field(screen), "Toch wel")
    window.go("start")
    assert agreed(workspace, trialoog) == ["Toch wel"]
    window.go("conclude", trialoog.id)
    assert has_button(screen, "Afspraak: Toch wel. Jij. Aanpassen")


def test_an_agreement_moves_by_keys_and_goes_with_a_way_back(
    workspace: Workspace, trialoog: Conversation, conclude: Conclude
) -> None:
    """Alt with an arrow; the keyboard stays with it."""
    window, screen = conclude(workspace, trialoog.id)
    screen.steps.open("agreements")
    for what in ("een", "twee", "drie"):
        agree(screen, what)

    first = hands.find_button(screen, "Afspraak: een. Jij. Aanpassen")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()
    assert agreed(workspace, trialoog) == ["twee", "een", "drie"]
    focused = window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Afspraak: een. Jij. Aanpassen"

    press(screen, "Afspraak: een. Jij. Aanpassen")
    press(screen, "Weghalen")
    assert agreed(workspace, trialoog) == ["twee", "drie"]
    press(window, "Ongedaan maken")
    assert agreed(workspace, trialoog) == ["twee", "een", "drie"]


def test_somebody_else_can_do_it(workspace: Workspace, trialoog: Conversation, conclude: Conclude) -> None:
    """Somebody who was not at the table, by name."""
    window, screen = conclude(workspace, trialoog.id)
    screen.steps.open("agreements")
    QTest.keyClicks(form_field(screen), "Een plek zoeken")
    press(screen, "Wie doet het?: iemand anders")
    QTest.keyClicks(window.focusWidget(), "Joris")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)

    (agreement,) = workspace.conversations.agreements(trialoog.id)
    assert (agreement.what, agreement.who, agreement.mine) == ("Een plek zoeken", "Joris", False)


def test_an_agreement_without_words_keeps_those_it_had(
    workspace: Workspace, trialoog: Conversation, conclude: Conclude
) -> None:
    _, screen = conclude(workspace, trialoog.id)
    screen.steps.open("agreements")
    agree(screen, "Ik bel")
    press(screen, "Afspraak: Ik bel. Jij. Aanpassen")
    field = form_field(screen)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert agreed(workspace, trialoog) == ["Ik bel"]
