"""Saving while somebody types: soon after a pause, at the latest every so often, again and again when it fails."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from lobdossier.domain.errors import DossierError

PAUSE: Final = 600
"""Milliseconds after the last touch."""
LONGEST: Final = 1_500
"""Milliseconds that typing without a pause may stay unsaved."""
RETRY: Final = 3_000
"""Milliseconds after a failed save."""


class SaveState(StrEnum):
    """Where the text is."""

    SAVED = "saved"
    UNSAVED = "unsaved"
    FAILED = "failed"


class Autosave(QObject):
    """Calls *save* for an editor. `touch` at each change, `flush` when the student leaves.

    *save* takes what is on the screen and stores it; it raises a `DossierError` when it could not. The text then stays
    dirty, `failed` tells why, and it is tried again, also at the next touch.
    """

    state_changed = Signal(SaveState)
    failed = Signal(object)
    """The `DossierError` of a save that did not succeed."""

    def __init__(
        self,
        save: Callable[[], None],
        parent: QObject | None = None,
        *,
        pause: int = PAUSE,
        longest: int = LONGEST,
        retry: int = RETRY,
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._state = SaveState.SAVED
        self._touches = 0
        self._pause = QTimer(self, singleShot=True, interval=pause)
        self._longest = QTimer(self, singleShot=True, interval=longest)
        self._retry = QTimer(self, singleShot=True, interval=retry)
        for timer in (self._pause, self._longest, self._retry):
            timer.timeout.connect(self.flush)

    @property
    def state(self) -> SaveState:
        """Saved, unsaved, or unsaved because the last try failed."""
        return self._state

    @property
    def dirty(self) -> bool:
        """Whether something on the screen is not stored yet."""
        return self._state is not SaveState.SAVED

    def touch(self) -> None:
        """The student changed something."""
        self._touches += 1
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
        if self._state is SaveState.SAVED:
            self._become(SaveState.UNSAVED)

    def flush(self) -> bool:
        """Store now what is not stored; whether all of it is stored after that."""
        if not self.dirty:
            return True
        self._stop()
        touches = self._touches
        try:
            self._save()
        except DossierError as error:
            self._retry.start()
            self._become(SaveState.FAILED)
            self.failed.emit(error)
            return False
        except BaseException:
            self._retry.start()  # a fault of ours: it is reported where it lands, and the text stays dirty
            self._become(SaveState.FAILED)
            raise
        if touches == self._touches:
            self._stop()
            self._become(SaveState.SAVED)
        return not self.dirty

    def abandon(self) -> None:
        """Never try again: the student chose to leave without what could not be stored."""
        self._stop()
        self._touches = 0
        self._state = SaveState.SAVED

    def _stop(self) -> None:
        for timer in (self._pause, self._longest, self._retry):
            timer.stop()

    def _become(self, state: SaveState) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state)
