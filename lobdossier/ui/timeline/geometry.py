"""Where the lanes of the timeline stand in its widget, and the rectangle of every mark."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from lobdossier.domain.timeline.axis import Axis
from lobdossier.domain.timeline.layout import LaneLayout, Layout, Mark, Sizes
from lobdossier.domain.timeline.things import Lane
from lobdossier.text.timeline import lane_name
from lobdossier.ui.theme import em, font, u
from lobdossier.ui.widgets.painting import wrapped_height
from lobdossier.ui.words import tr

SMALL: Final = 0.86
NAME: Final = 0.94
ROUND: Final = (Lane.TALKS, Lane.CHOICES)
"""Lanes of which the points are signs in a circle; in the others they are pictures."""
_TILE: Final = (52, 39)
_CIRCLE: Final = 28
_AIR: Final = 5
_BAR: Final = 28
PAD: Final = 10
_SIDE: Final = 124
_NARROW_EM: Final = 88
"""With less room the names of the lanes stand in the lanes, not beside them."""


def lane_sizes() -> Mapping[Lane, Sizes]:
    """The lengths in each lane, in pixels at the present text size."""
    tile, circle = Sizes(u(_TILE[0] + _AIR), u(_BAR)), Sizes(u(_CIRCLE + _AIR), u(_BAR), point_rows=1)
    return {lane: circle if lane in ROUND else tile for lane in Lane}


def beside(width: int) -> float:
    """What the names of the lanes take of a widget of *width*; 0 when they stand in the lanes."""
    return 0.0 if width < _NARROW_EM * em() else float(u(_SIDE))


def widest_point() -> float:
    """The most that a point takes."""
    return float(u(_TILE[0] + _AIR))


class LanePlace(NamedTuple):
    """One lane in the widget: *caption* is the height of a name that stands in it."""

    lane: Lane
    top: float
    height: float
    caption: float
    bars: int


class Geometry:
    """The measures of the whole picture for one layout in one width; *axis* is the one it was laid out with."""

    def __init__(self, layout: Layout, axis: Axis, width: int) -> None:
        self.axis, self.width = axis, width
        self.side = beside(width)
        self.captions = not self.side
        line, small = QFontMetricsF(font(1, 700)).height(), QFontMetricsF(font(SMALL)).height()
        self.head = line + small + u(14)
        self.edge = self.head + small + u(8)
        self.lanes: dict[Lane, LanePlace] = {}
        top = self.edge
        for each in layout.lanes:
            self.lanes[each.lane] = place = self._lane(each, top)
            top += place.height
        self.height = max(top, self.edge + u(60)) + u(4)

    def now(self, first: float, days: float) -> Axis:
        """The axis in the widget when *days* days from the ordinal *first* on are in sight; 0 is where time begins in the widget."""
        return Axis(first, max(1.0, self.width - self.side) / days)

    def rect(self, mark: Mark, now: Axis) -> QRectF:
        """Where *mark* is painted."""
        lane = self.lanes[mark.lane]
        top = lane.top + u(PAD) + lane.caption
        if mark.bar:
            left = self.side + now.x(self.axis.day(mark.left))
            right = self.side + now.x(self.axis.day(mark.right))
            return QRectF(left, top + mark.row * u(_BAR + _AIR), max(u(_BAR) - 2.0, right - left - u(2)), u(_BAR))
        width, height = (u(_CIRCLE), u(_CIRCLE)) if mark.lane in ROUND else (u(_TILE[0]), u(_TILE[1]))
        middle = self.side + now.x(self.axis.day((mark.left + mark.right) / 2))
        top += lane.bars * u(_BAR + _AIR) + (mark.row - lane.bars) * (height + u(_AIR))
        return QRectF(middle - width / 2, top, width, height)

    def _lane(self, lane: LaneLayout, top: float) -> LanePlace:
        point = u(_CIRCLE) if lane.lane in ROUND else u(_TILE[1])
        inside = lane.bars * u(_BAR + _AIR) + lane.points * (point + u(_AIR)) - u(_AIR)
        name = tr(lane_name(lane.lane))
        if self.captions:
            caption = QFontMetricsF(font(NAME, 600)).height() + u(6)
            return LanePlace(lane.lane, top, inside + caption + 2 * u(PAD), caption, lane.bars)
        words = wrapped_height(name, font(NAME, 600), self.side - u(34))
        return LanePlace(lane.lane, top, max(inside, words) + 2 * u(PAD), 0.0, lane.bars)
