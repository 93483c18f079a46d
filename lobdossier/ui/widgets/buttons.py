"""What can be pressed: buttons, the row of views, the switch."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QPushButton, QSizePolicy, QWidget

from lobdossier.ui.theme import color, icon, u
from lobdossier.ui.widgets.layout import hbox
from lobdossier.ui.widgets.painting import paint_focus, painter_of
from lobdossier.ui.widgets.toggling import Toggling

_ROLES = {
    "primary": "on_accent",
    "soft": "accent",
    "link": "accent",
    "ghost": "muted",
    "open": "muted",
    "segment": "segment",
    "pill": "choice",
    "nav": "nav",
    "danger": "danger",
}


class Pressable(Toggling, QAbstractButton):
    """A painted button: Space presses it, as with every button of Qt, and Enter too."""

    def __init__(self) -> None:
        super().__init__()
        self.hear_toggles()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self, event):
            super().keyPressEvent(event)


def press_by_enter(b: QAbstractButton, event: QKeyEvent) -> bool:
    """Press ``b`` if this is Enter without Ctrl; Qt itself does so in dialogs only."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.isAutoRepeat():
        return False
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    b.click()
    return True


class Option(NamedTuple):
    """One of a few things to choose from. ``fg`` and ``bg`` are colour roles."""

    id: str
    text: str
    icon: str = ""
    note: str = ""
    fg: str = "accent"
    bg: str = "accent_soft"


class Button(Toggling, QPushButton):
    """A push button whose icon keeps its size beside the words."""

    def __init__(self, text: str, kind: str, icon_name: str = "", icon_after: bool = False) -> None:
        super().__init__(text.replace("&", "&&"))
        self.hear_toggles()
        self._after = icon_after
        self._kind = kind
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if icon_after:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        if icon_name:
            self.set_icon(icon_name)

    @property
    def kind(self) -> str:
        return self._kind

    def set_icon(self, name: str, role: str | None = None) -> None:
        """Another sign; its colour follows from the kind of button unless ``role`` is given."""
        self.setIcon(icon(name, role or _ROLES.get(self._kind, "text"), at_end=self._after))
        self.restyle()

    def set_kind(self, kind: str) -> None:
        """Another kind: a button that steps back from ``primary`` to ``soft``. Set the icon again after it."""
        self._kind = kind
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)

    def setText(self, text: str) -> None:
        """Other words; between them and the icon there is room, also where there were none."""
        super().setText(text)
        self.restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def restyle(self) -> None:
        side = 16 if self._after else 18
        gap = 0 if not self.text() else 6 if self._after else 8
        self.setIconSize(QSize(u(side + gap), u(side)))


class OpenButton(Button):
    """A place that waits for something. Its dashes are painted: a dashed border of one pixel turns into dots."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.hasFocus():
            p = painter_of(self)
            p.setPen(QPen(color("accent" if self.underMouse() else "border_strong"), 1.2, Qt.PenStyle.DashLine))
            p.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), u(10), u(10))


def button(
    text: str,
    icon: str = "",
    kind: str = "",
    tip: str = "",
    checked: bool | None = None,
    after: bool = False,
) -> Button:
    """A button with a verb on it. ``kind``: primary, soft, ghost, link, capture, pill, open, segment, danger, crumb.

    ``after`` puts the icon behind the words; ``checked`` makes it one that stays in. Raises ``ValueError`` for a button
    without words that has no ``tip``: the tip is its name.
    """
    if not text and not tip:
        raise ValueError("a button without words needs a name")
    made = OpenButton(text, kind, icon, after) if kind == "open" else Button(text, kind, icon, after)
    if checked is not None:
        made.setCheckable(True)
        made.setChecked(checked)
    if tip:
        made.setToolTip(tip)
    made.setAccessibleName(text or tip)
    return made


def wide(b: Button) -> Button:
    """Let a button take the whole width of its column."""
    b.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return b


def filter_pill(text: str, on: bool = False) -> Button:
    """A filter above a list: pressed when it filters, with a cross to take it away."""
    return button(text, "x" if on else "chevron-down", "pill", checked=on, after=True)


class Segmented(QWidget):
    """Two to four views of the same thing, exactly one of them on. ``chosen`` gives the id of the new one."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[Option], current: str = "") -> None:
        super().__init__()
        self.setObjectName("segmented")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self._ids = [option.id for option in options]
        self._group = QButtonGroup(self)
        row = hbox(gap=2, m=(3, 3, 3, 3))
        for place, option in enumerate(options):
            b = button(option.text, option.icon, "segment", option.note, checked=option.id == (current or self._ids[0]))
            b.setAccessibleName(f"{name}: {option.text}")
            self._group.addButton(b, place)
            b.clicked.connect(self._tell)
            row.addWidget(b)
        self.setLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def current(self) -> str:
        return self._ids[self._group.checkedId()]

    def set_current(self, which: str) -> None:
        """Show another one as chosen, without a signal."""
        self._group.button(self._ids.index(which)).setChecked(True)

    def show_only(self, ids: Collection[str]) -> None:
        """Leave out the views that there is nothing for now."""
        for place, which in enumerate(self._ids):
            self._group.button(place).setVisible(which in ids)

    def take_keyboard(self) -> None:
        """The keyboard goes to the view that is on."""
        self._group.button(self._group.checkedId()).setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self.chosen.emit(self.current)


class Toggle(Pressable):
    """A switch: on or off at once, without a Save. ``toggled`` tells."""

    def __init__(self, name: str, on: bool = False) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setChecked(on)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.restyle()

    def restyle(self) -> None:
        self.setFixedSize(u(46), u(28))

    def sizeHint(self) -> QSize:
        return QSize(u(46), u(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        on, edge = self.isChecked(), u(3)
        rect = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        p.setPen(QPen(color("accent" if on else "border_strong"), 1.5))
        p.setBrush(color("accent" if on else "surface"))
        p.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        inset = u(3.5)
        side = rect.height() - 2 * inset
        x = rect.right() - side - inset if on else rect.left() + inset
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(color("on_accent" if on else "border_strong"))
        p.drawEllipse(QRectF(x, rect.top() + inset, side, side))
        if self.hasFocus():
            ring = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
            paint_focus(p, ring, ring.height() / 2, "text" if on else "accent")
