"""What JSON may hold anywhere in the form of a dossier: read within bounds, and held against what every program reads."""

from __future__ import annotations

from typing import Final

from lobdossier.exchange import strict_json

FORMAT: Final = "lobdossier"
DEEPEST: Final = 20
BOUNDS: Final = strict_json.Bounds(FORMAT, size=128 * 1024 * 1024, values=6_000_000, depth=DEEPEST)


def decoded(data: bytes) -> object:
    """The values that *data* (JSON in UTF-8) stands for.

    Raises:
        Refused: it is not JSON, too large or too deep, says a key twice, or holds what no dossier holds.
    """
    obj = strict_json.load(data, BOUNDS)
    check_values(obj)
    return obj


def check_values(obj: object) -> None:
    """What may stand anywhere, unknown fields included.

    Raises:
        Refused: naming the nearest key.
    """
    strict_json.check(obj, BOUNDS)
