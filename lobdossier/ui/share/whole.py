"""A copy of the whole dossier, to go on with on another computer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import vbox
from lobdossier.ui.words import tr


class WholeCopy(QWidget):
    """A tick and what it means; `changed` when the student ticked."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        words = tr("Om zelf mee verder te werken")
        meaning = tr(
            "Alles gaat mee: ook je prullenbak, je vroegere teksten, je netwerk en het lijstje van wat je eerder deelde. "
            "Zo ga je op een andere computer gewoon verder. Deze kopie is alleen voor jou: geef hem aan niemand."
        )
        self._tick = QCheckBox(words)
        self._tick.setAccessibleDescription(meaning)
        self._tick.toggled.connect(self.changed)
        self.setLayout(vbox(Card(self._tick, label(meaning, "small", wrap=True), gap=6), gap=0))

    @property
    def on(self) -> bool:
        """Whether everything goes along."""
        return self._tick.isChecked()

    def fill(self, on: bool) -> None:
        """Show whether it does; tells nobody."""
        self._tick.blockSignals(True)
        self._tick.setChecked(on)
        self._tick.blockSignals(False)
