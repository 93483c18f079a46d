"""The sentences to get in touch with: they are whole, speak to one person, and take a name letter for letter."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.openings import EXPERIENCE, NAME, Opening, parse_openings
from lobdossier.domain.vocabulary import Sector
from lobdossier.services.cards import openings

WORDS_IN_A_SENTENCE = 14
"""The same bound as for a card: it is read at B1."""

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


def wordings(opening: Opening) -> list[str]:
    return [opening.words, opening.through, *opening.sectors.values()]


@pytest.mark.parametrize("opening", openings(), ids=lambda opening: opening.id)
def test_each_sentence_is_short_plain_and_open(opening: Opening) -> None:
    """No exclamation marks, no flattery, no word of the field; each sentence of it at most fourteen words."""
    for words in wordings(opening):
        for sentence in re.split(r"(?<=[.?])\s", words):
            assert len(sentence.split()) <= WORDS_IN_A_SENTENCE, sentence
        assert not re.search(
            r"!|\b(lob|netwerk\w*|competentie\w*|loopbaan\w*|expert|inspirerend)\b", words, re.IGNORECASE
        )
        assert words.endswith((".", "?"))
        assert words.count(NAME) == 1


def test_there_is_one_for_each_occasion() -> None:
    """To meet, to join for a day, to ask advice, to be introduced, to tell how it goes and to thank."""
    found = openings()

    assert len({opening.id for opening in found}) == len(found) >= 6
    assert {"meelopen", "advies", "voorstellen", "bedanken"} <= {opening.id for opening in found}
    assert all(len(opening.title) <= 24 for opening in found)


def test_the_wording_follows_the_sector_and_the_shared_experience() -> None:
    opening = Opening(
        id="x",
        title="X",
        words="Hallo {name}.",
        through="Hallo {name}, van “{experience}”.",
        step="{name} bellen",
        sectors={Sector.VO: "Hoi {name}."},
    )

    assert opening.filled(Sector.MBO, "Ilse", "") == "Hallo Ilse."
    assert opening.filled(Sector.VO, "Ilse", "") == "Hoi Ilse."
    assert opening.filled(Sector.VO, "Ilse", "Stage") == "Hallo Ilse, van “Stage”."
    assert opening.to_do("Ilse") == "Ilse bellen"


@given(texts, texts)
def test_names_and_titles_go_in_letter_for_letter(name: str, experience: str) -> None:
    """Also when there is a placeholder or a brace in them."""
    for opening in openings():
        before, after = opening.through.split(EXPERIENCE)
        first, second = before.split(NAME)

        assert opening.filled(Sector.MBO, name, experience) == first + name + second + experience + after
        assert opening.to_do(name) == opening.step.replace(NAME, name, 1)


@pytest.mark.parametrize(
    "wrong", [{"words": "Hallo."}, {"through": "Hallo {name}."}, {"step": "Bellen"}, {"sectors": {"vo": "Hoi."}}]
)
def test_a_sentence_without_its_places_is_refused(wrong: dict[str, object]) -> None:
    entry = {"id": "x", "title": "X", "words": "{name}", "through": "{name} {experience}", "step": "{name}", **wrong}

    with pytest.raises(ValueError, match="x"):
        parse_openings({"version": 1, "openings": [entry]})


def test_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="version"):
        parse_openings({"version": 2, "openings": []})
