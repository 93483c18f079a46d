"""What can be done with a piece of evidence: look at it large, open it, save it elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget

from lobdossier.domain.errors import Damaged, DossierError
from lobdossier.domain.experience import Evidence
from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.text import files
from lobdossier.text.blocks import is_link
from lobdossier.ui.context import Context
from lobdossier.ui.experience.desk import Desk
from lobdossier.ui.experience.evidence_item import EvidenceItem, real_place
from lobdossier.ui.experience.large_photo import LargePhoto
from lobdossier.ui.words import tr


class EvidenceDeeds(QObject):
    """The deeds of the evidence on one page. Files are read in the background; only safe kinds are opened, as a copy."""

    def __init__(
        self,
        context: Context,
        desk: Desk,
        page: QWidget,
        items: Mapping[str, EvidenceItem],
        refuse: Callable[[str], None],
    ) -> None:
        super().__init__(page)
        self._context, self._desk, self._page, self._items, self._refuse = context, desk, page, items, refuse

    def look(self, found: str) -> None:
        """Show a photo as large as the window; the other photos are an arrow key away."""
        evidence = [self._desk.now(Evidence, one) for one in self._items]
        photos = [one for one in evidence if one.kind is EvidenceKind.PHOTO]
        first = next(place for place, photo in enumerate(photos) if photo.id == found)
        LargePhoto(self._page.window(), self._context.thumbnails, photos, first)

    def open(self, found: str) -> None:
        """Hand a read-only copy to a program of the system; of a link or badge, show first where it goes."""
        evidence = self._desk.now(Evidence, found)
        address = evidence.badge.address if evidence.badge is not None else evidence.address
        if evidence.kind in (EvidenceKind.LINK, EvidenceKind.BADGE) and not is_link(address):
            self._refuse(tr("Deze link gaat niet naar een website of een e-mailadres. Hij wordt niet geopend."))
            return
        if evidence.kind in (EvidenceKind.LINK, EvidenceKind.BADGE):
            said = tr("Deze link gaat naar {place}. Wil je daarheen?", place=real_place(address))
            self._items[found].ask_first(said, lambda: self._show(QUrl(address)))
            return
        service, folder = self._context.workspace.evidence, self._context.temporary
        self._context.jobs.run(
            self,
            lambda _progress, _stopped: service.copy_to_open(evidence, folder),
            done=lambda path: self._show(QUrl.fromLocalFile(str(path))),
            failed=lambda error: self._failed(found, error),
        )

    def save_as(self, found: str) -> None:
        """Write it where the student wants it."""
        evidence = self._desk.now(Evidence, found)
        path, _ = QFileDialog.getSaveFileName(self._page.window(), tr("Opslaan als"), files.save_name(evidence.title))
        if path:
            service = self._context.workspace.evidence
            self._context.jobs.run(
                self,
                lambda _progress, _stopped: service.save_as(evidence, Path(path)),
                done=lambda _none: self._context.voice.say(tr("Opgeslagen")),
                failed=lambda error: self._failed(found, error),
            )

    def _show(self, url: QUrl) -> None:
        if not self._context.open_address(url):
            self._context.voice.say(tr("Deze computer heeft geen programma dat dit opent."))

    def _failed(self, found: str, error: Exception) -> None:
        if isinstance(error, Damaged):
            if found in self._items:
                self._items[found].show_damaged()
        elif isinstance(error, OSError) and not isinstance(error, DossierError):
            self._refuse(tr("Opslaan lukte niet op die plek. Je dossier is niet veranderd. Kies een andere map."))
        else:
            self._context.voice.fail(error)
