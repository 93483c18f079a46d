"""How the voices of a conversation are called on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lobdossier.domain.conversation import Conversation, GivenAnswer, Participant, SharedQuestion
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import ConversationKind, Way
from lobdossier.text import dates
from lobdossier.text.names import way_name
from lobdossier.ui.conversation.said import called, listed
from lobdossier.ui.widgets.people import OWN_TINT, initials, tint_of
from lobdossier.ui.words import tr

_NUMBERS: Final = {2: "Twee", 3: "Drie", 4: "Vier", 5: "Vijf", 6: "Zes"}
THREE: Final = 3


@dataclass(frozen=True, slots=True)
class Speaker:
    """One voice as it stands over its column. *participant* is None for the student."""

    participant: Participant | None
    name: str
    role: str
    tint: int
    letters: str


def speakers(student: Student, participants: Sequence[Participant], *, guest: bool = False) -> list[Speaker]:
    """The student first, then those at the table in their order; a *guest* is somebody else than the student."""
    you = tr("Jij")
    note = "" if guest else tr("jouw antwoord")
    own = Speaker(None, student.first_name or you, note, OWN_TINT, initials(student.name or you))
    others = (
        Speaker(p, called(p), p.role if p.name.strip() else "", tint_of(place), initials(called(p)))
        for place, p in enumerate(participants)
    )
    return [own, *others]


def page_title(kind: ConversationKind, voices: int) -> str:
    """ "Drie stemmen" for a trialoog of three; else what it is."""
    if kind is ConversationKind.TRIALOOG and voices == THREE:
        return tr("Drie stemmen")
    return tr("Stemmen naast elkaar")


def page_note(voices: int, *, guest: bool = False) -> str:
    """What there is to see, in one line; a *guest* chooses nothing."""
    if guest:
        return tr("{n} mensen, dezelfde vragen.", n=_number(voices)) if voices > 1 else ""
    if voices == 1:
        return tr("Jouw antwoorden. Die van de anderen komen ernaast.")
    people = tr("{n} mensen", n=_number(voices))
    return tr("{people}, dezelfde vragen. Jij kiest wat er meegaat naar het gesprek.", people=people)


def foot_line(voices: int) -> str:
    """ "Drie blikken, geen gemiddelde."."""
    return tr("{n} blikken, geen gemiddelde.", n=_number(voices))


def sent(participant: Participant) -> str:
    """When and how the questions went to somebody; empty when they did not."""
    if participant.asked_on is None:
        return ""
    day, name = dates.short(participant.asked_on), called(participant)
    if participant.asked_by is Way.NONE:
        return tr("{name} kreeg de vragen op {day}.", name=name, day=day)
    return tr("{name} kreeg de vragen op {day}, {how}.", name=name, day=day, how=tr(way_name(participant.asked_by)))


def answered_by(conversation: Conversation, participants: Sequence[Participant], question: SharedQuestion) -> list[str]:
    """Who answered *question* in the words of now, the student as "jij"."""
    found = [tr("jij")] if _has(conversation.answers, question) else []
    return [*found, *(called(p) for p in participants if _has(p.answers, question))]


def stays_under(names: Sequence[str]) -> str:
    """What becomes of answers when the words of their question change."""
    if len(names) == 1 and names[0] == tr("jij"):
        return tr(
            "Je antwoordde hier al op. Met andere woorden is het een andere vraag: je antwoord blijft bij de oude staan."
        )
    people = listed(names)
    people = people[:1].upper() + people[1:]
    return tr(
        "{people} antwoordde{n} hier al op. Met andere woorden is het een andere vraag: wat er staat, blijft bij de oude.",
        people=people,
        n="n" if len(names) > 1 else "",
    )


def _has(answers: Sequence[GivenAnswer], question: SharedQuestion) -> bool:
    return any((a.question_id, a.question) == (question.id, question.question) and a.text.strip() for a in answers)


def _number(voices: int) -> str:
    return tr(_NUMBERS.get(voices, str(voices)))
