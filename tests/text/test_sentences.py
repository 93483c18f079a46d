"""Loose pieces become one text that can be said aloud."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lobdossier.text.sentences import one_text


def test_pieces_are_parted_by_a_full_stop() -> None:
    assert one_text(["Keuze", "Installatietechniek", "", "3 maart 2026."]) == "Keuze. Installatietechniek. 3 maart 2026"


def test_a_question_keeps_its_own_mark_and_gets_no_second_one() -> None:
    assert one_text(["Waar sta ik voor, en waarom?", "Nog open"]) == "Waar sta ik voor, en waarom? Nog open"


def test_nothing_to_say_is_an_empty_text() -> None:
    assert one_text(["", "  ", "..."]) == ""


@given(st.lists(st.text()))
def test_every_piece_is_said_in_its_order(parts: list[str]) -> None:
    text = one_text(parts)

    at = 0
    for piece in (part.strip().strip(".").strip() for part in parts):
        at = text.index(piece, at) + len(piece)


@given(st.lists(st.text(st.characters(exclude_characters="."))))
def test_no_stop_stands_behind_another_mark_or_at_the_end(parts: list[str]) -> None:
    text = one_text(parts)

    assert not any(twice in text for twice in ("?.", "!.", "…."))
    assert not text.endswith(".")
