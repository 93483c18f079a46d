"""What comes back by mail or app is split over the questions, and nothing that somebody wrote is lost."""

from __future__ import annotations

import time as clock
from typing import Final

import pytest

from lobdossier.domain.errors import Refused
from lobdossier.domain.vocabulary import Part
from lobdossier.domain.voices import new_question
from lobdossier.text.voices import LONGEST, Reply, split_reply
from tests.text.replies import (
    BROKEN,
    NUMBERED,
    ONE,
    OUTLOOK,
    QUESTIONS,
    SENT,
    THREE,
    TWO,
    WROTE,
    inline,
    quoted,
    said,
    split,
    typed_under,
)

WAYS: Final[dict[str, tuple[str, str]]] = {
    "under the questions": (typed_under({0: ONE, 1: TWO, 2: THREE}), ""),
    "with carriage returns": (typed_under({0: ONE, 1: TWO, 2: THREE}).replace("\n", "\r\n"), ""),
    "with spaces that do not break": (
        typed_under({0: ONE, 1: TWO, 2: THREE}).replace("1. Waar zie", "1.\xa0Waar\xa0zie"),
        "",
    ),
    "quoted, with a head": (f"Hoi Samira,\n\n{WROTE}\n\n{inline()}", "Hoi Samira,"),
    "quoted twice": (f"{WROTE}\n{quoted(inline())}", ""),
    "quoted and broken": (f"{WROTE}\n{inline(width=60)}", ""),
    "without the space": (inline(">"), ""),
    "by number": (NUMBERED, ""),
    "by number, with more": (f"Hoi Samira,\n\n{NUMBERED}\n\nGroetjes, Ilse\n", "Hoi Samira,\n\nGroetjes, Ilse"),
    "as a list with brackets": (f"1) {ONE}\n\n2) {TWO}\n\n3) {THREE}", ""),
    "numbers alone": (f"1\n{ONE}\n2\n{TWO}\n3\n{THREE}", ""),
    "numbers as pictures": (f"1\ufe0f\u20e3 {ONE}\n2\ufe0f\u20e3 {TWO}\n3\ufe0f\u20e3 {THREE}", ""),
    "above what is quoted": (f"{NUMBERED}\n\nVerstuurd vanaf mijn iPhone\n\n{quoted(WROTE)}\n>\n{quoted(SENT)}", ""),
    "above, with a closing": (
        f"{NUMBERED}\n\nMet vriendelijke groet,\nIlse\n\n{WROTE}\n{quoted(SENT, width=72)}",
        "Met vriendelijke groet,\nIlse",
    ),
    "above a mail that is not quoted": (f"{NUMBERED}\n\nSent from my phone\n{OUTLOOK}\n{SENT}", ""),
    "above, without numbers": (f"{ONE}\n\n{TWO}\n\n{THREE}\n\n{WROTE}\n{quoted(SENT)}", ""),
    "in the order of the questions": (f"Hoi Samira,\n\n{ONE}\n\n{TWO}\n\n{THREE}\n\ngr Ilse", "Hoi Samira,\ngr Ilse"),
    "above, with a broken head": (f"{NUMBERED}\n\n{BROKEN}\n{quoted(SENT)}", ""),
    "numbers under two dashes": (f"Hoi Samira,\n--\n{NUMBERED}", "Hoi Samira,\n--"),
    "out of a chat": (
        f"[14:03, 21-11-2026] Samira: {SENT}[14:09, 21-11-2026] Ilse de Wit: Leuk\n"
        f"[14:11, 21-11-2026] Ilse de Wit: 1. {ONE}\n2. {TWO}\n3. {THREE}",
        "Leuk",
    ),
    "with a signature": (f"{NUMBERED}\n-- \nIlse de Wit\nZorggroep Oost", "Ilse de Wit\nZorggroep Oost"),
    "the questions copied": (
        "\n".join(f"{q.question}\n{a}" for q, a in zip(QUESTIONS, (ONE, TWO, THREE), strict=True)),
        "",
    ),
    "glued to the questions": (
        "".join(
            f"{n}. {q.question}: {a}\n" for n, (q, a) in enumerate(zip(QUESTIONS, (ONE, TWO, THREE), strict=True), 1)
        ),
        "",
    ),
    "behind the questions": (
        "\n".join(
            f"{n}. {q.question} {a}" for n, (q, a) in enumerate(zip(QUESTIONS, (ONE, TWO, THREE), strict=True), 1)
        ),
        "",
    ),
}


GUESSED: Final = {"above, without numbers", "in the order of the questions"}


@pytest.mark.parametrize("way", WAYS)
def test_the_ways_in_which_people_answer(way: str) -> None:
    text, rest = WAYS[way]
    found = split(text)

    assert said(found) == [ONE, TWO, THREE]
    assert found.rest == rest
    assert found.may_show is None
    assert found.guessed is (way in GUESSED)


def test_whatever_came_back_empty_says_nothing() -> None:
    for text in ("", " \n\xa0\n", SENT, quoted(SENT), f"{WROTE}\n{quoted(SENT, width=60)}"):
        assert split(text) == Reply()


def test_one_question_needs_no_number() -> None:
    """Nor is a list in the answer taken for numbers of questions."""
    one = QUESTIONS[:1]
    for text in (ONE, TWO, "Twee dingen:\n1. Ze vraagt\n2. Ze belt", "1. Ze vraagt\n2. Ze belt", "ja"):
        assert split_reply(text, one).answers == {one[0].id: text}
    assert split_reply(f"1. {ONE}", one).answers == {one[0].id: ONE}
    assert split_reply(f"Hoi,\n{ONE}\n\nVerstuurd vanaf mijn iPad", one).answers == {one[0].id: ONE}


def test_an_answer_may_hold_a_list_of_its_own_under_its_question() -> None:
    listed = "Drie dingen:\n1. vragen\n2. bellen\nVraag 3: schrijven\n> zoals jij zei\n-- \nGroeten, aan iedereen"

    assert said(split(typed_under({0: listed, 2: THREE}))) == [listed, None, THREE]


def test_a_quote_in_an_answer_stays_a_quote() -> None:
    """One sign of quoting is that of the mail; what has more was quoted by whoever answers."""
    found = split(inline().replace(ONE, f"{ONE}\n> > zoals jij zei"))

    assert said(found) == [f"{ONE}\n> zoals jij zei", TWO, THREE]


def test_what_fits_no_question_is_left_over_as_a_whole() -> None:
    text = "Twee zinnen.\n\nOver vier."

    assert split(text) == Reply(rest=text)
    assert split_reply(text, ()) == Reply(rest=text)


def test_a_number_that_no_question_has_belongs_to_the_answer() -> None:
    found = split(f"1. {ONE}\n7. Nog iets\n3. {THREE}")

    assert said(found) == [f"{ONE}\n7. Nog iets", None, THREE]


@pytest.mark.parametrize("text", ["1.5 uur per dag", "2 weken geleden", "3:30 ging ze weg", "100. keer"])
def test_a_figure_is_no_number_of_a_question(text: str) -> None:
    assert split(text).rest == text


def test_an_answer_stays_apart_from_a_question_in_other_words() -> None:
    """What was quoted and is no longer asked is nobody's answer."""
    old = quoted(SENT.replace("Hoi Ilse,", "Hoi Ilse, alvast bedankt voor je hulp,"))
    found = split(f"{NUMBERED}\n\n{WROTE}\n{old}")

    assert said(found) == [ONE, TWO, THREE]
    assert found.rest == "Hoi Ilse, alvast bedankt voor je hulp,"


def test_two_questions_in_the_same_words_are_told_apart_by_their_number() -> None:
    same = (QUESTIONS[0], new_question(QUESTIONS[0].question, Part.REFLECTEREN))
    words = QUESTIONS[0].question

    assert list(split_reply(f"2. {words}\nb\n1. {words}\na", same).answers.values()) == ["a", "b"]
    assert list(split_reply(f"{words}\na\n{words}\nb", same).answers.values()) == ["a", "b"]


def test_a_question_that_begins_as_another_one_is_told_apart() -> None:
    short, long = (
        new_question(words, Part.REFLECTEREN) for words in ("Wat wil je nu graag?", "Wat wil je nu graag? Echt?")
    )
    text = f"1. {short.question}\nEcht?\n2. {long.question}\nJa."

    assert split_reply(text, (short, long)).answers == {short.id: "Echt?", long.id: "Ja."}


def test_a_short_question_is_known_on_a_line_of_its_own_only() -> None:
    """Two words can begin any answer."""
    long, short = QUESTIONS[0], new_question("Wat nu?", Part.REFLECTEREN)
    text = f"{long.question}\nWat nu? Dat vraagt ze vaak.\n{short.question}\nWachten."

    assert split_reply(text, (long, short)).answers == {long.id: "Wat nu? Dat vraagt ze vaak.", short.id: "Wachten."}


def test_too_long_a_text_is_refused_and_the_longest_is_quick() -> None:
    with pytest.raises(Refused) as refused:
        split("a" * (LONGEST + 1))
    assert refused.value.rule == "length"
    periodic = new_question("a " * 990, Part.REFLECTEREN)
    hostile = ["> " * 50_000, "Op schreef\n" * 9_000, "Van: x\n\n" * 12_000, "1. a\n" * 20_000, "a " * 50_000]
    hostile += ["\n" * LONGEST, ("a " * 20 + "\n") * 2_400, f"{QUESTIONS[1].question[:60]}\n" * 1_600, "--\n" * 33_000]
    hostile += [
        "(" * LONGEST,
        "[14:03, 21-11-2026] a: \n" * 4_000,
        "* " * 50_000,
        ("Op " + "schreef " * 60 + "\n") * 200,
    ]
    for text in hostile:
        start = clock.perf_counter()
        split_reply(text[:LONGEST], (*QUESTIONS, periodic), [SENT])
        assert clock.perf_counter() - start < 5, text[:20]
