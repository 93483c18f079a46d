"""Whatever comes back: nothing that somebody wrote is lost, and what stands under a question comes back to the letter."""

from __future__ import annotations

import textwrap
from typing import Any, Final

from hypothesis import given
from hypothesis import strategies as st

from lobdossier.text.clean import storable
from lobdossier.text.reply_words import is_from_phone, is_head, number_at_start
from tests.text.replies import (
    NUMBERED,
    OUTLOOK,
    QUESTIONS,
    SENT,
    WROTE,
    inline,
    quoted,
    split,
    typed_under,
)

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
