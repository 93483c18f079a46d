"""The list of students itself, with the keys that a list needs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from lobdossier.domain.students import ListedStudent
from lobdossier.ui.models.students import StudentModel
from lobdossier.ui.students.painter import StudentPainter
from lobdossier.ui.theme import u
from lobdossier.ui.words import tr


class StudentList(QListView):
    """Cards under each other. A click or Enter gives `opened`, Delete `removed`, both a `ListedStudent`."""

    opened = Signal(object)
    removed = Signal(object)
    menu_wanted = Signal(object, QPoint)
    resized = Signal()

    def __init__(self, model: StudentModel) -> None:
        super().__init__()
        self._rows = model
        self.setObjectName("scrollBody")
        self.setAccessibleName(tr("Mijn studenten"))
        self.setAccessibleDescription(tr("Pijltjes: kiezen. Enter: openen. Delete: van de lijst halen."))
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
        self.setItemDelegate(StudentPainter(self))
        self.setModel(model)
        self.clicked.connect(self._open)
        self.restyle()

    def restyle(self) -> None:
        """Rows follow the text size."""
        self.verticalScrollBar().setSingleStep(u(40))
        self.scheduleDelayedItemsLayout()

    @property
    def current(self) -> ListedStudent | None:
        """The student that the keyboard is at."""
        return self._rows.row(self.currentIndex())

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
