"""A form that somebody filled in, brought as any file: it is read where the questions of its conversation stand."""

from __future__ import annotations

from pathlib import Path

from lobdossier.domain.errors import NoDossierInside, ReadOnly
from lobdossier.services.forms import FilledForm
from lobdossier.ui.screen import Reach
from lobdossier.ui.screens.voices import VoicesScreen
from lobdossier.ui.window import MainWindow
from lobdossier.ui.words import tr


def is_form(error: Exception) -> bool:
    """Whether a file was refused because it is a form, and no dossier."""
    return isinstance(error, NoDossierInside) and error.rule == "form"


def show_answers(window: MainWindow, path: Path) -> None:
    """Read the form at *path* in *window*, and show the answers to be looked over; a form that does not fit is told."""
    if window.current().reach is Reach.NOTHING:
        window.say(tr("Dit formulier kan straks open: nu zit er iemand anders aan het toetsenbord."))
        return
    if window.workspace.read_only:
        window.fail(ReadOnly(path))
        return
    forms = window.workspace.forms

    def show(filled: FilledForm) -> None:
        window.go("voices", filled.conversation_id)
        screen = window.current()
        if isinstance(screen, VoicesScreen):
            screen.show_form(filled)

    window.quick_jobs.run(window, lambda _progress, _stopped: forms.read(path), done=show, failed=window.fail)
