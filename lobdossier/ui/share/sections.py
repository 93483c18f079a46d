"""What goes along: a section with a tick for the whole of it, and one for each item inside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QWidget

from lobdossier.ui.thumbnails import Thumbnails
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.labels import Elided, Icon, label
from lobdossier.ui.widgets.layout import at_start, box, hbox, rule, vbox
from lobdossier.ui.widgets.photo import Photo
from lobdossier.ui.words import count, tr

_FIRST, _MORE = 6, 20
_THUMB = 160


@dataclass(frozen=True, slots=True)
class Item:
    """Something that can go along: its id, its name, a quiet line, and the sha256 of a photo or empty."""

    id: str
    title: str
    note: str
    photo: str = ""
    icon: str = ""


class Section(QWidget):
    """A tick for all, and under a chevron the items; `changed` when the student ticked something."""

    changed = Signal()

    def __init__(self, title: str, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._title, self._thumbnails = title, thumbnails
        self._items: Sequence[Item] = ()
        self._on: set[str] = set()
        self._chosen: tuple[str, ...] | None = None
        self._shown = _FIRST
        self._tick = QCheckBox(title)
        self._tick.setTristate(True)
        self._tick.clicked.connect(self._all_clicked)
        self._note = label("", "small")
        self._lock = Icon("lock", "muted", 15)
        self._more = button(
            "", "chevron-down", "ghost", tr("{section}: kies per onderdeel", section=title), checked=False
        )
        self._more.toggled.connect(self._unfold)
        self._list = vbox(gap=4)
        self._rows: list[_Row] = []
        self._further = button(tr("Nog {n} laten zien", n=_MORE), kind="link")
        self._further.clicked.connect(self._show_more)
        self._inside = box(vbox(self._list, at_start(self._further), gap=4))
        self._inside.hide()
        head = hbox((self._tick, 1), self._lock, self._note, self._more, gap=8)
        self.setLayout(vbox(head, self._inside, rule(), gap=4))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids that go along, in the order of the items."""
        if self._chosen is None:  # asked for many times between two ticks, and it can be ten thousand
            self._chosen = tuple(item.id for item in self._items if item.id in self._on)
        return self._chosen

    def fill(self, items: Sequence[Item], on: Sequence[str]) -> None:
        """Show *items* with those of *on* ticked; tells nobody."""
        self.setVisible(bool(items))
        if items == self._items and set(on) == self._on:
            return
        self._items, self._on = items, set(on)
        self._say()
        if self._more.isChecked():
            self._list_items()

    def _say(self) -> None:
        self._chosen = None
        here = len(self.chosen)
        states = {0: Qt.CheckState.Unchecked, len(self._items): Qt.CheckState.Checked}
        self._tick.setCheckState(states.get(here, Qt.CheckState.PartiallyChecked))
        self._lock.setVisible(here == 0)
        self._note.setText(tr("{n} van {all}", n=here, all=len(self._items)) if here else tr("blijft bij jou"))
        self._tick.setAccessibleName(f"{self._title}, {self._note.text()}")

    def _all_clicked(self) -> None:
        everything = len(self.chosen) < len(self._items)
        self._on = {item.id for item in self._items} if everything else set()
        self._say()
        for row in self._rows:
            row.tick(everything)
        self.changed.emit()

    def _unfold(self, unfolded: bool) -> None:
        self._more.set_icon("chevron-up" if unfolded else "chevron-down")
        self._shown = _FIRST
        if unfolded:
            self._list_items()
        self._inside.setVisible(unfolded)

    def _list_items(self) -> None:
        self._list.clear()
        self._rows.clear()
        self._list_more()

    def _list_more(self) -> None:
        """The rows that are not there yet, of those to be shown: never all of ten thousand at once."""
        for item in self._items[len(self._rows) : self._shown]:
            row = _Row(item, item.id in self._on, self._thumbnails, self._ticked)
            self._rows.append(row)
            self._list.put(row)
        rest = len(self._items) - self._shown
        self._further.setText(count(rest, tr("Nog {n} laten zien"), tr("Nog {n} laten zien")))
        self._further.setVisible(rest > 0)

    def _show_more(self) -> None:
        first_new = len(self._rows)
        self._shown += _MORE
        self._list_more()
        if not self._further.isVisible():  # it had the keyboard
            self._rows[first_new].setFocus()

    def _ticked(self, item_id: str, on: bool) -> None:
        (self._on.add if on else self._on.discard)(item_id)
        self._say()
        self.changed.emit()


class _Row(QWidget):
    def __init__(self, item: Item, on: bool, thumbnails: Thumbnails, ticked: Callable[[str, bool], None]) -> None:
        super().__init__()
        self._tick = tick = QCheckBox()
        tick.setChecked(on)
        tick.setAccessibleName(f"{item.title}. {item.note}")
        tick.toggled.connect(lambda now: ticked(item.id, now))
        self.setFocusProxy(tick)
        title = Elided(item.title, "strong")
        parts: list[QWidget] = [tick]
        if item.photo or item.icon:
            photo = Photo(width=52, height=40, icon=item.icon or "image", radius=7)
            if item.photo:

                def arrived(image: QImage) -> None:
                    photo.set_image(image, item.title)

                thumbnails.want(item.photo, _THUMB, photo, arrived)
            parts.append(photo)
        self.setLayout(hbox(*parts, (vbox(title, Elided(item.note, "small"), gap=0), 1), gap=10, m=(30, 2, 0, 2)))

    def tick(self, on: bool) -> None:
        """Show whether it goes along; tells nobody."""
        self._tick.blockSignals(True)
        self._tick.setChecked(on)
        self._tick.blockSignals(False)
