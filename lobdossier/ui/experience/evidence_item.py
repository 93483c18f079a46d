"""One piece of evidence on the page of an experience."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QWidget

from lobdossier.domain import limits
from lobdossier.domain.experience import Badge, Evidence
from lobdossier.domain.texts import TextPlace
from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.text import files, names
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.experience import badge
from lobdossier.ui.experience.desk import Desk
from lobdossier.ui.experience.disclosure import Accordion, Disclosure
from lobdossier.ui.experience.length import length_said, read_length
from lobdossier.ui.theme import u
from lobdossier.ui.thumbnails import Thumbnails
from lobdossier.ui.widgets.buttons import Button, button
from lobdossier.ui.widgets.cards import CardButton, Well, well
from lobdossier.ui.widgets.chips import tag
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import Elided, IconTile, Words, label
from lobdossier.ui.widgets.layout import at_start, box, hbox, vbox
from lobdossier.ui.widgets.photo import Photo
from lobdossier.ui.words import tr

_LATER = {EvidenceKind.AUDIO: "mic", EvidenceKind.VIDEO: "video"}


class EvidenceItem(Well):
    """A photo, sound, video, document, link or badge: what it is, what can be done with it, and the one question about it."""

    large_wanted = Signal(str)
    open_wanted = Signal(str)
    save_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, evidence: Evidence, desk: Desk, accordion: Accordion, can_open: bool) -> None:
        super().__init__(pad=10, gap=6)
        self._id, self._desk, self._kind = evidence.id, desk, evidence.kind
        self._alt = evidence.alt
        self._name = Words(evidence.title, "strong") if evidence.badge else Elided(evidence.title, "strong")
        self._about = label(_about(evidence), "small", wrap=True)
        self._damaged = tag(tr("Beschadigd"), "triangle-alert", "warn")
        self._damaged.hide()
        self.photo: Photo | None = None
        self.remove = button("", "trash-2", "ghost", tr("Weghalen: {name}", name=evidence.title))
        self.remove.clicked.connect(lambda: self.remove_wanted.emit(self._id))
        self.deeds = self._deeds(evidence, can_open)
        below = [self._damaged, *self._below(evidence)]
        words = vbox(self._name, self._about, *map(at_start, below), None, gap=3)
        beside = [] if self._kind is EvidenceKind.PHOTO else self.deeds
        right = vbox(hbox(*beside, self.remove, gap=2), None)
        self.body.put(hbox(vbox(self._sign(evidence), None), (words, 1), right, gap=12))
        self.question = accordion.add(self._question())
        self.question.closed.connect(lambda: self._desk.settle(self._id))
        self.body.put(self.question)
        self._confirm: QWidget | None = None
        self.tell(evidence)

    def tell(self, evidence: Evidence) -> None:
        """Show what is on record, or on the screen."""
        self._name.setText(evidence.title)
        if self._damaged.isHidden():
            self._about.setText(_about(evidence))
        if self._kind is EvidenceKind.PHOTO:
            said, done = evidence.alt, bool(evidence.alt.strip())
            self._alt = evidence.alt
            if self.photo is not None:
                self.photo.setAccessibleName(evidence.alt or tr("Foto zonder beschrijving"))
        elif self._kind in _LATER:
            said, done = " ".join(evidence.transcript.split()), bool(evidence.transcript.strip())
        elif evidence.badge is not None:
            said, done = badge.first_words(evidence.badge), True
        else:
            said, done = "", bool(evidence.title.strip())
        self.question.answer(said, done)

    def only_look(self) -> None:
        """Only to read: it cannot be taken away, and what opens tells more than its name, or is not there."""
        self.remove.hide()
        self.question.setVisible(bool(self.question.said))

    def want_photo(self, thumbnails: Thumbnails, evidence: Evidence) -> None:
        """Fetch the picture; one that cannot be read is said to be damaged."""

        def got(image: QImage) -> None:
            if image.isNull():
                self.show_damaged()
            elif self.photo is not None:
                alt = tr("Plaatje van de badge") if self._kind is EvidenceKind.BADGE else self._alt
                self.photo.set_image(image, alt)

        thumbnails.want(evidence.sha256, 2 * round(u(118) * self.devicePixelRatioF()), self, got)

    def show_damaged(self) -> None:
        """The bytes are not what they were: say so, and how to go on."""
        self._damaged.show()
        for action in self.deeds:
            action.hide()
        self._about.setText(tr("Dit is niet meer te lezen. Haal het weg, en voeg het opnieuw toe als je het nog hebt."))

    def ask_first(self, said: str, then: Callable[[], None]) -> None:
        """A row that shows where a link really goes, before it is opened."""
        self.no_question()
        yes, no = button(tr("Openen in je browser")), button(tr("Niet"), kind="ghost")
        yes.clicked.connect(self.no_question)
        yes.clicked.connect(lambda: then())
        no.clicked.connect(self.no_question)
        self._confirm = well(label(said, wrap=True), hbox(yes, no, None), pad=10)
        self.body.put(self._confirm)
        yes.setFocus()

    def no_question(self) -> None:
        """Take the row of `ask_first` away."""
        if self._confirm is not None:
            self._confirm.hide()
            self._confirm.deleteLater()
            self._confirm = None
            for action in self.deeds[:1]:
                action.setFocus()

    # ------------------------------------------------------------ private
    def _sign(self, evidence: Evidence) -> QWidget:
        if self._kind is EvidenceKind.BADGE and evidence.sha256:
            self.photo = Photo(None, tr("Plaatje van de badge"), 88, 88, icon="award", whole=True)
            return self.photo
        if self._kind is not EvidenceKind.PHOTO:
            return IconTile(names.evidence_icon(self._kind), size=44)
        self.photo = Photo(None, evidence.alt, 118, 88)
        made = CardButton(tr("Foto groot bekijken"), self.photo, pad=3)
        made.clicked.connect(lambda: self.large_wanted.emit(self._id))
        return made

    def _deeds(self, evidence: Evidence, can_open: bool) -> list[Button]:
        if self._kind is EvidenceKind.PHOTO:
            large = button(tr("Groot bekijken"), "maximize-2", "ghost")
            large.clicked.connect(lambda: self.large_wanted.emit(self._id))
            return [large]
        if evidence.badge is not None and not evidence.badge.address:
            return []
        if can_open or self._kind in (EvidenceKind.LINK, EvidenceKind.BADGE):
            opened = button(tr("Openen"), "arrow-up-right", "ghost")
            opened.setAccessibleName(tr("Openen: {name}", name=evidence.title))
            opened.clicked.connect(lambda: self.open_wanted.emit(self._id))
            return [opened]
        saved = button(tr("Opslaan als…"), "download", "ghost")
        saved.setAccessibleName(tr("Opslaan als: {name}", name=evidence.title))
        saved.clicked.connect(lambda: self.save_wanted.emit(self._id))
        return [saved]

    def _below(self, evidence: Evidence) -> Sequence[QWidget]:
        """A photo is high: what can be done with it stands under its name. Of a badge it is said that nobody checked."""
        if evidence.badge is not None:
            return [badge.unchecked()]
        return self.deeds if self._kind is EvidenceKind.PHOTO else []

    def _question(self) -> Disclosure:
        if self._kind is EvidenceKind.PHOTO:
            return Disclosure(self._id, tr("Wat is er te zien?"), "eye", self._photo_body)
        if self._kind in _LATER:
            return Disclosure(self._id, tr("Naam, en wat je hoort"), "text-quote", self._sound_body)
        if self._kind is EvidenceKind.BADGE:
            return Disclosure(self._id, tr("Wat staat erin?"), "text-quote", self._badge_body)
        return Disclosure(self._id, tr("Hoe noem je dit?"), "pencil", self._name_field)

    def _photo_body(self) -> QWidget:
        now = self._desk.now(Evidence, self._id)
        field = line_field(
            tr("Wat is er te zien?"), now.alt, tr("Bijvoorbeeld: ik sta achter de werkbank"), limits.LINE
        )
        field.textEdited.connect(lambda text: self._put(alt=text))
        field.returnPressed.connect(self.question.close_up)
        help_words = label(tr("Dat helpt iemand die de foto niet kan zien."), "small", wrap=True)
        agree = QCheckBox(tr("Wie op de foto staat, vindt het goed"))
        agree.setToolTip(tr("Vraag het even, voor je de foto aan anderen laat zien."))
        agree.setChecked(now.people_agree)
        agree.toggled.connect(lambda on: self._put(people_agree=on))
        if self._desk.context.workspace.read_only:
            return box(vbox(field, gap=8))
        return box(vbox(help_words, field, agree, gap=8))

    def _sound_body(self) -> QWidget:
        said = PlainEditor(tr("Wat hoor je?"), tr("Typ wat er gezegd wordt, of waar het over gaat."), lines=2, most=10)
        said.load(self._desk.now(Evidence, self._id).transcript)
        said.place = TextPlace(Evidence.KIND, self._id, "transcript")
        said.edited.connect(lambda: self._desk.edit(self._id, "transcript", said.text))
        named, long = labelled(tr("Hoe noem je dit?"), self._name_field()), self._length_field()
        return box(vbox(named, labelled(tr("Hoe lang duurt het?"), long), said, gap=8))

    def _badge_body(self) -> QWidget:
        found = self._desk.now(Evidence, self._id).badge
        return badge.body(found or Badge(), self._name_field())

    def _length_field(self) -> QWidget:
        """Minutes and seconds as a player shows them; what is no length yet is not stored."""
        now = self._desk.now(Evidence, self._id).seconds
        field = line_field(
            tr("Hoe lang duurt het?"), "" if now is None else length_said(now), tr("Bijvoorbeeld 2:30"), 12
        )

        def typed(text: str) -> None:
            try:
                self._put(seconds=read_length(text))
            except ValueError:
                return

        field.textEdited.connect(typed)
        field.returnPressed.connect(self.question.close_up)
        return field

    def _name_field(self) -> QWidget:
        field = line_field(tr("Hoe noem je dit?"), self._desk.now(Evidence, self._id).title, "", limits.TITLE)
        field.textEdited.connect(lambda text: self._put(title=text))
        field.returnPressed.connect(self.question.close_up)
        return field

    def _put(self, **values: object) -> None:
        self._desk.put(self._id, **values)
        self.tell(self._desk.now(Evidence, self._id))


def real_place(address: str) -> str:
    """Where a link really goes: its host as the network knows it, or the receiver of a mail."""
    url = QUrl(address)
    if url.scheme().lower() == "mailto":
        return url.path()
    return url.host(QUrl.ComponentFormattingOption.FullyEncoded)


def _about(evidence: Evidence) -> str:
    kind = tr(names.evidence_name(evidence.kind))
    if evidence.kind is EvidenceKind.LINK:
        return tr("{kind} naar {place}", kind=kind, place=real_place(evidence.address))
    if evidence.badge is not None:
        return badge.about(evidence.badge) or kind
    parts = [kind, files.size(evidence.size)]
    if evidence.seconds:
        parts.append(tr("duurt {length}", length=length_said(evidence.seconds)))
    return ", ".join(parts)
