"""A list of painted cards under each other, with the keys that a list needs: a list of thousands has no widgets in it."""

from __future__ import annotations

from typing import Final, Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lobdossier.ui.models.cards import CardModel, Words
from lobdossier.ui.theme import u
from lobdossier.ui.widgets.painting import paint_card

EDGE: Final = 1.5
"""Pixels between a card and its row: room for the line of the one that the keyboard is at."""
Index = QModelIndex | QPersistentModelIndex
R = TypeVar("R")


class CardList(QListView, Generic[R]):
    """The cards of *model*, as *painter* paints them.

    `opened` is given by a click or Enter, `removed` by Delete, `menu_wanted` by the other button or its key: each with
    the row itself. `resized` tells that there is another width to paint in.
    """

    opened = Signal(object)
    removed = Signal(object)
    menu_wanted = Signal(object, QPoint)
    resized = Signal()

    def __init__(self, name: str, keys: str, model: CardModel[R, Words], painter: QStyledItemDelegate) -> None:
        """*name* and *keys*: what it is called, and which key does what, for who hears it."""
        super().__init__()
        self._rows = model
        self.setObjectName("scrollBody")
        self.setAccessibleName(name)
        self.setAccessibleDescription(keys)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        painter.setParent(self)
        self.setItemDelegate(painter)
        self.setModel(model)
        self.clicked.connect(self._open)
        self.restyle()

    def restyle(self) -> None:
        """Rows follow the text size."""
        self.verticalScrollBar().setSingleStep(u(40))
        self.scheduleDelayedItemsLayout()

    @property
    def current(self) -> R | None:
        """The row that the keyboard is at."""
        return self._rows.row(self.currentIndex())

    @property
    def seen(self) -> int:
        """How many rows there are down to the last one in sight, the current one included."""
        height = self.sizeHintForRow(0)
        if height <= 0:
            return 0
        bottom = self.verticalScrollBar().value() + self.viewport().height()
        return max(bottom // height, self.currentIndex().row()) + 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row)
        elif row is not None and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(row)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        row = self._rows.row(index)
        if row is not None:
            self.setCurrentIndex(index)
            place = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_wanted.emit(row, place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.resized.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            return True
        answer = super().event(event)
        if event.type() in (QEvent.Type.Polish, QEvent.Type.StyleChange):
            # The sheet draws a box around every list; these cards stand on the page itself.
            self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, False)
        return answer

    def _open(self, index: QModelIndex) -> None:
        row = self._rows.row(index)
        if row is not None:
            self.opened.emit(row)


def begin_card(painter: QPainter, option: QStyleOptionViewItem, gap: int) -> QRectF:
    """Paint the ground of the row *option* and the line that shows where mouse and keyboard are; where the card lies.

    *gap* is the room below it, drawn for 11 pt.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rect = QRectF(option.rect).adjusted(EDGE, EDGE, -EDGE, -u(gap) + 1)
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    strong = focused or bool(option.state & QStyle.StateFlag.State_MouseOver)
    paint_card(painter, rect, "surface", "accent" if strong else None, 2.5 if focused else 1)
    return rect
