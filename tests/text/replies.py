"""A message that was sent, and ways to answer it, for the tests of what comes back."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from datetime import date
from typing import Final

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import Part, Sector
from lobdossier.domain.voices import new_question, with_answer
from lobdossier.text.voices import Reply, invitation, split_reply

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
BROKEN: Final = WROTE.replace(" <", "\n<")
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
