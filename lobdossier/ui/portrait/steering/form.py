"""The own part of loopbaansturing: choices in time, and goals with their steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from lobdossier.domain.ids import new_id
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import Choice
from lobdossier.domain.record import Record
from lobdossier.domain.vocabulary import Competence
from lobdossier.services.steering import SteeringPage
from lobdossier.text import dates
from lobdossier.ui.block import Block
from lobdossier.ui.context import Context
from lobdossier.ui.experience.said import TINTS
from lobdossier.ui.plans.desk import PlanDesk
from lobdossier.ui.plans.goals import GoalEditor
from lobdossier.ui.plans.planner import Planner
from lobdossier.ui.portrait.form import Form
from lobdossier.ui.portrait.steering.choice_line import ChoiceLine
from lobdossier.ui.portrait.steering.choice_panel import OUTCOME, WHAT, ChoicePanel, beginnings
from lobdossier.ui.portrait.steering.choice_read import choice_read
from lobdossier.ui.portrait.steering.goals_part import GoalsPart
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, OwnWords
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import Part, box, flow, hbox, vbox
from lobdossier.ui.widgets.sight import soon_into_sight
from lobdossier.ui.words import tr


class SteeringForm(Form):
    """At most one choice and one goal lie open; what is typed in them is kept as it is typed."""

    kinds: ClassVar[tuple[type[Record], ...]] = (Choice, Goal, Step)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        fg = TINTS[Competence.LOOPBAANSTURING]
        self._fg, self._only_look = fg, context.workspace.read_only
        self._desk = PlanDesk(context, self)
        self._page = SteeringPage((), ())
        self._let_be: set[str] = set()
        self.planner = Planner(context, self.flush)
        self.new_choice = door(button(tr("Keuze vastleggen"), "split", "primary"))
        self.new_choice.clicked.connect(lambda: self._begin_choice())
        self.new_goal = door(button(tr("Nieuw doel"), "target", "soft"))
        self.new_goal.clicked.connect(lambda: self._open_goal(Goal(id=new_id()), new=True))
        self.question = Block()
        self._invitation = self._invite()
        self.line = ChoiceLine(fg)
        self.line.opened.connect(self._pressed)
        self._open = Block()
        self.panel: ChoicePanel | None = None
        self._looked_at = ""
        """The choice that lies open where nothing can be changed."""
        self.goals = GoalsPart(self.planner, fg)
        asks = tr("Nog geen doelen") if self._only_look else tr("Wat wil je bereiken? Eén zin is genoeg.")
        self._no_goal = label(asks, "muted", wrap=True)
        self._editing = Block()
        self.goal_editor: GoalEditor | None = None
        self._connect_goals()
        goal_head = hbox((label(tr("Waar ik naartoe wil"), "h2", wrap=True), 1), self.new_goal, gap=10)
        self.setLayout(
            vbox(
                self.question,
                label(tr("Keuzes die ik maakte"), "h2", wrap=True),
                self._invitation,
                self.line,
                self._open,
                8,
                goal_head,
                self._no_goal,
                self._editing,
                self.goals,
                gap=10,
            )
        )

    def head_actions(self) -> Sequence[QWidget]:
        """Writing a choice down is what the page begins with."""
        return (self.new_choice,)

    def refresh(self) -> None:
        """Show what the dossier holds; what lies open stays as it is typed."""
        if not self._desk.autosave.dirty:
            self._renew_open()
        self._page = page = self.context.workspace.steering.page()
        today = self.context.workspace.today()
        current = self.panel.choice.id if self.panel is not None else self._looked_at
        self.line.show_choices(page.choices, current, today)
        self._invitation.setVisible(not page.choices and self.panel is None)
        self.goals.show_goals(page.goals, today)
        self._no_goal.setVisible(not page.goals and self.goal_editor is None)
        self._show_question()

    def reveal(self, kind: str, record_id: str) -> None:
        """Open the choice that was searched for."""
        if kind == Choice.KIND and (self.panel is None or self.panel.choice.id != record_id):
            self._pressed(record_id)

    def flush(self) -> bool:
        """Store what is typed; a new choice that was emptied again goes to the trash."""
        panel = self.panel
        if panel is None or not (panel.new and panel.blank):
            return self._desk.flush()
        self._desk.forget(panel.choice.id)
        records = self.context.workspace.records
        stored = records.find(Choice, panel.choice.id)
        gone = stored is None or self.context.attempt(lambda: records.throw_away(stored, label="", origin=self))
        return self._desk.flush() and gone

    def _renew_open(self) -> None:
        """What lies open and was changed elsewhere is shown as it is now; what was thrown away closes."""
        records = self.context.workspace.records
        choice = records.find(Choice, self.panel.choice.id) if self.panel is not None else None
        if choice is not None and choice.deleted is not None:
            self.panel = None
            self._desk.forget(choice.id)
            self._open.show_parts(None, list)
        elif choice is not None and self._desk.renewed(choice):
            self._show_choice(choice, new=False)
        goal = records.find(Goal, self.goal_editor.goal.id) if self.goal_editor is not None else None
        if goal is not None and goal.deleted is not None:
            self.goal_editor = None
            self._desk.forget(goal.id)
            self._editing.show_parts(None, list)
        elif goal is not None and self._desk.renewed(goal):
            self._show_goal(goal, new=False)

    # ------------------------------------------------------------ how it turned out
    def _show_question(self) -> None:
        """At most one: a choice of some weeks ago of which nothing was said yet."""
        asked = self._page.asks(self.context.workspace.today())
        if asked is None or asked.id in self._let_be or self.panel is not None or self._only_look:
            self.question.show_parts(None, list)
        else:
            self.question.show_parts(asked, lambda: [self._ask(asked)])

    def _ask(self, choice: Choice) -> Card:
        when = tr("Je koos in {month}:", month=dates.month(choice.on)) if choice.on else tr("Je koos:")
        head = hbox(Icon("split", self._fg, 18), (label(when, "smallstrong", True, self._fg), 1), gap=8)
        tell, later = button(tr("Vertellen"), "pencil"), button(tr("Later"), kind="ghost")
        tell.clicked.connect(lambda: self._open_choice(choice, OUTCOME, new=False))
        later.clicked.connect(lambda: self._not_now(choice))
        words: list[Part] = [head, OwnWords(choice.title, self._fg, "h3"), label(tr("Hoe pakte het uit?"), "strong")]
        return Card(*words, flow(tell, later), fill=f"{self._fg}_soft", gap=8)

    def _not_now(self, choice: Choice) -> None:
        self._let_be.add(choice.id)
        self._show_question()
        self.new_choice.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ choices
    def _invite(self) -> QWidget:
        """Where no choice stands yet: small ones to begin with."""
        if self._only_look:
            return label(tr("Nog geen keuzes"), "muted", wrap=True)
        ways = []
        for kind, (words, _) in beginnings().items():
            way = button(words, "plus", "open")
            way.setAccessibleName(tr("Keuze vastleggen: {what}", what=words))
            way.clicked.connect(lambda _on=False, kind=kind: self._begin_choice(kind))
            ways.append(way)
        note = label(tr("Ook een kleine keuze laat zien hoe jij stuurt. Wat koos je laatst?"), "muted", wrap=True)
        return box(vbox(note, flow(*ways), gap=10))

    def _begin_choice(self, kind: str = "") -> None:
        today = self.context.workspace.today()
        if self._open_choice(Choice(id=new_id(), on=today), WHAT, new=True) and kind and self.panel is not None:
            self.panel.begin_with(kind)

    def _pressed(self, choice_id: str) -> None:
        """A choice opens; the one that lies open closes."""
        if self._only_look:
            self._look_at("" if choice_id == self._looked_at else choice_id)
            return
        if self.panel is not None and self.panel.choice.id == choice_id:
            self._close_choice()
            return
        choice = next((each for each in self._page.choices if each.id == choice_id), None)
        if choice is None or not self._open_choice(choice, OUTCOME if self._asks(choice) else WHAT, new=False):
            self.refresh()  # the card that was pressed must not look open

    def _look_at(self, choice_id: str) -> None:
        """All of a choice stands under the line, to be read."""
        choice = next((each for each in self._page.choices if each.id == choice_id), None)
        self._looked_at = choice.id if choice is not None else ""
        self._open.show_parts(choice, lambda: [choice_read(choice, self._fg)] if choice is not None else [])
        self.refresh()
        self.line.focus_on(choice_id)
        if choice is not None:
            soon_into_sight(self._open)

    def _asks(self, choice: Choice) -> bool:
        return choice.asks_outcome(self.context.workspace.today())

    def _open_choice(self, choice: Choice, question: str, *, new: bool) -> bool:
        if not self._close_choice():
            return False
        panel = self._show_choice(choice, new=new)
        self.refresh()
        panel.begin_at(question)
        soon_into_sight(panel)
        return True

    def _show_choice(self, choice: Choice, *, new: bool) -> ChoicePanel:
        self.panel = panel = ChoicePanel(self._desk, choice, self.context.workspace.today(), new=new)
        panel.left.connect(self._close_choice)
        panel.thrown.connect(self._throw_choice)
        self._open.show_parts(panel, lambda: [panel])
        return panel

    def _close_choice(self) -> bool:
        """Close the choice that lies open; the keyboard goes back to its card. False when it could not be stored."""
        panel = self.panel
        if panel is None:
            return True
        if not self.flush():
            return False
        self.panel = None
        self._open.show_parts(None, list)
        self.refresh()
        if panel.new and panel.blank:
            self.new_choice.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.line.focus_on(panel.choice.id)
        return True

    def _throw_choice(self) -> None:
        panel = self.panel
        if panel is None or not self._close_choice() or (panel.new and panel.blank):
            return
        self._do(
            lambda: self.context.workspace.records.throw_away(panel.choice, label=tr("keuze weggooien"), origin=self),
            tr("Keuze weggegooid"),
        )
        self.new_choice.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ goals
    def _connect_goals(self) -> None:
        self.goals.plans_wanted.connect(lambda which: self.context.way.go("plans", which))
        self.goals.edit_wanted.connect(self._edit_goal)
        self.goals.reached.connect(self._reach)

    def _goal(self, goal_id: str) -> Goal | None:
        return next((path.goal for path in self._page.goals if path.goal.id == goal_id), None)

    def _edit_goal(self, goal_id: str) -> None:
        goal = self._goal(goal_id)
        if goal is not None:
            self._open_goal(goal, new=False)

    def _open_goal(self, goal: Goal, *, new: bool) -> None:
        if not self._close_goal():
            return
        editor = self._show_goal(goal, new=new)
        self._no_goal.hide()
        editor.begin()
        soon_into_sight(editor)

    def _show_goal(self, goal: Goal, *, new: bool) -> GoalEditor:
        self.goal_editor = editor = GoalEditor(self._desk, goal, self.context.workspace.today(), new=new)
        editor.closed.connect(self._close_goal)
        editor.thrown.connect(lambda: self._let_go(goal))
        self._editing.show_parts(editor, lambda: [editor])
        return editor

    def _close_goal(self) -> bool:
        if self.goal_editor is None:
            return True
        if not self.flush():
            return False
        self.goal_editor = None
        self._editing.show_parts(None, list)
        self.refresh()
        self.new_goal.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _let_go(self, goal: Goal) -> None:
        if self._close_goal():
            records = self.context.workspace.records
            self._do(
                lambda: records.throw_away(goal, label=tr("doel loslaten"), origin=self),
                tr("Doel losgelaten. De stappen blijven."),
            )

    def _reach(self, goal_id: str) -> None:
        goal = self._goal(goal_id)
        if goal is not None and self._close_goal():
            workspace = self.context.workspace
            reached = replace(goal, reached=workspace.today())
            self._do(lambda: workspace.records.save(reached, label=tr("doel bereikt"), origin=self), tr("Doel bereikt"))

    def _do(self, act: Callable[[], object], said: str) -> None:
        if self.context.attempt(act):
            self.refresh()
            self.context.voice.say(said, undo=True)
