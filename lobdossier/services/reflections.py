"""Looking back: the answers of a sitting and the step that follows from them, stored together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from lobdossier.domain.plans import Step
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Reflection
from lobdossier.services.records import Records

LATELY: Final = timedelta(days=28)
"""A card that was answered within this time is not dealt again, whatever it was answered about."""


class Reflections:
    """The reflections of one open dossier."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def find(self, reflection_id: str) -> Reflection | None:
        """The reflection with this id; None when there is none, or when it was thrown away."""
        found = self._records.find(Reflection, reflection_id)
        return found if found is not None and found.deleted is None else None

    def step(self, reflection_id: str) -> Step | None:
        """The step that came out of a reflection, if there is one."""
        return next(iter(self._records.all(Step, reflection_id=reflection_id)), None)

    def asked(
        self, experience_id: str | None, today: date, *, latest: Iterable[str] = (), without: str = ""
    ) -> frozenset[str]:
        """The ids of the cards that were answered on this experience ever, or lately on others.

        The others are those with the ids *latest*, and nothing in particular: a long dossier is not read through for a
        few cards. The answers of the reflection *without* (its id) do not count: it is the one that is open.
        """
        return frozenset(
            answer.card_id
            for about in dict.fromkeys((experience_id, None, *latest))
            for reflection in self._records.all(Reflection, experience_id=about)
            if reflection.id != without and _counts(reflection, experience_id, today)
            for answer in reflection.answers
            if answer.card_id and answer.text.strip()
        )

    def store(self, reflection: Reflection, step: Step, *, origin: object | None = None) -> None:
        """Store what was answered, and the step if it has a title.

        Nothing is stored of a reflection without an answer or a step without a title. One that was stored and has been
        emptied since goes to the trash as it was stored last; with words in it again it comes back.

        Raises:
            SaveError, Refused: nothing was stored; both can be handed over again.
        """
        there = not reflection.blank
        keep: list[Record] = []
        gone: list[Record] = []
        if there:
            keep.append(replace(reflection, deleted=None))
        elif (former := self.find(reflection.id)) is not None:
            gone.append(former)
        known = there or self._records.find(Reflection, reflection.id) is not None
        stored = self._records.find(Step, step.id)
        if step.title.strip():
            keep.append(_as_it_stands(step, stored, reflection if known else replace(reflection, id="")))
        elif stored is not None and stored.deleted is None:
            gone.append(stored)
        if keep:
            self._records.save(*keep, origin=origin)
        if gone:
            self._records.throw_away(*gone, label="", origin=origin)


def _counts(reflection: Reflection, experience_id: str | None, today: date) -> bool:
    about_this = experience_id is not None and reflection.experience_id == experience_id
    return about_this or (reflection.on is not None and today - reflection.on <= LATELY)


def _as_it_stands(step: Step, stored: Step | None, reflection: Reflection) -> Step:
    """*step* hanging on *reflection*; whether it was done meanwhile, and how it went, stays as it is *stored*."""
    base = stored or step
    return replace(
        base,
        title=step.title,
        by=step.by,
        experience_id=reflection.experience_id,
        reflection_id=reflection.id or None,
        deleted=None,
    )
