"""The list without experiences: nothing yet, or nothing that fits the filters."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from lobdossier.ui.experience.beginnings import Starter, doors, starters, target
from lobdossier.ui.theme import em, u
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, CardButton
from lobdossier.ui.widgets.doors import door, looked_at
from lobdossier.ui.widgets.empty import EmptyState, Hills
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import FlowLayout, centred, grows_down, hbox, vbox
from lobdossier.ui.widgets.page import page
from lobdossier.ui.words import tr


class NothingYet(QWidget):
    """The four doors, and four small beginnings. `wanted` gives the target for a new experience."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.hills = Hills()
        title = label(tr("Hier komt wat jij meemaakt"), "h1", wrap=True)
        words = label(
            tr("Op school, op stage, thuis of op zaterdag. Eén zin of één foto is genoeg."), "lead", wrap=True
        )
        less = label(tr("Weet je niets? Begin met één van deze."), "small", wrap=True)
        self._title, self._invites = title, (words, less)
        for part in (title, words, less):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._cards = door(_Grid([self._starter(starter) for starter in starters()]))
        parts = (centred(self.hills), 8, title, words, 4, centred(self._doors()), 18, less, self._cards)
        self.setLayout(vbox(page(*parts, gap=8, m=(32, 4, 32, 26)), gap=0))

    def showEvent(self, event: QShowEvent) -> None:
        """Who only looks is not invited to begin."""
        super().showEvent(event)
        if looked_at(self):
            self._title.setText(tr("Hier staat nog niets"))
            for part in self._invites:
                part.hide()

    def _doors(self) -> QWidget:
        row = QWidget()
        flowing = FlowLayout(row, 10)
        for way, words, icon in doors():
            made = button(words, icon, "capture")
            made.clicked.connect(lambda _checked=False, way=way: self.wanted.emit(target(way)))
            flowing.addWidget(made)
        row.setSizePolicy(grows_down())
        return door(Card(row, pad=14))

    def _starter(self, starter: Starter) -> QWidget:
        words = vbox(label(starter.title, "strong", wrap=True), label(starter.question, "small", wrap=True), gap=0)
        made = CardButton(f"{starter.title}: {starter.question}", hbox(Icon(starter.icon, "accent", 22), (words, 1)))
        made.clicked.connect(lambda: self.wanted.emit(target("text", starter)))
        return made


class NothingFound(QWidget):
    """The filters let nothing through: `clear_wanted` takes them away."""

    clear_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.clear = button(tr("Filters wissen"), "x", "soft")
        self.clear.clicked.connect(self.clear_wanted)
        empty = EmptyState(
            tr("Niets gevonden"),
            tr("Geen ervaring past bij wat je zoekt. Probeer een ander woord, of haal een filter weg."),
            self.clear,
            hills=False,
        )
        self.setLayout(vbox(empty, gap=0))


class _Grid(QWidget):
    """Cards of equal width: four, two or one beside each other."""

    def __init__(self, cards: list[QWidget]) -> None:
        super().__init__()
        self._cards = cards
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._across = 0
        self.setSizePolicy(grows_down())
        self._arrange()

    def restyle(self) -> None:
        self._across = 0
        self._arrange()

    def sizeHint(self) -> QSize:
        return QSize(u(400), self._grid.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = self.width() / em()
        across = 4 if room >= 112 else 2 if room >= 52 else 1
        if across == self._across:
            return
        self._across = across
        self._grid.setSpacing(u(10))
        for card in self._cards:
            self._grid.removeWidget(card)
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // across, place % across)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        self.updateGeometry()
