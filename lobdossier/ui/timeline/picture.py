"""The timeline as a widget: how mouse, wheel and keys get about in it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from lobdossier.domain.timeline.axis import View
from lobdossier.domain.timeline.layout import Mark
from lobdossier.domain.timeline.things import Moment
from lobdossier.ui.theme import u
from lobdossier.ui.thumbnails import Thumbnails
from lobdossier.ui.timeline.scene import Scene
from lobdossier.ui.timeline.walking import beside_in_time, beyond, in_next_lane
from lobdossier.ui.words import tr

ZOOM: Final = 2.0
_WHEEL: Final = 1.25
"""How much closer one notch of the wheel brings."""
_NOTCH: Final = 120
_DRAG: Final = 5
_NEAR: Final = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_FAR: Final = (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)
_OPEN: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_PAGES: Final = {Qt.Key.Key_PageUp: -0.8, Qt.Key.Key_PageDown: 0.8}
_SIDEWAYS: Final = {Qt.Key.Key_Left: -0.25, Qt.Key.Key_Right: 0.25}


class TimelinePicture(Scene):
    """←/→ goes through what happened in order of time, ↑/↓ through the lanes, + and − come nearer and further.

    With Ctrl ←/→ looks further without choosing (Alt+← is the way back of the window), and the wheel zooms; with Shift
    the wheel looks further. A drag does too. A click chooses, and opens a group; a double click or Enter opens what is chosen.
    """

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__(thumbnails)
        self._pressed: tuple[QPointF, View] | None = None
        self._dragged = False
        self.setAccessibleDescription(
            tr(
                "Pijltjes: van ding naar ding en van baan naar baan. Enter: openen. Plus en min: dichterbij en verderaf."
            )
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def step(self, forward: bool) -> None:
        """Choose the next or the former thing in time."""
        found = beside_in_time(self.marks, self.current, forward)
        if found is None and (moment := beyond(self.told, self.current, forward)) is not None:
            self._reach(moment)
        else:
            self.choose(found)

    def to_end(self, last: bool) -> None:
        """Choose the first or the last thing of all."""
        if self.told.moments:
            self._reach(self.told.moments[-1 if last else 0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._key(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = (event.position(), self.view), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._hover(self._mark_at(event.position()))
            return
        start, view = self._pressed
        gone = event.position().x() - start.x()
        if self._dragged or abs(gone) > u(_DRAG):
            self._dragged = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._glide.to(view.moved(-gone / self._now.scale, self._bounds), at_once=True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        self.unsetCursor()
        if pressed is None or self._dragged:
            return
        mark = self._mark_at(event.position())
        if mark is not None:
            self.choose(mark)
            if mark.group:
                self.open_mark(mark)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        mark = self._mark_at(event.position())
        if mark is not None and not mark.group:
            self.opened.emit(mark)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned, aside = event.angleDelta().y(), event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            around = self._now.day(event.position().x() - self._geometry.side)
            self._glide.to(self.view.zoomed(_WHEEL ** (turned / _NOTCH), around, self._bounds), at_once=True)
        elif aside or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._glide.to(
                self.view.moved(-(aside or turned) / _NOTCH * self.view.days * 0.1, self._bounds), at_once=True
            )
        else:  # up and down is for the page
            event.ignore()
            return
        event.accept()

    # ------------------------------------------------------------ private
    def _key(self, event: QKeyEvent) -> bool:
        key, ctrl = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        if key in _PAGES or (ctrl and key in _SIDEWAYS):
            share = _PAGES.get(key) or _SIDEWAYS[key]
            self.look_from(self.view.first + share * self.view.days, at_once=False)
        elif ctrl:  # Ctrl with + and − is the size of the letters
            return False
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step(key == Qt.Key.Key_Right)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.choose(in_next_lane(self.layout_now, self.current, key == Qt.Key.Key_Down))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.to_end(key == Qt.Key.Key_End)
        else:
            return self._zoom_key(key)
        return True

    def _zoom_key(self, key: Qt.Key) -> bool:
        if key in _NEAR:
            self.zoom(ZOOM)
        elif key in _FAR:
            self.zoom(1 / ZOOM)
        elif key == Qt.Key.Key_0:
            self.show_all()
        elif key in _OPEN and self.current is not None:
            self.open_current()
        else:
            return False
        return True

    def _reach(self, moment: Moment) -> None:
        """Choose *moment*, which may be too far away to have been worked out yet."""
        day = float((moment.first or self._today).toordinal())
        self._glide.to(self.view.reaching(day, day + 1, self._bounds))
        self.choose(self._mark_of(moment))

    def _hover(self, mark: Mark | None) -> None:
        if mark is not self._hovered:
            self._hovered = mark
            self.update()
        if mark is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
