"""Start: never everything, always the next small thing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import ClassVar, Final

from lobdossier.domain.changes import Change
from lobdossier.domain.portrait import SelfView
from lobdossier.services.growth import growth
from lobdossier.services.overview import Overview
from lobdossier.ui.block import Block
from lobdossier.ui.context import Context
from lobdossier.ui.screen import Screen
from lobdossier.ui.screens.start_asks import AsksCard
from lobdossier.ui.screens.start_doors import doors, doors_large, example_ready, this_is_the_example
from lobdossier.ui.screens.start_feedback import feedback_card
from lobdossier.ui.screens.start_growth import growth_card
from lobdossier.ui.screens.start_latest import latest
from lobdossier.ui.screens.start_over_time import OverTime
from lobdossier.ui.screens.start_question import QuestionBlock
from lobdossier.ui.screens.start_steps import coming_card, over_card, steps_card
from lobdossier.ui.widgets.empty import Hills
from lobdossier.ui.widgets.fitting import Fitting
from lobdossier.ui.widgets.layout import Columns, Part, box, sized, vbox
from lobdossier.ui.widgets.page import page, page_header
from lobdossier.ui.widgets.shell import is_compact
from lobdossier.ui.words import count, tr

_WEEK: Final = 7


class StartScreen(Screen, Fitting):
    """What the student sees first. Read-only but for ticking off, answering an overdue step and the school's wishes."""

    own_primary: ClassVar[bool] = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._head = page_header("")
        self._notice, self._said, self._soon, self._doors = Block(), Block(), Block(), Block()
        self._question = QuestionBlock(context, self)
        self._latest, self._later, self._steps, self._growth = Block(), Block(), Block(), Block()
        self._asks, self._over_time = AsksCard(context), OverTime(context)
        self._main = vbox(self._doors, self._question, self._over_time, self._latest, self._asks, None, gap=16)
        self._side_column = vbox(self._later, self._steps, self._growth, None, gap=16)
        self._side = box(self._side_column)
        self._columns = Columns(box(self._main), self._side, side_width=400, gap=20, stack_em=112)
        self._empty = False
        self._hills = Hills(600, 260, expand=True)
        sized(self._hills, height=260)
        self._hills.hide()
        self.setLayout(
            vbox(page(self._head, self._notice, self._said, self._soon, self._columns, self._hills, gap=16), gap=0)
        )

    def concerns(self, change: Change) -> bool:
        """Everything that is written can be seen here, but for the bytes of evidence."""
        return bool(change.kind)

    def refresh(self) -> None:
        """Show the dossier as it is today; what is being typed in a question stays."""
        workspace = self.context.workspace
        today = workspace.today()
        found = workspace.start.overview(today)
        views = workspace.records.all(SelfView)
        name = found.student.first_name
        self._head.set_title(tr("Hoi {name}", name=name) if name else tr("Hoi"))
        self._head.set_note(_note(found, today))
        self._show_notice(found)
        self._read_feedback()
        self._doors.show_parts(found.empty, lambda: [doors_large(self.context) if found.empty else doors(self.context)])
        self._question.show_for(found, today)
        self._over_time.show_for(today, empty=found.empty)
        sectors = workspace.sectors()
        self._latest.show_parts((found.latest, sectors, today), lambda: latest(self.context, found, sectors, today))
        self._show_conversation(found, today)
        shown = tuple(step for step in found.steps if step != found.overdue)
        self._steps.show_parts((shown, today), lambda: steps_card(self.context, shown, today))
        self._growth.show_parts(views, lambda: growth_card(self.context, growth(views)))
        self._asks.show_for(found, today)
        self._balance()
        self._side.setVisible(not found.empty)
        self._empty = found.empty
        self._fit()

    def flush(self) -> bool:
        """Store what is typed about a step and not stored yet."""
        return self._question.flush()

    def _read_feedback(self) -> None:
        """What guides left may be thousands of remarks: it is read in the background."""
        feedback = self.context.workspace.feedback
        self.context.jobs.run(
            self,
            lambda _progress, _stopped: feedback.waiting(),
            done=lambda waiting: self._said.show_parts(tuple(waiting), lambda: feedback_card(self.context, waiting)),
            failed=self.context.voice.fail,
        )

    def _balance(self) -> None:
        """What the school asks stands at the left; at the right as long as there is nothing else."""
        filled = any(not block.isHidden() for block in (self._later, self._steps, self._growth))
        column = self._main if filled else self._side_column
        if column.indexOf(self._asks) < 0:
            column.insertWidget(column.count() - 1, self._asks)

    def _fit(self) -> None:
        """Give the room of the drawing to the words when the text is large."""
        self._hills.setVisible(self._empty and not is_compact(self.window().width()))

    def _show_notice(self, found: Overview) -> None:
        """Whose dossier this is when it is the example, and where the example is while one's own is empty."""
        settings, here = self.context.settings.now, self.context.workspace.path
        example = Path(settings.example) if settings.example else None
        own = self.context.settings.last()

        def build() -> list[Part]:
            if example is not None and here == example:
                return [this_is_the_example(self.context, found.student.name, own)]
            if example is not None and found.empty and example.is_file():
                return [example_ready(self.context, example)]
            return []

        self._notice.show_parts((example, here, found.empty, found.student.name, own), build)

    def _show_conversation(self, found: Overview, today: date) -> None:
        key = (found.conversation, found.participants, found.over, found.over_with, found.student.sector, today)

        def first() -> list[Part]:
            return [*over_card(self.context, found, today), *(coming() if found.soon else [])]

        def coming() -> list[Part]:
            return coming_card(self.context, found, today)

        self._soon.show_parts((*key, found.soon), first)
        self._later.show_parts((*key, found.soon), lambda: [] if found.soon else coming())


def _note(found: Overview, today: date) -> str:
    """How long and how much, in words; nothing that is not so."""
    if found.empty:
        return tr("Begin klein. Eén zin of één foto is genoeg.")
    said = []
    weeks = (today - found.since).days // _WEEK if found.since else 0
    if weeks > 0:  # a clock may have been set back
        said.append(count(weeks, "Je bent {n} week bezig.", "Je bent {n} weken bezig."))
    if found.experiences:
        said.append(count(found.experiences, "Je hebt {n} ervaring bewaard.", "Je hebt {n} ervaringen bewaard."))
    return " ".join(said)
