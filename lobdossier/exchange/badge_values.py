"""Reading one value of the JSON of an Open Badge. It is JSON-LD: what stands there once may be a list, what is a text
may be the same in several languages, and what is an object may be only its address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from lobdossier.domain.errors import Refused
from lobdossier.text.blocks import is_link
from lobdossier.text.causes import BADGE

KIND: Final = BADGE
"""The *kind* of an `errors.Refused` that is about a badge."""
MOST_BYTES: Final = 5_000_000
"""Of the file of a badge."""

_DAY: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ][0-9:.,]{2,20}(?:Z|[+-]\d\d:?\d\d)?)?", re.IGNORECASE)
_SECONDS: Final = re.compile(r"\d{9,11}")

Object = Mapping[str, Any]


def types(obj: Object) -> frozenset[str]:
    """What *obj* says that it is. Raises ``Refused`` when that is no text."""
    found = obj.get("type", obj.get("@type", ()))
    items = found if isinstance(found, list | tuple) else [found]
    if not all(isinstance(item, str) for item in items):
        raise Refused(KIND, "type", "type")
    return frozenset(items)


def part(obj: Object, name: str) -> tuple[Object, str]:
    """The object under *name* (the first of several) and its id; a text there is the id of one that is elsewhere.

    Raises ``Refused`` when something else stands there.
    """
    value = obj.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    if value is None:
        return {}, ""
    if isinstance(value, str):
        return {}, value.strip()
    if not isinstance(value, Mapping):
        raise Refused(KIND, name, "type")
    place = value.get("id", value.get("@id"))
    return value, place.strip() if isinstance(place, str) else ""


def words(obj: Object, name: str) -> str:
    """The text under *name*, without space around it; empty when there is none. Raises ``Refused`` for a number."""
    return _spoken(obj.get(name), name)


def _spoken(value: object, name: str) -> str:
    """A text; of the same text in several languages the Dutch one, else the English, else the first."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        by_language = {str(item.get("@language")): item for item in value if isinstance(item, Mapping)}
        return _spoken(_preferred(by_language) or next(iter(value), None), name)
    if isinstance(value, Mapping):
        return _spoken(value["@value"] if "@value" in value else _preferred(value), name)
    raise Refused(KIND, name, "type")


def _preferred(by_language: Object) -> object:
    for wanted in ("nl", "en", ""):
        for language, value in by_language.items():
            if language.lower().startswith(wanted):
                return value
    return None


def one_line(text: str) -> str:
    """*text* with every stretch of white space as one space."""
    return " ".join(text.split())


def web(value: object) -> str:
    """*value* when it is the address of a web page, else nothing."""
    return value if isinstance(value, str) and value.lower().startswith(("http:", "https:")) and is_link(value) else ""


def day(obj: Object, *names: str) -> date | None:
    """The day under the first of *names* that is there: ISO 8601, or seconds since 1970 as older badges and tokens do.

    Raises ``Refused`` for what is no day.
    """
    for name in names:
        value = obj.get(name)
        if value is None or value == "":
            continue
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise Refused(KIND, name, "type")
        try:
            if isinstance(value, str) and not _SECONDS.fullmatch(value):
                written = _DAY.fullmatch(value.strip())
                return date.fromisoformat(written[1] if written else "")
            return datetime.fromtimestamp(int(value), UTC).date()
        except (ValueError, OverflowError, OSError):
            raise Refused(KIND, name, "value") from None
    return None
