"""What JSON may hold anywhere in the form: read within bounds, and held against what every program can read."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any, Final

from lobdossier.domain.errors import Refused

FORMAT: Final = "lobdossier"
MOST_BYTES: Final = 128 * 1024 * 1024
MOST_VALUES: Final = 6_000_000
DEEPEST: Final = 20
GREATEST: Final = 2**53 - 1
"""Whole numbers beyond this are not the same in every program that reads JSON (RFC 8259, section 6)."""


def decoded(data: bytes) -> object:
    """The values that *data* (JSON in UTF-8) stands for.

    Raises:
        Refused: it is not JSON, too large or too deep, says a key twice, or holds what no dossier holds.
    """
    # Counted in the bytes, before anything is built from them: a small file can ask for gigabytes of empty lists.
    if len(data) > MOST_BYTES or sum(data.count(sign) for sign in b",[{") > MOST_VALUES:
        raise Refused(FORMAT, "", "size")
    try:
        obj = json.loads(data.decode("utf-8"), object_pairs_hook=_once, parse_int=_whole)
    except UnicodeDecodeError:
        raise Refused(FORMAT, "", "characters") from None
    except RecursionError:
        raise Refused(FORMAT, "", "depth") from None
    except ValueError:
        raise Refused(FORMAT, "", "format") from None
    check_values(obj)
    return obj


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise Refused(FORMAT, next(name for name in names if names.count(name) > 1), "duplicate")
    return found


def _whole(digits: str) -> int:
    """Python itself refuses thousands of digits; what is far too great only has to stay so."""
    return int(digits) if len(digits) < 20 else GREATEST + 1


def check_values(obj: object) -> None:
    """What may stand anywhere, unknown fields included. Works through a list of its own: a recursion could run out."""
    waiting: list[tuple[str, int, object]] = [("", 0, obj)]
    while waiting:
        name, depth, value = waiting.pop()
        if depth > DEEPEST:
            raise Refused(FORMAT, name, "depth")
        if isinstance(value, Mapping):
            for key, item in value.items():
                if not isinstance(key, str):
                    raise Refused(FORMAT, name, "type")
                _check_text(key, key.encode("utf-8", "replace").decode("utf-8"))
                waiting.append((key, depth + 1, item))
        elif isinstance(value, list | tuple):
            waiting.extend((name, depth + 1, item) for item in value)
        else:
            _check_value(name, value)


def _check_value(name: str, value: object) -> None:
    if isinstance(value, str):
        _check_text(value, name)
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise Refused(FORMAT, name, "range")
    elif isinstance(value, int):
        if abs(value) > GREATEST:
            raise Refused(FORMAT, name, "range")
    elif value is not None:
        raise Refused(FORMAT, name, "type")


def _check_text(text: str, name: str) -> None:
    if "\0" in text or (not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text)):
        raise Refused(FORMAT, name, "characters")
