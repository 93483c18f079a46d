"""Layouts as expressions: ``vbox(title, 8, hbox(name, None, save), gap=6)``.

Lengths are drawn for 11 pt text and grow with it, also when the text size changes while the window is open.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, cast

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget

from lobdossier.ui.theme import em, u
from lobdossier.ui.theme.theme import KEEPS_SIZE
from lobdossier.ui.widgets.fitting import Fitting

Part: TypeAlias = QWidget | QLayout | int | tuple[QWidget | QLayout, int] | None
"""``None`` is a stretch, an ``int`` is space, ``(part, n)`` gives a stretch factor."""
Margins: TypeAlias = tuple[int, int, int, int]
"""Left, top, right, bottom."""

_MAX = 16777215  # QWIDGETSIZE_MAX, which PySide6 does not export


class Box(QBoxLayout):
    """A row or a column that keeps its lengths as drawn and sets them again when the text size changes."""

    def __init__(self, direction: QBoxLayout.Direction, parts: Sequence[Part], gap: int, m: Margins) -> None:
        super().__init__(direction)
        self._gap, self._margins = gap, m
        self._spaces: list[tuple[QSpacerItem, int]] = []
        self.restyle()
        for part in parts:
            self.put(part)

    def put(self, part: Part) -> None:
        """Add one part at the end."""
        stretch = 0
        if isinstance(part, tuple):
            part, stretch = part
        if part is None:
            self.addStretch(1)
        elif isinstance(part, int):
            self._add_space(part)
        elif isinstance(part, QWidget):
            self.addWidget(part, stretch)
        else:
            self.addLayout(part, stretch)

    def restyle(self) -> None:
        self.setSpacing(u(self._gap))
        left, top, right, bottom = self._margins
        self.setContentsMargins(u(left), u(top), u(right), u(bottom))
        for item, px in self._spaces:
            item.changeSize(*self._space(px))
        self.invalidate()

    def set_margins(self, m: Margins) -> None:
        """Other margins from now on."""
        if m != self._margins:
            self._margins = m
            self.restyle()

    def clear(self) -> None:
        """Take everything out; widgets in it are deleted."""
        self._spaces.clear()
        clear(self)

    def _add_space(self, px: int) -> None:
        item = QSpacerItem(*self._space(px), QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._spaces.append((item, px))
        self.addItem(item)

    def _space(self, px: int) -> tuple[int, int]:
        across = self.direction() in (QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.RightToLeft)
        return (u(px), 0) if across else (0, u(px))


def hbox(*parts: Part, gap: int = 10, m: Margins = (0, 0, 0, 0)) -> Box:
    """A row."""
    return Box(QBoxLayout.Direction.LeftToRight, parts, gap, m)


def vbox(*parts: Part, gap: int = 6, m: Margins = (0, 0, 0, 0)) -> Box:
    """A column."""
    return Box(QBoxLayout.Direction.TopToBottom, parts, gap, m)


def clear(layout: QLayout) -> None:
    """Take everything out of ``layout``; its widgets are hidden at once and deleted later."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def box(layout: QLayout, name: str = "", width: int | None = None) -> QWidget:
    """A plain widget around a layout; ``name`` is what the sheet paints it by (``sidebar``, ``well``, ``panel``)."""
    made = QWidget()
    made.setLayout(layout)
    if name:
        made.setObjectName(name)
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return sized(made, width=width) if width else made


class _Sizer(QObject):
    """Keeps the sizes of one widget as drawn; lives as long as that widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.setObjectName(KEEPS_SIZE)
        self.width: int | None = None
        self.height: int | None = None
        self.max_width: int | None = None
        self.min_width: int | None = None
        self.min_height: int | None = None

    def restyle(self) -> None:
        widget = cast(QWidget, self.parent())
        if self.width is not None:
            widget.setFixedWidth(u(self.width))
        if self.height is not None:
            widget.setFixedHeight(u(self.height))
        if self.max_width is not None:
            widget.setMaximumWidth(u(self.max_width))
        if self.min_width is not None:
            widget.setMinimumWidth(u(self.min_width))
        if self.min_height is not None:
            widget.setMinimumHeight(u(self.min_height))


def sized(
    widget: QWidget,
    width: int | None = None,
    height: int | None = None,
    max_width: int | None = None,
    min_height: int | None = None,
    min_width: int | None = None,
) -> QWidget:
    """Give ``widget`` sizes that grow with the text. Returns it."""
    sizer = next((c for c in widget.children() if isinstance(c, _Sizer)), None) or _Sizer(widget)
    sizer.width = width if width is not None else sizer.width
    sizer.height = height if height is not None else sizer.height
    sizer.max_width = max_width if max_width is not None else sizer.max_width
    sizer.min_width = min_width if min_width is not None else sizer.min_width
    sizer.min_height = min_height if min_height is not None else sizer.min_height
    sizer.restyle()
    return widget


def at_start(part: QWidget | QLayout) -> Box:
    """Keep a part as wide as its words, at the left."""
    return hbox(part, None)


def centred(part: QWidget | QLayout) -> Box:
    """Keep a part as wide as its words, in the middle."""
    return hbox(None, part, None)


def rule(vertical: bool = False) -> QFrame:
    """A hairline."""
    line = QFrame()
    line.setObjectName("rule")
    line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


class FlowLayout(QLayout):
    """Left to right, then the next line; each widget keeps its size hint, things on one line share their middle."""

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), dry=True)

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(h.width() for h in hints) + u(self._gap) * max(0, len(hints) - 1)
        return QSize(width, max((h.height() for h in hints), default=0))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, dry=False)

    def restyle(self) -> None:
        self.invalidate()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, dry: bool) -> int:
        gap, x, y = u(self._gap), rect.x(), rect.y()
        line: list[tuple[QLayoutItem, QSize, int]] = []
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(max(1, rect.width()), _MAX))
            if line and x + size.width() > rect.right() + 1:
                y += _close(line, y, dry) + gap
                line, x = [], rect.x()
            line.append((item, size, x))
            x += size.width() + gap
        return y + _close(line, y, dry) - rect.y()


def _close(line: list[tuple[QLayoutItem, QSize, int]], y: int, dry: bool) -> int:
    """Place the items of one line around its middle; its height."""
    height = max((size.height() for _, size, _ in line), default=0)
    if not dry:
        for item, size, x in line:
            item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
    return height


def flow(*widgets: QWidget, gap: int = 8) -> QWidget:
    """Widgets in a row that breaks into lines where the room ends."""
    made = QWidget()
    layout = FlowLayout(made, gap)
    for widget in widgets:
        layout.addWidget(widget)
    made.setSizePolicy(grows_down())
    return made


def grows_down() -> QSizePolicy:
    """The policy of something whose height follows from its width."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


class Columns(Fitting):
    """A main column and a side column; with less than ``stack_em`` letters of width the side goes underneath."""

    def __init__(self, main: QWidget, side: QWidget, side_width: int = 320, gap: int = 20, stack_em: int = 100) -> None:
        super().__init__()
        self._side, self._side_width, self._stack_em = side, side_width, stack_em
        self._row = hbox((main, 1), side, gap=gap)
        self.setLayout(self._row)

    @property
    def stacked(self) -> bool:
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def _fit(self) -> None:
        narrow = self.width() < self._stack_em * em()
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != direction:
            self._row.setDirection(direction)
        self._side.setMinimumWidth(0 if narrow else u(self._side_width))
        self._side.setMaximumWidth(_MAX if narrow else u(self._side_width))
