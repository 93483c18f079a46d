"""Lists and searches: only the columns that a row on the screen needs, never whole records."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select

from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.listing import ExperienceFilter, ExperienceRow
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.vocabulary import Competence, EvidenceKind, ExperienceKind
from lobdossier.storage.records import Reading
from lobdossier.storage.remarks import waiting_on
from lobdossier.storage.tables import INDEX, SEARCH, TABLES
from lobdossier.text.clean import storable
from lobdossier.text.folding import fold

E = TypeVar("E", bound=StrEnum)


OPENING = 300
"""Characters of a story that a row in a list shows at most."""


_E = TABLES[Experience].c
_V = TABLES[Evidence].c
_R = TABLES[Reflection].c
_ANSWERS = ("goal", "result", "evaluation", "follow_up")


def experiences(reading: Reading, wanted: ExperienceFilter, offset: int = 0, limit: int = 50) -> list[ExperienceRow]:
    """Rows *offset* … *offset + limit* of the list, newest first; without a date comes first of all."""
    # Asked for in two parts, each in the order of the index: 50 rows of 10,000 cost as much as 50 rows of 100.
    undated = filtered(select(*_columns()), wanted).where(_E.start.is_(None)).order_by(_E.id.desc())
    rows = [] if wanted.since or wanted.until else reading.fetch(undated.limit(limit).offset(offset))
    if len(rows) < limit:
        passed = offset - _count_undated(reading, wanted) if offset and not rows else 0
        dated = filtered(select(*_columns()), wanted).where(_E.start.is_not(None))
        dated = dated.order_by(_E.start.desc(), _E.id.desc())
        rows += reading.fetch(dated.limit(limit - len(rows)).offset(max(0, passed)))
    ids = [row["id"] for row in rows]
    first, reflections = _first_evidence(reading, ids), _reflection_counts(reading, ids)
    waiting = waiting_on(reading, Experience, ids)
    return [_row(row, first.get(row["id"]), reflections.get(row["id"], 0), waiting.get(row["id"], 0)) for row in rows]


def _count_undated(reading: Reading, wanted: ExperienceFilter) -> int:
    if wanted.since or wanted.until:
        return 0
    query = filtered(select(func.count()), wanted).where(_E.start.is_(None))
    return int(reading.connection.execute(query).scalar_one())


def count_experiences(reading: Reading, wanted: ExperienceFilter) -> int:
    """How many experiences the filter lets through."""
    return int(reading.connection.execute(filtered(select(func.count()), wanted)).scalar_one())


def kinds_in_use(reading: Reading) -> list[ExperienceKind]:
    """The sorts of experience that occur, the most used one first."""
    query = select(_E.kind).where(_E.deleted.is_(None)).group_by(_E.kind).order_by(func.count().desc(), _E.kind)
    return [ExperienceKind(kind) for (kind,) in reading.connection.execute(query)]


def months_in_use(reading: Reading) -> list[date]:
    """The first day of each month in which an experience began, the latest first."""
    month = func.substr(_E.start, 1, 7)
    query = select(month).where(_E.deleted.is_(None), _E.start.is_not(None)).distinct().order_by(month.desc())
    return [date.fromisoformat(f"{found}-01") for (found,) in reading.connection.execute(query)]


def rows_of(reading: Reading, ids: Sequence[str]) -> list[ExperienceRow]:
    """The rows of the experiences with these ids, as far as they are not thrown away."""
    query = filtered(select(*_columns()), ExperienceFilter()).where(_E.id.in_(ids)).order_by(_E.start, _E.id)
    first, reflections = _first_evidence(reading, list(ids)), _reflection_counts(reading, list(ids))
    rows = reading.fetch(query)
    return [_row(row, first.get(row["id"]), reflections.get(row["id"], 0)) for row in rows]


def _columns() -> list[ColumnElement[Any]]:
    answered = [(_E[name] != "").label(name) for name in _ANSWERS]
    named = [_E[name] for name in ("id", "title", "kind", "start", "end", "organisation", "competences", "star")]
    return [*named, func.substr(_E.story, 1, OPENING).label("opening"), *answered]


def filtered(query: Select[Any], wanted: ExperienceFilter) -> Select[Any]:
    """*query* over the experiences that *wanted* lets through."""
    query = query.select_from(TABLES[Experience]).where(_E.deleted.is_(None))
    if wanted.kinds:
        query = query.where(_E.kind.in_(wanted.kinds))
    if wanted.competences:
        query = query.where(or_(*(_E.competences.contains(f'"{competence}"') for competence in wanted.competences)))
    if wanted.starred:
        query = query.where(_E.star == 1)
    if wanted.since:
        query = query.where(_E.start >= wanted.since.isoformat())
    if wanted.until:
        query = query.where(_E.start <= wanted.until.isoformat())
    return query if (found := holding(Experience, wanted.words)) is None else query.where(_E.id.in_(found))


def holding(kind: type[Record], words: str) -> Select[Any] | None:
    """The ids of the records of *kind* that hold all of *words*; None when there are none to look for."""
    if not any(_split(words)):
        return None
    return select(SEARCH.c.record_id).where(SEARCH.c.kind == kind.KIND, _contains(words))


def _contains(words: str) -> ColumnElement[bool]:
    """Whether every word stands somewhere in the text, inside longer words too."""
    long, short = _split(words)
    conditions = [func.instr(SEARCH.c.folded, word) > 0 for word in short]
    if long:
        conditions.append(SEARCH.c.number.in_(select(INDEX.c.rowid).where(_matching(long))))
    return and_(literal(True), *conditions)


def _split(words: str) -> tuple[list[str], list[str]]:
    """The words that the index can find, and those that are too short for it: it knows no pieces under three letters."""
    found = fold(storable(words)).split()
    return [word for word in found if len(word) >= 3], [word for word in found if len(word) < 3]


def _matching(long: Sequence[str]) -> ColumnElement[bool]:
    # Between quotes a word is a word, whatever operators or signs a student types.
    return INDEX.c.search_index.op("MATCH")(" ".join('"' + word.replace('"', '""') + '"' for word in long))


def _first_evidence(reading: Reading, ids: list[str]) -> dict[str, tuple[str, str]]:
    """Per experience the kind and sha256 of what stands for it in a list: its first photo, or else its first evidence."""
    query = select(_V.experience_id, _V.kind, _V.sha256).where(_V.experience_id.in_(ids), _V.deleted.is_(None))
    found: dict[str, tuple[str, str]] = {}
    for owner, kind, sha in reading.connection.execute(query.order_by(_V.kind != EvidenceKind.PHOTO, _V.id)):
        found.setdefault(owner, (kind, sha))
    return found


def _reflection_counts(reading: Reading, ids: list[str]) -> dict[str, int]:
    query = select(_R.experience_id, func.count()).where(_R.experience_id.in_(ids), _R.deleted.is_(None))
    rows = reading.connection.execute(query.group_by(_R.experience_id)).all()
    return {row[0]: row[1] for row in rows}


def _row(row: Any, evidence: tuple[str, str] | None, reflections: int, waiting: int = 0) -> ExperienceRow:
    """A row of the list. A damaged cell leaves its place empty here; who opens the record is told."""
    kind = _read(EvidenceKind, evidence[0]) if evidence else None
    return ExperienceRow(
        id=row["id"],
        title=storable(row["title"]),
        kind=_read(ExperienceKind, row["kind"]) or ExperienceKind.ANDERS,
        start=day_in(row["start"]),
        end=day_in(row["end"]),
        organisation=storable(row["organisation"]),
        opening=storable(row["opening"]),
        competences=_competences(row["competences"]),
        star=bool(row["star"]),
        answered=(bool(row["goal"]), bool(row["result"]), bool(row["evaluation"]), bool(row["follow_up"])),
        evidence_kind=kind,
        photo=evidence[1] if evidence and kind is EvidenceKind.PHOTO else "",
        reflections=reflections,
        waiting=waiting,
    )


def _read(kind: type[E], value: str) -> E | None:
    try:
        return kind(value)
    except ValueError:
        return None


def day_in(value: Any) -> date | None:
    """The day that a cell holds; None when it is empty or damaged."""
    try:
        return date.fromisoformat(value) if value else None
    except (TypeError, ValueError):
        return None


def _competences(text: str) -> tuple[Competence, ...]:
    try:
        names = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    return tuple(c for c in (_read(Competence, name) for name in names) if c) if isinstance(names, list) else ()
