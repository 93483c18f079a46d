"""The editor for a story: bold, italic, lists, quotes and links, without visible Markdown."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QMimeData, QRect, QSignalBlocker, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QImage,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextListFormat,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from lobdossier.domain.texts import TextPlace
from lobdossier.text import counting
from lobdossier.text.blocks import Document
from lobdossier.ui.editors import clipboard, document, exact, linking, shaping
from lobdossier.ui.theme import color, u

COUNT_AFTER: Final = 400
"""Milliseconds without a key after which the words are counted."""


@dataclass(frozen=True, slots=True)
class Style:
    """What holds at the cursor."""

    bold: bool = False
    italic: bool = False
    bullets: bool = False
    numbers: bool = False
    quote: bool = False
    link: str = ""


class RichTextEditor(QTextEdit):
    """Rich text in the subset. `load` shows a tree and announces nothing; `document_tree` gives what stands there.

    It grows from *lines* to *most* lines, then scrolls; *bare* leaves its border out. Tab changes the level of a list
    item, and leaves the editor where there is no such level. Links open nothing. *place* is where the text stands, when
    its earlier versions can be looked at.
    """

    edited = Signal()
    """The student changed something."""
    word_count_changed = Signal(int)
    style_changed = Signal(object)
    """The `Style` at the cursor is another one."""
    files_dropped = Signal(list)
    """Paths of files that were dropped or pasted here: they are evidence, not text."""
    image_pasted = Signal(QImage)

    def __init__(self, name: str, placeholder: str = "", *, lines: int = 6, most: int = 24, bare: bool = False) -> None:
        super().__init__()
        self.place: TextPlace | None = None
        self._lines, self._most, self._bare = lines, most, bare
        self._style = Style()
        self._loading = False
        if bare:
            self.setObjectName("body")
        self._own_document = document.SafeDocument(self)
        self.setDocument(self._own_document)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._count = QTimer(self, singleShot=True, interval=COUNT_AFTER)
        self._count.timeout.connect(self._tell_words)
        self._own_document.contentsChange.connect(self._changed)
        self._own_document.documentLayout().documentSizeChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self._tell_style)
        self.currentCharFormatChanged.connect(self._tell_style)
        self.restyle()

    @property
    def style_here(self) -> Style:
        """What holds at the cursor."""
        return self._style

    def load(self, tree: Document) -> None:
        """Show *tree*. No `edited`, no `textChanged`; the history of undo begins anew."""
        self._loading = True
        with QSignalBlocker(self):
            document.write(self._own_document, tree)
            self.moveCursor(QTextCursor.MoveOperation.Start)
        self._loading = False
        self._tell_style()
        self._tell_words()

    def document_tree(self) -> Document:
        """What stands here. Walks the whole text: once per save, not per key."""
        return document.read(self._own_document)

    def toggle_bold(self) -> None:
        change = QTextCharFormat()
        change.setFontWeight(QFont.Weight.Normal if self._style.bold else QFont.Weight.Bold)
        self.mergeCurrentCharFormat(change)

    def toggle_italic(self) -> None:
        change = QTextCharFormat()
        change.setFontItalic(not self._style.italic)
        self.mergeCurrentCharFormat(change)

    def toggle_bullets(self) -> None:
        self._shape(document.BULLETS)

    def toggle_numbers(self) -> None:
        self._shape(document.NUMBERS)

    def toggle_quote(self) -> None:
        shaping.toggle_quote(self.textCursor())
        self._tell_style()

    def set_link(self, address: str) -> None:
        """Link the selection, or the link or word at the cursor, or the address itself; "" takes the link away."""
        linking.set_link(self.textCursor(), address)
        self._tell_style()

    def restyle(self) -> None:
        """Lengths that follow the text size."""
        self._own_document.setIndentWidth(u(24))
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(u(240), self._wanted())

    def loadResource(self, _type: int, _name: QUrl | str) -> object:
        """Nothing: a text never loads a picture or a sheet."""
        return None

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml() or source.hasImage() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = clipboard.local_files(source)
        image = clipboard.picture(source)
        if files:
            self.files_dropped.emit(files)
        elif image is not None:
            self.image_pasted.emit(image)
        elif (tree := clipboard.tree_of(source)) is not None:
            document.insert(self.textCursor(), tree)
            self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        return clipboard.data_of(self.textCursor())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cursor = self.textCursor()
        key, enter = event.key(), event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # the button of the window that goes on
            return
        if not self.isReadOnly() and not cursor.hasSelection():
            leaves = enter and not event.modifiers() and not cursor.block().text()
            backs = key == Qt.Key.Key_Backspace and cursor.atBlockStart()
            if (leaves or backs) and shaping.step_out(cursor):
                self._tell_style()
                return
        if event.text():
            self._leave_link()
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.isReadOnly():
            event.ignore()
            return
        commit = event.commitString()
        if commit:
            self._leave_link()
            if (clean := exact.typed(commit)) != commit:
                event.setCommitString(clean, event.replacementStart(), event.replacementLength())
        super().inputMethodEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if not self.isReadOnly() and shaping.change_level(self.textCursor(), 1 if forward else -1):
            return True
        return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        block = self.cursorForPosition(event.rect().topLeft()).block()
        bars: list[QRect] = []
        while block.isValid():
            rect = self._rect_of(block)
            if rect.top() > event.rect().bottom():
                break
            if document.is_quote(block):
                bars.append(QRect(u(6), rect.top(), u(3), rect.height()))
            block = block.next()
        if bars:
            painter = QPainter(self.viewport())
            for bar in bars:
                painter.fillRect(bar, color("border_strong"))

    def _rect_of(self, block: QTextBlock) -> QRect:
        rect = self._own_document.documentLayout().blockBoundingRect(block).toAlignedRect()
        return rect.translated(0, -self.verticalScrollBar().value())

    def _changed(self, _position: int, _removed: int, _added: int) -> None:
        if not self._loading:
            self._count.start()
            self.edited.emit()

    def _tell_words(self) -> None:
        self._count.stop()
        self.word_count_changed.emit(counting.words(self._own_document.toPlainText()))

    def _tell_style(self) -> None:
        if self._loading:
            return
        char, block = self.currentCharFormat(), self.textCursor().block()
        items = document.list_of(block)
        numbered = items is not None and document.is_numbered(items)
        now = Style(
            bold=char.fontWeight() >= document.BOLD_FROM,
            italic=char.fontItalic(),
            bullets=items is not None and not numbered,
            numbers=numbered,
            quote=document.is_quote(block),
            link=char.anchorHref() if char.isAnchor() else "",
        )
        if now != self._style:
            self._style = now
            self.style_changed.emit(now)

    def _shape(self, style: QTextListFormat.Style) -> None:
        shaping.toggle_list(self.textCursor(), style)
        self._tell_style()

    def _leave_link(self) -> None:
        if linking.at_end_of_link(self.textCursor()):
            self.setCurrentCharFormat(linking.without_link(self.currentCharFormat()))

    def _wanted(self) -> int:
        self.ensurePolished()
        line = QFontMetricsF(self.font()).lineSpacing()
        height = min(max(self._own_document.size().height(), line * self._lines), line * self._most)
        around = 0 if self._bare else 2 * u(9)
        return math.ceil(height) + around + 4

    def _fit(self) -> None:
        wanted = self._wanted()
        if self.minimumHeight() != wanted or self.maximumHeight() != wanted:
            self.setFixedHeight(wanted)
