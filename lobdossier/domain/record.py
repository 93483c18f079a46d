"""What every record of a dossier has in common, and the words by which its fields are described.

A record is a frozen dataclass. The annotations of its fields carry what the rest of the program needs to know
(how long a text may be, whether it is rich text, which record an id points to), so that the table in the file, the
JSON form, the JSON Schema, the search index and the checks are all derived from this one description.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Annotated, Any, ClassVar

from lobdossier.domain import limits


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the student: at most *length* characters; *rich* ones are in the Markdown subset of `text.markdown`."""

    length: int
    rich: bool = False
    search: bool = True


@dataclass(frozen=True, slots=True)
class Ref:
    """An id that points to a record of *kind*."""

    kind: str


@dataclass(frozen=True, slots=True)
class Between:
    """A whole number from *least* to *most*, both included."""

    least: int
    most: int


Title = Annotated[str, Text(limits.TITLE)]
Line = Annotated[str, Text(limits.LINE)]
Prose = Annotated[str, Text(limits.PROSE, rich=True)]
Plain = Annotated[str, Text(limits.PROSE)]
Code = Annotated[str, Text(limits.LINE, search=False)]

NOTHING: Mapping[str, Any] = MappingProxyType({})
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The fields that every record has.

    Attributes:
        id: a UUIDv7; empty on a record that was not yet stored.
        created, changed: UTC; the store sets both.
        deleted: when the student threw it away, or None. It stays in the trash for `limits.TRASH_DAYS`.
        earlier: keyed hashes of earlier contents, oldest first: of two copies they tell which is older without a clock.
        unknown: fields that a newer program wrote; kept and written back untouched.
    """

    KIND: ClassVar[str] = ""

    id: str = ""
    created: datetime = EPOCH
    changed: datetime = EPOCH
    deleted: datetime | None = None
    earlier: tuple[str, ...] = ()
    unknown: Mapping[str, Any] = field(default_factory=lambda: NOTHING, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What the values inside a record have in common: fields that a newer program wrote are kept there too."""

    unknown: Mapping[str, Any] = field(default_factory=lambda: NOTHING, hash=False)


#: Fields that say something about a record instead of being its contents.
BOOKKEEPING = frozenset({"created", "changed", "deleted", "earlier", "unknown"})

__all__ = [
    "BOOKKEEPING",
    "EPOCH",
    "NOTHING",
    "Between",
    "Code",
    "Line",
    "Plain",
    "Prose",
    "Record",
    "Ref",
    "Text",
    "Title",
    "Value",
]
