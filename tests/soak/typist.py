"""Types numbers into a new experience by real key events until it is killed: ``python -m tests.soak.typist FILE``.

Says ``typed N`` after each number is in the editor, and ``saved N`` once the screen shows "Bewaard" with nothing open.
"""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from lobdossier.services.workspace import Workspace
from lobdossier.ui.editors.rich_text import RichTextEditor
from lobdossier.ui.jobs import JobRunner
from lobdossier.ui.screens import screens
from lobdossier.ui.settings import Settings
from lobdossier.ui.theme import Look, install
from lobdossier.ui.window import MainWindow

KEY_MS = 15


class Typist:
    """A hand that presses one key every few milliseconds, and pauses now and then as people do."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._editor = next(e for e in window.current().findChildren(RichTextEditor) if e.isVisible())
        self._editor.setFocus()
        self._number = self._said = 0
        self._keys: list[str] = []
        self._timer = QTimer(interval=KEY_MS)
        self._timer.timeout.connect(self._press)
        self._timer.start()

    def _press(self) -> None:
        if not self._keys:
            self._tell()
            self._number += 1
            self._keys = list(f"{self._number} ")
        QTest.keyClick(self._editor, self._keys.pop(0))
        if not self._keys:
            print("typed", self._number, time.monotonic(), flush=True)
            # Every fortieth number a pause, long enough for the save after a pause; else only the forced one.
            self._timer.setInterval(900 if self._number % 40 == 0 else KEY_MS)
        if self._number % 60 == 0 and not self._keys:
            QTest.keyClick(self._editor, Qt.Key.Key_Return)

    def _tell(self) -> None:
        shown = any(label.text() == "Bewaard" and label.isVisible() for label in self._window.findChildren(QLabel))
        if shown and self._said != self._number:
            self._said = self._number
            print("saved", self._number, time.monotonic(), flush=True)


def main(path: Path) -> int:
    """Type into the dossier at *path* until the end."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        private = Path(folder)
        workspace = Workspace.open(path, data=private / "data")
        theme = install(app, Look("light", reduced_motion=True))
        settings = Settings(private / "settings.json")
        window = MainWindow(workspace, screens(), theme, settings, JobRunner(), lambda _url: True, private)
        window.resize(1240, 800)
        window.show()
        window.go("experience")
        typist = Typist(window)
        status = app.exec()
        del typist
        return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
