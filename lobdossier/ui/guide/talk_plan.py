"""The first half of a conversation of a guide: when, where, about what, and what everybody at the table is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.conversation import Conversation, SharedQuestion
from lobdossier.domain.vocabulary import ConversationKind, Part
from lobdossier.domain.voices import MOST, new_question
from lobdossier.text.names import conversation_icon, conversation_name
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.widgets.buttons import Option, button
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.dates import DateChooser
from lobdossier.ui.widgets.fields import LineField, line_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import at_start, grows_down, vbox
from lobdossier.ui.words import tr


class TalkPlan(QWidget):
    """`typed` when something was changed."""

    typed = Signal()

    def __init__(self, talk: Conversation, today: date) -> None:
        super().__init__()
        kinds = [Option(kind, tr(conversation_name(kind)), conversation_icon(kind)) for kind in ConversationKind]
        self._kind = Choices(tr("Wat voor gesprek?"), kinds, [talk.kind], single=True, size="s")
        self._kind.changed.connect(self._kind_chosen)
        self._former = talk.kind
        self._day = DateChooser(tr("Wanneer?"), talk.on, None, lambda: today, period=False, ahead=True)
        self._day.changed.connect(self.typed)
        self.place = line_field(tr("Waar?"), talk.place, tr("Bijvoorbeeld: kamer 3"), limits.TITLE)
        self.place.textEdited.connect(self.typed)
        about = tr("Waar willen jullie het over hebben?")
        self.about = PlainEditor(about, lines=2, most=8)
        self.about.load(talk.talk_about)
        self.about.edited.connect(self.typed)
        self.asked: list[tuple[SharedQuestion, LineField]] = []
        """Each question with its field."""
        self._asked = vbox(gap=6)
        self._more = button(tr("Vraag erbij"), "plus", "ghost")
        self._more.clicked.connect(self._add)
        self.setLayout(
            vbox(
                label(tr("Wat voor gesprek?"), "smallstrong", wrap=True),
                self._kind,
                label(tr("Wanneer?"), "smallstrong", wrap=True),
                self._day,
                label(tr("Waar?"), "smallstrong", wrap=True),
                self.place,
                label(about, "smallstrong", wrap=True),
                self.about,
                label(tr("Vragen voor iedereen aan tafel"), "smallstrong", wrap=True),
                self._asked,
                at_start(self._more),
                gap=8,
            )
        )
        self.setSizePolicy(grows_down())
        for question in talk.questions or (new_question("", Part.TERUGKIJKEN),):
            self._show(question)

    def written(self, talk: Conversation) -> Conversation:
        """*talk* as it was planned here; a question without words is none."""
        asked = tuple(replace(question, question=field.text()) for question, field in self.asked)
        return replace(
            talk,
            kind=ConversationKind(next(iter(self._kind.values), self._former)),
            on=self._day.start,
            place=self.place.text(),
            talk_about=self.about.text(),
            questions=tuple(question for question in asked if question.question.strip()),
        )

    def take_keyboard(self) -> None:
        """Where one begins."""
        self._kind.take_keyboard(self._kind.values[0])

    def _kind_chosen(self, on: list[str]) -> None:
        if not on:  # it is of some kind: a tap on the chosen one keeps it
            self._kind.set_values([self._former])
        self._former = ConversationKind(self._kind.values[0])
        self.typed.emit()

    def _add(self) -> None:
        """Room for one more; an empty one that is there already will do."""
        empty = next((field for _question, field in self.asked if not field.text().strip()), None)
        field = empty or self._show(new_question("", Part.TERUGKIJKEN))
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, question: SharedQuestion) -> LineField:
        number = len(self.asked) + 1
        field = line_field(tr("Vraag {n}", n=number), question.question, tr("Vraag {n}", n=number), limits.LINE)
        field.textEdited.connect(self.typed)
        field.returnPressed.connect(self._next)
        self.asked.append((question, field))
        self._asked.put(field)
        self._more.setVisible(number < MOST)
        return field

    def _next(self) -> None:
        """Enter in a question goes on to the next one."""
        if len(self.asked) < MOST:
            self._add()
