"""The four piles: large buttons with their key, how many cards lie there, and the last one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from lobdossier.domain.portrait import Quality
from lobdossier.domain.vocabulary import Fit
from lobdossier.text import names
from lobdossier.ui.portrait.qualities.said import FIT_ICONS, title_of
from lobdossier.ui.theme import color, font, u
from lobdossier.ui.widgets.cards import CardButton
from lobdossier.ui.widgets.labels import Elided, Icon, label
from lobdossier.ui.widgets.layout import Box, box, grows_down, hbox, vbox
from lobdossier.ui.widgets.painting import CENTER, painter_of
from lobdossier.ui.words import count, tr

PILES: Final = (Fit.SUITS, Fit.SOMETIMES, Fit.NOT, Fit.TO_LEARN)
"""From left to right; their keys are 1 to 4."""


class KeyCap(QWidget):
    """A key as it stands on the keyboard: what can be pressed is shown where it works."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.restyle()

    def restyle(self) -> None:
        wide = QFontMetricsF(font(0.86, 600)).horizontalAdvance(self._key)
        self.setFixedSize(max(u(24), round(wide) + u(14)), u(24))

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        p.setPen(QPen(color("border_strong"), 1))
        p.setBrush(color("surface2"))
        p.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), u(6), u(6))
        p.setFont(font(0.86, 600))
        p.setPen(color("text"))
        p.drawText(QRectF(self.rect()), CENTER, self._key)


class Pile(CardButton):
    """A press lays the card here."""

    def __init__(self, fit: Fit, key: str) -> None:
        self.fit, self.key = fit, key
        self._number = label("", "small")
        self._last = Elided("", "small")
        head = hbox(
            Icon(FIT_ICONS[fit], "accent", 20), (label(tr(names.fit_name(fit)), "strong", wrap=True), 1), KeyCap(key)
        )
        self._told = box(vbox(self._number, self._last, gap=0))
        super().__init__("", head, self._told, pad=12, gap=4)
        self.show_cards([])

    def set_close(self, close: bool) -> None:
        """Only the name, where there is little room; the rest is still said."""
        self._told.setVisible(not close)

    def show_cards(self, cards: Sequence[Quality]) -> None:
        """What lies here now."""
        number = count(len(cards), tr("{n} kaart"), tr("{n} kaarten")) if cards else tr("Nog geen kaarten")
        last = tr("bovenop: {title}", title=title_of(max(cards, key=_moment))) if cards else ""
        self._number.setText(number)
        self._last.setText(last)
        pile = tr(names.fit_name(self.fit))
        self.setAccessibleName(tr("{pile}, {number}. Toets {key}", pile=pile, number=number.lower(), key=self.key))
        self.setAccessibleDescription(last)


class Piles(QWidget):
    """The four next to each other, or under each other beside the card. `chosen` gives the fit of the one pressed."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.piles = {fit: Pile(fit, str(place)) for place, fit in enumerate(PILES, 1)}
        self._row: Box = hbox(*((pile, 1) for pile in self.piles.values()), gap=12)
        self.setLayout(self._row)
        self.setSizePolicy(grows_down())
        for fit, pile in self.piles.items():
            pile.clicked.connect(lambda _checked=False, fit=fit: self.chosen.emit(fit))

    def set_upright(self, upright: bool) -> None:
        """Whether they lie under each other."""
        self._row.setDirection(Box.Direction.TopToBottom if upright else Box.Direction.LeftToRight)
        for pile in self.piles.values():
            pile.set_close(upright)

    def light_up(self, at: QPoint | None) -> None:
        """Show on which pile a card would fall that is let go at the global point *at*; None for nowhere."""
        for pile in self.piles.values():
            pile.setDown(at is not None and self.at(at) is pile)

    def at(self, at: QPoint) -> Pile | None:
        """The pile at a global point."""
        return next((pile for pile in self.piles.values() if pile.rect().contains(pile.mapFromGlobal(at))), None)

    def set_ready(self, ready: bool) -> None:
        """Whether there is a card to lay."""
        for pile in self.piles.values():
            pile.setEnabled(ready)


def _moment(quality: Quality) -> tuple[object, str]:
    return (quality.changed, quality.id)


def keyboard_note() -> QWidget:
    """Which keys there are, under the table."""
    words = tr(
        "Sleep de kaart, of gebruik de toetsen 1 tot en met 4. "
        "Met 0 komt hij later, met Backspace ligt de laatste kaart weer op tafel."
    )
    made = label(words, "small", wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return made
