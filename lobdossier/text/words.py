"""The words of a text as the spelling looks at them: where they stand, and which ones it leaves alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

LONGEST: Final = 60
"""Letters: what is longer is no word that a dictionary knows."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]|[-'’.&][^\W\d_]|[^\W\d_])*", re.UNICODE)
_PIECE: Final = re.compile(r"\S+")
#: Of addresses, and of whatever has a digit or another sign of the machine in it.
_NO_WORD: Final = re.compile(r"://|www\.|[@\d_\\#]")
_SENTENCE_END: Final = re.compile(r"[.!?…:]['\"”’)]*\s+$|^\s*$|[-–•*]\s+$|[\"“„‘(]$")


def words(text: str) -> Iterator[tuple[int, str]]:
    """Each word of one paragraph that is worth a look, with the place of its first character.

    Left alone: addresses, anything with a digit, letters in a row of capitals (BPV), names (a capital inside a
    sentence), single letters.
    """
    for piece in _PIECE.finditer(text):
        if _NO_WORD.search(piece[0]):
            continue
        for match in _WORD.finditer(text, *piece.span()):
            start, word = match.start(), match[0].rstrip("-'’.&")
            if 1 < len(word) <= LONGEST and not _is_name(text, start, word):
                yield start, word


def parts(word: str) -> list[str]:
    """The parts of a word with a hyphen that are words themselves: "BPV-docent" is fine when "docent" is."""
    return [part for part in word.split("-") if len(part) > 1 and not _shouts(part)]


def _is_name(text: str, start: int, word: str) -> bool:
    if _shouts(word):
        return True
    begins = _SENTENCE_END.search(text[max(0, start - 12) : start]) is not None
    return word[0].isupper() and not begins


def _shouts(word: str) -> bool:
    return sum(letter.isupper() for letter in word) > 1
