"""The own part of "Netwerken": the people around the student as a map or a list, with one of them beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Participant
from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.people import Contact
from lobdossier.domain.record import Record
from lobdossier.domain.vocabulary import Sphere
from lobdossier.services.network import Around, Met
from lobdossier.ui.context import Context
from lobdossier.ui.experience.desk import Desk
from lobdossier.ui.portrait.form import Form
from lobdossier.ui.portrait.network.adding import Adding
from lobdossier.ui.portrait.network.drawing import Drawing
from lobdossier.ui.portrait.network.listing import Listing
from lobdossier.ui.portrait.network.meeting import Meeting
from lobdossier.ui.portrait.network.overview import Overview
from lobdossier.ui.portrait.network.person import Person
from lobdossier.ui.portrait.network.said import Face, called, face, sphere_of
from lobdossier.ui.widgets.buttons import Option, Segmented, button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Columns, box, flow, hbox, vbox
from lobdossier.ui.widgets.radar import LineSample
from lobdossier.ui.widgets.shell import is_compact
from lobdossier.ui.widgets.sight import into_sight
from lobdossier.ui.words import tr

MAP, LIST = "map", "list"
_SIDE: Final = 330
_STACK_EM: Final = 122
"""With less room than this the person stands under the map."""


class NetworkForm(Form):
    """Map and list show the same people. Who is chosen stands beside them; somebody new gets one question at a time."""

    kinds: ClassVar[tuple[type[Record], ...]] = (Contact, Participant)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._contacts: list[Contact] = []
        self._faces: list[Face] = []
        self._around = Around()
        self._picked = False
        self.desk = Desk(context, self)
        self.desk.stored.connect(self._take_own)
        self.view = Segmented(tr("Netwerk"), [Option(MAP, tr("Kaart"), "map"), Option(LIST, tr("Lijst"), "list")])
        self.view.chosen.connect(self._view_picked)
        self.add = door(button(tr("Iemand toevoegen"), "user-round-plus", "primary"))
        self.add.clicked.connect(lambda: self.add_somebody(None))
        self.drawing, self.listing = Drawing(inviting=not context.workspace.read_only), Listing()
        self.meeting, self.overview = door(Meeting()), Overview()
        self.person: Person | None = None
        self.adding: Adding | None = None
        self._map = Card(self.drawing, _legend(), pad=16, gap=10)
        self._rows = box(vbox(self.listing, None, gap=0))
        self._rows.hide()
        self._side = Card(self.overview, pad=16)
        self._open = vbox(gap=0)
        self._side.body.put(self._open)
        main = box(vbox(self._map, self._rows, self.meeting, None, gap=12))
        side = box(vbox(self._side, None, gap=0))
        self.setLayout(vbox(Columns(main, side, _SIDE, 20, _STACK_EM), gap=0))
        for part in (self.drawing, self.listing):
            part.opened.connect(self.show_person)
            part.invited.connect(self.add_somebody)
        self.overview.opened.connect(self.show_person)
        self.drawing.crowd.connect(lambda: self.show_view(LIST))
        self.meeting.taken.connect(self._take_in)

    # ------------------------------------------------------------ the page
    def head_actions(self) -> Sequence[QWidget]:
        return (self.view, self.add)

    def refresh(self) -> None:
        """The people at once; their experiences and whom the student came across, which may be many, in the background."""
        network = self.context.workspace.network
        self.drawing.show_me(self.context.workspace.student.name)
        self._take(network.people())
        self.context.jobs.run(
            self,
            lambda _progress, _stopped: network.around(),
            done=self._take_around,
            failed=self.context.voice.fail,
        )

    def reveal(self, kind: str, record_id: str) -> None:
        """Open somebody who was searched for."""
        if kind == Contact.KIND:
            self.show_person(record_id)

    def flush(self) -> bool:
        return self.desk.flush()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._picked:  # a map needs room: where there is little, the list comes first
            self._show_view(LIST if is_compact(self.window().width()) else MAP)

    def show_view(self, which: str) -> None:
        """The map or the list, with the keyboard in it."""
        self._picked = True
        self._show_view(which)
        self._shown.bring_keyboard()

    # ------------------------------------------------------------ one person
    def show_person(self, contact_id: str) -> None:
        """Open somebody beside the map, with the keyboard there."""
        contact = next((each for each in self._contacts if each.id == contact_id), None)
        if contact is None or not self._leave():
            return
        self.person = Person(self.context, self.desk, contact, self._experience)
        self.person.left.connect(self.close_side)
        self.person.thrown.connect(lambda: self._throw_away(contact_id))
        self._show_side(self.person)
        self._choose(contact_id)
        self.person.begin()

    def add_somebody(self, sphere: Sphere | None) -> None:
        """Ask who is to come on the map; in which part of life, when that is known."""
        if not self._leave():
            return
        self.adding = Adding(self.desk, sphere)
        self.adding.done.connect(self._added)
        self._show_side(self.adding)
        self._choose("")
        self.adding.begin()

    def close_side(self) -> None:
        """Nobody is chosen any more; the keyboard goes back to who was."""
        chosen = self.person.id if self.person is not None else ""
        if not self._leave():
            return
        self._choose(chosen)
        self._shown.bring_keyboard()
        self._choose("")

    def _leave(self) -> bool:
        """Take what stands beside the map away, when all of it is stored."""
        if self.person is not None:
            self.person.accordion.close_all()
        if not self.desk.flush():
            return False
        self.person = self.adding = None
        self._open.clear()
        self.desk.clear()
        self.overview.show()
        return True

    def _show_side(self, part: QWidget) -> None:
        self.overview.hide()
        self._open.put(part)
        part.show()
        QTimer.singleShot(0, part, lambda: into_sight(part))

    def _added(self, contact_id: str) -> None:
        if contact_id:
            self._take_own()
            self.show_person(contact_id)
        else:
            self.close_side()

    def _take_in(self, met: Met) -> None:
        """Somebody whom the student came across, on the map with one tap."""
        contact = Contact(
            id=new_id(), name=met.name, role=met.role, sphere=sphere_of(met), experience_id=met.experience_id
        )
        records = self.context.workspace.records
        label = tr("iemand op de kaart zetten")
        if self._leave() and self.context.attempt(lambda: records.save(contact, label=label, origin=self)):
            self.refresh()
            self.show_person(contact.id)
            self.context.voice.say(tr("{name} staat op je kaart", name=met.name), undo=True)

    def _throw_away(self, contact_id: str) -> None:
        if not self._leave():
            return
        contact = next(each for each in self._contacts if each.id == contact_id)
        records = self.context.workspace.records
        label = tr("iemand van de kaart halen")
        if self.context.attempt(lambda: records.throw_away(contact, label=label, origin=self)):
            self.refresh()
            self.close_side()
            self.context.voice.say(tr("{name} is van je kaart", name=called(contact)), undo=True)

    # ------------------------------------------------------------ showing
    def _experience(self, contact: Contact) -> Experience | None:
        """Through which experience; one that was linked a moment ago is read by itself, one in the trash is none."""
        if contact.experience_id is None:
            return None
        found = self._around.experiences.get(contact.experience_id)
        if found is None:
            found = self.context.workspace.records.find(Experience, contact.experience_id)
        return found if found is not None and found.deleted is None else None

    def _take_own(self) -> None:
        """What was stored here shows on the map; what is open stays as it is typed."""
        self._contacts = self.context.workspace.network.people()
        self._show_people()
        if self.person is not None:
            self.person.tell()

    def _take(self, contacts: list[Contact]) -> None:
        self._contacts = contacts
        self._show_people()
        if self.person is None:
            return
        now = next((each for each in contacts if each.id == self.person.id), None)
        if now is not None:
            self.person.renew(now)
        elif not self.desk.autosave.dirty:
            self.desk.forget(self.person.id)
            self.close_side()

    def _take_around(self, around: Around) -> None:
        self._around = around
        self.meeting.show_met(around.met)
        self._show_people()
        if self.person is not None:
            self.person.tell()

    @property
    def _shown(self) -> Drawing | Listing:
        return self.listing if self.view.current == LIST else self.drawing

    def _show_people(self) -> None:
        self._faces = [face(each, self._around.experiences.get(each.experience_id or "")) for each in self._contacts]
        self.overview.show_faces(self._faces)
        self._shown.show_faces(self._faces)

    def _choose(self, contact_id: str) -> None:
        self.drawing.choose(contact_id)
        self.listing.choose(contact_id)

    def _view_picked(self, which: str) -> None:
        self._picked = True
        self._show_view(which)

    def _show_view(self, which: str) -> None:
        self.view.set_current(which)
        self._shown.show_faces(self._faces)  # the other one costs nothing as long as nobody looks at it
        self._map.setVisible(which == MAP)
        self._rows.setVisible(which == LIST)


def _legend() -> QWidget:
    """What the map means, in words."""
    dashes = box(hbox(LineSample(Qt.PenStyle.DashLine, "muted"), label(tr("wil ik leren kennen"), "small"), gap=7))
    return flow(label(tr("Hoe dichter bij jou, hoe beter je iemand kent."), "small"), dashes, gap=18)
