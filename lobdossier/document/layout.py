"""The parts of a page: whatever can be measured, divided over two pages, and drawn.

Lengths are points. A part is drawn from its top left corner downwards at the width that it was measured for.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from lobdossier.document.tagged.canvas import TaggedCanvas

Paint = Callable[[TaggedCanvas, float, float], None]
"""Draws on a canvas whose origin is the lower left corner of a box of this width and height."""
SLACK: Final = 0.01


class Part(ABC):
    """Something with a height at a width. *sticky* parts stay with what follows them."""

    sticky = False

    @abstractmethod
    def measure(self, width: float) -> float:
        """The height at *width*."""

    def divide(self, width: float, height: float) -> tuple[Part, Part] | None:
        """Two parts of which the first fits in *height*; None if it cannot be divided there."""
        del width, height
        return None

    @abstractmethod
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw at (x, top)."""

    def inner(self) -> Iterable[Part]:
        """The parts that it is made of."""
        return ()


class Gap(Part):
    """Empty space; it disappears at the top of a page."""

    def __init__(self, height: float) -> None:
        self.height = height

    def measure(self, width: float) -> float:  # noqa: ARG002 - as high at any width
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Nothing to see."""


class Drawing(Part):
    """Decoration painted by a function: icons, rules, dotted lines to write on."""

    def __init__(self, height: float, paint: Paint) -> None:
        self.height = height
        self.paint = paint

    def measure(self, width: float) -> float:  # noqa: ARG002 - as high at any width
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        with canvas.artifact():
            self._paint(canvas, x, top, width)

    def _paint(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        canvas.saveState()
        canvas.translate(x, top - self.height)
        self.paint(canvas, width, self.height)
        canvas.restoreState()


class Column(Part):
    """Parts under each other; numbers between them are gaps.

    *keep* is the height under which it is not divided: a card is moved to the next page rather than cut in two.
    """

    def __init__(self, *items: Part | float | Iterable[Part | float] | None, keep: float = 0) -> None:
        self.items: list[Part] = []
        self.keep = keep
        for item in items:
            self._take(item)

    def _take(self, item: Part | float | Iterable[Part | float] | None) -> None:
        if isinstance(item, int | float):
            self.items.append(Gap(float(item)))
        elif isinstance(item, Part):
            self.items.append(item)
        elif item is not None:
            for inner in item:
                self._take(inner)

    def measure(self, width: float) -> float:
        return sum(item.measure(width) for item in self.items)

    def divide(self, width: float, height: float) -> tuple[Part, Part] | None:
        heights = [item.measure(width) for item in self.items]
        if sum(heights) <= self.keep:
            return None
        used, at = 0.0, 0
        while at < len(heights) and used + heights[at] <= height + SLACK:
            used += heights[at]
            at += 1
        if at == len(heights):
            return None
        parts = self.items[at].divide(width, height - used)
        if parts:
            return self._halves([*self.items[:at], parts[0]], [parts[1], *self.items[at + 1 :]])
        while at > 0 and (self.items[at - 1].sticky or isinstance(self.items[at - 1], Gap)):
            at -= 1
        return self._halves(self.items[:at], self.items[at:]) if at else None

    def _halves(self, first: Sequence[Part], second: Sequence[Part]) -> tuple[Part, Part]:
        rest = list(second)
        while rest and isinstance(rest[0], Gap):
            rest.pop(0)
        return Column(*first), Column(*rest)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        for item in self.items:
            item.draw(canvas, x, top, width)
            top -= item.measure(width)

    def inner(self) -> Iterable[Part]:
        return self.items


def after(gap: float, part: Part | None) -> tuple[Part | float, ...]:
    """*part* with a gap before it; nothing at all when there is no part."""
    return (gap, part) if part else ()


class Row(Part):
    """Parts beside each other: (width, part), where width 0 shares what is left. Columns divide at one height.

    With less than *least* points of room it does not begin on a page; a *solid* one is never divided. It keeps its height:
    gaps inside are not changed once it was measured.
    """

    def __init__(
        self, *cells: tuple[float, Part], gap: float, middle: bool = False, solid: bool = False, least: float = 0
    ) -> None:
        self.cells = cells
        self.gap = gap
        self.middle = middle
        self.solid = solid
        self.least = least
        self._measured = -1.0, 0.0

    def widths(self, width: float) -> list[float]:
        """The width of every cell when the row is *width* wide."""
        free = width - self.gap * (len(self.cells) - 1) - sum(w for w, _ in self.cells)
        shared = free / max(1, sum(1 for w, _ in self.cells if not w))
        return [w or shared for w, _ in self.cells]

    def measure(self, width: float) -> float:
        if self._measured[0] != width:
            heights = (part.measure(w) for w, (_, part) in zip(self.widths(width), self.cells, strict=True))
            self._measured = width, max(heights)
        return self._measured[1]

    def divide(self, width: float, height: float) -> tuple[Part, Part] | None:
        if self.solid or height < self.least:
            return None
        above: list[tuple[float, Part]] = []
        below: list[tuple[float, Part]] = []
        for w, (_, part) in zip(self.widths(width), self.cells, strict=True):
            halves: tuple[Part, Part] | None = (part, Gap(0))
            if part.measure(w) > height + SLACK:
                halves = part.divide(w, height)
            if halves is None:
                return None
            above.append((w, halves[0]))
            below.append((w, halves[1]))
        return Row(*above, gap=self.gap), Row(*below, gap=self.gap)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        height = self.measure(width)
        for w, (_, part) in zip(self.widths(width), self.cells, strict=True):
            down = (height - part.measure(w)) / 2 if self.middle else 0
            part.draw(canvas, x, top - down, w)
            x += w + self.gap

    def inner(self) -> Iterable[Part]:
        return [part for _, part in self.cells]


class Sized(Part):
    """A part that has its own width, whatever the room."""

    def __init__(self, part: Part, width: float) -> None:
        self.part = part
        self.width = width

    def measure(self, width: float) -> float:
        return self.part.measure(min(self.width, width))

    def divide(self, width: float, height: float) -> tuple[Part, Part] | None:
        halves = self.part.divide(min(self.width, width), height)
        return (Sized(halves[0], self.width), Sized(halves[1], self.width)) if halves else None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self.part.draw(canvas, x, top, min(self.width, width))

    def inner(self) -> Iterable[Part]:
        return (self.part,)


class Wrapped(Part):
    """Small parts of their own width beside each other, on a next line when the line is full."""

    def __init__(self, items: Sequence[Sized], gap: float, line_gap: float) -> None:
        self.items = items
        self.gap = gap
        self.line_gap = line_gap

    def _placed(self, width: float) -> tuple[list[tuple[float, float, float]], float]:
        x = y = line = 0.0
        places = []
        for item in self.items:
            w = min(item.width, width)
            if x and x + w > width + SLACK:
                x, y, line = 0.0, y + line + self.line_gap, 0.0
            places.append((x, y, w))
            x += w + self.gap
            line = max(line, item.measure(w))
        return places, y + line

    def measure(self, width: float) -> float:
        return self._placed(width)[1]

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        for item, (dx, dy, w) in zip(self.items, self._placed(width)[0], strict=True):
            item.draw(canvas, x + dx, top - dy, w)

    def inner(self) -> Iterable[Part]:
        return self.items


class Lowered(Part):
    """Stands at the foot of the page when there is room; the paginator gives it the height that is left."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.room = 0.0

    def measure(self, width: float) -> float:
        return max(self.part.measure(width), self.room)

    def divide(self, width: float, height: float) -> tuple[Part, Part] | None:
        return self.part.divide(width, height)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        down = self.measure(width) - self.part.measure(width)
        self.part.draw(canvas, x, top - down, width)

    def inner(self) -> Iterable[Part]:
        return (self.part,)
