"""Somebody new on the map: first only a name, then two questions to tap."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.ids import new_id
from lobdossier.domain.people import Contact
from lobdossier.domain.vocabulary import Sphere
from lobdossier.ui.experience.desk import Desk
from lobdossier.ui.portrait.network.facts import sphere_options
from lobdossier.ui.portrait.network.said import called, near_options, placed
from lobdossier.ui.portrait.panel import Panel
from lobdossier.ui.widgets.buttons import Option, button
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, flow, vbox
from lobdossier.ui.widgets.sight import into_sight
from lobdossier.ui.words import tr


class Adding(Panel):
    """One question at a time. Somebody is stored with the first letters of the name; each tap is stored at once."""

    done = Signal(str)
    """The id of who is on the map now, or nothing when no name was given."""

    def __init__(self, desk: Desk, sphere: Sphere | None) -> None:
        super().__init__()
        self._desk, self._sphere = desk, sphere
        contact = Contact(id=new_id(), sphere=sphere or Sphere.SCHOOL)
        self.id = contact.id
        desk.lay(contact)
        self.name = line_field(tr("Wie is het?"), "", tr("Bijvoorbeeld: Ilse, of “iemand uit de zorg”"), limits.TITLE)
        self.name.textEdited.connect(lambda: desk.edit(self.id, "name", self.name.text))
        self.name.returnPressed.connect(self._named)
        self._on, away = button(tr("Verder"), "arrow-right", "soft", after=True), button(tr("Niet nu"), kind="ghost")
        self._on.clicked.connect(self._named)
        away.clicked.connect(self.left)
        self._room = vbox(gap=10)
        note = tr("Alleen een naam is genoeg. De rest mag later.")
        self._room.put(box(vbox(labelled(tr("Wie is het?"), self.name, note), flow(self._on, away), gap=10)))
        self.setLayout(vbox(label(tr("Iemand op je kaart"), "h2", wrap=True), self._room, gap=12))
        self.left.connect(self._close)

    def begin(self) -> None:
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _named(self) -> None:
        """On to the first question to tap, when there is a name that could be stored."""
        if not self.name.text().strip():
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._desk.flush():
            if self._sphere is None:
                self._ask(tr("Waar hoort {name} bij?", name=self._called()), sphere_options(), self._sphere_tapped)
            else:
                self._ask_near()

    def _sphere_tapped(self, chosen: list[str]) -> None:
        self._desk.put(self.id, sphere=Sphere(chosen[0]))
        if self._desk.flush():
            self._ask_near()

    def _ask_near(self) -> None:
        self._ask(tr("Hoe goed ken je {name}?", name=self._called()), near_options(), self._near_tapped)

    def _near_tapped(self, chosen: list[str]) -> None:
        nearness, met = placed(chosen[0])
        self._desk.put(self.id, nearness=nearness, met=met)
        if self._desk.flush():
            self.done.emit(self.id)

    def _ask(self, question: str, options: list[Option], tapped: Callable[[list[str]], None]) -> None:
        taps = Choices(question, options, single=True)
        taps.changed.connect(tapped)
        later = button(tr("Later"), kind="ghost")
        later.clicked.connect(self.left)
        self._show(box(vbox(label(question, "strong", wrap=True), taps, flow(later), gap=8)))
        super().begin()
        QTimer.singleShot(0, self, lambda: into_sight(self))

    def _show(self, part: QWidget) -> None:
        self._room.clear()
        self._room.put(part)
        part.show()

    def _called(self) -> str:
        return called(self._desk.now(Contact, self.id))

    def _close(self) -> None:
        self._desk.settle(self.id)
        if self._desk.flush():
            self.done.emit(self.id if self._desk.now(Contact, self.id).name.strip() else "")
