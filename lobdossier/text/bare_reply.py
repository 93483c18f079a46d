"""A reply in which the questions do not stand: answers by number, or by their order alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from lobdossier.text.reply_words import (
    SIGNATURE_LINES,
    is_closing,
    is_from_phone,
    is_greeting,
    is_only_about_showing,
    is_signature_mark,
    may_show,
    number_at_start,
)

CLOSING_LINES: Final = 6
"""Lines that can follow "Met vriendelijke groet", that one included."""


@dataclass(slots=True)
class Read:
    """What was understood: answers by the place of the question, what belongs nowhere, and the words about showing."""

    answers: dict[int, str] = field(default_factory=dict)
    rest: list[str] = field(default_factory=list)
    showing: str = ""
    guessed: bool = False


def read_bare(lines: Sequence[str], number: int) -> Read:
    """*lines* as answers to *number* questions that do not stand in them."""
    kept, signature = without_signature(lines)
    body, closing = without_closing(kept)
    marks = _marks(body, number)
    read = _by_number(body, marks, number) if marks else _by_order(body, number)
    read.rest += [*closing, *signature]
    return read


def without_signature(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """*lines*, and apart from them what stands under "-- " at their end; "Verstuurd vanaf mijn iPhone" is gone.

    What stands under such a line can be an answer all the same, so whoever reads the reply gets to see it.
    """
    kept = list(lines)
    mark = next((at for at in range(len(kept) - 1, -1, -1) if is_signature_mark(kept[at])), len(kept))
    below = [line for line in kept[mark + 1 :] if line.strip() and not is_from_phone(line)]
    if len(below) > SIGNATURE_LINES or any(map(number_at_start, below)):
        mark, below = len(kept), []
    kept = kept[:mark]
    while kept and (not kept[-1].strip() or is_from_phone(kept[-1])):
        kept.pop()
    return kept, below


def without_closing(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """*lines*, and apart from them "Groetjes, Ilse" at the end with what stands under it."""
    there = [at for at, line in enumerate(lines) if line.strip()][-CLOSING_LINES:]
    start = next((at for at in there if is_closing(lines[at])), len(lines))
    return list(lines[:start]), list(lines[start:])


def joined(lines: Iterable[str]) -> str:
    """*lines* as one text, without the white space around it."""
    return "\n".join(lines).strip()


def _marks(lines: Sequence[str], number: int) -> list[tuple[int, int, int]]:
    """Where an answer begins: the line, the place of its question (*number* for showing) and the character."""
    found: list[tuple[int, int, int]] = []
    seen: set[int] = set()
    listed = False
    for at, line in enumerate(lines):
        start = number_at_start(line)
        if start is None:
            continue
        which, char = start[0] - 1, start[1]
        showing = which == number and may_show(line[char:]) is not None
        if which not in seen and (0 <= which < number or showing):
            seen.add(which)
            found.append((at, which, char))
        elif which >= number:
            listed = True
    # One question, and more numbers than that: a list as the answer.
    return [] if number == 1 and listed else found


def _by_number(lines: Sequence[str], marks: Sequence[tuple[int, int, int]], number: int) -> Read:
    read = Read(rest=list(lines[: marks[0][0]]))
    ends = [at for at, _, _ in marks[1:]] + [len(lines)]
    for (at, which, char), end in zip(marks, ends, strict=True):
        under = [lines[at][char:], *lines[at + 1 : end]]
        if which == number:
            read.showing, under = under[0].strip(), under[1:]
            read.rest += under
            continue
        if end == len(lines) and not read.showing:
            under, read.showing = _showing_at_end(under)
        if text := joined(under):
            read.answers[which] = text
    return read


def _by_order(lines: Sequence[str], number: int) -> Read:
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    if first is None or not number:
        return Read(rest=list(lines))
    greeted = is_greeting(lines[first])
    body, read = list(lines[first + greeted :]), Read(rest=list(lines[first : first + greeted]))
    body, read.showing = _showing_at_end(body)
    parts = _paragraphs(body)
    if number > 1 and len(parts) != number:
        parts = [line for line in body if line.strip()]
    if number == 1 and parts:
        read.answers[0] = joined(body)
    elif len(parts) == number:
        read.answers, read.guessed = {which: part.strip() for which, part in enumerate(parts)}, True
    else:
        read.rest += body
    return read


def _paragraphs(lines: Sequence[str]) -> list[str]:
    parts: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            parts[-1].append(line)
        elif parts[-1]:
            parts.append([])
    return ["\n".join(part) for part in parts if part]


def _showing_at_end(lines: list[str]) -> tuple[list[str], str]:
    """*lines*, and apart from them a last paragraph of one line that says whether the answers may be shown."""
    there = [at for at, line in enumerate(lines) if line.strip()]
    if len(there) > 1 and is_only_about_showing(lines[there[-1]]) and there[-1] - there[-2] > 1:
        return lines[: there[-1]], lines[there[-1]].strip()
    return lines, ""
