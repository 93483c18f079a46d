""" "Hoe ken ik haar of hem?": through which experience, and through whom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.experience import Experience
from lobdossier.domain.people import Contact
from lobdossier.ui.context import Context
from lobdossier.ui.experience.desk import Desk
from lobdossier.ui.experience.said import title_said
from lobdossier.ui.portrait.experience_picker import ExperiencePicker
from lobdossier.ui.reflection.experience_card import small_card
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.layout import at_start, box, grows_down, hbox, vbox
from lobdossier.ui.widgets.tabbing import first_in
from lobdossier.ui.words import tr


class Knowing(QWidget):
    """The experience as a card that opens it, or a way to choose one; and a line for who introduced them."""

    linked = Signal()
    """Another experience, or none."""

    def __init__(
        self, context: Context, desk: Desk, contact_id: str, experience: Callable[[], Experience | None]
    ) -> None:
        super().__init__()
        self._context, self._desk, self._id, self._experience = context, desk, contact_id, experience
        self._room = vbox(gap=6)
        now = desk.now(Contact, contact_id)
        self.via = line_field(tr("Via wie?"), now.via, tr("Wie stelde jullie voor?"), limits.TITLE)
        self.via.textEdited.connect(lambda: desk.edit(contact_id, "via", self.via.text))
        self._show()
        self.setLayout(vbox(self._room, labelled(tr("Via wie?"), self.via), gap=10))
        self.setSizePolicy(grows_down())

    def _show(self) -> None:
        self._room.clear()
        experience = self._experience()
        if experience is None:
            choose = button(tr("Kies een ervaring"), "layers", "open")
            choose.clicked.connect(self._choose)
            self._put(box(at_start(choose)))
            return
        workspace = self._context.workspace
        card = small_card(experience, workspace.sectors(), workspace.today())
        card.clicked.connect(lambda: self._context.way.go("experience", experience.id))
        title = title_said(experience.title, experience.story)
        away = button("", "x", "ghost", tr("{title} loshalen", title=title))
        away.clicked.connect(lambda: self._link(None))
        self._put(box(hbox((card, 1), away, gap=4)))

    def _choose(self) -> None:
        self._room.clear()
        picker = ExperiencePicker(self._context, tr("Waar kennen jullie elkaar van?"))
        picker.chosen.connect(self._link)
        picker.left.connect(self._left)
        self._put(picker)
        picker.begin()

    def _link(self, experience_id: str | None) -> None:
        self._desk.put(self._id, experience_id=experience_id)
        if self._desk.flush():
            self._left()
            self.linked.emit()

    def _left(self) -> None:
        self._show()
        if (first := first_in(self)) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, part: QWidget) -> None:
        self._room.put(part)
        if part.parentWidget() is not None:  # without one it would be a window of its own
            part.show()
