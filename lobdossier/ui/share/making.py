"""Making the file: a place is asked for, it is written in the background, and it is said what it was."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWidgets import QWidget

from lobdossier import paths
from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.errors import Cancelled
from lobdossier.services.documents import JSON, PACKAGE, PDF, Finished
from lobdossier.text.files import save_name, size
from lobdossier.ui import ask
from lobdossier.ui.context import Context
from lobdossier.ui.jobs import Job
from lobdossier.ui.share.watching import stop_watching
from lobdossier.ui.widgets.messages import Banner, ProgressStrip
from lobdossier.ui.words import tr


class Making(QObject):
    """Shows how far it is in *progress* and what came of it in *done*. `busy` tells when it begins and ends."""

    busy = Signal(bool)
    remembered = Signal()

    def __init__(
        self, context: Context, screen: QWidget, composed: Callable[[], CareerDocument | None], done: Banner
    ) -> None:
        """*composed* gives the document as it is stored, or None when that failed."""
        super().__init__(screen)
        self._context, self._screen, self._composed, self._done = context, screen, composed, done
        self._job: Job | None = None
        self.progress = ProgressStrip()
        self.progress.hide()
        self.progress.cancelled.connect(self._cancel)

    def ask(self, ending: str = PDF, passphrase: str = "") -> None:
        """Ask for a place and make the file."""
        if self._composed() is None:
            return
        title, name, kind = _asked(ending, self._context.workspace.student.name)
        target = ask.where_to_save(self._screen, title, paths.documents() / save_name(name), kind, ending)
        if target is not None:
            self.make(target, passphrase)

    def make(self, target: Path, passphrase: str = "") -> None:
        """Write *target* in the background: a PDF, a package or data by its ending."""
        document = self._composed()
        if document is None:
            return
        self._done.hide()
        self._context.workspace.sharing.watch()
        self.progress.start(tr("Bestand maken…"), 100)
        self.busy.emit(True)
        self._job = self._context.jobs.run(
            self,
            partial(self._write, document, target, passphrase),
            done=lambda made: self._finished(made, document),
            failed=lambda error: self._failed(error, target, passphrase),
            progress=lambda share: self.progress.set_progress(round(100 * share), 100),
        )

    def _write(
        self,
        document: CareerDocument,
        target: Path,
        passphrase: str,
        progress: Callable[[float], None],
        stopped: Callable[[], bool],
    ) -> Finished:
        documents = self._context.workspace.documents
        return documents.export(document, target, passphrase=passphrase, progress=progress, stopped=stopped)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _finished(self, made: Finished, document: CareerDocument) -> None:
        workspace = self._context.workspace
        if not workspace.read_only:
            self._context.attempt(lambda: workspace.sharing.remember(made, document, label=tr("bestand onthouden")))
        self._end()
        self.remembered.emit()
        actions = [(tr("Map openen"), lambda: self._open(made.path.parent))]
        if made.path.suffix == PDF:
            actions.insert(0, (tr("Openen"), lambda: self._open(made.path)))
        self._done.set_message(said(made, document), "ok", actions)

    def _failed(self, error: Exception, target: Path, passphrase: str) -> None:
        self._end()
        if not isinstance(error, Cancelled):
            self._context.voice.fail(error, lambda: self.ask(target.suffix, passphrase))

    def _end(self) -> None:
        self._job = None
        stop_watching(self._context, self)
        self.progress.finish()
        self.busy.emit(False)

    def _open(self, path: Path) -> None:
        self._context.open_address(QUrl.fromLocalFile(str(path)))


def said(made: Finished, document: CareerDocument) -> str:
    """What was made, where it is, and how it is passed on."""
    place = tr("{name} is klaar ({size}) en staat in {folder}.", name=made.path.name, size=size(made.size),
               folder=made.path.parent)  # fmt: skip
    if document.whole:
        return place + " " + tr("Hierin staat alles. Bewaar hem goed en geef hem aan niemand.")
    if made.path.suffix == PDF and not document.pages_only:
        return (
            place
            + " "
            + tr(
                "Geef het bestand zelf door, op een stick of in een bericht. Geen print: daar zitten je gegevens niet in."
            )
        )
    return place + " " + tr("Geef het bestand door op een stick of in een bericht.")


def _asked(ending: str, student: str) -> tuple[str, str, str]:
    """The title of the question where to, the name that is proposed, and the kind of file."""
    if ending == PACKAGE:
        return tr("Waar wil je het pakket bewaren?"), tr("Loopbaanpakket {name}", name=student) + PACKAGE, tr("Pakket")
    if ending == JSON:
        return tr("Waar wil je de gegevens bewaren?"), tr("Loopbaangegevens {name}", name=student) + JSON, tr("JSON")
    return tr("Waar wil je de PDF bewaren?"), tr("Loopbaandocument {name}.pdf", name=student), tr("PDF")
