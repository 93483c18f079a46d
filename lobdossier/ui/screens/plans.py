"""Plannen: small steps that one chose or agreed on; now, later and done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from lobdossier.domain.board import Lane, first_overdue
from lobdossier.domain.changes import Change
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import StepState
from lobdossier.services.board import Board, Source
from lobdossier.ui.block import Block
from lobdossier.ui.context import Context
from lobdossier.ui.guide.mark import waiting_on
from lobdossier.ui.plans.agreed_card import agreed_card, waiting_card
from lobdossier.ui.plans.asking import StepQuestion
from lobdossier.ui.plans.board_view import BoardView
from lobdossier.ui.plans.desk import PlanDesk
from lobdossier.ui.plans.goals import GoalEditor, GoalRow
from lobdossier.ui.plans.planner import Planner
from lobdossier.ui.screen import Screen
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.empty import EmptyState
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Part, vbox
from lobdossier.ui.widgets.page import page, page_header
from lobdossier.ui.widgets.sight import soon_into_sight
from lobdossier.ui.words import tr

_CONCERNED = frozenset(
    kind.KIND for kind in (Step, Goal, Agreement, Conversation, Participant, Experience, Reflection, Feedback, Student)
)
Read = tuple[Board, dict[str, Source], dict[str, int]]
NEW: Final = "new"
"""The target that begins a new step."""


class PlansScreen(Screen):
    """One question, the goals, three columns, and what was agreed.

    A target is the id of a step, that lies open then, or of a goal, whose steps are shown; `NEW` begins a step.
    """

    own_primary: ClassVar[bool] = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._desk = PlanDesk(context, self)
        planner = Planner(context, self.flush)
        new = door(button(tr("Nieuwe stap"), "plus", "primary"))
        self.question = StepQuestion(context, self)
        self.goals = GoalRow()
        self._goal = Block()
        self.editing_goal: GoalEditor | None = None
        self.board = BoardView(context, self._desk, planner)
        keys = label(
            tr(
                "Met de pijltjes naar links en rechts zet je een stap in een andere kolom. Spatie vinkt af. Slepen kan ook."
            ),
            "small",
            wrap=True,
        )
        self._keys = keys
        self._agreed = Block(gap=14)
        self._nothing = self._invitation()
        self._nothing.hide()
        self._to_open = ""
        head = page_header(tr("Plannen"), tr("Kleine stappen, die je zelf koos of samen afsprak."), new)
        self.setLayout(
            vbox(
                page(
                    head, self.question, self.goals, self._goal, self._nothing, self.board, keys, self._agreed, gap=14
                ),
                gap=0,
            )
        )
        new.clicked.connect(lambda: self._begin(Lane.NOW))
        self.board.read_wanted.connect(self.refresh)
        self.goals.chosen.connect(self._choose_goal)
        self.goals.new_wanted.connect(lambda: self._edit_goal(Goal(id=new_id()), new=True))
        self.goals.edit_wanted.connect(self._open_goal)
        self.goals.reached.connect(self._reach)

    @property
    def title(self) -> str:
        """The name of the room."""
        return tr("Plannen")

    def open(self, target: str) -> None:
        """Show the board; with the id of a step as *target* that one lies open."""
        self._to_open = target
        super().open(target)

    def refresh(self) -> None:
        """Read the board anew, in the background; what is being typed stays."""
        self.context.jobs.run(
            self, lambda _progress, _stopped: self._read(), done=self._show, failed=self.context.voice.fail
        )

    def concerns(self, change: Change) -> bool:
        """Whether the board shows something of *change*; what is typed here is shown already."""
        return change.kind in _CONCERNED

    def flush(self) -> bool:
        """Store what is typed and not stored yet."""
        return all([self.question.flush(), self.board.opened.flush()])

    def _read(self) -> Read:
        plans = self.context.workspace.plans
        board = plans.board()
        sources = {step.id: plans.source(step) for step in self.board.shown(board)}
        return board, sources, waiting_on(self.context, Step)

    def _show(self, found: Read) -> None:
        board, sources, waiting = found
        workspace = self.context.workspace
        today = workspace.today()
        empty = board.empty and self.board.opened.editor is None and self.editing_goal is None
        self._nothing.setVisible(empty)
        self.board.setVisible(not empty)
        asked = None if workspace.read_only else first_overdue((*board.now, *board.later), today)
        self.question.ask_after(asked, today)
        if self.board.goal_id not in {goal.id for goal in board.goals}:
            self.board.goal_id = None
        only_look = workspace.read_only or empty
        self.goals.show_goals(board.goals, self.board.goal_id or "", today, only_look=only_look)
        self.board.show_board(board, sources, waiting)
        self._keys.setVisible(bool(board.now or board.later) and not workspace.read_only)
        if self._to_open:
            wanted, self._to_open = self._to_open, ""
            self._open_wanted(board, wanted)
        # Under the fold for most: in a turn of its own.
        QTimer.singleShot(0, self, lambda: self._show_agreed(board, today))

    def _show_agreed(self, board: Board, today: date) -> None:
        key = (board.last, board.waiting, self.context.workspace.student.name, today)
        self._agreed.show_parts(key, lambda: self._talks(board, today))

    def _open_wanted(self, board: Board, wanted: str) -> None:
        if wanted == NEW:
            self._begin(Lane.NOW)
        elif wanted in {goal.id for goal in board.goals}:
            self._choose_goal(wanted)
        elif self.board.make_room(board, wanted):
            self._to_open = wanted
            self.refresh()
        else:
            self.board.open(wanted)

    def _invitation(self) -> QWidget:
        """What comes here, and two ways to begin."""
        step = door(button(tr("Een stap voor nu"), "footprints", "soft"))
        goal = door(button(tr("Een doel"), "target"))
        step.clicked.connect(lambda: self._begin(Lane.NOW))
        goal.clicked.connect(lambda: self._edit_goal(Goal(id=new_id()), new=True))
        return EmptyState(
            tr("Wat wordt je eerste kleine stap?"),
            tr("Hier komt wat je zelf wilt doen, en wat je in een gesprek afspreekt."),
            step,
            goal,
        )

    def _begin(self, lane: Lane) -> None:
        self._nothing.hide()
        self.board.show()
        self.board.begin(lane)

    def _talks(self, board: Board, today: date) -> list[Part]:
        go, kept = self.context.way.go, None if self.context.workspace.read_only else self._kept
        parts: list[Part] = []
        if board.last is not None:
            student = self.context.workspace.student
            parts.append(agreed_card(board.last, student, today, lambda which: go("conclude", which), kept))
        if board.waiting:
            parts.append(waiting_card(board.waiting, today, lambda which: go("conclude", which), kept))
        return parts

    def _kept(self, agreement: Agreement) -> None:
        """Somebody else did what was agreed."""
        workspace, done = self.context.workspace, replace(agreement, state=StepState.DONE)
        label_ = tr("afspraak afvinken")
        if self.flush() and self.context.attempt(
            lambda: workspace.conversations.store(done, today=workspace.today(), label=label_)
        ):
            self.context.voice.say(tr("Afspraak gedaan"), undo=True)

    # ------------------------------------------------------------ goals
    def _choose_goal(self, goal_id: str) -> None:
        self.board.goal_id = goal_id or None
        self.refresh()

    def _open_goal(self, goal_id: str) -> None:
        goal = self.context.workspace.records.find(Goal, goal_id)
        if goal is not None:
            self._edit_goal(goal, new=False)

    def _edit_goal(self, goal: Goal, *, new: bool) -> None:
        if not self._close_goal():
            return
        self.editing_goal = editor = GoalEditor(self._desk, goal, self.context.workspace.today(), new=new)
        editor.closed.connect(self._close_goal)
        editor.thrown.connect(lambda: self._let_go(goal))
        self._goal.show_parts(editor, lambda: [editor])
        editor.begin()
        soon_into_sight(editor)

    def _close_goal(self) -> bool:
        """Close the goal that lies open. False when it could not be stored."""
        editor = self.editing_goal
        if editor is None:
            return True
        if not self.flush():
            return False
        self.editing_goal = None
        self._goal.show_parts(None, list)
        if editor.new and not editor.blank:
            self.board.goal_id = editor.goal.id
        self.refresh()
        return True

    def _let_go(self, goal: Goal) -> None:
        records, label_ = self.context.workspace.records, tr("doel loslaten")
        if self._close_goal() and self.context.attempt(lambda: records.throw_away(goal, label=label_)):
            self.context.voice.say(tr("Doel losgelaten. De stappen blijven."), undo=True)

    def _reach(self, goal_id: str) -> None:
        workspace = self.context.workspace
        goal = workspace.records.find(Goal, goal_id)
        if goal is None or not self._close_goal():
            return
        reached = replace(goal, reached=workspace.today())
        if self.context.attempt(lambda: workspace.records.save(reached, label=tr("doel bereikt"))):
            self.context.voice.say(tr("Doel bereikt"), undo=True)
