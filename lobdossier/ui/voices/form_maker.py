"""Making the form of one person: where to, and what is said once it is there."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QWidget

from lobdossier import paths
from lobdossier.domain.conversation import Participant
from lobdossier.text.files import save_name
from lobdossier.ui import ask
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.said import called
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.layout import flow, grows_down, vbox
from lobdossier.ui.widgets.messages import Banner
from lobdossier.ui.words import tr


class FormMaker(QWidget):
    """A button that makes it, with *beside* next to it, and under it where it is. `made` when it is there.

    *then* says what to do with it. On it are questions, and no answer of anybody.
    """

    made = Signal()

    def __init__(
        self,
        context: Context,
        draft: Draft,
        participant: Participant,
        words: str,
        kind: str,
        then: str,
        *beside: QWidget,
    ) -> None:
        super().__init__()
        self._context, self._draft, self._participant, self._then = context, draft, participant, then
        self.make = button(words, "file-text", kind)
        self.make.clicked.connect(self._ask_where)
        self.told = Banner(closable=True)
        self.setLayout(vbox(flow(self.make, *beside, gap=10), self.told, gap=10))
        self.setSizePolicy(grows_down())

    def _ask_where(self) -> None:
        if not self._draft.flush():
            return
        name = save_name(tr("Vragen voor {name}.pdf", name=called(self._participant)))
        target = ask.where_to_save(
            self, tr("Waar wil je het formulier bewaren?"), paths.documents() / name, tr("PDF"), ".pdf"
        )
        if target is not None:
            self._write(target)

    def _write(self, target: Path) -> None:
        forms, conversation = self._context.workspace.forms, self._draft.conversation
        participant = self._draft.current(self._participant)
        self.make.setEnabled(False)
        self._context.jobs.run(
            self,
            lambda _progress, _stopped: forms.write(conversation, participant, target),
            done=lambda _made: self._written(target),
            failed=partial(self._failed, partial(self._write, target)),
        )

    def _written(self, target: Path) -> None:
        self.make.setEnabled(True)
        where = tr("{name} staat in {folder}.", name=target.name, folder=target.parent)
        self.told.set_message(
            f"{where} {self._then}",
            "ok",
            [(tr("Openen"), partial(self._show, target)), (tr("Map openen"), partial(self._show, target.parent))],
        )
        self.made.emit()

    def _failed(self, again: partial[None], error: Exception) -> None:
        self.make.setEnabled(True)
        self._context.voice.fail(error, again)

    def _show(self, path: Path) -> None:
        self._context.open_address(QUrl.fromLocalFile(str(path)))
