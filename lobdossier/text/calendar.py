"""A planned conversation as a calendar file (RFC 5545, `.ics`) that a phone or mail program opens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.errors import NoDay
from lobdossier.text import names

ENDING: Final = ".ics"
OCTETS: Final = 75
"""Of one line of the file, its end not counted (RFC 5545, 3.1)."""
LASTS: Final = timedelta(hours=1)
"""How long a conversation with a time takes in the calendar; one without a time takes the day."""
PRODUCER: Final = "-//lobdossier//NL"

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LINE_END: Final = re.compile(r"\r\n?|\n|[\x0b\x0c\x85\u2028\u2029]")


def calendar_file(conversation: Conversation, participants: Sequence[Participant], now: datetime) -> bytes:
    """*conversation* as the bytes of an `.ics` with one event and a reminder a week before it; *now* has a time zone.

    Day and time are those of the clock on the wall, without a time zone. Of what the student prepared nothing goes along:
    only what the conversation is called, where it is and who comes. The event keeps its identity when it is made again, so
    that a calendar moves it and does not show it twice.

    Raises:
        NoDay: the conversation has no day yet.
    """
    if conversation.on is None:
        raise NoDay(Conversation.KIND, "on", "missing")
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCER}",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        f"UID:{conversation.id}@lobdossier",
        f"DTSTAMP:{_moment(now.astimezone(UTC))}Z",
        *_when(conversation.on, conversation.at),
        *_about(conversation, participants),
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(f'Voorbereiden: {_title(conversation)}')}",
        "TRIGGER:-P7D",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return b"".join(_folded(line) for line in lines)


def _when(on: date, at: time | None) -> Iterator[str]:
    if at is None:  # a whole day, which is what a date without an end means
        yield f"DTSTART;VALUE=DATE:{_day(on)}"
        return
    start = datetime.combine(on, at.replace(tzinfo=None, microsecond=0))
    yield f"DTSTART:{_moment(start)}"
    if start.date() < date.max or start.time() < time(23):
        yield f"DTEND:{_moment(start + LASTS)}"


def _about(conversation: Conversation, participants: Sequence[Participant]) -> Iterator[str]:
    yield f"SUMMARY:{_escaped(_title(conversation))}"
    if conversation.place.strip():
        yield f"LOCATION:{_escaped(conversation.place)}"
    people = [name for each in participants if (name := each.name.strip() or each.role.strip())]
    if people:
        yield f"DESCRIPTION:{_escaped('Met ' + _listed(people) + '.')}"


def _title(conversation: Conversation) -> str:
    return conversation.title.strip() or names.conversation_name(conversation.kind)


def _listed(people: Sequence[str]) -> str:
    return people[0] if len(people) == 1 else f"{', '.join(people[:-1])} en {people[-1]}"


def _day(on: date) -> str:
    return f"{on.year:04d}{on.month:02d}{on.day:02d}"


def _moment(at: datetime) -> str:
    return f"{_day(at)}T{at.hour:02d}{at.minute:02d}{at.second:02d}"


def _escaped(text: str) -> str:
    """*text* as a value (RFC 5545, 3.3.11); what a calendar file cannot hold is a space."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return _CONTROL.sub(" ", _LINE_END.sub("\\\\n", text))


def _folded(line: str) -> bytes:
    """*line* in pieces of at most `OCTETS`, never through a character; a piece that continues begins with a space."""
    pieces: list[bytes] = []
    piece = b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
