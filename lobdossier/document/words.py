"""The fixed Dutch words of the documents: one place, plain, "ik" where the student speaks."""

from __future__ import annotations

from datetime import date
from typing import Final

from lobdossier.domain.conversation import Agreement, Participant
from lobdossier.domain.experience import Experience
from lobdossier.domain.plans import Step
from lobdossier.domain.timeline.things import Lane
from lobdossier.domain.vocabulary import Consent, ExperienceKind, StepState
from lobdossier.text import dates, names

CAREER_DOCUMENT: Final = "Loopbaandocument"
NAMELESS: Final = "Mijn loopbaan"
UNTITLED: Final = "Zonder titel"
CONTENTS: Final = "In dit document"
DEAR_READER: Final = "Beste lezer"
WHY: Final = "Waarom deze opleiding?"
KNOW: Final = "Wat wil ik dat jullie weten?"
PORTRAIT: Final = "Dit ben ik"
EXPERIENCES: Final = "Ervaringen"
MORE_EXPERIENCES: Final = "Ook meegemaakt"
LOOSE_REFLECTIONS: Final = "Los van één ervaring"
CONVERSATIONS: Final = "Gesprekken"
PLANS: Final = "Plannen"
WISHES: Final = "Bewijs van inspanning"
PROOF: Final = "Alles wat ik deed"
COLOPHON: Final = "Over dit document"
OPEN_ANSWER: Final = "Nog niet beantwoord"
THEN: Final = "Toen"
NOW: Final = "Nu"
THEN_AND_NOW: Final = "Toen en nu"
GUIDE: Final = "Iemand die meekeek"
CARRIES: Final = "Dit bestand draagt mijn dossier. Geef het bestand door, geen afdruk."
NOTES: Final = "Ruimte voor aantekeningen"
TIMELINE: Final = "Mijn tijdlijn"
TIMELINE_STARS: Final = "Gevuld: hier ben ik trots op."
HAPPENED: Final = {
    **dict.fromkeys((Lane.SCHOOL, Lane.WORK, Lane.HOME), ("ervaring", "ervaringen")),
    Lane.TALKS: ("gesprek", "gesprekken"),
    Lane.CHOICES: ("keuze", "keuzes"),
}

ANSWERS: Final = (
    ("Doel", "Wat wilde ik vooraf?", "target"),
    ("Resultaat", "Wat kwam eruit?", "flag"),
    ("Evaluatie", "Hoe kijk ik terug?", "eye"),
    ("Vervolg", "Wat ga ik hierna doen?", "arrow-right"),
)
STATE_ICONS: Final = {
    StepState.OPEN: "circle-dashed",
    StepState.DONE: "circle-check",
    StepState.OTHERWISE: "split",
}


def person(name: str, role: str) -> str:
    """ "Henk, praktijkbegeleider"; whichever of the two there is."""
    return ", ".join(part.strip() for part in (name, role) if part.strip())


def together(names: list[str]) -> str:
    """ "Marloes, Henk en Rachid"."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " en " + names[-1] if names else ""


def count(number: int, one: str, more: str) -> str:
    """ "1 ervaring", "12 ervaringen"."""
    return f"{number} {one if number == 1 else more}"


def thousands(number: int) -> str:
    """ "1.193"."""
    return f"{number:,}".replace(",", ".")


def title_of(experience: Experience) -> str:
    """Its title; without one, or with one of which nothing can be seen, its kind."""
    if any(sign.isprintable() and not sign.isspace() for sign in experience.title):
        return experience.title.strip()
    return names.kind_name(experience.kind) if experience.kind is not ExperienceKind.ANDERS else "Ervaring"


def where(experience: Experience) -> str:
    """Organisation and place."""
    return person(experience.organisation, experience.place)


def by(on: date | None) -> str:
    """A date, or a dash when there is none."""
    return dates.plain(on) if on else "–"


def who(agreement: Agreement, student: str) -> str:
    """Who does it: a name, or the student."""
    return agreement.who.strip() or (student if agreement.mine else "") or "–"


def outcome(step: Step) -> str:
    """When a step was done, or by when it should be."""
    if step.finished:
        return dates.plain(step.finished)
    return f"voor {dates.plain(step.by)}" if step.by else ""


def consent(participant: Participant) -> str:
    """What a participant said of the record; empty when that was not asked yet."""
    if participant.consent is Consent.UNKNOWN:
        return ""
    said = "akkoord" if participant.consent is Consent.AGREES else "niet akkoord"
    because = f", omdat {participant.consent_because.strip()}" if participant.consent_because.strip() else ""
    when = f" ({dates.plain(participant.consent_on)})" if participant.consent_on else ""
    return f"{person(participant.name, participant.role) or 'Iemand'}: {said}{because}{when}"


def question(asked: str) -> str:
    """A question as it was asked; what was answered before it had words has none."""
    return asked.strip() or "Zonder vraag"


def seconds(length: int) -> str:
    """ "45 seconden", "3 minuten"."""
    return count(length, "seconde", "seconden") if length < 90 else count(round(length / 60), "minuut", "minuten")
