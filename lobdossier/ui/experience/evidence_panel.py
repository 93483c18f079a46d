"""The card with the evidence of an experience: what is there, and the ways to add more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from lobdossier.domain import limits
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.services.prepared import Prepared
from lobdossier.text import files
from lobdossier.ui.context import Context
from lobdossier.ui.experience.beginnings import begun_by
from lobdossier.ui.experience.desk import Desk
from lobdossier.ui.experience.disclosure import Accordion
from lobdossier.ui.experience.evidence_deeds import EvidenceDeeds
from lobdossier.ui.experience.evidence_item import EvidenceItem, real_place
from lobdossier.ui.experience.intake import ENDINGS, Intake, kind_of, readable_size, too_large_said
from lobdossier.ui.experience.offers import LinkForm, Offer
from lobdossier.ui.widgets.buttons import Button, button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import flow, vbox
from lobdossier.ui.widgets.messages import Banner, ProgressStrip
from lobdossier.ui.words import tr


class EvidencePanel(Card):
    """Buttons, what waits for an answer, what is being copied, and the evidence itself."""

    beginning = Signal(object)
    """A piece of `Evidence` is going to hang on the experience that is open, which was not stored yet."""

    def __init__(self, context: Context, desk: Desk, accordion: Accordion, experience_id: Callable[[], str]) -> None:
        super().__init__(pad=16, gap=10)
        self._context, self._desk, self._accordion, self._id = context, desk, accordion, experience_id
        self._looking = False
        self.items: dict[str, EvidenceItem] = {}
        self.offers: list[Offer] = []
        self.link_form: LinkForm | None = None
        self.strip, self.refusal = ProgressStrip(), Banner(closable=True)
        self.refusal.hide()
        self.intake = Intake(context, self)
        self.deeds = EvidenceDeeds(context, desk, self, self.items, self._refuse)
        self._column, self._waiting = vbox(gap=8), vbox(gap=8)
        self.buttons = self._buttons()
        note = label(tr("Je kunt een bestand ook hierheen slepen, of een foto plakken."), "small", wrap=True)
        self._adding: tuple[QWidget, ...] = (flow(*self.buttons.values(), gap=6), note)
        for part in (label(tr("Wat laat het zien?"), "h3"), *self._adding):
            self.body.put(part)
        self.body.addLayout(self._waiting)
        self.body.put(self.refusal)
        self.body.put(self.strip)
        self.body.addLayout(self._column)
        self._connect()

    # ------------------------------------------------------------ what is there
    def show_records(self, evidence: Sequence[Evidence]) -> None:
        """Show these, and only these; one whose question is open stays as it is."""
        for one in evidence:
            self._desk.lay(one)
        wanted = {one.id for one in evidence}
        for gone in [found for found in self.items if found not in wanted]:
            self._drop(gone)
        for one in evidence:
            if one.id not in self.items:
                self._add_item(one)
            self.items[one.id].tell(self._desk.now(Evidence, one.id))

    def clear(self) -> None:
        """Another experience comes: what is being copied still goes to the one it was given to."""
        for found in list(self.items):
            self._drop(found)
        for offer in self.offers:
            offer.hide()
            offer.deleteLater()
        self.offers.clear()
        self._close_link()
        self.refusal.hide()

    def begin(self) -> None:
        """Take the keyboard: at the first piece, or at the first way to add one."""
        deeds = [deed for item in self.items.values() for deed in item.deeds if deed.isVisible()]
        next(iter([*deeds, *self.buttons.values()])).setFocus(Qt.FocusReason.OtherFocusReason)

    def only_look(self) -> None:
        """Only to read: what is there, and nothing that adds to it."""
        self._looking = True
        for part in self._adding:
            part.hide()

    # ------------------------------------------------------------ ways in
    def choose(self, kind: EvidenceKind) -> None:
        """Let the student point at files of one kind; for a link, ask the address."""
        if kind is EvidenceKind.LINK:
            self._ask_link()
            return
        endings = " ".join(f"*{ending} *{ending.upper()}" for ending in ENDINGS[kind])
        title = self.buttons[kind].text()
        filters = f"{title} ({endings});;{tr('Alle bestanden')} (*)"
        paths, _ = QFileDialog.getOpenFileNames(self.window(), tr("{what} kiezen", what=title), "", filters)
        self.offer(paths, badges=kind is EvidenceKind.BADGE)

    def offer(self, paths: Sequence[str], badges: bool = False) -> None:
        """Files that were chosen, dropped or pasted: photos and badges come in at once, of others the size comes first.

        With *badges* they were chosen as badges: a photo that is none is not taken for a photo.
        """
        self.refusal.hide()
        refused = []
        for path in map(Path, paths):
            kind = EvidenceKind.BADGE if badges else kind_of(path)
            size = readable_size(path)
            name = files.display_name(path.name)
            if size is None:
                refused.append(
                    tr(
                        "“{name}” is geen bestand dat ik kan lezen. Kies een foto, geluid, video of document.",
                        name=name,
                    )
                )
            elif size == 0:
                refused.append(
                    tr("“{name}” is leeg. Staat het in de cloud? Open het dan eerst op deze computer.", name=name)
                )
            elif _same_file(path, self._context.workspace.path):
                refused.append(tr("“{name}” is dit dossier zelf. Kies een ander bestand.", name=name))
            elif size > limits.EVIDENCE_BYTES:
                refused.append(too_large_said(path.name, size, kind))
            elif kind in (EvidenceKind.PHOTO, EvidenceKind.BADGE):
                self.intake.take_file(path, self._id(), badge=badges)
            else:
                self._ask(path, kind, size)
        if refused:
            self._refuse("\n".join(refused))

    def take_picture(self, image: QImage) -> None:
        """A picture that was pasted."""
        self.intake.take_picture(image, self._id())

    # ------------------------------------------------------------ private
    def _buttons(self) -> dict[EvidenceKind, Button]:
        named = (
            (EvidenceKind.PHOTO, tr("Foto"), "camera"),
            (EvidenceKind.AUDIO, tr("Geluid"), "mic"),
            (EvidenceKind.VIDEO, tr("Video"), "video"),
            (EvidenceKind.DOCUMENT, tr("Document"), "file-text"),
            (EvidenceKind.LINK, tr("Link"), "link"),
            (EvidenceKind.BADGE, tr("Badge"), "award"),
        )
        made = {}
        for kind, words, icon in named:
            made[kind] = button(words, icon, "capture")
            made[kind].setAccessibleName(tr("{what} toevoegen", what=words))
            made[kind].clicked.connect(lambda _checked=False, kind=kind: self.choose(kind))
        return made

    def _connect(self) -> None:
        intake, strip = self.intake, self.strip
        intake.began.connect(lambda name: strip.start(tr("“{name}” toevoegen", name=files.display_name(name)), 100))
        intake.progressed.connect(lambda share: strip.set_progress(round(share * 100), 100))
        intake.idle.connect(strip.finish)
        intake.arrived.connect(self._arrived)
        intake.refused.connect(self._refuse)
        strip.cancelled.connect(intake.stop)

    def _refuse(self, said: str) -> None:
        before = self.refusal.text if self.refusal.isVisible() else ""
        self.refusal.set_message(f"{before}\n{said}".strip(), "warn")

    def _ask(self, path: Path, kind: EvidenceKind, size: int) -> None:
        offer = Offer(path, kind, size)
        owner = self._id()

        def answered(yes: bool) -> None:
            self.offers.remove(offer)
            offer.hide()
            offer.deleteLater()
            (self.offers[0].yes if self.offers else self.buttons[kind]).setFocus()
            if yes:
                self.intake.take_file(path, owner)

        offer.answered.connect(answered)
        self.offers.append(offer)
        self._waiting.put(offer)
        offer.show()
        if len(self.offers) == 1:
            offer.yes.setFocus()

    def _arrived(self, experience_id: str, prepared: Prepared) -> None:
        """It lies in the dossier whole: hang it on its experience, and ask kindly what there is to see."""
        workspace = self._context.workspace

        def attach() -> None:
            if experience_id == self._id():
                if workspace.records.find(Experience, experience_id) is None:
                    self.beginning.emit(prepared.evidence)
                self._desk.ensure(experience_id)
            elif workspace.records.find(Experience, experience_id) is None:
                begun = begun_by(prepared.evidence, Experience(id=experience_id, start=workspace.today()))
                workspace.records.save(begun, origin=self._desk.origin)
            kept = workspace.evidence.attach(
                prepared, experience_id, label=tr("bewijs toevoegen"), origin=self._desk.origin
            )
            if experience_id == self._id():
                self._desk.lay(kept)
                self._add_item(kept)
                if kept.kind is EvidenceKind.PHOTO and self._accordion.current is None:
                    self.items[kept.id].question.open(focus=not _typing())
                self._desk.stored.emit()

        self._context.attempt(attach)

    def _add_item(self, evidence: Evidence) -> None:
        can_open = self._context.workspace.evidence.can_open(evidence)
        item = EvidenceItem(evidence, self._desk, self._accordion, can_open)
        item.large_wanted.connect(self.deeds.look)
        item.open_wanted.connect(self.deeds.open)
        item.save_wanted.connect(self.deeds.save_as)
        item.remove_wanted.connect(self._remove)
        if self._looking:
            item.only_look()
        self.items[evidence.id] = item
        self._column.put(item)
        item.show()
        if item.photo is not None:
            item.want_photo(self._context.thumbnails, evidence)

    def _drop(self, found: str) -> None:
        item = self.items.pop(found)
        self._accordion.drop(item.question)
        self._desk.forget(found)
        self._column.removeWidget(item)
        item.hide()
        item.deleteLater()

    def _remove(self, found: str) -> None:
        records = self._context.workspace.records

        def remove() -> None:
            stored = records.get(Evidence, found)
            records.throw_away(stored, label=tr("bewijs weghalen"), origin=self._desk.origin)

        if self._desk.flush() and self._context.attempt(remove):
            kind = self._desk.now(Evidence, found).kind
            self._drop(found)
            self.buttons[kind].setFocus()
            self._context.voice.say(tr("Bewijs weggehaald"), undo=True)
            self._desk.stored.emit()

    def _ask_link(self) -> None:
        self._accordion.close_all()
        if self.link_form is None:
            self.link_form = form = LinkForm()
            form.given.connect(self._add_link)
            form.left.connect(self._close_link)
            self._waiting.put(form)
            form.show()
        self.link_form.field.setFocus()

    def _close_link(self) -> None:
        if self.link_form is not None:
            self.link_form.hide()
            self.link_form.deleteLater()
            self.link_form = None

    def _add_link(self, address: str) -> None:
        title = (real_place(address) or address)[: limits.TITLE]
        link = Evidence(experience_id=self._id(), kind=EvidenceKind.LINK, title=title, address=address)
        kept: list[Evidence] = []

        def add() -> None:
            self._desk.ensure(self._id())
            kept.append(self._context.workspace.records.add(link, label=tr("link toevoegen"), origin=self._desk.origin))

        if self._context.attempt(add):
            self._close_link()
            self._desk.lay(kept[-1])
            self._add_item(kept[-1])
            self.buttons[EvidenceKind.LINK].setFocus()
            self._desk.stored.emit()


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _typing() -> bool:
    """Whether the keyboard is in a text: then a question that opens does not take it away."""
    focus: QWidget | None = QApplication.focusWidget()
    return focus is not None and (focus.inherits("QTextEdit") or focus.inherits("QLineEdit"))
