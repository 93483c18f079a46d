"""The editor for a text without styles: it grows with its lines and keeps every character."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QInputMethodEvent, QTextCharFormat, QTextCursor

from lobdossier.domain.texts import TextPlace
from lobdossier.ui.editors import clipboard, exact
from lobdossier.ui.widgets.fields import TextArea


class PlainEditor(TextArea):
    """Plain text, read and shown letter for letter: `toPlainText` would turn a no-break space into a space.

    *place* is where the text stands, when its earlier versions can be looked at.
    """

    edited = Signal()
    """The student changed something."""
    files_dropped = Signal(list)
    """Paths of files that were dropped or pasted here: they are evidence, not text."""

    def __init__(self, name: str, placeholder: str = "", *, lines: int = 2, most: int = 14, bare: bool = False) -> None:
        super().__init__(name, "", placeholder, lines=lines, most=most, bare=bare)
        self.place: TextPlace | None = None
        self._loading = False
        self.document().contentsChange.connect(self._changed)

    def load(self, text: str) -> None:
        """Show *text*. No `edited`; the history of undo begins anew."""
        document = self.document()
        self._loading = True
        document.setUndoRedoEnabled(False)
        document.clear()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for number, line in enumerate(text.split("\n")):
            if number:
                cursor.insertBlock()
            exact.insert(cursor, line, QTextCharFormat())
        cursor.endEditBlock()
        document.setUndoRedoEnabled(True)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._loading = False

    def text(self) -> str:
        """What stands here. Walks the whole text: once per save, not per key."""
        lines: list[str] = []
        block = self.document().begin()
        while block.isValid():
            parts = exact.pieces(block)
            lines.append("".join(p.replace(exact.LINE, "\n") if exact.is_line_break(f) else p for p, f in parts))
            block = block.next()
        return "\n".join(lines)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if files := clipboard.local_files(source):
            self.files_dropped.emit(files)
        else:
            self.insertPlainText(exact.typed(source.text()))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.isReadOnly():
            event.ignore()
            return
        commit = event.commitString()
        if commit and (clean := exact.typed(commit)) != commit:
            event.setCommitString(clean, event.replacementStart(), event.replacementLength())
        super().inputMethodEvent(event)

    def _changed(self, _position: int, _removed: int, _added: int) -> None:
        if not self._loading:
            self.edited.emit()
