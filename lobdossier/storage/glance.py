"""A look into a dossier for a list of many: a few kinds are read, and no page of its evidence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from lobdossier.domain.errors import Damaged, OpenError
from lobdossier.domain.record import Record
from lobdossier.domain.snapshot import Snapshot
from lobdossier.storage import checks
from lobdossier.storage.connection import READ, engine_for, raw
from lobdossier.storage.records import Reading


def glance(path: Path, kinds: Iterable[type[Record]]) -> tuple[str, Snapshot] | None:
    """The id of the dossier at *path*, and its records of *kinds*; None when it must be upgraded first, on a copy.

    Its schema is held against the known one to the letter, so nothing in it runs. Its pages are not all looked at:
    that is done when it is opened. It may be open elsewhere.

    Raises:
        OpenError: it was not opened, and not touched.
    """
    if checks.check_header(path) != checks.VERSION:
        return None
    connection = None
    try:
        connection = raw(path, "ro")
        if checks.schema_of(connection) != checks.known_schema(checks.VERSION):
            raise Damaged(path, "schema")
        (found,) = connection.execute("SELECT value FROM meta WHERE key = 'dossier_id'").fetchone() or ("",)
        with engine_for(connection).connect() as opened:
            reading = Reading(opened.execution_options(**READ))
            return str(found), Snapshot({kind: tuple(reading.all(kind)) for kind in kinds})
    except (sqlite3.Error, DBAPIError) as error:
        fault = error.orig if isinstance(error, DBAPIError) else error
        if isinstance(fault, sqlite3.OperationalError):
            raise OpenError(path) from error
        raise Damaged(path, "quick_check") from error
    finally:
        if connection is not None:
            connection.close()
