"""Help: the words of the field explained, all keys, and how one begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from lobdossier.domain.changes import Change
from lobdossier.domain.student import Student
from lobdossier.ui.context import Context
from lobdossier.ui.help.begin import begin_page
from lobdossier.ui.help.keys import keys_page
from lobdossier.ui.help.words import FIRST, Words
from lobdossier.ui.screen import Screen
from lobdossier.ui.widgets.buttons import Option, Segmented
from lobdossier.ui.widgets.layout import at_start, box, sized, vbox
from lobdossier.ui.widgets.page import page, page_header
from lobdossier.ui.words import tr

if TYPE_CHECKING:
    from lobdossier.ui.window import MainWindow

WORDS: Final = "words"
KEYS: Final = "keys"
BEGIN: Final = "begin"
TERM: Final = "term:"
"""Before the id of a term, in a target."""
_WIDEST: Final = 1_000


class HelpScreen(Screen):
    """Targets: words (or none), "term:" with the id of a term, keys, begin."""

    own_primary: ClassVar[bool] = False
    types_when_reading: ClassVar[bool] = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setWindowTitle(tr("Help"))
        self.words = Words(context.workspace.student.sector)
        options = [
            Option(WORDS, tr("Woorden"), "book-open"),
            Option(KEYS, tr("Toetsen"), "keyboard"),
            Option(BEGIN, tr("Zo begin je"), "sprout"),
        ]
        self.parts = Segmented(tr("Help"), options)
        self.parts.chosen.connect(self.show_part)
        # The keys are those of the window; who has the way has the window.
        self._pages: dict[str, QWidget] = {
            WORDS: self.words,
            KEYS: keys_page(cast("MainWindow", context.way)),
            BEGIN: begin_page(context),
        }
        head = page_header(tr("Help"), tr("Wat betekent dat woord, welke toets was het, en waar begin je?"))
        column = box(vbox(head, at_start(self.parts), *self._pages.values(), gap=16))
        self.setLayout(vbox(page(sized(column, max_width=_WIDEST)), gap=0))
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, context.way.back)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.show_part(WORDS)

    def open(self, target: str) -> None:
        """Show a part, or the explanation of one term."""
        self.target = target
        if target.startswith(TERM):
            self.words.show_term(target.removeprefix(TERM), self.context.workspace.student.sector)
        elif not self.words.shown:
            self.words.show_term(FIRST, self.context.workspace.student.sector)
        self.show_part(target if target in self._pages else WORDS)
        if self.parts.current == WORDS:
            self.words.names.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """The words follow the school that the student goes to."""
        self.words.show_term(self.words.shown, self.context.workspace.student.sector)

    def concerns(self, change: Change) -> bool:
        """Only the school changes what stands here."""
        return change.kind == Student.KIND

    def show_part(self, which: str) -> None:
        """Show one of the three parts."""
        held = self.focusWidget()
        self.parts.set_current(which)
        left = [page for name, page in self._pages.items() if name != which]
        if held is not None and any(page.isAncestorOf(held) for page in left):
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # before it is hidden, or Qt gives it to the sidebar
        for name, part in self._pages.items():
            part.setVisible(name == which)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.words.fit()
