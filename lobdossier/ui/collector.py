"""Python’s collector of cycles, let in between two events of the interface and nowhere else."""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY_MS: Final = 1_000
_STILL: Final = 500
"""Things more or fewer than a moment ago: with more something is at work, and may hold a whole dossier for a second."""
_MANY: Final = 20_000
"""As many new things want one more quiet moment before they are looked through: 10 ms each time."""
_LONGEST: Final = 60
"""Moments after which it is done anyhow: something may go on and on."""
_DOSSIER: Final = 60_000
"""With more new things than this a job has a whole dossier in hand, for some seconds: that is waited for, always."""


class Collector(QObject):
    """Collects what is due, in the thread of the interface, as long as the application lives.

    Left to itself Python does so wherever something is made: while Qt goes through its widgets to put a new look on
    (one that is thrown away then ends the program), in the thread of a job, where no widget may go, or while a key
    waits. What was there at the beginning, the modules, is looked through no more: a whole collection takes 30 ms
    instead of 60.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._count = self._quiet = self._waited = 0
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._collect_due)
        self._timer.start()

    def _collect_due(self) -> None:
        """The oldest generation whose count is over its threshold, as Python itself would; but not while it is busy."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        still = abs(counts[0] - self._count) < _STILL
        self._count, self._quiet = counts[0], self._quiet + 1 if still else 0
        due = [generation for generation in (0, 1, 2) if counts[generation] > thresholds[generation]]
        self._waited = self._waited + 1 if due else 0
        quiet = self._quiet > counts[0] // _MANY
        if due and (quiet or (self._waited > _LONGEST and counts[0] < _DOSSIER)):
            gc.collect(due[-1])
            self._count = self._quiet = self._waited = 0
