"""Text that is longer than its place: it scrolls there, by mouse and by keys."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from lobdossier.ui.theme import u
from lobdossier.ui.widgets.layout import Box, vbox
from lobdossier.ui.widgets.page import Body
from lobdossier.ui.widgets.painting import paint_focus, painter_of


class Scrolled(QScrollArea):
    """A column as high as its place. Only while it has more than can be seen it takes the keyboard: arrows scroll it."""

    def __init__(self, name: str, least: int) -> None:
        super().__init__()
        self._least = least
        self.column: Box = vbox(gap=8)
        self._body = Body()
        self._body.setLayout(self.column)
        self.setWidget(self._body)
        self.setWidgetResizable(True)
        self.viewport().setAutoFillBackground(False)  # the card shows through
        self._body.setAutoFillBackground(False)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._overflows)

    def minimumSizeHint(self) -> QSize:
        return QSize(u(80), u(self._least))

    def sizeHint(self) -> QSize:
        return QSize(u(200), u(self._least))

    def wanted(self) -> int:
        """How high it is when all of it is to be seen, at the width of now."""
        return self.column.heightForWidth(max(1, self.viewport().width()))

    def to_top(self) -> None:
        """Show its beginning."""
        self.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        steps = {Qt.Key.Key_Down: 3, Qt.Key.Key_Up: -3, Qt.Key.Key_Space: 10}
        if event.key() in steps and not event.modifiers():
            bar.setValue(bar.value() + steps[Qt.Key(event.key())] * bar.singleStep())
        else:
            QWidget.keyPressEvent(self, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._overflows()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            paint_focus(painter_of(self.viewport()), self.viewport().rect().adjusted(1, 1, -1, -1).toRectF(), u(6))

    def _overflows(self) -> None:
        more = self.verticalScrollBar().maximum() > 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if more else Qt.FocusPolicy.NoFocus)
