"""Feedback: everything that guides left, what waits for the student first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import ClassVar, Final

from PySide6.QtWidgets import QWidget

from lobdossier.domain.changes import Change
from lobdossier.domain.feedback import is_waiting
from lobdossier.domain.sharing import Feedback
from lobdossier.ui.context import Context
from lobdossier.ui.guide.received import About, ReceivedCard
from lobdossier.ui.guide.said import remarks
from lobdossier.ui.guide.spot import spot_at, way_to
from lobdossier.ui.screen import Screen
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.empty import EmptyState
from lobdossier.ui.widgets.growing import Growing
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, hbox, sized, vbox
from lobdossier.ui.widgets.page import page, page_header
from lobdossier.ui.words import tr

_FEW: Final = 12


class FeedbackScreen(Screen):
    """Each remark can be answered and decided about here, and leads to what it is about."""

    own_primary: ClassVar[bool] = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._head = page_header(tr("Feedback"))
        words = tr(
            "Iemand die je dossier bekijkt, kan er feedback bij zetten. Open hier het bestand dat je terugkrijgt."
        )
        self._read = button(tr("Feedback openen"), "folder-open", "soft")
        self._read.clicked.connect(lambda: context.way.open_dossier())
        self._nothing = EmptyState(tr("Hier komt wat anderen bij je dossier zeggen"), words, self._read)
        self._nothing.hide()
        self._waiting, self._done = Growing(_FEW, tr("Meer laten zien")), Growing(_FEW, tr("Meer laten zien"))
        self._waits, self._before = label(tr("Nog te lezen"), "h2", wrap=True), label(tr("Eerder"), "h2", wrap=True)
        for part in (self._waiting, self._done, self._waits, self._before):
            part.hide()
        column = vbox(self._nothing, self._waits, self._waiting, self._before, self._done, gap=12)
        rows = sized(box(column), max_width=760)
        self._shown: object = None
        self.setLayout(vbox(page(self._head, hbox((rows, 100), None), gap=16), gap=0))

    def concerns(self, change: Change) -> bool:
        """A remark was changed elsewhere; an answer that is typed here is no news."""
        own = isinstance(change.origin, QWidget) and self.isAncestorOf(change.origin)
        return change.kind == Feedback.KIND and not own

    def refresh(self) -> None:
        """Show what there is; it is read in the background, for it may be thousands."""
        records = self.context.workspace.records
        self.context.jobs.run(
            self,
            lambda _progress, _stopped: records.all(Feedback),
            done=self._show,
            failed=self.context.voice.fail,
        )

    def flush(self) -> bool:
        """Store the answers that are being typed."""
        stored = [card.flush() for card in self.findChildren(ReceivedCard)]  # each of them, also after one that failed
        return all(stored)

    def _show(self, found: Sequence[Feedback]) -> None:
        if not self.flush() or found == self._shown:
            return
        self._shown = found
        newest = sorted(found, key=_moment, reverse=True)
        waiting = [each for each in newest if is_waiting(each)]
        done = [each for each in newest if not is_waiting(each)]
        self._head.set_note(_note(len(found), len(waiting)))
        self._nothing.setVisible(not found)
        self._waits.setVisible(bool(waiting))
        self._before.setVisible(bool(done))
        self._waiting.show_list([partial(self._card, each) for each in waiting])
        self._done.show_list([partial(self._card, each) for each in done])

    def _card(self, remark: Feedback) -> QWidget:
        spot = spot_at(remark, self.context.workspace)
        return ReceivedCard(self.context, remark, About(spot, partial(self._go, remark)))

    def _go(self, remark: Feedback) -> None:
        """Open what it is about, with the remark beside it."""
        self.context.way.go(*way_to(remark, self.context.workspace))
        self.context.way.beside(remark.target_kind, remark.target_id)


def _moment(remark: Feedback) -> tuple[datetime, str]:
    return remark.created, remark.id


def _note(every: int, waiting: int) -> str:
    if not every:
        return ""
    if not waiting:
        return tr("{n}. Je hebt alles gezien.", n=remarks(every))
    if waiting == every:
        return tr("{n} om te lezen.", n=remarks(every))
    return tr("{n}, waarvan {waiting} nog te lezen.", n=remarks(every), waiting=waiting)
