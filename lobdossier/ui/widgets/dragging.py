"""Dragging inside a window by our own hand: it can be stopped with Escape, scrolls along, and tests can do it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QRegion
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget

from lobdossier.ui.theme import u

_EDGE: Final = 44
"""Pixels at 11 pt: so near to the edge of what scrolls, it scrolls along."""
_SCROLL_MS: Final = 25
_SOLID: Final = 0.86
"""How solid the picture under the pointer is: what lies under it stays readable."""


class Dragging(QObject):
    """Lets the mouse pick *widget* up. Points are global; what is done with them is up to whoever listens.

    A press that does not move stays a press. Whatever can be dragged needs a way by keys as well.
    """

    began = Signal()
    moved = Signal(QPoint)
    dropped = Signal(QPoint)
    ended = Signal()
    """It is over, dropped or not."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._from: QPoint | None = None
        self._at = QPoint()
        self._cursor = widget.cursor()
        self._picture: _Picture | None = None
        self._scroll = QTimer(self, interval=_SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_along)
        widget.installEventFilter(self)

    @property
    def going_on(self) -> bool:
        """Whether something hangs under the pointer now."""
        return self._picture is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and watched is self._widget:
            return self._mouse(event)
        if self._picture is not None and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()  # or a shortcut of the page gets the key
            if event.type() == QEvent.Type.KeyPress:
                self.stop()
            return True
        return super().eventFilter(watched, event)

    def stop(self) -> None:
        """Put it back where it was."""
        if self._picture is None:
            return
        self._scroll.stop()
        self._picture.hide()
        self._picture.deleteLater()
        self._picture, self._from = None, None
        self._widget.setCursor(self._cursor)
        if (app := QApplication.instance()) is not None:
            app.removeEventFilter(self)
        self.ended.emit()

    def _mouse(self, event: QMouseEvent) -> bool:
        kind, at = event.type(), event.globalPosition().toPoint()
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._from = at
        elif kind == QEvent.Type.MouseMove and self._from is not None:
            if self._picture is None and event.buttons() & Qt.MouseButton.LeftButton:
                far = (at - self._from).manhattanLength() >= QApplication.startDragDistance()
                if far and self._widget.isEnabled():
                    self._begin()
            if self._picture is not None:
                self._move(at)
                return True
        elif kind == QEvent.Type.MouseButtonRelease:
            going_on, self._from = self._picture is not None, None
            if going_on:
                self.stop()
                self.dropped.emit(at)
                return True
        return False

    def _begin(self) -> None:
        if isinstance(self._widget, QAbstractButton):
            self._widget.setDown(False)
        grip = (self._from or QPoint()) - self._widget.mapToGlobal(QPoint())
        self._picture = _Picture(self._widget, grip)
        self._cursor = self._widget.cursor()
        self._widget.setCursor(Qt.CursorShape.ClosedHandCursor)
        if (app := QApplication.instance()) is not None:
            app.installEventFilter(self)  # Escape stops it, wherever the keyboard is
        self._scroll.start()
        self.began.emit()

    def _move(self, at: QPoint) -> None:
        self._at = at
        if self._picture is not None:
            self._picture.follow(at)
        self.moved.emit(at)

    def _scroll_along(self) -> None:
        """Near the upper or lower edge of what scrolls, it scrolls; the faster, the nearer."""
        area: QObject | None = self._widget.parent()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parent()
        if not isinstance(area, QScrollArea) or self._picture is None:
            return
        at = QCursor.pos() if self._at.isNull() else self._at
        y, edge, height = area.viewport().mapFromGlobal(at).y(), u(_EDGE), area.viewport().height()
        by = min(0, y - edge) or max(0, y - (height - edge))
        bar = area.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + round(max(-edge, min(edge, by)) / 2))
        if bar.value() != before:
            self._move(at)


def _look_of(widget: QWidget) -> QPixmap:
    """What *widget* looks like, without the ground around its round corners."""
    ratio = widget.devicePixelRatioF()
    look = QPixmap(widget.size() * ratio)
    look.setDevicePixelRatio(ratio)
    look.fill(Qt.GlobalColor.transparent)
    widget.render(look, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return look


class _Picture(QWidget):
    """What hangs under the pointer; it takes no mouse and no keyboard."""

    def __init__(self, of: QWidget, grip: QPoint) -> None:
        super().__init__(of.window())
        self._look, self._grip = _look_of(of), grip
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(of.size())
        of.destroyed.connect(self.deleteLater)  # taken away under the pointer by something else
        self.follow(of.mapToGlobal(grip))
        self.show()
        self.raise_()

    def follow(self, at: QPoint) -> None:
        """Hang at the global point *at*."""
        self.move(self.window().mapFromGlobal(at) - self._grip)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(_SOLID)
        painter.drawPixmap(0, 0, self._look)
