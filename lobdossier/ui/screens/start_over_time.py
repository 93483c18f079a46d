"""Over the years, in one quiet card: a school year that runs out, or else something of this week in an earlier year."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from lobdossier.domain.schooling import runs_out
from lobdossier.domain.student import SchoolPeriod
from lobdossier.services.looking_back import Memory
from lobdossier.text import dates
from lobdossier.ui.block import Block
from lobdossier.ui.context import Context
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import Part, at_start, flow, hbox, vbox
from lobdossier.ui.words import tr
from lobdossier.ui.years.memory import memory_card
from lobdossier.ui.years.said import period_name


class OverTime(Block):
    """Never more than one card, and never a question. What has to be looked for is looked for in the background."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context

    def show_for(self, today: date, *, empty: bool) -> None:
        """Show what there is on *today*; in an *empty* dossier nothing."""
        if empty:
            self.show_parts(None, list)
            return
        workspace = self._context.workspace
        ending = runs_out(workspace.school_years.all(), today)
        if ending is not None:
            self.show_parts((ending, today), lambda: [self._ending(ending, today)])
            return
        self._context.jobs.run(
            self,
            lambda _progress, _stopped: workspace.looking_back.this_week(today)[:1],
            done=self._show_memory,
            failed=self._context.voice.fail,
        )

    def _show_memory(self, found: list[Memory]) -> None:
        self.show_parts(tuple(found), lambda: [part for memory in found for part in self._memory(memory)])

    def _memory(self, memory: Memory) -> list[Part]:
        more = button(tr("Meer terugkijken"), "history", "ghost")
        more.clicked.connect(lambda: self._context.way.go("looking_back"))
        return [memory_card(self._context, memory), at_start(more)]

    def _ending(self, ending: SchoolPeriod, today: date) -> QWidget:
        name, end = period_name(ending), ending.end or today
        day = dates.plain(end)
        said = (
            tr("{year} liep tot {day}.", year=name, day=day)
            if end < today
            else tr("{year} loopt tot {day}.", year=name, day=day)
        )
        onward = door(button(tr("Naar je volgende school of jaar"), "signpost", "soft"))
        onward.clicked.connect(lambda: self._context.way.go("new_school"))
        back = button(tr("Terugkijken"), "history", "ghost")
        back.clicked.connect(lambda: self._context.way.go("year", ending.id))
        words = vbox(
            label(said, "h3", wrap=True),
            label(tr("Je dossier gaat mee, met de woorden van toen."), "small", wrap=True),
            gap=2,
        )
        return Card(hbox(vbox(2, Icon("signpost", "accent", 20), None), (words, 1), gap=11), flow(onward, back), pad=16)
