"""The message that asks somebody at the table the shared questions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import ConversationKind, Part, Sector
from lobdossier.domain.voices import new_question, with_answer
from lobdossier.text.voices import OWN, invitation

SAMIRA = Student(name="Samira Haddad", sector=Sector.MBO)
ILSE = Participant(name="Ilse de Wit", role="praktijkbegeleider")
VOS = Participant(name="Meneer Vos", role="BPV-docent")
GROWTH = new_question("Waar zie je dat Samira groeit?", Part.TERUGKIJKEN)
NEXT = new_question("Wat is nu een goede volgende stap?", Part.VOORUITKIJKEN)
TRIALOOG = Conversation(
    kind=ConversationKind.TRIALOOG,
    on=date(2026, 11, 26),
    at=time(15, 0),
    questions=(GROWTH, NEXT),
    answers=with_answer((), GROWTH, "Ik begin nu zelf.\n\nEcht."),
)


def test_it_says_who_asks_what_for_and_how_to_answer() -> None:
    assert invitation(TRIALOOG, ILSE, SAMIRA, Sector.MBO) == (
        "Hoi Ilse,\n"
        "\n"
        "Op donderdag 26 november om 15.00 uur hebben we een trialoog over mijn BPV. Jij bent erbij als praktijkbegeleider.\n"
        "Iedereen aan tafel krijgt van mij dezelfde vragen, en ik beantwoord ze ook. Wil je antwoorden onder elke vraag? "
        "Eén zin is genoeg, en niets is goed of fout. In het gesprek staan alle antwoorden naast elkaar.\n"
        "\n"
        "1. Waar zie je dat Samira groeit?\n"
        "\n"
        "2. Wat is nu een goede volgende stap?\n"
        "\n"
        "Mag ik de antwoorden ook aan anderen laten zien? Zet erbij: ja of nee.\n"
        "\n"
        "Groeten,\n"
        "Samira\n"
    )


@pytest.mark.parametrize(
    ("name", "role", "greeting", "polite"),
    [
        ("Meneer Vos", "BPV-docent", "Beste meneer Vos,", True),
        ("dhr. Vos", "", "Beste meneer Vos,", True),
        ("de heer Van der Laan", "", "Beste meneer Van der Laan,", True),
        ("mevr. Kuipers", "mentor", "Beste mevrouw Kuipers,", True),
        ("P.J. Vos", "", "Beste P.J. Vos,", True),
        ("Juf Anja", "", "Beste juf Anja,", True),
        ("Ilse de Wit", "praktijkbegeleider", "Hoi Ilse,", False),
        ("mama", "mijn moeder", "Hoi mama,", False),
        ("opa Henk", "mijn opa", "Hoi opa Henk,", False),
        ("de buurman", "", "Hallo,", False),
        ("", "praktijkbegeleider", "Beste praktijkbegeleider,", True),
        ("", "mijn moeder", "Hoi,", False),
        (" ", " ", "Hallo,", False),
        ("meneer", "", "Hoi meneer,", False),
    ],
)
def test_everybody_is_greeted_as_suits(name: str, role: str, greeting: str, polite: bool) -> None:
    """ "U" to who is called by a last name, and to who is known by a role alone."""
    text = invitation(TRIALOOG, Participant(name=name, role=role), SAMIRA, Sector.MBO)

    assert text.splitlines()[0] == greeting
    assert ("Wilt u" in text) is polite
    assert ("Wil je" in text) is not polite
    assert text.endswith("Samira Haddad\n" if polite else "Samira\n")


def test_a_role_in_the_words_of_the_student_is_not_told_back() -> None:
    assert "bent erbij" not in invitation(TRIALOOG, Participant(name="mama", role="mijn moeder"), SAMIRA, Sector.MBO)


def test_the_words_follow_the_sector_and_the_kind() -> None:
    assert "een trialoog over mijn stage." in invitation(TRIALOOG, ILSE, SAMIRA, Sector.VO)
    home = replace(TRIALOOG, kind=ConversationKind.GESPREK_THUIS, on=None, at=None)
    assert "Binnenkort hebben we thuis een gesprek" in invitation(home, ILSE, SAMIRA, Sector.VO)


def test_one_question_is_one() -> None:
    text = invitation(replace(TRIALOOG, questions=(GROWTH,)), VOS, SAMIRA, Sector.MBO)

    assert "dezelfde vraag, en ik beantwoord hem ook. Wilt u antwoorden onder de vraag?" in text
    assert "1. Waar" in text


def test_own_answers_go_along_only_when_the_student_wants_that_or_theirs_are_in() -> None:
    """And as a line each, so that what comes back can be told apart."""
    own = f"{OWN}\nBij vraag 1: Ik begin nu zelf. Echt.\n"
    assert own not in invitation(TRIALOOG, ILSE, SAMIRA, Sector.MBO)
    assert own in invitation(replace(TRIALOOG, own_first=False), ILSE, SAMIRA, Sector.MBO)
    answered = replace(ILSE, answers=with_answer((), NEXT, "Rapporteren."))
    assert own in invitation(TRIALOOG, answered, SAMIRA, Sector.MBO)
    assert OWN not in invitation(replace(TRIALOOG, own_first=False, answers=()), ILSE, SAMIRA, Sector.MBO)


def test_nothing_private_is_in_it() -> None:
    secret = replace(TRIALOOG, private="geheim", went_well="trots", talk_about="tempo", place="thuis", own_first=False)
    text = invitation(secret, ILSE, SAMIRA, Sector.MBO)

    assert not [word for word in ("geheim", "trots", "tempo") if word in text]


def test_a_question_over_lines_is_asked_on_one() -> None:
    broken = new_question("Waar zie je\ndat  ik groei?", Part.TERUGKIJKEN)

    assert "1. Waar zie je dat ik groei?\n" in invitation(
        replace(TRIALOOG, questions=(broken,)), ILSE, SAMIRA, Sector.MBO
    )
