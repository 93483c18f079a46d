"""What the student offers before it is evidence: a file whose size is shown first, and the address of a link."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.text import files, names
from lobdossier.ui.editors.link import completed
from lobdossier.ui.experience.evidence_item import real_place
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Well
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import Elided, IconTile, label
from lobdossier.ui.widgets.layout import flow, hbox, vbox
from lobdossier.ui.words import tr


class Offer(Well):
    """A file that was chosen: its name and size, and whether it comes along. `answered` gives yes or no."""

    answered = Signal(bool)

    def __init__(self, path: Path, kind: EvidenceKind, size: int) -> None:
        super().__init__(pad=10, gap=6)
        name = files.display_name(path.name)
        said = tr("{kind} van {size}. Er komt een kopie in je dossier.", kind=_kind(kind), size=files.size(size))
        self.yes, self.no = button(tr("Toevoegen"), "plus"), button(tr("Niet"), kind="ghost")
        self.yes.setAccessibleName(tr("Toevoegen: {name}, {size}", name=name, size=files.size(size)))
        self.no.setAccessibleName(tr("Niet toevoegen: {name}", name=name))
        self.yes.clicked.connect(lambda: self.answered.emit(True))
        self.no.clicked.connect(lambda: self.answered.emit(False))
        words = vbox(Elided(name, "strong"), label(said, "small", wrap=True), flow(self.yes, self.no), gap=4)
        self.body.put(hbox(vbox(IconTile(names.evidence_icon(kind), size=44), None), (words, 1), gap=12))


class LinkForm(Well):
    """One field for an address. `given` gives it complete; `left` when the student changed their mind."""

    given = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(pad=10, gap=8)
        self.field = line_field(tr("Waar staat het?"), "", tr("bijvoorbeeld www.mijnschool.nl/project"), limits.LINE)
        self._note = label(tr("Een webadres of een e-mailadres."), "small", wrap=True)
        self.yes, no = button(tr("Link toevoegen"), "plus"), button(tr("Niet"), kind="ghost")
        self.yes.setEnabled(False)
        self.yes.clicked.connect(self._give)
        no.clicked.connect(self.left)
        self.field.textChanged.connect(self._check)
        self.field.returnPressed.connect(self._give)
        parts: tuple[QWidget, ...] = (labelled(tr("Waar staat het?"), self.field), self._note, flow(self.yes, no))
        for part in parts:
            self.body.put(part)

    def _check(self, text: str) -> None:
        address = completed(text)
        self.yes.setEnabled(bool(address))
        if address:
            self._note.setText(tr("Dit gaat naar {place}.", place=real_place(address)))
        elif text.strip():
            self._note.setText(tr("Dit is nog geen webadres of e-mailadres."))
        else:
            self._note.setText(tr("Een webadres of een e-mailadres."))

    def _give(self) -> None:
        address = completed(self.field.text())
        if address:
            self.given.emit(address)


def _kind(kind: EvidenceKind) -> str:
    return tr(names.evidence_name(kind))
