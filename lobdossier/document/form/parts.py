"""Boxes to write in, as parts of a page: what a pen needs, and the field for the keyboard at the same place."""

from __future__ import annotations

from dataclasses import replace

from lobdossier.document import pen
from lobdossier.document.boxes import Box
from lobdossier.document.builder import Builder
from lobdossier.document.caption import caption
from lobdossier.document.layout import Drawing, Gap, Part
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.document.tagged.fields import TextField, Typed
from lobdossier.document.tagged.tree import Node
from lobdossier.document.tokens import Sort

_INSIDE = 4.0
"""From the edge of a box to the field in it."""
_TEXT = 2.0
"""From the edge of a field to its text, as viewers have it."""
_ROLE = "body"
_ROUNDEST = 0.2
"""Of the side of a box to tick: a rounder one looks as if only one of several could be chosen."""


class Writing(Part):
    """A box with a field in it; with *lines* to write on if there are any, *step* apart."""

    def __init__(
        self, b: Builder, node: Node, field: TextField, height: float, lines: int = 0, step: float = 0
    ) -> None:
        self._b, self._node, self._field = b, node, field
        self._height, self._lines, self._step = height, lines, step

    def measure(self, width: float) -> float:  # noqa: ARG002 - as high at any width
        return self._height

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        b, field = self._b, self._field
        inside = Drawing(self._height, self._ruled) if self._lines else Gap(self._height)
        Box(inside, b.look.surface(Sort.FIELD)).draw(canvas, x, top, width)
        edge = _INSIDE if self._field.lines else _INSIDE / 2  # where there is one line, no viewer has room to spare
        left, bottom = canvas.absolutePosition(x + _INSIDE, top - self._height + edge)
        right, upper = canvas.absolutePosition(x + width - _INSIDE, top - edge)
        typed = Typed(b.look.size(_ROLE)[0], b.design.ink, b.design.paper)
        draw = (lambda: self._value(canvas, right - left, upper - bottom)) if field.value.strip() else None
        canvas.fields.text(self._node, field, (left, bottom, right, upper), typed, draw)

    def _ruled(self, canvas: TaggedCanvas, width: float, height: float) -> None:
        """Dots that a pen follows, and that are quiet where nobody writes; what is typed covers them."""
        canvas.setLineCap(1)
        pen.line(canvas, self._b.design.muted, 0.7, 0, 3.6)
        inset = _INSIDE + _TEXT + 1
        for number in range(1, self._lines):  # the last line is the edge of the box
            y = height - self._step * number
            canvas.line(inset, y, width - inset, y)

    def _value(self, canvas: TaggedCanvas, width: float, height: float) -> None:
        y = (height - self._b.look.cap(_ROLE)) / 2
        caption(canvas, self._b, " ".join(self._field.value.split()), _TEXT, y, width - 2 * _TEXT, role=_ROLE)


class Tick(Part):
    """A box to tick."""

    def __init__(self, b: Builder, node: Node, name: str, says: str, state: str, size: float) -> None:
        self._b, self._node, self._size = b, node, size
        self._name, self._says, self._state = name, says, state

    def measure(self, width: float) -> float:  # noqa: ARG002 - as high at any width
        return self._size

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:  # noqa: ARG002 - a square
        surface = self._b.look.surface(Sort.FIELD)
        surface = replace(surface, radius=min(surface.radius, self._size * _ROUNDEST))
        Box(Gap(self._size), surface).draw(canvas, x, top, self._size)
        left, bottom = canvas.absolutePosition(x, top - self._size)
        right, upper = canvas.absolutePosition(x + self._size, top)
        box = (left, bottom, right, upper)
        canvas.fields.check(self._node, self._name, self._says, box, self._state, self._b.design.ink)
