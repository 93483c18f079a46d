"""What was handed out before: to whom, for what, when, how much."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lobdossier.domain.sharing import Handover
from lobdossier.text import dates
from lobdossier.text.names import purpose_name
from lobdossier.ui.context import Context
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import box, vbox
from lobdossier.ui.words import count, tr

_MOST = 20


class Earlier(QWidget):
    """A card with the latest handovers."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows = vbox(gap=10)
        self.setLayout(vbox(Card(label(tr("Eerder gedeeld"), "h3"), box(self._rows)), gap=0))

    def refresh(self) -> None:
        """Show what the dossier remembers now."""
        self._rows.clear()
        found = self._context.workspace.sharing.handovers()[:_MOST]
        if not found:
            self._rows.put(label(tr("Nog niets. Hier onthoudt je dossier wat je aan wie gaf."), "muted", wrap=True))
        for handover in found:
            self._rows.put(_row(handover))


def _row(handover: Handover) -> QWidget:
    day = dates.day(handover.at.astimezone().date()) if handover.at else ""
    to = handover.receiver or purpose_name(handover.purpose)
    pages = count(handover.pages, tr("{n} bladzijde"), tr("{n} bladzijden"))
    note = " · ".join(part for part in (day, pages, handover.file_name) if part)
    return box(vbox(Words(to, "strong"), label(note, "small", wrap=True), gap=1))
