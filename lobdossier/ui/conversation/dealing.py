"""Which cards are laid out for a conversation, and how a card looks."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable

from lobdossier.domain.cards import Card, for_part
from lobdossier.domain.vocabulary import Competence, ExperienceKind, Part, Sector
from lobdossier.services.cards import deck
from lobdossier.text.names import competence_icon, competence_short, part_name
from lobdossier.ui.widgets.question_cards import Question
from lobdossier.ui.words import tr


def questions_for(role: str, sector: Sector, seed: str) -> list[Card]:
    """The questions to put to somebody with *role* (one of `domain.cards.ROLES`); the same *seed* gives the same order."""
    return _shuffled((card for part in Part for card in for_part(deck(), part, sector, role)), seed)


def cards_for(
    part: Part, sector: Sector, kinds: Collection[ExperienceKind], asked: Collection[str], seed: str
) -> list[Card]:
    """The cards that the student can choose for one *part* of a conversation.

    Those that were *asked* (ids) in earlier conversations come last; those about the *kinds* of experience that are
    brought come among the others.
    """
    found = {card.id: card for kind in (None, *sorted(kinds)) for card in for_part(deck(), part, sector, kind=kind)}
    shuffled = sorted(_shuffled(found.values(), seed), key=lambda card: card.id in asked)
    return _mixed(shuffled)


def tint_of(competence: Competence) -> str:
    """The colour role of a competence."""
    return f"tint{list(Competence).index(competence)}"


def face(card: Card) -> Question:
    """*card* as it lies on the table."""
    return Question(
        card.words,
        tr(competence_short(card.competence)),
        competence_icon(card.competence),
        tint_of(card.competence),
        tr(part_name(card.part)),
        card.hint,
    )


def _shuffled(cards: Iterable[Card], seed: str) -> list[Card]:
    """*cards* in an order that depends on the seed and on each id alone: a new card moves no other one."""
    return sorted(cards, key=lambda card: hashlib.blake2b(f"{seed}\0{card.id}".encode(), digest_size=8).digest())


def _mixed(cards: list[Card]) -> list[Card]:
    """*cards* so that those that lie next to each other are about different competences, as long as there are any."""
    piles: dict[Competence, list[Card]] = {}
    for card in cards:
        piles.setdefault(card.competence, []).append(card)
    dealt: list[Card] = []
    while piles:
        for competence in list(piles):
            dealt.append(piles[competence].pop(0))
            if not piles[competence]:
                del piles[competence]
    return dealt
