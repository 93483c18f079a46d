"""A step that lies open on the board: its words, by when, for which goal; of one that is over, how it went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.board import Lane, lane_of
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.vocabulary import StepState
from lobdossier.services.board import Source
from lobdossier.ui.conversation.said import shortened
from lobdossier.ui.experience.desk import Desk
from lobdossier.ui.plans.said import lane_name
from lobdossier.ui.plans.when import ByWhen
from lobdossier.ui.widgets.buttons import Button, Option, button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import flow
from lobdossier.ui.words import tr


class StepEditor(Card):
    """Kept while it is typed, on the desk of the page. Enter or Escape closes it."""

    closed = Signal()
    lane_wanted = Signal(object)
    tell_wanted = Signal()
    thrown = Signal()

    def __init__(
        self, desk: Desk, step: Step, source: Source, goals: Sequence[Goal], today: date, *, new: bool
    ) -> None:
        super().__init__(pad=14, gap=8, line="accent")
        self._desk, self.step, self.new = desk, step, new
        desk.lay(step)
        is_open = step.state is StepState.OPEN
        self.title = line_field(tr("Wat ga je doen?"), step.title, tr("Bijvoorbeeld: Saskia bellen"), limits.TITLE)
        self.title.textEdited.connect(self._titled)
        self.title.returnPressed.connect(self.closed)
        self.body.put(labelled(tr("Wat ga je doen?") if is_open else tr("Wat deed je?"), self.title))
        self.how = line_field(tr("Hoe ging het?"), step.how_it_went, tr("In één zin, als je wilt"), limits.LINE)
        self.how.textEdited.connect(lambda: desk.edit(step.id, "how_it_went", self.how.text))
        self.how.returnPressed.connect(self.closed)
        self.when = ByWhen(today, step.by)
        self.when.chosen.connect(lambda by: self._put(by=by))
        self.goals: Choices | None = None
        if is_open:
            self.body.put(label(tr("Voor wanneer?"), "smallstrong", wrap=True))
            self.body.put(self.when)
            self._put_goals(goals)
        else:
            self.body.put(labelled(tr("Hoe ging het?"), self.how))
            self.body.put(self._outcome())
        self.body.put(flow(*self._actions(source, is_open)))

    def begin(self) -> None:
        """The keyboard goes to what is asked: the words of a step, or how it went."""
        (self.title if self.step.state is StepState.OPEN else self.how).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def blank(self) -> bool:
        """Whether there are no words in it."""
        return not self.title.text().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _put_goals(self, goals: Sequence[Goal]) -> None:
        if not goals:
            return
        options = [Option(goal.id, shortened(goal.title), "target", goal.title) for goal in goals]
        self.goals = Choices(tr("Bij welk doel?"), options, [self.step.goal_id or ""], single=True)
        self.goals.changed.connect(lambda ids: self._put(goal_id=next(iter(ids), None)))
        self.body.put(label(tr("Bij welk doel?"), "smallstrong", wrap=True))
        self.body.put(self.goals)

    def _outcome(self) -> Choices:
        """Gone otherwise is as good an outcome as done."""
        options = [
            Option(StepState.DONE, tr("Gelukt"), "thumbs-up", fg="ok", bg="ok_soft"),
            Option(StepState.OTHERWISE, tr("Anders gegaan"), "split", fg="warn", bg="warn_soft"),
        ]
        outcome = Choices(tr("Hoe liep het af?"), options, [self.step.state], single=True)

        def chosen(states: list[str]) -> None:
            # One of the two it is: a second tap on it leaves it on. To open it again there is the circle on its card.
            if states:
                self.step = replace(self.step, state=StepState(states[0]))
                self._put(state=self.step.state)
            outcome.set_values([self.step.state])

        outcome.changed.connect(chosen)
        return outcome

    def _actions(self, source: Source, is_open: bool) -> list[QWidget]:
        done = button(tr("Klaar"), "check", "soft")
        done.clicked.connect(self.closed)
        found: list[QWidget] = [done]
        if not is_open:
            tell = button(tr("Ervaring openen") if source.became else tr("Maak er een ervaring van"), "layers", "ghost")
            tell.clicked.connect(self.tell_wanted)
            found.append(tell)
        elif not self.new:
            other = Lane.NOW if lane_of(self.step) is Lane.LATER else Lane.LATER
            found.append(self._to(other))
        throw = button(tr("Weggooien"), "trash-2", "ghost")
        throw.clicked.connect(self.thrown)
        return [*found, throw]

    def _to(self, lane: Lane) -> Button:
        move = button(
            tr("Naar {lane}", lane=lane_name(lane)), "arrow-right" if lane is Lane.LATER else "arrow-left", "ghost"
        )
        move.clicked.connect(lambda: self.lane_wanted.emit(lane))
        return move

    def _titled(self) -> None:
        """A step without words keeps those it had: throwing it away has a button."""
        if not self.blank or self.new:
            self._desk.edit(self.step.id, "title", lambda: self.title.text() or self.step.title)

    def _put(self, **values: object) -> None:
        self._desk.put(self.step.id, **values)
        self._desk.flush()
