"""Where a card is let go: between which two, in which column; a line shows it while it is carried."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from lobdossier.domain.board import Lane
from lobdossier.ui.plans.lane import LaneView
from lobdossier.ui.plans.step_card import StepCard
from lobdossier.ui.theme import color, u
from lobdossier.ui.widgets.painting import painter_of


class Spot(NamedTuple):
    """A place on the board: in *lane*, behind the step with the id *after* (or first)."""

    lane: Lane
    after: str


class Mark(QWidget):
    """The line where a carried card would come, or around a column that has an order of its own."""

    def __init__(self, board: QWidget) -> None:
        super().__init__(board)
        self._around = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def point_at(self, rect: QRect, *, around: bool) -> None:
        """Show it there, in the coordinates of the board."""
        self._around = around
        self.setGeometry(rect)
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        if self._around:
            p.setPen(QPen(color("accent"), 2, Qt.PenStyle.DashLine))
            p.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), u(12), u(12))
        else:
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(color("accent"))
            p.drawRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)


class Carrier(QObject):
    """Carries a card over the columns of *board*. `let_go` tells which card, and the new place that it was given."""

    let_go = Signal(object, object)
    over = Signal()
    """Nothing is carried any more."""

    def __init__(self, board: QWidget, lanes: Sequence[LaneView]) -> None:
        super().__init__(board)
        self._board, self._lanes, self._mark = board, lanes, Mark(board)
        self._card: StepCard | None = None
        self._spot: Spot | None = None

    @property
    def busy(self) -> bool:
        """Whether a card hangs under the pointer."""
        return self._card is not None

    def watch(self, card: StepCard) -> None:
        """Let *card* be carried."""
        if card.dragging is not None:
            card.dragging.began.connect(lambda: self._begin(card))
            card.dragging.moved.connect(self._move)
            card.dragging.ended.connect(self._end)
            card.dragging.dropped.connect(lambda _at: self._drop(card))

    def _begin(self, card: StepCard) -> None:
        self._card, self._spot = card, None

    def _move(self, at: QPoint) -> None:
        if self._card is None:
            return
        lane = next((lane for lane in self._lanes if lane.isVisible() and _across(lane, at)), None)
        if lane is None:
            self._spot = None
            self._mark.hide()
            return
        after = "" if lane.lane is Lane.DONE else _after(lane, lane.mapFromGlobal(at).y(), self._card)
        self._spot = Spot(lane.lane, after)
        self._show_mark(lane, after, self._card)

    def _end(self) -> None:
        if self._card is not None:
            self._card = None
            self._mark.hide()
            self.over.emit()

    def _drop(self, card: StepCard) -> None:
        spot = self._spot
        if spot is not None and not (spot.lane is card.lane and spot.after in self._here(card)):
            self.let_go.emit(card, spot)

    def _here(self, card: StepCard) -> tuple[str, ...]:
        """The ids behind which *card* would stand where it stands now."""
        lane = next(lane for lane in self._lanes if lane.lane is card.lane)
        ids = [other.step.id for other in lane.cards]
        place = ids.index(card.step.id) if card.step.id in ids else 0
        return (ids[place - 1] if place else "", card.step.id)

    def _show_mark(self, lane: LaneView, after: str, carried: StepCard) -> None:
        corner = lane.mapTo(self._board, QPoint())
        if lane.lane is Lane.DONE:
            self._mark.point_at(QRect(corner, lane.size()).adjusted(-u(6), -u(6), u(6), u(6)), around=True)
            return
        above = next((card for card in lane.cards if card is not carried and card.step.id == after), None)
        head = lane.head.geometry().bottom() if lane.head.isVisible() else -u(6)
        bottom = head if above is None else above.mapTo(lane, QPoint(0, above.height())).y()
        self._mark.point_at(QRect(corner.x(), corner.y() + bottom + u(3), lane.width(), u(4)), around=False)


def _across(lane: LaneView, at: QPoint) -> bool:
    return 0 <= lane.mapFromGlobal(at).x() <= lane.width()


def _after(lane: LaneView, y: int, carried: StepCard) -> str:
    """The id of the card behind which *y* lies: the last whose middle is above it."""
    above = ""
    for card in lane.cards:
        if card is not carried and card.mapTo(lane, card.rect().center()).y() < y:
            above = card.step.id
    return above
