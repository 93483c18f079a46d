""" "Waarover?": what a remark is about, the whole page or one of the things that stand on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QWidget

from lobdossier.ui.context import Context
from lobdossier.ui.experience.disclosure import Disclosure
from lobdossier.ui.guide.items import Item, Items, has_items, items_on
from lobdossier.ui.guide.said import remarks
from lobdossier.ui.widgets.cards import Card, CardButton
from lobdossier.ui.widgets.chips import tag
from lobdossier.ui.widgets.fields import SearchField, search_field
from lobdossier.ui.widgets.growing import Growing
from lobdossier.ui.widgets.labels import Icon, Words, label
from lobdossier.ui.widgets.layout import box, hbox, vbox
from lobdossier.ui.widgets.messages import announce
from lobdossier.ui.words import count, tr

_FEW: Final = 8
"""Items at first; with more than these there is a field to search in."""
_PAUSE_MS: Final = 120
Counts = Mapping[tuple[str, str], int]


class Chooser(Card):
    """Closed it is one line. It is not there on a page with nothing on it; what it shows is read in the background."""

    chosen = Signal(object)
    """The `Item` that was chosen; None: the page itself. `show_item` says that it is about that now."""

    def __init__(self, context: Context, left: Callable[[], Counts]) -> None:
        """*left* says how many remarks the guide left, by kind and id."""
        super().__init__(pad=6, gap=0, shadow=False)
        self._context, self._left = context, left
        self._at, self._whole = ("", ""), ""
        self._all = self._shown = Items()
        self._item: Item | None = None
        self._counts: Counts = {}
        self._asked = 0
        self._search: SearchField | None = None
        self._list: Growing | None = None
        self._nothing: QLabel | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.line = Disclosure("about", tr("Waarover?"), "layers", self._body)
        self.line.closed.connect(self._closed)
        self.body.put(self.line)
        self.hide()

    def show_page(self, screen: str, target: str, *, dossier: bool) -> None:
        """Another page is in sight: a remark is about all of it, until something on it is chosen; in a room, the *dossier*."""
        self._whole = tr("Het hele dossier") if dossier else tr("De hele bladzijde")
        self.line.close_up()
        self._asked += 1  # what is still being read is of another page
        self._at, self._item = (screen, target), None
        self._all = self._shown = Items()
        self._tell()
        self.hide()
        if has_items(screen, target):
            self._read("", self._show_all)

    def show_item(self, item: Item | None) -> None:
        """A remark is about *item* now; None: about the page itself."""
        self._item = item
        self._tell()

    # ------------------------------------------------------------ reading
    def _read(self, words: str, done: Callable[[Items], None]) -> None:
        """What was asked last is what counts: the guide may be on another page, or have typed on, by then."""
        self._asked += 1
        asked, (screen, target), workspace = self._asked, self._at, self._context.workspace
        self._context.jobs.run(
            self,
            lambda _progress, _stopped: items_on(screen, target, words, workspace),
            done=lambda found: done(found) if asked == self._asked else None,
            failed=self._context.voice.fail,
        )

    def _show_all(self, found: Items) -> None:
        self._all = self._shown = found
        self.setVisible(bool(found.found))

    def _look(self) -> None:
        if self._search is not None:
            self._read(self._search.text(), self._show_found)

    def _show_found(self, found: Items) -> None:
        self._shown = found
        self._list_found()
        if self._list is not None:
            announce(self._list, count(len(found.found), tr("{n} gevonden"), tr("{n} gevonden")))

    # ------------------------------------------------------------ open
    def _body(self) -> QWidget:
        parts = vbox(gap=6)
        self._shown, self._counts = self._all, self._left()
        if len(self._all.found) > _FEW:
            self._search = search_field(tr("Zoek op deze bladzijde"))
            self._search.textChanged.connect(lambda _text: self._pause.start())
            parts.put(self._search)
        parts.put(self._row(None))
        self._list = Growing(_FEW, tr("Meer laten zien"), gap=6)
        self._nothing = label("", "small", wrap=True)
        parts.put(self._list)
        parts.put(self._nothing)
        body = box(parts)  # first: what has no place yet would come up as a window of its own
        self._list_found()
        return body

    def _list_found(self) -> None:
        if self._list is None or self._nothing is None:
            return
        found = self._shown
        self._list.fold()
        self._list.show_list([partial(self._row, item) for item in found.found])
        said = tr("Er is nog meer. Zoek met een woord.") if found.more else ""
        self._nothing.setText(said if found.found else tr("Niets gevonden. Probeer een ander woord."))
        self._nothing.setVisible(found.more or not found.found)

    def _row(self, item: Item | None) -> QWidget:
        called = item.called if item is not None else self._whole
        words = vbox(Words(called, "strong"), gap=0)
        spoken = called
        if item is not None:
            words.put(Words(item.said, "small"))
            spoken = tr("{kind}: {name}", kind=item.said, name=called)
        n = self._counts.get(item.key, 0) if item is not None else 0
        if n:
            spoken = f"{spoken}, {remarks(n)}"
        sign = vbox(Icon(item.icon if item is not None else "layers", "muted", 17), None)
        end = [vbox(tag(str(n), "message-circle", "accent"), None)] if n else []
        row = CardButton(spoken, hbox(sign, (words, 1), *end, gap=8), pad=8, shadow=False, checkable=True)
        row.setChecked(item == self._item)
        row.clicked.connect(lambda: self._choose(item))
        return row

    def _choose(self, item: Item | None) -> None:
        self.line.close_up()
        self.chosen.emit(item)

    def _closed(self) -> None:
        self._pause.stop()
        self._asked += 1  # what was searched for is in no list any more
        self._search = self._list = self._nothing = None
        self._tell()

    def _tell(self) -> None:
        item = self._item
        said = self._whole if item is None else tr("{kind}: {name}", kind=item.said, name=item.called)
        self.line.set_icon(item.icon if item is not None else "layers")
        self.line.answer(said, item is not None)
