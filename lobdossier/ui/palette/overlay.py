"""Ctrl+K itself: a sheet over the window with one field, and under it what is found while one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from lobdossier.domain.finding import Findings, Found
from lobdossier.ui.action import Action
from lobdossier.ui.actions import actions
from lobdossier.ui.jobs import Job
from lobdossier.ui.palette.listing import Lines
from lobdossier.ui.palette.places import place_of
from lobdossier.ui.palette.rows import (
    Row,
    action_rows,
    found_rows,
    recent_rows,
    term_rows,
    useful_rows,
    visited_rows,
)
from lobdossier.ui.theme import color, u
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.fields import search_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import hbox
from lobdossier.ui.widgets.messages import announce
from lobdossier.ui.widgets.painting import painter_of
from lobdossier.ui.words import count, tr

if TYPE_CHECKING:
    from lobdossier.ui.window import MainWindow

PAUSE_MS: Final = 60
"""After the last key, before the dossier is searched."""
_WIDEST: Final = 720
_MOST: Final = 40
"""Characters of what was typed that the sentence for "nothing" repeats."""


class Palette(QWidget):
    """Covers *window*. Arrows, Page Up and Down choose, Enter opens, Escape or a click beside it closes.

    Searching happens beside the thread of the interface; an answer to what no longer stands in the field is dropped.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._before = QApplication.focusWidget()
        self._actions: tuple[Action, ...] = actions(window)
        self._job: Job | None = None
        self._open_when_there = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.field = search_field(tr("Zoek in alles, of typ wat je wilt doen"))
        self.field.setAccessibleDescription(tr("Pijltjes: kiezen. Enter: openen. Escape: sluiten."))
        self.field.textChanged.connect(self._typed)
        self.lines = Lines()
        self.lines.picked.connect(self._open)
        self.lines.moved.connect(self._say)
        self.nothing = label("", "muted", wrap=True)
        self.close_button = button("", "x", "ghost", tr("Sluiten"))
        self.close_button.clicked.connect(self.leave)
        self._keys = label(tr("↑ ↓ kiezen    Enter openen    Esc sluiten"), "small")
        self.card = Card(
            hbox((self.field, 1), self.close_button, gap=6), (self.lines, 1), self.nothing, self._keys, pad=12, gap=8
        )
        self.card.setParent(self)
        self.setAccessibleName(tr("Zoeken en doen"))
        self.nothing.hide()
        self.field.installEventFilter(self)
        window.installEventFilter(self)
        self._show_recent(())
        self._ask_recent()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Close it; the keyboard goes back to where it was."""
        self._window.removeEventFilter(self)
        self._stop()
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self._window.current().setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    # ------------------------------------------------------------ searching
    def _typed(self) -> None:
        self._stop()
        if self.field.text().strip():
            self._pause.start()
        else:
            self._show_recent(())
            self._ask_recent()

    def _stop(self) -> None:
        """What is being looked for is no longer wanted."""
        self._pause.stop()
        self._open_when_there = False
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _search(self) -> None:
        words, search = self.field.text(), self._window.workspace.search
        self._job = self._window.quick_jobs.run(
            self,
            lambda _progress, stopped: search.find(words, stopped=stopped),
            done=lambda found: self._show_found(words, found),
            failed=self._failed,
        )

    def _ask_recent(self) -> None:
        search = self._window.workspace.search
        self._window.quick_jobs.run(
            self, lambda _progress, _stopped: search.recent(), done=self._show_recent, failed=self._failed
        )

    def _failed(self, error: Exception) -> None:
        self.leave()
        self._window.fail(error, self._window.search)

    # ------------------------------------------------------------ showing
    def _show_recent(self, found: Sequence[Found]) -> None:
        if not self.field.text().strip():
            visited = self._window.visited()
            rows = visited_rows(visited) or recent_rows(found, self._go)
            self._show([*rows, *useful_rows(self._actions)])

    def _show_found(self, words: str, found: Sequence[Findings]) -> None:
        if words != self.field.text():
            return
        self._job = None
        terms = term_rows(words, self._window.workspace.student.sector, self._explain)
        self._show([*action_rows(self._actions, words), *found_rows(found, self._go), *terms])
        self._tell()
        if self._open_when_there and self.lines.chosen is not None:
            self._open(self.lines.chosen)

    def _show(self, rows: Sequence[Row]) -> None:
        self.lines.show_rows(rows)
        self.lines.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        words = " ".join(self.field.text().split())
        words = words if len(words) <= _MOST else words[:_MOST].rstrip() + "…"
        self.nothing.setText(tr("Niets met “{words}”. Probeer een korter woord, of een deel ervan.", words=words))
        self._place()

    def _tell(self) -> None:
        """Say how much there is, and what Enter would open."""
        n = sum(not row.heading for row in self.lines.rows)
        said = count(n, tr("{n} gevonden"), tr("{n} gevonden")) if n else self.nothing.text()
        chosen = self.lines.chosen
        announce(self.field, f"{said}. {chosen.title.text}" if chosen is not None else said)

    def _say(self, row: Row) -> None:
        announce(self.field, f"{row.title.text}. {row.spoken}" if row.spoken else row.title.text)

    # ------------------------------------------------------------ opening
    def _open(self, row: Row) -> None:
        act = row.act
        self.leave()
        if act is not None:
            act()

    def _go(self, found: Found) -> None:
        screen, target = place_of(found, [place.id for place in self._window.places])
        self._window.go(screen, target)
        self._window.current().reveal(found.kind, found.id)

    def _explain(self, term_id: str) -> None:
        self._window.go("help", f"term:{term_id}")

    def _enter(self) -> None:
        if self._pause.isActive() or self._job is not None:
            self._open_when_there = True  # faster than the search: its first line is meant
        elif self.lines.chosen is not None:
            self._open(self.lines.chosen)

    # ------------------------------------------------------------ Qt
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """Tab stays in this sheet: from the field to the cross and back."""
        other = self.close_button if self.field.hasFocus() else self.field
        other.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.leave()

    def paintEvent(self, _event: QPaintEvent) -> None:
        veil = color("bg")
        veil.setAlpha(205)
        painter_of(self).fillRect(self.rect(), veil)

    def restyle(self) -> None:
        """The sheet follows the text size."""
        self._place()

    def _key(self, event: QKeyEvent) -> bool:
        """Whether a key in the field was meant for the list."""
        keys, ctrl = Qt.Key, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        moves = {
            keys.Key_Down: lambda: self.lines.step(1),
            keys.Key_Up: lambda: self.lines.step(-1),
            keys.Key_PageDown: lambda: self.lines.leap(1),
            keys.Key_PageUp: lambda: self.lines.leap(-1),
            keys.Key_Return: self._enter,
            keys.Key_Enter: self._enter,
            keys.Key_Escape: self.leave,
        }
        if ctrl:
            moves |= {keys.Key_Home: lambda: self.lines.to_end(False), keys.Key_End: lambda: self.lines.to_end(True)}
        move = moves.get(Qt.Key(event.key()))
        if move is not None:
            move()
        return move is not None

    def _place(self) -> None:
        """At the top of the window, as wide as reads well, as high as the lines need."""
        room = self._window.rect()
        self.setGeometry(room)
        margin = u(16)
        width = min(u(_WIDEST), room.width() - 2 * margin)
        top = min(u(64), room.height() // 12)
        self._keys.setVisible(room.height() > u(520))
        around = self.card.sizeHint().height() - self.lines.sizeHint().height()
        wanted = around + self.lines.needed if self.lines.rows else self.card.heightForWidth(width)
        height = min(wanted, room.height() - top - margin)
        self.card.setGeometry((room.width() - width) // 2, top, width, height)
