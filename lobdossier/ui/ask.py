"""The system's own dialogs for choosing a place, in one module so that a test can answer them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from lobdossier import paths
from lobdossier.ui.words import tr


def where_to_save(parent: QWidget, title: str, suggestion: Path, kind: str, suffix: str) -> Path | None:
    """Where a file is to be written, with *suffix*; None when the student changed their mind."""
    dialog = QFileDialog(parent, title, str(suggestion.parent), f"{kind} (*{suffix})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    # The dialog itself adds the ending, so that it also asks before a file of that name is written over.
    dialog.setDefaultSuffix(suffix.removeprefix("."))
    dialog.selectFile(suggestion.name)
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    dialog.deleteLater()
    return Path(dialog.selectedFiles()[0]) if accepted else None


def which_files(parent: QWidget, title: str, folder: Path, patterns: str = "*") -> list[Path]:
    """Files to take in; empty when the student changed their mind."""
    paths, _ = QFileDialog.getOpenFileNames(parent, title, str(folder), tr("Bestanden") + f" ({patterns})")
    return [Path(path) for path in paths]


def ask_for_file(window: QWidget | None) -> str:
    """Let the student point at a dossier, or what one travels in; empty when they changed their mind."""
    endings = " ".join(f"*{ending}" for ending in paths.OPENED)
    path, _ = QFileDialog.getOpenFileName(
        window, tr("Wat wil je openen?"), str(paths.documents()), tr("Dossiers en documenten") + f" ({endings})"
    )
    return path


def ask_for_folder(window: QWidget, folder: Path) -> str:
    """Let a guide point at the folder with what students sent; empty when they changed their mind."""
    return QFileDialog.getExistingDirectory(window, tr("In welke map staan je studenten?"), str(folder))


def ask_for_name(window: QWidget, now: str) -> str | None:
    """Let a guide say how students call them; None when they changed their mind."""
    words = tr("Zo weet de lijst welke vragen voor jou zijn. Hoe noemen je studenten je?")
    name, given = QInputDialog.getText(window, tr("Hoe heet je?"), words, text=now)
    return name if given else None


def ask_for_wishes(window: QWidget | None) -> str:
    """Let the student point at what the school asks for; empty when they changed their mind."""
    path, _ = QFileDialog.getOpenFileName(
        window, tr("Wat vraagt je school?"), str(paths.documents()), tr("Wensen van een school") + f" (*{paths.WISHES})"
    )
    return path


def ask_for_dossier(window: QWidget | None) -> str:
    """Let the student point at their own dossier; empty when they changed their mind."""
    path, _ = QFileDialog.getOpenFileName(
        window, tr("Kies je eigen dossier"), str(paths.documents()), tr("Loopbaandossier") + f" (*{paths.SUFFIX})"
    )
    return path


def ask_for_place(window: QWidget | None, proposed: Path) -> str:
    """Let the student say where a new dossier comes; empty when they changed their mind. Nothing is ever written over."""
    path, _ = QFileDialog.getSaveFileName(
        window,
        tr("Waar komt je dossier?"),
        str(proposed),
        tr("Loopbaandossier") + f" (*{paths.SUFFIX})",
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    return path
