"""What the tests of a preparation share: a trialoog with a past, the window at it, and hands for its steps."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

from hands import bring_to_front
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.vocabulary import ConversationKind
from lobdossier.services.workspace import Workspace
from lobdossier.ui.conversation.parts import TextPart
from lobdossier.ui.screens.prepare import PrepareScreen
from lobdossier.ui.widgets.steps import Step as OneStep
from lobdossier.ui.window import MainWindow
from tests.ui import hands

Show = Callable[[Workspace, str, str], MainWindow]
TODAY = date(2026, 11, 22)
AWKWARD = "  één’s “œ” 👩‍🔧\u00a0x\n\n– *geen* nadruk_\t€"


Prepare = Callable[[Workspace, str], tuple[MainWindow, PrepareScreen]]


def make_trialoog(workspace: Workspace) -> Conversation:
    """A trialoog over four days with two people, after a conversation in which two things were agreed."""
    add = workspace.records.add
    before = add(Conversation(kind=ConversationKind.LOOPBAANGESPREK, on=date(2026, 10, 1)))
    agreed = [Agreement(what="Ik bel de revalidatie"), Agreement(what="Een plek zoeken", who="Ilse", mine=False)]
    workspace.conversations.conclude(before, agreed, today=TODAY)
    made = add(Conversation(kind=ConversationKind.TRIALOOG, on=date(2026, 11, 26), at=time(10, 30), place="De Linde"))
    add(Participant(conversation_id=made.id, name="Meneer Vos", role="BPV-docent", order=0))
    add(Participant(conversation_id=made.id, name="Ilse", role="praktijkbegeleider", order=1))
    return made


def preparer(show: Show, qtbot: QtBot) -> Prepare:
    """Opens the window at a preparation, with the keyboard in it."""

    def make(workspace: Workspace, target: str) -> tuple[MainWindow, PrepareScreen]:
        window = show(workspace, "prepare", target)
        bring_to_front(window)
        screen = window.current()
        assert isinstance(screen, PrepareScreen)
        return window, screen

    return make


def find_button(inside: QWidget, words: str) -> QAbstractButton:
    """The button, after what was built just now is there."""
    QApplication.processEvents()
    return hands.find_button(inside, words)


def press(inside: QWidget, words: str) -> None:
    QTest.mouseClick(find_button(inside, words), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def step(screen: PrepareScreen, title: str) -> None:
    """Open a closed step by the keyboard."""
    QTest.keyClick(next(s.closed for s in steps_of(screen) if s.closed.text() == title), Qt.Key.Key_Return)
    hands.settle()


def steps_of(screen: PrepareScreen) -> list[OneStep]:
    """The steps in their order."""
    return screen.steps.findChildren(OneStep)


def stored(workspace: Workspace, conversation: Conversation) -> Conversation:
    return workspace.records.get(Conversation, conversation.id)


def editor_of(screen: PrepareScreen, field: str) -> TextPart:
    return next(part for part in screen.findChildren(TextPart) if part.which == field)


def sheet_text(workspace: Workspace, conversation: Conversation, folder: Path) -> str:
    """What can be read on the sheet."""
    target = folder / "blad.pdf"
    workspace.sharing.export_sheet(conversation.id, target)
    return subprocess.run(["pdftotext", target, "-"], check=True, capture_output=True, text=True).stdout
