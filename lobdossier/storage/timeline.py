"""What a timeline shows of ten thousand experiences: a few columns of each, read at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeVar

from sqlalchemy import Select, case, func, select

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.listing import ExperienceFilter
from lobdossier.domain.portrait import Choice
from lobdossier.domain.timeline.things import LANE_OF, Lane, Moment
from lobdossier.domain.vocabulary import ConversationKind, EvidenceKind, ExperienceKind
from lobdossier.storage.listing import day_in, filtered, holding
from lobdossier.storage.records import Reading
from lobdossier.storage.tables import TABLES
from lobdossier.text.clean import storable

E = TypeVar("E", bound=StrEnum)

_E = TABLES[Experience].c
_V = TABLES[Evidence].c
_T = TABLES[Conversation].c
_C = TABLES[Choice].c
_OPENING: Final = 120
"""Characters of a text that stand in for a title."""
Shown = dict[str, tuple[str, EvidenceKind | None]]


def moments(reading: Reading, wanted: ExperienceFilter) -> list[Moment]:
    """Everything that *wanted* lets through, in no order. See `services.timeline` for what it says of other kinds."""
    found = list(_experiences(reading, wanted))
    if not (wanted.kinds or wanted.competences or wanted.starred):
        found += _conversations(reading, wanted)
        found += _choices(reading, wanted)
    return found


def _experiences(reading: Reading, wanted: ExperienceFilter) -> Iterator[Moment]:
    opening = case((_E.title == "", func.substr(_E.story, 1, _OPENING)), else_="").label("opening")
    shown, kinds, lanes = _evidence(reading), _by_value(ExperienceKind), LANE_OF
    other, nothing = ExperienceKind.ANDERS, ("", None)
    days: dict[str | None, date | None] = {None: None}
    query = filtered(select(_E.id, _E.title, _E.kind, _E.start, _E.end, _E.star, opening), wanted)
    for record_id, title, kind, start, end, star, text in reading.cells(query):
        for day in (start, end):
            if day not in days:
                days[day] = day_in(day)
        sort = kinds.get(kind, other)
        photo, evidence = shown.get(record_id, nothing)
        yield Moment(
            Experience.KIND,
            record_id,
            lanes[sort],
            storable(title),
            days[start],
            days[end],
            sort,
            bool(star),
            storable(text),
            photo,
            evidence,
        )


def _evidence(reading: Reading) -> Shown:
    """Per experience the photo that stands for it, or else the sort of its first evidence."""
    kinds = _by_value(EvidenceKind)
    found: Shown = {}
    query = select(_V.experience_id, _V.kind, _V.sha256).where(_V.deleted.is_(None))
    for owner, value, sha256 in reading.cells(query.order_by(_V.kind != EvidenceKind.PHOTO, _V.id)):
        kind = kinds.get(value)
        found.setdefault(owner, (sha256 if kind is EvidenceKind.PHOTO else "", kind))
    return found


def _conversations(reading: Reading, wanted: ExperienceFilter) -> Iterator[Moment]:
    query = select(_T.id, _T.title, _T.kind, _T.on).where(_T.deleted.is_(None))
    kinds = _by_value(ConversationKind)
    for record_id, title, kind, on in reading.cells(_narrowed(query, Conversation, _T, wanted)):
        day = day_in(on)
        yield Moment(Conversation.KIND, record_id, Lane.TALKS, storable(title), day, day, kinds.get(kind))


def _choices(reading: Reading, wanted: ExperienceFilter) -> Iterator[Moment]:
    opening = case((_C.title == "", func.substr(_C.why, 1, _OPENING)), else_="").label("opening")
    query = select(_C.id, _C.title, _C.on, opening).where(_C.deleted.is_(None))
    for record_id, title, on, text in reading.cells(_narrowed(query, Choice, _C, wanted)):
        day = day_in(on)
        yield Moment(Choice.KIND, record_id, Lane.CHOICES, storable(title), day, day, opening=storable(text))


def _narrowed(
    query: Select[Any], kind: type[Conversation] | type[Choice], columns: Any, wanted: ExperienceFilter
) -> Select[Any]:
    if wanted.since:
        query = query.where(columns.on >= wanted.since.isoformat())
    if wanted.until:
        query = query.where(columns.on <= wanted.until.isoformat())
    return query if (found := holding(kind, wanted.words)) is None else query.where(columns.id.in_(found))


def _by_value(kind: type[E]) -> dict[str, E]:
    return {member.value: member for member in kind}
