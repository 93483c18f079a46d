"""How a guide sees the student on one competence: four steps and a sentence, beside how the student sees it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from lobdossier.domain.portrait import SelfView
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.vocabulary import FeedbackSort
from lobdossier.ui.editors.plain_text import PlainEditor
from lobdossier.ui.guide.parts import by, view_row
from lobdossier.ui.guide.said import asks, step_sentences
from lobdossier.ui.portrait.said import step_word
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, CardButton
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import at_start, box, vbox
from lobdossier.ui.words import tr


class ViewForm(Card):
    """Nothing is chosen beforehand; two views stand beside each other and are never made into one."""

    chosen = Signal()
    """Another step, or none: to be kept at once."""
    typed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(pad=14, gap=8)
        self._name = name
        self.step: int | None = None
        self._theirs = vbox(gap=4)
        self.steps: list[CardButton] = []
        for step, sentence in enumerate(step_sentences(), 1):
            word = step_word(step)
            parts = (label(word, "strong", wrap=True), label(sentence, "small", wrap=True))
            card = CardButton(f"{word}. {sentence}", *parts, pad=10, gap=1, checkable=True, shadow=False)
            card.clicked.connect(lambda _on=False, step=step: self._tapped(step))
            self.steps.append(card)
        words = asks(FeedbackSort.VIEW, name)
        self.text = PlainEditor(words, tr("In één zin, als je wilt"), lines=2, most=5)
        self.text.edited.connect(self.typed)
        self.none = button(tr("Toch niet kiezen"), "x", "ghost")
        self.none.clicked.connect(lambda: self._tapped(None))
        self._why = box(vbox(label(words, "smallstrong", wrap=True), self.text, at_start(self.none), gap=5))
        self.body.put(label(tr("Hoe zie jij {name} hier?", name=name), "h3", wrap=True))
        self.body.put(self._theirs)
        for card in self.steps:
            self.body.put(card)
        self.body.put(self._why)
        self._why.hide()

    def show_view(self, mine: Feedback | None, theirs: SelfView | None) -> None:
        """Show what was chosen before, and how the student sees it; None where there is nothing."""
        self._theirs.clear()
        if theirs is not None:
            self._theirs.put(view_row(by(self._name), theirs.step))
        else:
            said = tr("{name} koos hier zelf nog niets.", name=self._name)
            self._theirs.put(label(said, "small", wrap=True))
        self._set(mine.step if mine is not None else None)
        self.text.load(mine.text if mine is not None else "")

    def _tapped(self, step: int | None) -> None:
        self._set(step)
        if step is None:
            self.text.load("")
            self.steps[0].setFocus()
        self.chosen.emit()

    def _set(self, step: int | None) -> None:
        self.step = step
        for place, card in enumerate(self.steps, 1):
            card.setChecked(place == step)
        self._why.setVisible(step is not None)
