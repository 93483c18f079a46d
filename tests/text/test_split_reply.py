"""What comes back by mail or app is split over the questions, and nothing that somebody wrote is lost."""

from __future__ import annotations

import textwrap
import time as clock
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.errors import Refused
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import Part, Sector
from lobdossier.domain.voices import new_question, with_answer
from lobdossier.text.clean import storable
from lobdossier.text.reply_words import is_from_phone, is_head, number_at_start
from lobdossier.text.voices import LONGEST, Reply, invitation, split_reply

QUESTIONS: Final = tuple(
    new_question(words, Part.TERUGKIJKEN)
    for words in (
        "Waar zie je dat Samira groeit?",
        "Wat is nu een goede volgende stap, en wie kan daar volgens jou het beste bij helpen in de komende weken?",
        "Waarom?",
    )
)
TABLE: Final = Conversation(
    on=date(2026, 11, 26),
    questions=QUESTIONS,
    answers=with_answer((), QUESTIONS[0], "Ik begin zelf."),
    own_first=False,
)
ILSE: Final = Participant(name="Ilse de Wit", role="praktijkbegeleider")
SENT: Final = invitation(TABLE, ILSE, Student(name="Samira Haddad"), Sector.MBO)
WROTE: Final = "Op do 26 nov 2026 om 10:31 schreef Samira Haddad <s.haddad@school.example>:"
OUTLOOK: Final = (
    "________________________________\nVan: Samira <s@school.example>\nVerzonden: donderdag 26 november 2026 10:31\n"
    "Aan: Ilse de Wit\nOnderwerp: Vragen voor de trialoog\n"
)
ONE, TWO, THREE = "Ze komt met vragen.", "Rapporteren.\nDat kost tijd.", "Daarom."


def split(text: str) -> Reply:
    return split_reply(text, QUESTIONS, [SENT])


def said(reply: Reply) -> list[str | None]:
    return [reply.answers.get(question.id) for question in QUESTIONS]


def typed_under(answers: Mapping[int, str], show: str = "", sent: str = SENT) -> str:
    """The message with what somebody typed under each question."""
    for number, text in answers.items():
        question = f"{number + 1}. {QUESTIONS[number].question}\n"
        assert question in sent
        sent = sent.replace(question, f"{question}{text}\n", 1)
    return sent.replace("ja of nee.\n", f"ja of nee.\n{show}\n", 1) if show else sent


def quoted(text: str, sign: str = "> ", width: int = 0) -> str:
    lines = text.splitlines()
    if width:
        lines = [piece for line in lines for piece in (textwrap.wrap(line, width) or [""])]
    return "\n".join(f"{sign}{line}" for line in lines)


def inline(sign: str = "> ", width: int = 0) -> str:
    """Answers between the quoted questions, as a mail program leaves them."""
    parts: list[str] = []
    answers = iter((ONE, TWO, THREE))
    for block in SENT.strip().split("\n\n"):
        parts.append(quoted(block, sign, width))
        if block[0].isdigit():
            parts.append(f"\n{next(answers)}\n")
    return "\n".join(parts)


NUMBERED: Final = f"1. {ONE}\n2) {TWO}\nVraag 3: {THREE}"
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


def test_a_yes_to_something_else_is_not_about_showing() -> None:
    for text in (f"Ja leuk!\n\n{NUMBERED}", f"{NUMBERED}\nJa", f"{SENT}\nJa leuk!\n{NUMBERED}"):
        assert split(text).may_show is None
        assert said(split(text))[:2] == [ONE, TWO]


def test_the_words_ja_of_nee_are_no_answer() -> None:
    assert split(typed_under({0: ONE})).may_show is None
    left = typed_under({0: ONE}).replace("ja of nee.", "nee")
    assert split(left).may_show is False


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


# ---------------------------------------------------------------- properties
TOKENS: Final = st.sampled_from(
    [
        "1.",
        "2)",
        "Vraag 2:",
        "> ",
        "-- ",
        "Groeten,",
        "ja",
        "nee",
        "Verstuurd vanaf mijn iPhone",
        "Van: x",
        WROTE,
        "Hoi Samira,",
        "Ze belt",
        "…",
        "\xa0",
        "\t",
        "Waar zie je",
        "1",
        "\ufeff",
        "[14:03, 21-11-2026] Ilse: ",
        "Samira",
        "4. ja",
        "\r\n",
    ]
)
LINE: Final = st.lists(TOKENS | st.text(max_size=12), max_size=4).map("".join)
ANSWER: Final = st.lists(LINE, max_size=5).map("\n".join)


def as_read(text: str) -> str:
    return storable(text).replace("\r\n", "\n").replace("\r", "\n").strip()


@given(st.dictionaries(st.integers(0, 2), ANSWER), st.sampled_from(["", "ja", "Nee"]))
def test_what_is_typed_under_the_questions_comes_back_to_the_letter(answers: dict[int, str], show: str) -> None:
    """Whatever it is, but for a line that begins with the words of a question."""
    answers = {number: text for number, text in answers.items() if not _asks(text)}
    found = split(typed_under(answers, show))

    assert found.answers == {QUESTIONS[n].id: as_read(text) for n, text in answers.items() if as_read(text)}
    assert found.may_show == {"": None, "ja": True, "Nee": False}[show]
    assert found.rest == ""


@given(st.lists(ANSWER.map(lambda text: text.replace(">", "")), min_size=3, max_size=3), st.integers(0, 90))
def test_what_is_typed_between_quoted_questions_comes_back_to_the_letter(answers: list[str], width: int) -> None:
    """Whatever the mail program breaks. A ">" before an answer is a sign of quoting there."""
    answers = ["" if _asks(text) else text for text in answers]
    parts = []
    left = iter(answers)
    for block in SENT.strip().split("\n\n"):
        parts.append(quoted(block, "> ", width if width >= 50 else 0))
        if block[0].isdigit():
            parts.append(next(left))
    found = split("\n\n".join(parts))

    expected = {q.id: as_read(text) for q, text in zip(QUESTIONS, answers, strict=True) if as_read(text)}
    assert found.answers == expected


def _asks(text: str) -> bool:
    return any(
        as_read(line).casefold().lstrip("0123456789.) *_\ufeff").startswith(("waarom?", "mag ik"))
        for line in as_read(text).split("\n")
    )


PIECES: Final = st.lists(
    ANSWER | st.sampled_from([SENT, quoted(SENT), quoted(quoted(SENT, width=60)), WROTE, OUTLOOK, NUMBERED, inline()]),
    max_size=6,
).map("\n".join)


@given(PIECES)
def test_no_line_is_lost(text: str) -> None:
    """Each stands in an answer, in the rest or in the words about showing, if nobody's program or the student wrote it."""
    found = split(text)
    kept = "\n".join([*found.answers.values(), found.rest, found.showing])
    ours = {line.strip() for line in SENT.splitlines()} | {
        piece.strip() for line in SENT.splitlines() for piece in textwrap.wrap(line, 60)
    }
    missing = [line for line in as_read(text).split("\n") if not _kept(line, kept, ours)]

    assert missing == []


def _kept(line: str, kept: str, ours: set[str]) -> bool:
    """Whether *line*, or what is left of it without signs of quoting, the time of a chat and a number, is there."""
    bare: Any = line.strip()
    while True:
        bare = bare.strip().strip("\ufeff*_").strip().removeprefix(":").strip()
        number = number_at_start(bare)
        if not bare or bare in kept or bare in ours or is_head(bare) or is_from_phone(bare) or bare == "--":
            return True
        if bare.startswith("[14:03, 21-11-2026] Ilse:"):
            bare = bare[25:]
        elif bare.startswith(">"):
            bare = bare[1:]
        elif number:
            bare = bare[number[1] :]
        else:
            # A question or a sentence of the message with something behind it, on the same line.
            before = next((each for each in ours if each and bare.startswith(each)), None)
            if before is None:
                return False
            bare = bare[len(before) :]
