"""A piece of a long text around the words that were looked for, and where they stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from lobdossier.domain.finding import Marked
from lobdossier.text import blocks, markdown
from lobdossier.text.folding import fold, matches

LENGTH: Final = 150
"""Characters of a piece, about what two lines of a list can hold."""
BEFORE: Final = 40
"""Characters before the first word that was found."""
_ROOM: Final = 2_000
"""Characters around a match that are read as Markdown: more is never shown."""
_SPACE: Final = re.compile(r"\s+")


def marked(text: str, words: Sequence[str]) -> Marked:
    """*text* on one line, with every place where one of *words* stands; places that touch are one."""
    line = _SPACE.sub(" ", text).strip()
    return Marked(line, tuple(_joined(place for word in words for place in matches(line, word))))


def around(text: str, words: Sequence[str], *, rich: bool = False) -> Marked:
    """The piece of *text* around the first of *words*, or its beginning; *rich*: it is in the Markdown subset."""
    line = _read(_line_with(text, words), words, rich)
    found = marked(line, words)
    start = found.marks[0][0] if found.marks else 0
    begin = _word_begin(found.text, max(0, start - BEFORE)) if len(found.text) > LENGTH else 0
    piece = found.text[begin : begin + LENGTH]
    behind = "…" if begin + LENGTH < len(found.text) else ""
    return marked(("…" if begin else "") + piece.rstrip() + behind, words)


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether one of *words* stands in *text*."""
    folded = fold(text)
    return any(word in folded for word in words)


def _line_with(text: str, words: Sequence[str]) -> str:
    """The line that holds most of *words*, cut around the first of them; without any, the first line with words."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return ""
    folded = [fold(line) for line in lines]
    counts = [sum(word in line for word in words) for line in folded]
    best = counts.index(max(counts))
    places = [place for word in words if (place := folded[best].find(word)) >= 0]
    # A folded text is as long as the text but for a few signs: near enough to cut by.
    begin = max(0, min(places, default=0) - _ROOM)
    return lines[best][begin : begin + 2 * _ROOM]


def _read(line: str, words: Sequence[str], rich: bool) -> str:
    """The characters of *line* without the signs of Markdown, unless it is those that were looked for."""
    if not rich:
        return line
    said = blocks.plain_text(markdown.parse(line))
    return said if holds(said, words) or not holds(line, words) else line


def _word_begin(text: str, at: int) -> int:
    """The nearest beginning of a word at or behind *at*; *at* itself inside a very long word."""
    if at == 0:
        return 0
    space = text.find(" ", at, at + BEFORE // 2)
    return space + 1 if space >= 0 else at


def _joined(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
