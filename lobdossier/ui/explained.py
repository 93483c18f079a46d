"""The explanation of a term of the field, one press away: a small button beside the word, and the note that it opens."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from lobdossier.domain.vocabulary import ConversationKind
from lobdossier.services.help import Term, term
from lobdossier.ui.context import Context
from lobdossier.ui.theme import u
from lobdossier.ui.widgets.buttons import Button, button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Part, flow
from lobdossier.ui.widgets.messages import announce
from lobdossier.ui.words import tr

TERMS: Final = {
    ConversationKind.TRIALOOG: "trialoog",
    ConversationKind.LOOPBAANGESPREK: "loopbaangesprek",
    ConversationKind.GESPREK_THUIS: "gesprek-thuis",
}
"""The term of each sort of conversation."""
_WIDTH: Final = 380


def explanation(found: Term) -> list[Part]:
    """Title, meaning and example of a term, as parts of a card."""
    return [
        label(found.title, "h2", wrap=True),
        label(found.meaning, wrap=True),
        label(tr("Bijvoorbeeld: {example}", example=found.example), "muted", wrap=True),
    ]


def explained(context: Context, term_id: str) -> Button:
    """A small question mark that explains the term with this id, in the words of the student's school."""
    sector = context.workspace.student.sector
    made = button("", "circle-help", "ghost", tr("Wat betekent “{word}”?", word=term(term_id, sector).title))
    made.clicked.connect(lambda: Note(context, term(term_id, context.workspace.student.sector), made))
    return made


class Note(QWidget):
    """The explanation beside *near*, on a sheet without colour over the window.

    Escape, "Sluiten", a press beside it, or the keyboard going elsewhere closes it.
    """

    def __init__(self, context: Context, found: Term, near: QWidget) -> None:
        self._near, self._window = near, near.window()
        super().__init__(self._window)
        self.close_button = button(tr("Sluiten"))
        self.more_button = button(tr("Alle woorden"), "book-open", "ghost")
        buttons = flow(self.close_button, self.more_button, gap=8)
        self.card = Card(*explanation(found), buttons, gap=10, line="accent")
        self.card.setParent(self)
        self.setAccessibleName(found.title)
        self.close_button.clicked.connect(self.leave)
        self.more_button.clicked.connect(lambda: self._all(context, found))
        self._window.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        self.close_button.setFocus(Qt.FocusReason.PopupFocusReason)
        # Not by a filter over the whole application: Qt asks that about widgets that are half gone.
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._told)
        announce(self, f"{found.title}. {found.meaning}")

    def leave(self) -> None:
        """Close it; the keyboard goes back to the question mark."""
        self._close()
        self._near.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.leave()

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """Tab stays in the note."""
        other = self.more_button if self.close_button.hasFocus() else self.close_button
        other.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def restyle(self) -> None:
        """The note follows the text size."""
        self._place()

    def _told(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isVisible() and not self.isAncestorOf(now):
            self._close()

    def _close(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication) and self.isVisible():
            app.focusChanged.disconnect(self._told)
        self._window.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def _all(self, context: Context, found: Term) -> None:
        self.leave()
        context.way.go("help", f"term:{found.id}")

    def _place(self) -> None:
        """Under the question mark, inside the window; above it where there is more room."""
        room, edge = self._window.rect(), u(12)
        self.setGeometry(room)
        width = min(u(_WIDTH), room.width() - 2 * edge)
        height = min(self.card.heightForWidth(width), room.height() - 2 * edge)
        at = self._near.mapTo(self._window, QPoint(0, self._near.height()))
        left = max(edge, min(at.x(), room.width() - width - edge))
        top = at.y() + u(4)
        if top + height > room.height() - edge:
            top = max(edge, at.y() - self._near.height() - height - u(4))
        self.card.setGeometry(left, top, width, height)
