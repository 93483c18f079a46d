"""A page that scrolls when it must, its head, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from lobdossier.ui.theme import em
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.fitting import Fitting
from lobdossier.ui.widgets.labels import Elided, Icon, label
from lobdossier.ui.widgets.layout import Box, FlowLayout, Margins, Part, box, grows_down, hbox, vbox
from lobdossier.ui.widgets.shell import is_compact

MARGINS: Margins = (32, 26, 32, 26)
_TITLE_EM = 24
"""A title with less room than this beside its actions gets a line of its own."""


class Body(Fitting):
    """The inside of a scrolling page.

    A wrapped label guesses its least height at a narrow width, which would show a scroll bar too early; the layout's
    own height-for-width is exact, so the guess is dropped. Its width is the window's, whatever is in it.
    In a window that is small for its text the margins of its layout are half as wide.
    """

    def __init__(self, column: Box | None = None, m: Margins = MARGINS) -> None:
        super().__init__()
        self._column, self._margins = column, m
        if column is not None:
            self.setLayout(column)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def _fit(self) -> None:
        if self._column is not None:
            self._column.set_margins(margins_in(self.window(), self._margins))


def margins_in(window: QWidget, m: Margins) -> Margins:
    """The margins *m* of a page, or half of them when *window* is small for its text."""
    if not is_compact(window.width()):
        return m
    left, top, right, bottom = m
    return left // 2, top // 2, right // 2, bottom // 2


def scroll(body: QWidget) -> QScrollArea:
    """``body`` in a frame that scrolls up and down, never sideways, and follows the keyboard focus."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    body.setObjectName("scrollBody")
    area.setWidget(body)
    return area


def page(*parts: Part, gap: int = 14, m: Margins = MARGINS, stretch: bool = True) -> QWidget:
    """A page of parts under each other; put a footer outside it."""
    body = Body(vbox(*parts, *((None,) if stretch else ()), gap=gap, m=m), m)
    return box(vbox(scroll(body), gap=0))


class PageHeader(Fitting):
    """The title of a page, a quiet line under it, and its actions at the far end (underneath when it is narrow)."""

    def __init__(self, title: str, note: str = "", actions: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._title = label(title, "h1", wrap=True)
        self._note = label(note, "muted", wrap=True)
        if not note:  # not setVisible: shown before it has a parent it would be a window of its own for a moment
            self._note.hide()
        self._row: Box = hbox((vbox(self._title, self._note, None, gap=2), 1), gap=16)
        self._side: QWidget | None = None
        if actions:
            self._side = side = QWidget()
            flowing = FlowLayout(side, 10)
            for action in actions:
                flowing.addWidget(action)
            side.setSizePolicy(grows_down())
            self._row.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(self._row)

    def set_title(self, title: str) -> None:
        self._title.setText(title)

    def set_note(self, note: str) -> None:
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _fit(self) -> None:
        if self._side is None:
            return
        narrow = self.width() - self._side.sizeHint().width() < _TITLE_EM * em()
        direction = Box.Direction.TopToBottom if narrow else Box.Direction.LeftToRight
        if self._row.direction() != direction:
            self._row.setDirection(direction)


def page_header(title: str, note: str = "", *actions: QWidget) -> PageHeader:
    """The head of a page."""
    return PageHeader(title, note, actions)


class Crumbs(QWidget):
    """Where you are: the last name is this page, the others are buttons that go back (``chosen`` gives their place)."""

    chosen = Signal(int)

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        parts: list[Part] = []
        for place, name in enumerate(names[:-1]):
            back = button(name, kind="crumb")
            back.clicked.connect(lambda _checked=False, place=place: self.chosen.emit(place))
            parts += [back, Icon("chevron-right", "muted", 14)]
        parts.append((Elided(names[-1], "smallstrong"), 1))
        self.setLayout(hbox(*parts, gap=6))


def crumbs(*names: str) -> Crumbs:
    """The way back: ``crumbs("Gesprekken", "Trialoog van 26 november")``."""
    return Crumbs(names)
