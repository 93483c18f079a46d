"""Lists and searches: only the columns that a row on the screen needs, never whole records."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select, text

from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.listing import ExperienceFilter, ExperienceRow, Hit
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.vocabulary import Competence, EvidenceKind, ExperienceKind
from lobdossier.storage.records import Reading
from lobdossier.storage.tables import SEARCH, TABLES
from lobdossier.text.folding import fold

OPENING = 300
"""Characters of a story that a row in a list shows at most."""


_E = TABLES[Experience].c
_V = TABLES[Evidence].c
_R = TABLES[Reflection].c
_ANSWERS = ("goal", "result", "evaluation", "follow_up")


def experiences(reading: Reading, wanted: ExperienceFilter, offset: int = 0, limit: int = 50) -> list[ExperienceRow]:
    """Rows *offset* … *offset + limit* of the list, newest first; without a date comes first of all."""
    query = _filtered(select(*_columns()), wanted)
    query = query.order_by(_E.start.is_not(None), _E.start.desc(), _E.id.desc()).limit(limit).offset(offset)
    rows = reading.connection.execute(query).mappings().all()
    ids = [row["id"] for row in rows]
    first, reflections = _first_evidence(reading, ids), _reflection_counts(reading, ids)
    return [_row(row, first.get(row["id"]), reflections.get(row["id"], 0)) for row in rows]


def count_experiences(reading: Reading, wanted: ExperienceFilter) -> int:
    """How many experiences the filter lets through."""
    return int(reading.connection.execute(_filtered(select(func.count()), wanted)).scalar_one())


def _columns() -> list[ColumnElement[Any]]:
    answered = [(_E[name] != "").label(name) for name in _ANSWERS]
    named = [_E[name] for name in ("id", "title", "kind", "start", "end", "organisation", "competences", "star")]
    return [*named, func.substr(_E.story, 1, OPENING).label("opening"), *answered]


def _filtered(query: Select[Any], wanted: ExperienceFilter) -> Select[Any]:
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
    if wanted.words.strip():
        found = select(SEARCH.c.record_id).where(SEARCH.c.kind == Experience.KIND, _contains(wanted.words))
        query = query.where(_E.id.in_(found))
    return query


def _contains(words: str) -> ColumnElement[bool]:
    """Whether every word stands somewhere in the text, inside longer words too."""
    long = [word for word in fold(words).split() if len(word) >= 3]
    short = [word for word in fold(words).split() if len(word) < 3]
    conditions: list[ColumnElement[bool]] = []
    if long:
        phrases = " ".join('"' + word.replace('"', '""') + '"' for word in long)
        matching = text("SELECT rowid FROM search_index WHERE search_index MATCH :phrases").bindparams(phrases=phrases)
        conditions.append(SEARCH.c.number.in_(matching.columns(TABLES[Experience].c.id)))
    # The index knows no pieces under three letters.
    conditions += [func.instr(SEARCH.c.folded, word) > 0 for word in short]
    return and_(literal(True), *conditions)


def search(reading: Reading, words: str, kinds: Sequence[type[Record]], limit: int = 50) -> list[Hit]:
    """Records of *kinds* that hold every one of *words*, newest first."""
    if not words.strip():
        return []
    names = [kind.KIND for kind in kinds]
    query = select(SEARCH.c.kind, SEARCH.c.record_id).where(_contains(words), SEARCH.c.kind.in_(names))
    rows = reading.connection.execute(query.order_by(SEARCH.c.number.desc()).limit(limit))
    return [Hit(kind, record_id) for kind, record_id in rows]


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


def _row(row: Any, evidence: tuple[str, str] | None, reflections: int) -> ExperienceRow:
    kind = EvidenceKind(evidence[0]) if evidence else None
    return ExperienceRow(
        id=row["id"],
        title=row["title"],
        kind=ExperienceKind(row["kind"]),
        start=date.fromisoformat(row["start"]) if row["start"] else None,
        end=date.fromisoformat(row["end"]) if row["end"] else None,
        organisation=row["organisation"],
        opening=row["opening"],
        competences=tuple(Competence(name) for name in json.loads(row["competences"])),
        star=bool(row["star"]),
        answered=(bool(row["goal"]), bool(row["result"]), bool(row["evaluation"]), bool(row["follow_up"])),
        evidence_kind=kind,
        photo=evidence[1] if evidence and kind is EvidenceKind.PHOTO else "",
        reflections=reflections,
    )
