"""The pages of something that was handed out before, as they were then."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.progress import Progress, Stopped
from lobdossier.domain.sharing import Handover
from lobdossier.services.documents import Finished
from lobdossier.text import dates
from lobdossier.ui.context import Context
from lobdossier.ui.share.handover_row import to_whom
from lobdossier.ui.share.preview import Make, Preview
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import hbox, vbox
from lobdossier.ui.words import count, tr


@dataclass(slots=True)
class _Remade:
    """What the background found out about one handover."""

    missing: int = 0


class Then(QWidget):
    """Made for one handover; `closed` when the student has seen enough."""

    closed = Signal()

    def __init__(self, context: Context, handover: Handover) -> None:
        super().__init__()
        self._context, self._handover = context, handover
        self._remade = _Remade()
        day = dates.plain(handover.at.astimezone().date()) if handover.at else tr("eerder")
        self._honest = label(tr("Ik maak de bladzijden van toen opnieuw…"), "small", wrap=True)
        self._close = button(tr("Klaar met kijken"), "x", "ghost")
        self._close.clicked.connect(self.closed)
        self.preview = Preview(context, self._prepare, self._failed)
        self.preview.made.connect(lambda _pdf: self._made())
        title = Words(tr("Zo was het: {to}, {day}", to=to_whom(handover), day=day), "strong")
        head = Card(hbox((title, 1), self._close, gap=8), self._honest, gap=4, pad=14)
        self.setLayout(vbox(head, self.preview, gap=10))
        self.preview.refresh()

    def take_keyboard(self) -> None:
        """The keyboard goes to the pages."""
        self.preview.setFocus()

    def _prepare(self) -> Make:
        workspace, handover, remade = self._context.workspace, self._handover, self._remade

        def make(target: Path, progress: Progress, stopped: Stopped) -> Finished:
            remade.missing = workspace.sharing.again(handover).missing
            return workspace.documents.export_again(handover, target, progress, stopped)

        return make

    def _made(self) -> None:
        missing = self._remade.missing
        self._honest.setText(
            count(
                missing,
                tr(
                    "Van één ding is de versie van toen er niet meer. Dat ontbreekt hier. In het bestand dat je gaf, staat het nog."
                ),
                tr(
                    "Van {n} dingen is de versie van toen er niet meer. Die ontbreken hier. In het bestand dat je gaf, staan ze nog."
                ),
            )
            if missing
            else tr("Alles is er nog zoals je het toen gaf.")
        )

    def _failed(self, error: Exception) -> bool:
        """Whether this was said here: nothing is left of what was chosen then."""
        if not isinstance(error, KeyError):
            return False
        self._honest.setText(tr("Hier is niets meer van over. Alleen wie het bestand kreeg, kan het nog zien."))
        return True
