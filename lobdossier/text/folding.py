"""Text without accents, capitals, ligatures and invisible characters, to search in."""

from __future__ import annotations

import unicodedata
from itertools import accumulate
from typing import Final

#: Letters that Unicode does not take apart, and signs that are typed in more than one way.
ALIKE: Final = {
    "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ħ": "h", "ı": "i", "ŋ": "n",
    "‘": "'", "’": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‐": "-", "‑": "-",
}  # fmt: skip


class _Folds(dict[int, str]):
    """What each character becomes; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if character in ALIKE:
            folded = ALIKE[character]
        elif character.isspace():
            folded = " "
        else:
            parts = unicodedata.normalize("NFKD", character.casefold())
            kept = "".join(c for c in parts if unicodedata.category(c) not in ("Mn", "Me", "Cf"))
            folded = "".join(ALIKE.get(c, c) for c in kept)
        self[code] = folded
        return folded


_FOLDS: Final = _Folds()


def fold(text: str) -> str:
    """*text* as it is searched: "Één Œuvre" becomes "een oeuvre". White space of any kind is a space."""
    return text.translate(_FOLDS)


def matches(text: str, query: str) -> list[tuple[int, int]]:
    """Where *query* stands in *text*, accents and capitals aside: (start, end) in *text*, from left to right.

    A combining accent goes with its letter; half a ligature counts as the whole.
    """
    wanted = fold(query)
    if not wanted:
        return []
    pieces = [_FOLDS[ord(character)] for character in text]
    folded = "".join(pieces)
    found: list[tuple[int, int]] = []
    if wanted not in folded:
        return found
    owners = [index for index, piece in enumerate(pieces) for _ in piece]
    nexts = list(
        accumulate(range(len(pieces) - 1, -1, -1), lambda after, i: i if pieces[i] else after, initial=len(text))
    )
    nexts.reverse()
    at = folded.find(wanted)
    while at != -1:
        start, last = owners[at], owners[at + len(wanted) - 1]
        if not found or start >= found[-1][1]:
            found.append((start, nexts[last + 1]))
        at = folded.find(wanted, at + len(wanted))
    return found
