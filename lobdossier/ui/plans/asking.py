"""The one question about a step whose date has passed: "Je wilde …, hoe ging dat?"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from lobdossier.domain import limits
from lobdossier.domain.plans import Step
from lobdossier.domain.vocabulary import StepState
from lobdossier.text import dates
from lobdossier.ui.block import Block
from lobdossier.ui.context import Context
from lobdossier.ui.editors.autosave import Autosave
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, OwnWords
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import Columns, box, flow, hbox, vbox
from lobdossier.ui.words import tr

LATER: Final = timedelta(days=7)
"""How far "Nog niet" moves a step: it is asked again, but not tomorrow."""


class StepQuestion(Block):
    """Asks after one step. What is being typed stays while the same one is asked, and is kept before a button is pressed."""

    def __init__(self, context: Context, origin: object) -> None:
        """*origin* is the screen on which it is asked: it need not hear of what was typed here."""
        super().__init__()
        self.context, self._origin = context, origin
        self._asked_after = ""
        self._autosave = Autosave(self._keep, self)
        self._autosave.failed.connect(lambda error: context.voice.fail(error, self.flush))
        self._how = line_field("")

    def ask_after(self, step: Step | None, today: date) -> None:
        """Ask how *step* went; without one there is nothing to ask."""
        if step is None:
            self.show_parts(None, list)
        else:
            self.show_parts(("step", step.id, step.title, step.by, today), lambda: [self._card(step, today)])

    def flush(self) -> bool:
        """Store what is not stored yet; False when that failed."""
        return self._autosave.flush()

    def _card(self, step: Step, today: date) -> Card:
        self._asked_after = step.id
        self._how = line_field(tr("Hoe ging dat?"), step.how_it_went, tr("In één zin, als je wilt"), limits.LINE)
        self._how.textEdited.connect(self._autosave.touch)
        choices = (
            (tr("Gelukt"), "check", lambda: self._close(step, StepState.DONE, today)),
            (tr("Anders gegaan"), "split", lambda: self._close(step, StepState.OTHERWISE, today)),
            (tr("Nog niet"), "clock", lambda: self._postpone(step, today)),
        )
        buttons = []
        for words, sign, act in choices:
            b = button(words, sign)
            b.clicked.connect(act)
            buttons.append(b)
        when = tr("Je wilde, voor {day}:", day=dates.short(step.by)) if step.by else tr("Je wilde:")
        head = hbox(Icon("footprints", "accent", 18), (label(when, "smallstrong", True, "accent"), 1), gap=8)
        asked = labelled(tr("Hoe ging dat?"), self._how)
        side = box(vbox(None, flow(*buttons, gap=8), gap=0))
        answer = Columns(asked, side, side_width=428, gap=12, stack_em=86)
        return door(Card(head, OwnWords(step.title, role="h3"), answer, fill="accent_soft", gap=10))

    def _keep(self) -> None:
        """What is typed belongs to the step already, whatever button is pressed later."""
        records, how = self.context.workspace.records, self._how.text().strip()
        step = records.find(Step, self._asked_after)
        if step is not None and step.deleted is None:
            records.save(replace(step, how_it_went=how), origin=self._origin)

    def _close(self, step: Step, state: StepState, today: date) -> None:
        plans, how = self.context.workspace.plans, self._how.text().strip()
        label_ = tr("stap afronden")
        if self.flush() and self.context.attempt(
            lambda: plans.finish(step, state, today, how_it_went=how, label=label_)
        ):
            done = state is StepState.DONE
            self.context.voice.say(tr("Stap gedaan") if done else tr("Bewaard: anders gegaan"), undo=True)

    def _postpone(self, step: Step, today: date) -> None:
        records = self.context.workspace.records

        def later() -> None:
            now = records.find(Step, step.id) or step
            records.save(replace(now, by=today + LATER), label=tr("stap verzetten"))

        if self.flush() and self.context.attempt(later):
            day = dates.short(today + LATER)
            self.context.voice.say(tr("Komt goed. Ik vraag het weer na {day}.", day=day), undo=True)
