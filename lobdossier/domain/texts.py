"""The texts of a record, each by a path that stays the same while the record changes.

A path is the name of a field ("story", "title"), or for an answer "answers/" and the id of its card or question, for what
was noted in a conversation "notes/" and the part of it. A second answer to the same card has "#2" behind it. What stands
in another list has its number there: "feelings/2", "motives/1/sentence".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, TypeVar

from lobdossier.domain import limits
from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.portrait import MotiveOrder
from lobdossier.domain.record import Record, Text
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.shape import Field, content
from lobdossier.domain.sharing import GuidanceReview, Handover

R = TypeVar("R", bound=Record)
_LISTED: Final[dict[type[Record], dict[str, str]]] = {
    Reflection: {"answers": "card_id"},
    Conversation: {"answers": "question_id", "notes": "part"},
    Participant: {"answers": "question_id"},
    GuidanceReview: {"answers": "question_id"},
}
"""The lists in which each value holds one long text, by the field that tells which one it is."""
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
    for name in _listed(type(record)):
        found.update((path, value.text) for path, value in zip(paths(record, name), getattr(record, name), strict=True))
    return found


def is_rich(kind: type[Record], path: str) -> bool:
    """Whether the text at *path* of a record of *kind* is in the Markdown subset. False for a path that is none."""
    name, within, _ = path.partition("/")
    fields = {field.name: field for field in content(kind)}
    if within and name in _listed(kind):
        fields, name = {field.name: field for field in content(fields[name].base)}, "text"
    field = fields.get(name)
    return field is not None and field.text is not None and field.text.rich


def words(record: Record) -> dict[str, str]:
    """Every text of *record* that is not empty, long and short, those in its lists too: whatever somebody can have typed.

    Of a handover there are none: it is no text of the student, and the names in it can be erased.
    """
    if isinstance(record, Handover):
        return {}
    found = {path: text for path, text in texts(record).items() if text.strip()}
    for field in content(type(record)):
        if field.name not in _listed(type(record)):
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
    name, within, _ = path.partition("/")
    changes: dict[str, Any] = {path: text}
    if within:  # the id behind it may be empty
        listed = zip(paths(record, name), getattr(record, name), strict=True)
        changes = {name: tuple(replace(value, text=text) if place == path else value for place, value in listed)}
    return replace(record, **changes)


def paths(record: Record, name: str) -> list[str]:
    """The paths of the texts in the list *name* of *record*, in order."""
    by = _listed(type(record))[name]
    times: dict[str, int] = {}
    found = []
    for value in getattr(record, name):
        which = str(getattr(value, by))
        times[which] = count = times.get(which, 0) + 1
        found.append(f"{name}/{which}" + (f"#{count}" if count > 1 else ""))
    return found


def _listed(kind: type[Record]) -> dict[str, str]:
    return _LISTED.get(kind, {})


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
