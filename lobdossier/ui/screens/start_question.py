"""One question: how an overdue step went, or else the card of the week."""

from __future__ import annotations

from datetime import date

from lobdossier.domain.cards import Card as Asked
from lobdossier.domain.reflection import Reflection
from lobdossier.services.cards import of_the_week
from lobdossier.services.overview import Overview
from lobdossier.text import names
from lobdossier.ui.context import Context
from lobdossier.ui.experience.said import TINTS
from lobdossier.ui.plans.asking import StepQuestion
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import Part, flow, hbox
from lobdossier.ui.words import tr


class QuestionBlock(StepQuestion):
    """Asks one thing: after a step whose date has passed, or else a card."""

    def __init__(self, context: Context, origin: object) -> None:
        super().__init__(context, origin)
        self._cards: tuple[Asked, ...] = ()
        self._turned = 0
        self._week = (0, 0)

    def show_for(self, found: Overview, today: date) -> None:
        """Ask after the overdue step, or the question of the week."""
        if found.overdue is not None:
            self.ask_after(found.overdue, today)
            return
        week = (today.isocalendar().year, today.isocalendar().week)
        if week != self._week:
            self._week, self._turned = week, 0
        reflections = self.context.workspace.records.all(Reflection)
        asked = {answer.card_id for reflection in reflections for answer in reflection.answers if answer.text.strip()}
        self._cards = of_the_week(today, found.student.sector, asked, beginner=not found.experiences)
        self._show_card()

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
        answer.clicked.connect(lambda: self.context.way.go("reflect", f"card:{asked.id}"))
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
