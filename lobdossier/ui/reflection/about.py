""" "Je denkt terug aan": the experience that a reflection is about, or the offer to choose one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lobdossier.ui.context import Context
from lobdossier.ui.reflection.experience_card import experience_card, first_photo
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import at_start, grows_down, vbox
from lobdossier.ui.words import tr


class About(QWidget):
    """The experience as a card that opens it."""

    opened = Signal()
    """The experience is to be opened."""
    choice_wanted = Signal()
    """The student wants to say which experience this is about."""

    def __init__(self) -> None:
        super().__init__()
        self._column = vbox(gap=6)
        self.setLayout(self._column)
        self.setSizePolicy(grows_down())

    def show_experience(self, context: Context, experience_id: str) -> None:
        """Show the experience as it is in the dossier now.

        Raises:
            KeyError: there is no such experience.
        """
        workspace = context.workspace
        full = workspace.experiences.in_full(experience_id)
        photo, alt = first_photo(full.evidence)
        sectors, today = workspace.sectors(), workspace.today()
        card = experience_card(full.experience, photo, alt, context.thumbnails, sectors, today)
        card.clicked.connect(self.opened)
        self._column.clear()
        self._column.put(label(tr("Je denkt terug aan"), "small"))
        self._column.put(card)

    def offer_choice(self, *, possible: bool) -> None:
        """There is no experience: one can be chosen, if there is one in the dossier."""
        self._column.clear()
        if not possible:
            return
        choose = button(tr("Hoort dit bij een ervaring?"), "layers", "open")
        choose.clicked.connect(self.choice_wanted)
        self._column.put(at_start(choose))
