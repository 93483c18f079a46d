"""An application without a screen, with fonts and theme put on once."""

from __future__ import annotations

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from apps import close, dossier
from guiding import STORY
from hands import PATIENCE_S
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.app import App
from lobdossier.domain.experience import Experience
from lobdossier.domain.portrait import Quality
from lobdossier.domain.vocabulary import Competence
from lobdossier.services.workspace import Workspace
from lobdossier.ui.settings import Settings
from lobdossier.ui.theme import Look, Theme, dress, install
from tests import bringing


class PatientBot(QtBot):
    """Waits as long as a slow machine needs, and puts the look on what is shown as a window of its own."""

    def addWidget(self, widget: QWidget, **how: Any) -> None:
        super().addWidget(widget, **how)
        if widget.isWindow():
            dress(widget)

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_S * 1_000) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_S * 1_000, **how: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **how)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The one of pytest-qt, with more patience."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def tidy() -> Iterator[None]:
    """What a test leaves behind in cycles goes with it: the app collects in the event loop, where tests seldom are."""
    yield
    gc.collect(1)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The theme of the application, light, 11 pt, the usual font."""
    installed, wanted = install(qapp), Look("light")
    if installed.look != wanted:  # putting a look on takes most of a second: only when a test changed it
        installed.apply(wanted)
    return installed


@pytest.fixture
def start(qapp: QApplication, theme: Theme, tmp_path: Path) -> Iterator[Callable[[Path | None], App]]:
    """Starts the application on folders of its own, as often as a test likes."""
    apps: list[App] = []

    def begin(path: Path | None = None) -> App:
        settings = Settings(tmp_path / "config" / "settings.json")
        settings.change(scheme="light")
        app = App(qapp, settings, tmp_path / "data", tmp_path / "Documenten")
        apps.append(app)
        app.start(path)
        return app

    yield begin
    for app in apps:
        close(app)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The dossier of Noor on this computer."""
    return dossier(tmp_path / "Noor.lobdossier", "Noor", "De kruk", "Open dag")


@pytest.fixture
def sam(tmp_path: Path) -> Path:
    """The dossier of Sam."""
    path = tmp_path / "thuis" / "Sam.lobdossier"
    path.parent.mkdir()
    made = Workspace.create(path, "Sam Amrani", data=tmp_path / "thuis" / "data")
    made.records.add(Experience(title="De bingo", story=STORY))
    made.records.add(Quality(title="Rustig blijven"))
    made.portrait.see_today(Competence.KWALITEITENREFLECTIE, 2, "", made.today())
    made.close()
    return path


@pytest.fixture
def handed_out(sam: Path, tmp_path: Path) -> Path:
    """A part of it, on the computer of the guide."""
    there = tmp_path / "stage"
    there.mkdir()
    workspace = Workspace.open(sam, data=tmp_path / "thuis" / "data")
    path = bringing.document(workspace, there / "Sam.pdf")
    workspace.close()
    return path
