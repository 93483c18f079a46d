"""How long a sound or a video takes, as a player shows it."""

from __future__ import annotations

import re
from typing import Final

_LENGTH: Final = re.compile(r"\s*(?:([0-9]{1,2})[:.])?([0-9]{1,3})[:.]([0-9]{2})\s*")
_LONGEST: Final = 360_000
"""Seconds that `domain.experience.Evidence` takes."""


def length_said(seconds: int) -> str:
    """ "2:30", and "1:02:30" from an hour on."""
    minutes, rest = divmod(seconds, 60)
    hours, small = divmod(minutes, 60)
    return f"{hours}:{small:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def read_length(text: str) -> int | None:
    """The seconds in "2:30", "2.30", "1:02:30" or "3" (minutes); None when nothing is said.

    Raises:
        ValueError: there is something, but it is no length.
    """
    words = text.strip()
    if not words:
        return None
    if words.isascii() and words.isdigit():
        found = int(words) * 60
    else:
        parts = _LENGTH.fullmatch(words)
        if parts is None or int(parts[3]) > 59:
            raise ValueError(text)
        found = int(parts[1] or 0) * 3600 + int(parts[2]) * 60 + int(parts[3])
    if found > _LONGEST:
        raise ValueError(text)
    return found
