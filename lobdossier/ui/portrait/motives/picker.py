"""Choosing motives: from the deck by tapping, or in own words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent

from lobdossier.domain import limits
from lobdossier.domain.cards import Word
from lobdossier.ui.even import Even
from lobdossier.ui.portrait.panel import Panel
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card, CardButton
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import at_start, box, hbox, vbox
from lobdossier.ui.words import tr

AT_ONCE: Final = 12
"""Cards on the table at first, and each time more are wanted."""
_LEAST_EM: Final = 25


class WordCard(CardButton):
    """One word of the deck; a sign says that it is chosen."""

    def __init__(self, word: Word) -> None:
        self._sign = Icon("check", "accent", 18)
        words = vbox(label(word.words, "strong", wrap=True), label(word.hint, "small", wrap=True), None, gap=1)
        super().__init__(
            tr("{words}. {hint}", words=word.words, hint=word.hint),
            hbox((words, 1), vbox(self._sign, None), gap=6),
            pad=11,
            checkable=True,
            shadow=False,
        )
        self.toggled.connect(self._sign.setVisible)
        self._sign.hide()


class Picker(Panel):
    """Cards to tap: a tap chooses, another one takes it away. Below them a field for own words."""

    chosen = Signal(str, str)
    """A title, and the id of its card or nothing."""
    refused = Signal(str)
    """The card with this id is not chosen any more."""

    def __init__(self, words: Sequence[Word]) -> None:
        super().__init__()
        self._words = list(words)
        self.cards: dict[str, WordCard] = {}
        self._on: frozenset[str] = frozenset()
        self._piles = vbox(gap=10)
        self.more = button(tr("Meer kaarten"), "chevron-down", "ghost")
        self.more.clicked.connect(self._lay_more)
        self.field = line_field("", placeholder=tr("Een woord of een paar woorden"), limit=limits.TITLE)
        self.add = button(tr("Erbij zetten"), "plus")
        self.add.clicked.connect(self._own_words)
        self.field.returnPressed.connect(self._own_words)
        self.done = button(tr("Klaar met kiezen"), "check")
        self.done.clicked.connect(self.left)
        own = labelled(tr("Of in je eigen woorden"), self.field)
        card = Card(gap=12)
        card.body.put(label(tr("Wat is voor jou belangrijk?"), "h2", wrap=True))
        card.body.put(
            label(
                tr("Tik op wat bij je past. Drie tot vijf is genoeg. Je kunt later altijd wisselen."),
                "muted",
                wrap=True,
            )
        )
        card.body.put(box(self._piles))
        card.body.put(at_start(self.more))
        card.body.put(hbox((own, 1), vbox(None, self.add, gap=0), gap=10))
        card.body.put(at_start(self.done))
        self.setLayout(vbox(card, gap=0))

    def show_chosen(self, card_ids: Sequence[str]) -> None:
        """Mark the cards that are chosen now."""
        for card_id, card in self.cards.items():
            card.setChecked(card_id in card_ids)
        self._on = frozenset(card_ids)
        self.done.setVisible(bool(card_ids))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.cards:  # not before somebody looks
            self._lay_more()

    def begin(self) -> None:
        """The keyboard on the first card; it is there when this is in sight."""
        next(iter(self.cards.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_typed(self) -> None:
        """Choose the own words that stand in the field, if there are any; `taken` empties it when they are stored."""
        if self.field.text().strip():
            self.chosen.emit(self.field.text(), "")

    def taken(self) -> None:
        """The own words were stored: the field is free for others."""
        self.field.clear()

    def _lay_more(self) -> None:
        there = len(self.cards)
        pile = self._words[there : there + AT_ONCE]
        for word in pile:
            card = WordCard(word)
            card.setChecked(word.id in self._on)
            card.clicked.connect(lambda on, word=word: self._tapped(word, on))
            self.cards[word.id] = card
        if pile:
            self._piles.put(Even([self.cards[word.id] for word in pile], _LEAST_EM))
        self.more.setVisible(len(self.cards) < len(self._words))
        if there and pile:
            self.cards[pile[0].id].setFocus(Qt.FocusReason.OtherFocusReason)

    def _tapped(self, word: Word, on: bool) -> None:
        if on:
            self.chosen.emit(word.words, word.id)
        else:
            self.refused.emit(word.id)

    def _own_words(self) -> None:
        self.keep_typed()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
