"""By form: a PDF to fill in goes out, and is read when it comes back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QWidget

from lobdossier import paths
from lobdossier.domain.conversation import Participant
from lobdossier.domain.vocabulary import Way
from lobdossier.services.forms import FilledForm
from lobdossier.text.files import save_name
from lobdossier.ui import ask
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.said import called
from lobdossier.ui.voices.approval import Approval, Found
from lobdossier.ui.voices.deeds import Deeds
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import at_start, grows_down, vbox
from lobdossier.ui.widgets.messages import Banner
from lobdossier.ui.words import tr


class FormWay(QWidget):
    """`saved` after answers were kept, `sent` after a form was made, `read` gives what one says that came back."""

    saved = Signal()
    sent = Signal()
    read = Signal(object)

    def __init__(self, context: Context, draft: Draft, deeds: Deeds, participant: Participant) -> None:
        super().__init__()
        self._context, self._draft, self._deeds, self._participant = context, draft, deeds, participant
        name = called(participant)
        self.make = button(tr("Formulier maken"), "file-text", "primary")
        self.make.clicked.connect(self._ask_where)
        self._made = Banner(closable=True)
        out = Card(
            label(tr("Geef een formulier mee"), "h2", wrap=True),
            label(
                tr("Een PDF van één blad. {name} vult hem in en stuurt hem terug, zonder account.", name=name),
                "muted",
                wrap=True,
            ),
            at_start(self.make),
            self._made,
        )
        self.open = button(tr("Ingevuld formulier openen"), "folder-open", "soft")
        self.open.clicked.connect(self._ask_which)
        self._back = Card(
            label(tr("Is het terug?"), "h2", wrap=True),
            label(tr("Open het. Daarna kijk je zelf of het klopt."), "muted", wrap=True),
            at_start(self.open),
        )
        self._looked = vbox(gap=0)
        self.setLayout(vbox(out, self._back, self._looked, gap=12))
        self.setSizePolicy(grows_down())
        self.approval: Approval | None = None

    def refresh(self) -> None:
        """Nothing here follows from the dossier."""

    def begin(self) -> None:
        """The keyboard goes to what comes first: making one, or opening one when that was done."""
        asked = self._draft.current(self._participant).asked_by is Way.FORM
        (self.open if asked else self.make).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_filled(self, filled: FilledForm) -> None:
        """What *filled* says, to look over."""
        self._looked.clear()
        found = Found(filled.texts, on=filled.on, may_show=filled.may_show, name=filled.name)
        person = self._draft.current(self._participant)
        approval = Approval(self._context, self._draft, self._deeds, person, found, Way.FORM)
        approval.left.connect(self._again)
        approval.saved.connect(self._taken)
        self.approval = approval
        self._looked.put(approval)
        self._back.hide()
        self.make.set_kind("soft")  # one filled button at a time
        self.make.set_icon("file-text")
        approval.begin()

    def _again(self) -> None:
        self._looked.clear()
        self.approval = None
        self._back.show()
        self.make.set_kind("primary")
        self.make.set_icon("file-text")
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _taken(self) -> None:
        self._again()
        self.saved.emit()

    # ------------------------------------------------------------ the files
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
        self._made.set_message(
            tr(
                "{name} staat in {folder}. Stuur het in een bericht of zet het op een stick.",
                name=target.name,
                folder=target.parent,
            ),
            "ok",
            [(tr("Openen"), partial(self._show, target)), (tr("Map openen"), partial(self._show, target.parent))],
        )
        said = tr("Formulier gemaakt. Ik zet erbij dat {name} het vandaag kreeg.", name=called(self._participant))
        if self._deeds.sent(self._participant, Way.FORM, said):
            self.sent.emit()

    def _ask_which(self) -> None:
        title = tr("Welk ingevuld formulier?")
        for path in ask.which_files(self, title, paths.documents(), "*.pdf")[:1]:
            self._open(path)

    def _open(self, path: Path) -> None:
        forms = self._context.workspace.forms
        self._context.jobs.run(
            self,
            lambda _progress, _stopped: forms.read(path),
            done=self.read.emit,
            failed=self._context.voice.fail,  # the same file would be refused for the same reason
        )

    def _failed(self, again: partial[None], error: Exception) -> None:
        self.make.setEnabled(True)
        self._context.voice.fail(error, again)

    def _show(self, path: Path) -> None:
        self._context.open_address(QUrl.fromLocalFile(str(path)))
