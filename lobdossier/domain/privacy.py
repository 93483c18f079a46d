"""What of other people stands in a text, and what is left of it when the student leaves that out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final, TypeVar

from lobdossier.domain.record import Record, Value
from lobdossier.domain.shape import content
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import Student

T = TypeVar("T", bound=Record | Value)
LEFT_OUT: Final = "…"
"""One character, so that no text becomes longer than it may be."""


def leave_out(part: Snapshot, words: Iterable[str]) -> Snapshot:
    """*part* with each of *words* (a name, a telephone number) replaced by `LEFT_OUT`, wherever it stands as a whole.

    The student's own record stays as it is.
    """
    wanted = sorted({word for word in words if word.strip()}, key=len, reverse=True)
    if not wanted:
        return part
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, wanted)) + r")(?!\w)", re.IGNORECASE)
    return Snapshot(
        {
            kind: group if kind is Student else tuple(_without(record, pattern) for record in group)
            for kind, group in part.records.items()
        }
    )


def _without(value: T, pattern: re.Pattern[str]) -> T:
    changes: dict[str, Any] = {}
    for field in content(type(value)):
        if field.base is not str and not field.nested:
            continue
        found = getattr(value, field.name)
        if field.ref or found is None or (field.text is not None and not field.text.search):
            continue
        items = found if field.many else (found,)
        cleaned = tuple(_without(item, pattern) if field.nested else pattern.sub(LEFT_OUT, item) for item in items)
        if cleaned != tuple(items):
            changes[field.name] = cleaned if field.many else cleaned[0]
    return replace(value, **changes) if changes else value
