"""The one mapping between a record and plain values: what a row holds and what the JSON form says.

Everything is derived from the annotations of the record classes (see `record`): tables, JSON, JSON Schema, checks and
hashes cannot disagree, and a new field is one line.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import types
import typing
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from lobdossier.domain import limits
from lobdossier.domain.errors import Refused
from lobdossier.domain.record import BOOKKEEPING, NOTHING, Between, Record, Ref, Text, Value

_HALF = re.compile("[\ud800-\udfff]")

T = TypeVar("T")
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record or of a value inside one.

    Attributes:
        base: str, int, bool, date, time, datetime, an enumeration, or a dataclass (a value inside the record).
        many: the field is a tuple of *base*.
        optional: None is allowed.
        nested: the base is a value with fields of its own.
    """

    name: str
    base: type
    many: bool
    optional: bool
    default: Any
    text: Text | None = None
    ref: Ref | None = None
    between: Between | None = None
    nested: bool = False


_SHAPES: dict[type, tuple[Field, ...]] = {}
_CONTENTS: dict[type, tuple[Field, ...]] = {}


def shape(kind: type) -> tuple[Field, ...]:
    """The fields of *kind* in the order of the class, without `unknown`."""
    if kind not in _SHAPES:
        hints = typing.get_type_hints(kind, include_extras=True)
        _SHAPES[kind] = tuple(_field(f.name, hints[f.name], _default(f)) for f in fields(kind) if f.name != "unknown")
    return _SHAPES[kind]


def content(kind: type) -> tuple[Field, ...]:
    """The fields that hold what the student put in: no id, no bookkeeping."""
    if kind not in _CONTENTS:
        _CONTENTS[kind] = tuple(f for f in shape(kind) if f.name not in BOOKKEEPING and f.name != "id")
    return _CONTENTS[kind]


def plain(value: object) -> dict[str, Any]:
    """*value* (a record, or a value inside one) as JSON-able values, unknown fields included."""
    result = {field.name: _encode(getattr(value, field.name)) for field in shape(type(value))}
    return {
        **result,
        **{name: extra for name, extra in getattr(value, "unknown", NOTHING).items() if name not in result},
    }


def from_plain(kind: type[T], values: Mapping[str, Any]) -> T:
    """The value of class *kind* that `plain` turned into *values*; missing fields get their default.

    Raises:
        Refused: a value is of another type than its field, or breaks its rule.
    """
    fields = shape(kind)
    found = {field.name: _decode(field, values[field.name], kind) for field in fields if field.name in values}
    if len(found) < len(values) and issubclass(kind, Record | Value):
        unknown = {name: value for name, value in values.items() if name not in found}
        _check_unknown(kind, unknown)
        found["unknown"] = unknown
    return kind(**found)


def check(value: object) -> None:
    """Hold *value* against the rules of its fields.

    Raises:
        Refused: naming the kind, the field and the rule ("type", "length", "range", "characters", "items").
    """
    for field in shape(type(value)):
        found = getattr(value, field.name)
        items = found if field.many else (found,)
        if field.many and len(items) > limits.LIST:
            raise _refused(value, field, "items")
        if not _all_fit(field, items):
            for item in items:
                _check_item(value, field, item)
    unknown = getattr(value, "unknown", NOTHING)
    if unknown:
        _check_unknown(type(value), unknown)


def fingerprint(record: Record, key: bytes) -> str:
    """A keyed hash of the contents of *record*: equal contents, equal hash; without the key it tells nothing.

    Fields with nothing in them do not count, so that a field that a newer version adds leaves old hashes as they are.
    """
    values = {field.name: (getattr(record, field.name), field.default) for field in content(type(record))}
    contents = {name: _encode(value) for name, (value, default) in values.items() if value != default}
    contents["deleted"] = record.deleted is not None
    text = json.dumps(
        [record.KIND, contents, dict(record.unknown)], ensure_ascii=True, sort_keys=True, separators=(",", ":")
    )
    return hmac.new(key, text.encode("ascii"), hashlib.sha256).hexdigest()[:16]


def changed_fields(before: R, after: R) -> frozenset[str]:
    """The names of the fields in which two versions of a record differ, bookkeeping left out."""
    names = [field.name for field in content(type(before))]
    return frozenset(name for name in names if getattr(before, name) != getattr(after, name))


def with_earlier(record: R, previous_hash: str) -> R:
    """*record* with the hash of its former contents remembered.

    An evening of typing makes hundreds of versions. When there is no room left, every second one of the older half is
    forgotten: of long ago some are known, of just now all.
    """
    earlier = (*record.earlier, previous_hash)
    if len(earlier) > limits.EARLIER_HASHES:
        half = limits.EARLIER_HASHES // 2
        earlier = (*earlier[:half:2], *earlier[half:])
    return replace(record, earlier=earlier)


# ---------------------------------------------------------------- reading the annotations
def _default(field: Any) -> Any:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else None


def _field(name: str, hint: Any, default: Any) -> Field:
    notes: list[Any] = []

    def strip(found: Any) -> Any:
        while typing.get_origin(found) is Annotated:
            notes.extend(found.__metadata__)
            found = found.__origin__
        return found

    hint, many, optional = strip(hint), False, False
    if typing.get_origin(hint) is tuple:
        many, hint = True, strip(typing.get_args(hint)[0])
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        optional = True
        hint = strip(next(arg for arg in typing.get_args(hint) if arg is not types.NoneType))
    base = hint if isinstance(hint, type) else str
    found = {type(note): note for note in notes}
    return Field(
        name, base, many, optional, default, found.get(Text), found.get(Ref), found.get(Between), is_dataclass(base)
    )


# ---------------------------------------------------------------- values
def stamp(moment: datetime) -> str:
    """UTC with microseconds, always equally long, so that text order is time order."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def _encode(value: Any) -> Any:
    if type(value) is str:  # by far the most: a document may choose ten thousand things
        return value
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return stamp(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="auto" if value.second or value.microsecond else "minutes")
    return plain(value) if is_dataclass(value) else value


def _decode(field: Field, value: Any, kind: type) -> Any:
    """The value of one field, held against its rules in the same go: a long list is decoded thousands of times."""
    if field.many:
        if not isinstance(value, list | tuple):
            raise Refused(_name(kind), field.name, "type")
        if len(value) > limits.LIST:
            raise Refused(_name(kind), field.name, "items")
        if _all_fit(field, value):
            return tuple(value)
        return tuple([_decode_item(field, item, kind) for item in value])
    if value is None and field.optional:
        return None
    return _decode_item(field, value, kind)


def _decode_item(field: Field, value: Any, kind: type) -> Any:
    base = field.base
    if base is str:
        if type(value) is not str:
            raise Refused(_name(kind), field.name, "type")
        if value and (rule := _broken_rule(field, value)):
            raise Refused(_name(kind), field.name, rule)
        return value
    if base is int or base is bool:
        if type(value) is not base:
            raise Refused(_name(kind), field.name, "type")
        if field.between and not field.between.least <= value <= field.between.most:
            raise Refused(_name(kind), field.name, "range")
        return value
    if field.nested:
        if not isinstance(value, Mapping):
            raise Refused(_name(kind), field.name, "type")
        return from_plain(base, value)
    if type(value) is not str:
        raise Refused(_name(kind), field.name, "type")
    try:
        return _from_text(base, value)
    except (ValueError, OverflowError):
        raise Refused(_name(kind), field.name, "value") from None


def _all_fit(field: Field, items: Sequence[Any]) -> bool:
    """Whether *items* surely break no rule: a choice may hold ten thousand ids, and is checked with each save."""
    if not items:
        return True
    if field.base is not str or not set(map(type, items)) <= {str}:
        return False
    return not _broken_rule(field, max(items, key=len)) and not _unstorable("".join(items))


def _broken_rule(field: Field, text: str) -> str:
    if len(text) > (field.text.length if field.text else limits.LINE):
        return "length"
    return "characters" if _unstorable(text) else ""


def _from_text(base: type, text: str) -> Any:
    if base is datetime:
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    if base is date:
        return date.fromisoformat(text)
    if base is time:
        moment_of_day = time.fromisoformat(text)
        if moment_of_day.tzinfo is not None:
            raise ValueError("a time of day has no zone")
        return moment_of_day
    return base(text)


# ---------------------------------------------------------------- rules
def _check_item(value: object, field: Field, item: Any) -> None:
    if not _right_type(field, item):
        raise _refused(value, field, "type")
    if isinstance(item, str) and not isinstance(item, StrEnum):
        if rule := _broken_rule(field, item):
            raise _refused(value, field, rule)
    elif isinstance(item, int) and field.between and not field.between.least <= item <= field.between.most:
        raise _refused(value, field, "range")
    elif field.nested and item is not None:
        check(item)


def _right_type(field: Field, item: Any) -> bool:
    if item is None:
        return field.optional
    if field.base is int:
        return type(item) is int
    if field.base is date:
        return type(item) is date  # a moment is a date to Python, and would be stored as one with a time
    if field.base is datetime:
        return isinstance(item, datetime) and item.tzinfo is not None
    if field.base is time:
        return isinstance(item, time) and item.tzinfo is None
    return isinstance(item, field.base)


def _unstorable(text: str) -> bool:
    """NUL ends a text in SQLite and C; a lone surrogate is no character and cannot be written as UTF-8."""
    return "\0" in text or (not text.isascii() and _HALF.search(text) is not None)


def _check_unknown(kind: type, unknown: Mapping[str, Any]) -> None:
    try:
        text = json.dumps(dict(unknown), ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        raise Refused(_name(kind), "unknown", "type") from None
    if _unstorable(text):
        raise Refused(_name(kind), "unknown", "characters")


def _refused(value: object, field: Field, rule: str) -> Refused:
    return Refused(_name(type(value)), field.name, rule)


def _name(kind: type) -> str:
    return getattr(kind, "KIND", "") or kind.__name__
