"""One motive in the order: closed it is a card, open its sentence can be written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from lobdossier.domain.portrait import Motive
from lobdossier.ui.context import Context
from lobdossier.ui.editors.autosave import SaveState
from lobdossier.ui.portrait.motives.desk import Desk
from lobdossier.ui.portrait.motives.face import Face
from lobdossier.ui.widgets.layout import grows_down, vbox


class MotiveRow(QWidget):
    """A motive; it is open or closed."""

    opened = Signal()
    typed = Signal()
    let_go = Signal()
    linked = Signal(str, bool)
    """An experience belongs to it from now on, or not any more."""

    def __init__(self, context: Context, motive: Motive, flush: Callable[[], bool]) -> None:
        super().__init__()
        self.motive, self._context = motive, context
        self._flush = flush
        self.face = Face()
        self.desk: Desk | None = None
        self._column = vbox(self.face, gap=0)
        self.setLayout(self._column)
        self.setSizePolicy(grows_down())
        self.face.clicked.connect(self.open)

    @property
    def is_open(self) -> bool:
        """Whether its sentence can be written now."""
        return self.desk is not None

    def show_motive(self, motive: Motive, place: int, count: int, *, stayed: bool) -> None:
        """Show *motive* as it is stored; what is being typed stays."""
        self.motive = motive
        self.face.show_motive(motive, place, count, stayed=stayed)
        if self.desk is not None:
            self.desk.number.setText(str(place))
            self.desk.links.show_linked(motive.experience_ids)

    def take_over(self) -> None:
        """Show the stored words in the open fields too: nothing of them waits to be stored."""
        if self.desk is not None:
            self.desk.show_motive(self.motive)

    def open(self) -> None:
        """Write the sentence."""
        if self.desk is not None:
            return
        self.desk = desk = Desk(self._context, self.motive)
        desk.number.setText(self.face.number.text())
        desk.links.show_linked(self.motive.experience_ids)
        desk.links.linked.connect(lambda which: self.linked.emit(which, True))
        desk.links.unlinked.connect(lambda which: self.linked.emit(which, False))
        desk.typed.connect(self.typed)
        desk.left.connect(self.close_desk)
        desk.let_go.connect(self.let_go)
        self._column.put(desk)
        self.face.hide()
        self.say(SaveState.SAVED)
        desk.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        desk.editor.moveCursor(QTextCursor.MoveOperation.End)
        self.opened.emit()

    def close_desk(self) -> None:
        """Back to a card; the keyboard stays here if it was here. What cannot be stored keeps it open."""
        if self.desk is None or not self._flush():
            return
        desk, self.desk = self.desk, None
        focused: QWidget | None = QApplication.focusWidget()
        here = focused is not None and desk.isAncestorOf(focused)
        self.face.show()
        if here:
            self.face.setFocus(Qt.FocusReason.OtherFocusReason)
        self._column.removeWidget(desk)
        desk.hide()
        desk.deleteLater()

    def text(self) -> str:
        """The sentence as it stands here."""
        return self.desk.editor.text() if self.desk is not None else self.motive.sentence

    def name(self) -> str:
        """How it is called here; nothing while the field of it is empty."""
        return self.desk.name.text() if self.desk is not None else self.motive.title

    def say(self, state: SaveState) -> None:
        """Where the words are."""
        if self.desk is not None:
            self.desk.note.say(state, stored=bool(self.desk.editor.text().strip()))

    def middle(self) -> float:
        """Where a line of the thread meets it: as high as its number, from the top of the row."""
        if self.desk is not None:
            return self.desk.y() + self.desk.middle()
        return self.height() / 2 - 1
