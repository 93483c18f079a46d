"""What counts for the wishes of a school, counted where it lies: one pass over a table for all wishes together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, case, exists, func, literal, or_, select

from lobdossier.domain.errors import Refused
from lobdossier.domain.experience import Experience
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.student import Requirement
from lobdossier.domain.vocabulary import Asked
from lobdossier.storage.answers import each_answer, has_words, words_of
from lobdossier.storage.over_time import Span
from lobdossier.storage.records import Reading
from lobdossier.storage.tables import TABLES, from_row

_E = TABLES[Experience].c
_R = TABLES[Reflection].c


def of_experiences(reading: Reading, wishes: Sequence[Requirement], span: Span) -> list[int]:
    """How much of each of *wishes*, which ask for experiences or hours, there is in *span*; no day counts too."""
    if not wishes:
        return []
    sums = [_sum(_experience(wish), _E.hours if wish.what is Asked.HOURS else literal(1)) for wish in wishes]
    query = select(*sums).select_from(TABLES[Experience]).where(_E.deleted.is_(None), _within(_E.start, span))
    return [int(found) for found in reading.connection.execute(query).one()]


def of_reflections(reading: Reading, wishes: Sequence[Requirement], span: Span, after: str, upto: str) -> list[int]:
    """The same of *wishes* that ask for reflections, in one stretch of them (`over_time.stretches`)."""
    if not wishes:
        return []
    query = _reflections(select(*(_sum(_reflection(wish), literal(1)) for wish in wishes)), span)
    query = query.where(_R.id > after, _R.id <= upto)
    return [int(found) for found in reading.connection.execute(query).one()]


def shown_experiences(reading: Reading, wish: Requirement, span: Span, limit: int) -> list[Experience]:
    """The newest *limit* experiences that count for *wish*, the newest first."""
    query = select(TABLES[Experience]).where(_E.deleted.is_(None), _within(_E.start, span), _experience(wish))
    return _read(reading, query, Experience, limit)


def shown_reflections(
    reading: Reading, wish: Requirement, span: Span, after: str, upto: str, limit: int
) -> list[Reflection]:
    """The newest *limit* reflections of one stretch that count for *wish*, the newest first."""
    query = _reflections(select(TABLES[Reflection]), span).where(_R.id > after, _R.id <= upto, _reflection(wish))
    return _read(reading, query, Reflection, limit)


# ------------------------------------------------------------------ conditions
def _experience(wish: Requirement) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [literal(True)]
    if wish.what is Asked.HOURS:
        conditions.append(_E.hours > 0)
    if wish.kinds:
        conditions.append(_E.kind.in_(wish.kinds))
    if wish.competences:
        conditions.append(or_(*(_E.competences.contains(f'"{each}"') for each in wish.competences)))
    return and_(*conditions)


def _reflection(wish: Requirement) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [literal(True)]
    if wish.competences:
        conditions.append(or_(*(_touches(each) for each in wish.competences)))
    if wish.kinds:
        conditions.append(_R.experience_id.in_(select(_E.id).where(_E.deleted.is_(None), _E.kind.in_(wish.kinds))))
    return and_(*conditions)


def _touches(competence: str) -> ColumnElement[bool]:
    """Whether a reflection is about *competence*, by what was chosen or by a card of it that was answered."""
    each = each_answer()
    answered = exists(
        select(literal(1))
        .select_from(each)
        .where(func.json_extract(each.c.value, "$.competence") == competence, words_of(each) != "")
    )
    # Found as text first: taking the answers apart costs ten times as much, and most are about something else.
    mentioned = func.instr(_R.answers, f'"{competence}"') > 0
    return or_(_R.competences.contains(f'"{competence}"'), and_(mentioned, answered))


def _reflections(query: Select[Any], span: Span) -> Select[Any]:
    told = (_R.deleted.is_(None), _R.answers != "[]", _within(_R.on, span), has_words())
    return query.select_from(TABLES[Reflection]).where(*told)


def _within(day: ColumnElement[Any], span: Span) -> ColumnElement[bool]:
    return or_(day.is_(None), day.between(span[0].isoformat(), span[1].isoformat()))


def _sum(counts: ColumnElement[bool], what: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.coalesce(func.sum(case((counts, what), else_=0)), 0)


def _read(reading: Reading, query: Select[Any], kind: type[Any], limit: int) -> list[Any]:
    table: Table = TABLES[kind]
    day = table.c.start if kind is Experience else table.c.on
    found = []
    for row in reading.fetch(query.order_by(day.is_(None), day.desc(), table.c.id.desc()).limit(limit)):
        try:
            found.append(from_row(kind, row))
        except Refused:
            continue  # a cell of it is damaged: it is in no list
    return found
