"""The question cards and word decks that come with the program, read once when first needed."""

from __future__ import annotations

import json
from functools import cache

from lobdossier.domain.cards import Deck, parse_deck
from lobdossier.paths import resource


@cache
def deck() -> Deck:
    """All cards and words. Their lint is a test, so a broken file never reaches a student."""
    names = ("questions", "qualities", "motives", "feelings")
    return parse_deck(
        **{name: json.loads(resource("cards", f"{name}.json").read_text(encoding="utf-8")) for name in names}
    )
