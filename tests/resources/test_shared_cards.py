"""The questions that everybody at the table can answer."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from lobdossier.domain.shared_cards import NAME, SharedCard, parse_shared
from lobdossier.domain.vocabulary import Part
from lobdossier.services.cards import shared_cards


@pytest.mark.parametrize("card", shared_cards(), ids=lambda card: card.id)
def test_a_question_is_open_and_short(card: SharedCard) -> None:
    """One question of at most fourteen words, without jargon; not to be answered by yes or no."""
    assert card.words.count("?") == 1
    assert len(card.words.split()) <= 14
    assert not re.search(r"!|\b(lob|competentie\w*|loopbaan\w*|waarom)\b", card.words, re.IGNORECASE)
    assert re.match(r"(Wa|We|Wi|In wat|Bij we|Bij wie|Voor wie)", card.words)


def test_nobody_has_to_be_a_he_or_a_she() -> None:
    """The student is called by name."""
    for card in shared_cards():
        assert not re.search(r"\b(hij|zij|hem|haar|zijn|z’n|d’r)\b", card.words.replace("zie jij", ""))


def test_each_part_has_enough_for_two_hands() -> None:
    """And no question is there twice."""
    counted = Counter(card.part for card in shared_cards())
    assert set(counted) == set(Part)
    assert min(counted.values()) >= 6
    assert max(Counter(card.words for card in shared_cards()).values()) == 1
    assert max(Counter(card.id for card in shared_cards()).values()) == 1


def test_a_name_goes_in_letter_for_letter() -> None:
    """Braces in it too."""
    card = SharedCard(id="x", part=Part.ACTIVEREN, words=f"Wat kan {NAME}?")
    assert card.about("{name} {x}") == "Wat kan {name} {x}?"


@pytest.mark.parametrize(
    "data",
    [
        {"version": 2, "questions": []},
        {"version": 1, "questions": [{"id": "x", "part": "pauze", "words": "Wat?"}]},
        {"version": 1, "questions": [{"id": "x", "part": "activeren", "words": "Zeg het."}]},
        {"version": 1, "questions": [{"id": "x", "part": "activeren", "words": "Wat is {dit}?"}]},
    ],
)
def test_what_is_no_deck_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_shared(data)
