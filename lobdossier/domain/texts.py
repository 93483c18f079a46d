"""The long texts of a record, each by a path that stays the same while the record changes.

A path is the name of a field ("story"), or for an answer "answers/" and the id of its card. A second answer to the same
card has "#2" behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, TypeVar

from lobdossier.domain import limits
from lobdossier.domain.portrait import MotiveOrder
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.shape import content

R = TypeVar("R", bound=Record)
ANSWERS: Final = "answers"


@dataclass(frozen=True, slots=True)
class TextVersion:
    """A text as it stood until *until* (UTC), when something of it was changed."""

    until: datetime
    text: str


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Where a text stands: the kind and id of its record, and its path in it."""

    kind: str
    record_id: str
    path: str


def texts(record: Record) -> dict[str, str]:
    """Every long text of *record* by its path, empty ones included. An order of motives is a history itself: it has none."""
    if isinstance(record, MotiveOrder):
        return {}
    fields = (f for f in content(type(record)) if f.text and f.text.length == limits.PROSE and not f.many)
    found: dict[str, str] = {field.name: getattr(record, field.name) for field in fields}
    if isinstance(record, Reflection):
        found.update((path, answer.text) for path, answer in zip(_paths(record), record.answers, strict=True))
    return found


def with_text(record: R, path: str, text: str) -> R:
    """*record* with another text at *path*.

    Raises:
        KeyError: it has no text there.
    """
    if path not in texts(record):
        raise KeyError(path)
    changes: dict[str, Any] = {path: text}
    if isinstance(record, Reflection):
        places = _paths(record)
        changes = {
            ANSWERS: tuple(
                replace(answer, text=text) if place == path else answer
                for place, answer in zip(places, record.answers, strict=True)
            )
        }
    return replace(record, **changes)


def answer_path(reflection: Reflection, number: int) -> str:
    """The path of the answer with that *number* (from 0)."""
    return list(_paths(reflection))[number]


def _paths(reflection: Reflection) -> Iterator[str]:
    times: dict[str, int] = {}
    for answer in reflection.answers:
        times[answer.card_id] = count = times.get(answer.card_id, 0) + 1
        yield f"{ANSWERS}/{answer.card_id}" + (f"#{count}" if count > 1 else "")
