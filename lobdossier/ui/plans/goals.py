"""Goals: a row of them to look at the steps of one, and one that lies open with its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.plans import Goal
from lobdossier.domain.vocabulary import Competence
from lobdossier.ui.block import Block
from lobdossier.ui.conversation.said import shortened
from lobdossier.ui.experience.competences import competence_choices
from lobdossier.ui.experience.desk import Desk
from lobdossier.ui.plans.said import goal_said
from lobdossier.ui.plans.when import ByWhen
from lobdossier.ui.widgets.buttons import Option, button
from lobdossier.ui.widgets.cards import Card, OwnWords
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import Icon, Words, label
from lobdossier.ui.widgets.layout import Part, flow, hbox, vbox
from lobdossier.ui.words import tr

_ALL = "all"
_FEW = 6
"""Goals that have a chip at first."""


class GoalEditor(Card):
    """A goal that lies open: what, and when it is there also what makes it worth it and by when."""

    closed = Signal()
    thrown = Signal()

    def __init__(self, desk: Desk, goal: Goal, today: date, *, new: bool) -> None:
        super().__init__(pad=14, gap=8, line="accent")
        self._desk, self.goal, self.new = desk, goal, new
        desk.lay(goal)
        hint = tr("Bijvoorbeeld: in jaar 3 een eigen meubel maken")
        self.title = line_field(tr("Wat wil je bereiken?"), goal.title, hint, limits.TITLE)
        self.title.textEdited.connect(self._titled)
        self.title.returnPressed.connect(self.closed)
        self.body.put(labelled(tr("Wat wil je bereiken? Eén zin is genoeg."), self.title))
        self.why = line_field(
            tr("Wat maakt het de moeite waard?"), goal.why, tr("In één zin, als je wilt"), limits.LINE
        )
        self.why.textEdited.connect(lambda: desk.edit(goal.id, "why", self.why.text))
        self.why.returnPressed.connect(self.closed)
        self.when = ByWhen(today, goal.by, tr("Voor wanneer wil je dit?"))
        self.when.chosen.connect(self._chosen)
        if not new:
            self.body.put(labelled(tr("Wat maakt het de moeite waard?"), self.why))
            self.body.put(self.when)
            self.about = competence_choices(goal.competences)
            self.about.changed.connect(self._about)
            self.body.put(label(tr("Waar gaat dit over?"), "smallstrong", wrap=True))
            self.body.put(self.about)
        done = button(tr("Klaar"), "check", "soft")
        done.clicked.connect(self.closed)
        throw = button(tr("Loslaten"), "trash-2", "ghost")
        throw.clicked.connect(self.thrown)
        self.body.put(flow(done) if new else flow(done, throw))

    @property
    def blank(self) -> bool:
        """Whether there are no words in it."""
        return not self.title.text().strip()

    def begin(self) -> None:
        """The keyboard goes to its words."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _titled(self) -> None:
        """A goal without words keeps those it had: letting it go has a button."""
        if not self.blank or self.new:
            self._desk.edit(self.goal.id, "title", lambda: self.title.text() or self.goal.title)

    def _about(self, chosen: list[str]) -> None:
        self._desk.put(self.goal.id, competences=tuple(c for c in Competence if c in chosen))
        self._desk.flush()

    def _chosen(self, by: date | None) -> None:
        self._desk.put(self.goal.id, by=by)
        self._desk.flush()


class GoalRow(Block):
    """ "Mijn doelen": all steps, or those to one goal. `chosen` gives its id, or "" for all."""

    chosen = Signal(str)
    new_wanted = Signal()
    edit_wanted = Signal(str)
    reached = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._all = False
        self._choices: Choices | None = None

    def show_goals(self, goals: Sequence[Goal], current: str, today: date, *, only_look: bool) -> None:
        """Show these; *current* is the one whose steps are shown, "" for all."""
        key = (tuple(goals), current, today, only_look, self._all)
        self.show_parts(key, lambda: self._build(goals, current, today, only_look))

    def _build(self, goals: Sequence[Goal], current: str, today: date, only_look: bool) -> list[Part]:
        if not goals:
            new = button(tr("Een doel erbij"), "target", "ghost")
            new.clicked.connect(self.new_wanted)
            return [] if only_look else [flow(new)]
        options = [Option(_ALL, tr("Alles"))]
        shown = [goal for place, goal in enumerate(goals) if self._all or place < _FEW or goal.id == current]
        options += [Option(goal.id, shortened(goal.title), "target", goal.title) for goal in shown]
        self._choices = choices = Choices(tr("Mijn doelen"), options, [current or _ALL], single=True)
        choices.changed.connect(self._tapped)
        more: list[QWidget] = []
        if len(shown) < len(goals):
            rest = button(tr("Alle {n} doelen", n=len(goals)), "chevron-down", "ghost")
            rest.clicked.connect(lambda: self._show_all(goals, current, today, only_look))
            more.append(rest)
        if not only_look:
            new = button("", "plus", "ghost", tr("Nieuw doel"))
            new.clicked.connect(self.new_wanted)
            more.append(new)
        # Where the goals break into lines, what stands beside them stays at the first.
        title = label(tr("Mijn doelen"), "small")
        title.setMinimumHeight(choices.minimumSizeHint().height())
        row = hbox(vbox(title, None), choices, *(vbox(each, None) for each in more), None, gap=10)
        opened = next((goal for goal in goals if goal.id == current), None)
        return [row] if opened is None else [row, self._goal(opened, today, only_look)]

    def _goal(self, goal: Goal, today: date, only_look: bool) -> QWidget:
        """The goal whose steps are shown: all its words, and what can be done with it."""
        parts: list[Part] = [hbox(vbox(2, Icon("target", "accent", 18), None), (Words(goal.title, "h3"), 1), gap=9)]
        if said := goal_said(goal, today):
            parts.append(label(said, "small", wrap=True))
        if goal.why.strip():
            parts.append(OwnWords(goal.why))
        reached, edit = button(tr("Bereikt"), "flag"), button(tr("Aanpassen"), "pencil", "ghost")
        reached.clicked.connect(lambda: self.reached.emit(goal.id))
        edit.clicked.connect(lambda: self.edit_wanted.emit(goal.id))
        if not only_look:
            parts.append(flow(reached, edit))
        return Card(*parts, pad=14, gap=7)

    def _show_all(self, goals: Sequence[Goal], current: str, today: date, only_look: bool) -> None:
        self._all = True
        self.show_goals(goals, current, today, only_look=only_look)
        if self._choices is not None:
            self._choices.take_keyboard(goals[_FEW].id)

    def _tapped(self, ids: list[str]) -> None:
        which = next(iter(ids), _ALL)
        self.chosen.emit("" if which == _ALL else which)
