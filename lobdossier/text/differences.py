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
MOST_WORDS: Final = 1_500
"""Longer texts are compared line by line first, and word by word only inside what changed: else it would take seconds."""


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
    return [piece for piece in _pieces(before, after) if piece.text]


def _pieces(before: str, after: str) -> Iterator[Piece]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if max(len(old), len(new)) <= MOST_WORDS:
        yield from _compared(old, new)
        return
    lines = list(_compared(before.splitlines(keepends=True), after.splitlines(keepends=True)))
    if len(lines) == 2 and all(piece.side is not Side.BOTH for piece in lines):  # it is one piece: no smaller ones
        yield from lines
        return
    waiting = ""
    for piece in lines:
        if piece.side is Side.BEFORE:
            waiting = piece.text
        elif piece.side is Side.AFTER:
            yield from _pieces(waiting, piece.text)
            waiting = ""
        else:
            yield piece


def _compared(old: list[str], new: list[str]) -> Iterator[Piece]:
    """A piece of BEFORE is always followed by one of AFTER, empty when nothing came in its place."""
    for kind, i, j, k, m in SequenceMatcher(a=old, b=new).get_opcodes():
        if kind == "equal":
            yield Piece(Side.BOTH, "".join(old[i:j]))
        else:
            yield Piece(Side.BEFORE, "".join(old[i:j]))
            yield Piece(Side.AFTER, "".join(new[k:m]))
