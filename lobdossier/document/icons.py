"""Pictograms: the program's own Lucide SVG files as vector strokes."""

from __future__ import annotations

from functools import cache

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.svgLib import SVGPath
from reportlab.pdfgen.pathobject import PDFPathObject

from lobdossier.document import pen
from lobdossier.document.layout import Drawing
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.paths import resource


@cache
def _path(name: str) -> PDFPathObject:
    strokes = DecomposingRecordingPen({})
    SVGPath(str(resource("icons", f"{name}.svg"))).draw(strokes)
    path = PDFPathObject()
    here = (0.0, 0.0)
    for command, points in strokes.value:
        if command == "moveTo":
            path.moveTo(*points[0])
        elif command == "lineTo":
            path.lineTo(*points[0])
        elif command == "curveTo":
            path.curveTo(*points[0], *points[1], *points[2])
        elif command == "qCurveTo":
            (cx, cy), (ex, ey) = points
            path.curveTo(
                here[0] + 2 / 3 * (cx - here[0]),
                here[1] + 2 / 3 * (cy - here[1]),
                ex + 2 / 3 * (cx - ex),
                ey + 2 / 3 * (cy - ey),
                ex,
                ey,
            )
        elif command == "closePath":
            path.close()
        if points:
            here = points[-1]
    return path


def draw_icon(
    canvas: TaggedCanvas, name: str, x: float, y: float, size: float, colour: str, stroke: float = 2.0
) -> None:
    """Draw the icon *name* with its lower left corner at (x, y)."""
    canvas.saveState()
    canvas.translate(x, y + size)
    canvas.scale(size / 24, -size / 24)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    pen.line(canvas, colour, stroke)
    canvas.drawPath(_path(name), stroke=1, fill=0)
    canvas.restoreState()


def icon(name: str, size: float, height: float, colour: str, stroke: float = 2.0) -> Drawing:
    """An icon of *size* centred on a line of text whose capitals are *height* high."""
    return Drawing(height, lambda canvas, _w, h: draw_icon(canvas, name, 0, (h - size) / 2, size, colour, stroke))
