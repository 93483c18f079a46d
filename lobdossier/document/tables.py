"""Tables: rows that may run over pages, the head repeated at the top of each as decoration."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lobdossier.document.builder import Builder
from lobdossier.document.components import KEEP, rule
from lobdossier.document.grid import FRAME
from lobdossier.document.layout import SLACK, Column, Gap, Part, Row
from lobdossier.document.tagged.canvas import TaggedCanvas

_COMPANY = 3
_PADDING = 7.5


class Table(Part):
    """Rows of cells under a head.

    The cells are made (with their structure elements) by whoever fills the table; this only sets them.
    """

    def __init__(self, b: Builder, widths: Sequence[float], *, gap: float = 10, right: Sequence[int] = ()) -> None:
        self._b = b
        self._widths = widths
        self._gap = gap
        self._right = right
        self._head: Part = Gap(0)
        self._rows: list[Part] = []
        self._paddings: list[Gap] = []
        self._again = False

    def header(self, *labels: str) -> None:
        """The head: one cell for each column."""
        with self._b.into("TR"):
            cells = [
                self._b.text(label, "small", tag=self._b.head(), right=number in self._right)
                for number, label in enumerate(labels)
            ]
        self.head(*cells)

    def head(self, *cells: Part) -> None:
        """The head of cells that are made already."""
        self._head = Column(self._line(cells), 6, rule(self._b, strong=True))

    def row(self, *cells: Part) -> None:
        """A row: one cell for each column."""
        above, below = Gap(_PADDING), Gap(_PADDING)
        self._paddings += [above, below]
        self._rows.append(Column(above, self._line(cells), below, rule(self._b)))

    def total(self, *cells: Part) -> None:
        """A last row without a line under it."""
        self._rows.append(Column(8, self._line(cells)))

    def tighten(self, width: float, height: float, least: float) -> None:
        """Set the rows closer, down to *least* above and below each, if the table then fits in *height*; else a little."""
        over = self.measure(width) - height
        padding = _PADDING - max(0.0, over) / max(1, len(self._paddings))
        for gap in self._paddings:
            gap.height = padding if padding >= least else (_PADDING + least) / 2

    def _line(self, cells: Sequence[Part]) -> Row:
        return Row(*zip(self._widths, cells, strict=True), gap=self._gap)

    def measure(self, width: float) -> float:
        return self._head.measure(width) + sum(row.measure(width) for row in self._rows)

    def divide(self, width: float, height: float) -> tuple[Part, Part] | None:
        if self.measure(width) <= KEEP and not self._again:
            return None  # a short table is moved rather than cut
        used, at = self._head.measure(width), 0
        while at < len(self._rows) and used + self._rows[at].measure(width) <= height + SLACK:
            used += self._rows[at].measure(width)
            at += 1
        above, below = self._rows[:at], self._rows[at:]
        if not above and below:
            halves = below[0].divide(width, height - used)
            if halves is None:
                return None
            above, below = [halves[0]], [halves[1], *below[1:]]
        if len(below) < _COMPANY and len(above) > 2 * _COMPANY:
            above, below = above[:-_COMPANY], [*above[-_COMPANY:], *below]  # no lonely last row
        if not above or not below:
            return None
        if len(above) < _COMPANY and not self._again and height < FRAME * 0.5:
            return None  # nor a lonely first one
        return self._part(above, again=self._again), self._part(below, again=True)

    def _part(self, rows: list[Part], *, again: bool) -> Table:
        part = Table(self._b, self._widths, gap=self._gap, right=self._right)
        part._head, part._rows, part._again = self._head, rows, again
        return part

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        if self._again:
            with canvas.artifact("Pagination"):
                self._head.draw(canvas, x, top, width)
        else:
            self._head.draw(canvas, x, top, width)
        top -= self._head.measure(width)
        for row in self._rows:
            row.draw(canvas, x, top, width)
            top -= row.measure(width)

    def inner(self) -> Iterable[Part]:
        return self._rows
