"""How long the conversation goes on: small, quiet, and gone for who does not want to see it."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QTimer

from lobdossier.ui.widgets.buttons import Button
from lobdossier.ui.words import count, tr

_LOOK_MS: Final = 5_000


class Clock(Button):
    """Minutes since the conversation began, without its pauses. A press hides the number, another one brings it back."""

    def __init__(self) -> None:
        super().__init__("", "ghost", "clock")
        self._before, self._since = 0.0, 0.0
        self._runs, self._shows = False, True
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._tell)
        self.clicked.connect(self._turn)
        self._tell()

    @property
    def seconds(self) -> float:
        """How long it ran."""
        return self._before + (time.monotonic() - self._since if self._runs else 0.0)

    def start(self, seconds: float | None = None) -> None:
        """Go on, from *seconds* if they are given."""
        self._before = self.seconds if seconds is None else seconds
        self._since, self._runs = time.monotonic(), True
        self._timer.start()
        self._tell()

    def stop(self) -> None:
        """Stand still."""
        self._before, self._runs = self.seconds, False
        self._timer.stop()

    def _turn(self) -> None:
        self._shows = not self._shows
        self._tell()

    def _tell(self) -> None:
        minutes = int(self.seconds // 60)
        said = count(minutes, "{n} minuut", "{n} minuten")
        self.setText(tr("{n} min", n=minutes) if self._shows else "")
        name = tr("Jullie praten {time}. Klok verbergen", time=said) if self._shows else tr("Klok laten zien")
        self.setAccessibleName(name)
        self.setToolTip(tr("Klok verbergen") if self._shows else tr("Klok laten zien"))
        self.restyle()
