"""What differs between two versions of a text, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

_TOKEN: Final = re.compile(r"\S+\s*|\s+")
"""A word with the space behind it."""
MOST_WORDS: Final = 8_000
"""Longer texts are compared line by line: word by word would take seconds."""


class Side(StrEnum):
    """Where a piece stands."""

    BOTH = "both"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stands in both versions, or in one of them only."""

    side: Side
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """The pieces of both texts in order: those of BOTH and BEFORE make *before*, those of BOTH and AFTER make *after*."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) > MOST_WORDS or len(new) > MOST_WORDS:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return [piece for piece in _pieces(old, new) if piece.text]


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for kind, i, j, k, m in SequenceMatcher(a=old, b=new).get_opcodes():
        if kind == "equal":
            yield Piece(Side.BOTH, "".join(old[i:j]))
        else:
            yield Piece(Side.BEFORE, "".join(old[i:j]))
            yield Piece(Side.AFTER, "".join(new[k:m]))
