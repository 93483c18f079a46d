"""Questions to choose from: a few of one part of the conversation, others on demand, or the student's own words."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.shared_cards import SharedCard
from lobdossier.domain.vocabulary import Part
from lobdossier.services.cards import shared_cards
from lobdossier.text.names import part_name, part_question
from lobdossier.ui.widgets.buttons import Option, button
from lobdossier.ui.widgets.cards import Card, CardButton
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.growing import focus_first
from lobdossier.ui.widgets.labels import Icon, Words, label
from lobdossier.ui.widgets.layout import hbox, vbox
from lobdossier.ui.words import tr

HAND: Final = 3


class Proposals(Card):
    """`taken` gives the words, the part and the card of a question that somebody wants; no card for own words."""

    taken = Signal(str, str, str)

    def __init__(self, student: str) -> None:
        super().__init__()
        self._student, self._part, self._dealt = student, Part.TERUGKIJKEN, 0
        self._chosen: set[str] = set()
        options = [Option(part, tr(part_name(part)), note=tr(part_question(part))) for part in Part]
        self._parts = Choices(tr("Deel van het gesprek"), options, [self._part], single=True, size="s")
        self._parts.changed.connect(self._turn_to)
        self._lying = vbox(gap=6)
        self._none = label(tr("Alle kaarten van dit deel liggen er al."), "muted", wrap=True)
        self._other = button(tr("Andere vragen"), "shuffle", "ghost")
        self._other.clicked.connect(self._deal_on)
        self.field = line_field(tr("Of typ zelf een vraag"), "", tr("Wat zou jij iedereen willen vragen?"), limits.LINE)
        self.field.returnPressed.connect(self._take_own)
        add = button(tr("Erbij"), "plus", "soft", tr("Deze vraag erbij"))
        add.clicked.connect(self._take_own)
        add.setAccessibleName(tr("Erbij: mijn eigen vraag"))
        own = hbox((labelled(self.field.accessibleName(), self.field), 1), vbox(None, add), gap=8)
        for part in (
            label(tr("Pak een vraag"), "h2"),
            self._parts,
            self._lying,
            self._none,
            hbox(self._other, None),
            own,
        ):
            self.body.put(part)

    def leave_out(self, chosen: Collection[str]) -> None:
        """Offer what is not *chosen* (ids of cards) yet."""
        if set(chosen) != self._chosen or not self._lying.count():
            self._chosen = set(chosen)
            self._deal()

    def take_keyboard(self) -> None:
        """The keyboard goes to the first question that lies there."""
        item = self._lying.itemAt(0)
        focus_first(item.widget() if item is not None else self._parts)

    def _turn_to(self, on: list[str]) -> None:
        if on:
            self._part, self._dealt = Part(on[0]), 0
            self._deal()
        else:  # a press on the part that is open keeps it open
            self._parts.set_values([self._part])

    def _deal_on(self) -> None:
        self._dealt += HAND
        self._deal()

    def _deal(self) -> None:
        self._lying.clear()
        pile = [card for card in shared_cards() if card.part is self._part and card.id not in self._chosen]
        for place in range(min(HAND, len(pile))):
            self._lying.put(self._card(pile[(self._dealt + place) % len(pile)]))
        self._none.setVisible(not pile)
        self._other.setVisible(len(pile) > HAND)

    def _card(self, card: SharedCard) -> QWidget:
        words = card.about(self._student)
        row = hbox((Words(words), 1), Icon("plus", "accent", 17), gap=9)
        made = CardButton(tr("Vraag erbij: {words}", words=words), row, pad=9, shadow=False)
        made.clicked.connect(lambda: self.taken.emit(words, card.part, card.id))
        return made

    def _take_own(self) -> None:
        words = self.field.text().strip()
        if words:
            self.field.clear()
            self.taken.emit(words, self._part, "")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
