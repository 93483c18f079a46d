"""Backups of one open dossier: made once a day when something changed, put back into a new file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lobdossier.storage.backup import Backup as Backup
from lobdossier.storage.backup import back_up, backups, copy_whole, owner
from lobdossier.storage.checks import refuse_strays
from lobdossier.storage.faults import saving
from lobdossier.storage.file import DossierFile
from lobdossier.text.files import save_name


@dataclass(frozen=True, slots=True)
class Kept:
    """The backups of one dossier that need not be open, or even there; *name* is the student's, newest first."""

    name: str
    backups: list[Backup]


def kept(root: Path) -> list[Kept]:
    """The backups of every dossier under *root*, the dossier with the newest one first."""
    folders = [backups(folder) for folder in (root / "backups").glob("*") if folder.is_dir()]
    found = [Kept(owner(group[0].path), group) for group in folders if group]
    return sorted(found, key=lambda kept: kept.backups[0].made, reverse=True)


def put_back(backup: Backup, target: Path) -> None:
    """Put *backup* into a new file at *target*.

    Raises:
        FileExistsError: something is there already.
        StrayJournal: a journal of a file that was there before still lies there.
        SaveError, Damaged: nothing was made.
    """
    if target.exists():
        raise FileExistsError(target)
    refuse_strays(target)
    with saving(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        copy_whole(backup.path, target, over=False)


def free_path(folder: Path, stem: str, suffix: str) -> Path:
    """A path in *folder* that nothing has yet: *stem* made fit for a file name, with a number when it is taken."""
    taken = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    return folder / save_name(f"{stem}{suffix}", taken)


class Backups:
    """The backups of one dossier, in a folder of their own under *root*."""

    def __init__(self, file: DossierFile, root: Path, clock: Callable[[], datetime]) -> None:
        self._file, self._clock = file, clock
        self.folder = root / "backups" / file.id

    def all(self) -> list[Backup]:
        """The verified backups, newest first."""
        return backups(self.folder)

    def due(self) -> bool:
        """Whether the dossier changed since the newest backup and that one is not of today (as the student lives it).

        Raises:
            SaveError: the dossier is gone.
        """
        newest = next(iter(self.all()), None)
        if newest is None:
            return True
        with saving(self._file.path):
            changed = self._file.path.stat().st_mtime > newest.made.timestamp()
        return changed and newest.made.astimezone().date() != self._clock().astimezone().date()

    def make(self) -> Backup:
        """Make a backup now. Reads beside the one connection that writes, so it may run in the background.

        Raises:
            SaveError, Damaged: none was added.
        """
        return back_up(self._file.path, self.folder, self._clock())

    def put_back(self, backup: Backup, target: Path) -> None:
        """Put *backup* into a new file at *target*; the dossier that is open is not touched. See `put_back`."""
        put_back(backup, target)
