"""The cover: whose document it is, for whom, and the student's own flower, or a photo of what they made."""

from __future__ import annotations

from collections.abc import Iterable

from lobdossier.document import words
from lobdossier.document.boxes import Band
from lobdossier.document.builder import Builder
from lobdossier.document.components import heavy_rule, icon_line
from lobdossier.document.flower import Flower, draw_flower
from lobdossier.document.grid import BOTTOM, FRAME, FULL, GUTTER, MARGIN, PAGE_WIDTH, TOP
from lobdossier.document.layout import Column, Gap, Part, Row, after
from lobdossier.document.pages.cover_photo import CoverPhoto, cover_photo
from lobdossier.document.paginate import Start
from lobdossier.document.request import DocumentRequest
from lobdossier.document.tagged.canvas import TaggedCanvas, box_attributes
from lobdossier.document.tagged.tree import Node
from lobdossier.document.typography import room
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import SchoolPeriod
from lobdossier.text import dates, names

_LONG_NAME = 26
"""A name of more characters stands on two lines."""
_ONE_LINE, _TWO_LINES, _SMALLEST = 0.52, 0.8, 0.29
"""Of the largest size: less than the first on one line takes two, which are at most the second; and the least of all."""
_MOTTO, _SHORT_MOTTO, _LEAST = 240, 70, 60.0
_WIDEST = 0.44
"""Of the width of the page: a petal that ends at the very edge looks cut off."""


def cover(b: Builder, snapshot: Snapshot, request: DocumentRequest) -> None:
    """Tell the cover."""
    student, finish = snapshot.student, b.design.cover
    kind = b.text(words.CAREER_DOCUMENT, "kind", colour=finish.ink)
    name = _name(b, student.name.strip() or words.NAMELESS)
    motto = student.motto.strip()
    photo = cover_photo(b, snapshot) if finish.photo else None
    aloft = bool(motto) and finish.low and len(motto) <= _SHORT_MOTTO and not (photo and photo.wide)
    said = _motto(b, motto, aloft=aloft)
    flower = Flower.of(snapshot)
    alt = "" if photo else flower.described()
    picture = photo or _FlowerPicture(b, flower, b.node("Figure", alt=alt) if alt else None)
    foot = _facts(b, snapshot.period_on(request.made_on) or snapshot.period_on(None), request)
    head = Column(kind, 20, name, after(22, None if aloft else said))
    b.begin("", Start.PAGE)
    b.add(Cover(b, head, foot, picture, said if aloft else None))


def _motto(b: Builder, motto: str, *, aloft: bool) -> Part | None:
    if not motto:
        return None
    finish = b.design.cover
    if len(motto) > _MOTTO:
        return b.text(motto, "fact", colour=finish.muted)
    broken = motto.replace(". ", ".\n", 1) if motto.count(". ") == 1 and len(motto) <= _SHORT_MOTTO else motto
    text = Column(*b.lines(broken, "lead", colour=finish.muted))
    return text if aloft else Row((b.look.main, text), (0, Gap(0)), gap=GUTTER)


def _name(b: Builder, name: str) -> Part:
    """The name as large as one line allows; a long one on two lines."""
    style = b.look.style("cover")
    largest: float = style.fontSize
    parts = name.split()
    widths = [room(part, style) / largest for part in parts]
    space = room("n n", style) / largest - room("nn", style) / largest

    def wide(first: int, last: int) -> float:
        return sum(widths[first:last]) + space * (last - first - 1)

    size = (FULL - 4) / wide(0, len(parts))
    if len(parts) > 1 and (len(name) > _LONG_NAME or size < largest * _ONE_LINE):
        split = min(max(wide(0, at), wide(at, len(parts))) for at in range(1, len(parts)))
        size = max(size, min(largest * _TWO_LINES, (FULL - 4) / split))
    size = max(largest * _SMALLEST, min(largest, size))
    return b.text(name, "cover", tag="H1", colour=b.design.cover.ink, size=size)


def _facts(b: Builder, period: SchoolPeriod | None, request: DocumentRequest) -> Part:
    """Course, period and receiver in three columns; only what is known. And that the file carries the dossier."""
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
    ink = b.design.cover.ink
    for label, lines in rows:
        told = [line.strip() for line in lines if line.strip()]
        if not told:
            continue
        with b.into("Div"):
            out: list[Part | float] = [b.text(label, "label", colour=ink)]
            for number, line in enumerate(told):
                line = line.removeprefix("gemaakt ") if label == "Gemaakt" else line
                out += [b.look.line_gap("fact") if number else 6, b.text(line, "fact", colour=ink)]
        cells.append(Column(*out))
    cells += [Gap(0)] * (3 - len(cells))
    facts = Row(*((0.0, cell) for cell in cells), gap=GUTTER)
    if not request.data:
        return facts
    return Column(facts, b.gaps.unit, icon_line(b, "paperclip", words.CARRIES, "fact", colour=ink))


class _FlowerPicture:
    """The flower in what is left of the page; without a *node* it says nothing and is decoration."""

    def __init__(self, b: Builder, flower: Flower, node: Node | None) -> None:
        self._flower, self._node, self._design = flower, node, b.design

    def draw(self, canvas: TaggedCanvas, upper: float, lower: float) -> None:
        radius = min((upper - lower) / 1.83, PAGE_WIDTH * _WIDEST)
        middle = (upper + lower) / 2 - radius * 0.085
        if radius * 1.83 > (upper - lower) * 0.99:
            middle = upper - radius
        if radius < _LEAST:
            return
        if self._node is None:
            with canvas.artifact():
                draw_flower(canvas, self._flower, (PAGE_WIDTH * 0.56, middle), radius, self._design)
            return
        self._node.attributes = box_attributes((0, lower, PAGE_WIDTH, upper))
        with canvas.marked(self._node):
            draw_flower(canvas, self._flower, (PAGE_WIDTH * 0.56, middle), radius, self._design)


class Cover(Part):
    """A whole page: name and picture, the one above the other as the design has it, and the facts at the foot."""

    def __init__(
        self, b: Builder, head: Part, foot: Part, picture: _FlowerPicture | CoverPhoto, aloft: Part | None
    ) -> None:
        self._b = b
        self._head = head
        self._foot = foot
        self._picture = picture
        self._aloft = aloft

    def measure(self, width: float) -> float:  # noqa: ARG002 - as high at any width
        return FRAME

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        finish = self._b.design.cover
        with canvas.artifact():
            Band(Gap(FRAME + BOTTOM), finish.ground, 0).draw(canvas, x, top, width)
        foot = top - FRAME + self._foot.measure(width) + 6
        high = self._head.measure(width)
        if finish.low:
            self._low(canvas, top, foot, high)
        else:
            if finish.ruled:
                heavy_rule(self._b).draw(canvas, x, top, width)
                top -= 14
            self._head.draw(canvas, x, top, width)
            self._picture.draw(canvas, top - high - 20, foot + 28)
        self._foot.draw(canvas, MARGIN, foot, width)

    def _low(self, canvas: TaggedCanvas, top: float, foot: float, high: float) -> None:
        """The picture above, the name under it."""
        under, above = foot + 30 + high, top + TOP
        if isinstance(self._picture, CoverPhoto):
            under = max(under, self._picture.place(above, under + 26) - 26)
        else:
            above = top - 10 - (self._aloft.measure(self._b.look.main) if self._aloft else 0)
        self._head.draw(canvas, MARGIN, under, FULL)
        self._picture.draw(canvas, above, under + 26)
        if self._aloft:
            self._aloft.draw(
                canvas, MARGIN, top, self._b.look.columns(2) - 10 if isinstance(self._picture, CoverPhoto) else FULL
            )

    def inner(self) -> Iterable[Part]:
        return [part for part in (self._head, self._foot, self._aloft) if part]
