"""Rounded labels of icon and word: facts, states, and answers to tap. Never colour alone."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from lobdossier.ui.theme import color, draw_icon, font, tokens, u
from lobdossier.ui.theme.icons import svg
from lobdossier.ui.widgets.acting import Acting
from lobdossier.ui.widgets.buttons import Option, Pressable
from lobdossier.ui.widgets.layout import flow, grows_down
from lobdossier.ui.widgets.painting import LEFT, paint_focus, painter_of

_SIZES = {"s": (0.86, 8), "m": (0.92, 14), "l": (1.0, 16)}
"""Letter, and air above and below."""


class Pill(Pressable):
    """A rounded label; a checkable one is an answer to tap and shows a tick when it is on."""

    def __init__(
        self,
        text: str,
        icon: str = "",
        fg: str = "text",
        bg: str = "surface2",
        size: str = "s",
        checkable: bool = False,
        on: bool = False,
        dashed: bool = False,
    ) -> None:
        super().__init__()
        if icon:
            svg(icon)
        self._icon, self._fg, self._bg, self._dashed = icon, fg, bg, dashed
        self._letter, self._air = _SIZES[size]
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(checkable)
        self.setChecked(on)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._font())
        height = metrics.height() + u(self._air)
        # A tick comes where there was no icon: its room is kept, so that nothing jumps when a person taps.
        sign = metrics.height() * 0.92 + u(6) if self._icon or self._shows_tick() else 0
        return QSize(math.ceil(metrics.horizontalAdvance(self.text()) + sign + height * 0.72 + 3), math.ceil(height))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(u(60), self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        on = self.isChecked() or not self.isCheckable()
        rect = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        if self._dashed:
            p.setPen(QPen(color("border_strong"), 1.2, Qt.PenStyle.DashLine))
            p.setBrush(Qt.BrushStyle.NoBrush)
        else:
            p.setPen(self._line(on))
            p.setBrush(color(self._ground(on)))
        p.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        if self.hasFocus():
            paint_focus(p, rect, rect.height() / 2)
        self._paint_words(p, rect, on)

    def _paint_words(self, p: QPainter, rect: QRectF, on: bool) -> None:
        face = self._font()
        metrics = QFontMetricsF(face)
        x = rect.left() + rect.height() * 0.36
        if name := "check" if self._shows_tick() else self._icon:
            side = metrics.height() * 0.92
            draw_icon(p, name, self._fg, QRectF(x, rect.center().y() - side / 2, side, side))
            x += side + u(6)
        p.setFont(face)
        p.setPen(color(self._fg if on else "text"))
        room = QRectF(x, rect.top(), rect.right() - x - rect.height() * 0.2, rect.height())
        p.drawText(room, LEFT, metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width()))

    def _shows_tick(self) -> bool:
        return self.isCheckable() and self.isChecked()

    def _ground(self, on: bool) -> str:
        if self.isCheckable() and self.underMouse() and not on:
            return "surface2"
        return self._bg if on else "surface"

    def _line(self, on: bool) -> QPen | Qt.PenStyle:
        if self.isCheckable() or tokens().flat:
            width = 2 if on and tokens().flat and self.isCheckable() else 1.5 if on and self.isCheckable() else 1
            return QPen(color(self._fg if on else "border_strong"), width)
        return Qt.PenStyle.NoPen

    def _font(self) -> QFont:
        return font(self._letter, 600)


class Tag(Acting, Pill):
    """A word to read: nothing to press, with a key, a mouse or a screen reader."""

    role = QAccessible.Role.StaticText

    def __init__(self, text: str, icon: str = "", fg: str = "text", bg: str = "surface2", dashed: bool = False) -> None:
        Acting.__init__(self)
        Pill.__init__(self, text, icon, fg, bg, dashed=dashed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


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
