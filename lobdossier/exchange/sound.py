"""How long a sound or a film is."""

from __future__ import annotations

import io
from typing import Final

from tinytag import TinyTag, TinyTagException

LONGEST: Final = 360_000
"""Seconds; a length beyond it is a mistake in the file."""


def seconds(data: bytes, name: str) -> int | None:
    """The length that the file says it has, rounded; None when it says nothing that can be read.

    Only the length is taken: what else a file tells (names, places, pictures) stays where it is.
    """
    try:
        found = TinyTag.get(name, file_obj=io.BytesIO(data)).duration
    except (TinyTagException, OSError, ValueError, ArithmeticError, LookupError, TypeError):
        return None  # the reader is not made for hostile files; a wrong one has no length
    if found is None or not 0 < found < LONGEST:
        return None
    return max(1, round(found))
