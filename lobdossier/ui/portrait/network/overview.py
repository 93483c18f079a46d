"""What stands beside the map while nobody is chosen: how many there are, whom to thank, whom to get to know."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lobdossier.ui.portrait.network.said import Face, summary, waits_for_thanks
from lobdossier.ui.widgets.cards import CardButton
from lobdossier.ui.widgets.doors import looked_at
from lobdossier.ui.widgets.growing import Growing
from lobdossier.ui.widgets.labels import Elided, Icon, label
from lobdossier.ui.widgets.layout import box, grows_down, hbox, vbox
from lobdossier.ui.widgets.people import Avatar, initials
from lobdossier.ui.words import tr

_FEW: Final = 3


class Overview(QWidget):
    """Two short lists that lead on: people who were of help and were not thanked yet, and people still to meet."""

    opened = Signal(str)
    """The id of somebody."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self._head = label(tr("Mensen om mij heen"), "h2", wrap=True)
        self._note = label("", "muted", wrap=True)
        self._wished, self._thanks = Growing(_FEW, tr("Meer mensen"), gap=6), Growing(_FEW, tr("Meer mensen"), gap=6)
        self._lists = [
            box(vbox(label(tr("Wil ik leren kennen"), "strong"), self._wished, gap=6)),
            box(vbox(label(tr("Nog bedanken"), "strong"), self._thanks, gap=6)),
        ]
        private = label(
            tr("Alleen jij ziet je netwerk. Er gaat niemand mee, tenzij jij het kiest."), "small", wrap=True
        )
        lock = hbox(vbox(1, Icon("lock", "muted", 16), None), (private, 1), gap=10)
        self.setLayout(vbox(self._head, self._note, *self._lists, box(lock), gap=12))
        self.setSizePolicy(grows_down())

    def show_faces(self, faces: Sequence[Face]) -> None:
        """Tell of these."""
        shown = [(face.contact, face.spoken) for face in faces]
        if shown == self._shown:
            return
        self._shown = shown
        contacts = [face.contact for face in faces]
        empty = tr("Wie helpt jou verder? Denk aan thuis, school, je stage en je vrije tijd. Eén naam is genoeg.")
        if looked_at(self):
            empty = tr("Er staat nog niemand op de kaart.")
        self._note.setText(f"{summary(contacts)} {tr('Kies iemand om verder te gaan.')}" if contacts else empty)
        wished = [face for face in faces if not face.contact.met]
        thanks = [face for face in faces if waits_for_thanks(face.contact)]
        for which, (part, found) in enumerate(((self._wished, wished), (self._thanks, thanks))):
            part.show_list([partial(self._row, face) for face in found])
            self._lists[which].setVisible(bool(found))

    def _row(self, face: Face) -> QWidget:
        avatar = Avatar(initials(face.name), 32, face.tint, is_open=not face.contact.met)
        words = vbox(Elided(face.name, "smallstrong"), gap=0)
        if face.under:
            words.put(Elided(face.under, "small"))
        row = CardButton(face.spoken, hbox(avatar, (words, 1), gap=10), pad=7, shadow=False)
        row.clicked.connect(lambda: self.opened.emit(face.contact.id))
        return row
