"""Choosing the questions that everybody answers: those that were chosen in their order, and more to choose from."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from lobdossier.domain.conversation import SharedQuestion
from lobdossier.domain.vocabulary import Part
from lobdossier.domain.voices import MOST, new_question
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.voices.deeds import Deeds
from lobdossier.ui.voices.proposals import Proposals
from lobdossier.ui.voices.question_row import QuestionRow, no_questions
from lobdossier.ui.voices.said import answered_by
from lobdossier.ui.widgets.buttons import Toggle, button
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Columns, at_start, box, grows_down, hbox, vbox
from lobdossier.ui.widgets.messages import announce
from lobdossier.ui.words import tr


class ChoosingView(QWidget):
    """At most `MOST` questions. `done` says that the answers can be looked at."""

    done = Signal()

    def __init__(self, context: Context, draft: Draft, deeds: Deeds) -> None:
        super().__init__()
        self._draft, self._deeds = draft, deeds
        self._rows: list[QuestionRow] = []
        self._shown: object = None
        self._open = ""
        self._list = vbox(gap=8)
        said = tr("Anderen zien mijn antwoorden pas als die van hen er zijn")
        self._first = Toggle(said, draft.conversation.own_first)
        self._first.clicked.connect(self._set_own_first)
        words = label(said, wrap=True)
        words.setBuddy(self._first)
        self.to_answers = button(tr("Naar de antwoorden"), "arrow-right", "primary", after=True)
        self.to_answers.clicked.connect(self._leave)
        self._enough = label(tr("Zes vragen is genoeg: dan past het op één blad."), "muted", wrap=True)
        self.proposals = Proposals(context.workspace.student.first_name or tr("mij"))
        self.proposals.taken.connect(self._take)
        own = hbox(self._first, (words, 1), gap=10)
        left = vbox(self._list, self._enough, 4, own, 4, at_start(self.to_answers), None, gap=8)
        columns = Columns(box(left), box(vbox(self.proposals, None, gap=0)), side_width=400, stack_em=96)
        self.setLayout(vbox(columns, gap=0))
        self.setSizePolicy(grows_down())

    def refresh(self) -> None:
        """Show what the draft holds; a row that is being written in stays open."""
        conversation, people = self._draft.conversation, self._draft.participants
        answered = [answered_by(conversation, people, question) for question in conversation.questions]
        shown = [(q.id, q.part, q.card_id, "" if q.id == self._open else q.question) for q in conversation.questions]
        if (shown, answered) != self._shown and not self._draft.autosave.dirty:
            self._shown = (shown, answered)
            self._build(answered)
        self._first.setChecked(conversation.own_first)
        full = len(conversation.questions) >= MOST
        self._enough.setVisible(full)
        self.proposals.setVisible(not full)
        self.to_answers.setVisible(bool(conversation.questions))
        self.proposals.leave_out({q.card_id for q in conversation.questions})

    def begin(self) -> None:
        """The keyboard goes to where one begins."""
        if self._rows:
            self._rows[0].take_keyboard()
        else:
            self.proposals.take_keyboard()

    # ------------------------------------------------------------ the rows
    def _build(self, answered: list[list[str]]) -> None:
        questions = self._draft.conversation.questions
        self._list.clear()
        self._rows = []
        for place, question in enumerate(questions):
            row = QuestionRow(question, place, len(questions), answered[place])
            row.opened.connect(partial(self._edit, question.id))
            row.closed.connect(self._close)
            row.typed.connect(partial(self._typed, row))
            row.part_chosen.connect(partial(self._set_part, question.id))
            row.moved.connect(partial(self._move, question.id))
            row.removed.connect(partial(self._remove, question))
            self._rows.append(row)
            self._list.put(row)
            if question.id == self._open:
                row.set_open(True)
        if not questions:
            self._list.put(no_questions())

    def _row(self, question_id: str) -> QuestionRow | None:
        return next((row for row in self._rows if row.question.id == question_id), None)

    def _edit(self, question_id: str) -> None:
        self._draft.flush()
        if (before := self._row(self._open)) is not None:
            before.set_open(False)
        self._open = question_id
        if (row := self._row(question_id)) is not None:
            row.set_open(True)

    def _close(self) -> None:
        """What was emptied is taken away: a question without words is none."""
        held, self._open = self._open, ""
        if not self._draft.flush():
            self._open = held
            return
        now = next((q for q in self._draft.conversation.questions if q.id == held), None)
        if now is not None and not now.question.strip():
            self._remove(now)
            return
        self._shown = None
        self.refresh()
        if (row := self._row(held)) is not None:
            row.take_keyboard()

    def _typed(self, row: QuestionRow) -> None:
        which, field = row.question.id, row.field

        def questions() -> tuple[SharedQuestion, ...]:
            now = self._draft.conversation.questions
            return tuple(replace(q, question=field.text()) if q.id == which else q for q in now)

        self._draft.touch(self._draft.conversation, "questions", questions)

    # ------------------------------------------------------------ deeds
    def _take(self, words: str, part: str, card_id: str) -> None:
        now = self._draft.conversation.questions
        made = new_question(words, Part(part), card_id)
        typed = QApplication.focusWidget() is self.proposals.field
        if self._deeds.ask((*now, made), tr("vraag erbij")):
            self.refresh()
            place = len(self._draft.conversation.questions)
            announce(self, tr("Vraag {n}: {question}", n=place, question=words))
            if not typed or self.proposals.isHidden():
                # The card that was pressed is gone, and another one lies in its place.
                QTimer.singleShot(0, self, self._after_taking)

    def _after_taking(self) -> None:
        if self.proposals.isVisible():
            self.proposals.take_keyboard()
        else:
            self.to_answers.setFocus()

    def _set_part(self, question_id: str, part: str) -> None:
        if not self._draft.flush():
            return
        now = self._draft.conversation.questions
        changed = [replace(q, part=Part(part)) if q.id == question_id else q for q in now]
        self._deeds.ask(changed, tr("ander deel van het gesprek"))
        self.refresh()

    def _move(self, question_id: str, by: int) -> None:
        if not self._draft.flush():
            return
        now = list(self._draft.conversation.questions)
        at = next(place for place, question in enumerate(now) if question.id == question_id)
        now.insert(at + by, now.pop(at))
        if self._deeds.ask(now, tr("vragen anders op volgorde")):
            self._open = ""
            self._shown = None
            self.refresh()
            if (row := self._row(question_id)) is not None:
                row.take_keyboard("up" if by < 0 else "down")
            announce(self, tr("Nu vraag {n} van {all}", n=at + by + 1, all=len(now)))

    def _remove(self, question: SharedQuestion) -> None:
        if not self._draft.flush():
            return
        conversation, people = self._draft.conversation, self._draft.participants
        now = conversation.questions
        said = tr("Vraag weggehaald")
        if answered_by(conversation, people, question):
            said = tr("Vraag weggehaald. De antwoorden erop blijven staan.")
        at = next((place for place, q in enumerate(now) if q.id == question.id), 0)
        self._open = ""
        if self._deeds.ask([q for q in now if q.id != question.id], tr("vraag weghalen"), said):
            self.refresh()
            if self._rows:
                self._rows[min(at, len(self._rows) - 1)].take_keyboard()
            else:
                self.proposals.take_keyboard()

    def _set_own_first(self) -> None:
        self._deeds.set_own_first(self._first.isChecked())
        self.refresh()

    def _leave(self) -> None:
        if self._draft.flush():
            self.done.emit()
