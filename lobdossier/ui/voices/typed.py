"""Fields in which the answers of one person are typed: over from paper, or by that person at this keyboard."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Participant, SharedQuestion
from lobdossier.domain.texts import TextPlace
from lobdossier.domain.vocabulary import Way
from lobdossier.domain.voices import Answers, shared, with_answer
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.widgets.buttons import Toggle
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import box, grows_down, hbox, vbox


class TypedField(QWidget):
    """One question and the place to answer it. ``body`` is its column."""

    def __init__(self, question: SharedQuestion, number: int, participant: Participant, way: Way, role: str) -> None:
        super().__init__()
        self.question, self.touched = question, False
        self.editor = PlainEditor(question.question, lines=3)
        if way is not Way.SCREEN:  # who sits at the keyboard then sees no earlier versions
            self.editor.place = TextPlace(Participant.KIND, participant.id, f"answers/{question.id}")
        self.editor.edited.connect(self._hear)
        words = Words(question.question, role)
        head = hbox(vbox(label(str(number), role, tone="accent"), None), (words, 1), gap=10)
        self.body = vbox(head, self.editor, gap=8)
        self.setLayout(self.body)
        self.setSizePolicy(grows_down())

    def _hear(self) -> None:
        self.touched = True


class TypedAnswers(QWidget):
    """What is typed is in the file soon after, with the day and the *way* in which it came."""

    def __init__(
        self, context: Context, draft: Draft, participant: Participant, way: Way, *, role: str = "strong"
    ) -> None:
        super().__init__()
        self._draft, self._participant, self._way, self._today = draft, participant, way, context.workspace.today
        questions = shared(draft.conversation)
        self.fields = [TypedField(question, n, participant, way, role) for n, question in enumerate(questions, 1)]
        for field in self.fields:
            field.editor.edited.connect(self._typed)
        self.setLayout(vbox(*self.fields, gap=18))
        self.setSizePolicy(grows_down())
        self.refresh()

    def refresh(self) -> None:
        """Show what is kept, unless something is being typed."""
        if self._draft.autosave.dirty:
            return
        now = self._draft.current(self._participant)
        kept = {(a.question_id, a.question): a.text for a in now.answers}
        for field in self.fields:
            text = kept.get((field.question.id, field.question.question), "")
            field.touched = False
            if field.editor.text() != text:
                field.editor.load(text)

    def _typed(self) -> None:
        now = self._draft.current(self._participant)
        begun = now.answered_on is not None
        if not begun or (self._way is Way.SCREEN and now.answered_by is not self._way):
            self._draft.hold(replace(now, answered_on=self._today(), answered_by=self._way))
        self._draft.touch(self._participant, "answers", self._answers)

    def _answers(self) -> Answers:
        answers = self._draft.current(self._participant).answers
        for field in self.fields:
            if field.touched:
                answers = with_answer(answers, field.question, field.editor.text())
        return answers


def agreed(name: str, on: bool) -> tuple[Toggle, QWidget]:
    """A switch behind a whole sentence, and the row in which the two stand."""
    toggle = Toggle(name, on)
    words = label(name, wrap=True)
    words.setBuddy(toggle)
    return toggle, box(hbox(toggle, (words, 1), gap=10))
