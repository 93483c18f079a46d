"""Bestand en reservekopie: where the dossier is, and how it was on earlier days."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from lobdossier import paths
from lobdossier.services.backups import Backup, free_path
from lobdossier.text import dates, files
from lobdossier.ui.context import Context
from lobdossier.ui.moments import moment
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, well
from lobdossier.ui.widgets.labels import Icon, Words, label
from lobdossier.ui.widgets.layout import Box, Part, at_start, flow, hbox, rule, vbox
from lobdossier.ui.widgets.messages import Banner, ProgressStrip
from lobdossier.ui.words import tr

_SHOWN: Final = 8
"""Moments in the list until the student asks for all of them."""


class FilesSection(QWidget):
    """The path of the dossier, and the copies of earlier days."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._all = False
        self._shown: tuple[list[Backup], date, bool] | None = None
        self.strip, self.banner = ProgressStrip(), Banner(closable=True)
        self._path = Words("")
        self.make_button = button(tr("Nu een reservekopie maken"), "save", "soft")
        self.make_button.clicked.connect(self.make)
        self._list: Box = vbox(gap=6)
        self.card = Card(
            label(tr("Reservekopieën"), "h2", wrap=True),
            label(
                tr(
                    "Elke dag waarop je iets verandert maakt het programma er een. Terugzetten maakt een nieuw bestand."
                ),
                "small",
                wrap=True,
            ),
            at_start(self.make_button),
            self.strip,
            self.banner,
            self._list,
        )
        self.setLayout(vbox(self._where(), self.card, gap=12))

    def refresh(self) -> None:
        """Show the copies that there are now."""
        self._path.setText(str(self._context.workspace.path))
        found, today = self._context.workspace.backups.all(), self._context.workspace.today()
        if (found, today, self._all) != self._shown:
            self._shown = (found, today, self._all)
            self._build(found, today)

    def _where(self) -> Card:
        show = button(tr("Map openen"), "folder-open")
        show.clicked.connect(self._open_folder)
        other = button(tr("Ander dossier openen"), "folder", "ghost")
        other.clicked.connect(self._open_other)
        return Card(
            label(tr("Waar is mijn bestand?"), "h2", wrap=True),
            label(tr("Je hele dossier is één bestand. Je kunt het kopiëren, bewaren en meenemen."), "small", wrap=True),
            well(hbox(Icon("hard-drive", "muted", 18), (self._path, 1), gap=10)),
            flow(show, other, gap=8),
        )

    def _build(self, found: list[Backup], today: date) -> None:
        self._list.clear()
        if not found:
            self._list.put(label(tr("Er is nog geen reservekopie."), "muted", wrap=True))
        for backup in found if self._all else found[:_SHOWN]:
            self._list.put(rule())
            self._list.put(self._row(backup, today))
        if len(found) > _SHOWN and not self._all:
            more = button(tr("Alle {n} laten zien", n=len(found)), "chevron-down", "ghost")
            more.clicked.connect(self._show_all)
            self._list.put(at_start(more))

    def _row(self, backup: Backup, today: date) -> Part:
        said = moment(backup.made, today)
        size = files.size(backup.path.stat().st_size)
        back = button(tr("Terugzetten"), "history", "ghost")
        back.setAccessibleName(tr("Reservekopie van {moment} terugzetten", moment=said))
        back.clicked.connect(lambda: self.put_back(backup))
        words = vbox(label(said, wrap=True), label(size, "small"), gap=0)
        return hbox(Icon("archive", "muted", 18), (words, 1), back, gap=12)

    def _show_all(self) -> None:
        self._all = True
        self.refresh()

    # ------------------------------------------------------------ deeds
    def make(self) -> None:
        """Make a copy now, in the background."""
        backups = self._context.workspace.backups
        self._begin(tr("De reservekopie wordt gemaakt …"))
        self._context.jobs.run(
            self, lambda _progress, _stopped: backups.make(), done=self._made, failed=partial(self._failed, self.make)
        )

    def put_back(self, backup: Backup) -> None:
        """Put *backup* into a new file beside the dossier; the one that is open stays as it is."""
        workspace = self._context.workspace
        day = dates.short(backup.made.astimezone().date())
        stem = tr("{name}, kopie van {day}", name=workspace.path.stem, day=day)
        try:
            target = free_path(workspace.path.parent, stem, paths.SUFFIX)
        except OSError as error:
            self._context.voice.fail(error, lambda: self.put_back(backup))
            return
        self._begin(tr("De reservekopie wordt teruggezet …"))
        self._context.jobs.run(
            self,
            lambda _progress, _stopped: workspace.backups.put_back(backup, target),
            done=lambda _none: self._is_back(target),
            failed=partial(self._failed, lambda: self.put_back(backup)),
        )

    def _begin(self, words: str) -> None:
        self.banner.hide()
        self.make_button.setEnabled(False)
        self.strip.start(words)

    def _end(self) -> None:
        self.strip.finish()
        self.make_button.setEnabled(True)

    def _made(self, _backup: Backup) -> None:
        self._end()
        self.refresh()
        self._context.voice.mend()
        self._context.voice.say(tr("Reservekopie gemaakt"))

    def _is_back(self, target: Path) -> None:
        self._end()
        self._context.voice.mend()
        words = tr(
            "De kopie staat in een nieuw bestand: {name}. Je dossier van nu is niet veranderd.", name=target.name
        )
        self.banner.set_message(words, "ok", [(tr("Die kopie openen"), lambda: self._context.way.open_dossier(target))])

    def _failed(self, again: object, error: Exception) -> None:
        self._end()
        self._context.voice.fail(error, again if callable(again) else None)

    def _open_folder(self) -> None:
        self._context.open_address(QUrl.fromLocalFile(str(self._context.workspace.path.parent)))

    def _open_other(self) -> None:
        self._context.way.open_dossier()
