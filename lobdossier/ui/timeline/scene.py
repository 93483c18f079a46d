"""What the timeline shows: the part that is in sight, where everything stands in it, and which mark is chosen."""

from __future__ import annotations

import math
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Signal
from PySide6.QtGui import QHelpEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip

from lobdossier.domain.schooling import Sectors
from lobdossier.domain.timeline.axis import WEEK, Axis, Bounds, View
from lobdossier.domain.timeline.layout import Layout, Mark, Span, lay_out
from lobdossier.domain.timeline.things import EARLIEST, Moment, Timeline
from lobdossier.ui.experience.photos import FramedPhotos
from lobdossier.ui.theme import u
from lobdossier.ui.thumbnails import Thumbnails
from lobdossier.ui.timeline.geometry import Geometry, beside, lane_sizes, widest_point
from lobdossier.ui.timeline.glide import Glide
from lobdossier.ui.timeline.painting import Painter, Seen
from lobdossier.ui.timeline.said import mark_said
from lobdossier.ui.widgets.painting import painter_of
from lobdossier.ui.widgets.spoken import Picture, Spoken
from lobdossier.ui.words import tr


class Scene(Picture):
    """All lanes over the time in sight. `chosen` gives the mark that was gone to, `opened` one to see more of."""

    chosen = Signal(object)
    opened = Signal(object)
    moved = Signal()

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._told, self._sectors, self._today = Timeline(), Sectors(), EARLIEST
        self._bounds = Bounds(1.0, 366.0)
        self._layout, self._axis = Layout(), Axis(0, 1)
        self._geometry = Geometry(self._layout, self._axis, 1)
        self._laid: tuple[float, int] = (0.0, 0)
        self._current: Mark | None = None
        self._hovered: Mark | None = None
        self._things: list[Spoken] | None = None
        self._photos = FramedPhotos(thumbnails, self)
        self._photos.came.connect(self.update)
        self._glide = Glide(self)
        self._glide.moved.connect(self._on_moved)
        self.setAccessibleName(tr("Tijdlijn"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # ------------------------------------------------------------ what is shown
    def show_told(self, told: Timeline, sectors: Sectors, today: date, *, anew: bool) -> None:
        """Show *told*; *anew* from its beginning to its end, otherwise in the place where it was left."""
        held = self._current.moments[0] if self._current is not None else None
        self._told, self._sectors, self._today = told, sectors, today
        self._current = None
        self._measure(anew=anew)
        self._current = self._mark_of(held) or self._latest()
        self.tell_changed()
        self.chosen.emit(self._current)

    @property
    def told(self) -> Timeline:
        """What it shows."""
        return self._told

    @property
    def current(self) -> Mark | None:
        """The mark that the keyboard is at."""
        return self._current

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What stands on it, in order of time."""
        return self._layout.marks

    @property
    def layout_now(self) -> Layout:
        """Where everything stands."""
        return self._layout

    @property
    def view(self) -> View:
        """The part that is in sight, or will be in a moment."""
        return self._glide.goal

    @property
    def bounds(self) -> Bounds:
        """All that can be looked at."""
        return self._bounds

    @property
    def can_zoom_in(self) -> bool:
        """Whether it can be looked at from nearer by."""
        return self.view.days > WEEK

    @property
    def can_zoom_out(self) -> bool:
        """Whether there is more than what is in sight."""
        return self.view.days < self._bounds.days

    def rect_of(self, mark: Mark) -> QRect:
        """Where *mark* stands in the widget now."""
        return self._geometry.rect(mark, self._now).toAlignedRect()

    # ------------------------------------------------------------ getting about
    def zoom(self, factor: float, around: float | None = None) -> None:
        """*factor* times closer, around the ordinal *around* or else what is chosen, if that is in sight."""
        if around is None:
            around = self._middle_of_attention()
        goal = self.view.zoomed(factor, around, self._bounds)
        if self._current is not None:
            first, end = self._days_of(self._current)
            if first <= around <= end and end - first < goal.days / 2:  # whole, not cut off at the edge
                goal = goal.reaching(first, end, self._bounds)
        self._glide.to(goal)

    def go_to(self, first: date, last: date) -> None:
        """Bring *first* … *last* into sight as large as fits."""
        self._glide.to(self.view.over(first, last, self._bounds))

    def show_all(self) -> None:
        """From the first to the last thing."""
        self._glide.to(View.whole(self._bounds))

    def look_from(self, first: float, *, at_once: bool = True) -> None:
        """Keep the distance and begin at the ordinal *first*."""
        self._glide.to(View(first, self.view.days).within(self._bounds), at_once=at_once)

    def choose(self, mark: Mark | None) -> None:
        """Make *mark* the one that the keyboard is at, and bring it into sight."""
        if mark is None:
            return
        self._current = mark
        first, end = self._days_of(mark)
        if first < self.view.first or end > self.view.first + self.view.days:
            self._glide.to(self.view.reaching(first, end, self._bounds))
        self._things = None
        self.update()
        self.tell_current()
        self.chosen.emit(self._current)

    def can_open(self, mark: Mark) -> bool:
        """Whether *mark* is a group that falls apart from nearer by."""
        days = mark.last.toordinal() - mark.first.toordinal() + 1
        return mark.group and days < self.view.days * 0.9 and self.can_zoom_in

    def open_mark(self, mark: Mark) -> None:
        """Look into a group from nearer by; of one thing, or of a group that stays one, see more."""
        if not self.can_open(mark):
            self.opened.emit(mark)
            return
        self.go_to(mark.first, mark.last)
        self.choose(self._mark_of(mark.moments[0]))

    def open_current(self) -> None:
        """The same with what is chosen."""
        if self._current is not None:
            self.open_mark(self._current)

    # ------------------------------------------------------------ for a screen reader
    def spoken(self) -> list[Spoken]:
        if self._things is None:
            self._things = [
                Spoken(mark_said(mark, self._sectors, self._today), self.rect_of(mark)) for mark in self.marks
            ]
        return self._things

    def spoken_current(self) -> int:
        return self.marks.index(self._current) if self._current in self.marks else -1

    # ------------------------------------------------------------ Qt
    def sizeHint(self) -> QSize:
        return QSize(u(560), math.ceil(self._geometry.height))

    def minimumSizeHint(self) -> QSize:
        return QSize(u(260), math.ceil(self._geometry.height))

    def restyle(self) -> None:
        """Lanes and marks follow the text size."""
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()

    def paintEvent(self, _event: QPaintEvent) -> None:
        seen = Seen(self._in_sight(), self._told.stretches, self._today, self._current, self._hovered, self.hasFocus())
        Painter(painter_of(self), self._geometry, self._now, self._photos, self.devicePixelRatioF()).paint(seen)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self._mark_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), mark_said(mark, self._sectors, self._today) if mark else "", self)
            return True
        return super().event(event)

    # ------------------------------------------------------------ private
    @property
    def _now(self) -> Axis:
        return self._geometry.now(self._glide.view.first, self._glide.view.days)

    def _measure(self, *, anew: bool = False) -> None:
        """What can be looked at, with air for half a picture at both ends; all of it stays in sight if it was."""
        whole = anew or self.view.days >= self._bounds.days
        wide = max(1.0, self.width() - beside(self.width()))
        share = min(0.1, widest_point() * 0.6 / wide)
        self._bounds = Bounds.around(*self._told.extent(self._today), share)
        self._laid = (0.0, 0)
        goal = View.whole(self._bounds) if whole else self.view.within(self._bounds)
        self._glide.to(goal, at_once=True)

    def _on_moved(self) -> None:
        self._things = None
        self._lay_out()
        self.update()
        self.moved.emit()

    def _lay_out(self) -> None:
        """Work out where everything stands, when the distance or the width is another one, or the edge is near."""
        width, goal = self.width(), self._glide.goal
        axis = Axis(self._bounds.first, max(1.0, width - beside(width)) / goal.days)
        span = Span(axis.x(goal.first), axis.x(goal.first + goal.days))
        if self._laid == (goal.days, width) and self._layout.covers(span):
            return
        self._laid = (goal.days, width)
        wide = span.right - span.left
        self._layout = lay_out(self._told, axis, lane_sizes(), Span(span.left - wide, span.right + wide))
        self._axis = axis
        self._geometry = Geometry(self._layout, axis, width)
        self._things = None
        self._current = self._mark_of(self._current.moments[0]) if self._current is not None else None
        self._hovered = None
        if self.height() != math.ceil(self._geometry.height):
            self.setFixedHeight(math.ceil(self._geometry.height))
        self.update()

    def _in_sight(self) -> list[Mark]:
        whole = self.rect().adjusted(-u(8), 0, u(8), 0)
        return [mark for mark in self.marks if self._geometry.rect(mark, self._now).intersects(whole.toRectF())]

    def _mark_at(self, at: QPointF) -> Mark | None:
        if at.x() < self._geometry.side:
            return None
        return next(
            (mark for mark in reversed(self._in_sight()) if self._geometry.rect(mark, self._now).contains(at)), None
        )

    def _mark_of(self, moment: Moment | None) -> Mark | None:
        """The mark that *moment* is in now."""
        if moment is None:
            return None
        return next((mark for mark in self.marks if any(each.id == moment.id for each in mark.moments)), None)

    def _days_of(self, mark: Mark) -> tuple[float, float]:
        """The days that it takes in the picture, as ordinals."""
        return self._axis.day(mark.left), self._axis.day(mark.right)

    def _latest(self) -> Mark | None:
        """The last thing that is not ahead."""
        past = [mark for mark in self.marks if mark.first <= self._today]
        return next(iter([*past[-1:], *self.marks[:1]]), None)

    def _middle_of_attention(self) -> float:
        view = self.view
        if self._current is not None:
            middle = sum(self._days_of(self._current)) / 2
            if view.first <= middle <= view.first + view.days:
                return middle
        return view.middle
