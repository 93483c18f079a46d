"""What a widget shows follows the room that it has, and that is measured in letters."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Fitting(QWidget):
    """Calls `_fit` at every other size and every other size of text: the same window holds fewer large letters."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def restyle(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Show what there is room for now; it is called often, so it does nothing where nothing changes."""
        raise NotImplementedError
