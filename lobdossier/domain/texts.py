"""The texts of a record, each by a path that stays the same while the record changes.

A path is the name of a field ("story", "title"), or for an answer "answers/" and the id of its card. A second answer to
the same card has "#2" behind it. What stands in another list has its number there: "feelings/2", "motives/1/sentence".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, TypeVar

from lobdossier.domain import limits
from lobdossier.domain.portrait import MotiveOrder
from lobdossier.domain.record import Record, Text
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.shape import Field, content
from lobdossier.domain.sharing import Handover

R = TypeVar("R", bound=Record)
ANSWERS: Final = "answers"
_CODE: Final = Text(limits.LINE, search=False)
_NAMES: Final = frozenset({"consent_by"})
"""Who agreed, as it is noted: it can be withdrawn, and is then to be gone."""


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


def words(record: Record) -> dict[str, str]:
    """Every text of *record* that is not empty, long and short, those in its lists too: whatever somebody can have typed.

    Of a handover there are none: it is no text of the student, and the names in it can be erased.
    """
    if isinstance(record, Handover):
        return {}
    found = {path: text for path, text in texts(record).items() if text.strip()}
    for field in content(type(record)):
        if not (isinstance(record, Reflection) and field.name == ANSWERS):
            found.update(_inside(field, getattr(record, field.name)))
    return found


def replaceable(record: Record) -> dict[str, str]:
    """The texts in the place of which `with_text` puts another one, by their paths: all but the short ones in lists."""
    short = (field.name for field in content(type(record)) if _said(field) and not field.many)
    return {**{name: getattr(record, name) for name in short}, **texts(record)}


def with_text(record: R, path: str, text: str) -> R:
    """*record* with another text at *path*.

    Raises:
        KeyError: it has no text there.
    """
    if path not in replaceable(record):
        raise KeyError(path)
    changes: dict[str, Any] = {path: text}
    if isinstance(record, Reflection) and path.startswith(f"{ANSWERS}/"):
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


def _said(field: Field) -> bool:
    """Whether it holds words of somebody; ids and other codes are none."""
    return field.text is not None and field.text != _CODE and field.name not in _NAMES


def _inside(field: Field, value: Any) -> Iterator[tuple[str, str]]:
    """The texts in the value of one field that are not empty."""
    if not field.nested and not _said(field):
        return
    for number, item in enumerate(value if field.many else (value,), start=1):
        path = f"{field.name}/{number}" if field.many else field.name
        if field.nested and item is not None:
            inner = (found for each in content(type(item)) for found in _inside(each, getattr(item, each.name)))
            yield from ((f"{path}/{below}", text) for below, text in inner)
        elif not field.nested and item.strip():
            yield path, item
