"""Prullenbak: what was thrown away, and the way back."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import ClassVar, Final

from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.changes import Change
from lobdossier.domain.kinds import OWNED
from lobdossier.domain.record import Record
from lobdossier.domain.sharing import Handover
from lobdossier.ui.context import Context
from lobdossier.ui.gone_for_good import handed_to
from lobdossier.ui.moments import moment
from lobdossier.ui.screen import Screen
from lobdossier.ui.trashed import describe
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.empty import EmptyState
from lobdossier.ui.widgets.growing import Growing
from lobdossier.ui.widgets.labels import Elided, IconTile, label
from lobdossier.ui.widgets.layout import box, hbox, sized, vbox
from lobdossier.ui.widgets.page import page, page_header
from lobdossier.ui.words import tr

_FEW: Final = 40


class TrashScreen(Screen):
    """Each thing can be put back to where it was. What went along with something comes back with it."""

    own_primary: ClassVar[bool] = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        note = tr("Weggegooide dingen blijven {days} dagen. Daarna zijn ze echt weg.", days=limits.TRASH_DAYS)
        words = tr("Gooi je iets weg, dan ligt het hier nog een tijd. Zo raak je niets per ongeluk kwijt.")
        self._nothing = EmptyState(tr("Hier ligt niets"), words)
        self._nothing.hide()
        self._list = Growing(_FEW, tr("Meer laten zien"))
        self._list.hide()
        self._found: object = None
        rows = sized(box(vbox(self._nothing, self._list, gap=0)), max_width=860)
        row = hbox((rows, 100), None)
        self.setLayout(vbox(page(page_header(tr("Prullenbak"), note), row, gap=16), gap=0))

    def refresh(self) -> None:
        """Show what lies in the trash now; it is looked for in every table, in the background."""
        workspace = self.context.workspace

        def read() -> tuple[list[Record], dict[str, tuple[Handover, ...]]]:
            lies_there = shown(workspace.records.trash())
            return lies_there, workspace.handed_out.of(lies_there)

        self.context.jobs.run(
            self,
            lambda _progress, _stopped: read(),
            done=self._show,
            failed=self.context.voice.fail,
        )

    def concerns(self, change: Change) -> bool:
        """Anything may have been thrown away or put back."""
        return bool(change.kind)

    def _show(self, read: tuple[list[Record], dict[str, tuple[Handover, ...]]]) -> None:
        today = self.context.workspace.today()
        if (read, today) == self._found:
            return
        self._found = (read, today)
        found, given = read
        self._nothing.setVisible(not found)
        self._list.show_list([partial(self._row, record, today, given.get(record.id, ())) for record in found])

    def _row(self, record: Record, today: date, given: tuple[Handover, ...]) -> QWidget:
        said = describe(record)
        when = moment(record.deleted, today) if record.deleted else ""
        note = label(tr("{kind}, weggegooid {when}", kind=said.kind, when=when), "small", wrap=True)
        back = door(button(tr("Terugzetten"), "undo-2"))
        back.setAccessibleName(tr("{kind} terugzetten: {title}", kind=said.kind, title=said.title))
        back.clicked.connect(lambda: self._bring_back(record))
        words = vbox(Elided(said.title, "h3"), note, gap=1)
        if given:
            words.put(label(handed_to(given), "small", wrap=True))
        return Card(hbox(IconTile(said.icon, size=40), (words, 1), back, gap=14), pad=14)

    def _bring_back(self, record: Record) -> None:
        records = self.context.workspace.records
        if self.context.attempt(lambda: records.bring_back(record, label=tr("terugzetten"))):
            self.context.voice.say(tr("Teruggezet"), undo=True)


def shown(trash: list[Record]) -> list[Record]:
    """What of the *trash* stands in the list: not what went along with something else that lies there."""
    moments = {record.id: record.deleted for record in trash}

    def went_along(record: Record) -> bool:
        owner = getattr(record, OWNED[type(record)]) if type(record) in OWNED else None
        return owner is not None and moments.get(owner) == record.deleted

    return [record for record in trash if not went_along(record)]
