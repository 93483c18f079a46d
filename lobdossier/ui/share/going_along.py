"""What goes along: by kind of content, by section, and one by one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from lobdossier.domain.career_document import CareerDocument
from lobdossier.text import files
from lobdossier.ui.share.offer import Offer
from lobdossier.ui.share.sections import Section
from lobdossier.ui.thumbnails import Thumbnails
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, vbox
from lobdossier.ui.words import tr

_WITHIN = (30, 0, 0, 4)


class GoingAlong(QWidget):
    """The card with all that can be ticked; `changed` when the student did."""

    changed = Signal()

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._offer: Offer | None = None
        self._filling = False
        self.portrait = self._tick(tr("Dit ben ik"))
        self.experiences = Section(tr("Ervaringen"), thumbnails)
        self.photos = self._tick(tr("met foto’s en ander bewijs"))
        self.recordings = self._tick("")
        self.reflections = self._tick(tr("met mijn reflecties"))
        self.said_too = self._tick(tr("met wat anderen zeiden"))
        self.said_too.setToolTip(tr("Ook wat begeleiders schreven, als jij dat goedvond."))
        self.work = Section(tr("Werk dat ik bekeek"), thumbnails)
        self.choices = Section(tr("Keuzes die ik maakte"), thumbnails)
        self.plans = Section(tr("Plannen"), thumbnails)
        self.conversations = Section(tr("Gesprekken en afspraken"), thumbnails)
        self.private = self._tick(tr("met mijn privévraag"))
        self.contacts = Section(tr("Mensen uit mijn netwerk"), thumbnails)
        self.table = self._tick(tr("Overzicht van alles wat ik deed"))
        self._heavy = label(
            tr(
                "Geluid en video gaan alleen mee als jij dat aanvinkt. Op de bladzijden staat wel wat erin gezegd wordt."
            ),
            "small",
            wrap=True,
        )
        for section in self._sections():
            section.changed.connect(self._touched)
            section.hide()
        self._with_them = with_them = box(
            vbox(self.photos, self.recordings, self._heavy, self.reflections, self.said_too, gap=2, m=_WITHIN)
        )
        never = label(
            tr("Nooit mee: hoe je mensen bereikt, je prullenbak, je vroegere teksten en wat je eerder deelde."),
            "small",
            wrap=True,
        )
        before, after = (self.work, self.choices, self.plans), (self.contacts,)
        card = Card(self.portrait, self.experiences, with_them, *before, self.conversations, gap=10)
        self._asks_private = box(vbox(self.private, gap=0, m=_WITHIN))
        for part in (self._asks_private, *after, self.table):
            card.body.put(part)
        self.setLayout(vbox(box(vbox(card, never, gap=8)), gap=0))
        self._say()

    def fill(self, draft: CareerDocument, offer: Offer | None) -> None:
        """Show *draft*; without an *offer* only what does not hang on it. Tells nobody."""
        self._filling, self._offer = True, offer
        for tick, on in self._ticks(draft):
            tick.setChecked(on)
        if offer is not None:
            self.experiences.fill(offer.experiences, draft.experience_ids)
            self.conversations.fill(offer.conversations, draft.conversation_ids)
            self.plans.fill(offer.plans, draft.plan_ids)
            self.work.fill(offer.work, draft.work_image_ids)
            self.choices.fill(offer.choices, draft.choice_ids)
            self.contacts.fill(offer.contacts, draft.contact_ids)
        self._say()
        self._filling = False

    def ticked(self, draft: CareerDocument) -> CareerDocument:
        """*draft* with what is ticked by kind, which can be before it is known what there is."""
        return replace(
            draft,
            portrait=self.portrait.isChecked(),
            reflections=self.reflections.isChecked(),
            photos=self.photos.isChecked(),
            recordings=self.recordings.isChecked(),
            said=self.said_too.isChecked(),
            private=self.private.isChecked(),
            table=self.table.isChecked(),
        )

    def chosen(self, draft: CareerDocument) -> CareerDocument:
        """*draft* with all that is chosen."""
        return replace(
            self.ticked(draft),
            experience_ids=self.experiences.chosen,
            conversation_ids=self.conversations.chosen,
            plan_ids=self.plans.chosen,
            work_image_ids=self.work.chosen,
            choice_ids=self.choices.chosen,
            contact_ids=self.contacts.chosen,
        )

    def _sections(self) -> tuple[Section, ...]:
        return (self.experiences, self.work, self.choices, self.plans, self.conversations, self.contacts)

    def _ticks(self, draft: CareerDocument) -> tuple[tuple[QCheckBox, bool], ...]:
        return (
            (self.portrait, draft.portrait),
            (self.photos, draft.photos),
            (self.recordings, draft.recordings),
            (self.reflections, draft.reflections),
            (self.said_too, draft.said),
            (self.private, draft.private),
            (self.table, draft.table),
        )

    def _tick(self, text: str) -> QCheckBox:
        made = QCheckBox(text)
        made.toggled.connect(self._touched)
        return made

    def _touched(self) -> None:
        if not self._filling:
            self._say()
            self.changed.emit()

    def _say(self) -> None:
        """What asks for a decision of its own is shown when there is something of it among what was chosen."""
        offer = self._offer
        weight = sum(offer.recordings.get(each, 0) for each in self.experiences.chosen) if offer else 0
        heavy = bool(weight) and self.photos.isChecked()
        self.recordings.setText(tr("met geluid en video ({size})", size=files.size(weight)))
        self.recordings.setVisible(heavy)
        self._heavy.setVisible(heavy)
        self._with_them.setVisible(offer is None or bool(offer.experiences))
        self._asks_private.setVisible(bool(offer and not offer.private.isdisjoint(self.conversations.chosen)))
