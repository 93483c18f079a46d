"""The pages with a column at their right; where there is little room the column takes their place until it is closed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from lobdossier.ui.widgets.layout import hbox, sized, vbox
from lobdossier.ui.widgets.shell import is_compact

_WIDTH = 372


class Beside(QWidget):
    """Shows *pages*, and what `put` brings beside them."""

    squeezed = Signal()
    """The window became too narrow for both while the column was in sight."""

    def __init__(self, pages: QWidget) -> None:
        super().__init__()
        self._pages = pages
        pages.setObjectName("pages")  # what the sheet paints it by
        self._column: QWidget | None = None
        self._open = self._alone = self._opening = False
        self._top = vbox(gap=0)
        self._row = hbox((pages, 1), gap=0)
        self.setLayout(vbox(self._top, (self._row, 1), gap=0))

    @property
    def narrow(self) -> bool:
        """Whether the two do not fit beside each other."""
        return is_compact(self.window().width())

    @property
    def opened(self) -> bool:
        """Whether the column is in sight."""
        return self._open

    def over(self, strip: QWidget) -> None:
        """Put *strip* over the pages and the column."""
        self._top.put(strip)

    def put(self, column: QWidget) -> None:
        """The column, which is not in sight yet."""
        column.hide()
        self._column = column
        self._row.put(column)

    def open(self) -> None:
        """Show the column."""
        self._open = self._opening = self._column is not None
        self._arrange()
        self._opening = False

    def close_column(self) -> None:
        """The pages have all the room again."""
        self._open = False
        self._arrange()

    def restyle(self) -> None:
        """With larger letters there may be no room for two any more."""
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        column = self._column
        if column is None:
            return
        alone = self._open and self.narrow
        sized(column, min_width=0 if alone else _WIDTH, max_width=10_000 if alone else _WIDTH)
        self._row.setStretchFactor(column, 1 if alone else 0)
        # What goes first makes room: both at once could push the window wider.
        if alone:
            self._pages.hide()
        column.setVisible(self._open)
        self._pages.setVisible(not alone)
        was, self._alone = self._alone, alone
        if alone and not was and not self._opening:
            self.squeezed.emit()
