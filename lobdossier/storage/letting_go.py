"""Letting go of the versions that no handover names, one handover at a time: nobody who saves meanwhile waits for all."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, delete, select

from lobdossier.domain.sharing import Handover
from lobdossier.storage.file import DossierFile
from lobdossier.storage.records import Reading
from lobdossier.storage.tables import SHARED_VERSION, TABLES

_V = SHARED_VERSION.c
_H = TABLES[Handover].c
_ITEMS = _H["items"]
_KEPT: Final = select(_V.content).where(_V.plain != "")
_GO: Final = delete(SHARED_VERSION).where(_V.content == bindparam("at"), _V.plain != "")


def let_go(file: DossierFile, clock: Callable[[], datetime]) -> None:
    """Remove the kept versions that no handover names, unless something is being handed out by then.

    What was noted and not written over yet needs no look: a handover noted it, and takes it along when it goes.

    Raises:
        SaveError: they are still there; the next time they go.
    """
    if file.read_only:
        return
    with file.reading() as reading:
        left = {str(row[0]) for row in reading.cells(_KEPT)}
        handovers = _ids(reading)
    for each in reversed(handovers):  # the latest first: it names most of what was kept
        if not left:
            return
        with file.reading() as reading:
            items = _items(reading, each)
        left -= _named(items, left)
    if not left:
        return
    with file.writing(clock) as writing:
        for each in set(_ids(writing)).difference(handovers):  # remembered since
            left -= _named(_items(writing, each), left)
        if left and not file.keeps_versions:
            writing.connection.execute(_GO, [{"at": content} for content in sorted(left)])


def _ids(reading: Reading) -> list[str]:
    return [str(row[0]) for row in reading.cells(select(_H.id).order_by(_H.id))]


def _items(reading: Reading, handover_id: str) -> str:
    return "".join(row[0] for row in reading.cells(select(_ITEMS).where(_H.id == handover_id)))


def _named(items: str, wanted: set[str]) -> set[str]:
    """Those of *wanted* that a handover of these *items* names; all when they cannot be read: nobody knows which."""
    try:
        return {item["content"] for item in json.loads(items or "[]")}
    except (ValueError, TypeError, KeyError, RecursionError):
        return set(wanted)
