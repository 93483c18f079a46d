"""The competence bar: four stops from samen to zelf aan het stuur, never a mark. The words beside it say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from lobdossier.document import pen
from lobdossier.document.builder import Builder
from lobdossier.document.caption import caption
from lobdossier.document.flower import Growth
from lobdossier.document.icons import draw_icon
from lobdossier.document.layout import Drawing
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.domain.vocabulary import Competence
from lobdossier.text import names

_STOPS: Final = 4
_EDGE, _HIGH, _NAMES = 9.0, 17.0, 13.0
_DISC, _RING, _DIAMOND = 8.2, 4.0, 4.6


def track(b: Builder, competence: Competence, grown: Growth | None, guides: Sequence[int], *, named: bool) -> Drawing:
    """A ring for then, a disc for now, a diamond for each guide (beside the disc at the same stop).

    *named* puts the names of the stops above it; the first bar of a page has them.
    """
    tone, design = b.look.tone(competence), b.design
    above = _NAMES * b.look.base / 10 if named else 0.0

    def paint(canvas: TaggedCanvas, width: float, _height: float) -> None:
        middle = _HIGH / 2

        def stop(step: int) -> float:
            return _EDGE + (width - 2 * _EDGE) * (step - 1) / (_STOPS - 1)

        pen.fill(canvas, design.paper)
        pen.line(canvas, design.hair, 2 * design.hairline)
        canvas.line(stop(1), middle, stop(_STOPS), middle)
        for step in range(1, _STOPS + 1):
            canvas.circle(stop(step), middle, 2, fill=1)
        if grown and grown.then:
            pen.line(canvas, tone.text, 2.6)
            canvas.line(stop(grown.then.step), middle, stop(grown.now.step), middle)
            pen.line(canvas, tone.text, 1.5)
            canvas.circle(stop(grown.then.step), middle, _RING, fill=1)
        if grown:
            pen.fill(canvas, tone.text)
            canvas.circle(stop(grown.now.step), middle, _DISC, stroke=0, fill=1)
            sign = names.competence_icon(competence)
            draw_icon(canvas, sign, stop(grown.now.step) - 5, middle - 5, 10, design.paper, 2.4)
        pen.line(canvas, design.ink, 1.1)
        pen.fill(canvas, design.paper)
        for step, count in sorted(Counter(guides).items()):
            taken = _DISC + _DIAMOND if grown and grown.now.step == step else 0.0
            inwards = -1 if step > _STOPS / 2 else 1
            for number in range(count):
                diamond(canvas, stop(step) + inwards * (taken + number * 2 * _DIAMOND), middle, _DIAMOND)
        if named:
            _names(canvas, b, width, _HIGH + above - b.look.cap("small"))

    return Drawing(_HIGH + above, paint)


def _names(canvas: TaggedCanvas, b: Builder, width: float, y: float) -> None:
    style = b.look.style("small")
    for step in range(1, _STOPS + 1):
        said = names.self_view_short(step)
        wide = canvas.stringWidth(said, style.fontName, style.fontSize) + 2
        middle = _EDGE + (width - 2 * _EDGE) * (step - 1) / (_STOPS - 1)
        caption(canvas, b, said, min(max(0.0, middle - wide / 2), width - wide), y, wide)


def diamond(canvas: TaggedCanvas, x: float, y: float, half: float) -> None:
    """A diamond around (x, y), stroked and filled."""
    path = canvas.beginPath()
    path.moveTo(x, y + half)
    path.lineTo(x + half, y)
    path.lineTo(x, y - half)
    path.lineTo(x - half, y)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)
