"""The way to the column for whoever looks at the dossier of somebody else."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from lobdossier import paths
from lobdossier.domain.errors import DossierError
from lobdossier.text.files import save_name
from lobdossier.ui.guide.desk import Desk

if TYPE_CHECKING:
    from lobdossier.ui.window import MainWindow


def give_feedback(window: MainWindow, path: Path | None = None) -> None:
    """Open the column in *window*; with *path* it goes on with that feedback file."""
    guest = window.context.guest
    if guest is None:
        return
    desk = window.alongside.desk
    if desk is None or (path is not None and not desk.open):
        desk = Desk(window.workspace, proposed_for(guest.path, window.workspace.student.name))
        there = path or (desk.proposed if desk.proposed.exists() else None)
        if there is not None:
            now = window.context.settings.now
            try:
                desk.begin(now.guide_name, now.guide_role, there)
            except (DossierError, OSError) as error:
                window.fail(error)
                desk.proposed = _beside(desk.proposed)
    window.alongside.begin(desk)


def goes_on(window: MainWindow) -> bool:
    """Whether feedback on this dossier lies beside the file that was opened, on a computer that knows whose it is."""
    guest = window.context.guest
    return guest is not None and proposed_for(guest.path, window.workspace.student.name).exists()


def proposed_for(opened: Path | None, name: str) -> Path:
    """Where feedback comes: beside the file that was opened, under its name."""
    if opened is not None and os.access(opened.parent, os.W_OK):  # not on a stick that is locked
        return opened.with_suffix(paths.FEEDBACK)
    name = name or (opened.stem if opened is not None else "")
    return paths.documents() / save_name(f"{name or 'Feedback'}{paths.FEEDBACK}")


def _beside(taken: Path) -> Path:
    """Another name in the same folder."""
    return taken.with_name(save_name(taken.name, [found.name for found in taken.parent.iterdir()]))
