"""JSON of others, within bounds: nothing that no dossier can hold gets past here, and no small file asks for gigabytes."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from lobdossier.domain.errors import Refused

GREATEST: Final = 2**53 - 1
"""Whole numbers beyond this are not the same in every program that reads JSON (RFC 8259, section 6)."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one kind of file may hold.

    Attributes:
        kind: the *kind* of the `Refused` that is raised.
        size: bytes.
        values: lists, objects and what stands in them.
        depth: lists and objects inside each other.
    """

    kind: str
    size: int
    values: int
    depth: int


def fits(data: bytes, bounds: Bounds) -> bool:
    """Whether *data* is small enough, counted in the bytes: a small file can ask for gigabytes of empty lists."""
    return len(data) <= bounds.size and sum(data.count(sign) for sign in b",[{") <= bounds.values


def load(data: bytes, bounds: Bounds, keep: Collection[str] | None = None) -> Any:
    """What *data* (UTF-8) says. Hold it against `check` before it is used.

    With *keep* nothing but these keys is kept of any object, so that what was not asked for takes no memory.

    Raises:
        Refused: it is not JSON, too large or too deep, or says a key twice.
    """
    if not fits(data, bounds):
        raise Refused(bounds.kind, "", "size")

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            counts = Counter(name for name, _ in pairs)
            raise Refused(bounds.kind, next(name for name, count in counts.items() if count > 1), "duplicate")
        return found if keep is None else {name: value for name, value in found.items() if name in keep}

    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=once, parse_int=_whole)
    except UnicodeDecodeError:
        raise Refused(bounds.kind, "", "characters") from None
    except RecursionError:
        raise Refused(bounds.kind, "", "depth") from None
    except ValueError:
        raise Refused(bounds.kind, "", "format") from None


def check(obj: object, bounds: Bounds) -> None:
    """Hold decoded JSON against what may stand anywhere. Uses a list of its own: a recursion could run out.

    Raises:
        Refused: naming the nearest key and the rule ("depth", "type", "range", "characters").
    """
    waiting: list[tuple[str, int, object]] = [("", 0, obj)]
    while waiting:
        name, depth, value = waiting.pop()
        if depth > bounds.depth:
            raise Refused(bounds.kind, name, "depth")
        if isinstance(value, Mapping):
            for key, item in value.items():
                if not isinstance(key, str):
                    raise Refused(bounds.kind, name, "type")
                if _unstorable(key):
                    raise Refused(bounds.kind, key.encode("utf-8", "replace").decode("utf-8"), "characters")
                waiting.append((key, depth + 1, item))
        elif isinstance(value, list | tuple):
            waiting.extend((name, depth + 1, item) for item in value)
        elif rule := _broken_rule(value):
            raise Refused(bounds.kind, name, rule)


def _whole(digits: str) -> int:
    """Python itself refuses thousands of digits; what is far too great only has to stay so."""
    return int(digits) if len(digits) < 20 else GREATEST + 1


def _broken_rule(value: object) -> str:
    if isinstance(value, str):
        return "characters" if _unstorable(value) else ""
    if isinstance(value, float):
        return "" if math.isfinite(value) else "range"
    if isinstance(value, int):
        return "range" if abs(value) > GREATEST else ""
    return "" if value is None else "type"


def _unstorable(text: str) -> bool:
    return "\0" in text or (not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text))
