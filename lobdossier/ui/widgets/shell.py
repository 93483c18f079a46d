"""The rooms at the left of the window: a sidebar, or in a small window a rail with words under the icons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFont, QFontMetricsF, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from lobdossier.ui.theme import color, draw_icon, em, font, tokens, u
from lobdossier.ui.widgets.buttons import Button, Pressable, button, wide
from lobdossier.ui.widgets.labels import Elided, Icon
from lobdossier.ui.widgets.layout import hbox, vbox
from lobdossier.ui.widgets.painting import CENTER, painter_of
from lobdossier.ui.widgets.people import Avatar, initials
from lobdossier.ui.words import tr

_RAIL_EM = 160
"""Windows narrower than this many letters get the rail."""


class Room(NamedTuple):
    """A place in the sidebar. ``shortcut`` is shown in its tooltip, such as ``Ctrl+1``."""

    id: str
    title: str
    icon: str
    shortcut: str = ""


def is_compact(width: int) -> bool:
    """True when a window of ``width`` pixels is small for its text: rooms shrink to a rail, pages close ranks."""
    return width < _RAIL_EM * em()


class NavButton(Button):
    """A room in the sidebar."""

    def __init__(self, title: str, icon: str) -> None:
        super().__init__(title, "nav", icon)
        self.setCheckable(True)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        self.setIconSize(QSize(u(28), u(20)))


class RailButton(Pressable):
    """A room on the narrow rail: icon over word, so that nobody has to guess. ``kind``: nav, tool, soft, primary."""

    def __init__(self, title: str, icon: str, kind: str = "nav") -> None:
        super().__init__()
        self._icon, self._kind = icon, kind
        self.setText(title)
        self.setCheckable(kind == "nav")
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_kind(self, kind: str) -> None:
        self._kind = kind
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._font(True))
        width = max(u(78), round(metrics.horizontalAdvance(self.text())) + u(10))
        return QSize(width, round(metrics.height()) + u(20) + u(18))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(hint.width(), hint.height() - u(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = painter_of(self)
        on = self.isChecked()
        fill = {"primary": "accent", "soft": "accent_soft"}.get(self._kind, "accent_soft" if on else "")
        fg = {"primary": "on_accent", "soft": "accent"}.get(self._kind, "accent" if on else "muted")
        if not fill and self.underMouse():
            fill = "surface2"
        if self.hasFocus():
            p.setPen(QPen(color("text" if self._kind == "primary" else "accent"), 2.5))
        elif tokens().flat and (on or self._kind == "soft"):
            p.setPen(QPen(color("accent"), 2))
        else:
            p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(color(fill) if fill else Qt.BrushStyle.NoBrush)
        p.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), u(10), u(10))
        face = self._font(on or self._kind != "nav")
        words = QFontMetricsF(face).height()
        side = min(u(20), max(u(15), self.height() - words - u(6)))  # in a low window the word keeps its room
        gap = min(u(4), max(0.0, (self.height() - words - side) / 4))
        top = (self.height() - words - side - gap) / 2
        draw_icon(p, self._icon, fg, QRectF((self.width() - side) / 2, top, side, side))
        p.setFont(face)
        p.setPen(color(fg))
        p.drawText(QRectF(0, top + side + gap, self.width(), words), CENTER, self.text())

    def _font(self, strong: bool) -> QFont:
        return font(0.82, 700 if strong else 500)


class Sidebar(QFrame):
    """The rooms, what starts something new, and at the foot whose dossier it is. ``fit(width)`` chooses its form.

    ``new`` and ``search`` are the words of those buttons, empty to leave them out. The short words of the rail follow
    the ``|``: ``tr("Nieuwe ervaring|Nieuw")``.
    """

    room_chosen = Signal(str)
    new_wanted = Signal()
    search_wanted = Signal()
    reading_wanted = Signal()
    settings_wanted = Signal()

    def __init__(
        self, title: str, rooms: Sequence[Room], new: str = "", search: str = "", reading: bool = True
    ) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self._title, self._rooms, self._new, self._search, self._reading = title, rooms, new, search, reading
        self._compact = False
        self._current = rooms[0].id
        self._nav: dict[str, NavButton | RailButton] = {}
        self._wide = QWidget()
        self._rail = QWidget()
        self._new_buttons: list[Button | RailButton] = []
        self._new_kind = ""
        self._people: list[Avatar] = []
        self._build_wide()
        self._build_rail()
        self.setLayout(hbox(self._wide, self._rail, gap=0))
        self._rail.hide()
        self.restyle()
        self.set_current(self._current)

    @property
    def compact(self) -> bool:
        return self._compact

    @property
    def current(self) -> str:
        return self._current

    def fit(self, window_width: int) -> None:
        """Take the form that suits a window of this width."""
        compact = is_compact(window_width)
        if compact != self._compact:
            self._compact = compact
            self._wide.setVisible(not compact)
            self._rail.setVisible(compact)
            self.restyle()

    def set_current(self, room: str) -> None:
        """Show which room is open; an unknown or empty id shows none."""
        self._current = room
        for key, b in self._nav.items():
            b.setChecked(key.split(":")[1] == room)

    def set_person(self, name: str) -> None:
        """Whose dossier it is: the first name is shown, the whole name is the tooltip."""
        self._who.setText(next(iter(name.split()), ""))
        self._who.setToolTip(name)
        for avatar in self._people:
            avatar.set_initials(initials(name))
            avatar.setToolTip(name)

    def set_quiet_new(self, quiet: bool) -> None:
        """Let the 'new' button step back where the page has a filled button of its own."""
        kind = "soft" if quiet else "primary"
        if kind == self._new_kind:
            return
        self._new_kind = kind
        for b in self._new_buttons:
            b.set_kind(kind)
            if isinstance(b, Button):
                b.set_icon("plus")

    def minimumSizeHint(self) -> QSize:
        """A low window is allowed: then the rail leaves the avatar out."""
        return QSize(super().minimumSizeHint().width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rail_avatar.setVisible(self._rail.sizeHint().height() <= event.size().height() or not self._compact)

    def restyle(self) -> None:
        if self._compact:
            hints = [b.sizeHint().width() for key, b in self._nav.items() if key.startswith("rail")]
            self.setFixedWidth(max(hints) + u(14))
        else:
            self.setFixedWidth(u(226))

    def _build_wide(self) -> None:
        brand = Elided(self._title)
        brand.setObjectName("brand")
        parts: list[QWidget | int] = []
        if self._search:
            find = wide(button(self._words(self._search, 0), "search", "search"))
            find.clicked.connect(self.search_wanted)
            parts += [find, 4]
        if self._new:
            new = wide(button(self._words(self._new, 0), "plus", "primary"))
            new.clicked.connect(self.new_wanted)
            self._new_buttons.append(new)
            parts += [new, 8]
        for room in self._rooms:
            parts.append(self._add_nav("wide", room, NavButton(room.title, room.icon)))
        self._who = Elided("", "strong")
        foot = hbox(self._avatar(), (self._who, 1), gap=6)
        if self._reading:
            foot.put(self._tool(tr("Weergave en lezen"), "accessibility", self.reading_wanted))
        foot.put(self._tool(tr("Instellingen"), "settings", self.settings_wanted))
        top = hbox(Icon("route", "accent", 24), (brand, 1), gap=9, m=(6, 0, 0, 0))
        self._wide.setLayout(vbox(top, 8, *parts, None, foot, gap=6, m=(14, 20, 14, 14)))

    def _build_rail(self) -> None:
        parts: list[QWidget | int] = []
        if self._search:
            find = RailButton(self._words(self._search, 1), "search", "tool")
            find.setAccessibleName(self._words(self._search, 0))
            find.clicked.connect(self.search_wanted)
            parts.append(find)
        if self._new:
            new = RailButton(self._words(self._new, 1), "plus", "primary")
            new.setAccessibleName(self._words(self._new, 0))
            new.clicked.connect(self.new_wanted)
            self._new_buttons.append(new)
            parts += [new, 4]
        for room in self._rooms:
            parts.append(self._add_nav("rail", room, RailButton(room.title, room.icon)))
        foot = hbox(None, self._tool(tr("Instellingen"), "settings", self.settings_wanted), None)
        self._rail_avatar = self._avatar()
        self._rail.setLayout(vbox(*parts, None, foot, hbox(None, self._rail_avatar, None), gap=1, m=(7, 10, 7, 8)))

    def _add_nav(self, form: str, room: Room, b: NavButton | RailButton) -> QWidget:
        self._nav[f"{form}:{room.id}"] = b
        b.setToolTip(f"{room.title}  {room.shortcut}".rstrip())
        b.clicked.connect(self._nav_clicked)
        return b

    def _nav_clicked(self) -> None:
        pressed = self.sender()
        for key, b in self._nav.items():
            if b is pressed:
                room = key.split(":")[1]
                self.set_current(room)
                self.room_chosen.emit(room)

    def _avatar(self) -> Avatar:
        avatar = Avatar("?", 34, 1)
        self._people.append(avatar)
        return avatar

    def _tool(self, name: str, icon: str, wanted: SignalInstance) -> Button:
        b = button("", icon, "ghost", name)
        b.clicked.connect(wanted)
        return b

    @staticmethod
    def _words(words: str, which: int) -> str:
        """The long (0) or the short (1) form of ``long|short``."""
        return words.split("|")[min(which, words.count("|"))]
