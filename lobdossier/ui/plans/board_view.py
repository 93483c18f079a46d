"""The board: three columns beside each other, or one of them at a time where there is no room for three."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from lobdossier.domain.board import Lane, lane_of
from lobdossier.domain.plans import Step
from lobdossier.services.board import Board, Source
from lobdossier.text import dates
from lobdossier.ui.context import Context
from lobdossier.ui.plans.carrying import Carrier, Spot
from lobdossier.ui.plans.desk import PlanDesk
from lobdossier.ui.plans.lane import ICONS, Entry, LaneView
from lobdossier.ui.plans.opened import Opened, begin_in
from lobdossier.ui.plans.planner import Planner
from lobdossier.ui.plans.said import lane_name
from lobdossier.ui.plans.step_card import StepCard
from lobdossier.ui.theme import em
from lobdossier.ui.widgets.buttons import Option, Segmented
from lobdossier.ui.widgets.layout import grows_down, hbox, vbox
from lobdossier.ui.widgets.messages import announce
from lobdossier.ui.widgets.sight import soon_into_sight
from lobdossier.ui.words import tr

FIRST: Final = {Lane.NOW: 10, Lane.LATER: 10, Lane.DONE: 4}
"""Cards that a column shows at first."""
MORE: Final = 25
_EACH_TURN: Final = 4
"""Cards that are made in one turn of the event loop: between two of them keys and mouse are heard."""
_THREE_EM: Final = 96
"""With fewer letters of width there is one column at a time."""


class BoardView(QWidget):
    """Shows the steps and does with them what is wanted. `read_wanted`: the board is to be read and shown anew."""

    read_wanted = Signal()

    def __init__(self, context: Context, desk: PlanDesk, planner: Planner) -> None:
        super().__init__()
        self.context, self._planner = context, planner
        self.limits = dict(FIRST)
        self.goal_id: str | None = None
        """Only the steps to this goal are shown."""
        self._board = Board()
        self._sources: dict[str, Source] = {}
        self._waiting: dict[str, int] = {}
        self._keyboard_to = ""
        self.whole = True
        """Whether every card is there that is to be shown."""
        self._next_turn = QTimer(self, singleShot=True, interval=0)
        self._next_turn.timeout.connect(self._show_when_free)
        self.lanes = {lane: LaneView(lane) for lane in Lane}
        self.switch = Segmented(tr("Kolom"), [Option(lane, lane_name(lane), ICONS[lane]) for lane in Lane])
        self.switch.chosen.connect(lambda _which: self._arrange())
        for lane, view in self.lanes.items():
            view.more_wanted.connect(partial(self._show_more, lane))
            view.new_wanted.connect(partial(self.begin, lane))
        self._row = hbox(*((view, 1) for view in self.lanes.values()), gap=20)
        self.setLayout(vbox(hbox(self.switch, None), self._row, gap=12))
        self.setSizePolicy(grows_down())
        self.opened = Opened(desk, planner)
        self.opened.closed.connect(self._closed)
        self.opened.lane_wanted.connect(self._to)
        self._carrier = Carrier(self, tuple(self.lanes.values()))
        self._carrier.over.connect(self._show)
        self._carrier.let_go.connect(self._put)

    # ------------------------------------------------------------ showing
    def shown(self, board: Board) -> list[Step]:
        """The steps of *board* of which the source must be known to show them."""
        return [step for lane in Lane for step in self._steps(board, lane)[: self.limits[lane]]]

    def show_board(self, board: Board, sources: Mapping[str, Source], waiting: Mapping[str, int]) -> None:
        """Show these; *waiting*: how many remarks wait, by step. While a card is carried the columns stand still."""
        self._board, self._sources, self._waiting = board, dict(sources), dict(waiting)
        self._show_when_free()

    def make_room(self, board: Board, step_id: str) -> bool:
        """Whether more is to be read before the step with this id can be shown: another goal, or further down."""
        for lane in Lane:
            place = next((place for place, step in enumerate(board.lane(lane), 1) if step.id == step_id), 0)
            if place and (self.goal_id or place > self.limits[lane]):
                self.goal_id, self.limits[lane] = None, max(self.limits[lane], place)
                return True
        return False

    def restyle(self) -> None:
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def begin(self, lane: Lane) -> None:
        """Open a new step in *lane*."""
        if not self._planner.only_look and self.opened.close():
            self._edit(self.context.workspace.plans.begin(lane, goal_id=self.goal_id), Source(), new=True)

    def open(self, step_id: str) -> None:
        """Open the step with this id, if it is shown."""
        if self._planner.only_look or not self.opened.close():
            return
        step = next((s for lane in Lane for s in self._board.lane(lane) if s.id == step_id), None)
        if step is not None and step_id in self._sources:
            self._edit(step, self._sources[step_id], new=False)

    def _steps(self, board: Board, lane: Lane) -> list[Step]:
        return [step for step in board.lane(lane) if not self.goal_id or step.goal_id == self.goal_id]

    def _show_when_free(self) -> None:
        if not self._carrier.busy:
            self._show()

    def _show(self) -> None:
        today, editor = self.context.workspace.today(), self.opened.editor
        done = self._steps(self._board, Lane.DONE)
        self.opened.choose_question([step for step in done if step.id in self._sources], today)
        left, self.whole = _EACH_TURN, True
        for place, (lane, view) in enumerate(self.lanes.items()):
            steps = self._steps(self._board, lane)
            entries = [self._entry(step, today) for step in steps[: self.limits[lane]] if step.id in self._sources]
            if editor is not None and editor.new and lane_of(editor.step) is lane:
                entries = [Entry(editor.step.id, editor, lambda: editor), *(e for e in entries if e.key is not editor)]
            adding = not self._planner.only_look and (lane is Lane.LATER or not entries)
            all_of_them, note = max(len(steps), len(entries)), _note(lane, steps)
            share = -(-left // (len(self.lanes) - place))  # the top of every column comes before the end of one
            made, whole = view.show_entries(entries, all_of_them, note, adding=adding, most=share)
            left, self.whole = left - made, self.whole and whole
        self._arrange()
        self._bring_keyboard()
        if not self.whole:
            self._next_turn.start()

    def _entry(self, step: Step, today: date) -> Entry:
        source, editor = self._sources[step.id], self.opened.editor
        if editor is not None and editor.step.id == step.id:
            return Entry(step.id, editor, lambda: editor)
        if step.id == self.opened.asked:
            asked = partial(self._card, step, source, today, framed=False)
            return Entry(
                step.id,
                ("asked", step.title, source, today, self._waiting.get(step.id, 0)),
                lambda: self.opened.question(asked()),
            )
        return Entry(
            step.id, (step, source, today, self._waiting.get(step.id, 0)), partial(self._card, step, source, today)
        )

    def _card(self, step: Step, source: Source, today: date, *, framed: bool = True) -> StepCard:
        waiting, movable = self._waiting.get(step.id, 0), not self._planner.only_look
        card = StepCard(step, source, today, framed=framed, movable=movable, waiting=waiting)
        card.clicked.connect(lambda: self.open(step.id))
        card.ticked.connect(lambda: self._tick(card))
        card.lane_wanted.connect(lambda lane: self._to(step, lane))
        card.shifted.connect(lambda by: self._shift(card, by))
        card.walked.connect(lambda by: self._walk(card, by))
        card.tell_wanted.connect(lambda: self._planner.tell(step))
        card.thrown.connect(lambda: self._throw(card))
        self._carrier.watch(card)
        return card

    def _arrange(self) -> None:
        """One column where there is no room for three; the switch says which."""
        narrow = self.width() < _THREE_EM * em()
        self.switch.setVisible(narrow)
        for lane, view in self.lanes.items():
            view.setVisible(not narrow or self.switch.current == lane)
            view.head.setVisible(not narrow)  # the switch says it already

    def _show_more(self, lane: Lane) -> None:
        steps, shown = self._steps(self._board, lane), len(self.lanes[lane].cards)
        self.limits[lane] += MORE
        self._keyboard_to = steps[shown].id if shown < len(steps) else ""
        self.read_wanted.emit()

    # ------------------------------------------------------------ deeds
    def _edit(self, step: Step, source: Source, *, new: bool) -> None:
        today = self.context.workspace.today()
        editor = self.opened.edit(step, source, self._board.goals, today, new=new)
        self.switch.set_current(lane_of(step))
        self._show()
        begin_in(editor)

    def _closed(self, step_id: str) -> None:
        self._keyboard_to = step_id
        self.read_wanted.emit()

    def _tick(self, card: StepCard) -> None:
        held, beside = card.hasFocus(), self._beside(card)
        if self._planner.tick(card.step) and held:
            self._keyboard_to = beside

    def _throw(self, card: StepCard) -> None:
        beside = self._beside(card)
        if self._planner.throw_away(card.step):
            self._keyboard_to = beside

    def _to(self, step: Step, lane: Lane) -> None:
        self._put_step(step, Spot(lane, ""))

    def _put(self, card: StepCard, spot: Spot) -> None:
        self._put_step(card.step, spot)

    def _put_step(self, step: Step, spot: Spot) -> bool:
        """The keyboard and the switch go along."""
        if not self._planner.move(step, spot.lane, spot.after):
            return False
        self._keyboard_to = step.id
        self.switch.set_current(spot.lane)
        self._arrange()
        return True

    def _shift(self, card: StepCard, by: int) -> None:
        """One place up or down among the cards that are shown."""
        ids, place = self._row_of(card)
        to = place + by
        if card.lane is Lane.DONE or not 0 <= to < len(ids):
            return
        behind = to if by > 0 else to - 1
        if self._put_step(card.step, Spot(card.lane, ids[behind] if behind >= 0 else "")):
            announce(card, tr("plaats {place} van {of}", place=to + 1, of=len(ids)))

    def _walk(self, card: StepCard, by: int) -> None:
        ids, place = self._row_of(card)
        if 0 <= place + by < len(ids):
            self._keyboard_to = ids[place + by]
            self._bring_keyboard()

    def _row_of(self, card: StepCard) -> tuple[list[str], int]:
        """The ids of the cards in the column of *card*, and its place among them."""
        ids = [other.step.id for other in self.lanes[card.lane].cards]
        return ids, ids.index(card.step.id) if card.step.id in ids else 0

    def _beside(self, card: StepCard) -> str:
        """Where the keyboard goes when *card* leaves its column: to the next one, or else to the one before it."""
        ids, place = self._row_of(card)
        return next(iter([*ids[place + 1 :], *reversed(ids[:place])]), "")

    def _bring_keyboard(self) -> None:
        which = self._keyboard_to
        card = next((c for view in self.lanes.values() for c in view.cards if c.step.id == which), None)
        if card is not None:
            self._keyboard_to = ""
            card.setFocus(Qt.FocusReason.TabFocusReason)
            soon_into_sight(card)


def _note(lane: Lane, steps: list[Step]) -> str:
    """A quiet word beside the name of a column; of what is done since when."""
    if lane is not Lane.DONE:
        return tr("drie is genoeg") if lane is Lane.NOW else tr("mag nog vaag zijn")
    days = [step.finished for step in steps if step.finished]
    return tr("sinds {month}", month=dates.month(min(days))) if days else ""
