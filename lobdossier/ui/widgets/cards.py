"""Surfaces: the card, the card one can press, the student's own words, the recessed well."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from lobdossier.ui.theme import color, tokens, u
from lobdossier.ui.widgets.buttons import Pressable
from lobdossier.ui.widgets.labels import Words, label
from lobdossier.ui.widgets.layout import Box, Part, box, grows_down, hbox, vbox
from lobdossier.ui.widgets.painting import paint_card, painter_of


class Card(QFrame):
    """A thing on the page. ``fill`` is a colour role; a tinted card carries one question or one warning.

    ``body`` is its column: ``card.body.put(widget)`` adds to it.
    """

    def __init__(
        self,
        *parts: Part,
        pad: int = 18,
        gap: int = 10,
        fill: str = "surface",
        dashed: bool = False,
        line: str | None = None,
        shadow: bool = True,
    ) -> None:
        super().__init__()
        self._fill, self._dashed, self._line, self._shadow = fill, dashed, line, shadow
        self.body: Box = vbox(*parts, gap=gap, m=(pad, pad, pad, pad + 2))
        self.setLayout(self.body)

    def set_fill(self, fill: str, line: str | None = None) -> None:
        self._fill, self._line = fill, line
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -3)
        paint_card(QPainter(self), rect, self._fill, self._line, dashed=self._dashed, shadow=self._shadow)


class CardButton(Pressable):
    """A card one can press: a real button, so keyboard and screen reader know it. ``name`` is what it is called.

    With ``checkable`` it stays in: one of a few large answers. What stands in it does not take the mouse.
    """

    def __init__(
        self,
        name: str,
        *parts: Part,
        pad: int = 14,
        gap: int = 8,
        checkable: bool = False,
        selected: bool = False,
        fill: str = "surface",
        shadow: bool = True,
    ) -> None:
        super().__init__()
        self._fill, self._shadow = fill, shadow
        self.setAccessibleName(name)
        self.setCheckable(checkable)
        self.setChecked(selected)
        self.body: Box = vbox(*parts, gap=gap, m=(pad, pad, pad, pad + 2))
        self.setLayout(self.body)
        for child in self.findChildren(QWidget):
            if child.focusPolicy() == Qt.FocusPolicy.NoFocus:
                child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(grows_down())

    def sizeHint(self) -> QSize:
        return self.body.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.body.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return self.body.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        return self.body.heightForWidth(width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        on = self.isChecked()
        strong = on or self.hasFocus() or self.underMouse()
        paint_card(
            QPainter(self),
            QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -3),
            "accent_soft" if self.isDown() else self._fill,
            "accent" if strong else None,
            2.5 if self.hasFocus() else 2 if on else 1,
            shadow=self._shadow,
        )


class OwnWords(QWidget):
    """What the student wrote, letter for letter, behind a coloured bar: never italic, never in quotes of ours.

    A ``dashed`` bar is of then, beside a solid one of now.
    """

    def __init__(
        self, text: str, fg: str = "accent", role: str = "", lines: int | None = None, dashed: bool = False
    ) -> None:
        super().__init__()
        self._fg, self._dashed = fg, dashed
        self._words = Words(text, role, lines)
        self.setLayout(hbox((self._words, 1), m=(14, 1, 0, 1)))
        if lines is None:
            self.setSizePolicy(grows_down())

    def set_text(self, text: str) -> None:
        self._words.setText(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint_bar(self, self._fg, self._dashed)


class Bar(QWidget):
    """Any parts behind the coloured bar of own words: rich text, a quote with who said it. ``dashed`` is of then."""

    def __init__(self, *parts: Part, fg: str = "accent", gap: int = 4, dashed: bool = False) -> None:
        super().__init__()
        self._fg, self._dashed = fg, dashed
        self.setLayout(vbox(*parts, gap=gap, m=(14, 1, 0, 1)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint_bar(self, self._fg, self._dashed)


def _paint_bar(widget: QWidget, fg: str, dashed: bool) -> None:
    p, width, height = painter_of(widget), u(3), widget.height() - 2
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(color(fg))
    if not dashed:
        p.drawRoundedRect(QRectF(0, 1, width, height), 1.5, 1.5)
        return
    # Whole dashes from end to end: as many as fit, the gaps between them a little wider or narrower.
    dash = u(7)
    count = max(2, round(height / (dash * 1.7)))
    step = (height - dash) / (count - 1)
    for place in range(count):
        p.drawRoundedRect(QRectF(0, 1 + place * step, width, dash), 1, 1)


class Well(QWidget):
    """A recessed area inside a card; in high contrast it has a line. ``body`` is its column."""

    def __init__(self, *parts: Part, pad: int = 14, gap: int = 8) -> None:
        super().__init__()
        self.body: Box = vbox(*parts, gap=gap, m=(pad, pad, pad, pad))
        self.setLayout(self.body)

    def paintEvent(self, _event: QPaintEvent) -> None:
        line = "border" if tokens().flat else "surface2"
        paint_card(
            QPainter(self),
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5),
            "surface2",
            line,
            1,
            shadow=False,
            radius=12,
        )


def well(*parts: Part, pad: int = 14, gap: int = 8) -> Well:
    """A recessed area inside a card."""
    return Well(*parts, pad=pad, gap=gap)


def section(title: str, note: str = "", *right: QWidget) -> QWidget:
    """A heading over a group, with a quiet note and an action at the far end."""
    parts: list[Part] = [label(title, "h2")]
    if note:
        parts.append(label(note, "small"))
    return box(hbox(*parts, None, *right, gap=10))
