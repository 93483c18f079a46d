"""Feedback beside the pages of a window: a guide writes it there, a student reads it; and the strip that leads to it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QStackedWidget, QTextEdit, QWidget

from lobdossier.domain.changes import Change
from lobdossier.domain.errors import DossierError
from lobdossier.domain.sharing import Feedback
from lobdossier.ui.context import Context
from lobdossier.ui.guide.beside import Beside
from lobdossier.ui.guide.items import shown_beside
from lobdossier.ui.guide.said import remarks, whose
from lobdossier.ui.guide.spot import Spot, spot_of
from lobdossier.ui.screen import Reach, Screen
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.labels import Icon, Words
from lobdossier.ui.widgets.layout import box, hbox, vbox
from lobdossier.ui.words import tr

if TYPE_CHECKING:
    from lobdossier.ui.guide.column import GuideColumn
    from lobdossier.ui.guide.desk import Desk
    from lobdossier.ui.guide.reading import ReadingColumn


class Alongside(Beside):
    """Follows the window from page to page. Until somebody asks for the column it costs a look in one table."""

    opening = Signal(bool)
    """The column came into sight, or went."""

    def __init__(self, context: Context, pages: QStackedWidget) -> None:
        super().__init__(pages)
        self._context, self._stack = context, pages
        self._at: tuple[str, Screen] | None = None
        self._spot: Spot | None = None
        self._told: list[tuple[str, int]] = []
        """Who left something beside the page, and how much."""
        self._guide: GuideColumn | None = None
        self._reading: ReadingColumn | None = None
        self.desk: Desk | None = None
        self._wanted = False
        self._marker_words = Words("", "small")
        self._marker = button(tr("Lezen"), "message-circle", "soft")
        self._marker.clicked.connect(lambda: self.show_column())
        self._strip = box(hbox(Icon("message-circle", "accent", 18), (vbox(None, self._marker_words, None), 1), self._marker, gap=10, m=(20, 6, 14, 6)), "banner")  # fmt: skip
        self._strip.hide()
        self.over(self._strip)
        self._chosen = ""
        self.squeezed.connect(self._step_aside)
        self.behind = QTimer(self, singleShot=True, interval=0)
        self.behind.timeout.connect(self._catch_up)
        app = QApplication.instance()
        if context.guest is not None and isinstance(app, QApplication):
            app.focusChanged.connect(self._quote)

    # ------------------------------------------------------------ the window tells
    def moved(self, screen: str, page: Screen) -> None:
        """Another page is in sight; a column that covers the pages makes room for it."""
        self._chosen, self._at = "", (screen, page)
        if self.opened and self.narrow:
            self._wanted = False
        self._look()
        self._show()

    def heard(self, change: Change) -> None:
        """Something was stored: a remark, or the text that one is about. Of thousands at once it looks once."""
        if self._spot is not None and (change.kind == Feedback.KIND or self._told) and self._guide is None:
            self.behind.start()

    def flush(self) -> bool:
        """Keep what is being typed beside the page; False when that failed."""
        column = self._guide or self._reading
        return column is None or column.flush()

    # ------------------------------------------------------------ open and closed
    def begin(self, desk: Desk) -> None:
        """A guide wants to leave something."""
        from lobdossier.ui.guide.column import GuideColumn

        self.desk = desk
        if self._guide is None:
            self._guide = GuideColumn(self._context, desk)
            self._guide.left.connect(self.leave)
            self.put(self._guide)
        self.show_column()

    def show_column(self, kind: str = "", record_id: str = "") -> None:
        """The column comes into sight, and the keyboard goes there; on the page the record that is named."""
        if record_id and self._at is not None:
            self._at[1].reveal(kind, record_id)
        self._wanted = True
        self._show()
        column = self._guide or self._reading
        if column is not None and self.opened:
            column.take_keyboard()
            self._hand_over()
        elif self._context.guest is None:
            self._wanted = False
            self._context.voice.say(tr("Bij deze bladzijde staat geen feedback."))

    def leave(self) -> None:
        """The column goes, and the keyboard is on the page again."""
        if self.flush():
            self._wanted = False
            self._show()
            page = self._stack.currentWidget()
            if isinstance(page, Screen):
                page.take_keyboard()

    # ------------------------------------------------------------ private
    @property
    def _where(self) -> tuple[str, str]:
        """The screen that is in sight, and its target."""
        return (self._at[0], self._at[1].target) if self._at is not None else ("", "")

    def _catch_up(self) -> None:
        self._look()
        self._show()

    def _look(self) -> None:
        """What the page is about, as it is now."""
        self._spot = None
        if self._at is not None and self._at[1].reach is Reach.ROOMS:
            screen, page = self._at
            with suppress(DossierError):  # the page itself tells what cannot be read
                self._spot = spot_of(screen, page.target, self._context.workspace)

    def _show(self) -> None:
        if self._context.guest is not None:
            self._show_guide()
        else:
            self._show_student()

    def _show_guide(self) -> None:
        column = self._guide
        if column is None:
            return
        column.show_spot(self._spot, self._where)
        self._turn(self._wanted and self._spot is not None)

    def _show_student(self) -> None:
        # What is about the whole dossier stands in the list of all: beside each room it would only come back.
        spot = self._spot if self._spot is not None and not self._spot.whole else None
        feedback, beside = self._context.workspace.feedback, shown_beside(*self._where, spot)
        try:
            self._told = feedback.told_on(*beside) if self._spot is not None else []
            if self._told and self._wanted:
                self._read(spot, feedback.on_page(*beside))
        except DossierError:  # as above
            self._told = []
        there = bool(self._told)
        self._turn(there and self._wanted)
        number, names = sum(n for _, n in self._told), [who for who, _ in self._told]
        said = tr("{n} van {who} bij deze bladzijde", n=remarks(number), who=whose(names)) if there else ""
        self._marker_words.setText(said)
        self._marker.setAccessibleName(tr("Lezen: {what}", what=said))
        self._strip.setVisible(there and not self._wanted)

    def _read(self, spot: Spot | None, found: Sequence[Feedback]) -> None:
        from lobdossier.ui.guide.reading import ReadingColumn

        if self._reading is None:
            self._reading = ReadingColumn(self._context)
            self._reading.left.connect(self.leave)
            self.put(self._reading)
        self._reading.show_remarks(spot, found)

    def _turn(self, on: bool) -> None:
        if on != self.opened:
            if on:
                self.open()
            else:
                self.close_column()
            self.opening.emit(on)

    def _quote(self, before: QWidget | None, now: QWidget | None) -> None:
        """Whoever goes from chosen words on the page to the column writes about those words."""
        if before is not None and self._stack.isAncestorOf(before):
            self._chosen = _chosen(before)
        if self._guide is not None and now is not None and self._guide.isAncestorOf(now):
            self._hand_over()

    def _hand_over(self) -> None:
        if self._guide is not None and self._chosen:
            self._guide.quote(self._chosen)
            self._chosen = ""

    def _step_aside(self) -> None:
        """The page is what one came for, unless somebody types in the column."""
        column, held = self._guide or self._reading, QApplication.focusWidget()
        if column is None or held is None or not column.isAncestorOf(held):
            self._wanted = False
            self._turn(False)
            self._strip.setVisible(bool(self._told))


def _chosen(field: QWidget) -> str:
    """The words that are selected in *field*, on one line."""
    words = ""
    if isinstance(field, QTextEdit | QPlainTextEdit):
        words = field.textCursor().selectedText()
    elif isinstance(field, QLineEdit):
        words = field.selectedText()
    return " ".join(words.split())
