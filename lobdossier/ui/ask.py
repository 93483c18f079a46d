"""The system's own dialogs for choosing a place, in one module so that a test can answer them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from lobdossier.ui.words import tr


def where_to_save(parent: QWidget, title: str, suggestion: Path, kind: str, suffix: str) -> Path | None:
    """Where a file is to be written, with *suffix*; None when the student changed their mind."""
    path, _ = QFileDialog.getSaveFileName(parent, title, str(suggestion), f"{kind} (*{suffix})")
    if not path:
        return None
    return Path(path) if path.lower().endswith(suffix) else Path(path + suffix)


def which_files(parent: QWidget, title: str, folder: Path, patterns: str = "*") -> list[Path]:
    """Files to take in; empty when the student changed their mind."""
    paths, _ = QFileDialog.getOpenFileNames(parent, title, str(folder), tr("Bestanden") + f" ({patterns})")
    return [Path(path) for path in paths]
