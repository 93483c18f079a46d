"""The row under the answer: where the words are, the next card, and done."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lobdossier.ui.reflection.saved_note import SavedNote
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.layout import hbox
from lobdossier.ui.words import tr


class Foot(QWidget):
    """The note, "Volgende kaart" and "Klaar"."""

    def __init__(self) -> None:
        super().__init__()
        self.note = SavedNote()
        self.onward = door(button(tr("Volgende kaart"), "arrow-right", "ghost", after=True))
        self.done = button(tr("Klaar"), "check", "primary")
        self.setLayout(hbox((self.note, 1), self.onward, self.done, gap=10))
