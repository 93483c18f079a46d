"""Which records of the dossier somebody left a remark on: asked in SQL, so that a page and a list need not read them all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select

from lobdossier.domain.record import Record
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.vocabulary import Competence
from lobdossier.storage.records import Reading
from lobdossier.storage.tables import TABLES, cell
from lobdossier.text.clean import storable

_F = TABLES[Feedback].c
_WHITE = " \t\n\r\v\f"

Part = tuple[type[Record], Mapping[str, Any]]
"""Records of one kind, of which columns hold these values."""


def on_page(reading: Reading, parts: Sequence[Part], competence: Competence | None, limit: int) -> list[Feedback]:
    """The remarks on what *parts* pick out and is not in the trash, and those on *competence* itself.

    At most *limit*, those that wait for the student first, and then the oldest.
    """
    query = select(TABLES[Feedback]).where(_here(parts, competence)).order_by(_waits().desc(), _F.id)
    return reading.chosen(Feedback, query.limit(limit))


def told_on(reading: Reading, parts: Sequence[Part], competence: Competence | None) -> list[tuple[str, int]]:
    """Who left those, as `on_page` without a limit, and how many each: the one who was first comes first."""
    query = select(_F.who, func.count()).where(_here(parts, competence)).group_by(_F.who).order_by(func.min(_F.id))
    return [(storable(who), number) for who, number in reading.cells(query)]


def waiting_on(reading: Reading, kind: type[Record], ids: Sequence[str] | None = None) -> dict[str, int]:
    """How many remarks wait on each record of *kind*, by its id; of *ids* only when they are given."""
    query = select(_F.target_id, func.count()).where(_F.target_kind == kind.KIND, _waits())
    if ids is not None:
        query = query.where(_F.target_id.in_(ids))
    return {row[0]: row[1] for row in reading.connection.execute(query.group_by(_F.target_id)).all()}


def _here(parts: Sequence[Part], competence: Competence | None) -> ColumnElement[bool]:
    conditions = [_among(kind, where) for kind, where in parts]
    if competence is not None:
        conditions.append(and_(_F.target_id == "", _F.competence == competence))
    return and_(_F.deleted.is_(None), or_(false(), *conditions))


def _among(kind: type[Record], where: Mapping[str, Any]) -> ColumnElement[bool]:
    table = TABLES[kind]
    inside: Select[Any] = select(table.c.id).where(table.c.deleted.is_(None))
    for name, value in where.items():
        inside = inside.where(table.c[name] == cell(value))
    return and_(_F.target_kind == kind.KIND, _F.target_id.in_(inside))


def _waits() -> ColumnElement[bool]:
    """As `domain.feedback.is_waiting` says."""
    decided = or_(_F.handled == 1, _F.agreed == 1, _F.refused == 1)
    return and_(_F.deleted.is_(None), ~decided, func.trim(_F.reply, _WHITE) == "")
