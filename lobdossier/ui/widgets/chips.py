"""Rounded labels of icon and word: facts, states, and answers to tap. Never colour alone."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from lobdossier.ui.theme import color, draw_icon, font, tokens, u
from lobdossier.ui.theme.icons import svg
from lobdossier.ui.widgets.buttons import Option, Pressable
from lobdossier.ui.widgets.layout import flow, grows_down
from lobdossier.ui.widgets.painting import LEFT, paint_focus, painter_of

_SIZES = {"s": (0.86, 8), "m": (0.92, 14), "l": (1.0, 16)}
"""Letter, and air above and below."""


@dataclass(frozen=True, slots=True)
class _Form:
    """How a rounded label is drawn: what buttons and words to read have in common."""

    icon: str
    fg: str
    bg: str
    size: str = "s"
    dashed: bool = False

    def __post_init__(self) -> None:
        if self.icon:
            svg(self.icon)

    def font(self) -> QFont:
        """The letters of its words."""
        return font(_SIZES[self.size][0], 600)

    def hint(self, words: str, sign: bool) -> QSize:
        """The room for *words*, with a *sign* before them or not."""
        metrics = QFontMetricsF(self.font())
        height = metrics.height() + u(_SIZES[self.size][1])
        room = metrics.height() * 0.92 + u(6) if sign else 0
        return QSize(math.ceil(metrics.horizontalAdvance(words) + room + height * 0.72 + 3), math.ceil(height))

    def least(self, hint: QSize) -> QSize:
        """What is left when there is little room."""
        return QSize(min(u(60), hint.width()), hint.height())

    def ground(self, p: QPainter, widget: QWidget, pen: QPen | Qt.PenStyle, role: str) -> QRectF:
        """Draw the shape in the colour *role*, or open when it is dashed; what it encloses."""
        rect = QRectF(widget.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        p.setPen(QPen(color("border_strong"), 1.2, Qt.PenStyle.DashLine) if self.dashed else pen)
        p.setBrush(Qt.BrushStyle.NoBrush if self.dashed else color(role))
        p.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        return rect

    def words(self, p: QPainter, rect: QRectF, words: str, icon: str, colour: str) -> None:
        """Draw *icon*, if there is one, and *words* in *colour*."""
        metrics = QFontMetricsF(self.font())
        x = rect.left() + rect.height() * 0.36
        if icon:
            side = metrics.height() * 0.92
            draw_icon(p, icon, self.fg, QRectF(x, rect.center().y() - side / 2, side, side))
            x += side + u(6)
        p.setFont(self.font())
        p.setPen(color(colour))
        room = QRectF(x, rect.top(), rect.right() - x - rect.height() * 0.2, rect.height())
        p.drawText(room, LEFT, metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width()))


class Pill(Pressable):
    """A rounded button; a checkable one is an answer to tap and shows a tick when it is on."""

    def __init__(
        self,
        text: str,
        icon: str = "",
        fg: str = "text",
        bg: str = "surface2",
        size: str = "s",
        checkable: bool = False,
        on: bool = False,
    ) -> None:
        super().__init__()
        self._form = _Form(icon, fg, bg, size)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(checkable)
        self.setChecked(on)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.updateGeometry)

    def wear(self, icon: str, fg: str, bg: str, *, dashed: bool = False) -> None:
        """Look like this from now on."""
        self._form = replace(self._form, icon=icon, fg=fg, bg=bg, dashed=dashed)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        # A tick comes where there was no icon: its room is kept, so that nothing jumps when a person taps.
        return self._form.hint(self.text(), bool(self._form.icon) or self._shows_tick())

    def minimumSizeHint(self) -> QSize:
        return self._form.least(self.sizeHint())

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        on = self.isChecked() or not self.isCheckable()
        rect = self._form.ground(p, self, self._line(on), self._ground(on))
        if self.hasFocus():
            paint_focus(p, rect, rect.height() / 2)
        self._paint_words(p, rect, on)

    def _paint_words(self, p: QPainter, rect: QRectF, on: bool) -> None:
        icon = "check" if self._shows_tick() else self._form.icon
        self._form.words(p, rect, self.text(), icon, self._form.fg if on else "text")

    def _shows_tick(self) -> bool:
        return self.isCheckable() and self.isChecked()

    def _ground(self, on: bool) -> str:
        if self.isCheckable() and self.underMouse() and not on:
            return "surface2"
        return self._form.bg if on else "surface"

    def _line(self, on: bool) -> QPen | Qt.PenStyle:
        if self.isCheckable() or tokens().flat:
            width = 2 if on and tokens().flat and self.isCheckable() else 1.5 if on and self.isCheckable() else 1
            return QPen(color(self._form.fg if on else "border_strong"), width)
        return Qt.PenStyle.NoPen


class Tag(QLabel):
    """A rounded word to read: nothing to press, with a key, a mouse or a screen reader."""

    def __init__(self, text: str, icon: str = "", fg: str = "text", bg: str = "surface2", dashed: bool = False) -> None:
        super().__init__()
        self._form = _Form(icon, fg, bg, dashed=dashed)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return self._form.hint(self.text(), bool(self._form.icon))

    def minimumSizeHint(self) -> QSize:
        return self._form.least(self.sizeHint())

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        line = QPen(color(self._form.fg), 1) if tokens().flat else Qt.PenStyle.NoPen
        rect = self._form.ground(p, self, line, self._form.bg)
        self._form.words(p, rect, self.text(), self._form.icon, self._form.fg)


class Chip(Tag):
    """A subject: colour, icon and word. ``question`` is its tooltip and its description for a screen reader."""

    def __init__(self, text: str, icon: str, fg: str, bg: str, question: str = "") -> None:
        super().__init__(text, icon, fg, bg)
        self.setToolTip(question)
        self.setAccessibleDescription(question)


def choice(text: str, icon: str = "", on: bool = False, size: str = "m") -> Pill:
    """One of a few answers to tap; several may be on."""
    return Pill(text, icon, "accent", "accent_soft", size, True, on)


def tag(text: str, icon: str = "", tone: str = "text") -> Tag:
    """A quiet fact, or a state with tone ok, warn, danger or accent."""
    ground = "surface2" if tone in ("text", "muted") else f"{tone}_soft"
    return Tag(text, icon, tone, ground)


def open_tag(text: str, icon: str = "circle-dashed") -> Tag:
    """A gap that looks open, not wrong."""
    return Tag(text, icon, "muted", "surface", dashed=True)


class Choices(QWidget):
    """Answers to tap, in lines. ``changed`` gives the ids that are on, in the order of the options.

    With ``single`` at most one is on; a tap on it takes it away again.
    """

    changed = Signal(list)

    def __init__(
        self,
        name: str,
        options: Sequence[Option],
        on: Iterable[str] = (),
        single: bool = False,
        size: str = "m",
    ) -> None:
        super().__init__()
        self._single, self._only_look = single, False
        self._pills: dict[str, Pill] = {}
        wanted = set(on)
        self.setAccessibleName(name)
        for option in options:
            pill = Pill(option.text, option.icon, option.fg, option.bg, size, True, option.id in wanted)
            pill.setAccessibleName(f"{name}: {option.text}")
            pill.setAccessibleDescription(option.note)
            pill.setToolTip(option.note)
            pill.clicked.connect(self._tapped)
            self._pills[option.id] = pill
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(flow(*self._pills.values()))
        self.setSizePolicy(grows_down())

    @property
    def values(self) -> list[str]:
        """The ids that are on."""
        return [which for which, pill in self._pills.items() if pill.isChecked()]

    def take_keyboard(self, which: str) -> None:
        """The keyboard goes to the answer with this id, if there is one."""
        if which in self._pills:
            self._pills[which].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_values(self, on: Iterable[str]) -> None:
        """Show other answers as given, without a signal."""
        wanted = set(on)
        for which, pill in self._pills.items():
            pill.setChecked(which in wanted)
            if self._only_look:
                pill.setVisible(which in wanted)

    def only_look(self) -> None:
        """Only to read: the answers that are on, as tags."""
        self._only_look = True
        for pill in self._pills.values():
            pill.setVisible(pill.isChecked())
            pill.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            pill.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _tapped(self) -> None:
        tapped = self.sender()
        if self._single:
            for pill in self._pills.values():
                if pill is not tapped:
                    pill.setChecked(False)
        self.changed.emit(self.values)
