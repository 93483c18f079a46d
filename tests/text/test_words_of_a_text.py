"""Which words of a text the spelling looks at."""

from __future__ import annotations

import time

import pytest
from hypothesis import given

from lobdossier.text.words import parts, words
from tests.factories import texts


def looked_at(text: str) -> list[str]:
    return [word for _, word in words(text)]


@given(texts(120))
def test_each_word_stands_where_it_is_said_to_stand(text: str) -> None:
    """In order, and never one over the other."""
    ends = 0
    for start, word in words(text):
        assert start >= ends
        assert text[start : start + len(word)] == word
        ends = start + len(word)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ik wordd steeds beter.", ["Ik", "wordd", "steeds", "beter"]),
        ("’s Ochtends zo’n foto’s-map", ["zo’n", "foto’s-map"]),
        (
            "Mail naar a.b@school.nl of kijk op www.school.nl/x en https://x.nl",
            ["Mail", "naar", "of", "kijk", "op", "en"],
        ),
        ("Om 10u30 met 3d-printer en 4e les", ["Om", "met", "en", "les"]),
        ("De BPV en het mbo, samen met Wietske", ["De", "en", "het", "mbo", "samen", "met"]),
        ("Klaar! Wietske lachte.", ["Klaar", "Wietske", "lachte"]),
        ("👩‍🏭 Prachtwerk 👍 gedaan", ["gedaan"]),
        ("", []),
    ],
)
def test_names_addresses_numbers_and_capitals_are_left_alone(text: str, found: list[str]) -> None:
    """A name is a capital inside a sentence; at its beginning every word has one."""
    assert looked_at(text) == found


def test_a_word_that_is_too_long_for_a_dictionary_is_left_alone() -> None:
    """It would only cost time."""
    assert looked_at("a" * 61 + " goed") == ["goed"]


def test_the_parts_of_a_word_with_a_hyphen() -> None:
    """Rows of capitals are no words."""
    assert parts("BPV-docent") == ["docent"]
    assert parts("mbo-student") == ["mbo", "student"]


@pytest.mark.parametrize("piece", ["a", "1", "a.", "a-", "www", ":/", "a1 ", "A ", "a. A ", "é’"])
def test_a_paragraph_without_end_takes_a_moment(piece: str) -> None:
    """It is looked at after each key: an address of some pages that was pasted must not hold the window up."""
    text = piece * (100_000 // len(piece))
    began = time.thread_time()

    list(words(text))

    assert time.thread_time() - began < 1
