"""The motives in a column, to be put in order: by dragging, by arrows, by keys."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from lobdossier.domain.portrait import Motive
from lobdossier.ui.context import Context
from lobdossier.ui.portrait.motives.row import MotiveRow
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.layout import at_start, grows_down, vbox
from lobdossier.ui.words import count, tr

_FIRST, _LAST = -10_000, 10_000
FEW: Final = 12
"""Motives that are shown at first."""


class Ordered(QWidget):
    """Rows in order. While one is dragged the others make room at once; nothing is stored before it is dropped."""

    put = Signal(str, int)
    """A motive wants this place (from 1)."""
    typed = Signal()
    let_go = Signal(str)
    linked = Signal(str, str, bool)
    """A motive and an experience belong together from now on, or not any more."""
    arranged = Signal()
    """The rows stand otherwise than before."""
    lit = Signal(str)
    """The motive that the pointer or the keyboard is on, or none."""

    def __init__(self, context: Context, flush: Callable[[], bool]) -> None:
        super().__init__()
        self._context, self._flush = context, flush
        self.setAccessibleName(tr("Mijn volgorde"))
        self.rows: list[MotiveRow] = []
        self._all: Sequence[Motive] = ()
        self._limit, self._carried = FEW, 0
        self._stayed: frozenset[str] = frozenset()
        self._column = vbox(gap=8)
        self.more = button(tr("Meer laten zien"), "chevron-down", "ghost")
        self.more.clicked.connect(self._show_more)
        self.setLayout(vbox(self._column, at_start(self.more), gap=8))
        self.setSizePolicy(grows_down())
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1), ("Alt+Home", _FIRST), ("Alt+End", _LAST)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._by_key(by))

    def show_motives(self, motives: Sequence[Motive], stayed: Collection[str]) -> None:
        """Show these, first one first; a row that was there keeps the keyboard and what is typed in it."""
        self._all, self._stayed = motives, frozenset(stayed)
        shown, rest = motives[: self._limit], len(motives) - self._limit
        self.more.setText(count(rest, tr("Nog {n} laten zien"), tr("Nog {n} laten zien")))
        self.more.setVisible(rest > 0)
        known = {row.motive.id: row for row in self.rows}
        held = self._holder()
        self.rows = [known.pop(motive.id) if motive.id in known else self._made(motive) for motive in shown]
        for gone in known.values():
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._lay(shown)
        if held is not None and held not in self.rows and self.rows:
            place = min(held.property("place") or 0, len(self.rows) - 1)
            self.rows[place].face.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def total(self) -> int:
        """How many there are, also of those that are not shown yet."""
        return len(self._all)

    def make_room(self, motive_id: str) -> None:
        """Show so many that the motive with this id is among them."""
        place = next((place for place, motive in enumerate(self._all, 1) if motive.id == motive_id), 0)
        if place > self._limit:
            self._limit = place
            self.show_motives(self._all, self._stayed)

    def middles(self) -> list[float]:
        """Where a line meets each row, from the top of this widget."""
        return [row.y() + row.middle() for row in self.rows]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self.arranged.emit()
        return super().eventFilter(watched, event)

    # ------------------------------------------------------------ private
    def _show_more(self) -> None:
        """The keyboard goes to the first that came."""
        first = len(self.rows)
        self._limit += 2 * FEW
        self.show_motives(self._all, self._stayed)
        self.rows[first].face.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, motive: Motive) -> MotiveRow:
        row = MotiveRow(self._context, motive, self._flush)
        row.installEventFilter(self)
        row.opened.connect(lambda: self._opened(row))
        row.typed.connect(self.typed)
        row.let_go.connect(lambda: self.let_go.emit(row.motive.id))
        row.linked.connect(lambda which, on: self.linked.emit(row.motive.id, which, on))
        row.face.up.clicked.connect(lambda: self._nudge(row, -1))
        row.face.down.clicked.connect(lambda: self._nudge(row, 1))
        row.face.dragging.moved.connect(lambda at: self._drag(row, at))
        row.face.dragging.ended.connect(lambda: self._ended(row))
        row.face.dragging.dropped.connect(lambda _at: self._dropped(row))
        row.face.stepped.connect(lambda by: self._step(row, by))
        row.face.lit.connect(lambda on: self.lit.emit(row.motive.id if on else ""))
        return row

    def _lay(self, motives: Sequence[Motive]) -> None:
        """Put the rows where they belong, without taking the keyboard from one."""
        for place, (row, motive) in enumerate(zip(self.rows, motives, strict=True)):
            if self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)
            row.setProperty("place", place)
            row.show_motive(motive, place + 1, self.total, stayed=motive.id in self._stayed)
        if self.isVisible():
            self._column.activate()  # whoever drags on must meet them where they are now
        self.arranged.emit()

    def _opened(self, row: MotiveRow) -> None:
        """One sentence at a time; its line follows its number."""
        if row.desk is not None:
            row.desk.number.installEventFilter(self)
        for other in self.rows:
            if other is not row:
                other.close_desk()

    def _by_key(self, by: int) -> None:
        row = self._holder()
        if row is not None and row.face.movable:
            self._move(row, by)

    def _nudge(self, row: MotiveRow, by: int) -> None:
        """An arrow was pressed; at an end, where it goes out, the keyboard passes to the other one."""
        self._move(row, by)
        pressed, other = (row.face.up, row.face.down) if by < 0 else (row.face.down, row.face.up)
        (pressed if pressed.isEnabled() else other).setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, row: MotiveRow, by: int) -> None:
        place = self.rows.index(row)
        wanted = max(0, min(self.total - 1, place + by))
        if wanted != place:
            if by == 1:  # one step further goes along, also past the last that is shown
                self._limit = max(self._limit, wanted + 1)
            self.put.emit(row.motive.id, wanted + 1)
            self._keep_in_sight(row)

    def _step(self, row: MotiveRow, by: int) -> None:
        place = self.rows.index(row) + by
        if 0 <= place < len(self.rows):
            self.rows[place].face.setFocus(Qt.FocusReason.TabFocusReason)

    def _drag(self, row: MotiveRow, at: QPoint) -> None:
        """Make room where it would come if it were dropped here."""
        if not row.face.movable:
            return
        y = self.mapFromGlobal(at).y()
        others = [other for other in self.rows if other is not row]
        place = sum(other.y() + other.height() / 2 < y for other in others)
        if self.rows.index(row) != place:
            others.insert(place, row)
            self.rows = others
            self._lay([each.motive for each in others])
        self._carried = self.rows.index(row)

    def _ended(self, row: MotiveRow) -> None:
        """Back to what is stored; where it was dropped comes right after this."""
        if self.rows.index(row) != (row.motive.rank or _LAST) - 1:
            self.rows.sort(key=lambda each: each.motive.rank or _LAST)
            self._lay([each.motive for each in self.rows])

    def _dropped(self, row: MotiveRow) -> None:
        if row.face.movable:
            self.put.emit(row.motive.id, self._carried + 1)

    def _holder(self) -> MotiveRow | None:
        """The row that has the keyboard."""
        focused: QWidget | None = QApplication.focusWidget()
        return next((row for row in self.rows if focused is not None and row.isAncestorOf(focused)), None)

    def _keep_in_sight(self, row: MotiveRow) -> None:
        here: QWidget | None = self.parentWidget()
        while here is not None and not isinstance(here, QScrollArea):
            here = here.parentWidget()
        if isinstance(here, QScrollArea):
            here.ensureWidgetVisible(row, 0, row.height())
