"""The grid of a chain: a name and three links on one line, the same for every row; under each other in a narrow place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from lobdossier.ui.theme import color, em, u
from lobdossier.ui.widgets.layout import grows_down
from lobdossier.ui.widgets.painting import painter_of

_SHARES: Final = (0.27, 0.28, 0.225, 0.225)
"""Of the width that the joints leave, what the name and each link take."""
_JOINT: Final = 44
_ASIDE: Final = 34
"""The width of a joint, and how far a link stands in where they stand under each other; drawn for 11 pt."""
_WIDE_EM: Final = 82
"""With fewer letters of width the links go under each other."""
_GAP: Final = 10


class Joint(QWidget):
    """A piece of the chain: a line with a filled dot where the link is there, dashed with a hollow one where it is open.

    Decoration: what it shows is said by the name of the row.
    """

    def __init__(self, there: bool, tint: str) -> None:
        super().__init__()
        self._there, self._tint, self._upright = there, tint, False

    def set_upright(self, upright: bool) -> None:
        """Whether the chain runs down instead of to the right."""
        if upright != self._upright:
            self._upright = upright
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        style = Qt.PenStyle.SolidLine if self._there else Qt.PenStyle.DashLine
        line = QPen(color(self._tint if self._there else "muted"), 2.2, style)
        middle, dot = QPointF(self.width() / 2, self.height() / 2), u(6)
        before, after = self._ends(middle, dot + (0 if self._there else 2))
        p.setPen(line)
        for start, end in (before, after):
            p.drawLine(start, end)
        p.setPen(QPen(line.color(), 2.2))
        p.setBrush(line.color() if self._there else Qt.BrushStyle.NoBrush)
        p.drawEllipse(middle, dot - 1, dot - 1)

    def _ends(self, middle: QPointF, clear: int) -> tuple[tuple[QPointF, QPointF], tuple[QPointF, QPointF]]:
        """The two lines on both sides of the dot."""
        if self._upright:
            x = middle.x()
            return (
                (QPointF(x, 0), QPointF(x, middle.y() - clear)),
                (QPointF(x, middle.y() + clear), QPointF(x, self.height())),
            )
        y, inset = middle.y(), u(3)
        return (
            (QPointF(inset, y), QPointF(middle.x() - clear, y)),
            (QPointF(middle.x() + clear, y), QPointF(self.width() - inset, y)),
        )


class _Space(QWidget):
    """Holds the place of a joint in the headings."""


class LaneLayout(QLayout):
    """Places a name, then a joint and a link three times."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        """By width, until something in it changes: a page of many rows asks for them again and again."""
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._heights.clear()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), dry=True)
        return self._heights[width]

    def minimumSize(self) -> QSize:
        return QSize(u(160), 0)

    def sizeHint(self) -> QSize:
        return QSize(u(600), self.heightForWidth(u(600)))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, dry=False)

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def restyle(self) -> None:
        self.invalidate()

    def _place(self, rect: QRect, dry: bool) -> int:
        return self._down(rect, dry) if not is_wide(rect.width()) else self._across(rect, dry)

    def _across(self, rect: QRect, dry: bool) -> int:
        left_over = rect.width() - 3 * u(_JOINT)
        widths = [round(left_over * share) for share in _SHARES]
        height = max(_height(item, width) for item, width in zip(self._items[::2], widths, strict=True))
        if not dry:
            x = rect.x()
            for place, item in enumerate(self._items):
                link = place % 2 == 0
                width = widths[place // 2] if link else u(_JOINT)
                high = min(_height(item, width), height) if link else height
                item.setGeometry(QRect(x, rect.y() + (height - high) // 2, width, high))
                _turn(item, upright=False)
                x += width
        return height

    def _down(self, rect: QRect, dry: bool) -> int:
        y, aside = rect.y(), u(_ASIDE)
        first = _height(self._items[0], rect.width())
        if not dry:
            self._items[0].setGeometry(QRect(rect.x(), y, rect.width(), first))
        y += first + u(_GAP) // 2
        for joint, link in zip(self._items[1::2], self._items[2::2], strict=True):
            width = rect.width() - aside
            high = max(_height(link, width), u(30))
            if not dry:
                joint.setGeometry(QRect(rect.x(), y, u(_ASIDE - 8), high + u(_GAP)))
                _turn(joint, upright=True)
                link.setGeometry(QRect(rect.x() + aside, y + u(_GAP) // 2, width, high))
            y += high + u(_GAP)
        return y - rect.y()


class Lane(QWidget):
    """One row of the grid: a name and its three links, each with whether it is there."""

    def __init__(self, tint: str) -> None:
        super().__init__()
        self._tint = tint
        self._lane = LaneLayout(self)
        self.setSizePolicy(grows_down())

    def show_links(self, name: QWidget, links: Sequence[tuple[bool, QWidget]]) -> None:
        """Show these in place of what was shown."""
        while (item := self._lane.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._lane.addWidget(name)
        for there, link in links:
            self._lane.addWidget(Joint(there, self._tint))
            self._lane.addWidget(link)

    @classmethod
    def headings(cls, *words: QWidget) -> Lane:
        """The words over the columns."""
        made = cls("muted")
        made._lane.addWidget(words[0])
        for word in words[1:]:
            made._lane.addWidget(_Space())
            made._lane.addWidget(word)
        return made


def is_wide(width: int) -> bool:
    """Whether a lane of *width* pixels runs to the right."""
    return width >= _WIDE_EM * em()


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _turn(item: QLayoutItem, upright: bool) -> None:
    joint = item.widget()
    if isinstance(joint, Joint):
        joint.set_upright(upright)
