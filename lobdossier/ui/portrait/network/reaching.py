""" "Hoe leg ik contact?": how to reach somebody, and a first sentence in the student's own words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.experience import Experience
from lobdossier.domain.openings import Opening
from lobdossier.domain.people import Contact
from lobdossier.domain.texts import TextPlace
from lobdossier.services.cards import openings
from lobdossier.ui.context import Context
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.experience.desk import Desk
from lobdossier.ui.experience.said import title_said
from lobdossier.ui.portrait.network.said import first_name
from lobdossier.ui.widgets.buttons import Option, button
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import flow, grows_down, vbox
from lobdossier.ui.words import tr


class Reaching(QWidget):
    """Tap what it is for, adapt the sentence that comes, copy it. What was written there before comes back by undo."""

    def __init__(
        self, context: Context, desk: Desk, contact_id: str, experience: Callable[[], Experience | None]
    ) -> None:
        super().__init__()
        self._context, self._desk, self._id, self._experience = context, desk, contact_id, experience
        now = self._now
        note = tr("Blijft in je dossier. Het gaat nooit mee in een document.")
        self.reach = line_field(tr("Hoe bereik je {name}?", name=first_name(now)), now.reach, "", limits.LINE)
        self.reach.setPlaceholderText(tr("Bijvoorbeeld: in de pauze, of een nummer"))
        self.reach.textEdited.connect(lambda: desk.edit(contact_id, "reach", self.reach.text))
        self.occasions = Choices(
            tr("Waar is je bericht voor?"), [Option(each.id, each.title) for each in openings()], single=True, size="s"
        )
        self.occasions.set_values([self._begun(now.opening)])
        self.occasions.changed.connect(self._begin_with)
        self.words = PlainEditor(tr("Mijn eerste zin"), tr("Kies hierboven een begin, of schrijf het zelf."), lines=4)
        self.words.place = TextPlace(Contact.KIND, contact_id, "opening")
        self.words.load(now.opening)
        self.words.edited.connect(self._typed)
        self.copy = button(tr("Zin kopiëren"), "copy")
        self.copy.clicked.connect(self._copy)
        self.copy.setEnabled(bool(now.opening.strip()))
        self._hint = label(tr("Maak er je eigen zin van. Zeg je “u”? Verander het dan."), "small", wrap=True)
        self.setLayout(
            vbox(
                labelled(self.reach.accessibleName(), self.reach, note),
                2,
                label(tr("Waar is je bericht voor?"), "strong", wrap=True),
                self.occasions,
                self.words,
                self._hint,
                flow(self.copy),
                gap=8,
            )
        )
        self.setSizePolicy(grows_down())

    @property
    def _now(self) -> Contact:
        return self._desk.now(Contact, self._id)

    def _sentence(self, opening: Opening) -> str:
        experience = self._experience()
        title = title_said(experience.title, experience.story) if experience is not None else ""
        return opening.filled(self._context.workspace.student.sector, first_name(self._now), title)

    def _begun(self, words: str) -> str:
        """The id of the beginning that *words* still is, letter for letter; empty when the student made it their own."""
        return next((each.id for each in openings() if self._sentence(each) == words), "")

    def _begin_with(self, chosen: list[str]) -> None:
        """Put the sentence there. Own words that stood there can be brought back, as it is stored as a deed."""
        opening = next((each for each in openings() if chosen == [each.id]), None)
        if opening is None or not self._desk.flush():
            self.occasions.set_values([self._begun(self.words.text())])
            return
        own = bool(self._now.opening.strip()) and not self._begun(self._now.opening)
        changed = replace(self._now, opening=self._sentence(opening))
        records, said = self._context.workspace.records, tr("andere eerste zin")
        if self._context.attempt(lambda: records.save(changed, label=said if own else "", origin=self._desk.origin)):
            self._desk.lay(changed)
            self._desk.stored.emit()
            self.words.load(changed.opening)
            self.copy.setEnabled(True)
            if own:
                self._context.voice.say(tr("Andere zin gekozen"), undo=True)
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        self._desk.edit(self._id, "opening", self.words.text)
        self.occasions.set_values([])
        self.copy.setEnabled(not self.words.document().isEmpty())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words.text())
        self._context.voice.say(tr("De zin is gekopieerd. Plak hem in je bericht."))
