"""Drawings that mean something, and the web of the five competences."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from lobdossier.document import pen
from lobdossier.document.builder import Builder
from lobdossier.document.flower import Growth, listed
from lobdossier.document.icons import draw_icon
from lobdossier.document.layout import Drawing, Paint, Part
from lobdossier.document.tagged.canvas import TaggedCanvas, box_attributes
from lobdossier.document.tagged.tree import Node
from lobdossier.domain.vocabulary import Competence
from lobdossier.text import names

_STOPS = 4


class Figure(Drawing):
    """A drawing that is a Figure in the structure tree: its alternative text says what it means."""

    def __init__(self, height: float, node: Node, paint: Paint) -> None:
        super().__init__(height, paint)
        self._node = node

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self._node.attributes = box_attributes((x, top - self.height - 3, x + width, top + 3))
        with canvas.marked(self._node):
            self._paint(canvas, x, top, width)


def web(b: Builder, grown: Mapping[Competence, Growth], height: float) -> Part:
    """Five axes, further out the more the student steers: now filled, the first time dashed."""
    spoken = "Een web met een as voor elke loopbaancompetentie. Hoe verder naar buiten, hoe meer zelf aan het stuur. "
    node = b.node("Figure", alt=spoken + listed(grown))
    design = b.design

    def paint(canvas: TaggedCanvas, width: float, high: float) -> None:
        radius = high * 0.42
        centre = (width / 2, high - radius - 22)

        def at(number: int, share: float) -> tuple[float, float]:
            angle = math.radians(90 - 72 * number)
            return centre[0] + math.cos(angle) * radius * share, centre[1] + math.sin(angle) * radius * share

        def ring(shares: list[float]) -> Any:
            path = canvas.beginPath()
            path.moveTo(*at(0, shares[0]))
            for number in range(1, 5):
                path.lineTo(*at(number, shares[number]))
            path.close()
            return path

        now = [grown[competence].now.step / _STOPS for competence in Competence]
        then = [(grown[c].then or grown[c].now).step / _STOPS for c in Competence]
        before = any(views.then for views in grown.values())
        pen.area(canvas, design, ring(now), centre, radius)
        if before and design.hatched:  # a dashed line would be lost in the hatching
            pen.fill(canvas, design.paper)
            canvas.drawPath(ring(then), stroke=0, fill=1)
        pen.line(canvas, design.hair, design.hairline, *((0.5, 2.5) if design.hatched else ()))
        for stop in range(1, _STOPS + 1):
            canvas.drawPath(ring([stop / _STOPS] * 5), stroke=1, fill=0)
        pen.line(canvas, design.hair, design.hairline)
        for number in range(5):
            canvas.line(*centre, *at(number, 1))
        pen.line(canvas, design.accent, 1.8)
        canvas.drawPath(ring(now), stroke=1, fill=0)
        if before:
            pen.line(canvas, design.ink, 1, 2, 2)
            canvas.drawPath(ring(then), stroke=1, fill=0)
        for number, competence in enumerate(Competence):
            pen.fill(canvas, design.tones[competence].text)
            canvas.circle(*at(number, now[number]), 3.4, stroke=0, fill=1)
            x, y = at(number, 1 + 15 / radius)
            draw_icon(canvas, names.competence_icon(competence), x - 7, y - 7, 14, design.tones[competence].text, 2)

    return Figure(height, node, paint)
