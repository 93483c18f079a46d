"""Shows a window in a look, waits until it is at rest, and takes its picture."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QSize, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from lobdossier.services.workspace import Workspace
from lobdossier.ui.guest import Guest
from lobdossier.ui.jobs import JobRunner
from lobdossier.ui.screens import screens
from lobdossier.ui.settings import Settings
from lobdossier.ui.theme import Look, Theme
from lobdossier.ui.window import MainWindow
from tests.screens.dossiers import now


@dataclass(frozen=True)
class View:
    """A look and the size of the window in which it is seen."""

    scheme: str
    pt: int
    width: int
    height: int

    @property
    def name(self) -> str:
        return f"{self.scheme}-{self.pt}"

    @property
    def look(self) -> Look:
        return Look(self.scheme, pt=float(self.pt), reduced_motion=True)


VIEWS: Final = tuple(
    View(scheme, pt, width, height)
    for pt, width, height in ((11, 1240, 800), (18, 1024, 614))
    for scheme in ("light", "dark", "contrast")
)
_PAUSE_S, _STILL_S, _LOOKS = 0.03, 0.05, 20
"""How long it waits, and then how often it looks again whether the picture is still the same."""
_PDF_PAUSE_S: Final = 0.8
"""Longer than a preview waits before it makes its pages."""
_LONGEST_S: Final = 15.0
SHOW_PAGES: Final = ("share", "prepare", "conclude")


class Camera:
    """Takes the pictures of one view into a folder, and keeps what was wrong with them."""

    def __init__(self, theme: Theme, view: View, out: Path, private: Path) -> None:
        self.view, self._out, self._private = view, out, private
        self.wrong: list[str] = []
        theme.apply(view.look)
        self._theme = theme

    def window(self, path: Path, data: Path, *, read_only: bool = False, guest: Guest | None = None) -> MainWindow:
        """The window of the dossier at *path*, shown."""
        workspace = Workspace.open(path, read_only=read_only, data=data, clock=now)
        settings = Settings(self._private / "config" / "settings.json")
        settings.change(scheme=self.view.scheme, pt=float(self.view.pt), reduced_motion=True)
        made = MainWindow(
            workspace,
            screens(visit=guest is not None),
            self._theme,
            settings,
            JobRunner(),
            _nothing,
            self._private,
            guest,
        )
        self.place(made)
        return made

    def place(self, window: QWidget) -> None:
        """Show *window* in the size of the view."""
        window.resize(self.view.width, self.view.height)
        window.show()

    def attempt(self, name: str, act: Callable[[], object]) -> None:
        """Do *act*; what goes wrong is kept under *name* and told at the end: one broken screen hides no other."""
        try:
            act()
        except Exception:  # noqa: BLE001 - told at the end
            self.wrong.append(f"{name}: {traceback.format_exc()}")

    def take(self, window: QWidget, name: str, jobs: JobRunner | None = None, *, pages: bool = False) -> None:
        """Save the picture of *window* as *name*, once nothing runs any more."""
        window.setWindowState(Qt.WindowState.WindowNoState)  # the calm screen asks for all of the screen
        window.resize(self.view.width, self.view.height)
        rest(jobs, _PDF_PAUSE_S if pages else _PAUSE_S)
        if window.size() != QSize(self.view.width, self.view.height):
            self.wrong.append(f"{name}: does not fit, needs {window.width()}x{window.height()}")
        picture = self._still(window, jobs)
        if not picture.save(str(self._out / f"{name}.png")):
            raise OSError(f"{name}.png was not written in {self._out}")

    def _still(self, window: QWidget, jobs: JobRunner | None) -> QImage:
        """The picture once it stays the same: a page that is built in turns is not shown half done."""
        picture = window.grab().toImage()
        for _look in range(_LOOKS):
            rest(jobs, _STILL_S)
            later = window.grab().toImage()
            if later == picture:
                break
            picture = later
        return picture


def rest(jobs: JobRunner | None, least: float) -> None:
    """Let the window do what it has to do for *least* seconds, and then until its jobs are done."""
    began = time.monotonic()
    quiet = 0
    while quiet < 3 or time.monotonic() - began < least:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.002)
        quiet = 0 if jobs is not None and jobs.busy else quiet + 1
        if time.monotonic() - began > _LONGEST_S:
            raise TimeoutError("the window did not come to rest")


def _nothing(_address: QUrl) -> bool:
    return True


def end(window: QWidget) -> None:
    """Put *window* away: what is shown next begins without it."""
    window.close()
    window.deleteLater()
    QApplication.processEvents()
