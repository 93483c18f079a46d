""" "Waar denk je aan?": a question about nothing in particular finds its experience, or does without."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal

from lobdossier.domain.experience import Experience
from lobdossier.domain.schooling import Sectors
from lobdossier.ui.reflection.experience_card import small_card
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import at_start, vbox
from lobdossier.ui.words import tr

LATEST = 5
"""How many experiences can be tapped."""


class Choosing(Card):
    """The latest experiences, and "Aan iets anders"."""

    chosen = Signal(str)
    """The id of an experience, or empty for none."""

    def __init__(self) -> None:
        super().__init__(pad=22, gap=12)
        self._list = vbox(gap=8)
        none = button(tr("Aan iets anders"), "sparkles", "ghost", tip=tr("Antwoorden zonder een ervaring erbij"))
        none.clicked.connect(lambda: self.chosen.emit(""))
        self.body.put(label(tr("Waar denk je aan?"), "h2", wrap=True))
        self.body.put(label(tr("Kies wat je meemaakte. Dan hoort je antwoord daarbij."), "muted", wrap=True))
        self.body.put(self._list)
        self.body.put(at_start(none))
        self.body.put(None)

    def show_latest(self, experiences: Sequence[Experience], sectors: Sectors, today: date) -> None:
        """Show these; the keyboard goes to the first of them."""
        self._list.clear()
        for place, experience in enumerate(experiences[:LATEST]):
            card = small_card(experience, sectors, today)
            card.clicked.connect(lambda _checked=False, found=experience.id: self.chosen.emit(found))
            self._list.put(card)
            if not place:
                # It is not on the screen yet, and what is not in sight takes no keyboard.
                QTimer.singleShot(0, card, partial(card.setFocus, Qt.FocusReason.OtherFocusReason))
