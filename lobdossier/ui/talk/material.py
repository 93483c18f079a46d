""" "Hier kijken we naar": what the student brought, one thing large and the others in a strip."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSizePolicy

from lobdossier.ui.context import Context
from lobdossier.ui.talk.table import Brought
from lobdossier.ui.talk.texts import Scrolled
from lobdossier.ui.theme import u
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, CardButton, OwnWords
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import box, hbox, rule, sized, vbox
from lobdossier.ui.widgets.messages import announce
from lobdossier.ui.widgets.photo import Photo
from lobdossier.ui.words import tr

_SIDE: Final = 1_200
"""Pixels: the longest side of the large photo."""
_SMALL: Final = 160
_STRIP: Final = 3
"""Small pictures of the other things beside the place in the row."""


class MaterialCard(Card):
    """One thing that was brought, as large as there is room; arrows and small pictures go to the others."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._items: Sequence[Brought] = ()
        self._at = 0
        self._roomy = True
        self._eyebrow = label(tr("Hier kijken we naar"), "small")
        self.photo = Photo(width=0, height=0)
        self.photo.setMinimumHeight(u(60))
        self._title = Words("", "h3")
        self._facts = Words("", "small")
        self._text = Scrolled(tr("De tekst erbij"), 60)
        self._none = label(
            tr("Er gaat niets mee in dit gesprek. Vertel uit je hoofd: wat heb je meegemaakt?"), "lead", wrap=True
        )
        self._strip = hbox(gap=8)
        self._place = label("", "small")
        self.before = button("", "chevron-left", "ghost", tr("Vorige om naar te kijken"))
        self.after = button("", "chevron-right", "ghost", tr("Volgende om naar te kijken"))
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        self._foot = box(vbox(rule(), hbox(self._strip, None, self.before, self._place, self.after, gap=4), gap=8))
        super().__init__(
            self._eyebrow,
            (self.photo, 5),
            self._title,
            self._facts,
            (self._text, 4),
            (self._none, 1),
            self._foot,
            gap=8,
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._show()

    def set_items(self, items: Sequence[Brought]) -> None:
        """Show other things; the one that is looked at stays, if it still is there."""
        here = self._items[self._at] if self._items else None
        self._items = items
        same = (place for place, item in enumerate(items) if here is not None and item.title == here.title)
        self._at = next(same, 0)
        self._show()

    def set_roomy(self, roomy: bool) -> None:
        """Whether there is room for small pictures and a word above."""
        if roomy != self._roomy:
            self._roomy = roomy
            self._show()

    def turn(self, by: int) -> None:
        """Look at the next thing, or the one before; round and round."""
        if self._items:
            self._go((self._at + by) % len(self._items))

    def restyle(self) -> None:
        self.photo.setMinimumHeight(u(60))

    def _go(self, at: int) -> None:
        self._at = at
        self._show()
        announce(self, f"{self._items[at].title}, {self._place.text()}")

    def _show(self) -> None:
        there = bool(self._items)
        self._none.setVisible(not there)
        self._eyebrow.setVisible(there and self._roomy)
        self._foot.setVisible(len(self._items) > 1)
        item = self._items[self._at] if there else None
        self.photo.setVisible(item is not None and bool(item.photo))
        for part, said in ((self._title, item.title if item else ""), (self._facts, item.facts if item else "")):
            part.setText(said)
            part.setVisible(bool(said))
        self._text.setVisible(item is not None)
        self._text.column.clear()
        if item is None:
            return
        if item.text.strip():
            self._text.column.put(OwnWords(item.text, "tint0", role="" if item.photo else "lead"))
        self._text.column.put(None)
        self._text.to_top()
        if item.photo:
            self._want(self.photo, item, _SIDE)
        self._place.setText(tr("{n} van {all}", n=self._at + 1, all=len(self._items)))
        self._show_strip()

    def _show_strip(self) -> None:
        """The things that come after the one that is looked at."""
        held = self._strip.parentWidget() is not None and any(
            thumb.hasFocus() for thumb in self._foot.findChildren(CardButton)
        )
        self._strip.clear()
        if not self._roomy:
            return
        others = [(self._at + by) % len(self._items) for by in range(1, min(_STRIP, len(self._items) - 1) + 1)]
        for at in others:
            self._strip.put(self._thumb(at))
        if held:
            self.after.setFocus(Qt.FocusReason.OtherFocusReason)

    def _thumb(self, at: int) -> CardButton:
        item = self._items[at]
        small = Photo(alt=item.title, width=54, height=40, icon=item.icon, radius=7)
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


def material_column(card: MaterialCard, width: int) -> MaterialCard:
    """*card* as a column beside the rest."""
    sized(card, width=width)
    return card
