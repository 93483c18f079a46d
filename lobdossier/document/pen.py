"""Drawing in the colours of a design: lines, fills, and hatching where a design has no tints."""

from __future__ import annotations

import math
from typing import Any

from reportlab.lib.colors import HexColor

from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.document.tokens import Design

_APART, _THIN = 4.5, 0.45


def line(canvas: TaggedCanvas, colour: str, weight: float, *dash: float) -> None:
    """Draw lines like this from here on."""
    canvas.setStrokeColor(HexColor(colour))
    canvas.setLineWidth(weight)
    canvas.setDash(*([list(dash)] if dash else []))


def fill(canvas: TaggedCanvas, colour: str) -> None:
    """Fill shapes with this from here on."""
    canvas.setFillColor(HexColor(colour))


def area(canvas: TaggedCanvas, design: Design, path: Any, centre: tuple[float, float], reach: float) -> None:
    """Fill *path*, which stays within *reach* of *centre*, as a surface of a chart: a tint, or hatching."""
    if design.hatched:
        hatch(canvas, path, centre, reach, 45, _APART, design.ink, _THIN)
    else:
        fill(canvas, design.area)
        canvas.drawPath(path, stroke=0, fill=1)


def hatch(
    canvas: TaggedCanvas,
    path: Any,
    centre: tuple[float, float],
    reach: float,
    angle: float,
    apart: float,
    colour: str,
    weight: float,
) -> None:
    """Lines at *angle* (in degrees), so far *apart*, inside *path*."""
    canvas.saveState()
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.translate(*centre)
    canvas.rotate(angle)
    line(canvas, colour, weight)
    for number in range(-math.ceil(reach / apart), math.ceil(reach / apart) + 1):
        canvas.line(-reach, number * apart, reach, number * apart)
    canvas.restoreState()
