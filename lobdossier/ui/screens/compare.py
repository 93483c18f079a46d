"""Two pieces of work beside what the student can and wants. No order, no sum: each verdict is the student's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from lobdossier.domain.changes import Change
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.ids import new_id
from lobdossier.domain.portrait import WorkImage
from lobdossier.domain.vocabulary import Competence, ConversationKind
from lobdossier.domain.work import Aspect, first_of
from lobdossier.services.work import TakenAlong
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.planner import Planner
from lobdossier.ui.conversation.said import title_of as conversation_title
from lobdossier.ui.portrait.work.asking import AskCard, Open, StepMade, still_open
from lobdossier.ui.portrait.work.desk import WorkDesk
from lobdossier.ui.portrait.work.judging import FEW, more_button, nothing_of_my_own
from lobdossier.ui.portrait.work.swap import Swap
from lobdossier.ui.portrait.work.table import CompareTable
from lobdossier.ui.screen import Screen
from lobdossier.ui.turns import in_the_next_turn
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.empty import EmptyState
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, flow, sized, vbox
from lobdossier.ui.widgets.page import Crumbs, crumbs, page, page_header
from lobdossier.ui.words import tr

BETWEEN: Final = ","
"""Between the two ids of a target. One id is held against the next work, none takes the first two."""
_CONCERNED: Final = frozenset(
    {"work_image", "quality", "motive", "experience", "evidence", "conversation", "step", "student", "school_period"}
)


class CompareScreen(Screen):
    """The two work images whose ids are the target."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.desks: list[WorkDesk] = []
        self._own: list[Aspect] = []
        self._most = FEW
        self._shown: object = None
        self._open: Open | None = None
        self._layout = vbox(gap=0)
        self.setLayout(self._layout)

    @property
    def title(self) -> str:
        """What this page is for."""
        return tr("Werk vergelijken")

    def open(self, target: str) -> None:
        """Show two pieces of work; those that are open already stay as they are."""
        if not self.desks or target != self.target:
            self.target = target
            self._shown = None
        self.refresh()

    def refresh(self) -> None:
        """Take over what the file holds, unless something here waits to be stored."""
        work = self.context.workspace.work
        if any(desk.dirty for desk in self.desks):
            return
        images, own = work.images(), work.own()
        pair = _pair(images, self.target)
        shown = ([_head_of(image) for image in pair], own, len(images))
        if shown != self._shown:
            self._shown = shown
            self._build(pair, own, len(images))
        elif self.desks:
            for desk in self.desks:
                desk.read()
            self.table.refresh()
            self.made.refresh()
            self._tell()

    def concerns(self, change: Change) -> bool:
        """Whether it is about work, or what it is held against."""
        return change.kind in _CONCERNED and change.origin not in self.desks

    def flush(self) -> bool:
        """Store what waits; False when that failed."""
        return all([*(desk.flush() for desk in self.desks), not self.desks or self.made.flush()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves; whatever is open in between has taken it before it comes here."""
        if event.key() == Qt.Key.Key_Escape:
            self.context.way.back()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------ building
    def _build(self, pair: Sequence[WorkImage], own: list[Aspect], there: int) -> None:
        self._layout.clear()
        for desk in self.desks:
            desk.deleteLater()
        self.desks, self._own = [], own
        if len(pair) < 2:
            self._layout.put(self._too_few(there))
            return
        self.desks = [WorkDesk(self.context, self, image) for image in pair]
        shown = first_of(own, pair, self._most)
        self.table = CompareTable(self.context, self.desks, shown)
        self.table.opened.connect(lambda side: self.context.way.go("work", self.desks[side].id))
        self.swap = Swap()
        self.swap.chosen.connect(self._put_in_place)
        self.other = button(tr("Ander werk"), "plus")
        self.other.clicked.connect(self._choose_other)
        if there <= len(pair):  # with nothing else to put beside it, other work is begun
            door(self.other)
        self.swap.left.connect(lambda: self.other.setFocus(Qt.FocusReason.OtherFocusReason))
        self.ask, self.made = AskCard(), StepMade(self.context)
        self.ask.talk_wanted.connect(self._take_along)
        self.ask.step_wanted.connect(self._make_step)
        self.planning = self._planning()
        more = self._more(len(own) - len(shown))
        nothing = [] if own else [Card(nothing_of_my_own(self.context), dashed=True)]
        head = page_header(
            tr("Waar ben ik op mijn plek?"),
            tr("Twee keer werk naast wat jij kunt en wilt. Schuurt is niet fout: het is iets om over te praten."),
            self.other,
        )
        table = in_the_next_turn(self.table, self)
        body = page(self._trail(), head, self.swap, table, *more, *nothing, self.ask, self.made, self.planning, gap=14)
        self._layout.put(body)
        self._body = body.findChildren(QScrollArea)[0]
        for desk in self.desks:
            desk.changed.connect(self._changed)
        self._tell()

    def _more(self, rest: int) -> list[QWidget]:
        if not rest:
            return []
        self.more = more_button(rest)
        self.more.clicked.connect(self._show_more)
        return [flow(self.more)]

    def _show_more(self) -> None:
        """The table is built anew, with more rows; the keyboard goes to the first that came."""
        if not self.flush():
            return
        before = set(self.table.cells[0])
        while set(self.table.cells[0]) == before and self._most < len(self._own):
            self._most += FEW
            self._shown = None
            self.refresh()
        new = next((cell for about_id, cell in self.table.cells[0].items() if about_id not in before), None)
        if new is not None:
            new.chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _too_few(self, there: int) -> QWidget:
        add = door(button(tr("Werk toevoegen"), "plus", "primary"))
        add.clicked.connect(lambda: self.context.way.go("work", "new"))
        said = (
            tr("Je bekeek één keer werk. Zet er iets naast, dan zie je het verschil.")
            if there
            else tr("Kies twee keer werk, dan leg je ze naast wat jij kunt en wilt.")
        )
        return page(self._trail(), EmptyState(tr("Vergelijken doe je met twee"), said, add))

    def _trail(self) -> Crumbs:
        path = crumbs(tr("Dit ben ik"), tr("Werk"), tr("Vergelijken"))
        way = self.context.way
        path.chosen.connect(
            lambda place: way.go("competence", Competence.WERKEXPLORATIE) if place else way.go("portrait")
        )
        return path

    def _planning(self) -> QWidget:
        """Asked for when there is no conversation yet to take something to."""
        self.planner = Planner(self.context)
        self.planner.planned.connect(self._plan)
        self.planner.left.connect(self._stop_planning)
        said = label(tr("Er is nog geen gesprek gepland. Plan er een, dan staat dit erin."), "strong", wrap=True)
        made = sized(box(vbox(said, self.planner, gap=8)), max_width=760)
        made.hide()
        return made

    # ------------------------------------------------------------ telling
    def _changed(self) -> None:
        self.table.refresh()
        self._tell()

    def _tell(self) -> None:
        one, other = (desk.image for desk in self.desks)
        self._open = still_open(one, other, self._own)
        self.ask.show_open(self._open if self.planning.isHidden() else None)

    # ------------------------------------------------------------ deeds
    def _choose_other(self) -> None:
        """Put something else beside one of these; when nothing else was looked at yet, it is begun first."""
        shown = {desk.id for desk in self.desks}
        others = [image for image in self.context.workspace.work.images() if image.id not in shown]
        if others:
            self.swap.ask([desk.image for desk in self.desks], others)
        else:
            self.context.way.go("work", "new")

    def _put_in_place(self, side: int, image_id: str) -> None:
        if self.flush():
            ids = [desk.id for desk in self.desks]
            ids[side] = image_id
            self.open(BETWEEN.join(ids))

    def _make_step(self) -> None:
        if self._open is not None and self.flush() and self.made.make(self._open.step):
            QTimer.singleShot(0, self, lambda: self._body.ensureWidgetVisible(self.made, 0, 0))
            self.context.voice.say(tr("Stap gemaakt. Je vindt hem bij Plannen."), undo=True)

    def _take_along(self) -> None:
        found = self._open
        if found is None or not self.flush():
            return
        workspace = self.context.workspace
        taken: list[TakenAlong | None] = []

        def take() -> None:
            taken.append(
                workspace.work.take_along(found.line, workspace.today(), label=tr("meenemen naar een gesprek"))
            )

        if not self.context.attempt(take):
            return
        self._say_taken(taken[0])

    def _say_taken(self, taken: TakenAlong | None) -> None:
        if taken is None:
            self.planning.show()
            self._tell()
            self.planner.begin()
        elif taken.added:
            where = conversation_title(taken.conversation)
            self.context.voice.say(tr("Staat bij wat je wilt bespreken: {where}", where=where), undo=True)
        else:
            self.context.voice.say(tr("Dit stond al bij wat je wilt bespreken."))

    def _plan(self, kind: ConversationKind, day: date | None) -> None:
        """The conversation is in the file from now on, with the line in it, and its preparation opens."""
        if self._open is None:
            return
        conversation = Conversation(id=new_id(), kind=kind, on=day, talk_about=self._open.line)
        records = self.context.workspace.records
        if self.context.attempt(lambda: records.save(conversation, label=tr("gesprek plannen"))):
            self.planning.hide()
            self.context.way.go("prepare", conversation.id)

    def _stop_planning(self) -> None:
        self.planning.hide()
        self._tell()
        self.ask.talk.setFocus(Qt.FocusReason.OtherFocusReason)


def _pair(images: Sequence[WorkImage], target: str) -> list[WorkImage]:
    """The two of *target*; what it does not say is filled with what comes next, in the order of beginning."""
    wanted = [image for which in target.split(BETWEEN) for image in images if image.id == which]
    rest = [image for image in images if image not in wanted]
    return [*wanted, *rest][:2]


def _head_of(image: WorkImage) -> WorkImage:
    """What stands in the head and the foot of the table: it is built anew when that changes, not for a verdict."""
    return replace(image, comparisons=(), changed=image.created, earlier=())
