"""Two versions of a text beside each other."""

from __future__ import annotations

import time

from hypothesis import given

from lobdossier.text.differences import Piece, Side, differences
from tests.factories import texts


@given(texts(200), texts(200))
def test_the_pieces_make_both_texts_again(before: str, after: str) -> None:
    """To the character, whatever it is."""
    pieces = differences(before, after)

    assert "".join(p.text for p in pieces if p.side is not Side.AFTER) == before
    assert "".join(p.text for p in pieces if p.side is not Side.BEFORE) == after
    assert all(piece.text for piece in pieces)


@given(texts(200))
def test_equal_texts_differ_in_nothing(text: str) -> None:
    """There is one piece, or none."""
    assert {piece.side for piece in differences(text, text)} <= {Side.BOTH}


def test_a_changed_word_is_named() -> None:
    """With the words around it left alone."""
    assert differences("Ik werk graag met hout.", "Ik werk graag met staal.") == [
        Piece(Side.BOTH, "Ik werk graag met "),
        Piece(Side.BEFORE, "hout."),
        Piece(Side.AFTER, "staal."),
    ]


def test_a_text_at_its_limit_is_compared_in_a_moment() -> None:
    """100,000 characters, with a change in every line."""
    before = "\n".join(f"Vandaag deed ik iets nieuws, nummer {n}." for n in range(2_400))
    began = time.thread_time()

    pieces = differences(before, before.replace("nieuws", "anders"))

    assert time.thread_time() - began < 2
    assert "".join(p.text for p in pieces if p.side is not Side.AFTER) == before
