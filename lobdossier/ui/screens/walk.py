""" "Bekijken": a calm walk through the dossier, full screen, for two people at one table. Nothing can be changed here."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from lobdossier.ui.context import Context
from lobdossier.ui.screen import Reach, Screen
from lobdossier.ui.walk.pages import page_of
from lobdossier.ui.walk.stops import Stop, first_stop, stops
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, hbox, rule, sized, vbox
from lobdossier.ui.widgets.messages import announce
from lobdossier.ui.widgets.page import Body, scroll
from lobdossier.ui.words import tr

_WIDTH = 1_180


class WalkScreen(Screen):
    """Arrow keys turn the pages, up and down scroll, Escape closes. The target is what to begin with, or none.

    The first page is there at once, and each page is read when it is turned to; which pages there are comes in the background.
    """

    own_primary: ClassVar[bool] = True
    reach: ClassVar[Reach] = Reach.SEARCH

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._stops: list[Stop] = [Stop()]
        self._at, self._counted = 0, False
        self.setWindowTitle(tr("Bekijken"))
        self.setObjectName("calm")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._body = Body()
        self._area: QAbstractScrollArea = scroll(self._body)
        self._page = vbox(gap=0)
        self._body.setLayout(hbox(None, (sized(box(self._page), max_width=_WIDTH), 20), None, m=(40, 34, 40, 34)))
        self._place = label("", "muted")
        self._previous = button(tr("Vorige"), "arrow-left", "ghost")
        self._next = button(tr("Volgende"), "arrow-right", "ghost", after=True)
        close = button(tr("Sluiten"), "x", "ghost", tr("Sluiten (Escape)"))
        self._previous.clicked.connect(lambda: self.turn(-1))
        self._next.clicked.connect(lambda: self.turn(1))
        close.clicked.connect(context.way.back)
        foot = hbox(self._previous, None, self._place, None, self._next, 20, close, gap=10, m=(24, 8, 24, 8))
        self.setLayout(vbox((self._area, 1), rule(), foot, gap=0))
        self._listen()

    def open(self, target: str) -> None:
        """Begin at the experience or the conversation *target*, or at the page about the student."""
        self._stops, self._at, self._counted = [first_stop(self.context.workspace, target)], 0, False
        super().open(target)
        self.setFocus()

    def refresh(self) -> None:
        """Show what the dossier holds now, on the page where one is."""
        self._show()
        workspace, target = self.context.workspace, self.target
        self.context.jobs.run(
            self,
            lambda _progress, _stopped: (target, stops(workspace, target)),
            done=lambda found: self._arrived(*found),
            failed=self.context.voice.fail,
        )

    def turn(self, by: int) -> None:
        """Go *by* pages on; at the ends nothing happens."""
        to = min(len(self._stops) - 1, max(0, self._at + by))
        if to != self._at:
            self._at = to
            self._show()

    def _listen(self) -> None:
        """Shortcuts, because a button that has the keyboard would keep the arrow keys to itself."""
        keys: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Right: lambda: self.turn(1),
            Qt.Key.Key_PageDown: lambda: self.turn(1),
            Qt.Key.Key_Left: lambda: self.turn(-1),
            Qt.Key.Key_PageUp: lambda: self.turn(-1),
            Qt.Key.Key_Home: lambda: self.turn(-len(self._stops)),
            Qt.Key.Key_End: lambda: self.turn(len(self._stops)),
            Qt.Key.Key_Down: lambda: self._scroll(3),
            Qt.Key.Key_Up: lambda: self._scroll(-3),
            Qt.Key.Key_Escape: self.context.way.back,
        }
        for key, act in keys.items():
            shortcut = QShortcut(key, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _scroll(self, steps: int) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + steps * bar.singleStep())

    def _arrived(self, target: str, found: list[Stop]) -> None:
        """The pages are known, or known anew; the one that is shown stays, if it still is one of them."""
        if target != self.target:
            return
        here = self._stops[self._at]
        self._stops, self._counted = found, True
        self._at = found.index(here) if here in found else 0
        if found[self._at] == here:
            self._say_place()
        else:
            self._show()

    def _show(self) -> None:
        page: QWidget = page_of(self._stops[self._at], self.context)
        self._page.clear()
        self._page.put(page)
        self._area.verticalScrollBar().setValue(0)
        self._say_place()

    def _say_place(self) -> None:
        self._previous.setEnabled(self._at > 0)
        self._next.setEnabled(self._at < len(self._stops) - 1)
        if not self._counted:
            self._place.clear()
            self.setAccessibleName(tr("Bekijken"))
            return
        said = tr("{n} van {all}", n=self._at + 1, all=len(self._stops))
        self._place.setText(said)
        self.setAccessibleName(tr("Bekijken, {place}", place=said))
        announce(self, said)
