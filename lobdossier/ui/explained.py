"""The explanation of a term of the field, one press away: a small button beside the word, and the note that it opens."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
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


class Note(Card):
    """The explanation beside *near*. Escape, Enter on "Sluiten" or a press elsewhere closes it."""

    def __init__(self, context: Context, found: Term, near: QWidget) -> None:
        self._near, self._window = near, near.window()
        self.close_button = button(tr("Sluiten"))
        self.more_button = button(tr("Alle woorden"), "book-open", "ghost")
        super().__init__(*explanation(found), flow(self.close_button, self.more_button, gap=8), gap=10, line="accent")
        self.setParent(self._window)
        self.setAccessibleName(found.title)
        self.close_button.clicked.connect(self.leave)
        self.more_button.clicked.connect(lambda: self._all(context, found))
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)  # for as long as it is open: a press anywhere else closes it
        self._place()
        self.show()
        self.raise_()
        self.close_button.setFocus(Qt.FocusReason.PopupFocusReason)
        announce(self, f"{found.title}. {found.meaning}")

    def leave(self, give_back: bool = True) -> None:
        """Close it; the keyboard goes back to the question mark."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        self.hide()
        if give_back:
            self._near.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            return self._escape(event)
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            if watched is not self and not self.isAncestorOf(watched):
                self.leave(give_back=False)
        elif event.type() == QEvent.Type.Resize and watched is self._window:
            self._place()
        elif event.type() == QEvent.Type.Hide and watched is self._near:
            self.leave(give_back=False)
        return False

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """Tab stays in the note."""
        other = self.more_button if self.close_button.hasFocus() else self.close_button
        other.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def restyle(self) -> None:
        """The note follows the text size."""
        self._place()

    def _escape(self, event: QKeyEvent) -> bool:
        """Escape closes the note wherever the keyboard is, and does nothing else."""
        event.accept()  # no shortcut of the page, such as the way back
        if event.type() == QEvent.Type.KeyPress:
            self.leave()
        return event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)

    def _all(self, context: Context, found: Term) -> None:
        self.leave()
        context.way.go("help", f"term:{found.id}")

    def _place(self) -> None:
        """Under the question mark, inside the window; above it where there is more room."""
        room, edge = self._window.rect(), u(12)
        width = min(u(_WIDTH), room.width() - 2 * edge)
        height = min(self.heightForWidth(width), room.height() - 2 * edge)
        at = self._near.mapTo(self._window, QPoint(0, self._near.height()))
        left = max(edge, min(at.x(), room.width() - width - edge))
        top = at.y() + u(4)
        if top + height > room.height() - edge:
            top = max(edge, at.y() - self._near.height() - height - u(4))
        self.setGeometry(left, top, width, height)
