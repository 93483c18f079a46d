"""Running applications, for tests that begin where a person begins."""

from __future__ import annotations

from pathlib import Path

from hands import settle

from lobdossier.app import App
from lobdossier.domain.experience import Experience
from lobdossier.services.workspace import Workspace
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
