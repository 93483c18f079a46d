"""The list under the field. The keyboard stays in the field; the list follows its arrow keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from lobdossier.ui.palette.model import RowModel
from lobdossier.ui.palette.painter import RowPainter
from lobdossier.ui.palette.rows import Row
from lobdossier.ui.theme import u
from lobdossier.ui.words import tr


class Lines(QListView):
    """Headings and lines, one line chosen. `picked` gives a row that was clicked; `moved` the row that is chosen now."""

    picked = Signal(object)
    moved = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows = RowModel()
        self._rows.setParent(self)
        self.setAccessibleName(tr("Gevonden"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("palette")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setItemDelegate(RowPainter(self))
        self.setModel(self._rows)
        self.clicked.connect(self._click)
        self.restyle()

    def restyle(self) -> None:
        """Lines follow the text size."""
        self.verticalScrollBar().setSingleStep(u(24))
        self.scheduleDelayedItemsLayout()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All that stands there."""
        return self._rows.rows

    @property
    def chosen(self) -> Row | None:
        """The line that Enter opens."""
        place = self.currentIndex().row()
        return self._rows.rows[place] if 0 <= place < len(self._rows.rows) else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these, with the first line chosen."""
        self._rows.show_rows(rows)
        self._choose(self._rows.next_line(0, 1), quiet=True)
        self.scrollToTop()

    def step(self, by: int) -> None:
        """Choose the line so many lines further, around the ends."""
        lines = [place for place, row in enumerate(self._rows.rows) if not row.heading]
        if lines:
            now = self.currentIndex().row()
            self._choose(lines[(lines.index(now) + by) % len(lines)] if now in lines else lines[0])

    def leap(self, by: int) -> None:
        """Choose the line a page further, or the last one there."""
        tall = max(1, self.sizeHintForRow(max(0, self.currentIndex().row())))
        page = max(1, self.viewport().height() // tall - 1)
        self._choose(self._rows.next_line(self.currentIndex().row() + by * page, by))

    def to_end(self, last: bool) -> None:
        """Choose the first or the last line."""
        self._choose(self._rows.next_line(len(self._rows.rows) - 1 if last else 0, -1 if last else 1))

    @property
    def needed(self) -> int:
        """The height in pixels that all lines together take."""
        return sum(self.sizeHintForRow(place) for place in range(len(self._rows.rows))) + u(8)

    def _choose(self, place: int, quiet: bool = False) -> None:
        index = self._rows.index(place) if place >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        if place >= 1 and self._rows.rows[place - 1].heading:
            self.scrollTo(self._rows.index(place - 1))
        self.scrollTo(index)
        if place >= 0 and not quiet:
            self.moved.emit(self._rows.rows[place])

    def _click(self, index: QModelIndex) -> None:
        row = self._rows.rows[index.row()]
        if not row.heading:
            self.picked.emit(row)
