"""Between the table and the map of the network: who is on the map comes to the table with one tap, and the other way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.conversation import Participant
from lobdossier.domain.ids import new_id
from lobdossier.domain.people import Contact
from lobdossier.domain.vocabulary import ConversationKind, Sphere
from lobdossier.services.network import Met
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.said import called, shortened
from lobdossier.ui.portrait.network.said import sphere_of
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.chips import tag
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import flow, grows_down, vbox
from lobdossier.ui.words import tr

OFFERED: Final = 5


def on_offer(people: Sequence[Contact], there: Sequence[Participant], kind: ConversationKind) -> list[Contact]:
    """Whom of the map to offer for a *kind* of conversation, the likeliest first; nobody who is *there* already."""
    ids = {participant.contact_id for participant in there}
    names = {participant.name.strip().casefold() for participant in there}
    home = kind is ConversationKind.GESPREK_THUIS
    free = [c for c in people if c.name.strip() and c.id not in ids and c.name.strip().casefold() not in names]
    return sorted(free, key=lambda c: ((c.sphere is Sphere.HOME) is not home, not c.met, c.nearness))[:OFFERED]


class FromMap(QWidget):
    """People of the map, to take with one tap. `taken` gives the `Contact`."""

    taken = Signal(object)

    def __init__(self, people: Sequence[Contact]) -> None:
        super().__init__()
        buttons = []
        for contact in people:
            made = button(shortened(contact.name), "plus", "open")
            made.setAccessibleName(tr("{name} van je kaart aan tafel", name=contact.name))
            made.setToolTip(contact.name)
            made.clicked.connect(partial(self.taken.emit, contact))
            buttons.append(made)
        self.setLayout(vbox(label(tr("Van je kaart"), "smallstrong"), flow(*buttons), gap=4))
        self.setSizePolicy(grows_down())


class ToMap(QWidget):
    """Somebody at the table: on the map already, or a way to put them there. `placed` tells that they are.

    *flush* stores what is being typed about them first.
    """

    placed = Signal()

    def __init__(self, context: Context, participant: Participant, flush: Callable[[], bool]) -> None:
        super().__init__()
        self._context, self._participant, self._flush = context, participant, flush
        on_map = {contact.id for contact in context.workspace.network.people()}
        if participant.contact_id in on_map:
            self.setLayout(vbox(flow(tag(tr("staat op je kaart"), "map"))))
        else:
            put = button(tr("Op mijn kaart zetten"), "map", "ghost")
            put.clicked.connect(self._put)
            self.setLayout(vbox(flow(put)))
        self.setSizePolicy(grows_down())

    def _put(self) -> None:
        """The name and the role; the rest the student says there."""
        if not self._flush():
            return
        records = self._context.workspace.records
        now = records.find(Participant, self._participant.id) or self._participant
        name, role = called(now), now.role.strip()
        contact = Contact(id=new_id(), name=name, role=role, sphere=sphere_of(Met(name, role)))
        linked = replace(now, contact_id=contact.id)
        if self._context.attempt(lambda: records.save(contact, linked, label=tr("iemand op de kaart zetten"))):
            self.placed.emit()
            self._context.voice.say(tr("{name} staat op je kaart", name=name), undo=True)
