"""What lies open on the board: one step in its editor, and one step that is asked after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QObject, Signal

from lobdossier.domain.board import Lane
from lobdossier.domain.plans import Goal, Step
from lobdossier.services.board import Source
from lobdossier.ui.plans.asked import AskedStep
from lobdossier.ui.plans.desk import PlanDesk
from lobdossier.ui.plans.planner import Planner
from lobdossier.ui.plans.step_card import StepCard
from lobdossier.ui.plans.step_editor import StepEditor
from lobdossier.ui.widgets.sight import soon_into_sight

_JUST: Final = timedelta(days=14)
"""So long after a step was done it is asked how it went."""


class Opened(QObject):
    """At most one editor and one question. What is typed in them lies on the desk of the page."""

    closed = Signal(str)
    """The editor or the question about the step with this id closed; "" when that step is gone or never was."""
    lane_wanted = Signal(object, object)
    """The step that lay open goes to this lane."""

    def __init__(self, desk: PlanDesk, planner: Planner) -> None:
        super().__init__(desk)
        self._desk, self._planner = desk, planner
        self.editor: StepEditor | None = None
        self.asked = ""
        """The id of the step that is asked after."""
        self._let_be: set[str] = set()

    # ------------------------------------------------------------ the editor
    def edit(self, step: Step, source: Source, goals: Sequence[Goal], today: date, *, new: bool) -> StepEditor:
        """Open *step*; what lay open must have been closed."""
        self.editor = editor = StepEditor(self._desk, step, source, goals, today, new=new)
        editor.closed.connect(self.close)
        editor.lane_wanted.connect(self._move)
        editor.tell_wanted.connect(self._tell)
        editor.thrown.connect(self._throw)
        return editor

    def close(self) -> bool:
        """Close the editor; a new step without words was never there. False when it could not be stored."""
        editor = self.editor
        if editor is None:
            return True
        if not self.flush():
            return False
        if self.editor is not None:
            self._put_away(editor.step.id)
        return True

    def flush(self) -> bool:
        """Store what is typed. A new step without words was never there: its editor closes. False when that failed."""
        editor = self.editor
        if editor is None or not (editor.new and editor.blank):
            return self._desk.flush()
        self._desk.forget(editor.step.id)
        if self._desk.flush() and self._planner.forget(editor.step):
            self._put_away("")
            return True
        self._desk.lay(editor.step)
        return False

    def _put_away(self, step_id: str) -> None:
        self.editor = None
        self.closed.emit(step_id)

    def _move(self, lane: Lane) -> None:
        if self.editor is not None:
            step = self.editor.step
            if self.close():
                self.lane_wanted.emit(step, lane)

    def _tell(self) -> None:
        if self.editor is not None:
            step = self.editor.step
            if self.close():
                self._planner.tell(step)

    def _throw(self) -> None:
        editor = self.editor
        if editor is not None and self.close() and not (editor.new and editor.blank):
            self._planner.throw_away(editor.step)

    # ------------------------------------------------------------ how it went
    def choose_question(self, done: Sequence[Step], today: date) -> None:
        """Ask after at most one of *done* (the latest first): the latest, while that is not long ago."""
        if self.asked not in self._let_be and any(step.id == self.asked for step in done):
            return
        latest = done[0] if done and not self._planner.only_look else None
        asks = (
            latest is not None
            and latest.id not in self._let_be
            and not latest.how_it_went.strip()
            and latest.finished is not None
            and today - latest.finished <= _JUST
        )
        self.asked = latest.id if latest is not None and asks else ""

    def question(self, card: StepCard) -> AskedStep:
        """*card* with the question under it."""
        asked = AskedStep(self._desk, card)
        asked.answered.connect(lambda: self._answered(card.step.id))
        asked.skipped.connect(lambda: self._answered(card.step.id))
        asked.tell_wanted.connect(lambda: self._planner.tell(card.step))
        return asked

    def _answered(self, step_id: str) -> None:
        if self._desk.flush():
            self._let_be.add(step_id)
            self.closed.emit(step_id)


def begin_in(editor: StepEditor) -> None:
    """Bring the keyboard to *editor*, and *editor* into sight."""
    editor.begin()
    soon_into_sight(editor)
