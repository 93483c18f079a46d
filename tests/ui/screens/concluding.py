"""What the tests of concluding share: a trialoog of two days ago, the window at it, and hands for its steps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hands import bring_to_front
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.vocabulary import ConversationKind
from lobdossier.services.workspace import Workspace
from lobdossier.ui.conversation.telling import RichPart
from lobdossier.ui.screens.conclude import ConcludeScreen
from lobdossier.ui.window import MainWindow
from tests.ui import hands

Show = Callable[[Workspace, str, str], MainWindow]
Conclude = Callable[[Workspace, str], tuple[MainWindow, ConcludeScreen]]
TODAY = date(2026, 11, 22)


def make_trialoog(workspace: Workspace) -> Conversation:
    """A trialoog of two days ago with two people."""
    add = workspace.records.add
    made = add(Conversation(kind=ConversationKind.TRIALOOG, on=date(2026, 11, 20)))
    add(Participant(conversation_id=made.id, name="Meneer Vos", role="BPV-docent", order=0))
    add(Participant(conversation_id=made.id, name="Ilse", role="praktijkbegeleider", order=1))
    return made


def concluder(show: Show, qtbot: QtBot) -> Conclude:
    """Opens the window at the outcome of a conversation, with the keyboard in it."""

    def make(workspace: Workspace, target: str) -> tuple[MainWindow, ConcludeScreen]:
        window = show(workspace, "conclude", target)
        bring_to_front(window)
        screen = window.current()
        assert isinstance(screen, ConcludeScreen)
        return window, screen

    return make


def press(inside: QWidget, words: str) -> None:
    """Click a button, before and after which everything that was built is there."""
    QApplication.processEvents()
    QTest.mouseClick(hands.find_button(inside, words), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def rich(screen: ConcludeScreen, field: str) -> RichPart:
    return next(part for part in screen.findChildren(RichPart) if part.which == field)


def form_field(screen: ConcludeScreen) -> QLineEdit:
    """The line in which an agreement is typed."""
    QApplication.processEvents()
    return next(
        f
        for f in screen.findChildren(QLineEdit)
        if f.accessibleName() == "Wat spraken jullie af?" and f.isVisibleTo(screen)
    )


def agree(screen: ConcludeScreen, what: str, *taps: str) -> None:
    """Type an agreement, tap who and when, and press Enter."""
    QTest.keyClicks(form_field(screen), what)
    for tap in taps:
        press(screen, tap)
    QTest.keyClick(form_field(screen), Qt.Key.Key_Return)
    QApplication.processEvents()


def agreed(workspace: Workspace, conversation: Conversation) -> list[str]:
    return [a.what for a in workspace.conversations.agreements(conversation.id)]
