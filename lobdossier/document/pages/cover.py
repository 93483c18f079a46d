"""The cover: whose document it is, for whom, and the student's own flower."""

from __future__ import annotations

from collections.abc import Iterable

from lobdossier.document import words
from lobdossier.document.boxes import Band
from lobdossier.document.builder import Builder
from lobdossier.document.designs import BOTTOM, FRAME, FULL, GUTTER, MARGIN, PAGE_HEIGHT, PAGE_WIDTH
from lobdossier.document.flower import Growth, described, draw_flower, growth
from lobdossier.document.layout import Column, Gap, Part, Row, after
from lobdossier.document.paginate import Start
from lobdossier.document.request import DocumentRequest
from lobdossier.document.tagged.canvas import TaggedCanvas, box_attributes
from lobdossier.document.tagged.tree import Node
from lobdossier.document.typography import room
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import Competence
from lobdossier.text import dates, names

_LARGEST, _ONE_LINE, _SMALLEST = 76.0, 44.0, 22.0
_MOTTO, _LEAST = 240, 60.0
_WIDEST = 0.44
"""Of the width of the page: a petal that ends at the very edge looks cut off."""


def cover(b: Builder, snapshot: Snapshot, request: DocumentRequest) -> None:
    """Tell the cover."""
    student, white = snapshot.student, b.design.paper
    grown = growth(snapshot)
    kind = b.text(words.CAREER_DOCUMENT, "kind", colour=white)
    name = _name(b, student.name.strip() or words.NAMELESS)
    motto = _motto(b, student.motto.strip())
    figure = b.node("Figure", alt=described(grown)) if grown else None
    foot = _facts(b, snapshot.period_on(request.made_on) or snapshot.period_on(None), request)
    head = Column(kind, 20, *name, after(22, motto))
    b.begin("", Start.PAGE)
    b.add(Cover(head, foot, figure, grown, b))


def _motto(b: Builder, motto: str) -> Part | None:
    if not motto:
        return None
    if len(motto) > _MOTTO:
        return b.text(motto, "fact", colour=b.design.paper)
    text = b.text(motto, "lead", colour=b.design.paper)
    return Row((b.look.main, text), (0, Gap(0)), gap=GUTTER)


def _name(b: Builder, name: str) -> list[Part | float]:
    """The name as large as one line allows; a long one on two lines."""
    style = b.look.style("cover")
    widths = {word: room(word, style) / style.fontSize for word in name.split()}
    space = room("n n", style) / style.fontSize - room("nn", style) / style.fontSize
    whole = sum(widths[word] for word in name.split()) + space * (len(name.split()) - 1)
    size = min(_LARGEST, (FULL - 4) / whole)
    if size < _ONE_LINE:
        size = max(_SMALLEST, min(_ONE_LINE + 8, (FULL - 4) / max(*widths.values(), whole * 0.56)))
    return [b.text(name, "cover", tag="H1", colour=b.design.paper, size=size)]


def _facts(b: Builder, period: SchoolPeriod | None, request: DocumentRequest) -> Part:
    """Course, period and receiver in three columns; only what is known."""
    course = [period.course, words.person(period.school, period.level)] if period else []
    span = dates.span(period.start, period.end) if period and period.end else ""
    if period and period.start and not period.end:
        span = f"vanaf {dates.plain(period.start)}"
    made = f"gemaakt op {dates.plain(request.made_on)}"
    receiver = [request.receiver, names.purpose_name(request.purpose)]
    rows = [
        ("Opleiding" if period and period.course else "School", course),
        ("Periode" if span else "Gemaakt", [span, made]),
    ]
    rows.append(("Voor" if request.receiver.strip() else "Doel", receiver))
    cells: list[Part] = []
    for label, lines in rows:
        told = [line.strip() for line in lines if line.strip()]
        if not told:
            continue
        with b.into("Div"):
            out: list[Part | float] = [b.text(label, "label", colour=b.design.paper)]
            for number, line in enumerate(told):
                line = line.removeprefix("gemaakt ") if label == "Gemaakt" else line
                out += [5 if number else 6, b.text(line, "fact", colour=b.design.paper)]
        cells.append(Column(*out))
    cells += [Gap(0)] * (3 - len(cells))
    return Row(*((0.0, cell) for cell in cells), gap=GUTTER)


class Cover(Part):
    """A whole page: name at the top, flower in what is left, facts at the foot."""

    def __init__(
        self, head: Part, foot: Part, figure: Node | None, grown: dict[Competence, Growth], b: Builder
    ) -> None:
        self._head = head
        self._foot = foot
        self._figure = figure
        self._grown = grown
        self._design = b.design

    def measure(self, width: float) -> float:  # noqa: ARG002 - as high at any width
        return FRAME

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        with canvas.artifact():
            Band(Gap(FRAME + BOTTOM), self._design.cover, 0).draw(canvas, x, top, width)
        self._head.draw(canvas, x, top, width)
        foot = top - FRAME + self._foot.measure(width) + 6
        upper, lower = top - self._head.measure(width) - 20, foot + 28
        radius = min((upper - lower) / 1.83, PAGE_WIDTH * _WIDEST)
        centre = (
            PAGE_WIDTH * 0.56,
            upper - radius if radius * 1.83 > (upper - lower) * 0.99 else (upper + lower) / 2 - radius * 0.085,
        )
        if radius < _LEAST:
            pass
        elif self._figure is None:
            with canvas.artifact():
                draw_flower(canvas, self._grown, centre, radius, self._design)
        else:
            self._figure.attributes = box_attributes((0, lower, PAGE_WIDTH, min(upper, PAGE_HEIGHT)))
            with canvas.marked(self._figure):
                draw_flower(canvas, self._grown, centre, radius, self._design)
        self._foot.draw(canvas, MARGIN, foot, width)

    def inner(self) -> Iterable[Part]:
        return (self._head, self._foot)
