"""The step "Kaarten voor het gesprek": per part three cards to choose from, and those that were chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from lobdossier.domain.cards import Card
from lobdossier.domain.conversation import PickedCard
from lobdossier.domain.experience import Experience
from lobdossier.domain.vocabulary import ExperienceKind, Part
from lobdossier.services.cards import deck
from lobdossier.text.names import competence_icon, part_name, part_question
from lobdossier.ui.context import Context
from lobdossier.ui.conversation.dealing import cards_for, face, tint_of
from lobdossier.ui.conversation.draft import Draft
from lobdossier.ui.conversation.parts import StepPart
from lobdossier.ui.step_body import Told
from lobdossier.ui.theme import u
from lobdossier.ui.widgets.buttons import Option, button
from lobdossier.ui.widgets.chips import Choices
from lobdossier.ui.widgets.fitting import Fitting
from lobdossier.ui.widgets.labels import Icon, IconTile, Words, label
from lobdossier.ui.widgets.layout import FlowLayout, box, clear, grows_down, hbox, vbox
from lobdossier.ui.widgets.question_cards import QuestionCard
from lobdossier.ui.words import count, tr

HAND: Final = 3
ENOUGH: Final = 3
GAP: Final = 6
NARROW: Final = 142
WIDE: Final = 250
"""How wide a card is at least and at most; drawn for 11 pt."""


class CardsPart(StepPart, Fitting):
    """Three cards of one part of the conversation; a press takes one along or puts it back."""

    def __init__(self, context: Context, draft: Draft) -> None:
        super().__init__(context, draft, "cards", tr("Kaarten voor het gesprek"), "playing-cards")
        self._part, self._dealt = Part.TERUGKIJKEN, 0
        self._shown: list[tuple[Card, QuestionCard]] = []
        options = [Option(part, tr(part_name(part)), note=tr(part_question(part))) for part in Part]
        self._parts = Choices(tr("Deel van het gesprek"), options, [self._part], single=True)
        self._parts.changed.connect(self._turn_to)
        self._about = label("", "muted", wrap=True)
        self._table = QWidget()
        self._flow = FlowLayout(self._table, GAP)
        self._table.setSizePolicy(grows_down())
        other = button(tr("Andere kaarten"), "shuffle", "ghost")
        other.clicked.connect(self._deal_on)
        self._chosen = vbox(gap=4)
        self.setLayout(vbox(self._parts, hbox((self._about, 1), other), self._table, self._chosen, gap=8))

    def refresh(self) -> None:
        if not self.looked_at:
            return
        if not self._shown:
            self._deal()
        picked = {card.card_id for card in self.draft.conversation.cards}
        for card, lying in self._shown:
            lying.setChecked(card.id in picked)
        self._chosen.clear()
        if self.draft.conversation.cards:
            self._chosen.put(label(tr("Deze gaan mee"), "smallstrong"))
        for chosen in self._in_order():
            self._chosen.put(self._line(chosen))

    def told(self) -> Told:
        number = len(self.draft.conversation.cards)
        if not number:
            return Told(tr("Nog geen. Drie is genoeg."), False)
        chosen = count(number, "Eén gekozen.", "{n} gekozen.")
        return Told(chosen if number >= ENOUGH else tr("{chosen} Drie is genoeg.", chosen=chosen), True)

    def pictures(self) -> Sequence[QWidget]:
        """The signs of the cards that go along."""
        found = [deck().card(chosen.card_id) for chosen in self._in_order()[:ENOUGH]]
        return [_sign(card) for card in found if card is not None]

    def _in_order(self) -> list[PickedCard]:
        """The chosen cards in the order of the conversation, within a part as they were chosen."""
        order = list(Part)
        return sorted(self.draft.conversation.cards, key=lambda card: order.index(card.part))

    def _turn_to(self, chosen: list[str]) -> None:
        if not chosen:  # a press on the part that is open keeps it open
            self._parts.set_values([self._part])
            return
        self._part, self._dealt = Part(chosen[0]), 0
        self._deal()
        self.refresh()

    def _deal_on(self) -> None:
        self._dealt += HAND
        self._deal()
        self.refresh()

    def _deal(self) -> None:
        self._about.setText(tr(part_question(self._part)))
        clear(self._flow)
        workspace = self.context.workspace
        asked = {c.card_id for before in workspace.conversations.past() for c in before.cards}
        cards = cards_for(self._part, workspace.student.sector, self._kinds(), asked, self.draft.conversation.id)
        self._shown = []
        for place in range(min(HAND, len(cards))):
            card = cards[(self._dealt + place) % len(cards)]
            lying = QuestionCard(face(card), width=180, height=204, checkable=True)
            lying.clicked.connect(lambda _checked=False, card=card: self._tap(card))
            self._shown.append((card, lying))
            self._flow.addWidget(lying)

        self._fit()

    def _fit(self) -> None:
        """Three next to each other where they can be read so, else two."""
        gaps = u(GAP) * (HAND - 1)
        wide = (self.width() - gaps) // HAND
        if wide < u(NARROW):
            wide = (self.width() - u(GAP)) // 2
        for _, lying in self._shown:
            lying.setFixedWidth(max(u(NARROW), min(u(WIDE), wide)))

    def _kinds(self) -> set[ExperienceKind]:
        found = (
            self.context.workspace.records.find(Experience, which) for which in self.draft.conversation.experience_ids
        )
        return {experience.kind for experience in found if experience is not None}

    def _tap(self, card: Card) -> None:
        now = self.draft.conversation
        kept = tuple(picked for picked in now.cards if picked.card_id != card.id)
        if len(kept) == len(now.cards):
            kept = (*kept, PickedCard(card_id=card.id, question=card.words, part=card.part))
        self.draft.put(now, cards=kept)
        self.refresh()

    def _line(self, chosen: PickedCard) -> QWidget:
        card = deck().card(chosen.card_id)
        sign = Icon(competence_icon(card.competence), tint_of(card.competence), 17) if card else Icon("playing-cards")
        away = button("", "x", "ghost", tr("Kaart terugleggen: {words}", words=chosen.question))
        away.clicked.connect(lambda: self._put_back(chosen))
        words = vbox(label(tr(part_name(chosen.part)), "small"), Words(chosen.question), gap=0)
        return box(hbox(sign, (words, 1), away, gap=9))

    def _put_back(self, chosen: PickedCard) -> None:
        now = self.draft.conversation
        self.draft.put(now, cards=tuple(card for card in now.cards if card != chosen))
        self.refresh()
        self._parts.setFocus()


def _sign(card: Card) -> IconTile:
    fg = tint_of(card.competence)
    return IconTile(competence_icon(card.competence), fg, f"{fg}_soft", 34)
