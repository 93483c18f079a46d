"""What the tests of plans share: the window at the board, with everything read, and where a step stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hands import bring_to_front
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.board import Lane
from lobdossier.domain.plans import Step
from lobdossier.services.workspace import Workspace
from lobdossier.ui.plans.step_card import StepCard
from lobdossier.ui.screens.plans import PlansScreen
from lobdossier.ui.window import MainWindow

Show = Callable[..., MainWindow]
TODAY = date(2026, 11, 22)


class Plan:
    """The window at "Plannen", and hands for it."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot
        screen = window.current()
        assert isinstance(screen, PlansScreen)
        self.screen = screen
        self.settle()

    def settle(self) -> None:
        """Let what was done be stored, read again and shown."""
        self._qtbot.waitUntil(lambda: not self.window._coalesce.isActive())
        told: list[None] = []
        jobs = self.window.context.jobs  # one after the other: when this one was told, those before it were
        jobs.run(self.window, lambda _progress, _stopped: None, done=told.append, failed=pytest.fail)
        self._qtbot.waitUntil(lambda: bool(told))
        self._qtbot.waitUntil(lambda: self.screen.board.whole)
        self._qtbot.wait(1)

    def titles(self, lane: Lane) -> list[str]:
        """What stands in a column, from top to bottom."""
        return [card.step.title for card in self.screen.board.lanes[lane].cards]

    def card(self, title: str) -> StepCard:
        """The card of a step."""
        found = [card for lane in self.screen.board.lanes.values() for card in lane.cards if card.step.title == title]
        assert found, title
        return found[0]

    def keyboard(self) -> str:
        """The title of the step that has the keyboard, or an empty text."""
        focused = QApplication.focusWidget()
        return focused.step.title if isinstance(focused, StepCard) else ""

    def key(self, which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key on whatever has the keyboard."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, which, modifier)
        self.settle()

    def tab_to(self, name: str) -> QWidget:
        """Press Tab until the thing with *name* has the keyboard."""
        passed = []
        for _ in range(80):
            here = QApplication.focusWidget()
            assert here is not None
            passed.append(here.accessibleName())
            if here.accessibleName().startswith(name):
                return here
            QTest.keyClick(here, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not reach {name!r} but {passed}")

    def below(self, title: str) -> QPoint:
        """The global point just under a card."""
        card = self.card(title)
        return card.mapToGlobal(QPoint(card.width() // 2, card.height() + 2))


def planner(show: Show, qtbot: QtBot) -> Callable[[Workspace], Plan]:
    """Opens the window at the board, with the keyboard in it."""

    def make(workspace: Workspace, target: str = "") -> Plan:
        window = show(workspace, "plans", target)
        bring_to_front(window)
        return Plan(window, qtbot)

    return make


def stored(workspace: Workspace, title: str) -> Step:
    """The step with this title as it is in the file."""
    return next(step for step in workspace.records.all(Step) if step.title == title)
