"""What happened between two days: pieces of large tables, a bounded number of rows at a time.

The reflections of a long dossier are gone through in stretches of `STRETCH`, each a moment of reading of its own, so that
nobody who saves meanwhile has to wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, func, literal, or_, select

from lobdossier.domain.errors import Refused
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.storage.answers import each_answer, has_words, words_of
from lobdossier.storage.file import DossierFile
from lobdossier.storage.records import Reading
from lobdossier.storage.tables import TABLES, from_row

STRETCH: Final = 2_000
"""Reflections that are looked at in one moment of reading."""

Span = tuple[date, date]
"""A first and a last day, both included."""

_E = TABLES[Experience].c
_V = TABLES[Evidence].c
_R = TABLES[Reflection].c


@dataclass(frozen=True, slots=True)
class Dated:
    """That a card was answered on a day, and in which reflection."""

    card_id: str
    on: date
    reflection_id: str


def stretches(file: DossierFile) -> Iterator[tuple[Reading, str, str]]:
    """All reflections of *file*, a stretch at a time: the moment to read it in, and the ids it lies between.

    Between two stretches others may read and save; whoever goes through them reads nothing else meanwhile.
    """
    after: str | None = ""
    while after is not None:
        with file.reading() as reading:
            upto = _end_of_stretch(reading, after)
            if upto is not None:
                yield reading, after, upto
        after = upto


def _end_of_stretch(reading: Reading, after: str) -> str | None:
    """The id of the last reflection of the stretch behind the id *after*; None when there are no more."""
    ids = select(_R.id).where(_R.id > after).order_by(_R.id)
    full = reading.connection.execute(ids.limit(1).offset(STRETCH - 1)).scalar()
    return full or reading.connection.execute(select(func.max(_R.id)).where(_R.id > after)).scalar()


def reflections_in(reading: Reading, spans: Sequence[Span], after: str, upto: str) -> list[Reflection]:
    """The reflections with answers of one stretch that were made on a day in one of *spans*."""
    query = select(TABLES[Reflection]).where(*_stretch(after, upto), _inside(_R.on, spans))
    return [found for row in reading.fetch(query) if (found := _whole(row)) is not None]


def latest_in(reading: Reading, span: Span, after: str, upto: str, limit: int) -> list[Reflection]:
    """The last *limit* reflections with words in *span* of one stretch, the latest first."""
    query = select(TABLES[Reflection]).where(*_stretch(after, upto), _inside(_R.on, [span]), has_words())
    query = query.order_by(_R.on.desc(), _R.id.desc()).limit(limit)
    return [found for row in reading.fetch(query) if (found := _whole(row)) is not None]


def count_in(reading: Reading, span: Span, after: str, upto: str) -> int:
    """How many reflections with words one stretch has in *span*."""
    query = select(func.count()).select_from(TABLES[Reflection])
    query = query.where(*_stretch(after, upto), _inside(_R.on, [span]), has_words())
    return int(reading.connection.execute(query).scalar_one())


def cards_in(reading: Reading, after: str, upto: str) -> set[str]:
    """The ids of the cards that were answered with words in one stretch."""
    each = each_answer()
    card = func.json_extract(each.c.value, "$.card_id").label("card")
    answered = TABLES[Reflection].join(each, literal(True))
    query = select(card).distinct().select_from(answered).where(*_stretch(after, upto), words_of(each) != "")
    return {row["card"] for row in reading.fetch(query) if isinstance(row["card"], str)}


def answered_in(reading: Reading, after: str, upto: str) -> list[Dated]:
    """When each card was answered first and last in one stretch; what has no date or no words does not count."""
    each = each_answer()
    card = func.json_extract(each.c.value, "$.card_id").label("card")
    # The day and the id as one text: the least and the greatest of it tell the first and the last answer in one pass.
    when = _R.on + " " + _R.id
    query = (
        select(card, func.min(when).label("first"), func.max(when).label("last"))
        .select_from(TABLES[Reflection].join(each, literal(True)))
        .where(*_stretch(after, upto), _R.on.is_not(None), card != "", words_of(each) != "")
        .group_by(card)
    )
    rows = reading.fetch(query)
    found = [_dated(row["card"], row[end]) for row in rows for end in ("first", "last")]
    return [dated for dated in found if dated is not None]


def photos_between(reading: Reading, span: Span, limit: int) -> list[Evidence]:
    """Photos of what began in *span*: those of starred experiences first, then the latest."""
    query = (
        select(TABLES[Evidence])
        .join(TABLES[Experience], _E.id == _V.experience_id)
        .where(_E.deleted.is_(None), _V.deleted.is_(None), _V.kind == EvidenceKind.PHOTO, _inside(_E.start, [span]))
        .order_by(_E.star.desc(), _E.start.desc(), _V.id)
        .limit(limit)
    )
    found = []
    for row in reading.fetch(query):
        try:
            found.append(from_row(Evidence, row))
        except Refused:
            continue  # a cell of it is damaged: it is in no list
    return found


def starts_of(reading: Reading, ids: Iterable[str]) -> dict[str, date]:
    """When the experiences with these ids began, as far as that is known."""
    query = select(_E.id, _E.start).where(_E.id.in_(list(ids)), _E.deleted.is_(None), _E.start.is_not(None))
    return {row["id"]: day for row in reading.fetch(query) if (day := _day(row["start"])) is not None}


def _stretch(after: str, upto: str) -> tuple[ColumnElement[bool], ...]:
    return (_R.id > after, _R.id <= upto, _R.deleted.is_(None), _R.answers != "[]")


def _inside(column: ColumnElement[Any], spans: Sequence[Span]) -> ColumnElement[bool]:
    return or_(*(column.between(since.isoformat(), until.isoformat()) for since, until in spans))


def _whole(row: Any) -> Reflection | None:
    try:
        return from_row(Reflection, row)
    except Refused:
        return None


def _dated(card_id: Any, when: str) -> Dated | None:
    day, _, reflection_id = when.partition(" ")
    on = _day(day)
    return Dated(card_id, on, reflection_id) if on is not None and isinstance(card_id, str) else None


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None
