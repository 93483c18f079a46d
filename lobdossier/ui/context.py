"""What every screen is given: the dossier, the way to other screens, work in the background, and a voice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QUrl

from lobdossier.domain.errors import DossierError
from lobdossier.services.workspace import Workspace
from lobdossier.ui.guest import Guest
from lobdossier.ui.jobs import JobRunner
from lobdossier.ui.settings import Settings
from lobdossier.ui.thumbnails import Thumbnails


class Voice(Protocol):
    """How the window tells something. The only way: no screen opens a message box."""

    def say(self, text: str, *, undo: bool = False) -> None:
        """A word that passes; with *undo* it has the button that takes the last deed back."""

    def fail(self, error: Exception, retry: Callable[[], object] | None = None) -> None:
        """A message that stays: what happened, what is safe, what to do; with a button that tries again."""

    def mend(self) -> None:
        """What failed before has succeeded now: the message that stays goes away."""


class Way(Protocol):
    """How one gets to another screen."""

    def go(self, screen: str, target: str = "") -> None:
        """Open *screen* for the record *target*; the one that is open is saved first."""

    def back(self) -> None:
        """Return to where one came from."""

    def beside(self, kind: str = "", record_id: str = "") -> None:
        """Show the feedback on this page beside it, if there is some; with a record that one comes into sight."""

    def give_feedback(self) -> None:
        """Leave feedback in the dossier of somebody else, beside the pages."""

    def open_dossier(self, path: Path | None = None) -> None:
        """Open another dossier in place of this one, which is saved first; without a *path* the student chooses."""

    def show_students(self) -> None:
        """Show the list of a guide over this dossier, which stays open."""


@dataclass(frozen=True)
class Context:
    """Handed to each screen at its construction."""

    workspace: Workspace
    way: Way
    voice: Voice
    jobs: JobRunner
    settings: Settings
    thumbnails: Thumbnails
    open_address: Callable[[QUrl], bool]
    """Opens a file or an address with the system's program; replaced in tests, where Qt refuses everything."""
    temporary: Path
    """A private folder that is gone after the app closes."""
    guest: Guest | None = None
    """Set when it is the dossier of somebody else, that is only looked at."""

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do *act*; a failure becomes a message that stays and can be tried again. Returns whether it worked."""
        try:
            act()
        except (DossierError, OSError) as error:
            self.voice.fail(error, lambda: self.attempt(act))
            return False
        self.voice.mend()
        return True
