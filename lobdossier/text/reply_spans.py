"""What each line of a pasted reply is: a question that comes back, a sentence that was sent, the head of quoted mail, or a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from lobdossier.text.pasted import PastedLine, Phrase, found_at, phrase
from lobdossier.text.reply_words import SHOW, SHOW_HOW, is_head, may_begin_head, number_at_start

CLEAR: Final = 4
"""Words of a question or sentence by which it is known without a number and without a line of its own."""
HEAD_LINES: Final = 3
FIELDS: Final = 3
"""Lines such as "Van: …" in a row that are the head of a mail, whatever comes after them."""


class Kind(Enum):
    """What a line is."""

    QUESTION = auto()
    SHOW = auto()
    """The question whether the answers may be shown."""
    KNOWN = auto()
    """A sentence of the message that was sent."""
    HEAD = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Span:
    """Lines *first* to *last* (both included), which are *kind*; of *last* everything from character *end* on is a text.

    *question* is the place of the question in those that were asked.
    """

    kind: Kind
    first: int
    last: int
    end: int = 0
    question: int = -1


class _Sent:
    """The sentences that were sent, by their first word. A block of short lines counts as a whole only."""

    def __init__(self, sent: Iterable[str]) -> None:
        self._by_word: dict[str, list[tuple[Phrase, bool]]] = {}
        for each in dict.fromkeys(block for text in sent for block in _sentences(text)):
            self._by_word.setdefault(each[0][0], []).append(each)

    def at(self, lines: Sequence[PastedLine], at: int) -> int | None:
        """The last line of the sentence that begins on line *at*, if one does and nothing stands behind it."""
        words = lines[at].words
        for wanted, short in self._by_word.get(words[0][0], ()) if words else ():
            end = found_at(lines, at, wanted, broken_from=0 if short else None)
            if end is not None and end[1] == lines[end[0]].words[-1][2]:
                return end[0]
        return None


def _sentences(text: str) -> Iterator[tuple[Phrase, bool]]:
    for block in text.split("\n\n"):
        found = [words for line in block.split("\n") if (words := phrase(line))]
        if any(len(words) >= CLEAR for words in found):
            yield from ((words, False) for words in found)
        elif found:
            yield tuple(word for words in found for word in words), True


def spans(lines: Sequence[PastedLine], questions: Sequence[str], sent: Iterable[str]) -> list[Span]:
    """Every line of *lines* in the span that it belongs to, in order."""
    asked, known = [phrase(question) for question in questions], _Sent(sent)
    found: list[Span] = []
    seen: set[int] = set()
    at = 0
    while at < len(lines):
        text = Span(Kind.TEXT, at, at)
        span = text if lines[at].blank else _question(lines, at, asked, seen) or _show(lines, at)
        if span is None and (last := known.at(lines, at)) is not None:
            span = Span(Kind.KNOWN, at, last)
        span = span or _head(lines, at) or text
        seen.add(span.question)
        found.append(span)
        at = span.last + 1
    return _with_true_heads(lines, found)


def _question(lines: Sequence[PastedLine], at: int, asked: Sequence[Phrase], seen: set[int]) -> Span | None:
    line = lines[at]
    number = number_at_start(line.text)
    starts = [line.start] if number is None else [line.start, line.start + number[1]]
    for which in _likely(asked, seen, number[0] - 1 if number else -1):
        for start in starts:
            end = found_at(lines, at, asked[which], start)
            alone = end is not None and end[1] == lines[end[0]].words[-1][2]
            if end is not None and (alone or start > line.start or len(asked[which]) >= CLEAR):
                return Span(Kind.QUESTION, at, *end, which)
    return None


def _likely(asked: Sequence[Phrase], seen: set[int], numbered: int) -> list[int]:
    """The one with that number first, then the longest, then the one that was not met yet."""
    return sorted(range(len(asked)), key=lambda which: (which != numbered, -len(asked[which]), which in seen, which))


_SHOW: Final = phrase(SHOW)
_HOW: Final = phrase(SHOW_HOW)
_HOW_BEGINS: Final = _HOW[:2]


def _show(lines: Sequence[PastedLine], at: int) -> Span | None:
    line = lines[at]
    number = number_at_start(line.text)
    end = found_at(lines, at, _SHOW, line.start + number[1] if number else line.start)
    if end is None:
        return None
    for wanted in (_HOW, _HOW_BEGINS):
        last, char = end
        behind = char < lines[last].words[-1][2]
        further = found_at(lines, last, wanted, char) if behind else _next(lines, last, wanted)
        if further is not None:
            return Span(Kind.SHOW, at, *further)
    return Span(Kind.SHOW, at, *end)


def _next(lines: Sequence[PastedLine], last: int, wanted: Phrase) -> tuple[int, int] | None:
    return found_at(lines, last + 1, wanted) if last + 1 < len(lines) else None


def _head(lines: Sequence[PastedLine], at: int) -> Span | None:
    text = lines[at].text
    if is_head(text):
        return Span(Kind.HEAD, at, at)
    if not may_begin_head(text):
        return None
    for last in range(at + 1, min(at + HEAD_LINES, len(lines))):
        more = lines[last]
        if more.blank or more.depth != lines[at].depth or is_head(more.text) or may_begin_head(more.text):
            return None
        text = f"{text} {more.text}"
        if is_head(text):
            return Span(Kind.HEAD, at, last)
    return None


def _with_true_heads(lines: Sequence[PastedLine], found: list[Span]) -> list[Span]:
    """What only looks like the head of a mail, as an answer can, is a text: a mail has to follow."""
    result = list(found)
    row: list[int] = []
    for at, span in enumerate(found):
        if span.kind is Kind.HEAD:
            row.append(at)
        elif row and not (span.kind is Kind.TEXT and lines[span.first].blank):
            deeper = lines[span.first].depth > lines[found[row[-1]].first].depth
            if not (deeper or span.kind is not Kind.TEXT or len(row) >= FIELDS):
                _as_text(result, row)
            row = []
    if len(row) < FIELDS:
        _as_text(result, row)
    return result


def _as_text(found: list[Span], which: Iterable[int]) -> None:
    for at in which:
        found[at] = replace(found[at], kind=Kind.TEXT)
