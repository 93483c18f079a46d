"""The questions of a conversation as a message that a student sends by mail or app, and what comes back split again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lobdossier.domain.conversation import Conversation, GivenAnswer, Participant
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import ConversationKind, Sector
from lobdossier.domain.voices import may_see_own, shared
from lobdossier.text import dates, names
from lobdossier.text.reply import LONGEST as LONGEST
from lobdossier.text.reply import Reply as Reply
from lobdossier.text.reply import split_reply as split_reply
from lobdossier.text.reply_words import SHOW, SHOW_HOW

OWN: Final = "Dit antwoordde ik zelf:"

_TITLES: Final = {
    "meneer": "meneer",
    "dhr": "meneer",
    "mevrouw": "mevrouw",
    "mevr": "mevrouw",
    "mw": "mevrouw",
    "juf": "juf",
    "meester": "meester",
}
_FAMILY: Final = frozenset({"opa", "oma", "oom", "tante", "buurman", "buurvrouw"})
_NO_NAME: Final = frozenset({"de", "het", "een", "mijn", "m’n", "iemand"})
_INITIAL: Final = re.compile(r"(?:[^\W\d_]\.)+")


def invitation(conversation: Conversation, participant: Participant, student: Student, sector: Sector) -> str:
    """The message that asks *participant* the shared questions of *conversation*, ready to be pasted.

    Plain text, a paragraph on each line, each question as "1. …" with room under it. *sector* is the one whose words
    the student speaks. What the student answered goes along only if `may_see_own` allows it.
    """
    questions = shared(conversation)
    greeting, polite = _greeting(participant)
    one = len(questions) == 1
    lines = [greeting, "", _about(conversation, participant, sector, polite), _how(one, polite)]
    for number, question in enumerate(questions, 1):
        lines += ["", f"{number}. {_on_one_line(question.question)}"]
    lines += ["", f"{SHOW} {SHOW_HOW}"]
    own = list(_own(conversation)) if may_see_own(conversation, participant) else []
    if own:
        lines += ["", OWN, *own]
    lines += ["", "Groeten,", *filter(None, [_on_one_line(student.name if polite else student.first_name)])]
    return "\n".join(lines) + "\n"


def _greeting(participant: Participant) -> tuple[str, bool]:
    """How *participant* is greeted, and whether with "u"."""
    said = participant.name.split()
    if not said:
        role = _on_one_line(participant.role)
        if not role:
            return "Hallo,", False
        return ("Hoi,", False) if _is_family(role) else (f"Beste {role},", True)
    first = said[0].casefold().rstrip(".")
    if first == "de" and len(said) > 2 and said[1].casefold() == "heer":
        return f"Beste meneer {' '.join(said[2:])},", True
    if first in _TITLES and len(said) > 1:
        return f"Beste {_TITLES[first]} {' '.join(said[1:])},", True
    if _INITIAL.fullmatch(said[0]):
        return f"Beste {' '.join(said)},", True
    if first in _NO_NAME:
        return "Hallo,", False
    return f"Hoi {' '.join(said) if first in _FAMILY else said[0]},", False


def _is_family(role: str) -> bool:
    """ "mijn moeder": a role in the student's own words."""
    return role.casefold().startswith("mijn ")


def _about(conversation: Conversation, participant: Participant, sector: Sector, polite: bool) -> str:
    """What for, when, and as whom."""
    when = "Binnenkort"
    if conversation.on is not None:
        when = f"Op {dates.weekday(conversation.on)} {dates.short(conversation.on)}"
        if conversation.at is not None:
            when += f" om {dates.clock(conversation.at)}"
    placement = names.words_for(sector).placement
    what = {
        ConversationKind.TRIALOOG: f"een trialoog over mijn {placement}",
        ConversationKind.LOOPBAANGESPREK: "een loopbaangesprek",
        ConversationKind.GESPREK_THUIS: "thuis een gesprek over wat ik wil",
    }[conversation.kind]
    said = [f"{when} hebben we {what}."]
    role = _on_one_line(participant.role)
    if role and participant.name.strip() and not _is_family(role):
        said.append(f"{'U' if polite else 'Jij'} bent erbij als {role}.")
    return " ".join(said)


def _how(one: bool, polite: bool) -> str:
    """That everybody is asked the same, how to answer, and what happens with it."""
    same = "dezelfde vraag, en ik beantwoord hem ook" if one else "dezelfde vragen, en ik beantwoord ze ook"
    ask = f"{'Wilt u' if polite else 'Wil je'} antwoorden onder {'de vraag' if one else 'elke vraag'}?"
    return (
        f"Iedereen aan tafel krijgt van mij {same}. {ask} Eén zin is genoeg, en niets is goed of fout. "
        "In het gesprek staan alle antwoorden naast elkaar."
    )


def _own(conversation: Conversation) -> Iterator[str]:
    """What the student answered, a line for each question that is asked now."""
    for number, question in enumerate(shared(conversation), 1):
        text = _answered(conversation.answers, question.id, question.question)
        if text:
            yield f"Bij vraag {number}: {text}"


def _answered(answers: Sequence[GivenAnswer], question_id: str, question: str) -> str:
    same = (each for each in answers if (each.question_id, each.question) == (question_id, question))
    found = next(same, None)
    return _on_one_line(found.text) if found else ""


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
