"""From paper: what somebody wrote is typed over, and that it was given on paper is noted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Participant
from lobdossier.domain.vocabulary import Way
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.said import called
from lobdossier.ui.conversation.saved import SavedNote
from lobdossier.ui.voices.deeds import Deeds
from lobdossier.ui.voices.form_maker import FormMaker
from lobdossier.ui.voices.typed import TypedAnswers, agreed
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.dates import DateField
from lobdossier.ui.widgets.fields import labelled
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, grows_down, hbox, vbox
from lobdossier.ui.words import tr


class PaperWay(QWidget):
    """What is typed is kept at once. `saved` when it is done, `sent` after it was given.

    What is printed is the form: on the gespreksblad stands what the student answered, and others too.
    """

    saved = Signal()
    sent = Signal()

    def __init__(self, context: Context, draft: Draft, deeds: Deeds, participant: Participant) -> None:
        super().__init__()
        self._context, self._draft, self._deeds, self._participant = context, draft, deeds, participant
        name = called(participant)
        self.given = button(tr("Ik gaf ze op papier"), "check", "soft")
        self.given.clicked.connect(self._give)
        then = tr("Open het en print het.")
        self.maker = FormMaker(context, draft, participant, tr("Blad maken om te printen"), "", then, self.given)
        out = Card(
            label(tr("Geef de vragen op papier"), "h2", wrap=True),
            label(
                tr(
                    "Eén blad met alleen de vragen, en ruimte om te schrijven. Print het en geef het aan {name}.",
                    name=name,
                ),
                "muted",
                wrap=True,
            ),
            self.maker,
        )
        self.answers = TypedAnswers(context, draft, participant, Way.PAPER)
        for field in self.answers.fields:
            field.editor.edited.connect(self._offer)
        self.day = DateField(tr("Wanneer schreef {name} dit?", name=name), context.workspace.today())
        self.day.picked.connect(lambda day: draft.put(participant, answered_on=day))
        said = tr("{name} vindt het goed dat ik dit ook aan anderen laat zien", name=name)
        self.may_show, row = agreed(said, participant.may_show)
        self.may_show.clicked.connect(lambda: draft.put(participant, may_show=self.may_show.isChecked()))
        self.done = button(tr("Klaar"), "check", "primary")
        self.done.clicked.connect(self._leave)
        self._facts = box(vbox(labelled(self.day.accessibleName(), box(hbox(self.day, None))), row, gap=12))
        back = Card(
            label(tr("Typ over wat {name} schreef", name=name), "h2", wrap=True),
            label(tr("Letter voor letter: het zijn de woorden van {name}.", name=name), "muted", wrap=True),
            self.answers,
            self._facts,
            hbox(self.done, None, SavedNote(draft.autosave)),
            gap=14,
        )
        self.setLayout(vbox(out, back, gap=12))
        self.setSizePolicy(grows_down())
        self.refresh()

    def refresh(self) -> None:
        """Show what is kept."""
        self.answers.refresh()
        now = self._draft.current(self._participant)
        if now.answered_on is not None:
            self.day.set_day(now.answered_on)
        self.may_show.setChecked(now.may_show)
        self._offer()

    def begin(self) -> None:
        """The keyboard goes to the first place to type that is still empty."""
        empty = [f for f in self.answers.fields if f.editor.document().isEmpty()]
        for field in (empty or self.answers.fields)[:1]:
            field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self) -> None:
        """When it was and who may see it is asked about answers that are there."""
        self._facts.setVisible(any(not f.editor.document().isEmpty() for f in self.answers.fields))

    def _give(self) -> None:
        said = tr("Genoteerd: {name} kreeg de vragen vandaag op papier.", name=called(self._participant))
        if self._deeds.sent(self._participant, Way.PAPER, said):
            self.sent.emit()

    def _leave(self) -> None:
        if self._draft.flush():
            self.saved.emit()
