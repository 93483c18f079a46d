"""A conversation as a calendar file: what another program reads in it is what was planned."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.errors import NoDay
from lobdossier.domain.vocabulary import ConversationKind
from lobdossier.text.calendar import calendar_file

NOW = datetime(2026, 11, 22, 10, 31, 5, tzinfo=timezone(timedelta(hours=1)))
PLANNED = Conversation(
    id="0192f0c1-0000-7000-8000-000000000001",
    kind=ConversationKind.TRIALOOG,
    on=date(2026, 11, 26),
    at=time(15, 30),
    place="Kroes, werkbank; achterin",
)
PEOPLE = (Participant(name="Meneer Vos", role="BPV-docent"), Participant(role="praktijkbegeleider"))
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=200)


def read(data: bytes) -> dict[str, str]:
    """The properties of the event, unfolded and with their escapes undone, as RFC 5545 says."""
    assert data.endswith(b"\r\n")
    for line in data[:-2].split(b"\r\n"):
        assert b"\n" not in line
        assert b"\r" not in line
        assert len(line) <= 75
        line.decode()  # no character was cut in two
    unfolded = data.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    event = unfolded[unfolded.index("BEGIN:VEVENT") + 1 : unfolded.index("BEGIN:VALARM")]
    pairs = [line.split(":", 1) for line in event]
    assert len({name for name, _ in pairs}) == len(pairs)
    return {name: _plain(value) for name, value in pairs}


def _plain(value: str) -> str:
    text, letters = "", iter(value)
    for letter in letters:
        if letter == "\\":
            letter = {"n": "\n", "N": "\n"}.get(after := next(letters), after)
        text += letter
    return text


def test_the_whole_file() -> None:
    assert calendar_file(PLANNED, PEOPLE, NOW).decode() == "\r\n".join(
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//lobdossier//NL",
            "CALSCALE:GREGORIAN",
            "BEGIN:VEVENT",
            "UID:0192f0c1-0000-7000-8000-000000000001@lobdossier",
            "DTSTAMP:20261122T093105Z",
            "DTSTART:20261126T153000",
            "DTEND:20261126T163000",
            "SUMMARY:Trialoog",
            "LOCATION:Kroes\\, werkbank\\; achterin",
            "DESCRIPTION:Met Meneer Vos en praktijkbegeleider.",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "DESCRIPTION:Voorbereiden: Trialoog",
            "TRIGGER:-P7D",
            "END:VALARM",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        )
    )


def test_without_a_time_it_takes_the_day() -> None:
    found = read(calendar_file(replace(PLANNED, at=None, place=" "), (), NOW))

    assert found["DTSTART;VALUE=DATE"] == "20261126"
    assert not {"DTEND", "DTSTART", "LOCATION", "DESCRIPTION"} & found.keys()


def test_the_hour_goes_past_midnight_but_not_past_the_end_of_the_calendar() -> None:
    late = read(calendar_file(replace(PLANNED, at=time(23, 15)), (), NOW))
    last = read(calendar_file(replace(PLANNED, on=date.max, at=time(23, 15)), (), NOW))

    assert late["DTEND"] == "20261127T001500"
    assert last["DTSTART"] == "99991231T231500"
    assert "DTEND" not in last
    assert read(calendar_file(replace(PLANNED, on=date.max, at=time(22, 59)), (), NOW))["DTEND"] == "99991231T235900"


def test_without_a_day_there_is_none() -> None:
    with pytest.raises(NoDay):
        calendar_file(replace(PLANNED, on=None), (), NOW)


def test_nothing_that_was_prepared_goes_along() -> None:
    private = replace(
        PLANNED, private="geheim", went_well="trots", talk_about="tempo", summary="mooi", talked_about="veel"
    )
    people = [replace(each, question="vraag", consent_because="omdat") for each in PEOPLE]

    assert calendar_file(private, people, NOW) == calendar_file(PLANNED, PEOPLE, NOW)


@given(TEXT, TEXT, st.lists(TEXT, max_size=3), st.dates(date(1, 1, 1)), st.none() | st.times())
def test_any_words_come_back(title: str, place: str, people: list[str], on: date, at: time | None) -> None:
    """Letter for letter, but for characters that such a file cannot hold; no line of a text becomes a line of the file."""
    planned = replace(PLANNED, title=title, place=place, on=on, at=at)
    found = read(calendar_file(planned, [Participant(name=name) for name in people], NOW.astimezone(UTC)))

    assert found["SUMMARY"] == (as_held(title.strip()) or "Trialoog")
    assert found.get("LOCATION", "") == (as_held(place) if place.strip() else "")
    told = found.get("DESCRIPTION", "")
    assert all(as_held(name.strip()) in told for name in people)
    start = found.get("DTSTART") or f"{found['DTSTART;VALUE=DATE']}T000000"
    assert datetime.strptime(start, "%Y%m%dT%H%M%S").date() == on  # noqa: DTZ007


def as_held(text: str) -> str:
    for end in ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"):
        text = text.replace(end, "\n")
    return "".join(
        " " if (ord(letter) < 32 and letter not in "\t\n") or letter == "\x7f" else letter for letter in text
    )
