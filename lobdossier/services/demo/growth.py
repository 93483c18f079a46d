"""The part of the example that grows: believable small experiences, put together from `resources/demo/growth.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import cycle, islice
from typing import Any, Final

from lobdossier.domain.experience import Experience
from lobdossier.domain.plans import Step
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.vocabulary import Competence, ExperienceKind, StepState
from lobdossier.paths import resource
from lobdossier.services.cards import deck
from lobdossier.services.demo.chance import Chance
from lobdossier.services.demo.story import card_in_words
from lobdossier.services.demo.when import Calendar

Pieces = Mapping[str, Any]

TRIES: Final = 8
"""How often a text that equals the one before it is drawn again."""


@cache
def pieces() -> dict[str, Any]:
    """The pieces as they are written down."""
    return tomllib.loads(resource("demo", "growth.toml").read_text(encoding="utf-8"))


class Growth:
    """Draws experiences with what hangs on them.

    Attributes:
        reflections: how many each experience gets; None: none to three.
    """

    def __init__(self, calendar: Calendar, chance: Chance, reflections: int | None) -> None:
        self._calendar, self._chance, self._reflections = calendar, chance, reflections
        self._last: dict[str, str] = {}
        self._cards: dict[ExperienceKind, list[Pieces]] = {}
        self._feelings = [word.words for word in deck().feelings]

    def grow(self, number: int) -> Iterator[list[Record]]:
        """*number* experiences in the order of their dates, each with its reflections and steps behind it."""
        for day, kind, place in self._plan(number):
            yield self._experience(day, kind, place)

    def _plan(self, number: int) -> list[tuple[date, Pieces, Pieces]]:
        kinds = pieces()["kind"]
        weights = [kind["weight"] for kind in kinds]
        found = []
        for _ in range(number):
            kind = self._chance.weighted(kinds, weights)
            place = self._chance.one(kind["place"])
            found.append((self._day(kind, place), kind, place))
        return sorted(found, key=lambda row: row[0])

    def _day(self, kind: Pieces, place: Pieces) -> date:
        first, last = self._calendar.on(place["from"]), self._calendar.on(place["to"])
        day = first + timedelta(days=self._chance.number(0, max(0, (last - first).days)))
        if "weekday" in kind:
            return day - timedelta(days=(day.isoweekday() - kind["weekday"]) % 7)
        return day - timedelta(days=max(0, day.isoweekday() - 5))

    def _experience(self, day: date, kind: Pieces, place: Pieces) -> list[Record]:
        task, short = self._chance.one(kind["tasks"])
        slots = {"taak": task, "kort": short, "people": place["people"]}
        answered = self._chance.number(0, 4)
        four = [self._text(name, slots) if answered > i else "" for i, name in enumerate(("goals", "results"))]
        four += [
            self._text(name, slots) if answered > i + 2 else "" for i, name in enumerate(("evaluations", "follow_ups"))
        ]
        experience = Experience(
            id=self._chance.new_id(day),
            title=self._text("titles", slots),
            kind=ExperienceKind(kind["kind"]),
            start=day,
            organisation=place["organisation"],
            place=place["place"],
            hours=self._chance.number(*kind["hours"]) if self._chance.happens(0.6) else None,
            story=self._story(slots),
            competences=tuple(map(Competence, self._chance.some(kind["competences"], self._chance.number(1, 2)))),
            star=self._chance.happens(0.06),
            goal=four[0],
            result=four[1],
            evaluation=four[2],
            follow_up=four[3],
        )
        return [experience, *self._hanging(experience, slots)]

    def _story(self, slots: Pieces) -> str:
        """One sentence, a paragraph, or two."""
        first = self._text("openings", slots)
        length = self._chance.number(1, 4)
        if length == 1:
            return first
        paragraph = f"{first} {self._text('turns', slots)}"
        return paragraph if length == 2 else f"{paragraph}\n\n{self._text('endings', slots)}"

    def _hanging(self, experience: Experience, slots: Pieces) -> Iterator[Record]:
        number = self._chance.number(0, 3) if self._reflections is None else self._reflections
        suiting = self._suiting(experience.kind)
        cards = cycle(self._chance.some(suiting, len(suiting)))  # none comes back before all were asked
        for later in range(1, number + 1):
            on = min((experience.start or self._calendar.today) + timedelta(days=later), self._calendar.today)
            reflection = self._reflection(experience, on, cards, slots)
            yield reflection
            if later == 1 and self._chance.happens(0.15):
                title, how = self._chance.one(pieces()["steps"])
                yield Step(
                    id=self._chance.new_id(on),
                    title=self._fill(title, slots),
                    state=StepState.DONE,
                    finished=min(on + timedelta(days=9), self._calendar.today),
                    how_it_went=how,
                    experience_id=experience.id,
                    reflection_id=reflection.id,
                )

    def _reflection(self, experience: Experience, on: date, cards: Iterator[Pieces], slots: Pieces) -> Reflection:
        drawn = list(islice(cards, self._chance.number(1, 3)))
        feelings = self._chance.some(self._feelings, self._chance.number(0, 2))
        return Reflection(
            id=self._chance.new_id(on),
            experience_id=experience.id,
            on=on,
            feelings=tuple(feelings),
            answers=tuple(self._answer(answer, slots) for answer in drawn),
        )

    def _answer(self, answer: Pieces, slots: Pieces) -> Answer:
        card = card_in_words(answer["card_id"])
        text = self._fresh(card.id, answer["texts"], slots)
        return Answer(card_id=card.id, question=card.words, competence=card.competence, part=card.part, text=text)

    def _suiting(self, kind: ExperienceKind) -> list[Pieces]:
        if kind not in self._cards:
            answers = pieces()["answer"]
            self._cards[kind] = [answer for answer in answers if card_in_words(answer["card_id"]).suits(kind)]
        return self._cards[kind]

    def _text(self, name: str, slots: Pieces) -> str:
        return self._fresh(name, pieces()[name], slots)

    def _fresh(self, name: str, texts: Sequence[str], slots: Pieces) -> str:
        """One of *texts*, filled, that is not the one that was drawn last under this name."""
        drawn = self._fill(self._chance.one(texts), slots)
        for _ in range(TRIES):
            if drawn != self._last.get(name):
                break
            drawn = self._fill(self._chance.one(texts), slots)
        self._last[name] = drawn
        return drawn

    def _fill(self, text: str, slots: Pieces) -> str:
        if "{" not in text:
            return text
        who = self._chance.one(slots["people"])
        return text.format(
            taak=slots["taak"],
            Taak=_capital(slots["taak"]),
            kort=slots["kort"],
            wie=who,
            Wie=_capital(who),
            tijd=self._chance.one(pieces()["tijd"]),
            aantal=self._chance.one(pieces()["aantal"]),
        )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
