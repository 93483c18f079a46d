"""A word of the student's own, beside the cards."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from lobdossier.domain import limits
from lobdossier.domain.vocabulary import QualityKind
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Well
from lobdossier.ui.widgets.fields import line_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import hbox
from lobdossier.ui.words import tr


class OwnWord(Well):
    """ "Staat jouw woord er niet bij? Schrijf het zelf." `given` tells that it is there to be kept."""

    given = Signal()

    def __init__(self) -> None:
        question = tr("Staat jouw woord er niet bij? Schrijf het zelf.")
        self.field = line_field(question, limit=limits.TITLE)
        more = button(tr("Erbij"), "plus")
        super().__init__(label(question, "strong", wrap=True), hbox((self.field, 1), more, gap=8), gap=6)
        self.field.returnPressed.connect(self._give)
        more.clicked.connect(self._give)
        self.about(QualityKind.QUALITY)

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self.field.text()

    def clear(self) -> None:
        """It is kept."""
        self.field.clear()

    def about(self, kind: QualityKind) -> None:
        """For which pile of cards it is."""
        examples = {
            QualityKind.QUALITY: tr("Bijvoorbeeld: zien dat iets scheef hangt"),
            QualityKind.SKILL: tr("Bijvoorbeeld: een band plakken"),
        }
        self.field.setPlaceholderText(examples[kind])

    def _give(self) -> None:
        self.given.emit()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
