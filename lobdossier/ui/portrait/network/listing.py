"""The list of the network: the same people as on the map, under the part of life in which they stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.network_map import ring_of
from lobdossier.domain.vocabulary import Sphere
from lobdossier.text.portrait_names import sphere_icon, sphere_name
from lobdossier.ui.portrait.network.said import Face, invitation, ring_said, waits_for_thanks, who_it_is
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import CardButton
from lobdossier.ui.widgets.chips import open_tag
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.growing import Growing
from lobdossier.ui.widgets.labels import Elided, Icon, label
from lobdossier.ui.widgets.layout import at_start, box, flow, grows_down, hbox, vbox
from lobdossier.ui.widgets.people import Avatar, initials
from lobdossier.ui.words import tr

_FEW: Final = 8
"""People of one part of life that are shown before one asks for more."""


class Listing(QWidget):
    """Everybody, near ones first; where nobody stands yet is a way to put somebody."""

    opened = Signal(str)
    """The id of somebody."""
    invited = Signal(object)
    """The `Sphere` in which somebody is to be put."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self._chosen = ""
        self.rows: dict[str, CardButton] = {}
        """The cards that are there, by the id of the person."""
        self._groups = {sphere: Growing(_FEW, tr("Meer mensen"), gap=8) for sphere in Sphere}
        self._open = {sphere: door(button(invitation(sphere), "plus", "open")) for sphere in Sphere}
        column = vbox(gap=8)
        for sphere in Sphere:
            head = hbox(
                Icon(sphere_icon(sphere), "muted", 18),
                label(tr(sphere_name(sphere)), "h3"),
                None,
                gap=8,
                m=(0, 6, 0, 0),
            )
            self._open[sphere].setAccessibleName(tr("{who} toevoegen", who=invitation(sphere)))
            self._open[sphere].clicked.connect(partial(self.invited.emit, sphere))
            for part in (box(head), self._groups[sphere], box(at_start(self._open[sphere]))):
                column.put(part)
        self.setLayout(column)
        self.setSizePolicy(grows_down())

    def show_faces(self, faces: Sequence[Face]) -> None:
        """Show these; nothing is built anew when they say the same as before."""
        shown = [(face.contact, face.spoken) for face in faces]
        if shown == self._shown:
            return
        self._shown = shown
        held = next((which for which, row in self.rows.items() if row.hasFocus()), "")
        self.rows = {}
        for sphere in Sphere:
            here = [face for face in faces if face.contact.sphere is sphere]
            here.sort(key=lambda face: (ring_of(face.contact), not face.contact.met, face.name.casefold()))
            self._groups[sphere].show_list([partial(self._row, face) for face in here])
            self._open[sphere].setVisible(not here)
        if held in self.rows:
            self.rows[held].setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, contact_id: str) -> None:
        """Mark somebody as the one whose story stands beside the list; nobody with an empty id."""
        self._chosen = contact_id
        for which, row in self.rows.items():
            row.setChecked(which == contact_id)

    def bring_keyboard(self) -> None:
        """The keyboard goes to who is chosen, or else to the first one."""
        row = self.rows.get(self._chosen) or next(iter(self.rows.values()), None)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, face: Face) -> QWidget:
        contact = face.contact
        words = vbox(Elided(face.name, "strong"), gap=1)
        if who := who_it_is(contact):
            words.put(Elided(who, "small"))
        if helps := contact.helps_with.strip():
            words.put(Elided(helps, "small", tone="text"))
        marks: list[QWidget] = [label(ring_said(contact), "small")] if contact.met else [open_tag(ring_said(contact))]
        if waits_for_thanks(contact):
            marks.append(open_tag(tr("nog bedanken"), "hand-heart"))
        words.put(flow(*marks, gap=10))
        avatar = Avatar(initials(face.name), 40, face.tint, is_open=not contact.met)
        row = CardButton(face.spoken, hbox(vbox(avatar, None), (words, 1), gap=12), pad=10, checkable=True)
        row.setChecked(contact.id == self._chosen)
        row.clicked.connect(lambda: self._pressed(contact.id))
        self.rows[contact.id] = row
        return row

    def _pressed(self, contact_id: str) -> None:
        self.choose(contact_id)
        self.opened.emit(contact_id)
