"""The step "Wat wil ik van hen weten?": one question for each person at the table, typed or taken from a card."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from lobdossier.domain import limits
from lobdossier.domain.cards import Card
from lobdossier.domain.conversation import Participant
from lobdossier.text.names import competence_icon
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.dealing import questions_for, tint_of
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.parts import StepPart
from lobdossier.ui.conversation.roles import card_role
from lobdossier.ui.conversation.said import called, first_line
from lobdossier.ui.step_body import Told
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import CardButton
from lobdossier.ui.widgets.empty import little
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import Elided, Icon, label
from lobdossier.ui.widgets.layout import box, hbox, vbox
from lobdossier.ui.widgets.people import Avatar, initials
from lobdossier.ui.widgets.people import tint_of as person_tint
from lobdossier.ui.words import count, tr

FIELDS: Final = 2
"""Fields to type in at once; with more people the others show their question in a line to press."""
OFFERED: Final = 2


class _Asked(QWidget):
    """The question for one person: a field, or closed a line."""

    def __init__(self, part: QuestionsPart, participant: Participant, place: int) -> None:
        super().__init__()
        self.participant = participant
        who = called(participant)
        title = tr("Mijn vraag aan {name}", name=who)
        self.field: QLineEdit = line_field(
            title, participant.question, tr("Typ je vraag, of pak een kaart"), limits.LINE
        )
        self.field.textChanged.connect(lambda: part.type(self))
        self.field.installEventFilter(part)
        avatar = Avatar(initials(who), 36, person_tint(place))
        self._open = box(hbox(vbox(None, avatar, 1, gap=0), (labelled(title, self.field), 1), gap=10))
        self._line = Elided("", "small")
        self._closed = CardButton(title, vbox(Elided(title, "strong"), self._line, gap=1), pad=9, shadow=False)
        self._closed.clicked.connect(lambda: part.open(self))
        self.setLayout(vbox(self._open, self._closed, gap=0))

    def set_open(self, is_open: bool) -> None:
        self._open.setVisible(is_open)
        self._closed.setVisible(not is_open)
        self._line.setText(self.field.text() or tr("Nog geen vraag."))


class QuestionsPart(StepPart):
    """A field per person and, under the one that is being written, cards that fit that person."""

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__(context, draft, "questions", tr("Wat wil ik van hen weten?"), "message-circle-question-mark")
        self._rows: list[_Asked] = []
        self._active: _Asked | None = None
        self._dealt, self._loading = 0, False
        self._column = vbox(gap=8)
        self._fitting = label("", "small")
        self._cards = vbox(gap=6)
        self._other = button(tr("Andere kaarten"), "shuffle", "ghost")
        self._other.clicked.connect(self._deal_on)
        self._suggested = box(vbox(hbox(self._fitting, None, self._other), self._cards, gap=4))
        self._empty = little(tr("Wie zit er aan tafel? Zet eerst iemand erbij, boven aan de bladzijde."))
        self.setLayout(vbox(self._column, self._suggested, self._empty, gap=10))

    def refresh(self) -> None:
        if not self.looked_at:
            return
        people = self.draft.participants
        shown = [(row.participant.id, row.participant.name, row.participant.role) for row in self._rows]
        if shown != [(p.id, p.name, p.role) for p in people]:
            if not self._rows or not self.draft.autosave.dirty:
                self._build()
        elif not self.draft.autosave.dirty:
            self._loading = True
            for row, participant in zip(self._rows, people, strict=True):
                if row.field.text() != participant.question:
                    row.field.setText(participant.question)
            self._loading = False

    def told(self) -> Told:
        people = self.draft.participants
        asked = [p for p in people if p.question.strip()]
        if not asked:
            return Told(tr("Nog geen vragen.") if people else tr("Zet eerst iemand aan tafel."), False)
        if len(asked) == 1:
            return Told(first_line(asked[0].question), True)
        return Told(count(len(asked), "{n} vraag", "{n} vragen"), True)

    def begin(self) -> None:
        if self._active is not None:
            self._active.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def type(self, row: _Asked) -> None:
        """A question changed, by a key or by a card."""
        if not self._loading:
            self.draft.touch(row.participant, "question", row.field.text)

    def open(self, row: _Asked) -> None:
        """Write the question of another person."""
        self._choose(row)
        row.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            row = next((row for row in self._rows if row.field is watched), None)
            if row is not None and row is not self._active:
                self._choose(row)
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        active = self._active.participant.id if self._active else ""
        self._column.clear()
        self._rows = [_Asked(self, p, place) for place, p in enumerate(self.draft.participants)]
        for row in self._rows:
            self._column.put(row)
        self._empty.setVisible(not self._rows)
        self._suggested.setVisible(bool(self._rows))
        self._active = None
        if self._rows:
            first = next((row for row in self._rows if not row.participant.question.strip()), self._rows[0])
            self._choose(next((row for row in self._rows if row.participant.id == active), first))

    def _choose(self, active: _Asked) -> None:
        self._active, self._dealt = active, 0
        for row in self._rows:
            row.set_open(row is active or len(self._rows) <= FIELDS)
        self._deal()

    def _deal_on(self) -> None:
        self._dealt += OFFERED
        self._deal()

    def _deal(self) -> None:
        """Lay out the next cards for the person whose question is being written."""
        self._cards.clear()
        if self._active is None:
            return
        participant = self._active.participant
        conversation = self.draft.conversation
        role = card_role(participant.role, conversation.kind)
        sector = self.context.workspace.student.sector
        cards = questions_for(role, sector, conversation.id + participant.id)
        self._fitting.setText(tr("Kaarten die passen bij {name}", name=called(participant)))
        self._other.setVisible(len(cards) > OFFERED)
        for place in range(min(OFFERED, len(cards))):
            self._cards.put(self._card(cards[(self._dealt + place) % len(cards)]))

    def _card(self, card: Card) -> QWidget:
        sign = Icon(competence_icon(card.competence), tint_of(card.competence), 18)
        words = label(card.words, wrap=True)
        made = CardButton(
            tr("Vraag overnemen: {words}", words=card.words),
            hbox(sign, (words, 1), Icon("plus", "accent", 17), gap=9),
            pad=9,
            shadow=False,
        )
        made.clicked.connect(lambda: self._take(card))
        return made

    def _take(self, card: Card) -> None:
        """The words of the card come into the field; what was typed there stays in front of it, and Ctrl+Z works."""
        if self._active is None:
            return
        field = self._active.field
        before = field.text().rstrip()
        role = card_role(self._active.participant.role, self.draft.conversation.kind)
        known = {other.words for other in questions_for(role, self.context.workspace.student.sector, "")}
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if before and before not in known:
            field.home(False)  # a step of its own for Ctrl+Z
            field.end(False)
            field.insert(("" if field.text().endswith(" ") else " ") + card.words)
        else:
            field.selectAll()
            field.insert(card.words)
        self.draft.flush()
