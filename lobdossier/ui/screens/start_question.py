"""One question: how an overdue step went, or else the card of the week."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from lobdossier.domain import limits
from lobdossier.domain.cards import Card as Asked
from lobdossier.domain.plans import Step
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.vocabulary import Competence, StepState
from lobdossier.services.cards import of_the_week
from lobdossier.services.overview import Overview
from lobdossier.text import dates, names
from lobdossier.ui.block import Block
from lobdossier.ui.context import Context
from lobdossier.ui.editors.autosave import Autosave
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, OwnWords
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import Part, flow, hbox
from lobdossier.ui.words import tr

LATER: Final = timedelta(days=7)
"""How far "Nog niet" moves a step: it is asked again, but not tomorrow."""
TINTS: Final = {competence: f"tint{place}" for place, competence in enumerate(Competence)}


class QuestionBlock(Block):
    """Asks one thing. What is being typed stays while the same thing is asked, and is kept before a button is pressed."""

    def __init__(self, context: Context, origin: object) -> None:
        """*origin* is the screen on which it is asked: it need not hear of what was typed here."""
        super().__init__()
        self._context, self._origin = context, origin
        self._asked_after = ""
        self._autosave = Autosave(self._keep, self)
        self._autosave.failed.connect(lambda error: context.voice.fail(error, self.flush))
        self._cards: tuple[Asked, ...] = ()
        self._turned = 0
        self._week = (0, 0)
        self._how = line_field("")

    def show_for(self, found: Overview, today: date) -> None:
        """Ask after the overdue step, or the question of the week."""
        if found.overdue is not None:
            step = found.overdue
            self.show_parts(("step", step.id, step.title, step.by, today), lambda: [self._ask_after(step, today)])
            return
        week = (today.isocalendar().year, today.isocalendar().week)
        if week != self._week:
            self._week, self._turned = week, 0
        reflections = self._context.workspace.records.all(Reflection)
        asked = {answer.card_id for reflection in reflections for answer in reflection.answers if answer.text.strip()}
        self._cards = of_the_week(today, found.student.sector, asked, beginner=not found.experiences)
        self._show_card()

    def flush(self) -> bool:
        """Store what is not stored yet; False when that failed."""
        return self._autosave.flush()

    def _show_card(self) -> None:
        card = self._cards[self._turned % len(self._cards)]
        self.show_parts(("card", card.id, card.words), lambda: [self._ask(card)])

    def _another(self) -> None:
        self._turned += 1
        self._show_card()
        # The button was made anew: the keyboard goes to the new one, so that Enter can be pressed again.
        self._other.setFocus()

    def _ask(self, asked: Asked) -> Card:
        tint = TINTS[asked.competence]
        answer = button(tr("Antwoord geven"), "pencil")
        answer.clicked.connect(lambda: self._context.way.go("reflect", f"card:{asked.id}"))
        self._other = button(tr("Andere vraag"), "shuffle", "ghost")
        self._other.clicked.connect(self._another)
        subject = names.competence_name(asked.competence)
        head = hbox(
            Icon(names.competence_icon(asked.competence), tint, 17),
            (label(tr("Vraag van deze week · {subject}", subject=subject), "smallstrong", True, tint), 1),
            gap=8,
        )
        parts: list[Part] = [head, label(asked.words, "h2", wrap=True)]
        if asked.hint:
            parts.append(label(asked.hint, "", wrap=True))
        return Card(*parts, flow(answer, self._other, gap=8), fill=f"{tint}_soft", gap=8)

    # ------------------------------------------------------------ a step whose date has passed
    def _ask_after(self, step: Step, today: date) -> Card:
        self._asked_after = step.id
        self._how = line_field(tr("Hoe ging dat?"), step.how_it_went, tr("In één zin, als je wilt"), limits.LINE)
        self._how.textEdited.connect(self._autosave.touch)
        only_look = self._context.workspace.read_only
        self._how.setReadOnly(only_look)
        choices = (
            (tr("Gelukt"), "check", lambda: self._close(step, StepState.DONE, today)),
            (tr("Anders gegaan"), "split", lambda: self._close(step, StepState.OTHERWISE, today)),
            (tr("Nog niet"), "clock", lambda: self._postpone(step, today)),
        )
        buttons = []
        for words, sign, act in choices:
            b = button(words, sign)
            b.clicked.connect(act)
            b.setDisabled(only_look)
            buttons.append(b)
        when = tr("Je wilde, voor {day}:", day=dates.short(step.by)) if step.by else tr("Je wilde:")
        head = hbox(Icon("footprints", "accent", 18), (label(when, "smallstrong", True, "accent"), 1), gap=8)
        asked = labelled(tr("Hoe ging dat?"), self._how)
        return Card(head, OwnWords(step.title, role="h3"), asked, flow(*buttons, gap=8), fill="accent_soft", gap=10)

    def _keep(self) -> None:
        """What is typed belongs to the step already, whatever button is pressed later."""
        records, how = self._context.workspace.records, self._how.text().strip()
        step = records.find(Step, self._asked_after)
        if step is not None and step.deleted is None:
            records.save(replace(step, how_it_went=how), origin=self._origin)

    def _close(self, step: Step, state: StepState, today: date) -> None:
        plans, how = self._context.workspace.plans, self._how.text().strip()
        label_ = tr("stap afronden")
        if self.flush() and self._context.attempt(
            lambda: plans.finish(step, state, today, how_it_went=how, label=label_)
        ):
            done = state is StepState.DONE
            self._context.voice.say(tr("Stap gedaan") if done else tr("Bewaard: anders gegaan"), undo=True)

    def _postpone(self, step: Step, today: date) -> None:
        records = self._context.workspace.records

        def later() -> None:
            now = records.find(Step, step.id) or step
            records.save(replace(now, by=today + LATER), label=tr("stap verzetten"))

        if self.flush() and self._context.attempt(later):
            day = dates.short(today + LATER)
            self._context.voice.say(tr("Komt goed. Ik vraag het weer na {day}.", day=day), undo=True)
