"""Equal columns: as many as fit, each as wide as the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from lobdossier.ui.theme import em, u
from lobdossier.ui.widgets.layout import grows_down


class Even(QWidget):
    """Widgets in rows of equal columns, none narrower than *least* letters.

    When they do not fit in one row, a number of columns is taken that fills every row where that can be; *ragged*: as
    many columns as fit, and the last row may be shorter.
    """

    def __init__(self, widgets: Sequence[QWidget], least: int, gap: int = 10, *, ragged: bool = False) -> None:
        super().__init__()
        self._widgets, self._least, self._gap, self._columns = list(widgets), least, gap, 0
        self._ragged = ragged
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(grows_down())
        self._arrange()

    def restyle(self) -> None:
        self._columns = 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        gap, count = u(self._gap), len(self._widgets)
        fits = max(1, min(count, int((self.width() + gap) // (self._least * em() + gap))))
        filled = next((n for n in range(fits, 1, -1) if count % n == 0), 1)
        columns = fits if self._ragged or fits == count else filled
        if columns == self._columns:
            return
        self._columns = columns
        self._grid.setSpacing(gap)
        for place, widget in enumerate(self._widgets):
            self._grid.removeWidget(widget)
            self._grid.addWidget(widget, place // columns, place % columns)
        for column in range(count):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self.updateGeometry()
