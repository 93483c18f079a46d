"""Conversations about the career: prepared by the student, held together, written down by the student."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, ClassVar

from lobdossier.domain.record import Between, Code, Line, Plain, Prose, Record, Ref, Title, Value
from lobdossier.domain.vocabulary import Consent, ConversationKind, ConversationState, Part, StepState, Way


@dataclass(frozen=True, slots=True, kw_only=True)
class PickedCard(Value):
    """A question card chosen for a conversation, with its words as they were then."""

    card_id: Code = ""
    question: Line = ""
    part: Part = Part.TERUGKIJKEN


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedQuestion(Value):
    """One of the few open questions that everybody at the table answers, the student too.

    *id* stays the same when the words are changed; *card_id* is the card that it came from, or empty.
    """

    id: Code = ""
    question: Line = ""
    part: Part = Part.TERUGKIJKEN
    card_id: Code = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer(Value):
    """What somebody answered to a shared question, with its words as they were asked. Literal text."""

    question_id: Code = ""
    question: Line = ""
    text: Plain = ""
    marked: bool = False
    """ "Hier wil ik het over hebben": the student wants to come back to it at the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartNotes(Value):
    """What was noted in one part of the conversation while it was held."""

    part: Part = Part.TERUGKIJKEN
    text: Prose = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation(Record):
    """A loopbaangesprek, trialoog or conversation at home, from the first plan to the student's own summary."""

    KIND: ClassVar[str] = "conversation"

    title: Title = ""
    kind: ConversationKind = ConversationKind.TRIALOOG
    state: ConversationState = ConversationState.PLANNED
    on: date | None = None
    at: time | None = None
    place: Title = ""
    went_well: Plain = ""
    talk_about: Plain = ""
    private: Plain = ""
    """ "Wat zit je in de weg, wie of wat helpt?" Never shared unless the student ticks it."""
    share_private: bool = False
    experience_ids: tuple[Annotated[str, Ref("experience")], ...] = ()
    reflection_ids: tuple[Annotated[str, Ref("reflection")], ...] = ()
    cards: tuple[PickedCard, ...] = ()
    questions: tuple[SharedQuestion, ...] = ()
    answers: tuple[GivenAnswer, ...] = ()
    """The student's own answers to the shared questions."""
    own_first: bool = True
    """Others answer without seeing the student's answers."""
    notes: tuple[PartNotes, ...] = ()
    talked_about: Prose = ""
    summary: Prose = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Record):
    """Somebody at the table besides the student. The role is a free label."""

    KIND: ClassVar[str] = "participant"

    conversation_id: Annotated[str, Ref("conversation")] = ""
    name: Title = ""
    role: Title = ""
    order: Annotated[int, Between(0, 1_000)] = 0
    question: Line = ""
    """What the student wants to ask this person."""
    consent: Consent = Consent.UNKNOWN
    consent_because: Plain = ""
    consent_on: date | None = None
    contact_id: Annotated[str | None, Ref("contact")] = None
    asked_on: date | None = None
    """When the shared questions went to this person, by *asked_by*."""
    asked_by: Way = Way.NONE
    answers: tuple[GivenAnswer, ...] = ()
    answered_on: date | None = None
    answered_by: Way = Way.NONE
    may_show: bool = False
    """Whether this person said that the student may show the answers to others than those at the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Record):
    """Who does what by when."""

    KIND: ClassVar[str] = "agreement"

    conversation_id: Annotated[str, Ref("conversation")] = ""
    what: Line = ""
    who: Title = ""
    """A name as written in the conversation; the student's own agreements become steps."""
    mine: bool = True
    by: date | None = None
    state: StepState = StepState.OPEN
    how_it_went: Plain = ""
    order: Annotated[int, Between(0, 1_000)] = 0
