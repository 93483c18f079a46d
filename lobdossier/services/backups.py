"""Backups of one open dossier: made once a day when something changed, put back into a new file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from lobdossier.storage.backup import Backup, back_up, backups, copy_whole
from lobdossier.storage.faults import saving
from lobdossier.storage.file import DossierFile


class Backups:
    """The backups of one dossier, in a folder of their own under *root*."""

    def __init__(self, file: DossierFile, root: Path, clock: Callable[[], datetime]) -> None:
        self._file, self._clock = file, clock
        self.folder = root / "backups" / file.id

    def all(self) -> list[Backup]:
        """The verified backups, newest first."""
        return backups(self.folder)

    def due(self) -> bool:
        """Whether the dossier changed since the newest backup and that one is not of today."""
        newest = next(iter(self.all()), None)
        if newest is None:
            return True
        changed = self._file.path.stat().st_mtime > newest.made.timestamp()
        return changed and newest.made.date() != self._clock().date()

    def make(self) -> Backup:
        """Make a backup now. Reads beside the one connection that writes, so it may run in the background.

        Raises:
            SaveError, Damaged: none was added.
        """
        return back_up(self._file.path, self.folder, self._clock())

    def put_back(self, backup: Backup, target: Path) -> None:
        """Put *backup* into a new file at *target*; the dossier that is open is not touched.

        Raises:
            FileExistsError: something is there already.
            SaveError, Damaged: nothing was made.
        """
        if target.exists():
            raise FileExistsError(target)
        with saving(target):
            copy_whole(backup.path, target)
