"""Places to type: one line, more lines that grow with the text, and a search field."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from lobdossier.ui.theme import draw_icon, u
from lobdossier.ui.widgets.buttons import Pressable
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, sized, vbox
from lobdossier.ui.widgets.painting import painter_of
from lobdossier.ui.words import tr

_SIGN: Final = 17
"""The side of a sign in a field."""
_BROUGHT: Final = (Qt.FocusReason.OtherFocusReason, Qt.FocusReason.ShortcutFocusReason)
"""Why the program itself put the keyboard into a field: typing goes on behind what is there."""
_COMES_BACK: Final = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Why a field loses the keyboard for a moment only: whoever types goes on where they were."""


def line_field(name: str, text: str = "", placeholder: str = "", limit: int = 0) -> LineField:
    """One line. ``name`` is the question that stands over it, for a screen reader too; ``limit`` in characters."""
    return LineField(name, text, placeholder, limit)


class LineField(QLineEdit):
    """One line. As long as nobody types in it, it shows the beginning of what it holds; Qt shows the end.

    `textEdited` tells of every change that a person makes. Qt keeps silent of one that comes through the accessibility
    tree, as from somebody who speaks instead of types.
    """

    def __init__(self, name: str, text: str = "", placeholder: str = "", limit: int = 0) -> None:
        super().__init__()
        self._by_program = False
        self._told = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        if limit:
            self.setMaxLength(limit)
        self.setText(text)
        self.textEdited.connect(self._tell)
        self.textChanged.connect(self._notice)

    def setText(self, text: str | None, /) -> None:
        self._by_program = True
        super().setText(text or "")
        self._by_program = False
        if not self.hasFocus():
            self.setCursorPosition(0)

    def clear(self) -> None:
        self.setText("")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BROUGHT:
            self.end(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _COMES_BACK:
            self.setCursorPosition(0)

    def _tell(self, text: str) -> None:
        self._told = text

    def _notice(self, text: str) -> None:
        """Qt tells of what was typed before it tells of what changed: what was not told by now nobody typed."""
        if not self._by_program and text != self._told:
            self.textEdited.emit(text)
        self._told = text


class SearchField(LineField):
    """A line with a looking glass before it, and behind it a cross while there is something to empty.

    Both are painted here: the signs that Qt puts in a line do not grow with the text.
    """

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder, placeholder=placeholder)
        self.setObjectName("search")
        self._cross = _Cross(self)
        self._cross.clicked.connect(self._empty)
        self.textChanged.connect(lambda text: self._cross.setVisible(bool(text)))
        self.restyle()

    def restyle(self) -> None:
        self.setTextMargins(u(_SIGN + 12), 0, u(_SIGN + 6), 0)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = u(_SIGN)
        draw_icon(painter_of(self), "search", "muted", QRectF(u(10), (self.height() - side) / 2, side, side))

    def _place(self) -> None:
        side = u(_SIGN + 12)
        self._cross.setGeometry(self.width() - side - u(3), (self.height() - side) // 2, side, side)

    def _empty(self) -> None:
        self.clear()
        self.setFocus(Qt.FocusReason.OtherFocusReason)


class _Cross(Pressable):
    """Empties the field that it stands in; by keys that is done without it, so Tab passes it."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__()
        self.setParent(field)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Leegmaken"))
        self.setToolTip(tr("Leegmaken"))
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = u(_SIGN - 2)
        around = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        draw_icon(painter_of(self), "x", "text" if self.underMouse() else "muted", around)


def search_field(placeholder: str, width: int | None = None) -> SearchField:
    """A quiet field with a looking glass and a cross to empty it."""
    made = SearchField(placeholder)
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
        if {self.height(), self.minimumHeight(), self.maximumHeight()} != {wanted}:
            self.setFixedHeight(wanted)
            if self.minimumHeight() != self.maximumHeight():  # its lines broke anew in the middle of that
                self.setFixedHeight(self._wanted())


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
