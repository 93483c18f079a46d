"""Which records of the dossier somebody left a remark on: asked in SQL, so that a page and a list need not read them all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from lobdossier.domain.record import Record
from lobdossier.domain.sharing import Feedback
from lobdossier.storage.records import Reading
from lobdossier.storage.tables import TABLES, cell

_F = TABLES[Feedback].c
_WHITE = " \t\n\r\v\f"

Part = tuple[type[Record], Mapping[str, Any]]
"""Records of one kind, of which columns hold these values."""


def on_parts(reading: Reading, parts: Sequence[Part]) -> list[Feedback]:
    """The remarks on what *parts* pick out and is not in the trash, oldest first."""
    if not parts:
        return []
    here = or_(*(_among(kind, where) for kind, where in parts))
    query = select(TABLES[Feedback]).where(_F.deleted.is_(None), here).order_by(_F.id)
    return reading.chosen(Feedback, query)


def waiting_on(reading: Reading, kind: type[Record], ids: Sequence[str] | None = None) -> dict[str, int]:
    """How many remarks wait on each record of *kind*, by its id; of *ids* only when they are given."""
    query = select(_F.target_id, func.count()).where(_F.target_kind == kind.KIND, _waits())
    if ids is not None:
        query = query.where(_F.target_id.in_(ids))
    return {row[0]: row[1] for row in reading.connection.execute(query.group_by(_F.target_id)).all()}


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
