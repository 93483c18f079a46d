"""Goals with the steps to them: tick a step here, or go on in Plannen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from lobdossier.services.steering import GoalPath
from lobdossier.ui.block import Block
from lobdossier.ui.even import Even
from lobdossier.ui.plans.planner import Planner
from lobdossier.ui.plans.said import goal_said
from lobdossier.ui.plans.tick_row import TickRow
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, OwnWords
from lobdossier.ui.widgets.chips import open_tag
from lobdossier.ui.widgets.growing import focus_first
from lobdossier.ui.widgets.labels import IconTile, Words, label
from lobdossier.ui.widgets.layout import Part, at_start, flow, hbox, vbox
from lobdossier.ui.words import count, tr

_LEAST_EM = 46
"""Letters of width that a goal needs to stand beside another."""
_FEW = 4
"""Goals that are shown at first."""
_SHOWN = 3
"""Steps under a goal; all of them are in Plannen."""


class GoalsPart(Block):
    """Shows goals. The signals give the id of one."""

    plans_wanted = Signal(str)
    edit_wanted = Signal(str)
    reached = Signal(str)

    def __init__(self, planner: Planner, fg: str) -> None:
        super().__init__(gap=10)
        self._planner, self._fg, self._limit = planner, fg, _FEW
        self.cards: list[Card] = []

    def show_goals(self, goals: Sequence[GoalPath], today: date) -> None:
        """Show these; what was reached in one line."""
        self.show_parts((tuple(goals), today, self._limit), lambda: self._build(goals, today))

    def _build(self, goals: Sequence[GoalPath], today: date) -> list[Part]:
        if not goals:
            return []
        self.cards = [self._goal(path, today) for path in goals[: self._limit]]
        parts: list[Part] = [Even(self.cards, _LEAST_EM, gap=12, ragged=True)]
        if len(goals) > self._limit:
            more = button(tr("Meer doelen laten zien"), "chevron-down", "ghost")
            more.clicked.connect(lambda: self._show_more(goals, today))
            parts.append(at_start(more))
        return parts

    def _show_more(self, goals: Sequence[GoalPath], today: date) -> None:
        """The keyboard goes to the first that came."""
        first = self._limit
        self._limit += 2 * _FEW
        self.show_goals(goals, today)
        focus_first(self.cards[first])

    def _goal(self, path: GoalPath, today: date) -> Card:
        goal = path.goal
        name, when = Words(goal.title, "strong"), goal_said(goal, today)
        words = vbox(name, gap=2)
        if when:
            words.put(label(when, "small", wrap=True))
        sign = IconTile("flag" if goal.reached else "target", self._fg, f"{self._fg}_soft", 34)
        plans = button(tr("In Plannen"), "arrow-right", "link", after=True)
        plans.setAccessibleName(tr("In Plannen: {goal}", goal=goal.title))
        plans.clicked.connect(lambda: self.plans_wanted.emit(goal.id))
        head = hbox(vbox(sign, None), (words, 1), *((vbox(plans, None),) if not goal.reached else ()), gap=11)
        card = Card(head, pad=14, gap=8)
        if goal.why.strip():
            card.body.put(OwnWords(goal.why, self._fg))
        if goal.reached is None:
            for part in self._steps(path, today):
                card.body.put(part)
        card.body.put(None)
        if not self._planner.only_look:
            card.body.put(self._deeds(path))
        return card

    def _steps(self, path: GoalPath, today: date) -> list[Part]:
        shown = [*path.now, *path.later][:_SHOWN]
        parts: list[Part] = [TickRow(step, today, self._planner) for step in shown]
        left = len(path.now) + len(path.later) - len(shown)
        said = [
            count(left, tr("nog {n} stap"), tr("nog {n} stappen")) if left else "",
            count(path.over, tr("{n} stap gedaan"), tr("{n} stappen gedaan")) if path.over else "",
        ]
        if any(said):
            parts.append(label(", ".join(part for part in said if part), "small", wrap=True))
        if not shown:
            parts.append(at_start(open_tag(tr("Nog open: wat is een eerste stap?"))))
        return parts

    def _deeds(self, path: GoalPath) -> Part:
        goal = path.goal
        edit = button(tr("Aanpassen"), "pencil", "ghost")
        edit.setAccessibleName(tr("Aanpassen: {goal}", goal=goal.title))
        edit.clicked.connect(lambda: self.edit_wanted.emit(goal.id))
        if goal.reached is not None:
            return flow(edit)
        reached = button(tr("Bereikt"), "flag", "ghost")
        reached.setAccessibleName(tr("Bereikt: {goal}", goal=goal.title))
        reached.clicked.connect(lambda: self.reached.emit(goal.id))
        return flow(reached, edit)
