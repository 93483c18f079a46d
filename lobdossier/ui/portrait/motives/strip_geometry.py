"""Where the lines of the red thread run: a pure reckoning from room and places to paths and points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from lobdossier.domain.red_thread import Fate, RedThread, Strand


@dataclass(frozen=True, slots=True)
class Line:
    """A strand as it is drawn: the knots at the earlier moments, and the pieces between them, the last into its card."""

    strand: Strand
    knots: tuple[QPointF, ...]
    whole: QPainterPath
    broken: QPainterPath
    """Where it was not there in between, or was let go: dashed."""

    @property
    def strong(self) -> bool:
        """Whether it is drawn thick."""
        return self.strand.fate is Fate.STAYED


def columns(width: float, count: int, edge: float) -> list[float]:
    """Where *count* earlier moments stand in *width*; the last gap runs into the cards. *edge* is room for half a head."""
    step = (width - edge) / max(1, count)
    return [edge + step * place for place in range(count)]


def rows(middles: Sequence[float], needed: int, pitch: float, top: float) -> list[float]:
    """Where each place stands: as high as the card of now, and below them at equal distance for what stood lower."""
    found = list(middles)
    while len(found) < needed:
        found.append(found[-1] + pitch if found else top + pitch / 2)
    return found


def lines(thread: RedThread, xs: Sequence[float], ys: Sequence[float], width: float) -> list[Line]:
    """Every strand that was there before now; the thick ones come last, so that they lie over the others.

    What stood lower than there are rows runs along the lowest.
    """
    found = [_line(strand, [*xs, width], ys) for strand in thread.strands if strand.there[0] < len(xs)]
    return sorted(found, key=lambda line: line.strong)


def _line(strand: Strand, xs: Sequence[float], ys: Sequence[float]) -> Line:
    points = [(at, QPointF(xs[at], ys[min(strand.places[at] or 1, len(ys)) - 1])) for at in strand.there]
    whole, broken = QPainterPath(), QPainterPath()
    for (at, start), (next_at, end) in pairwise(points):
        dashed = next_at > at + 1 or strand.fate is Fate.WENT
        _join(broken if dashed else whole, start, end)
    return Line(strand, tuple(point for at, point in points if at < len(xs) - 1), whole, broken)


def _join(path: QPainterPath, start: QPointF, end: QPointF) -> None:
    middle = (start.x() + end.x()) / 2
    path.moveTo(start)
    path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
