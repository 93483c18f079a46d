"""How a conversation, its people and its preparation are called on the screen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time
from typing import Final

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.vocabulary import Consent
from lobdossier.text import dates
from lobdossier.text.names import conversation_name
from lobdossier.ui.words import tr

_TIME = re.compile(r"\s*(\d{1,2})(?:\s*[.:u]\s*(\d{2})?)?\s*(?:uur)?\s*", re.IGNORECASE)

LONGEST: Final = 32
"""Characters of a name in a place that does not break."""


def title_of(conversation: Conversation) -> str:
    """ "Trialoog van 26 november", or the student's own title."""
    if conversation.title.strip():
        return conversation.title
    name = tr(conversation_name(conversation.kind))
    return tr("{name} van {day}", name=name, day=dates.short(conversation.on)) if conversation.on else name


def day_of(on: date, today: date) -> str:
    """ "donderdag 26 november", with the year when it is another one."""
    return f"{dates.weekday(on)} {dates.short(on)}" if on.year == today.year else dates.day(on)


def when_and_where(conversation: Conversation, today: date) -> str:
    """ "donderdag 26 november, 10.30 uur, De Linde"; empty when nothing is known yet."""
    parts = [
        day_of(conversation.on, today) if conversation.on else "",
        dates.clock(conversation.at) if conversation.at else "",
        conversation.place.strip(),
    ]
    return ", ".join(part for part in parts if part)


def called(participant: Participant) -> str:
    """The name of somebody at the table; without one the role."""
    return participant.name.strip() or participant.role.strip() or tr("iemand")


def shortened(name: str) -> str:
    """A name that fits on a button; a screen reader is told all of it."""
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"


def listed(names: Sequence[str]) -> str:
    """ "Ilse", "Ilse en meneer Vos", "Ilse, meneer Vos en oma"."""
    if len(names) < 2:
        return "".join(names)
    return tr("{first} en {last}", first=", ".join(names[:-1]), last=names[-1])


def with_whom(participants: Sequence[Participant]) -> str:
    """ "met Ilse en meneer Vos"; empty when nobody was named."""
    return tr("met {people}", people=listed([called(p) for p in participants])) if participants else ""


def first_line(text: str) -> str:
    """The first line of *text* that holds something, for a closed step or a card."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def agreeing(participants: Sequence[Participant]) -> str:
    """Who agrees with what was written down, in one sentence; empty when nobody was asked."""
    said = {consent: [called(p) for p in participants if p.consent is consent] for consent in Consent}
    parts = []
    if said[Consent.AGREES]:
        parts.append(tr("Akkoord: {people}.", people=listed(said[Consent.AGREES])))
    if said[Consent.DISAGREES]:
        parts.append(tr("Niet akkoord: {people}.", people=listed(said[Consent.DISAGREES])))
    if said[Consent.UNKNOWN] and parts:
        parts.append(tr("Nog niet gevraagd: {people}.", people=listed(said[Consent.UNKNOWN])))
    return " ".join(parts)


def read_time(text: str) -> time | None:
    """The time in "10.30", "10:30", "10u30" or "14 uur".

    Raises:
        ValueError: there is something, but it is no time of the day.
    """
    if not text.strip():
        return None
    found = _TIME.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return time(int(found[1]), int(found[2] or 0))
