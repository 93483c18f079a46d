"""Places to type: one line, more lines that grow with the text, and a search field."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from lobdossier.ui.theme import icon, u
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, sized, vbox


def line_field(name: str, text: str = "", placeholder: str = "", limit: int = 0) -> QLineEdit:
    """One line. ``name`` is the question that stands over it, for a screen reader too; ``limit`` in characters."""
    made = QLineEdit(text)
    made.setAccessibleName(name)
    made.setPlaceholderText(placeholder)
    if limit:
        made.setMaxLength(limit)
    made.setCursorPosition(0)
    return made


def search_field(placeholder: str, width: int | None = None) -> QLineEdit:
    """A quiet field with a looking glass and a cross to empty it."""
    made = line_field(placeholder, placeholder=placeholder)
    made.setObjectName("search")
    made.setClearButtonEnabled(True)
    made.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
    if width:
        sized(made, width=width)
    return made


class TextArea(QPlainTextEdit):
    """Plain text of more lines. It grows from ``lines`` to ``most`` lines, then it scrolls; Tab leaves it.

    ``bare`` leaves the border out, for a sheet that is one large field.
    """

    def __init__(
        self, name: str, text: str = "", placeholder: str = "", lines: int = 3, most: int = 14, bare: bool = False
    ) -> None:
        super().__init__()
        self._lines, self._most, self._bare = lines, most, bare
        if bare:
            self.setObjectName("answer")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setPlainText(text)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def restyle(self) -> None:
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Enter to the window: it is the shortcut of the button that goes on."""
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(u(240), self._wanted())

    def _wanted(self) -> int:
        self.ensurePolished()
        rows = max(self._lines, min(self._most, round(self.document().size().height())))
        around = 4 if self._bare else 2 * u(9) + 4
        return math.ceil(QFontMetricsF(self.font()).lineSpacing() * rows) + around

    def _fit(self) -> None:
        wanted = self._wanted()
        if self.height() != wanted or self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)


def labelled(question: str, field: QWidget, note: str = "") -> QWidget:
    """A field under its question, with a quiet line of help between them when there is ``note``."""
    words = label(question, "strong", wrap=True)
    words.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(question)
    if note:
        field.setAccessibleDescription(note)
        return box(vbox(words, label(note, "small", wrap=True), field, gap=3))
    return box(vbox(words, field, gap=3))
