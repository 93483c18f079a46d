"""A pasted text as lines whose signs of quoting are known, and known sentences found back in it however they were broken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from lobdossier.text.reply_words import has_chat_head, without_chat_head

BROKEN_FROM: Final = 30
"""Characters that stand at least on a line before a mail program breaks it."""
BROKEN_LINES: Final = 40
"""Lines over which a sentence can be spread."""

_QUOTE: Final = re.compile(r"[ \t\xa0]*(?:>[ \t\xa0]?)+")
_PIECE: Final = re.compile(r"\S+")
_LINE_END: Final = re.compile(r"\r\n?|\n")
_SAME: Final = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", **dict.fromkeys("\ufeff\u200b\u200e\u200f\u2060*_")}
)

Phrase = tuple[str, ...]
"""The words of a sentence as they are compared: case, sort of quotation marks and signs of bold do not count."""


def phrase(text: str) -> Phrase:
    """The words of *text* as they are compared."""
    return tuple(filter(None, (_compared(word) for word in text.split())))


def _compared(word: str) -> str:
    return word.casefold().translate(_SAME)


@dataclass(frozen=True)
class PastedLine:
    """One line: as it was pasted, and how many signs of quoting (">") stand before it."""

    raw: str
    depth: int
    start: int
    """Where the text behind the signs begins."""

    @property
    def blank(self) -> bool:
        """Whether nothing stands behind the signs."""
        return not self.raw[self.start :].strip()

    @property
    def text(self) -> str:
        """What stands behind all signs."""
        return self.raw[self.start :]

    def unquoted(self, levels: int) -> str:
        """The line without its first *levels* signs of quoting, each with the space behind it."""
        if self.depth <= levels:
            return self.raw[self.start :] if self.depth else self.raw
        at = 0
        for _ in range(levels):
            at = self.raw.index(">", at) + 1
        return self.raw[at:].removeprefix(" ") if levels else self.raw

    @cached_property
    def words(self) -> list[tuple[str, int, int]]:
        """Each word as it is compared, where it begins and where it ends."""
        found = ((_compared(m[0]), m.start(), m.end()) for m in _PIECE.finditer(self.raw, self.start))
        return [each for each in found if each[0]]


def pasted_lines(text: str) -> list[PastedLine]:
    """*text* in lines. When it was copied out of a chat, the time and name before each message are left out."""
    raws = _LINE_END.split(text)
    if has_chat_head(next((raw for raw in raws if raw.strip()), "")):
        raws = [without_chat_head(raw) for raw in raws]
    return [_line(raw) for raw in raws]


def _line(raw: str) -> PastedLine:
    found = _QUOTE.match(raw)
    return PastedLine(raw, found[0].count(">"), found.end()) if found else PastedLine(raw, 0, 0)


def found_at(
    lines: Sequence[PastedLine], at: int, wanted: Phrase, start: int = 0, broken_from: int | None = None
) -> tuple[int, int] | None:
    """Where *wanted* ends when it begins on line *at*, at character *start* or behind it: the line and the character there.

    A mail program may have broken it over lines. None when something else stands there.
    """
    done = 0
    for which in range(at, min(len(lines), at + BROKEN_LINES)):
        line = lines[which]
        if which > at and (line.blank or line.depth != lines[at].depth):
            return None
        for word, begin, end in line.words:
            if which == at and begin < start:
                continue
            if word != wanted[done]:
                glued = done == len(wanted) - 1 and _glued(line.raw[begin:end], wanted[done])
                return (which, begin + glued) if glued else None
            done += 1
            if done == len(wanted):
                return which, end
        if which == at and len(line.text) < (BROKEN_FROM if broken_from is None else broken_from):
            return None
    return None


def _glued(word: str, wanted: str) -> int:
    """How many characters of *word* are *wanted*, when something was typed right behind it ("groeit?:"); 0 if they are not."""
    head, behind = word[: len(wanted)], word[len(wanted) :]
    return len(wanted) if _compared(head) == wanted and not (wanted[-1].isalnum() and behind[:1].isalnum()) else 0
