"""What JSON may hold anywhere in the form of a dossier: read within bounds, and held against what every program reads."""

from __future__ import annotations

from typing import Final

from lobdossier.domain import limits
from lobdossier.exchange import strict_json

FORMAT: Final = "lobdossier"
BOUNDS: Final = strict_json.Bounds(FORMAT, limits.JSON_BYTES, limits.JSON_VALUES, limits.JSON_DEPTH)


def decoded(data: bytes) -> object:
    """The values that *data* (JSON in UTF-8) stands for.

    Raises:
        Refused: it is not JSON, too large or too deep, says a key twice, or holds what no dossier holds.
    """
    obj = strict_json.load(data, BOUNDS)
    check_values(obj)
    return obj


def fits(data: bytes) -> bool:
    """Whether *data* is not more than is read: held against it before anything is written, too."""
    return strict_json.fits(data, BOUNDS)


def check_values(obj: object) -> None:
    """What may stand anywhere, unknown fields included.

    Raises:
        Refused: naming the nearest key.
    """
    strict_json.check(obj, BOUNDS)
