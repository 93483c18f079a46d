"""What the tests of the network share: the window at its page, people on it, and hands for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from hands import bring_to_front
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.people import Contact
from lobdossier.domain.vocabulary import Competence
from lobdossier.services.workspace import Workspace
from lobdossier.ui.portrait.network.form import NetworkForm
from lobdossier.ui.screens.competence import CompetenceScreen
from lobdossier.ui.window import MainWindow
from tests.typing_help import type_text
from tests.ui.hands import rest, settle

TODAY = date(2026, 11, 22)
AWKWARD = "  één’s “œ” 👩‍🔧\u00a0x \\*geen* nadruk_\t€ {name}"
"""One line of what breaks text, with a placeholder in it."""


@dataclass
class Page:
    """The page as it is open."""

    window: MainWindow
    screen: CompetenceScreen
    form: NetworkForm
    workspace: Workspace
    qtbot: QtBot

    @property
    def stored(self) -> list[Contact]:
        """Who is in the file, the one put there first in front."""
        return self.workspace.network.people()

    @property
    def only(self) -> Contact:
        """The one person in the file."""
        (contact,) = self.stored
        return contact

    def wait(self) -> None:
        """Until everything that was begun is on the screen."""
        rest(self.window)
        for _ in range(3):
            settle()


def opener(show: Callable[..., MainWindow], workspace: Workspace, qtbot: QtBot) -> Callable[[], Page]:
    """Opens the page, with the keyboard in its window."""

    def make() -> Page:
        window = show(workspace, "portrait", "")
        bring_to_front(window)
        window.go("competence", Competence.NETWERKEN)
        screen = window.current()
        assert isinstance(screen, CompetenceScreen)
        assert isinstance(screen.form, NetworkForm)
        page = Page(window, screen, screen.form, workspace, qtbot)
        page.wait()
        return page

    return make


def keyboard() -> QWidget:
    """What has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press_key(key: Qt.Key, times: int = 1) -> None:
    """Press a key where the keyboard is."""
    for _ in range(times):
        QTest.keyClick(keyboard(), key)
        QApplication.processEvents()


def tab_to(name: str, key: Qt.Key = Qt.Key.Key_Tab) -> None:
    """Press Tab until something with these words in its name has the keyboard."""
    for _ in range(60):
        if name in keyboard().accessibleName():
            return
        press_key(key)
    raise AssertionError(f"Tab does not reach {name!r}")


def write(text: str) -> None:
    """Type into what has the keyboard."""
    type_text(keyboard(), text)
