"""Where the words are, in a quiet line."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lobdossier.ui.editors.autosave import SaveState
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import hbox, vbox
from lobdossier.ui.words import tr


class SavedNote(QWidget):
    """ "Bewaard. Alleen jij ziet dit.", or what is the matter."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = Icon("lock", "muted", 18)
        self._words = label("", "small", wrap=True)
        self.setLayout(hbox(vbox(None, self._sign, None), (self._words, 1), gap=10))
        self.say(SaveState.SAVED, stored=False)
        door(self)

    @property
    def text(self) -> str:
        """What it says now."""
        return self._words.text()

    def say(self, state: SaveState, *, stored: bool) -> None:
        """Say where the words are; *stored* when there are some in the file."""
        if state is SaveState.FAILED:
            self._set("triangle-alert", "warn", tr("Nog niet bewaard. Je tekst staat hier nog."))
        elif state is SaveState.SAVED and stored:
            self._set("circle-check", "ok", tr("Bewaard. Alleen jij ziet dit."))
        else:
            self._set("lock", "muted", tr("Alleen jij ziet dit."))

    def _set(self, sign: str, role: str, words: str) -> None:
        self._sign.set_icon(sign, role)
        self._words.setText(words)
