"""A window on a real dossier file, empty, with a little in it, or full."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lobdossier.domain.experience import Experience
from lobdossier.domain.vocabulary import Competence, ExperienceKind
from lobdossier.services.workspace import Workspace
from lobdossier.ui.jobs import JobRunner
from lobdossier.ui.screens import screens
from lobdossier.ui.settings import Settings
from lobdossier.ui.theme import Theme
from lobdossier.ui.window import MainWindow

TODAY = date(2026, 11, 22)


def now() -> datetime:
    """The moment at which these tests happen."""
    return datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An empty dossier of Noor."""
    made = Workspace.create(tmp_path / "Noor.lobdossier", "Noor de Wit", data=tmp_path / "data", clock=now)
    yield made
    made.close()


@pytest.fixture
def a_little(workspace: Workspace) -> Workspace:
    """The same with two experiences."""
    workspace.records.add(
        Experience(
            title="Mijn eerste dag",
            kind=ExperienceKind.STAGE,
            start=date(2026, 11, 20),
            story="Ik mocht meteen meelopen.",
            competences=(Competence.WERKEXPLORATIE,),
        )
    )
    workspace.records.add(Experience(title="Open dag", kind=ExperienceKind.OPEN_DAG, start=date(2026, 11, 7)))
    return workspace


@pytest.fixture
def opened() -> list[str]:
    """The addresses that were handed to the system."""
    return []


@pytest.fixture
def show(
    qtbot: QtBot, theme: Theme, tmp_path: Path, opened: list[str]
) -> Iterator[Callable[[Workspace, str, str], MainWindow]]:
    """Opens a window on a dossier at a screen: ``show(workspace, "experience", experience.id)``."""
    windows: list[MainWindow] = []

    def open_address(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    def make(workspace: Workspace, screen: str = "start", target: str = "") -> MainWindow:
        settings = Settings(tmp_path / "config" / "settings.json")
        settings.change(spelling=False)  # a dictionary for every window that is typed in would cost a second each
        temporary = tmp_path / "private"
        temporary.mkdir(exist_ok=True)
        window = MainWindow(workspace, screens(), theme, settings, JobRunner(), open_address, temporary)
        windows.append(window)
        window.resize(1240, 800)
        window.show()
        qtbot.waitExposed(window)
        window.go(screen, target)
        return window

    yield make
    for window in windows:
        window.context.jobs.shutdown()
        window.hide()
        window.deleteLater()
    # Otherwise they pile up, and every change of the look restyles them all.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
