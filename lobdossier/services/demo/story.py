"""The part of the example that is told by hand: from `resources/demo/story.toml` to records."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, Final, TypeVar

from lobdossier.domain.cards import Card
from lobdossier.domain.conversation import Agreement, Conversation, GivenAnswer, Participant, PickedCard, SharedQuestion
from lobdossier.domain.experience import Evidence, Experience, Testimony
from lobdossier.domain.kinds import BY_NAME
from lobdossier.domain.plans import Step
from lobdossier.domain.portrait import Motive, Quality
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.shape import Field, from_plain, shape
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import Sector
from lobdossier.paths import resource
from lobdossier.services.cards import deck
from lobdossier.services.demo.chance import Chance
from lobdossier.services.demo.when import Calendar

R = TypeVar("R", bound=Record)
Entry = Mapping[str, Any]

ALONE: Final = (
    "school_period",
    "insight",
    "self_view",
    "quality",
    "motive",
    "motive_order",
    "work_image",
    "choice",
    "goal",
    "contact",
)
"""Kinds that hang on nothing, in the order of the file."""

LOOSE: Final = {"about_id"}
"""Fields that hold an id of one of several kinds: in the story a key, as where the kind is fixed."""

INSIDE: Final = {"key", "file", "reflection", "evidence", "testimony", "step", "participant", "agreement"}
"""What an entry holds beside its fields."""


@cache
def told() -> dict[str, Any]:
    """The story as it is written down."""
    return tomllib.loads(resource("demo", "story.toml").read_text(encoding="utf-8"))


def demo_student() -> Student:
    """Whose dossier the example is."""
    return from_plain(Student, told()["student"])


class Story:
    """The hand-written records of the example, as they are on the *calendar*.

    Attributes:
        records: all of them, in an order in which each comes after the ones it points to.
        files: the bundled file behind each piece of evidence, by the id of the evidence.
    """

    def __init__(self, calendar: Calendar, chance: Chance, most: int | None = None) -> None:
        self._calendar, self._chance = calendar, chance
        self._ids: dict[str, str] = {}
        self.records: list[Record] = []
        self.files: dict[str, str] = {}
        self._tell(_latest(told()["experience"], calendar, most))

    def _tell(self, experiences: list[Entry]) -> None:
        story = told()
        self._each(story, "school_period")
        for entry in experiences:
            self._experience(entry)
        for name in ALONE[1:]:
            self._each(story, name)
        for entry in story["conversation"]:
            self._conversation(entry)
        self._each(story, "step")

    def _each(self, story: Entry, name: str) -> None:
        for entry in story[name]:
            self._add(BY_NAME[name], entry, self._calendar.today)

    def _experience(self, entry: Entry) -> None:
        experience = self._add(Experience, entry, self._calendar.today)
        day = experience.start or self._calendar.today
        hanging = {"experience_id": experience.id}
        for inner in entry.get("testimony", ()):
            self._add(Testimony, inner, day, hanging)
        for inner in entry.get("evidence", ()):
            evidence = self._add(Evidence, inner, day, hanging)
            self.files[evidence.id] = inner["file"]
        for inner in entry.get("reflection", ()):
            reflection = self._add(Reflection, inner, day, hanging)
            for step in inner.get("step", ()):
                self._add(Step, step, reflection.on or day, {**hanging, "reflection_id": reflection.id})

    def _conversation(self, entry: Entry) -> None:
        conversation = self._add(Conversation, entry, self._calendar.today)
        answered = _asked_there(conversation.answers, conversation.questions)
        self.records[-1] = conversation = replace(conversation, answers=answered)
        day = conversation.on or self._calendar.today
        here = {"conversation_id": conversation.id}
        for order, inner in enumerate(entry.get("participant", ())):
            person = self._add(Participant, inner, day, {**here, "order": order})
            self.records[-1] = replace(person, answers=_asked_there(person.answers, conversation.questions))
        for order, inner in enumerate(entry.get("agreement", ())):
            finished = inner.get("finished")
            kept = {name: value for name, value in inner.items() if name != "finished"}
            agreement = self._add(Agreement, kept, day, {**here, "order": order})
            if agreement.mine:
                self._step_for(agreement, self._calendar.on(finished) if finished else None, day)

    def _step_for(self, agreement: Agreement, finished: date | None, day: date) -> None:
        step = Step(
            id=self._chance.new_id(day),
            title=agreement.what,
            by=agreement.by,
            state=agreement.state,
            finished=finished,
            how_it_went=agreement.how_it_went,
            agreement_id=agreement.id,
        )
        self.records.append(step)

    def _add(self, kind: type[R], entry: Entry, day: date, given: Entry | None = None) -> R:
        """Make the record that *entry* tells of; *day* is when it was written when it does not say."""
        fields = {field.name: field for field in shape(kind)}
        own = {name: value for name, value in entry.items() if name in fields or name not in INSIDE}
        values = {name: self._value(fields[name], value) for name, value in own.items()}
        values = {name: value for name, value in values.items() if value is not None}
        record = from_plain(kind, {**_word(kind, values.get("card_id", "")), **values, **(given or {})})
        when: date = getattr(record, "on", None) or getattr(record, "start", None) or day
        record = replace(record, id=self._chance.new_id(min(when, self._calendar.today)))
        if key := entry.get("key"):
            self._ids[key] = record.id
        self.records.append(record)
        return record

    def _value(self, field: Field, value: Any) -> Any:
        """What stands in the file as `from_plain` reads it; a link to something that is not there is left out."""
        if not field.many:
            return self._item(field, value)
        found = [self._item(field, item) for item in value]
        return [item for item in found if item is not None]

    def _item(self, field: Field, item: Any) -> Any:
        if field.ref or field.name in LOOSE:
            return self._ids.get(item)
        if field.base is date:
            return self._calendar.on(item).isoformat()
        if not field.nested:
            return item
        fields = {inner.name: inner for inner in shape(field.base)}
        return {**_asked(field.base, item), **{name: self._value(fields[name], value) for name, value in item.items()}}


def _asked_there(answers: Iterable[GivenAnswer], questions: Iterable[SharedQuestion]) -> tuple[GivenAnswer, ...]:
    """*answers* with the words of the questions that they are to."""
    words = {question.id: question.question for question in questions}
    return tuple(replace(answer, question=words[answer.question_id]) for answer in answers)


def _word(kind: type[Record], card_id: str) -> dict[str, Any]:
    """The word on the card of a quality or a motive."""
    word = deck().word(card_id) if kind in (Quality, Motive) and card_id else None
    if word is None:
        return {}
    return {"title": word.words, "kind": word.kind} if kind is Quality else {"title": word.words}


def _asked(kind: type, entry: Entry) -> dict[str, Any]:
    """What an answer or a picked card keeps of its card."""
    if kind not in (Answer, PickedCard):
        return {}
    card = card_in_words(entry["card_id"])
    found = {"question": card.words, "part": card.part.value}
    return {**found, "competence": card.competence.value} if kind is Answer else found


def card_in_words(card_id: str) -> Card:
    """A card of the deck, as it is asked in mbo.

    Raises:
        KeyError: the deck does not have it.
    """
    card = deck().card(card_id)
    if card is None:
        raise KeyError(card_id)
    return card.worded(Sector.MBO)


def _latest(experiences: list[Entry], calendar: Calendar, most: int | None) -> list[Entry]:
    """The last *most* that began, in the order of the story."""
    began = sorted(experiences, key=lambda entry: calendar.on(entry["start"]), reverse=True)
    kept = began if most is None else began[:most]
    return [entry for entry in experiences if entry in kept]
