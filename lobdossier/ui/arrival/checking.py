"""What is shown while a file is looked at: that it goes on, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lobdossier.ui.arrival.sheet import fact, heading, sheet
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.layout import vbox
from lobdossier.ui.widgets.messages import ProgressStrip
from lobdossier.ui.words import tr


class CheckingPage(QWidget):
    """Says that something is looked at; `stopped` when the student does not want to wait for it."""

    stopped = Signal()

    def __init__(self, title: str, name: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        strip = ProgressStrip()
        strip.cancelled.connect(self.stopped)
        card = Card(
            heading("file-text", title, name),
            4,
            fact("shield-check", tr("Er wordt nog niets veranderd op deze computer.")),
            pad=28,
            gap=12,
        )
        self.setLayout(vbox(sheet(card, strip), gap=0))
        strip.start(tr("Lezen en nakijken …"))
