""" "Delen": compose a loopbaandocument, see its real pages, make the file, and see what was handed out before."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.changes import Change
from lobdossier.domain.choosing import propose
from lobdossier.domain.ids import new_id
from lobdossier.domain.sharing import Handover
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import Purpose
from lobdossier.services.documents import JSON, PACKAGE
from lobdossier.text.names import purpose_meaning
from lobdossier.ui.context import Context
from lobdossier.ui.editors.autosave import Autosave
from lobdossier.ui.explained import explained
from lobdossier.ui.screen import Screen
from lobdossier.ui.share.arrangements import Arrangements
from lobdossier.ui.share.earlier import Earlier
from lobdossier.ui.share.form import Form
from lobdossier.ui.share.going_along import GoingAlong
from lobdossier.ui.share.looking import Looking
from lobdossier.ui.share.making import Making
from lobdossier.ui.share.offer import Offer, offer
from lobdossier.ui.share.opening import Opening
from lobdossier.ui.share.other_ways import OtherWays
from lobdossier.ui.share.preview import Make, Preview
from lobdossier.ui.share.privacy_card import PrivacyCard
from lobdossier.ui.share.purposes import purpose_options
from lobdossier.ui.share.then import Then
from lobdossier.ui.share.weight import Weight
from lobdossier.ui.share.whole import WholeCopy
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Columns, box, hbox, vbox
from lobdossier.ui.widgets.messages import Banner
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
        self._then: Then | None = None
        self._autosave = Autosave(self._store, self)
        self._autosave.failed.connect(lambda error: context.voice.fail(error, self._autosave.flush))
        self._build()
        self._build_making()
        self._arrange()

    def refresh(self) -> None:
        """Take over what the dossier holds; what is being typed or ticked and not stored yet stays."""
        if not self._unsaved and not self._early:
            self._fill(self._draft_for(self._draft.purpose))
        workspace = self.context.workspace

        def read(_progress: object, _stopped: object) -> Offer:
            workspace.warm_documents()
            return offer(workspace.sharing)

        self.context.jobs.run(self, read, done=self._arrived, failed=self.context.voice.fail)
        self._looking.refresh(again=True)

    def concerns(self, change: Change) -> bool:
        return change.kind not in ("career_document", "handover", "feedback")

    def flush(self) -> bool:
        if self._early:
            self._read_now()
        return self._autosave.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        """Who went on to another room does not wait there for what nobody reads."""
        super().hideEvent(event)
        self._looking.stop()

    # ------------------------------------------------------------ building
    def _build(self) -> None:
        context = self.context
        self._purpose = Choices(tr("Waar is het voor?"), purpose_options(), on=[Purpose.SCHOOL.value], single=True)
        self._purpose.changed.connect(self._purpose_chosen)
        self._meaning = label("", "muted", wrap=True)
        self._receiver = line_field(tr("Voor wie?"), placeholder=tr("Naam van de school of persoon"), limit=200)
        self._receiver.textEdited.connect(self._touched)
        self._to = labelled(tr("Voor wie?"), self._receiver)
        self._whole = WholeCopy()
        self._going = GoingAlong(context.thumbnails)
        self._opening = Opening()
        self._privacy = PrivacyCard(context.thumbnails)
        self._form = Form()
        self._arrangements = Arrangements(context.workspace.today)
        for part in (self._whole, self._going, self._opening, self._privacy, self._form, self._arrangements):
            part.changed.connect(self._touched)
        self._preview = Preview(context, self._prepare_preview)
        self._weight = Weight()
        self._preview.made.connect(lambda pdf: self._weight.show_document(self._composed(), pdf.size))
        self._looking = Looking(context, lambda: self._composed() if self._offer else None, self)
        self._looking.found.connect(self._privacy.show_found)
        self._earlier = Earlier(context)
        self._earlier.wanted.connect(self._show_then)
        self._earlier.closed.connect(self._back_to_composing)

    def _build_making(self) -> None:
        self._done = Banner(closable=True)
        self._making = Making(self.context, self, self._ready, self._done)
        self._making.busy.connect(self._busy)
        self._make = button(tr("PDF maken"), "file-down", "primary")
        self._make.clicked.connect(lambda: self._making.ask())
        self._others = button(tr("Anders bewaren"), "package", "ghost", checked=False)
        self._before = button(tr("Eerder gedeeld"), "history", "ghost", checked=False)
        self._before.toggled.connect(self._show_earlier)
        self._other_ways = OtherWays()
        self._other_ways.hide()
        self._others.toggled.connect(self._show_other_ways)
        self._other_ways.package.connect(lambda phrase: self._making.ask(PACKAGE, phrase))
        self._other_ways.data.connect(lambda: self._making.ask(JSON))

    def _arrange(self) -> None:
        looks = Card(self._form, self._arrangements, gap=0, pad=8)
        parts = (self._purpose, self._meaning, self._to, self._whole, self._going, self._opening, looks, self._privacy)
        self._compose = box(vbox(*parts, gap=14))
        self._earlier.hide()
        left = box(vbox(self._compose, self._earlier, None, gap=0))
        self._pages = box(vbox(self._preview, self._weight, gap=0))
        self._right = vbox(self._pages, gap=0)
        head = page_header(
            tr("Loopbaandocument maken"),
            tr("Jij kiest wat erin staat. Je ziet precies wat de ander krijgt."),
            explained(self.context, "loopbaandocument"),
            self._before,
            self._others,
            self._make,
        )
        side = box(vbox(self._right, None, gap=0))
        columns = Columns(left, side, side_width=430, gap=24, stack_em=120)
        whole = page(head, self._done, self._making.progress, self._other_ways, columns, gap=14)
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
        if self._receiver.text() != draft.receiver:
            self._receiver.setText(draft.receiver)
        self._whole.fill(draft.whole)
        self._opening.fill(draft)
        self._going.fill(draft, self._offer)
        self._privacy.fill(draft)
        self._form.fill(draft)
        self._arrangements.fill(draft)
        self._show_what_counts()
        self._filling = False
        if self._offer is not None:
            self._again()

    def _show_what_counts(self) -> None:
        """Of a whole copy there is nothing to choose, and it is for nobody else."""
        draft, whole = self._draft, self._draft.purpose is Purpose.ALLES and self._whole.on
        self._whole.setVisible(draft.purpose is Purpose.ALLES)
        self._opening.setVisible(draft.purpose is Purpose.SCHOOL)
        for part in (self._to, self._going, self._privacy, self._arrangements):
            part.setVisible(not whole)

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
        self._show_what_counts()
        if self._offer is None:
            self._early = True
            return
        if not self.context.workspace.read_only:  # there the choice lasts as long as the screen
            self._autosave.touch()
        self._again()

    def _again(self) -> None:
        """The pages and what is said of them follow the choice."""
        pdf = self._preview.pdf
        self._weight.show_document(self._composed(), pdf.size if pdf else 0)
        self._preview.refresh()
        self._looking.refresh()

    def _said(self, draft: CareerDocument) -> CareerDocument:
        """*draft* with what is typed and ticked on the screen, but for what goes along one by one."""
        draft = replace(draft, receiver=self._receiver.text(), whole=self._whole.on and draft.purpose is Purpose.ALLES)
        draft = self._privacy.decided(self._arrangements.agreed(self._form.shaped(draft)))
        return self._going.ticked(self._opening.typed(draft))

    def _composed(self) -> CareerDocument:
        """The draft as it stands on the screen."""
        return self._going.chosen(self._said(self._draft))

    def _store(self) -> None:
        composed = self._composed()
        self._draft = composed if composed.id else replace(composed, id=new_id())
        self.context.workspace.records.save(self._draft, origin=self)

    # ------------------------------------------------------------ making
    def _prepare_preview(self) -> Make:
        document, workspace = self._composed(), self.context.workspace
        return lambda target, progress, stopped: workspace.documents.draw(document, target, progress, stopped)

    def _ready(self) -> CareerDocument | None:
        """The document as it is stored now; None when that failed."""
        self._read_now()
        return self._composed() if self.flush() else None

    def _busy(self, busy: bool) -> None:
        self._make.setEnabled(not busy)
        self._other_ways.set_busy(busy)

    def _show_other_ways(self, on: bool) -> None:
        self._other_ways.setVisible(on)
        self._other_ways.forget()

    # ------------------------------------------------------------ what was handed out
    def _show_earlier(self, on: bool) -> None:
        self._compose.setVisible(not on)
        self._earlier.setVisible(on)
        if not on:
            self._end_then()

    def _back_to_composing(self) -> None:
        self._before.setChecked(False)
        self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_then(self, handover: Handover) -> None:
        self._end_then()
        self._then = Then(self.context, handover)
        self._then.closed.connect(self._end_then)
        self._pages.hide()
        self._right.put(self._then)
        self._then.take_keyboard()

    def _end_then(self) -> None:
        if self._then is not None:
            held = self._then.isAncestorOf(self.focusWidget() or self)
            self._then.hide()
            self._then.deleteLater()
            self._then = None
            self._pages.show()
            if held:
                self._before.setFocus(Qt.FocusReason.OtherFocusReason)
