"""Terugkijken: this week of earlier years, a question to answer again, then beside now, and the school years."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Final

from PySide6.QtWidgets import QWidget

from lobdossier.domain.changes import Change
from lobdossier.domain.experience import Experience
from lobdossier.domain.portrait import Insight
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.student import SchoolPeriod
from lobdossier.services.looking_back import Gathered, Said
from lobdossier.ui.block import Block
from lobdossier.ui.context import Context
from lobdossier.ui.even import Even
from lobdossier.ui.screen import Screen
from lobdossier.ui.turns import in_turns
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, CardButton, section
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.empty import EmptyState
from lobdossier.ui.widgets.growing import Growing
from lobdossier.ui.widgets.labels import IconTile, Words, label
from lobdossier.ui.widgets.layout import Part, box, flow, hbox, vbox
from lobdossier.ui.widgets.page import page, page_header
from lobdossier.ui.words import tr
from lobdossier.ui.years.again_button import AGAIN, target_of
from lobdossier.ui.years.memory import memory_card
from lobdossier.ui.years.said import period_line, period_name, period_when
from lobdossier.ui.years.then_now import answer_of, pair_card, subject_line, tint_of

MOST: Final = 12
"""Of each thing so many are gathered: the latest, and the longest ago."""
MEMORIES: Final = 3
_CONCERNED = frozenset(kind.KIND for kind in (Experience, Insight, Reflection, SchoolPeriod))


class LookingBackScreen(Screen):
    """One question at a time; everything is a way to the thing itself."""

    own_primary: ClassVar[bool] = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._again: list[Said] = []
        self._turned = 0
        self._memories, self._question, self._pairs, self._years = Block(), Block(), Block(), Block()
        self._empty = Block()
        head = page_header(tr("Terugkijken"), tr("Wat je toen schreef blijft staan. Leg het naast vandaag."))
        blocks = (self._years, self._memories, self._question, self._pairs, self._empty)
        self.setLayout(vbox(page(head, *blocks, gap=18), gap=0))

    @property
    def title(self) -> str:
        """What the page is called."""
        return tr("Terugkijken")

    def refresh(self) -> None:
        """The years at once; the rest, which goes through everything that was written, in the background."""
        workspace, today = self.context.workspace, self.context.workspace.today()
        years = workspace.school_years.all()
        self._years.show_parts(years, lambda: self._year_cards(years))
        self.context.jobs.run(
            self,
            lambda _progress, _stopped: workspace.looking_back.gather(today, MOST),
            done=self._show,
            failed=lambda error: self.context.voice.fail(error, self.refresh),
        )

    def concerns(self, change: Change) -> bool:
        """Whether the page shows something of *change*."""
        return change.kind in _CONCERNED

    # ------------------------------------------------------------ showing
    def _show(self, found: Gathered) -> None:
        today = self.context.workspace.today()
        if [_target(said) for said in found.again] != [_target(said) for said in self._again]:
            self._turned = 0
        self._again = found.again
        in_turns(
            self,
            [
                lambda: self._memories.show_parts(found.memories[:MEMORIES], lambda: self._memory_cards(found)),
                self._show_question,
                lambda: self._pairs.show_parts((found.pairs, today), lambda: self._pair_cards(found)),
                lambda: self._empty.show_parts(found.empty, lambda: [self._nothing_yet()] if found.empty else []),
            ],
        )

    def _year_cards(self, years: Sequence[SchoolPeriod]) -> list[Part]:
        """Time runs left to right."""
        if not years:
            return []
        return [section(tr("Jouw schooljaren")), Even([self._year_card(year) for year in years], least=27)]

    def _year_card(self, year: SchoolPeriod) -> QWidget:
        title, when = period_name(year), period_when(year)
        begin, dash, end = when.partition("– ")
        kept = begin + dash + end.replace(" ", "\u00a0")  # where it must be broken, before the second date
        words = vbox(Words(title, "h3"), gap=1)
        for line in (year.school, kept):
            if line.strip():
                words.put(Words(line, "small"))
        words.put(None)
        card = CardButton(
            f"{title}, {period_line(year)}", hbox(vbox(IconTile("school", size=38), None), (words, 1), gap=12)
        )
        card.clicked.connect(lambda: self.context.way.go("year", year.id))
        return card

    def _memory_cards(self, found: Gathered) -> list[Part]:
        cards = [memory_card(self.context, memory) for memory in found.memories[:MEMORIES]]
        return [section(tr("Deze week, een eerder jaar")), Even(cards, least=36)] if cards else []

    # ------------------------------------------------------------ one question
    def _show_question(self) -> None:
        said = self._again[self._turned % len(self._again)] if self._again else None
        self._question.show_parts((said, len(self._again)), lambda: [self._ask(said)] if said else [])

    def _ask(self, said: Said) -> Card:
        tint = tint_of(said.answer.competence)
        act = door(button(tr("Beantwoord nu weer"), "pencil", "soft"))
        act.clicked.connect(partial(self.context.way.go, AGAIN, _target(said)))
        buttons = [act]
        if len(self._again) > 1:
            self.other = button(tr("Andere vraag"), "shuffle", "ghost")
            self.other.clicked.connect(self._another)
            buttons.append(self.other)
        return Card(
            label(tr("Wat zou je nu antwoorden?"), "h2", wrap=True),
            subject_line(said.answer.competence),
            Words(said.answer.question, "h3"),
            answer_of(said, tr("Toen"), then=True),
            flow(*buttons, gap=8),
            fill=f"{tint}_soft" if said.answer.competence is not None else "accent_soft",
            gap=9,
        )

    def _another(self) -> None:
        self._turned += 1
        self._show_question()
        self.other.setFocus()  # it was made anew: so that Enter can be pressed again

    # ------------------------------------------------------------ then and now
    def _pair_cards(self, found: Gathered) -> list[Part]:
        if not found.pairs:
            return []
        today, go = self.context.workspace.today(), self.context.way.go
        growing = Growing(3, tr("Meer toen en nu"))
        growing.show_list(
            [partial(pair_card, pair, today, partial(go, AGAIN, _target(pair.now))) for pair in found.pairs]
        )
        return [section(tr("Toen en nu")), growing]

    def _nothing_yet(self) -> QWidget:
        tell = door(button(tr("Vertel wat je meemaakte"), "pencil"))
        tell.clicked.connect(lambda: self.context.way.go("experience"))
        words = tr("Over een paar maanden leg je hier naast elkaar wat je toen schreef en wat je nu denkt.")
        return box(vbox(10, EmptyState(tr("Hier kijk je later terug"), words, tell)))


def _target(said: Said) -> str:
    return target_of(said.reflection, said.answer)
