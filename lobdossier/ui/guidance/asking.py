"""One question about the guidance at a time: four answers in words, and a sentence if one likes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.guidance import GuidanceQuestion, answer_to, with_answer
from lobdossier.domain.sharing import GuidanceReview
from lobdossier.ui.context import Context
from lobdossier.ui.editors.autosave import Autosave
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, CardButton
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, flow, grows_down, vbox
from lobdossier.ui.widgets.messages import announce
from lobdossier.ui.words import tr


class AskingGuidance(QWidget):
    """Asks the questions one by one. Each answer stores itself; `finished` when the last one is left."""

    finished = Signal()

    def __init__(self, context: Context, origin: object) -> None:
        super().__init__()
        self._context, self._origin = context, origin
        self._questions = context.workspace.guidance.questions
        self._review, self._place = GuidanceReview(), 0
        self._where = label("", "small")
        self._asked = label("", "h2", wrap=True)
        self.steps = [CardButton("", pad=12, gap=1, checkable=True, shadow=False) for _ in range(4)]
        self._words = [label("", "strong", wrap=True) for _ in self.steps]
        for step, (card, words) in enumerate(zip(self.steps, self._words, strict=True), 1):
            card.body.put(words)
            words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            card.clicked.connect(partial(self._tapped, step))
        self.sentence = line_field("", placeholder=tr("In één zin, als je wilt"), limit=limits.LINE)
        self._autosave = Autosave(self._keep, self)
        self._autosave.failed.connect(lambda error: context.voice.fail(error, self.flush))
        self.sentence.textEdited.connect(self._autosave.touch)
        self.back = button(tr("Vorige"), "arrow-left", "ghost")
        self.on = button("", "arrow-right", "primary", tr("Volgende"), after=True)
        self.back.clicked.connect(lambda: self._go(-1))
        self.on.clicked.connect(lambda: self._go(1))
        options = box(vbox(*self.steps, gap=8))
        why = labelled(tr("Wil je er iets bij zeggen?"), self.sentence)
        self.setLayout(vbox(Card(self._where, self._asked, options, 4, why, flow(self.back, self.on), gap=10, pad=22)))
        self.setSizePolicy(grows_down())

    def ask(self, review: GuidanceReview) -> None:
        """Ask for the answers of *review*, from the first question on."""
        self._review, self._place = review, 0
        self._show()

    def follow(self) -> None:
        """Take over what changed elsewhere, such as an answer that was taken back; what is being typed stays."""
        known = self._context.workspace.records.find(GuidanceReview, self._review.id)
        if known is not None and not self.sentence.hasFocus():
            self._review = known
            self._show()

    def flush(self) -> bool:
        """Store the sentence that is being typed; False when that failed."""
        return self._autosave.flush()

    def take_keyboard(self) -> None:
        """The keyboard goes to the answer that was given, or to the first."""
        step = answer_to(self._review, self._question).step
        self.steps[max(0, step - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ private
    @property
    def _question(self) -> GuidanceQuestion:
        return self._questions[self._place]

    def _show(self) -> None:
        question, number = self._question, len(self._questions)
        answer = answer_to(self._review, question)
        self._where.setText(tr("vraag {n} van {all}", n=self._place + 1, all=number))
        self._asked.setText(question.words)
        for step, (card, words) in enumerate(zip(self.steps, self._words, strict=True), 1):
            words.setText(question.steps[step - 1])
            card.setAccessibleName(question.steps[step - 1])
            card.setChecked(step == answer.step)
        self.sentence.setText(answer.text)
        self.back.setVisible(self._place > 0)
        self._name_on(answer.step)

    def _name_on(self, step: int) -> None:
        last = self._place == len(self._questions) - 1
        words = tr("Klaar") if last else tr("Volgende") if step else tr("Sla deze over")
        self.on.setText(words)
        self.on.setAccessibleName(words)

    def _tapped(self, step: int, _checked: bool = False) -> None:
        """An answer was pressed; the one that was on is taken away again."""
        chosen = 0 if answer_to(self._review, self._question).step == step else step
        self._context.attempt(lambda: self._store(chosen))
        for place, card in enumerate(self.steps, 1):
            card.setChecked(place == answer_to(self._review, self._question).step)
        self._name_on(answer_to(self._review, self._question).step)

    def _keep(self) -> None:
        """What is typed belongs to the question that is asked, whatever button is pressed later."""
        self._store(answer_to(self._review, self._question).step)

    def _store(self, step: int) -> None:
        changed = with_answer(self._review, self._question, step, self.sentence.text())
        self._context.workspace.records.save(changed, origin=self._origin)
        self._review = changed

    def _go(self, way: int) -> None:
        if not self.flush():
            return
        if self._place + way >= len(self._questions):
            self.finished.emit()
            return
        self._place += way
        self._show()
        announce(self, self._question.words)
        self.take_keyboard()
