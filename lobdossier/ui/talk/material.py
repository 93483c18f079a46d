""" "Hier kijken we naar": what the student brought, one thing large and the others in a strip."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from lobdossier.ui.context import Context
from lobdossier.ui.talk.table import Brought
from lobdossier.ui.talk.texts import Scrolled
from lobdossier.ui.theme import u
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, CardButton, OwnWords
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import box, hbox, rule, vbox
from lobdossier.ui.widgets.messages import announce
from lobdossier.ui.widgets.photo import Photo
from lobdossier.ui.words import tr

_SIDE: Final = 1_200
_SMALL: Final = 160
"""Pixels: the longest side of the large photo and of a small one."""
_STRIP: Final = 3
_THUMB: Final = 62
"""Small pictures of the other things beside the place in the row: the most, and what each needs (drawn for 11 pt)."""
_LEAST: Final = 48


class Turning(QWidget):
    """ "1 van 3" between two arrows. `turned` gives the way: -1 or 1."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._place = label("", "small")
        self.before = button("", "chevron-left", "ghost", tr("Vorige om naar te kijken"))
        self.after = button("", "chevron-right", "ghost", tr("Volgende om naar te kijken"))
        self.before.clicked.connect(lambda: self.turned.emit(-1))
        self.after.clicked.connect(lambda: self.turned.emit(1))
        self.setLayout(hbox(self.before, self._place, self.after, gap=4))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_place(self, said: str) -> None:
        """Say where one is."""
        self._place.setText(said)


class MaterialCard(Card):
    """One thing that was brought, as large as there is room; arrows and small pictures go to the others."""

    moved = Signal(str)
    """Another thing is looked at: its place among the others, in words; empty when there are no others."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._items: Sequence[Brought] = ()
        self._at = 0
        self._roomy, self._grand, self._low = True, False, False
        self._eyebrow = label(tr("Hier kijken we naar"), "small")
        self.photo = Photo(width=0, height=0)
        self._title = Words("", "h3")
        self._facts = Words("", "small")
        self._text = Scrolled(tr("De tekst erbij"), _LEAST)
        self._strip = hbox(gap=8)
        self.turning = Turning()
        self.turning.turned.connect(self.turn)
        self._foot = box(vbox(rule(), hbox(self._strip, None, self.turning, gap=4), gap=8))
        self._words = box(vbox(self._title, self._facts, (self._text, 1), gap=8))
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._inside = vbox((self.photo, 5), (self._words, 6), gap=12)
        super().__init__(self._eyebrow, (self._inside, 1), self._foot, gap=8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.restyle()
        self._show()

    def set_items(self, items: Sequence[Brought]) -> None:
        """Show other things; the one that is looked at stays, if it still is there."""
        if tuple(items) == tuple(self._items) and items:
            return
        here = self._items[self._at] if self._items else None
        self._items = items
        same = (place for place, item in enumerate(items) if here is not None and item.title == here.title)
        self._at = next(same, 0)
        self._show()

    def set_room(self, *, roomy: bool, grand: bool, low: bool) -> None:
        """How much room there is: for small pictures and a word above, for larger words, or *low*: for little."""
        if (roomy, grand, low) == (self._roomy, self._grand, self._low):
            return
        self._roomy, self._grand, self._low = roomy, grand, low
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._inside.setDirection(across if low else down)
        self._show()

    def turn(self, by: int) -> None:
        """Look at the next thing, or the one before; round and round."""
        if self._items:
            self._go((self._at + by) % len(self._items))

    @property
    def place(self) -> str:
        """ "1 van 3"; empty when there is one thing at most."""
        return tr("{n} van {all}", n=self._at + 1, all=len(self._items)) if len(self._items) > 1 else ""

    def restyle(self) -> None:
        self.photo.setMinimumHeight(u(_LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._show_strip)

    def _go(self, at: int) -> None:
        self._at = at
        self._show()
        announce(self, f"{self._items[at].title}, {self.place}")

    def _show(self) -> None:
        item = self._items[self._at] if self._items else None
        self._eyebrow.setVisible(item is not None and self._roomy)
        self._foot.setVisible(bool(self.place) and not self._low)
        self.photo.setVisible(item is not None and bool(item.photo))
        self._words.setVisible(item is not None)
        self.turning.set_place(self.place)
        self.moved.emit(self.place)
        self._text.column.clear()
        if item is None:
            return
        self._title.setText(item.title)
        self._facts.setText(item.facts)
        self._facts.setVisible(bool(item.facts))
        if item.text.strip():
            larger = self._grand or not item.photo
            self._text.column.put(OwnWords(item.text, "tint0", role="lead" if larger and not self._low else ""))
        self._text.column.put(None)
        self._text.to_top()
        if item.photo:
            self._want(self.photo, item, _SIDE)
        self._show_strip()

    def _show_strip(self) -> None:
        """The things that come after the one that is looked at."""
        held = any(thumb.hasFocus() for thumb in self._foot.findChildren(CardButton))
        self._strip.clear()
        if not self._roomy or len(self._items) < 2:
            return
        room = self._foot.width() - self.turning.sizeHint().width() - u(8)
        number = max(0, min(_STRIP, len(self._items) - 1, room // u(_THUMB)))
        for by in range(1, number + 1):
            self._strip.put(self._thumb((self._at + by) % len(self._items)))
        if held:
            self.turning.after.setFocus(Qt.FocusReason.OtherFocusReason)

    def _thumb(self, at: int) -> CardButton:
        item = self._items[at]
        small = Photo(alt=item.title, width=50, height=38, icon=item.icon, radius=7)
        if item.photo:
            self._want(small, item, _SMALL)
        made = CardButton(tr("Kijk naar: {title}", title=item.title), small, pad=2, shadow=False)
        made.body.set_margins((2, 2, 2, 4))
        made.setToolTip(item.title)
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        made.clicked.connect(lambda: self._go(at))
        return made

    def _want(self, frame: Photo, item: Brought, side: int) -> None:
        said = item.alt or tr("Foto bij {title}", title=item.title)

        def arrived(image: QImage) -> None:
            if frame is not self.photo or (self._items and self._items[self._at] is item):
                frame.set_image(image, said if not image.isNull() else tr("Deze foto is beschadigd"))

        if frame is self.photo:
            frame.set_image(None, said)
        self._context.thumbnails.want(item.photo, side, frame, arrived)
