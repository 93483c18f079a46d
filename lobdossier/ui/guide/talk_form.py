"""A conversation as a guide prepares it and writes it down: when, where, about what, and what was said and agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal

from lobdossier.domain import limits
from lobdossier.domain.conversation import Agreement, Conversation, Participant, SharedQuestion
from lobdossier.domain.ids import new_id
from lobdossier.domain.vocabulary import ConversationKind, ConversationState, Part
from lobdossier.domain.voices import MOST, new_question
from lobdossier.text.markdown import parse, serialise
from lobdossier.text.names import conversation_icon, conversation_name
from lobdossier.ui.conversation.agreeing import AgreementForm
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.editors.rich_text import RichTextEditor
from lobdossier.ui.voices.typed import agreed
from lobdossier.ui.widgets.buttons import Option, button
from lobdossier.ui.widgets.cards import Card, Well
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.dates import DateChooser
from lobdossier.ui.widgets.fields import LineField, labelled, line_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import at_start, box, flow, vbox
from lobdossier.ui.words import tr


class TalkForm(Card):
    """Shows one conversation, and gives it back as it was written."""

    typed = Signal()
    """Something was changed: to be kept soon."""
    done = Signal()
    away_wanted = Signal()

    def __init__(
        self, talk: Conversation, people: Sequence[Participant], agreements: Sequence[Agreement], name: str, today: date
    ) -> None:
        """*name* is the first name of the student."""
        super().__init__(pad=14, gap=8)
        self._talk, self._people, self._name, self._today = talk, tuple(people), name, today
        kinds = [Option(kind, tr(conversation_name(kind)), conversation_icon(kind)) for kind in ConversationKind]
        self._kind = Choices(tr("Wat voor gesprek?"), kinds, [talk.kind], single=True, size="s")
        self._kind.changed.connect(self._kind_chosen)
        self._day = DateChooser(tr("Wanneer?"), talk.on, None, lambda: today, period=False, ahead=True)
        self._day.changed.connect(self.typed)
        self._place = line_field("", talk.place, tr("Bijvoorbeeld: kamer 3"), limits.TITLE)
        self._place.textEdited.connect(self.typed)
        about = tr("Waar willen jullie het over hebben?")
        self.about = PlainEditor(about, lines=2, most=8)
        self.about.load(talk.talk_about)
        self.about.edited.connect(self.typed)
        self._questions: list[tuple[SharedQuestion, LineField]] = []
        self._asked = vbox(gap=6)
        self._more = button(tr("Vraag erbij"), "plus", "ghost")
        self._more.clicked.connect(self._add_question)
        self._held, held = agreed(tr("Dit gesprek is geweest"), talk.state is ConversationState.HELD)
        self._held.clicked.connect(self._held_changed)
        said = tr("Waar hadden jullie het over?")
        self.said = RichTextEditor(said, "", lines=4, most=12)
        self.said.load(parse(talk.talked_about))
        self.said.edited.connect(self.typed)
        self._agreements: list[tuple[Agreement, AgreementForm]] = []
        self._agreed = vbox(gap=8)
        add = button(tr("Afspraak erbij"), "plus", "ghost")
        add.clicked.connect(lambda: self._add_agreement().field.setFocus(Qt.FocusReason.OtherFocusReason))
        self._after = box(
            vbox(
                label(said, "smallstrong", wrap=True),
                self.said,
                label(tr("Wat spraken jullie af?"), "smallstrong", wrap=True),
                self._agreed,
                at_start(add),
                gap=6,
            )
        )
        done = button(tr("Klaar"), "check", "soft")
        done.clicked.connect(self.done)
        away = button(tr("Gesprek weghalen"), "trash-2", "ghost")
        away.clicked.connect(self.away_wanted)
        for part in (
            label(tr("Een gesprek met {name}", name=name), "h3", wrap=True),
            label(self._kind.accessibleName(), "smallstrong", wrap=True),
            self._kind,
            label(tr("Wanneer?"), "smallstrong", wrap=True),
            self._day,
            labelled(tr("Waar?"), self._place),
            label(about, "smallstrong", wrap=True),
            self.about,
            label(tr("Vragen voor iedereen aan tafel"), "smallstrong", wrap=True),
            self._asked,
            at_start(self._more),
            held,
            self._after,
            label(
                tr("Leest {name} dit gesprek in? Dan komt wat je daarna nog schrijft er niet meer bij.", name=name),
                "small",
                wrap=True,
            ),
            flow(done, away, gap=6),
        ):
            self.body.put(part)
        for question in talk.questions or (new_question("", Part.TERUGKIJKEN),):
            self._show_question(question)
        for agreement in agreements:
            self._add_agreement(agreement)
        self._after.setVisible(self._held.isChecked())

    @property
    def people(self) -> tuple[Participant, ...]:
        """Who is at the table."""
        return self._people

    @property
    def conversation(self) -> Conversation:
        """It, as it was written. One that was is of some day: today, when no other was chosen."""
        held = self._held.isChecked()
        asked = tuple(replace(question, question=field.text()) for question, field in self._questions)
        return replace(
            self._talk,
            kind=ConversationKind(next(iter(self._kind.values), self._talk.kind)),
            state=ConversationState.HELD if held else ConversationState.PLANNED,
            on=self._day.start or (self._today if held else None),
            place=self._place.text(),
            talk_about=self.about.text(),
            questions=tuple(question for question in asked if question.question.strip()),
            talked_about=serialise(self.said.document_tree()),
        )

    @property
    def agreements(self) -> list[Agreement]:
        """What was agreed, in order; those without words are none."""
        written = [
            replace(agreement, what=form.field.text(), who=form.who, mine=form.mine, by=form.by)
            for agreement, form in self._agreements
        ]
        return [replace(each, order=order) for order, each in enumerate(written) if each.what.strip()]

    def take_keyboard(self) -> None:
        """Where one begins."""
        self._kind.take_keyboard(self._kind.values[0])

    # ------------------------------------------------------------ private
    def _kind_chosen(self, on: list[str]) -> None:
        if not on:  # it is of some kind: a tap on the chosen one keeps it
            self._kind.set_values([self._talk.kind])
        self.typed.emit()

    def _held_changed(self) -> None:
        self._after.setVisible(self._held.isChecked())
        self.typed.emit()
        if self._held.isChecked():
            self.said.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_question(self) -> None:
        self._show_question(new_question("", Part.TERUGKIJKEN)).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_question(self, question: SharedQuestion) -> LineField:
        number = len(self._questions) + 1
        field = line_field(tr("Vraag {n}", n=number), question.question, tr("Vraag {n}", n=number), limits.LINE)
        field.textEdited.connect(self.typed)
        self._questions.append((question, field))
        self._asked.put(field)
        self._more.setVisible(number < MOST)
        return field

    def _add_agreement(self, agreement: Agreement | None = None) -> AgreementForm:
        known = agreement or Agreement(id=new_id(), conversation_id=self._talk.id)
        form = AgreementForm(self._today, self._people, "", self._name)
        form.show_agreement(known)
        for changed in (form.edited, form.named, form.chosen):
            changed.connect(self.typed)
        self._agreements.append((known, form))
        self._agreed.put(Well(form))
        return form
