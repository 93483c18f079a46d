"""A dotted line under words that the dictionary does not know, in the field that is being written in."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from lobdossier.text.words import words
from lobdossier.ui.theme import color
from lobdossier.ui.writing.speller import Speller

Editor = QTextEdit | QPlainTextEdit


class SpellingMarks(QSyntaxHighlighter):
    """Draws, and changes nothing: no character, no format that is stored, no step to undo.

    A word is left alone while the cursor stands at its end: it is still being typed.
    """

    def __init__(self, editor: Editor, speller: Speller) -> None:
        super().__init__(editor.document())
        self._editor, self._speller = editor, speller
        self._typing = False
        self._left_alone = -1
        self._mark = QTextCharFormat()
        self._mark.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        self.restyle()
        speller.learned.connect(self.rehighlight)
        editor.document().contentsChange.connect(self._typed)
        editor.cursorPositionChanged.connect(self._moved)

    def restyle(self) -> None:
        """Take the colour of the look of now."""
        self._mark.setUnderlineColor(color("warn"))

    def highlightBlock(self, text: str) -> None:
        cursor = self._editor.textCursor()
        here = cursor.position() - self.currentBlock().position() if self._typing else -1
        place = _qt_places(text)
        for start, word in words(text):
            if not self._speller.wrong(word):
                continue
            begin, end = place(start), place(start + len(word))
            if end == here:
                self._left_alone = cursor.position()
            else:
                self.setFormat(begin, end - begin, self._mark)

    def word_at(self, cursor: QTextCursor) -> QTextCursor | None:
        """A cursor around the wrong word at *cursor*; None when there is none."""
        text, at = cursor.block().text(), cursor.positionInBlock()
        place = _qt_places(text)
        for start, word in words(text):
            begin, end = place(start), place(start + len(word))
            if begin <= at <= end and self._speller.wrong(word):
                found = QTextCursor(cursor.document())
                found.setPosition(cursor.block().position() + begin)
                found.setPosition(cursor.block().position() + end, QTextCursor.MoveMode.KeepAnchor)
                return found
        return None

    def stop(self) -> None:
        """Take every line away and look at nothing any more."""
        self._speller.learned.disconnect(self.rehighlight)
        self._editor.document().contentsChange.disconnect(self._typed)
        self._editor.cursorPositionChanged.disconnect(self._moved)
        with QSignalBlocker(self._editor.document()):  # Qt calls it a change of the text, and nobody typed
            self.setDocument(None)
        self._editor.viewport().update()

    def _typed(self, _position: int, _removed: int, added: int) -> None:
        self._typing = 0 < added < 3

    def _moved(self) -> None:
        """The cursor left the word that was being typed: now it may be looked at."""
        if self._left_alone >= 0 and self._editor.textCursor().position() != self._left_alone:
            block = self.document().findBlock(self._left_alone)
            self._left_alone, self._typing = -1, False
            self.rehighlightBlock(block)


class _Same:
    def __call__(self, index: int) -> int:
        return index


class _Shifted:
    """Qt counts a character beyond U+FFFF as two."""

    def __init__(self, text: str) -> None:
        self._wide = [index for index, character in enumerate(text) if ord(character) > 0xFFFF]

    def __call__(self, index: int) -> int:
        return index + bisect_left(self._wide, index)


def _qt_places(text: str) -> _Same | _Shifted:
    return _Shifted(text) if text and max(text) > "\uffff" else _Same()
