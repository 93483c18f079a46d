"""Making the papers of a conversation: a place is asked for, it is written in the background, remembered, and told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget

from lobdossier import paths
from lobdossier.domain import limits
from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.errors import Cancelled
from lobdossier.domain.progress import Progress, Stopped
from lobdossier.domain.vocabulary import Purpose
from lobdossier.services.documents import Documents, Finished
from lobdossier.services.workspace import Workspace
from lobdossier.text.files import save_name
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.said import called, listed, title_of
from lobdossier.ui.jobs import Job
from lobdossier.ui.share.watching import stop_watching
from lobdossier.ui.widgets.layout import vbox
from lobdossier.ui.widgets.messages import Banner, ProgressStrip
from lobdossier.ui.words import count, tr

Write = Callable[[Documents, str, CareerDocument, Path, Progress, Stopped], Finished]
"""Writes the paper of the conversation with this id, as the document chooses it."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One sort of paper: what is said about it, what of the dossier it chooses (for whom), and who writes it."""

    title: str
    file_name: str
    going_on: str
    ready: str
    told: str
    choose: Callable[[Workspace, str, str], CareerDocument]
    write: Write


def sheet() -> Paper:
    """The gespreksblad."""
    return Paper(
        title=tr("Gespreksblad bewaren"),
        file_name=tr("Gespreksblad {title}.pdf"),
        going_on=tr("Gespreksblad maken …"),
        ready=tr("Je gespreksblad staat klaar: {name}, {pages}."),
        told=tr("Gespreksblad gemaakt"),
        choose=lambda _workspace, _which, receiver: CareerDocument(purpose=Purpose.GESPREK, receiver=receiver),
        write=lambda documents, which, _choice, *rest: documents.export_sheet(which, *rest),
    )


def report() -> Paper:
    """The gespreksverslag."""
    return Paper(
        title=tr("Verslag bewaren"),
        file_name=tr("Verslag {title}.pdf"),
        going_on=tr("Verslag maken …"),
        ready=tr("Je verslag staat klaar: {name}, {pages}."),
        told=tr("Verslag gemaakt"),
        choose=lambda workspace, which, receiver: workspace.sharing.report(which, receiver),
        write=lambda documents, _which, choice, *rest: documents.export_report(choice, *rest),
    )


class PaperMaking(QWidget):
    """How far the paper is that is being made, and where it stands when it is ready; nothing is seen otherwise."""

    def __init__(self, context: Context, paper: Paper) -> None:
        super().__init__()
        self._context, self._paper = context, paper
        self._job: Job | None = None
        self._strip = ProgressStrip()
        self._strip.cancelled.connect(self._cancel)
        self._made = Banner(closable=True)
        self.setLayout(vbox(self._strip, self._made, gap=10))
        self.hide()

    def ask(self, draft: Draft) -> None:
        """Ask where the paper of the conversation of *draft*, which is stored, goes; then make it."""
        name = save_name(self._paper.file_name.format(title=title_of(draft.conversation)))
        dialog = QFileDialog(self, self._paper.title, str(paths.documents()), tr("PDF (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.make(draft, Path(chosen)))
        dialog.open()

    def make(self, draft: Draft, target: Path) -> None:
        """Write *target* in the background, with a way to stop, and remember to whom it went."""
        if self._job is not None:  # one at a time; the strip says that it goes on
            return
        workspace, which = self._context.workspace, draft.conversation.id
        people = listed([called(p) for p in draft.participants])
        choice = self._paper.choose(workspace, which, people[: limits.TITLE])
        self._made.set_message("")
        self.show()
        workspace.sharing.watch()
        self._strip.start(self._paper.going_on, 100)
        self._job = self._context.jobs.run(
            self,
            lambda progress, stopped: self._paper.write(workspace.documents, which, choice, target, progress, stopped),
            done=lambda made: self._written(made, choice),
            failed=self._not_written,
            progress=lambda share: self._strip.set_progress(round(share * 100), 100),
        )

    def forget(self) -> None:
        """Say no longer what was made."""
        self._made.set_message("")
        self.setVisible(self._job is not None)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _written(self, made: Finished, choice: CareerDocument) -> None:
        self._job = None
        self._strip.finish()
        address = QUrl.fromLocalFile(str(made.path))
        pages = count(made.pages, "{n} bladzijde", "{n} bladzijden")
        self._made.set_message(
            self._paper.ready.format(name=made.path.name, pages=pages),
            "ok",
            [(tr("Openen"), lambda: _ignore(self._context.open_address(address)))],
        )
        workspace = self._context.workspace
        if workspace.read_only or self._context.attempt(lambda: workspace.sharing.remember(made, choice)):
            self._context.voice.say(self._paper.told)
        stop_watching(self._context, self)

    def _not_written(self, error: Exception) -> None:
        self._job = None
        stop_watching(self._context, self)
        self._strip.finish()
        self.hide()
        if isinstance(error, Cancelled):
            self._context.voice.say(tr("Gestopt. Er is geen bestand gemaakt."))
        else:
            self._context.voice.fail(error)


def _ignore(_answer: object) -> None:
    """For a button that does not care what its deed returns."""
