"""For whom a document is, and how one for a next school opens."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.texts import TextPlace
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.fields import labelled
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import vbox
from lobdossier.ui.words import tr


class Opening(QWidget):
    """The two questions that open a document; `changed` when something was typed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._why = PlainEditor(tr("Waarom deze opleiding?"), tr("Mag je overslaan"), lines=2)
        self._know = PlainEditor(tr("Wat wil ik dat jullie weten?"), tr("Mag je overslaan"), lines=2)
        self._why.edited.connect(self.changed)
        self._know.edited.connect(self.changed)
        card = Card(
            label(tr("Zo begint je document"), "h3"),
            labelled(tr("Waarom deze opleiding?"), self._why),
            labelled(tr("Wat wil ik dat jullie weten?"), self._know),
            gap=12,
        )
        self.setLayout(vbox(card, gap=0))

    def fill(self, draft: CareerDocument) -> None:
        """Show what *draft* says; where that stands already, the cursor and its undo stay."""
        for editor, field in ((self._why, "why"), (self._know, "know")):
            if editor.text() != getattr(draft, field):
                editor.load(getattr(draft, field))
            editor.place = TextPlace(CareerDocument.KIND, draft.id, field) if draft.id else None

    def typed(self, draft: CareerDocument) -> CareerDocument:
        """*draft* with what stands here."""
        return replace(draft, why=self._why.text(), know=self._know.text())
