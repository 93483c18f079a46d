"""The page of a file that was brought: what it is, and at most three ways on."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lobdossier.services.arrivals import Arrival
from lobdossier.text.files import display_name
from lobdossier.ui.arrival import said
from lobdossier.ui.arrival.sheet import fact, heading, sheet
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, CardButton, well
from lobdossier.ui.widgets.labels import Icon, IconTile, Words, label
from lobdossier.ui.widgets.layout import Part, at_start, hbox, vbox
from lobdossier.ui.widgets.messages import Banner, ProgressStrip
from lobdossier.ui.words import brief, tr


@dataclass(frozen=True, slots=True)
class Merges:
    """Whether what was brought can be merged: into the dossier called *into* (empty: the student points at one).

    *not_because* is the one line that says why not; empty when it can.
    """

    into: str = ""
    not_because: str = ""


class ArrivalPage(QWidget):
    """Tells what was brought; its signals are the ways on."""

    view_wanted = Signal()
    own_wanted = Signal()
    merge_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, arrival: Arrival, merges: Merges, back: str) -> None:
        """*back* is the name of where one came from; empty when there is no such place."""
        super().__init__()
        self.banner, self.strip = Banner(closable=True), ProgressStrip()
        self._body = QWidget()
        self._body.setLayout(vbox(self._told(arrival), 4, *self._ways(arrival, merges), gap=12))
        leave = button(tr("Terug naar {name}", name=brief(back)) if back else tr("Terug"), "arrow-left", "ghost")
        leave.clicked.connect(self.back_wanted)
        self._leave = leave
        self.setLayout(vbox(sheet(self._body, self.banner, self.strip, at_start(leave)), gap=0))

    def take_keyboard(self) -> None:
        """The keyboard waits before the first choice: a ring would look like one."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def work(self, words: str) -> None:
        """Something goes on: no other choice can be made now."""
        self.banner.hide()
        self._body.setEnabled(False)
        self._leave.setEnabled(False)
        self.strip.start(words, 100)

    def rest(self) -> None:
        """It is over, well or not."""
        self._body.setEnabled(True)
        self._leave.setEnabled(True)
        self.strip.finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape and self._leave.isEnabled():
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _told(self, arrival: Arrival) -> Card:
        package = arrival.package
        facts = (
            ("school", said.school(package)),
            ("calendar", " ".join(filter(None, (said.origin(arrival), said.purpose(package))))),
            ("layers", " ".join(filter(None, (said.contents(package), said.files(arrival))))),
        )
        words, sign = said.unchanged(arrival)
        title = said.title(arrival)
        self.setAccessibleName(title)
        return Card(
            heading("file-text", title, display_name(arrival.path.name)),
            4,
            *(fact(icon, text) for icon, text in facts if text),
            4,
            well(fact(sign, words, "strong"), label(said.not_checked(), "small", wrap=True), gap=4),
            pad=24,
            gap=10,
        )

    def _ways(self, arrival: Arrival, merges: Merges) -> list[Part]:
        view = _way("eye", tr("Bekijken"), tr("Kijk rond zonder iets te veranderen. Reageren kan wel."))
        view.clicked.connect(self.view_wanted)
        own = _way("hard-drive", tr("Als mijn dossier op deze computer"), said.becoming_own(arrival.package))
        own.clicked.connect(self.own_wanted)
        parts: list[Part] = [label(tr("Wat wil je ermee doen?"), "h2", wrap=True), view, own]
        if merges.not_because:
            return [*parts, label(merges.not_because, "small", wrap=True)]
        title = tr("Samenvoegen met {name}", name=merges.into) if merges.into else tr("Samenvoegen met mijn dossier")
        merge = _way(
            "merge", title, tr("Wat hier nieuw is, komt bij je eigen dossier. Je ziet eerst precies wat er gebeurt.")
        )
        merge.clicked.connect(self.merge_wanted)
        return [*parts, merge]


def _way(icon: str, title: str, note: str) -> CardButton:
    made = CardButton(
        title,
        hbox(
            IconTile(icon),
            (vbox(Words(title, "strong"), label(note, "small", wrap=True), gap=1), 1),
            Icon("chevron-right", "muted", 18),
            gap=14,
        ),
        pad=14,
    )
    made.setAccessibleDescription(note)
    return made
