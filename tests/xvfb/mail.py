"""The mail program of somebody else, as far as copying and pasting goes: another process with the clipboard of the screen."""

from __future__ import annotations

import json
import subprocess
import sys
import threading

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from tests.faults import ROOT


class Mail:
    """Copies and pastes; what it copied is there until it is closed."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tests.xvfb.mail"],
            cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def __enter__(self) -> Mail:
        return self

    def __exit__(self, *_: object) -> None:
        self._program.communicate()

    def paste(self) -> str:
        """What was copied elsewhere."""
        return self._ask(None)

    def copy(self, text: str) -> None:
        """Put *text* on the clipboard."""
        assert self._ask(text) == text

    def _ask(self, text: str | None) -> str:
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.write(json.dumps(text) + "\n")
        self._program.stdin.flush()
        return str(json.loads(self._program.stdout.readline()))


class _Clipboard(QObject):
    """Lives in the thread that may touch the clipboard."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self._do)

    def _do(self, line: str) -> None:
        clipboard = QGuiApplication.clipboard()
        if (text := json.loads(line)) is not None:
            clipboard.setText(text)
        print(json.dumps(clipboard.text()), flush=True)


def main() -> int:
    """Answer each line on the standard input, a string to copy or ``null``, with what is on the clipboard."""
    app = QGuiApplication(sys.argv)
    clipboard = _Clipboard()

    def listen() -> None:
        for line in sys.stdin:
            clipboard.asked.emit(line)
        app.quit()

    threading.Thread(target=listen, daemon=True).start()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
