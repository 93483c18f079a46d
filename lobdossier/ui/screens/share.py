""" "Delen": compose a loopbaandocument, see its real pages, make the PDF, and see what was handed out before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QCheckBox

from lobdossier import paths
from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.changes import Change
from lobdossier.domain.choosing import propose
from lobdossier.domain.errors import Cancelled
from lobdossier.domain.ids import new_id
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.texts import TextPlace
from lobdossier.domain.vocabulary import Purpose
from lobdossier.services.sharing import Finished
from lobdossier.text.files import save_name
from lobdossier.text.names import purpose_meaning
from lobdossier.ui import ask
from lobdossier.ui.context import Context
from lobdossier.ui.editors.autosave import Autosave
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.explained import explained
from lobdossier.ui.jobs import Job
from lobdossier.ui.screen import Screen
from lobdossier.ui.share.earlier import Earlier
from lobdossier.ui.share.offer import Offer, offer
from lobdossier.ui.share.preview import Make, Preview
from lobdossier.ui.share.purposes import purpose_options
from lobdossier.ui.share.sections import Section
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Columns, box, hbox, vbox
from lobdossier.ui.widgets.messages import Banner, ProgressStrip
from lobdossier.ui.widgets.page import page, page_header
from lobdossier.ui.words import tr


class ShareScreen(Screen):
    """The draft of each purpose is kept in the dossier; opening the screen makes none.

    What can go along is read in the background. What is typed or ticked before it is there is stored when it is.
    """

    own_primary: ClassVar[bool] = True
    types_when_reading: ClassVar[bool] = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setWindowTitle(tr("Delen"))
        self._draft = CareerDocument()
        self._filling = self._early = False
        self._offer: Offer | None = None
        self._job: Job | None = None
        self._autosave = Autosave(self._store, self)
        self._autosave.failed.connect(lambda error: context.voice.fail(error, self._autosave.flush))
        self._build()
        self._build_sections()
        self._arrange()

    def refresh(self) -> None:
        """Take over what the dossier holds; what is being typed or ticked and not stored yet stays."""
        if not self._unsaved and not self._early:
            self._fill(self._draft_for(self._draft.purpose))
        sharing = self.context.workspace.sharing
        self.context.jobs.run(
            self, lambda _progress, _stopped: offer(sharing), done=self._arrived, failed=self.context.voice.fail
        )
        self._earlier.refresh()

    def concerns(self, change: Change) -> bool:
        return change.kind not in ("career_document", "handover", "feedback")

    def flush(self) -> bool:
        if self._early:
            self._read_now()
        return self._autosave.flush()

    # ------------------------------------------------------------ building
    def _build(self) -> None:
        self._purpose = Choices(tr("Waar is het voor?"), purpose_options(), on=[Purpose.SCHOOL.value], single=True)
        self._purpose.changed.connect(self._purpose_chosen)
        self._meaning = label("", "muted", wrap=True)
        self._receiver = line_field(tr("Voor wie?"), placeholder=tr("Naam van de school of persoon"), limit=200)
        self._receiver.textEdited.connect(self._touched)
        self._why = PlainEditor(tr("Waarom deze opleiding?"), tr("Mag je overslaan"), lines=2)
        self._know = PlainEditor(tr("Wat wil ik dat jullie weten?"), tr("Mag je overslaan"), lines=2)
        self._why.edited.connect(self._touched)
        self._know.edited.connect(self._touched)
        self._opening = Card(
            label(tr("Zo begint je document"), "h3"),
            labelled(tr("Waarom deze opleiding?"), self._why),
            labelled(tr("Wat wil ik dat jullie weten?"), self._know),
            gap=12,
        )
        self._make = button(tr("PDF maken"), "file-down", "primary")
        self._make.clicked.connect(self._ask_and_make)
        self._before = button(tr("Eerder gedeeld"), "history", "ghost", checked=False)
        self._before.toggled.connect(self._show_earlier)
        self._earlier = Earlier(self.context)
        self._earlier.hide()
        self._progress = ProgressStrip()
        self._progress.hide()
        self._progress.cancelled.connect(self._cancel)
        self._done = Banner(closable=True)
        self._preview = Preview(self.context, self._prepare_preview)

    def _build_sections(self) -> None:
        thumbnails = self.context.thumbnails
        self._portrait = self._tick(tr("Dit ben ik"))
        self._experiences = Section(tr("Ervaringen"), thumbnails)
        self._photos = self._tick(tr("met foto’s en ander bewijs"))
        self._reflections = self._tick(tr("met mijn reflecties"))
        self._said_too = self._tick(tr("met wat anderen zeiden"))
        self._work = Section(tr("Werk dat ik bekeek"), thumbnails)
        self._choices = Section(tr("Keuzes die ik maakte"), thumbnails)
        self._plans = Section(tr("Plannen"), thumbnails)
        self._contacts = Section(tr("Mensen uit mijn netwerk"), thumbnails)
        self._conversations = Section(tr("Gesprekken en afspraken"), thumbnails)
        self._table = self._tick(tr("Overzicht van alles wat ik deed"))
        for section in self._sections():
            section.changed.connect(self._touched)
            section.hide()

    def _sections(self) -> tuple[Section, ...]:
        return (self._experiences, self._work, self._choices, self._plans, self._conversations, self._contacts)

    def _tick(self, text: str) -> QCheckBox:
        made = QCheckBox(text)
        made.toggled.connect(self._touched)
        return made

    def _arrange(self) -> None:
        with_them = vbox(self._photos, self._reflections, self._said_too, gap=2, m=(30, 0, 0, 4))
        experiences, *others = self._sections()
        choice = Card(self._portrait, experiences, with_them, *others, self._table, gap=10)
        private = label(
            tr("Nooit mee: hoe je mensen bereikt, de privévraag, je prullenbak en wat je eerder deelde."),
            "small",
            wrap=True,
        )
        to = labelled(tr("Voor wie?"), self._receiver)
        left = box(vbox(self._purpose, self._meaning, to, choice, private, self._opening, self._earlier, None, gap=14))
        head = page_header(
            tr("Loopbaandocument maken"),
            tr("Jij kiest wat erin staat. Je ziet precies wat de ander krijgt."),
            explained(self.context, "loopbaandocument"),
            self._before,
            self._make,
        )
        columns = Columns(left, box(vbox(self._preview, None, gap=0)), side_width=430, gap=24, stack_em=120)
        whole = page(head, self._done, self._progress, columns, gap=14)
        self.setLayout(hbox((whole, 1), gap=0))

    # ------------------------------------------------------------ the draft
    @property
    def _unsaved(self) -> bool:
        """Whether the choice on the screen is not in the file; in a dossier to read it lasts as long as the screen."""
        return self._autosave.dirty or (self.context.workspace.read_only and self._offer is not None)

    def _draft_for(self, purpose: Purpose) -> CareerDocument:
        """What the dossier holds for *purpose*, else a proposal; without what can go along as long as that is unknown."""
        kept = self.context.workspace.sharing.kept(purpose)
        return kept or (self._offer.proposals[purpose] if self._offer else propose(Snapshot(), purpose))

    def _arrived(self, found: Offer) -> None:
        """What can go along is known, or may have changed."""
        draft = self._composed() if self._unsaved else None
        early, self._early, self._offer = self._early, False, found
        if draft is None:
            draft = self._draft_for(self._draft.purpose)
            draft = self._said(draft) if early else draft
        self._fill(draft)
        if early:
            self._touched()

    def _read_now(self) -> None:
        """For who goes on before what can go along is there: rare, and what was typed or asked for is worth the wait."""
        if self._offer is None:
            self._arrived(offer(self.context.workspace.sharing))

    def _fill(self, draft: CareerDocument) -> None:
        self._filling = True
        self._draft = draft
        self._purpose.set_values([draft.purpose.value])
        self._meaning.setText(purpose_meaning(draft.purpose))
        self._opening.setVisible(draft.purpose is Purpose.SCHOOL)
        if self._receiver.text() != draft.receiver:
            self._receiver.setText(draft.receiver)
        for editor, field in ((self._why, "why"), (self._know, "know")):
            if editor.text() != getattr(draft, field):  # else the cursor and its undo stay
                editor.load(getattr(draft, field))
            editor.place = TextPlace(CareerDocument.KIND, draft.id, field) if draft.id else None
        ticks = (self._portrait, self._photos, self._reflections, self._said_too, self._table)
        for tick, on in zip(
            ticks, (draft.portrait, draft.photos, draft.reflections, draft.said, draft.table), strict=True
        ):
            tick.setChecked(on)
        self._fill_sections(draft)
        self._filling = False

    def _fill_sections(self, draft: CareerDocument) -> None:
        if self._offer is None:
            return
        self._experiences.fill(self._offer.experiences, draft.experience_ids)
        self._conversations.fill(self._offer.conversations, draft.conversation_ids)
        self._plans.fill(self._offer.plans, draft.plan_ids)
        self._work.fill(self._offer.work, draft.work_image_ids)
        self._choices.fill(self._offer.choices, draft.choice_ids)
        self._contacts.fill(self._offer.contacts, draft.contact_ids)
        self._preview.refresh()

    def _purpose_chosen(self, values: list[str]) -> None:
        if self._filling or not values:
            return
        if self.flush():
            self._fill(self._draft_for(Purpose(values[0])))
        else:
            self._purpose.set_values([self._draft.purpose.value])

    def _touched(self) -> None:
        if self._filling:
            return
        if self._offer is None:
            self._early = True
            return
        if not self.context.workspace.read_only:  # there the choice lasts as long as the screen
            self._autosave.touch()
        self._preview.refresh()

    def _said(self, draft: CareerDocument) -> CareerDocument:
        """*draft* with what is typed and ticked on the screen, but for what goes along one by one."""
        return replace(
            draft,
            receiver=self._receiver.text(),
            why=self._why.text(),
            know=self._know.text(),
            portrait=self._portrait.isChecked(),
            reflections=self._reflections.isChecked(),
            photos=self._photos.isChecked(),
            said=self._said_too.isChecked(),
            table=self._table.isChecked(),
        )

    def _composed(self) -> CareerDocument:
        """The draft as it stands on the screen."""
        return replace(
            self._said(self._draft),
            experience_ids=self._experiences.chosen,
            conversation_ids=self._conversations.chosen,
            plan_ids=self._plans.chosen,
            work_image_ids=self._work.chosen,
            choice_ids=self._choices.chosen,
            contact_ids=self._contacts.chosen,
        )

    def _store(self) -> None:
        composed = self._composed()
        self._draft = composed if composed.id else replace(composed, id=new_id())
        self.context.workspace.records.save(self._draft, origin=self)

    # ------------------------------------------------------------ the PDF
    def _prepare_preview(self) -> Make:
        document = self._composed()
        return lambda target, progress, stopped: self.context.workspace.documents.draw(
            document, target, progress, stopped
        )

    def _ask_and_make(self) -> None:
        self._read_now()
        if not self.flush():
            return
        student = self.context.workspace.student
        suggestion = paths.documents() / save_name(tr("Loopbaandocument {name}.pdf", name=student.name))
        target = ask.where_to_save(self, tr("Waar wil je de PDF bewaren?"), suggestion, tr("PDF"), ".pdf")
        if target is not None:
            self.make(target)

    def make(self, target: Path) -> None:
        """Write the PDF to *target* in the background, and keep the record of it."""
        self._read_now()
        document = self._composed()
        self._done.hide()
        self._progress.start(tr("PDF maken…"), 100)
        self._make.setEnabled(False)
        self._job = self.context.jobs.run(
            self,
            lambda progress, stopped: self.context.workspace.documents.export(
                document, target, progress=progress, stopped=stopped
            ),
            done=lambda pdf: self._finished(pdf, document),
            failed=self._failed,
            progress=lambda share: self._progress.set_progress(round(100 * share), 100),
        )

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _finished(self, pdf: Finished, document: CareerDocument) -> None:
        self._end_progress()
        workspace = self.context.workspace
        if not workspace.read_only:
            self.context.attempt(lambda: workspace.sharing.remember(pdf, document, label=tr("PDF onthouden")))
        self._earlier.refresh()
        self._done.set_message(
            tr(
                "Je PDF is klaar: {name}. Geef het bestand zelf door, op een stick of in een bericht.",
                name=pdf.path.name,
            ),
            "ok",
            [
                (tr("Openen"), lambda: self._open(pdf.path)),
                (tr("Map openen"), lambda: self._open(pdf.path.parent)),
            ],
        )

    def _failed(self, error: Exception) -> None:
        self._end_progress()
        if not isinstance(error, Cancelled):
            self.context.voice.fail(error, self._ask_and_make)

    def _end_progress(self) -> None:
        self._job = None
        self._progress.finish()
        self._make.setEnabled(True)

    def _open(self, path: Path) -> None:
        self.context.open_address(QUrl.fromLocalFile(str(path)))

    def _show_earlier(self, shown: bool) -> None:
        self._earlier.refresh()
        self._earlier.setVisible(shown)
