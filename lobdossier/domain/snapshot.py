"""A whole dossier, or the chosen part of one, as values: what documents are made from and what travels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.experience import Evidence, Experience, Testimony
from lobdossier.domain.plans import Step
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.schooling import Sectors, in_order, period_on
from lobdossier.domain.student import SchoolPeriod, Student
from lobdossier.domain.vocabulary import ConversationKind, ConversationState

R = TypeVar("R", bound=Record)
Bytes = Callable[[str], bytes]
"""Fetches the bytes of a piece of evidence by its sha256."""


@dataclass(frozen=True)
class Snapshot:
    """Records by class, without the bytes of the evidence. Deleted records are not in it unless asked for."""

    records: Mapping[type[Record], tuple[Record, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Iterable[Record]) -> Snapshot:
        """Group *records* by class, keeping their order."""
        groups: dict[type[Record], list[Record]] = {}
        for record in records:
            groups.setdefault(type(record), []).append(record)
        return cls({kind: tuple(group) for kind, group in groups.items()})

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of one class."""
        return self.records.get(kind, ())  # type: ignore[return-value]  # the mapping is keyed by the class of its values

    def find(self, kind: type[R], record_id: str | None) -> R | None:
        """The record with this id, or None if it is not in the snapshot."""
        return self._by_id(kind).get(record_id or "")  # type: ignore[return-value]  # the mapping is keyed by the class

    def present(self) -> Snapshot:
        """The same without the trash, which only a copy of a whole dossier has in it."""
        return Snapshot({kind: tuple(r for r in group if r.deleted is None) for kind, group in self.records.items()})

    @property
    def student(self) -> Student:
        """The owner; a nameless one if the snapshot has none."""
        return next(iter(self.all(Student)), Student())

    def period_on(self, day: date | None) -> SchoolPeriod | None:
        """The school period that *day* falls in; without a day the latest one."""
        if day is not None:
            return period_on(self.all(SchoolPeriod), day)
        return next(reversed(in_order(self.all(SchoolPeriod))), None)

    @property
    def sectors(self) -> Sectors:
        """The sector of every day: what happened keeps the words of then."""
        return Sectors(self.student.sector, self.all(SchoolPeriod))

    def experiences(self) -> tuple[Experience, ...]:
        """All experiences, newest first; those without a date come first of all."""
        return tuple(sorted(self.all(Experience), key=lambda e: (e.start or date.max, e.id), reverse=True))

    def evidence_of(self, experience: Experience) -> tuple[Evidence, ...]:
        """The evidence of one experience, in the order in which it was added."""
        return self._hanging_on(Evidence, experience)

    def reflections_on(self, experience: Experience) -> tuple[Reflection, ...]:
        """The reflections on one experience, oldest first."""
        return self._hanging_on(Reflection, experience)

    def testimonies_on(self, experience: Experience) -> tuple[Testimony, ...]:
        """What others said about one experience."""
        return self._hanging_on(Testimony, experience)

    def steps_from(self, experience: Experience) -> tuple[Step, ...]:
        """The steps that came out of one experience."""
        return self._hanging_on(Step, experience)

    def conversations(self) -> tuple[Conversation, ...]:
        """All conversations, earliest first; those without a date come last."""
        return tuple(sorted(self.all(Conversation), key=lambda c: (c.on or date.max, c.id)))

    def participants_in(self, conversation: Conversation) -> tuple[Participant, ...]:
        """The others at the table, in the student's order."""
        found = self._owned(Participant, "conversation_id", conversation)
        return tuple(sorted(found, key=lambda p: (p.order, p.id)))

    def agreements_of(self, conversation: Conversation) -> tuple[Agreement, ...]:
        """What was agreed in one conversation, in order."""
        found = self._owned(Agreement, "conversation_id", conversation)
        return tuple(sorted(found, key=lambda a: (a.order, a.id)))

    def before(self, conversation: Conversation) -> Conversation | None:
        """The conversation held last before this one, whose agreements open the preparation."""
        held = (c for c in self.conversations() if c.state is ConversationState.HELD and c.id != conversation.id)
        earlier = [c for c in held if c.on and c.on < (conversation.on or date.max)]
        return earlier[-1] if earlier else None

    def after(self, conversation: Conversation, today: date) -> Conversation | None:
        """The planned conversation that comes next *today*, for those who sit at *conversation*.

        A conversation at home is nobody else's business: it only follows another one at home.
        """
        home, since = ConversationKind.GESPREK_THUIS, max(today, conversation.on or date.min)
        planned = (c for c in self.conversations() if c.state is ConversationState.PLANNED and c.id != conversation.id)
        coming = (c for c in planned if c.on is not None and c.on >= since)
        return next((c for c in coming if c.kind is not home or conversation.kind is home), None)

    def again_in(self, following: Conversation, conversation: Conversation) -> tuple[Participant, ...]:
        """Those at the table of *following* who sit at that of *conversation* too, by their names."""
        here = {person.name.strip().casefold() for person in self.participants_in(conversation)} - {""}
        return tuple(p for p in self.participants_in(following) if p.name.strip().casefold() in here)

    def _hanging_on(self, kind: type[R], experience: Experience) -> tuple[R, ...]:
        return self._owned(kind, "experience_id", experience)

    def _owned(self, kind: type[R], name: str, owner: Record) -> tuple[R, ...]:
        """The records of *kind* whose field *name* holds the id of *owner*, oldest first."""
        index = self._indexes.get((kind, name))
        if index is None:
            index = self._indexes[kind, name] = {}
            for record in sorted(self.all(kind), key=lambda r: r.id):
                index.setdefault(getattr(record, name), []).append(record)
        return tuple(index.get(owner.id, ()))  # type: ignore[arg-type]  # the mapping is keyed by the class

    def _by_id(self, kind: type[R]) -> dict[str, Record]:
        index = self._ids.get(kind)
        if index is None:
            index = self._ids[kind] = {record.id: record for record in self.all(kind)}
        return index

    @cached_property
    def _indexes(self) -> dict[tuple[type[Record], str], dict[str | None, list[Record]]]:
        """Made when first asked for: going through all reflections for each experience would be slow in a large dossier."""
        return {}

    @cached_property
    def _ids(self) -> dict[type[Record], dict[str, Record]]:
        return {}
