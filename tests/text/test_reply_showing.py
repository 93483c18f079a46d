"""Whether answers may be shown to others: a yes counts only where it is plain."""

from __future__ import annotations

import pytest

from tests.text.replies import (
    NUMBERED,
    ONE,
    SENT,
    THREE,
    TWO,
    inline,
    quoted,
    said,
    split,
    typed_under,
)


@pytest.mark.parametrize(
    ("words", "shows"),
    [
        ("ja", True),
        ("Ja hoor, dat mag.", True),
        ("JA!", True),
        ("Prima", True),
        ("Dat mag", True),
        ("nee", False),
        ("Nee, liever niet", False),
        ("Liever niet.", False),
        ("Dat mag niet", False),
        ("Nee, alleen aan school", False),
        ("Ja, maar niet aan mijn collega’s", None),
        ("Ja, als ik het eerst mag lezen", None),
        ("Ja, aan school", None),
        ("Ja?", None),
        ("Nou", None),
        ("Nee?? Jawel", False),
    ],
)
def test_a_yes_is_never_presumed(words: str, shows: bool | None) -> None:
    """Only a plain yes is one; the words stand beside it for who decides."""
    behind = typed_under({0: ONE}).replace("ja of nee.", f"ja of nee. {words}")
    for text in (typed_under({0: ONE}, words), behind, inline() + f"\n\n{words}"):
        found = split(text)
        assert found.may_show is shows
        assert words in (found.showing, found.rest)


@pytest.mark.parametrize("words", ["Ja", "4. ja", "Laten zien: ja", "Mag ik ze laten zien? Ja"])
def test_a_yes_below_numbers_is_found(words: str) -> None:
    found = split(f"{NUMBERED}\n\n{words}\n\nGroet, Ilse")

    assert found.may_show is True
    assert said(found) == [ONE, TWO, THREE]


@pytest.mark.parametrize("how", ["", "\nZet erbij: ja of nee."])
@pytest.mark.parametrize(("words", "shows"), [("ja", True), ("nee", False)])
def test_the_question_about_showing_is_known_by_its_first_sentence(how: str, words: str, shows: bool) -> None:
    """However much of what comes behind it was thrown away, or broken off."""
    found = split(typed_under({0: ONE}).replace(" Zet erbij: ja of nee.", f"{how}\n{words}"))

    assert (said(found)[0], found.may_show, found.rest) == (ONE, shows, "")


@pytest.mark.parametrize(
    ("first", "second", "shows"), [("nee", "ja", None), ("ja", "nee", False), ("ja", "ja", True), ("nee", "nee", False)]
)
def test_two_answers_about_showing_are_one_yes_only_if_both_are(first: str, second: str, shows: bool | None) -> None:
    """The words of both are there for who decides."""
    for text in (
        f"{NUMBERED}\n4. {first}\n\n{typed_under({}, second)}",
        f"{NUMBERED}\n4. {first}\n\n{quoted(SENT)}\n\n{second}",
    ):
        found = split(text)
        assert (said(found), found.may_show) == ([ONE, TWO, THREE], shows)
        assert found.showing.split("\n") == [second, first]


def test_a_yes_to_something_else_is_not_about_showing() -> None:
    for text in (f"Ja leuk!\n\n{NUMBERED}", f"{NUMBERED}\nJa", f"{SENT}\nJa leuk!\n{NUMBERED}"):
        assert split(text).may_show is None
        assert said(split(text))[:2] == [ONE, TWO]


def test_the_words_ja_of_nee_are_no_answer() -> None:
    assert split(typed_under({0: ONE})).may_show is None
    left = typed_under({0: ONE}).replace("ja of nee.", "nee")
    assert split(left).may_show is False
