""" "Geef het toetsenbord door": one person answers the shared questions here, and sees nothing else of the dossier."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractScrollArea

from lobdossier.domain.changes import Change
from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.vocabulary import Way
from lobdossier.domain.voices import may_see_own
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.said import called
from lobdossier.ui.conversation.saved import SavedNote
from lobdossier.ui.screen import Reach, Screen
from lobdossier.ui.voices.typed import TypedAnswers, agreed
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Bar, Card
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import at_start, box, flow, hbox, rule, sized, vbox
from lobdossier.ui.widgets.messages import announce
from lobdossier.ui.widgets.page import Body, scroll
from lobdossier.ui.words import tr

_WIDTH = 820


class AnsweringScreen(Screen):
    """The target is the id of the conversation and that of the person, with a colon between them.

    One question at a time or all under each other. "Klaar" and Escape (which asks first) lead to a page that says to
    whom the keyboard goes back; only from there the dossier is reached again.
    """

    reach: ClassVar[Reach] = Reach.NOTHING

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setObjectName("calm")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._draft: Draft | None = None
        self._asking: Card | None = None
        self._at, self._together = 0, False
        self._body = Body()
        self._area: QAbstractScrollArea = scroll(self._body)
        self._column = vbox(gap=18)
        inside = sized(box(self._column), max_width=_WIDTH)
        self._body.setLayout(hbox(None, (inside, 20), None, m=(40, 34, 40, 34)))
        self._foot = vbox(gap=0)
        foot = sized(box(self._foot), max_width=_WIDTH)
        self.setLayout(vbox((self._area, 1), rule(), hbox(None, (foot, 20), None, m=(40, 8, 40, 8)), gap=0))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._go_on, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def title(self) -> str:
        return tr("Vragen voor jou")

    def open(self, target: str) -> None:
        """Begin with the first question that has no answer yet."""
        conversation_id, _, person_id = target.partition(":")
        conversation = self.context.workspace.records.get(Conversation, conversation_id)
        draft = Draft(self.context, self, conversation)
        person = next((p for p in draft.participants if p.id == person_id), None)
        if person is None:
            draft.deleteLater()
            raise KeyError(target)
        if self._draft is not None:
            self._draft.deleteLater()
        self.target, self._draft, self._person = target, draft, person
        self._student = self.context.workspace.student.first_name or tr("de student")
        self._build(draft, person)

    def concerns(self, _change: Change) -> bool:
        """What is open stays as it is until it is handed back."""
        return False

    def flush(self) -> bool:
        return self._draft is None or self._draft.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._asking is not None:
            (self._stay if self._asking.isVisible() else self._ask)()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------ building
    def _build(self, draft: Draft, person: Participant) -> None:
        self._column.clear()
        self._foot.clear()
        name = called(person)
        self.answers = TypedAnswers(self.context, draft, person, Way.SCREEN, role="h2")
        if may_see_own(draft.conversation, person):
            self._show_own(draft, person)
        self._place = label("", "muted")
        self._asking = self._question()
        said = tr("{student} mag mijn antwoorden ook aan anderen laten zien", student=self._student)
        self.may_show, self._agreed = agreed(said, person.may_show)
        door(self._agreed)
        self.may_show.clicked.connect(lambda: draft.put(person, may_show=self.may_show.isChecked()))
        for part in (
            label(tr("Vragen voor {name}", name=name), "h1", wrap=True),
            label(
                tr(
                    "Typ wat je denkt, in je eigen woorden. Een paar zinnen is genoeg. {student} leest het, en jullie praten erover.",
                    student=self._student,
                ),
                "lead",
                wrap=True,
            ),
            self._asking,
            self._place,
            self.answers,
            self._agreed,
            None,
        ):
            self._column.put(part)
        self._before = button(tr("Vorige"), "arrow-left", "ghost")
        self._next = button(tr("Volgende"), "arrow-right", "soft", after=True)
        self._all = button(tr("Alles onder elkaar"), "rows-3", "ghost")
        self.done = button(tr("Klaar"), "check", "primary")
        for on in (self._next, self.done):  # one of the two is in sight
            on.setToolTip(tr("Ctrl+Enter"))
        self._before.clicked.connect(lambda: self._turn(-1))
        self._next.clicked.connect(lambda: self._turn(1))
        self._all.clicked.connect(self._change_view)
        self.done.clicked.connect(self._finish)
        row = flow(self._before, self._next, self.done, self._all, gap=10)
        self._foot.put(hbox((row, 1), SavedNote(draft.autosave), gap=10))
        empty = (n for n, field in enumerate(self.answers.fields) if field.editor.document().isEmpty())
        self._at = next(empty, 0)
        self._arrange()

    def _show_own(self, draft: Draft, person: Participant) -> None:
        """Beside each question; where others answer unseen, once that question is answered."""
        own = {(a.question_id, a.question): a.text for a in draft.conversation.answers}
        told = {(a.question_id, a.question) for a in person.answers if a.text.strip()}
        for field in self.answers.fields:
            which = (field.question.id, field.question.question)
            text = own.get(which, "")
            if text.strip() and (which in told or not draft.conversation.own_first):
                said = label(tr("{student} schreef:", student=self._student), "small")
                field.body.put(Bar(said, Words(text, "lead")))

    def _question(self) -> Card:
        stay = button(tr("Verder schrijven"), "pencil", "soft")
        stop = button(tr("Stoppen"), "x")
        stay.clicked.connect(self._stay)
        stop.clicked.connect(self._finish)
        self._stays = stay
        words = label(tr("Wil je stoppen? Wat je schreef, is bewaard."), "strong", wrap=True)
        card = Card(words, flow(stay, stop, gap=10))
        card.hide()
        return card

    # ------------------------------------------------------------ the questions
    def _arrange(self) -> None:
        """Show one question, or all; and the ways on from there."""
        fields, last = self.answers.fields, len(self.answers.fields) - 1
        for place, field in enumerate(fields):
            field.setVisible(self._together or place == self._at)
        single = not self._together and last > 0
        self._place.setVisible(single)
        self._place.setText(tr("Vraag {n} van {all}", n=self._at + 1, all=last + 1))
        self._before.setVisible(single and self._at > 0)
        self._next.setVisible(single and self._at < last)
        at_the_end = not single or self._at == last
        self.done.setVisible(at_the_end)
        self._agreed.setVisible(at_the_end)
        self._all.setVisible(last > 0)
        self._all.setText(tr("Een voor een") if self._together else tr("Alles onder elkaar"))
        self._all.setAccessibleName(self._all.text())
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """To type in."""
        if self._asking is not None and self.answers.fields:
            self.answers.fields[self._at].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().take_keyboard()

    def _turn(self, by: int) -> None:
        if self.flush():
            self._at = min(len(self.answers.fields) - 1, max(0, self._at + by))
            self._arrange()
            self._area.verticalScrollBar().setValue(0)
            announce(self, self._place.text())

    def _change_view(self) -> None:
        self._together = not self._together
        self._arrange()

    def _go_on(self) -> None:
        """What the button says that goes on."""
        if self._asking is not None and self._asking.isHidden():
            (self._finish if self._next.isHidden() else partial(self._turn, 1))()

    # ------------------------------------------------------------ the end
    def _ask(self) -> None:
        if self.flush() and self._asking is not None:
            self._asking.show()
            self._area.verticalScrollBar().setValue(0)
            announce(self, tr("Wil je stoppen? Wat je schreef, is bewaard."))
            self._stays.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stay(self) -> None:
        if self._asking is not None:
            self._asking.hide()
        self.take_keyboard()

    def _finish(self) -> None:
        """Whose turn it is now. What was typed stays out of sight from here."""
        if not self.flush():
            return
        self._column.clear()
        self._foot.clear()
        self._asking = None
        back = button(tr("Ik ben {student}: verder", student=self._student), "arrow-right", "primary", after=True)
        back.clicked.connect(self.context.way.back)
        for part in (
            40,
            label(tr("Dank je wel, {name}", name=called(self._person)), "h1", wrap=True),
            label(
                tr("Je antwoorden zijn bewaard. Geef het toetsenbord terug aan {student}.", student=self._student),
                "lead",
                wrap=True,
            ),
            box(at_start(back)),
            None,
        ):
            self._column.put(part)
        back.setFocus(Qt.FocusReason.OtherFocusReason)
