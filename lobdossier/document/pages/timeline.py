""" "Mijn tijdlijn": one band over the school years with what the document tells of, so that a reader sees it together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final

from lobdossier.document import pen, words
from lobdossier.document.builder import Builder
from lobdossier.document.components import KEEP
from lobdossier.document.figures import Figure
from lobdossier.document.grid import FULL
from lobdossier.document.icons import draw_icon, icon
from lobdossier.document.layout import Column, Drawing, Gap, Paint, Part, Row
from lobdossier.document.pages import conversations
from lobdossier.document.request import DocumentRequest
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.document.tagged.tree import Node
from lobdossier.document.typography import Text, room
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Experience
from lobdossier.domain.portrait import Choice
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.timeline.axis import Axis, Bounds
from lobdossier.domain.timeline.layout import LaneLayout, Mark, Sizes, lay_out
from lobdossier.domain.timeline.things import LANE_OF, Lane, Moment, Stretch, Timeline, timeline
from lobdossier.domain.vocabulary import ExperienceKind
from lobdossier.text import dates, names
from lobdossier.text.timeline import lane_icon, lane_name, when_grouped

FEWEST: Final = 3
"""With fewer experiences that have a date a line through time says nothing."""
_POINT, _BAR = 16.0, 14.0
_SIZES: Final = dict.fromkeys(Lane, Sizes(_POINT, _BAR))
_SIDE, _AIR = 100.0, 4.0
_RADIUS = 6.6


def my_timeline(b: Builder, snapshot: Snapshot, chosen: Sequence[Experience], request: DocumentRequest) -> None:
    """Tell it, when there is enough with a date: what was *chosen*, and the activities of the table if there is one.

    The conversations and choices that go along are on it too.
    """
    known = {e.id: e for e in (*request.activities, *chosen)}  # the chosen ones last: those are whole
    told = _told(snapshot, known.values(), request.made_on)
    if sum(moment.kind == Experience.KIND for moment in told.moments) < FEWEST:
        return
    # Not up to today: a document of an earlier school does not end in an empty strip.
    first, last = told.extent(told.moments[-1].first or request.made_on)
    bounds = Bounds.around(first, last, 0.02)
    side = _SIDE * b.look.base / 10
    axis = Axis(bounds.first, (FULL - side) / bounds.days)
    with b.into("Sect"):
        head = b.heading(words.TIMELINE, "h3", 3)
        band: list[Part | float] = [*_periods(b, told.stretches, axis, side)]
        for lane in lay_out(told, axis, _SIZES).lanes:
            band.append(_lane(b, lane, told.stretches, axis, side))
        note = b.text(words.TIMELINE_STARS, "small") if any(m.star for m in told.moments) else None
    b.add(Column(head, 10, *band, 8 if note else 0, note, keep=KEEP), b.gaps.section)


# ---- what is on it -----------------------------------------------------------------------------------------------


def _told(snapshot: Snapshot, lived: Iterable[Experience], made_on: date) -> Timeline:
    moments = [_experience(e) for e in lived]
    for talk in snapshot.conversations():
        title = conversations.title_of(talk)
        moments.append(Moment(Conversation.KIND, talk.id, Lane.TALKS, title, talk.on, talk.on, talk.kind))
    for choice in snapshot.all(Choice):
        title = choice.title.strip() or words.UNTITLED
        moments.append(Moment(Choice.KIND, choice.id, Lane.CHOICES, title, choice.on, choice.on))
    return timeline(moments, snapshot.all(SchoolPeriod), made_on)


def _experience(e: Experience) -> Moment:
    return Moment(Experience.KIND, e.id, LANE_OF[e.kind], words.title_of(e), e.start, e.end, e.kind, e.star)


def _sign(moment: Moment) -> str:
    return names.kind_icon(moment.sort) if isinstance(moment.sort, ExperienceKind) else lane_icon(moment.lane)


def _said(mark: Mark) -> str:
    """One thing in words: "Open dag, 24 januari 2026", "12 ervaringen in maart 2026"."""
    if mark.group:
        n = words.count(len(mark.moments), *words.HAPPENED[mark.lane])
        return f"{n} {when_grouped(mark.unit, mark.first, mark.last)}"
    return f"{mark.moments[0].title}, {dates.span(mark.first, mark.last)}"


# ---- the head ----------------------------------------------------------------------------------------------------


def _periods(b: Builder, stretches: Sequence[Stretch], axis: Axis, side: float) -> list[Part]:
    """The school periods over their time; a round arrow where the student went to another school."""
    cells: list[tuple[float, Part]] = []
    here = 0.0
    for place, stretch in enumerate(stretches):
        left = side + max(0.0, axis.of(stretch.first)) + _AIR
        right = side + axis.of(stretches[place + 1].first) if place + 1 < len(stretches) else FULL
        title = _fitted(stretch.title or stretch.school, right - left, lambda text: room(text, b.look.style("strong")))
        if not title or left < here:
            continue
        lines: list[Part | float] = [b.text(title, "strong")]
        years = dates.school_year(stretch.first)
        if room(years, b.look.style("small")) < right - left:
            lines += [4.6, b.text(years, "small")]
        cells += [(left - here, Gap(0)), (right - left, Column(*lines))]
        here = right
    if not cells:
        return []
    turns = [side + axis.of(stretch.first) for stretch in stretches if stretch.turn]
    return [Row(*cells, gap=0), Gap(4), _arrows(b, turns)]


def _arrows(b: Builder, turns: Sequence[float]) -> Part:
    def paint(canvas: TaggedCanvas, _width: float, height: float) -> None:
        for x in turns:
            pen.fill(canvas, b.design.paper)
            pen.line(canvas, b.design.muted, 0.7)
            canvas.circle(x, height / 2, height / 2, fill=1)
            draw_icon(canvas, "arrow-right", x - 4.2, height / 2 - 4.2, 8.4, b.design.ink, 2.2)

    return Drawing(14.0 if turns else 0.0, paint)


def _fitted(text: str, width: float, measure: Callable[[str], float]) -> str:
    """*text*, or its beginning when *width* has no room for all of it."""
    if measure(text) <= width:
        return text
    cut = next((n for n in range(len(text) - 1, 1, -1) if measure(f"{text[:n].rstrip()}…") <= width), 0)
    return f"{text[:cut].rstrip()}…" if cut else ""


# ---- the lanes ---------------------------------------------------------------------------------------------------


class _LanePicture(Figure):
    """A lane as one figure; the words in its bars stand inside it, so that its alternative text is read in their place."""

    def __init__(
        self, height: float, node: Node, paint: Paint, texts: Sequence[tuple[float, float, float, Text]]
    ) -> None:
        super().__init__(height, node, paint)
        self._texts = texts

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        super().draw(canvas, x, top, width)
        for dx, down, room_there, text in self._texts:
            text.measure(room_there)
            text.draw(canvas, x + dx, top - down, room_there)

    def inner(self) -> Iterable[Part]:
        return [text for *_, text in self._texts]


def _lane(b: Builder, lane: LaneLayout, stretches: Sequence[Stretch], axis: Axis, side: float) -> Part:
    name = b.text(lane_name(lane.lane), "label")
    size = b.look.size("label")[0] * 1.28
    sign = icon(lane_icon(lane.lane), size, b.look.cap("label"), b.design.ink)
    height = lane.bars * _BAR + lane.points * _POINT + 2 * _AIR + max(0, lane.bars + lane.points - 1) * 1.0
    spoken = f"{lane_name(lane.lane)}. " + "; ".join(_said(mark) for mark in lane.marks) + "."
    node = b.node("Figure", alt=spoken)

    def top_of(mark: Mark) -> float:
        above = min(mark.row, lane.bars) * (_BAR + 1) + max(0, mark.row - lane.bars) * (_POINT + 1)
        return _AIR + above

    def paint(canvas: TaggedCanvas, width: float, tall: float) -> None:
        _ground(b, canvas, stretches, axis, width, tall)
        for mark in lane.marks:
            if mark.bar:
                _bar(b, canvas, mark, width, tall - top_of(mark))
            else:
                _point(b, canvas, mark, tall - top_of(mark) - _POINT / 2)

    texts = [found for mark in lane.marks if mark.bar and (found := _title(b, node, mark, top_of(mark)))]
    picture = _LanePicture(height, node, paint, texts)
    side_part = Row((size, sign), (0, name), gap=5)
    return Row((side, side_part), (0, picture), gap=0, middle=True, solid=True)


def _title(b: Builder, node: Node, mark: Mark, down: float) -> tuple[float, float, float, Text] | None:
    """The name of something long, when it fits in its bar."""
    title, style = mark.moments[0].title, b.look.style("small")
    free = mark.right - mark.left - 18
    if room(title, style) > free:
        return None
    text = b.text(title, "small", tag=node.add("Span"), colour=b.design.ink)
    return mark.left + 15, down + (_BAR - b.look.cap("small")) / 2, free + 2, text


def _ground(
    b: Builder, canvas: TaggedCanvas, stretches: Sequence[Stretch], axis: Axis, width: float, tall: float
) -> None:
    """The tint of every other school, a line where a period begins, and one over the lane."""
    tinted = False
    pen.fill(canvas, b.design.band)
    pen.line(canvas, b.design.hair, b.design.hairline)
    for place, stretch in enumerate(stretches):
        tinted = tinted != stretch.turn
        left = max(0.0, axis.of(stretch.first))
        right = min(width, axis.of(stretches[place + 1].first) if place + 1 < len(stretches) else width)
        if tinted and right > left:
            canvas.rect(left, 0, right - left, tall, stroke=0, fill=1)
        canvas.line(left, 0, left, tall)
    canvas.line(0, tall, width, tall)


def _bar(b: Builder, canvas: TaggedCanvas, mark: Mark, width: float, top: float) -> None:
    """A bar with its sign, which stands on a filled ground when the student is proud of it."""
    moment, right = mark.moments[0], min(width, mark.right)
    colour = b.design.accent
    pen.fill(canvas, b.design.paper)
    pen.line(canvas, colour, 0.9)
    canvas.roundRect(mark.left + 0.5, top - _BAR + 0.5, max(_BAR - 1, right - mark.left - 1), _BAR - 1, 4, fill=1)
    if moment.star:
        pen.fill(canvas, colour)
        canvas.roundRect(mark.left + 0.5, top - _BAR + 0.5, _BAR - 1, _BAR - 1, 4, fill=1)
    draw_icon(canvas, _sign(moment), mark.left + 3, top - _BAR + 3, 8, b.design.paper if moment.star else colour, 2.2)


def _point(b: Builder, canvas: TaggedCanvas, mark: Mark, middle: float) -> None:
    """A disc with the sign of what it was, filled when the student is proud of it; of a group a few over each other."""
    colour, star = b.design.accent, not mark.group and mark.moments[0].star
    pile = (2.4, 1.2, 0.0) if mark.group else (0.0,)
    x, radius = (mark.left + mark.right - pile[0]) / 2, _RADIUS - pile[0] / 4
    pen.line(canvas, colour, 0.9)
    pen.fill(canvas, colour if star else b.design.paper)
    for shift in pile:
        canvas.circle(x + shift, middle, radius, fill=1)
    sign = "layers" if mark.group else _sign(mark.moments[0])
    draw_icon(canvas, sign, x - 4, middle - 4, 8, b.design.paper if star else colour, 2.2)
