"""How the pages look, and whether the file carries the dossier: folded, with what is chosen in one line."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QWidget

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.vocabulary import DocumentDesign
from lobdossier.text.names import design_meaning, design_name
from lobdossier.ui.even import Even
from lobdossier.ui.experience.disclosure import Disclosure
from lobdossier.ui.share.design_picture import DesignPicture
from lobdossier.ui.widgets.cards import CardButton
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, vbox
from lobdossier.ui.words import tr


class Form(QWidget):
    """The design, the letters, and pages alone; `changed` when the student chose."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._now = CareerDocument()
        self.fold = Disclosure("form", tr("Hoe het eruitziet"), "palette", self._body)
        self.setLayout(vbox(self.fold, gap=0))
        self._say()

    def fill(self, draft: CareerDocument) -> None:
        """Show *draft*; tells nobody."""
        same = self.shaped(draft) == draft
        self._now = draft
        self._say()
        if not same:
            self.fold.rebuild()

    def shaped(self, draft: CareerDocument) -> CareerDocument:
        """*draft* as it is to look."""
        now = self._now
        return replace(draft, design=now.design, larger=now.larger, dyslexic=now.dyslexic, pages_only=now.pages_only)

    def _say(self) -> None:
        now = self._now
        more = ((now.larger, tr("grotere letters")), (now.dyslexic, tr("OpenDyslexic")))
        only = ((now.pages_only, tr("alleen bladzijden")),)
        said = [design_name(now.design), *(words for on, words in (*more, *only) if on)]
        self.fold.answer(", ".join(said), True)

    def _body(self) -> QWidget:
        group = QButtonGroup(self.fold)
        cards: list[QWidget] = []
        for design in DocumentDesign:
            name, meaning = design_name(design), design_meaning(design)
            picture, words = DesignPicture(design), label(name, "smallstrong", wrap=True)
            chosen = self._now.design is design
            card = CardButton(tr("Ontwerp: {name}", name=name), picture, words, checkable=True, selected=chosen, pad=8)
            card.setAccessibleDescription(meaning)
            card.setToolTip(meaning)
            card.clicked.connect(lambda _on=False, design=design: self._choose(design=design))
            group.addButton(card)
            cards.append(card)
        only = label(
            tr("Zonder gegevens erin kan niemand met dit bestand verder werken. Je ziet en leest hetzelfde."),
            "small",
            wrap=True,
        )
        ticks = vbox(
            self._tick(tr("Grotere letters"), "larger"),
            self._tick(tr("Letters bij dyslexie"), "dyslexic"),
            self._tick(tr("Alleen bladzijden"), "pages_only"),
            vbox(only, gap=0, m=(30, 0, 0, 0)),
            gap=4,
        )
        return box(vbox(Even(cards, least=9), ticks, gap=10))

    def _tick(self, words: str, field: str) -> QCheckBox:
        made = QCheckBox(words)
        made.setChecked(getattr(self._now, field))
        made.toggled.connect(lambda on: self._choose(**{field: on}))
        return made

    def _choose(self, **chosen: object) -> None:
        self._now = replace(self._now, **chosen)  # type: ignore[arg-type]  # a field of it by its name
        self._say()
        self.changed.emit()
