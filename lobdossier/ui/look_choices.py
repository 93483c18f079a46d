"""How it looks and reads: colours, text size, letters, motion. Every choice is seen at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QSlider, QWidget

from lobdossier.ui.even import Even
from lobdossier.ui.settings import Remembered
from lobdossier.ui.theme import FAMILIES, MAX_PT, MIN_PT, color, u
from lobdossier.ui.theme.tokens import THEMES, Tokens
from lobdossier.ui.widgets.buttons import Toggle
from lobdossier.ui.widgets.cards import CardButton
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import hbox, vbox
from lobdossier.ui.widgets.painting import painter_of
from lobdossier.ui.words import tr

Wear = Callable[..., None]
"""Puts on another look (``scheme=…``, ``pt=…``, ``family=…``, ``reduced_motion=…``) and remembers it."""

_SETTLES_MS = 90
"""The window is laid out again when the slider rests this long, not at every step on the way."""


class Miniature(QWidget):
    """A very small window in the colours of a theme; with two themes one half each. Decoration."""

    def __init__(self, *themes: Tokens) -> None:
        super().__init__()
        self._themes = themes
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def restyle(self) -> None:
        self.setFixedHeight(u(64))

    def sizeHint(self) -> QSize:
        return QSize(u(110), u(64))

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        share = self.width() / len(self._themes)
        for place, theme in enumerate(self._themes):
            p.setClipRect(QRectF(place * share, 0, share + 1, self.height()))
            _paint_miniature(p, QRectF(self.rect()).adjusted(1, 1, -1, -1), theme)


def _paint_miniature(p: QPainter, rect: QRectF, t: Tokens) -> None:
    p.setPen(QPen(QColor(t.border), 1))
    p.setBrush(QColor(t.bg))
    p.drawRoundedRect(rect, u(7), u(7))
    side = rect.width() * 0.26
    p.setPen(Qt.PenStyle.NoPen)
    for row, role in enumerate(("accent", "muted", "muted", "muted")):
        p.setBrush(QColor(t.value(role)))
        p.drawRoundedRect(QRectF(rect.left() + u(7), rect.top() + u(9) + row * u(12), side - u(10), u(4)), u(2), u(2))
    for row, role in enumerate(("tint0", "tint2")):
        card = QRectF(rect.left() + side + u(4), rect.top() + u(7) + row * u(26), rect.width() - side - u(12), u(22))
        p.setPen(QPen(QColor(t.border), 1))
        p.setBrush(QColor(t.surface))
        p.drawRoundedRect(card, u(4), u(4))
        p.setPen(Qt.PenStyle.NoPen)
        for line, (part, share) in enumerate((("text", 0.55), (role, 0.36))):
            p.setBrush(QColor(t.value(part)))
            bar = QRectF(card.left() + u(6), card.top() + u(5) + line * u(8), (card.width() - u(12)) * share, u(4))
            p.drawRoundedRect(bar, u(2), u(2))


class _Sample(QWidget):
    """A few letters that look alike, in one font at the chosen text size. Decoration."""

    def __init__(self, family: str) -> None:
        super().__init__()
        self._family = family
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def _font(self) -> QFont:
        face = QFont()
        face.setFamilies([self._family])
        face.setPixelSize(u(21))
        return face

    def restyle(self) -> None:
        self.setFixedHeight(round(QFontMetricsF(self._font()).height()) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        face = self._font()
        p.setFont(face)
        p.setPen(color("text"))
        words = QFontMetricsF(face).elidedText("Ik leer 1l 0O", Qt.TextElideMode.ElideRight, self.width())
        p.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


class SchemeChoice(QWidget):
    """Light, dark, high contrast, or what the computer does."""

    def __init__(self, now: Remembered, wear: Wear) -> None:
        super().__init__()
        light, dark, contrast = THEMES["light"], THEMES["dark"], THEMES["contrast"]
        options = (
            ("system", tr("Volg systeem"), (light, dark)),
            ("light", tr("Licht"), (light,)),
            ("dark", tr("Donker"), (dark,)),
            ("contrast", tr("Hoog contrast"), (contrast,)),
        )
        self._group = QButtonGroup(self)
        self._cards: dict[str, CardButton] = {}
        for scheme, words, themes in options:
            name = tr("Kleuren: {name}", name=words)
            parts = (Miniature(*themes), label(words, "smallstrong", wrap=True))
            card = CardButton(name, *parts, checkable=True, selected=now.scheme == scheme, pad=9, gap=6)
            card.clicked.connect(lambda _on=False, scheme=scheme: wear(scheme=scheme))
            self._group.addButton(card)
            self._cards[scheme] = card
        self.setLayout(vbox(Even(list(self._cards.values()), least=15), gap=0))

    def show_scheme(self, scheme: str) -> None:
        """Show one that was chosen elsewhere, such as in the menu."""
        self._cards[scheme].setChecked(True)


class FontChoice(QWidget):
    """The usual letters, or those for readers with dyslexia."""

    def __init__(self, now: Remembered, wear: Wear) -> None:
        super().__init__()
        options = (
            (FAMILIES[0], tr("Atkinson"), tr("goed leesbaar")),
            (FAMILIES[1], tr("OpenDyslexic"), tr("bij dyslexie")),
        )
        self._group = QButtonGroup(self)
        cards: list[QWidget] = []
        for family, words, note in options:
            name = tr("Letter: {name}, {note}", name=words, note=note)
            text = vbox(label(words, "smallstrong"), label(note, "small"), gap=0)
            card = CardButton(name, _Sample(family), text, checkable=True, selected=now.family == family, pad=12, gap=4)
            card.clicked.connect(lambda _on=False, family=family: wear(family=family))
            self._group.addButton(card)
            cards.append(card)
        self.setLayout(vbox(Even(cards, least=18), gap=0))


class SizeChoice(QWidget):
    """The text size, from 9 to 18 points; the whole window follows."""

    def __init__(self, now: Remembered, wear: Wear) -> None:
        super().__init__()
        self._wear = wear
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(round(MIN_PT), round(MAX_PT))
        self.slider.setPageStep(2)
        self.slider.setAccessibleName(tr("Tekstgrootte"))
        self.slider.setValue(round(now.pt))
        self._said = label("", "small")
        self._timer = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._timer.timeout.connect(lambda: self._wear(pt=float(self.slider.value())))
        self.slider.valueChanged.connect(self._moved)
        self._say()
        self.setLayout(hbox(label("A", "small"), (self.slider, 1), label("A", "h1"), self._said, gap=12))

    def show_size(self, pt: float) -> None:
        """Show a size that was chosen elsewhere, such as with Ctrl and the plus key."""
        if not self._timer.isActive() and self.slider.value() != round(pt):
            self.slider.blockSignals(True)
            self.slider.setValue(round(pt))
            self.slider.blockSignals(False)
            self._say()

    def _moved(self) -> None:
        self._say()
        self._timer.start()

    def _say(self) -> None:
        words = tr("{n} punten", n=self.slider.value())
        self._said.setText(words)
        self.slider.setAccessibleDescription(words)


def motion_choice(now: Remembered, wear: Wear) -> QWidget:
    """Less motion, as a switch with its words."""
    toggle = Toggle(tr("Minder beweging"), now.reduced_motion)
    toggle.toggled.connect(lambda on: wear(reduced_motion=on))
    words = vbox(
        label(tr("Minder beweging"), "strong", wrap=True),
        label(tr("Niets schuift of draait. Kaarten liggen meteen open."), "small", wrap=True),
        gap=1,
    )
    row = QWidget()
    row.setLayout(hbox((words, 1), toggle, gap=16))
    return row
