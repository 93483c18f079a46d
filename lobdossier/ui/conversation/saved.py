"""The quiet word that says where what was typed is."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from lobdossier.ui.editors.autosave import Autosave, SaveState
from lobdossier.ui.words import tr


class SavedNote(QLabel):
    """ "Bewaard" after something was stored; nothing before that, and nothing while somebody types."""

    def __init__(self, autosave: Autosave) -> None:
        super().__init__("")
        self.setProperty("role", "small")
        autosave.state_changed.connect(self._tell)

    def _tell(self, state: SaveState) -> None:
        self.setText({SaveState.SAVED: tr("Bewaard"), SaveState.FAILED: tr("Nog niet bewaard")}.get(state, ""))
