"""The frame of the column: its head, what it is about, what scrolls, and a quiet line at its foot."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QFrame

from lobdossier.ui.guide.spot import Spot
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.labels import Elided, label
from lobdossier.ui.widgets.layout import Part, box, hbox, vbox
from lobdossier.ui.widgets.page import page
from lobdossier.ui.widgets.tabbing import order_tabs
from lobdossier.ui.words import tr


class ColumnFrame(QFrame):
    """`left` when the column is to be closed: by its cross, or by Escape."""

    left = Signal()

    def __init__(self, title: str, close: str, *, foot: Part = 0) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self.inside = vbox(gap=12)
        cross = button("", "x", "ghost", close)
        cross.clicked.connect(self.left)
        self._about = Elided("", "small")
        words = vbox(label(title, "h2", wrap=True), self._about, gap=1)
        top = hbox((words, 1), vbox(cross, None), gap=8, m=(18, 14, 10, 2))
        self.setLayout(vbox(top, (page(box(self.inside), m=(12, 8, 12, 14)), 1), foot, gap=0))

    def say_spot(self, spot: Spot | None) -> None:
        """What the remarks are about."""
        whole = spot is None or spot.whole or spot.said == spot.called
        said = spot.called if spot is not None else ""
        words = said if whole or spot is None else tr("{kind}: {name}", kind=spot.said, name=spot.called)
        self._about.setText(words)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab follows what stands here now: parts of a form come and go."""
        order_tabs(self)
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def close_name() -> str:
    """What the cross is called."""
    return tr("Feedback sluiten")
