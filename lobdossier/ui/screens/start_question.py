"""One question: how an overdue step went, at most twice a year how one is guided, or else the card of the week."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from lobdossier.domain.cards import Card as Asked
from lobdossier.services.cards import of_the_week
from lobdossier.services.overview import Overview
from lobdossier.text import names
from lobdossier.ui.context import Context
from lobdossier.ui.experience.said import TINTS
from lobdossier.ui.plans.asking import StepQuestion
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import Part, flow, hbox
from lobdossier.ui.words import tr


class QuestionBlock(StepQuestion):
    """Asks one thing: after a step whose date has passed, or else a card."""

    def __init__(self, context: Context, origin: object) -> None:
        super().__init__(context, origin)
        self._cards: tuple[Asked, ...] = ()
        self._asked: frozenset[str] = frozenset()
        self._turned = 0
        self._week = (0, 0)

    def show_for(self, found: Overview, today: date) -> None:
        """Ask after the overdue step, or the question of the week."""
        if found.overdue is not None:
            self._cards = ()
            self.ask_after(found.overdue, today)
            return
        workspace = self.context.workspace
        if not workspace.read_only and not found.empty and workspace.guidance.due(today):
            self._cards = ()
            self.show_parts("guidance", lambda: [self._ask_guidance(today)])
            return
        week = (today.isocalendar().year, today.isocalendar().week)
        if week != self._week:
            self._week, self._turned = week, 0
        deal = partial(of_the_week, today, found.student.sector, beginner=not found.experiences)
        looking_back = self.context.workspace.looking_back
        asked, whole = looking_back.answered_cards(first=True)
        self._cards = deal(asked | self._asked)
        self._show_card()
        if not whole:
            self.context.jobs.run(
                self,
                lambda _progress, _stopped: looking_back.answered_cards(),
                done=lambda answered: self._deal_again(answered[0], deal),
                failed=self.context.voice.fail,
            )

    def _ask_guidance(self, today: date) -> Card:
        """Quietly: one sentence, and it may be skipped."""
        begin = button(tr("Vragen bekijken"), "arrow-right", after=True)
        begin.clicked.connect(lambda: self.context.way.go("guidance", "new"))
        later = button(tr("Sla over"), "x", "ghost")
        later.setAccessibleName(tr("Sla de vragen over je begeleiding over"))
        later.clicked.connect(lambda: self._skip_guidance(today))
        return Card(
            hbox(Icon("life-buoy", "muted", 17), (label(tr("Hoe word je begeleid?"), "smallstrong", True), 1), gap=8),
            label(tr("Vier korte vragen over de gesprekken die je hebt. Je antwoord blijft van jou."), "", wrap=True),
            flow(begin, later, gap=8),
            gap=8,
        )

    def _skip_guidance(self, today: date) -> None:
        guidance = self.context.workspace.guidance
        if self.context.attempt(lambda: guidance.skip(today, tr("vragen overslaan"))):
            self.context.voice.say(tr("Overgeslagen. Je vindt de vragen altijd bij Help."), undo=True)

    def _deal_again(self, asked: frozenset[str], deal: Callable[[frozenset[str]], tuple[Asked, ...]]) -> None:
        """A long dossier was gone through: a card that was answered after all makes room, unless one was asked for."""
        self._asked = asked
        if self._cards and not self._turned:
            self._cards = deal(asked)
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
        return door(Card(*parts, flow(answer, self._other, gap=8), fill=f"{tint}_soft", gap=8))
