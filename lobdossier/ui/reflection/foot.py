"""The row under the answer: where the words are, the next card, and done."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lobdossier.ui.editors.autosave import SaveState
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import hbox, vbox
from lobdossier.ui.words import tr


class Foot(QWidget):
    """ "Bewaard. Alleen jij ziet dit.", "Volgende kaart" and "Klaar"."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = Icon("lock", "muted", 18)
        self._note = label("", "small", wrap=True)
        self.onward = button(tr("Volgende kaart"), "arrow-right", "ghost", after=True)
        self.done = button(tr("Klaar"), "check", "primary")
        self._row = hbox(vbox(None, self._sign, None), (self._note, 1), self.onward, self.done, gap=10)
        self.setLayout(self._row)
        self.say(SaveState.SAVED, stored=False)

    @property
    def note(self) -> str:
        """What it says of the words."""
        return self._note.text()

    def say(self, state: SaveState, *, stored: bool) -> None:
        """Say where the words are; *stored* when there is something in the file."""
        if state is SaveState.FAILED:
            self._set("triangle-alert", "warn", tr("Nog niet bewaard. Je tekst staat hier nog."))
        elif state is SaveState.SAVED and stored:
            self._set("circle-check", "ok", tr("Bewaard. Alleen jij ziet dit."))
        else:
            self._set("lock", "muted", tr("Alleen jij ziet dit."))

    def _set(self, sign: str, role: str, words: str) -> None:
        self._sign.set_icon(sign, role)
        self._note.setText(words)
