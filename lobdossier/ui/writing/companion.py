"""Goes along with whoever writes in a window: marks in the field with the keyboard, and more in its menu."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QAction, QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from lobdossier.domain.changes import Change
from lobdossier.domain.student import Student
from lobdossier.domain.texts import TextPlace
from lobdossier.services.spelling import names
from lobdossier.ui.context import Context
from lobdossier.ui.words import tr
from lobdossier.ui.writing.address import show_history
from lobdossier.ui.writing.marks import SpellingMarks
from lobdossier.ui.writing.speller import Speller

Editor = QTextEdit | QPlainTextEdit


class WritingCompanion(QObject):
    """One for a window. Only the field that is written in has marks: what is read stays as quiet as it was."""

    def __init__(self, window: QWidget, context: Context) -> None:
        super().__init__(window)
        self._window, self._context = window, context
        self._speller: Speller | None = None
        self._marks: SpellingMarks | None = None
        self._editor: Editor | None = None
        self._stop_hearing = context.workspace.events.subscribe(self._heard)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_went)

    @property
    def place(self) -> TextPlace | None:
        """Where the text that was written in last stands, when it is kept with its earlier versions."""
        editor = self._editor
        return getattr(editor, "place", None) if editor is not None and isValid(editor) else None

    def show_history(self) -> None:
        """Open the earlier versions of the text that was written in last."""
        if self.place is not None:
            show_history(self._context, self.place)

    def set_spelling(self, on: bool) -> None:
        """Mark words, or no longer; remembered on this computer."""
        self._context.settings.change(spelling=on)
        self._unmark()
        if on:
            self._mark()

    def close(self) -> None:
        """Let go of everything: the window closes."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._focus_went)
        self._stop_hearing()
        self._unmark()
        if self._speller is not None:
            self._speller.close()
            self._speller = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent) and self._editor is not None and isValid(self._editor):
            by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
            self._open_menu(self._editor, event.pos() if by_mouse else None, event.globalPos())
            return True
        return super().eventFilter(watched, event)

    # ------------------------------------------------------------ the field with the keyboard
    def _focus_went(self, _before: QWidget | None, now: QWidget | None) -> None:
        if not isinstance(now, QTextEdit | QPlainTextEdit) or now is self._editor or not self._window.isAncestorOf(now):
            return
        self._unmark()
        if self._editor is not None and isValid(self._editor):
            self._editor.viewport().removeEventFilter(self)
        self._editor = now
        now.viewport().installEventFilter(self)
        if self._context.settings.now.spelling:
            self._mark()

    def _mark(self) -> None:
        editor = self._editor
        if editor is None or not isValid(editor) or editor.isReadOnly():
            return
        self._marks = SpellingMarks(editor, self._dictionary())

    def _unmark(self) -> None:
        if self._marks is not None and isValid(self._marks) and self._editor is not None and isValid(self._editor):
            self._marks.stop()
        self._marks = None

    def _dictionary(self) -> Speller:
        if self._speller is None:
            self._speller = Speller(self._own_words(), self)
        return self._speller

    def _own_words(self) -> set[str]:
        workspace = self._context.workspace
        return {*workspace.student.own_words, *names(workspace.records)}

    def _heard(self, change: Change) -> None:
        if change.kind == Student.KIND and "own_words" in change.fields and self._speller is not None:
            self._speller.set_own_words(self._own_words())

    # ------------------------------------------------------------ its menu
    def _open_menu(self, editor: Editor, at: QPoint | None, on_screen: QPoint) -> None:
        menu = self.menu(editor, at)
        menu.popup(on_screen if at is not None else editor.mapToGlobal(editor.cursorRect().bottomLeft()))

    def menu(self, editor: Editor, at: QPoint | None) -> QMenu:
        """The menu of *editor* for the word at *at* (in its viewport), or at the cursor."""
        menu = editor.createStandardContextMenu()
        menu.aboutToHide.connect(menu.deleteLater)
        cursor = editor.textCursor() if at is None else editor.cursorForPosition(at)
        found = self._marks.word_at(cursor) if self._marks is not None else None
        if found is not None:
            self._offer_words(menu, found)
        menu.addSeparator()
        if self.place is not None:
            menu.addAction(tr("Eerdere versies van deze tekst")).triggered.connect(self.show_history)
        on = self._context.settings.now.spelling
        spelling = menu.addAction(tr("Spelling aangeven"))
        spelling.setCheckable(True)
        spelling.setChecked(on)
        spelling.triggered.connect(lambda: self.set_spelling(not on))
        return menu

    def _offer_words(self, menu: QMenu, around: QTextCursor) -> None:
        word = around.selectedText()
        looking = QAction(tr("Zoeken naar woorden …"), menu)
        looking.setEnabled(False)
        keep = QAction(tr("“{word}” is goed", word=word.replace("&", "&&")), menu)
        keep.triggered.connect(lambda: self._remember(word))
        first = menu.actions()[0]
        menu.insertActions(first, [looking, keep])
        menu.insertSeparator(first)

        def show(words: list[str]) -> None:
            if not isValid(menu):
                return
            for each in words:
                better = QAction(each.replace("&", "&&"), menu)
                better.triggered.connect(partial(_replace, around, each))
                menu.insertAction(keep, better)
            looking.setVisible(not words)
            looking.setText(tr("Geen ander woord gevonden"))

        self._dictionary().suggest(word, show)

    def _remember(self, word: str) -> None:
        """The student's own word: it stays in the dossier."""
        workspace = self._context.workspace

        def keep() -> None:
            student = workspace.records.get(Student, workspace.student.id)
            workspace.records.save(_with_word(student, word), label=tr("woord onthouden"))

        if self._context.attempt(keep):
            self._context.voice.say(tr("Onthouden: {word}", word=word), undo=True)


def _with_word(student: Student, word: str) -> Student:
    return replace(student, own_words=tuple(sorted({*student.own_words, word}, key=str.casefold)))


def _replace(around: QTextCursor, word: str) -> None:
    """Put *word* in the place of the one in *around*, as one step to undo; its style stays."""
    around.insertText(word, around.charFormat())
