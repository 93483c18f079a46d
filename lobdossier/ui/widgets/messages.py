"""Messages: one that passes (``Toast``), one that stays (``Banner``), and work that goes on (``ProgressStrip``)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCursor, QKeyEvent, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from lobdossier.ui.theme import u
from lobdossier.ui.widgets.buttons import Button, button
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import FlowLayout, grows_down, hbox, vbox
from lobdossier.ui.widgets.painting import paint_card, painter_of
from lobdossier.ui.words import tr

_SECONDS = 8.0
_LETTERS_A_SECOND = 10
"""How fast a slow reader reads what only says that something was done; it stays half of the time at least."""
_ICONS = {"info": "info", "ok": "circle-check", "warn": "triangle-alert", "danger": "circle-x", "accent": "eye"}


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say ``text`` now, without moving the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class Toast(QFrame):
    """A word at the foot of the window after something was done, with one way back: "Ervaring weggegooid [Ongedaan maken]".

    It stays 8 seconds, longer as long as the pointer or the keyboard is on it. F6 brings the keyboard to it from
    anywhere in the window, Escape closes it. A new message takes the place of the old one. Without a way back it goes as
    soon as it can be read, and what it covers can be clicked.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._on_action: Callable[[], None] | None = None
        self._before: QWidget | None = None
        self._words = label("", "strong", wrap=False)
        self._words.setProperty("tone", "onText")
        self._action = button(tr("Ongedaan maken"), kind="toast")
        self._close = button("", "x", "toast", tr("Melding sluiten"))
        self._close.set_icon("x", "surface")
        self._row = hbox((self._words, 1), self._action, self._close, gap=6, m=(16, 6, 6, 8))
        self.setLayout(self._row)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._time_is_up)
        self._action.clicked.connect(self._act)
        self._close.clicked.connect(self.dismiss)
        self._shortcut = QShortcut(Qt.Key.Key_F6, window)
        self._shortcut.activated.connect(self.focus_here)
        window.installEventFilter(self)
        self.hide()

    def say(
        self, text: str, action: str = "", on_action: Callable[[], None] | None = None, seconds: float = 0.0
    ) -> None:
        """Show ``text``; with ``action`` a button that calls ``on_action`` and closes the message."""
        self._words.setText(text)
        self.setAccessibleName(text)
        self._on_action = on_action
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self._close.setVisible(bool(action))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not action)
        usual = _SECONDS if action else max(_SECONDS / 2, len(text) / _LETTERS_A_SECOND)
        self._timer.start(round((seconds or usual) * 1000))
        self._place()  # before it shows, so that it does not flash in the corner
        self.show()
        self.raise_()
        self._place()
        announce(self, f"{text}. {action}" if action else text)

    def dismiss(self) -> None:
        """Close it now; the keyboard goes back to where it was."""
        self._timer.stop()
        held = self.isAncestorOf(self._window.focusWidget() or self._window)
        self.hide()
        if held and self._before is not None:
            self._before.setFocus()
        self._before = None

    def focus_here(self) -> None:
        """Bring the keyboard to the way back that the message offers, if there is one."""
        if self._action.isVisible():
            self._before = self._window.focusWidget()
            self._action.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def restyle(self) -> None:
        self._close.set_icon("x", "surface")
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_card(painter_of(self), QRectF(self.rect()).adjusted(1, 1, -1, -3), "text", "surface", radius=12)

    def _place(self) -> None:
        """In the middle of the foot of the window, in lines when the window is narrow."""
        most = self._window.width() - 2 * u(16)
        self._words.setWordWrap(False)
        fits = self._row.sizeHint().width() <= most
        self._words.setWordWrap(not fits)
        width = self._row.sizeHint().width() if fits else most
        height = self._row.heightForWidth(width) if not fits else self._row.sizeHint().height()
        self.setGeometry((self._window.width() - width) // 2, self._window.height() - height - u(20), width, height)

    def _time_is_up(self) -> None:
        focus = self._window.focusWidget()
        pointed_at = self._action.isVisible() and self.rect().contains(self.mapFromGlobal(QCursor.pos()))
        if pointed_at or (focus is not None and self.isAncestorOf(focus)):
            self._timer.start(1000)
        else:
            self.dismiss()

    def _act(self) -> None:
        act = self._on_action
        self.dismiss()
        if act is not None:
            act()


class Banner(QFrame):
    """A message that stays until its cause is gone: what happened, what is safe, what to do. Its words can be copied.

    ``tone``: info, ok, warn, danger or accent. Each action is (words, what it does); ``closable`` adds a cross.
    """

    closed = Signal()

    def __init__(
        self,
        text: str = "",
        tone: str = "info",
        actions: Sequence[tuple[str, Callable[[], None]]] = (),
        closable: bool = False,
    ) -> None:
        super().__init__()
        self._tone = tone
        self._icon = Icon(_ICONS[tone], "text", 20)
        self._words = label("", wrap=True)
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._actions = QWidget()
        self._flow = FlowLayout(self._actions, 8)
        self._actions.setSizePolicy(grows_down())
        self._cross = button("", "x", "ghost", tr("Melding sluiten"))
        self._cross.clicked.connect(self._close)
        if not closable:
            self._cross.hide()
        words = vbox(self._words, self._actions, gap=8)
        self.setLayout(hbox(vbox(self._icon, None), (words, 1), vbox(self._cross, None), gap=12, m=(16, 12, 12, 14)))
        self.setSizePolicy(grows_down())
        self.set_message(text, tone, actions)

    @property
    def text(self) -> str:
        return self._words.text()

    def set_message(
        self, text: str, tone: str = "info", actions: Sequence[tuple[str, Callable[[], None]]] = ()
    ) -> None:
        """Another message; an empty one hides the banner. A screen reader says it at once."""
        self._tone = tone
        self._icon.set_icon(_ICONS[tone], "text" if tone == "info" else tone)
        self._words.setText(text)
        self._words.setAccessibleName(text)
        self.setAccessibleName(text)
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for said, act in actions:
            self._flow.addWidget(self._action(said, act))
        self._actions.setVisible(bool(actions))
        self.setVisible(bool(text))
        if text and self.isVisible():
            announce(self, text)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        fill = "accent_soft" if self._tone in ("info", "accent") else f"{self._tone}_soft"
        line = "accent" if self._tone in ("info", "accent") else self._tone
        paint_card(painter_of(self), QRectF(self.rect()).adjusted(1, 1, -1, -1), fill, line, shadow=False, radius=12)

    def _action(self, said: str, act: Callable[[], None]) -> Button:
        b = button(said)
        b.clicked.connect(lambda _checked=False: act())
        return b

    def _close(self) -> None:
        self.hide()
        self.closed.emit()


class ProgressStrip(QFrame):
    """Work that goes on: what, how far, and a way to stop it. Hidden while there is none. ``cancelled`` asks to stop."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "strong", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = button(tr("Stoppen"), "x", "ghost")
        self._cancel.clicked.connect(self._stop)
        self.setLayout(hbox((vbox(self._words, self._bar, gap=6), 1), self._cancel, gap=14, m=(16, 10, 8, 12)))
        self.hide()

    def start(self, text: str, total: int = 0) -> None:
        """Show that ``text`` goes on, in ``total`` steps; 0 when nobody knows how many."""
        self._words.setText(text)
        self.setAccessibleName(text)
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, total)
        self._bar.setValue(0)
        self._cancel.setEnabled(True)
        self.show()
        announce(self, text)

    def set_progress(self, done: int, total: int, text: str = "") -> None:
        """``done`` of ``total`` steps, with other words when they are given."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if text:
            self._words.setText(text)

    def finish(self) -> None:
        """The work is over, well or not: the strip goes away."""
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_card(painter_of(self), QRectF(self.rect()).adjusted(1, 1, -1, -3), "surface", radius=12)

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._words.setText(tr("Even afronden …"))
        self.cancelled.emit()
