""" "Deze mensen kwam je al tegen": people of conversations and of what was said, to put on the map with one tap."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal

from lobdossier.services.network import Met
from lobdossier.ui.conversation.said import shortened
from lobdossier.ui.widgets.buttons import Button, button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import FlowLayout, clear, flow, hbox
from lobdossier.ui.words import tr

OFFERED: Final = 6
"""At a time: the next ones come when these are on the map."""


class Meeting(Card):
    """A row of dashed buttons. Nobody comes on the map by itself."""

    taken = Signal(object)
    """The `Met` who is to be put on the map."""

    def __init__(self) -> None:
        super().__init__(pad=14, gap=8, shadow=False)
        self._shown: tuple[Met, ...] = ()
        self._row = flow(gap=8)
        self.body.put(
            hbox((label(tr("Deze mensen kwam je al tegen. Zet ze op je kaart als je wilt."), "muted", True), 1))
        )
        self.body.put(self._row)
        self.hide()

    def show_met(self, met: Sequence[Met]) -> None:
        """Offer the first few of these."""
        offered = tuple(met[:OFFERED])
        self.setVisible(bool(offered))
        if offered == self._shown:
            return
        self._shown = offered
        layout = self._row.layout()
        if isinstance(layout, FlowLayout):
            clear(layout)
            for each in offered:
                layout.addWidget(self._button(each))

    def _button(self, met: Met) -> Button:
        made = button(shortened(met.name), "plus", "open")
        who = tr("{name}, {role}", name=met.name, role=met.role) if met.role else met.name
        made.setAccessibleName(tr("{who} op de kaart zetten", who=who))
        made.setToolTip(tr("{who} op de kaart zetten", who=who))
        made.clicked.connect(partial(self.taken.emit, met))
        return made
