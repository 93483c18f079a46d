"""Running applications, for tests that begin where a person begins."""

from __future__ import annotations

from pathlib import Path

from hands import settle
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lobdossier.app import App
from lobdossier.domain.experience import Experience
from lobdossier.services.workspace import Workspace
from lobdossier.ui.arrival.page import ArrivalPage
from lobdossier.ui.window import MainWindow


def close(app: App) -> None:
    """Close the window as the cross does, and wait until what it did in the background is done."""
    if app.window is not None:
        assert app.window.close()
        app.window.deleteLater()
        app.stage.window = None
        settle()


def dossier(path: Path, name: str = "Noor", *titles: str) -> Path:
    """A dossier of *name* with some experiences."""
    made = Workspace.create(path, name, data=path.parent / "data")
    for title in titles:
        made.records.add(Experience(title=title))
    made.close()
    return path


def main_window(app: App) -> MainWindow:
    """The window, which must be that of a dossier."""
    assert isinstance(app.window, MainWindow)
    return app.window


def shown(app: App, kind: type[QWidget]) -> list:  # type: ignore[type-arg]  # of that kind
    return [page for page in app.window.findChildren(kind) if page.isVisible()] if app.window else []


def told(app: App, qtbot: QtBot) -> ArrivalPage:
    """The page of the file that was brought, once it was looked at."""
    qtbot.waitUntil(lambda: bool(shown(app, ArrivalPage)))
    return shown(app, ArrivalPage)[0]
