"""The question cards and word decks that come with the program, read once when first needed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from datetime import date
from functools import cache

from lobdossier.domain.cards import Card, Deck, parse_deck
from lobdossier.domain.guidance import GuidanceQuestion, parse_guidance
from lobdossier.domain.openings import Opening, parse_openings
from lobdossier.domain.shared_cards import SharedCard, parse_shared
from lobdossier.domain.vocabulary import Part, Sector
from lobdossier.paths import resource


@cache
def deck() -> Deck:
    """All cards and words. Their lint is a test, so a broken file never reaches a student."""
    names = ("questions", "qualities", "motives", "feelings")
    return parse_deck(
        **{name: json.loads(resource("cards", f"{name}.json").read_text(encoding="utf-8")) for name in names}
    )


@cache
def openings() -> tuple[Opening, ...]:
    """The sentences to begin with when getting in touch. Their lint is a test too."""
    return parse_openings(json.loads(resource("cards", "openings.json").read_text(encoding="utf-8")))


@cache
def shared_cards() -> tuple[SharedCard, ...]:
    """The questions that everybody at the table can answer. Their lint is a test as well."""
    return parse_shared(json.loads(resource("cards", "shared.json").read_text(encoding="utf-8")))


@cache
def guidance_questions() -> tuple[GuidanceQuestion, ...]:
    """The few questions about the guidance itself. Their lint is a test as well."""
    return parse_guidance(json.loads(resource("cards", "guidance.json").read_text(encoding="utf-8")))


def of_the_week(
    today: date, sector: Sector | None, asked: Collection[str] = (), *, beginner: bool = False
) -> tuple[Card, ...]:
    """The cards that suit no experience in particular, in the order of the week that *today* is in.

    The first is the question of the week; the others follow it for "Andere vraag". Cards that were answered (*asked*)
    come last; a *beginner* is asked to look back only. Another day of the same week gives the same order.
    """
    year, week, _ = today.isocalendar()
    pile = [card for card in deck().cards if card.suits(None) and (not beginner or card.part is Part.TERUGKIJKEN)]

    def rank(card: Card) -> tuple[bool, bytes]:
        lot = hashlib.blake2b(f"{year}-{week}\0{card.id}".encode(), digest_size=8).digest()
        return card.id in asked, lot

    return tuple(card.worded(sector) for card in sorted(pile, key=rank))
