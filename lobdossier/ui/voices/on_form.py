"""By form: a PDF to fill in goes out, and is read when it comes back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lobdossier import paths
from lobdossier.domain.conversation import Participant
from lobdossier.domain.vocabulary import Way
from lobdossier.services.forms import FilledForm
from lobdossier.ui import ask
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.said import called
from lobdossier.ui.voices.approval import Approval, Found
from lobdossier.ui.voices.deeds import Deeds
from lobdossier.ui.voices.form_maker import FormMaker
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import at_start, grows_down, vbox
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
        then = tr("Stuur het in een bericht of zet het op een stick.")
        maker = FormMaker(context, draft, participant, tr("Formulier maken"), "primary", then)
        maker.made.connect(self._written)
        self.make = maker.make
        out = Card(
            label(tr("Geef een formulier mee"), "h2", wrap=True),
            label(
                tr("Een PDF van één blad. {name} vult hem in en stuurt hem terug, zonder account.", name=name),
                "muted",
                wrap=True,
            ),
            maker,
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
    def _written(self) -> None:
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
