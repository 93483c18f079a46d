"""The grid behind a comparison: names at the left, two cards beside them; where it is narrow one card around all of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from lobdossier.ui.theme import color, u
from lobdossier.ui.widgets.layout import Box, box, grows_down
from lobdossier.ui.widgets.painting import paint_card, painter_of

_NAMES = 212
"""The width of the names; drawn for 11 pt."""
_EDGE = 17
"""Between the line of a card and what stands in it."""


class Row(NamedTuple):
    """A row: its *name* before the cards, and a cell for each. With *heads* the cells need no name: where one card is
    seen they take the whole width."""

    name: Box
    cells: Sequence[QWidget]
    heads: bool = False


class CardColumns(QWidget):
    """Rows of a name and two cells. The cards are painted behind the cells, and go on from the first row to the last."""

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__()
        self._rows = list(rows)
        self._names = [box(row.name) for row in rows]
        self._seen: tuple[int, ...] = (0, 1)
        for cell in (cell for row in self._rows if row.heads for cell in row.cells):
            policy = cell.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # one long word makes no card wider than the other
            cell.setSizePolicy(policy)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 4)
        self.setSizePolicy(grows_down())
        self.restyle()

    def restyle(self) -> None:
        self._grid.setHorizontalSpacing(u(16))
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, u(_NAMES))
        self._place()

    def show_sides(self, *sides: int) -> None:
        """Show the cells of these sides: both, or one."""
        if sides != self._seen:
            self._seen = sides
            self._place()

    def _place(self) -> None:
        single = len(self._seen) == 1
        for place, (row, name) in enumerate(zip(self._rows, self._names, strict=True)):
            row.name.set_margins((_EDGE if single else 0, 10, 0, 10))
            self._grid.removeWidget(name)
            self._grid.addWidget(name, place, 0)
            name.setVisible(not (single and row.heads))
            for side, cell in enumerate(row.cells):
                wide = single and row.heads
                self._grid.removeWidget(cell)
                self._grid.addWidget(cell, place, 0 if wide else side + 1, 1, 3 if wide else 1)
                cell.setVisible(side in self._seen)
        for side in (0, 1):
            self._grid.setColumnStretch(side + 1, 1 if side in self._seen else 0)
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        if len(self._seen) == 1:
            rows = [self._row_rect(row, self._seen[0]) for row in self._rows]
            paint_card(p, rows[0].united(rows[-1]).adjusted(1, 1, -1, 0))
            _rules(p, rows[1:])
            return
        for side in self._seen:
            # By their widgets: `cellRect` does not know rows whose height follows from their width.
            cells = [QRectF(row.cells[side].geometry()) for row in self._rows]
            paint_card(p, cells[0].united(cells[-1]).adjusted(1, 1, -1, 0))
            _rules(p, cells[1:])
        pairs = zip(self._rows, self._names, strict=True)
        _rules(p, [QRectF(name.geometry()) for row, name in pairs if not row.heads])

    def _row_rect(self, row: Row, side: int) -> QRectF:
        cell = row.cells[side].geometry()
        return QRectF(0, cell.top(), self.width(), cell.height())


def _rules(p: QPainter, cells: Sequence[QRectF]) -> None:
    """A hairline over each of these."""
    p.setPen(QPen(color("border"), 1))
    for cell in cells:
        y = round(cell.top()) + 0.5
        p.drawLine(QPointF(cell.left() + 1, y), QPointF(cell.right() - 1, y))
