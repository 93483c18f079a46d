"""What searching the whole dossier gives: light values, sorted under the rooms where the student knows them from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.experience import Evidence, Experience, Testimony
from lobdossier.domain.people import Contact
from lobdossier.domain.plans import Goal, Step
from lobdossier.domain.portrait import Choice, Insight, Motive, MotiveOrder, Quality, SelfView, WorkImage
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.shape import content
from lobdossier.domain.sharing import Feedback, GuidanceReview, Handover
from lobdossier.domain.student import SchoolPeriod, Student


class Group(StrEnum):
    """The headings under which things that were found stand, in their order."""

    EXPERIENCES = "experiences"
    PORTRAIT = "portrait"
    PLANS = "plans"
    CONVERSATIONS = "conversations"
    OTHER = "other"


class Page(StrEnum):
    """The sort of page on which a record can be read."""

    EXPERIENCE = "experience"
    REFLECTION = "reflection"
    COMPETENCE = "competence"
    WORK = "work"
    PLANS = "plans"
    PREPARATION = "preparation"
    """Of a conversation that comes."""
    OUTCOME = "outcome"
    """Of a conversation that was."""
    ME = "me"
    YEAR = "year"
    SHARING = "sharing"
    GUIDANCE = "guidance"


@dataclass(frozen=True, slots=True)
class Head:
    """How a kind of record is recognised: the group it stands in, the field that names it, the field with its day."""

    group: Group
    title: str = ""
    on: str = ""


HEADS: Final[Mapping[type[Record], Head]] = {
    Experience: Head(Group.EXPERIENCES, "title", "start"),
    Reflection: Head(Group.EXPERIENCES, on="on"),
    Testimony: Head(Group.EXPERIENCES, "who", "on"),
    Evidence: Head(Group.EXPERIENCES, "title"),
    Insight: Head(Group.PORTRAIT, on="on"),
    SelfView: Head(Group.PORTRAIT, on="on"),
    Quality: Head(Group.PORTRAIT, "title"),
    Motive: Head(Group.PORTRAIT, "title"),
    MotiveOrder: Head(Group.PORTRAIT, on="on"),
    WorkImage: Head(Group.PORTRAIT, "title"),
    Choice: Head(Group.PORTRAIT, "title", "on"),
    Contact: Head(Group.PORTRAIT, "name"),
    Goal: Head(Group.PLANS, "title"),
    Step: Head(Group.PLANS, "title"),
    Conversation: Head(Group.CONVERSATIONS, "title", "on"),
    Participant: Head(Group.CONVERSATIONS, "name"),
    Agreement: Head(Group.CONVERSATIONS, "what"),
    Feedback: Head(Group.OTHER, "who", "on"),
    GuidanceReview: Head(Group.OTHER, on="on"),
    SchoolPeriod: Head(Group.OTHER, "title", "start"),
    CareerDocument: Head(Group.OTHER, "receiver"),
    Handover: Head(Group.OTHER, "receiver"),
    Student: Head(Group.OTHER, "name"),
}
"""One line for every kind: a kind without one would never be found."""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """A record that holds the words, with what it takes to put it in order. *title* may be empty."""

    kind: str
    id: str
    title: str
    on: date


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of the student on one line, with the places (start, end) of what was looked for, from left to right."""

    text: str = ""
    marks: tuple[tuple[int, int], ...] = ()


NO_WORDS: Final = Marked()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing that was found.

    Attributes:
        title: what it is called: its own title, or else its first words.
        piece: a piece of its text around the words that were found, or its beginning; may be empty.
        about: what the record is called to which it belongs (a reflection: its experience); may be empty.
        on: its own day, or the day it was made.
        page, target: where it can be read; *target* is an id, or the value of a competence.
    """

    kind: str
    id: str
    title: Marked
    piece: Marked = NO_WORDS
    about: str = ""
    on: date
    page: Page
    target: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found of one group: the first few, and whether there is more."""

    group: Group
    found: tuple[Found, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One text of a record that can be searched. *rich*: it is in the Markdown subset."""

    field: str
    text: str
    rich: bool


def texts_of(value: object) -> Iterator[Said]:
    """The texts of a record, or of a value inside one, that can be searched, in the order of its fields."""
    for field in content(type(value)):
        items = getattr(value, field.name)
        for item in items if field.many else (items,):
            if field.nested and item is not None:
                yield from texts_of(item)
            elif field.text and field.text.search and item:
                yield Said(field.name, item, field.text.rich)
