"""What followed from an experience: reflections and steps, and the way to a new reflection."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.plans import Step
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.vocabulary import StepState
from lobdossier.text import blocks, dates, markdown, names
from lobdossier.ui.experience.said import TINTS
from lobdossier.ui.widgets.buttons import Button, button
from lobdossier.ui.widgets.cards import Bar, Card
from lobdossier.ui.widgets.labels import Words, label, meta
from lobdossier.ui.widgets.layout import at_start, box, hbox, vbox
from lobdossier.ui.words import tr
from lobdossier.ui.years.again_button import again_button, target_of

SHOWN_WORDS = 60
_SIGNS = {StepState.OPEN: "circle-dashed", StepState.DONE: "circle-check", StepState.OTHERWISE: "corner-down-right"}


class Follow(Card):
    """The card at the end of the page. `reflect_wanted` opens the cards for this experience."""

    reflect_wanted = Signal()
    again_wanted = Signal(str)
    """A question of long ago is to be answered now: the target of the screen for that."""

    def __init__(self) -> None:
        super().__init__(pad=16, gap=10)
        self.reflect: Button = button(tr("Reflecteren"), "playing-cards", "primary")
        self.reflect.clicked.connect(self.reflect_wanted)
        self._note = label(
            tr("Eén kaart, één vraag, twee minuten. Zo zie je wat dit over jou zegt."), "small", wrap=True
        )
        self._list = vbox(gap=12)
        self._shown: tuple[object, ...] = ()
        self._looking = False
        self.body.put(hbox((label(tr("Wat zegt dit over jou?"), "h3"), 1)))
        self.body.addLayout(self._list)
        self.body.put(self._note)
        self.body.put(at_start(self.reflect))

    def only_look(self) -> None:
        """Only to read: no way to look back anew."""
        self._looking = True
        self.reflect.hide()

    def show_records(self, reflections: Sequence[Reflection], steps: Sequence[Step], today: date) -> None:
        """Show these, the oldest first."""
        shown = (*reflections, *steps, today)
        if shown == self._shown:
            return
        self._shown = shown
        self._list.clear()
        for reflection in reflections:
            self._list.put(self._reflection(reflection, today))
        if steps:
            self._list.put(label(tr("Stappen"), "strong"))
        for step in steps:
            self._list.put(_step(step))
        self._note.setVisible(not reflections and not self._looking)

    def _reflection(self, reflection: Reflection, today: date) -> QWidget:
        parts = vbox(gap=6)
        if reflection.on:
            parts.put(label(tr("Reflectie van {day}", day=dates.plain(reflection.on)), "small"))
        for answer in reflection.answers:
            if answer.text.strip():
                fg = TINTS[answer.competence] if answer.competence else "accent"
                said = blocks.first_words(markdown.parse(answer.text), SHOWN_WORDS)
                parts.put(Bar(Words(answer.question, "smallstrong"), Words(said), fg=fg))
                again = None if self._looking else again_button(reflection, answer, today)
                if again is not None:
                    again.clicked.connect(partial(self.again_wanted.emit, target_of(reflection, answer)))
                    parts.put(at_start(again))
        feelings = ", ".join(reflection.feelings)
        if feelings:
            parts.put(label(tr("Gevoel: {feelings}", feelings=feelings), "small", wrap=True))
        return box(parts)


def _step(step: Step) -> QWidget:
    when = step.by if step.state is StepState.OPEN else step.finished
    state = names.step_state_name(step.state).lower()
    said = tr("{state}, {day}", state=state, day=dates.plain(when)) if when else state
    return box(vbox(Words(step.title, "strong"), at_start(meta(_SIGNS[step.state], said)), gap=2))
