"""A dossier that did not open: what happened, what is safe, and what can be done now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from lobdossier import paths
from lobdossier.domain import errors
from lobdossier.services.backups import Backup, Kept, free_path, kept, put_back
from lobdossier.text import dates
from lobdossier.text.explain import Message, explain
from lobdossier.text.files import display_name
from lobdossier.ui.jobs import JobRunner
from lobdossier.ui.moments import moment
from lobdossier.ui.theme import dress
from lobdossier.ui.widgets.buttons import Button, button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import Icon, IconTile, Words, label
from lobdossier.ui.widgets.layout import Box, Part, flow, hbox, rule, sized, vbox
from lobdossier.ui.widgets.messages import Banner, ProgressStrip
from lobdossier.ui.widgets.page import page
from lobdossier.ui.words import brief, tr

_SHOWN: Final = 5
"""Backups of one dossier that are listed; older ones are in the settings of an open dossier."""


@dataclass(frozen=True, slots=True)
class _Choices:
    """Which ways out an error has; the first one is the filled button."""

    ways: tuple[str, ...]
    backups: bool = False


_DEFAULT: Final = _Choices(("retry", "choose", "new"))
_WAYS: Final[dict[type[Exception], _Choices]] = {
    errors.FileMissing: _Choices(("retry", "choose", "new"), backups=True),
    errors.NotADossier: _Choices(("choose", "retry", "new"), backups=True),
    errors.NewerVersion: _Choices(("choose", "retry", "new")),
    errors.Damaged: _Choices(("choose", "retry", "new"), backups=True),
    errors.StrayJournal: _Choices(("retry", "choose", "new")),
    errors.InUse: _Choices(("retry", "read", "take_over", "choose")),
    errors.ArrivalRefused: _Choices(("choose", "retry", "new")),
    errors.NoDossierInside: _Choices(("choose", "look", "new")),
}


class RefusalWindow(QWidget):
    """Says why a dossier did not open and offers what fits. Nothing was changed, and nothing is until a button says so."""

    retry_wanted = Signal()
    read_wanted = Signal()
    take_over_wanted = Signal()
    choose_wanted = Signal()
    new_wanted = Signal()
    back_wanted = Signal()
    look_wanted = Signal()
    closed = Signal()
    restored = Signal(object)
    """A backup was put back into a new file: its path."""

    def __init__(
        self,
        error: Exception,
        *,
        can_take_over: bool = False,
        data: Path | None = None,
        documents: Path | None = None,
        back: str = "",
        brought: bool = False,
    ) -> None:
        """*back* is the name of the dossier that was open before, if there was one; *brought*: it was no dossier of here."""
        super().__init__()
        dress(self)
        self._documents = documents or paths.documents()
        self._path: Path | None = getattr(error, "path", None)
        self._brought = brought
        self._jobs = JobRunner(self)
        self._banner, self._strip = Banner(closable=True), ProgressStrip()
        choices = _WAYS.get(type(error), _DEFAULT)
        found = kept(data or paths.data()) if choices.backups and not brought else []
        message = explain(error) if found else _without_backups(error)
        self.setWindowTitle(message.title)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card = self._message(message, self._buttons(choices, can_take_over, back))
        self._column: Box = vbox(card, self._banner, self._strip, gap=14)
        self._list_backups(found)
        column = QWidget()
        column.setLayout(self._column)
        sized(column, max_width=760)
        self._page = page(hbox(None, (column, 8), None), m=(24, 40, 24, 24))
        self.setLayout(vbox(self._page, gap=0))

    def put_back(self, backup: Backup) -> None:
        """Put *backup* into a new file beside the one that did not open, or in the documents folder."""
        beside = self._path.parent if self._path is not None else self._documents
        day = dates.short(backup.made.astimezone().date())
        stem = tr("{name}, kopie van {day}", name=self._path.stem if self._path else tr("Mijn dossier"), day=day)
        folder = beside if beside.is_dir() else self._documents
        self._page.setEnabled(False)
        self._strip.start(tr("De reservekopie wordt teruggezet …"))
        target = free_path(folder, stem, paths.SUFFIX)
        self._jobs.run(
            self, lambda _progress, _stopped: put_back(backup, target), done=lambda _none: self.restored.emit(target),
            failed=partial(self._failed, backup),
        )  # fmt: skip

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def _message(self, message: Message, buttons: list[Button]) -> Card:
        lines = [("circle-help", message.what), ("shield-check", message.safe), ("footprints", message.todo)]
        head: list[Part] = [label(message.title, "h1", wrap=True)]
        if self._brought and self._path is not None and display_name(self._path.name) not in message.what:
            head.append(Words(display_name(self._path.name), "small"))
        return Card(
            hbox(IconTile("file-lock", "accent", "accent_soft", 46), (vbox(*head, gap=2), 1), gap=14),
            4,
            *(
                hbox(vbox(2, Icon(sign, "muted", 18), None), (Words(words), 1), gap=12)
                for sign, words in lines
                if words
            ),
            8,
            flow(*buttons, gap=10),
            pad=28,
            gap=12,
        )

    def _failed(self, backup: Backup, error: Exception) -> None:
        self._page.setEnabled(True)
        self._strip.finish()
        words = tr("De reservekopie is niet teruggezet. Hij is nog wel veilig. {what}", what=explain(error).what)
        self._banner.set_message(words, "danger", [(tr("Opnieuw proberen"), lambda: self.put_back(backup))])

    def _buttons(self, choices: _Choices, can_take_over: bool, back: str) -> list[Button]:
        ways: dict[str, tuple[str, str, SignalInstance]] = {
            "retry": (tr("Opnieuw proberen"), "refresh-cw", self.retry_wanted),
            "choose": (
                tr("Ander bestand kiezen") if self._brought else tr("Ander dossier kiezen"),
                "folder-open",
                self.choose_wanted,
            ),
            "read": (tr("Alleen lezen"), "book-open", self.read_wanted),
            "take_over": (tr("Toch openen"), "door-open", self.take_over_wanted),
            "new": (tr("Nieuw dossier"), "plus", self.new_wanted),
            "look": (tr("PDF bekijken"), "file-text", self.look_wanted),
            "back": (tr("Terug naar {name}", name=brief(back)), "arrow-left", self.back_wanted),
        }
        made: list[Button] = []
        for way in (*choices.ways, "back"):
            if (way != "take_over" or can_take_over) and (way != "back" or back):
                words, sign, wanted = ways[way]
                b = button(words, sign, "" if made else "primary")
                b.clicked.connect(wanted)
                made.append(b)
        return made

    def _list_backups(self, found: list[Kept]) -> None:
        name = self._path.stem.casefold() if self._path else ""
        # On a shared computer the backups of the student whose file this was come first.
        mine = sorted(found, key=lambda group: not (group.name and group.name.casefold().split()[0] in name))
        today = datetime.now().astimezone().date()
        for group in mine:
            head = tr("Reservekopieën van {name}", name=group.name) if group.name else tr("Reservekopieën")
            card = Card(
                label(head, "h2", wrap=True),
                label(tr("Terugzetten maakt een nieuw bestand. Er wordt niets overschreven."), "small", wrap=True),
                gap=8,
            )
            for backup in group.backups[:_SHOWN]:
                said = moment(backup.made, today)
                b = button(tr("Terugzetten"), "history", "soft")
                b.setAccessibleName(tr("Reservekopie van {moment} terugzetten", moment=said))
                b.clicked.connect(lambda _on=False, backup=backup: self.put_back(backup))
                card.body.put(rule())
                card.body.put(hbox((label(said, wrap=True), 1), b, gap=12))
            self._column.put(card)


def _without_backups(error: Exception) -> Message:
    """The message for *error* where there is no backup to put back: it promises none."""
    message = explain(error)
    if isinstance(error, errors.Damaged):
        return replace(
            message,
            safe=tr("Er is niets aan veranderd."),
            todo=tr(
                "Op deze computer staat geen reservekopie. Heb je zelf een kopie, op een stick of online? Kies die."
            ),
        )
    if isinstance(error, errors.NotADossier) and error.found == "empty":
        return replace(message, todo=tr("Wacht tot het downloaden klaar is en probeer het dan opnieuw."))
    return message
