"""Cards and full-bleed grounds: parts with something drawn behind them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lobdossier.document import pen
from lobdossier.document.grid import MARGIN, PAGE_WIDTH, TOP
from lobdossier.document.layout import Part
from lobdossier.document.tagged.canvas import TaggedCanvas


@dataclass(frozen=True, slots=True)
class Surface:
    """How a box looks. Padding is top, right, bottom, left; *edge* is a line along the top, or along the left."""

    fill: str = ""
    stroke: str = ""
    weight: float = 1
    dash: tuple[float, ...] = ()
    radius: float = 0
    padding: tuple[float, float, float, float] = (0, 0, 0, 0)
    edge: str = ""
    edge_weight: float = 3
    edge_left: bool = False


class Box(Part):
    """A part on a surface. Under *keep* points of height it is not divided."""

    def __init__(self, part: Part, surface: Surface, *, keep: float = 0, least: float = 0) -> None:
        self.part = part
        self.surface = surface
        self.keep = keep
        self.least = least

    def measure(self, width: float) -> float:
        top, right, bottom, left = self.surface.padding
        return max(self.least, self.part.measure(width - left - right) + top + bottom)

    def divide(self, width: float, height: float) -> tuple[Part, Part] | None:
        top, right, bottom, left = self.surface.padding
        if self.measure(width) <= self.keep:
            return None
        halves = self.part.divide(width - left - right, height - top - bottom)
        if halves is None:
            return None
        rest = self.surface if self.surface.edge_left else replace(self.surface, edge="")
        return Box(halves[0], self.surface), Box(halves[1], rest)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        pad_top, right, _, left = self.surface.padding
        with canvas.artifact():
            _paint(canvas, self.surface, x, top, width, self.measure(width))
        self.part.draw(canvas, x + left, top - pad_top, width - left - right)

    def inner(self) -> Iterable[Part]:
        return (self.part,)


def _paint(canvas: TaggedCanvas, surface: Surface, x: float, top: float, width: float, height: float) -> None:
    canvas.saveState()
    if surface.fill:
        pen.fill(canvas, surface.fill)
    if surface.stroke:
        pen.line(canvas, surface.stroke, surface.weight, *surface.dash)
    if surface.fill or surface.stroke:
        shape = (x, top - height, width, height)
        painting = {"stroke": int(bool(surface.stroke)), "fill": int(bool(surface.fill))}
        if surface.radius:
            canvas.roundRect(*shape, surface.radius, **painting)
        else:
            canvas.rect(*shape, **painting)
    if surface.edge:
        half = surface.edge_weight / 2
        pen.line(canvas, surface.edge, surface.edge_weight, *surface.dash)
        if surface.edge_left:
            canvas.line(x + half, top, x + half, top - height)
        else:
            canvas.line(x, top - half, x + width, top - half)
    canvas.restoreState()


class Even(Part):
    """Boxes beside each other, all as high as the highest; not divided under *keep*."""

    def __init__(self, boxes: list[Box], gap: float, *, keep: float = 0) -> None:
        self.boxes = boxes
        self.gap = gap
        self.keep = keep

    def _width(self, width: float) -> float:
        return (width - self.gap * (len(self.boxes) - 1)) / len(self.boxes)

    def measure(self, width: float) -> float:
        return max(box.measure(self._width(width)) for box in self.boxes)

    def divide(self, width: float, height: float) -> tuple[Part, Part] | None:
        if self.measure(width) <= self.keep:
            return None
        from_top: list[Box] = []
        rest: list[Box] = []
        for box in self.boxes:
            halves = box.divide(self._width(width), height)
            if halves is None:
                if box.measure(self._width(width)) > height:
                    return None
                from_top.append(box)
                continue
            first, second = halves
            if isinstance(first, Box) and isinstance(second, Box):
                from_top.append(first)
                rest.append(second)
        return (Even(from_top, self.gap), Even(rest, self.gap)) if rest else None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        height, each = self.measure(width), self._width(width)
        for box in self.boxes:
            Box(box.part, box.surface, least=height).draw(canvas, x, top, each)
            x += each + self.gap

    def inner(self) -> Iterable[Part]:
        return self.boxes


class Band(Part):
    """The head of a chapter on a ground that runs to the edges and the top of the page."""

    sticky = True

    def __init__(self, part: Part, fill: str, padding: float) -> None:
        self.part = part
        self.fill = fill
        self.padding = padding

    def measure(self, width: float) -> float:
        return self.part.measure(width) + self.padding

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        height = self.measure(width)
        with canvas.artifact():
            pen.fill(canvas, self.fill)
            canvas.rect(x - MARGIN - 1, top - height, PAGE_WIDTH + 2, height + TOP + 1, stroke=0, fill=1)
        self.part.draw(canvas, x, top, width)

    def inner(self) -> Iterable[Part]:
        return (self.part,)
