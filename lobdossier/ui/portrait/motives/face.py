"""A motive as a closed card: number, words, and the ways to move it."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetricsF, QKeyEvent, QPaintEvent

from lobdossier.domain.portrait import Motive
from lobdossier.ui.theme import color, draw_icon, u
from lobdossier.ui.widgets.acting import Acting, Deeds
from lobdossier.ui.widgets.buttons import Pressable
from lobdossier.ui.widgets.cards import CardButton
from lobdossier.ui.widgets.doors import door, looked_at
from lobdossier.ui.widgets.dragging import Dragging
from lobdossier.ui.widgets.labels import Elided, Icon, Words, label
from lobdossier.ui.widgets.layout import box, grows_down, hbox, sized, vbox
from lobdossier.ui.widgets.painting import lines_of, paint_focus, painter_of
from lobdossier.ui.words import tr

_NUMBER = 22
_LEAST = 72
"""The height of a card, so that cards with one line and with two stand in one rhythm."""
_LINES = 2
_MAX = 16777215  # QWIDGETSIZE_MAX, which PySide6 does not export


class Nudge(Pressable):
    """A small arrow that moves a motive one place."""

    def __init__(self, sign: str) -> None:
        super().__init__()
        self._sign = sign
        self.restyle()

    def restyle(self) -> None:
        self.setFixedSize(u(30), u(26))

    def sizeHint(self) -> QSize:
        return QSize(u(30), u(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        rect = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        if self.underMouse() and self.isEnabled():
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(color("surface2"))
            p.drawRoundedRect(rect, u(6), u(6))
        if self.isEnabled():  # at an end there is no arrow
            side, middle = u(16), rect.center()
            draw_icon(p, self._sign, "muted", QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side))
        if self.hasFocus():
            paint_focus(p, rect, u(6))


class _Few(Words):
    """Words of one line or two; of what is longer the beginning."""

    def __init__(self, text: str, role: str) -> None:
        super().__init__(text, role, _LINES)
        self.setSizePolicy(grows_down())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self.ensurePolished()
        needed = len(lines_of(self.text(), self.font(), width))
        return math.ceil(QFontMetricsF(self.font()).lineSpacing() * min(_LINES, needed) + 1)

    def sizeHint(self) -> QSize:
        return QSize(u(200), self.heightForWidth(u(200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(u(40), self.heightForWidth(_MAX))


class Face(CardButton, Acting):
    """The closed card. A press opens it, a carrying hand moves it, and so do arrows, keys and a screen reader."""

    lit = Signal(bool)
    """The pointer or the keyboard is on it."""
    stepped = Signal(int)
    """An arrow key wants the card above (-1) or below (1)."""

    def __init__(self) -> None:
        self.number = label("", "h2")
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sized(self.number, width=_NUMBER)
        self.words, self.sentence = Elided("", "strong"), _Few("", "small")
        self.up, self.down = Nudge("chevron-up"), Nudge("chevron-down")
        said = vbox(None, self.words, self.sentence, None, gap=1)
        nudges = box(vbox(None, self.up, self.down, None, gap=0))
        self._moving = door(box(hbox(nudges, Icon("grip-vertical", "muted", 18), gap=10)))
        row = hbox(self.number, (said, 1), self._moving, gap=10)
        CardButton.__init__(self, " ", row, pad=8)
        Acting.__init__(self)
        self.dragging = Dragging(self)
        sized(self, min_height=_LEAST)

    def show_motive(self, motive: Motive, place: int, count: int, *, stayed: bool) -> None:
        """Show *motive* at *place* of *count*; *stayed* ones have their number in the colour of the thread."""
        open_ = tr("Nog open: wat betekent dit voor jou?")
        sentence = " ".join(motive.sentence.split()) or open_
        self.number.setText(str(place))
        self.number.setProperty("tone", "tint1" if stayed else "muted")
        self.number.style().polish(self.number)
        self.words.setText(motive.title)
        self.sentence.setText(sentence)
        self.setToolTip(motive.sentence)
        self.setAccessibleName(tr("{n}. {title}. {sentence}", n=place, title=motive.title, sentence=sentence))
        self.setAccessibleDescription(tr("Enter: schrijf je zin. Alt met een pijltje: verplaatsen."))
        for nudge, words, possible in (
            (self.up, tr("“{title}” omhoog", title=motive.title), place > 1),
            (self.down, tr("“{title}” omlaag", title=motive.title), place < count),
        ):
            nudge.setAccessibleName(words)
            nudge.setToolTip(words)
            nudge.setEnabled(possible)

    @property
    def movable(self) -> bool:
        """Whether it can be put elsewhere: not in a dossier that is only looked at."""
        return not looked_at(self)

    def deeds(self) -> Deeds:
        """Moving it, by name."""
        if not self.movable:
            return {}
        return {nudge.accessibleName(): nudge.click for nudge in (self.up, self.down) if nudge.isEnabled()}

    # ------------------------------------------------------------ Qt
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.lit.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.lit.emit(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.lit.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.lit.emit(False)
