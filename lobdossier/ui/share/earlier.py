"""What was handed out before: to whom, for what, when, how much, and what can be done about it now."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from lobdossier.domain.changes import Change
from lobdossier.domain.sharing import Handover
from lobdossier.ui.context import Context
from lobdossier.ui.share.handover_row import HandoverRow
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.growing import Growing
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import at_start, vbox
from lobdossier.ui.words import tr

_FEW: Final = 10
_Found = tuple[list[Handover], dict[str, int]]


class Earlier(QWidget):
    """The handovers, the latest first; read in the background while it is in sight. `wanted` asks for the pages of one.

    `closed` when the student goes back to what is being composed.
    """

    wanted = Signal(object)
    closed = Signal()
    _heard = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: _Found | None = None
        self._behind = True
        self._nothing = label(tr("Nog niets. Hier onthoudt je dossier wat je aan wie gaf."), "muted", wrap=True)
        self._nothing.hide()
        self._list = Growing(_FEW, tr("Meer laten zien"))
        self._list.hide()
        what = tr("Het bestand dat je gaf, kun je niet meer terughalen. Hier staat wat je gaf, en aan wie.")
        back = button(tr("Terug naar je document"), "arrow-left", "link")
        back.clicked.connect(self.closed)
        title = label(tr("Eerder gedeeld"), "h3")
        card = Card(title, label(what, "small", wrap=True), self._nothing, at_start(back), gap=8)
        self.setLayout(vbox(card, self._list, gap=10))
        stop = context.workspace.events.subscribe(self._heard.emit)
        self.destroyed.connect(lambda: stop())
        self._heard.connect(self._changed)

    def refresh(self) -> None:
        """The dossier may have changed: read it anew, or once this is in sight."""
        self._behind = True
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._behind:
            self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._behind = True  # what is erased while nobody looks is seen when it comes back

    def _changed(self, change: Change) -> None:
        if change.kind == Handover.KIND:
            self.refresh()

    def _read(self) -> None:
        self._behind = False
        workspace = self._context.workspace

        def read() -> _Found:
            found = workspace.sharing.handovers()
            return found, workspace.handed_out.erased(found)

        self._context.jobs.run(
            self, lambda _progress, _stopped: read(), done=self._show, failed=self._context.voice.fail
        )

    def _show(self, found: _Found) -> None:
        if found == self._shown:
            return
        self._shown = found
        handovers, erased = found
        self._nothing.setVisible(not handovers)
        self._list.show_list([partial(self._row, each, erased.get(each.id, 0)) for each in handovers])

    def _row(self, handover: Handover, erased: int) -> QWidget:
        row = HandoverRow(self._context, handover, erased)
        row.wanted.connect(self.wanted)
        return row
