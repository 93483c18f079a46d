"""Former versions of the long texts, kept inside the dossier: a way back to what was written over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from lobdossier.domain.record import Record
from lobdossier.domain.shape import stamp
from lobdossier.domain.texts import TextPlace, TextVersion, texts
from lobdossier.storage.tables import TEXT_VERSION

if TYPE_CHECKING:
    from lobdossier.storage.records import Reading

APART: Final = timedelta(minutes=10)
"""Two versions of one text lie at least this far apart."""
DAYS: Final = 90

_V = TEXT_VERSION.c
_LATEST = select(func.max(_V.at)).where(
    _V.kind == bindparam("kind"), _V.record_id == bindparam("id"), _V.path == bindparam("path")
)


def keep(connection: Connection, before: Record, after: Record, now: datetime) -> None:
    """Keep the texts of *before* of which something is gone in *after*, at most one version per `APART` for each.

    What only grows while somebody goes on writing loses nothing, so it needs no version.
    """
    kept = texts(after)
    writing_on = now - before.changed < APART
    for path, text in texts(before).items():
        there = kept.get(path, "")
        if text == there or not text.strip() or (writing_on and there.startswith(text)):
            continue
        place = {"kind": before.KIND, "id": before.id, "path": path}
        latest = connection.execute(_LATEST, place).scalar_one()
        if latest is None or latest <= stamp(now - APART):
            put(connection, TextPlace(before.KIND, before.id, path), TextVersion(now, text))


def put(connection: Connection, place: TextPlace, version: TextVersion) -> None:
    """Keep one version, whenever the one before it was."""
    put_all(connection, [(place, version)])


def put_all(connection: Connection, versions: Iterable[tuple[TextPlace, TextVersion]]) -> None:
    """Keep *versions*, whenever the ones before them were."""
    rows = [
        {
            "kind": place.kind,
            "record_id": place.record_id,
            "path": place.path,
            "at": stamp(version.until),
            "text": version.text,
        }
        for place, version in versions
    ]
    if rows:
        connection.execute(insert(TEXT_VERSION), rows)


def versions(reading: Reading, place: TextPlace) -> list[TextVersion]:
    """The former versions of one text, newest first."""
    here = (_V.kind == place.kind, _V.record_id == place.record_id, _V.path == place.path)
    rows = reading.fetch(select(_V.at, _V.text).where(*here).order_by(_V.at.desc(), _V.number.desc()))
    return [TextVersion(datetime.fromisoformat(row["at"]), row["text"]) for row in rows]


def paths(reading: Reading, kind: str, record_id: str) -> list[str]:
    """The paths of the texts of one record that have former versions."""
    here = (_V.kind == kind, _V.record_id == record_id)
    return [row["path"] for row in reading.fetch(select(_V.path).where(*here).distinct().order_by(_V.path))]


def all_versions(reading: Reading) -> list[tuple[TextPlace, TextVersion]]:
    """Every former version of every text, in the order in which they were kept."""
    rows = reading.fetch(select(TEXT_VERSION).order_by(_V.number))
    return [
        (
            TextPlace(row["kind"], row["record_id"], row["path"]),
            TextVersion(datetime.fromisoformat(row["at"]), row["text"]),
        )
        for row in rows
    ]


def forget(connection: Connection, record: Record) -> None:
    """Remove the versions of a record that is erased for good."""
    connection.execute(delete(TEXT_VERSION).where(_V.kind == record.KIND, _V.record_id == record.id))


def thin(connection: Connection, now: datetime) -> int:
    """Remove what is older than `DAYS`; returns how many versions."""
    return connection.execute(delete(TEXT_VERSION).where(_V.at < stamp(now - timedelta(days=DAYS)))).rowcount
