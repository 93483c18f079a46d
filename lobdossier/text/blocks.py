"""A rich text as a tree of frozen values: what the editor shows, Markdown stores and the document prints.

    Document
    ├── Paragraph       one line of the student; without inlines it is a blank line
    │   ├── Run         characters in one style, perhaps a link
    │   └── LineBreak   a new line inside the same paragraph (Shift+Enter)
    ├── Quote           paragraphs and lists
    ├── BulletList      ┐ items; an Item is a paragraph, and after it lists of the second (last) level
    └── NumberedList    ┘ keeps the number it starts with

A paragraph is what stands between two presses of Enter. `grouped` joins these lines into the paragraphs of a printed
page. Any tree can be built; `tidying.tidy` gives the one form of it that an editor and a file can hold, without losing a
character, and everything that makes trees (`markdown.parse`, the editor) makes tidy ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

LARGEST_START: Final = 99_999_999
LINK: Final = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f\x7f\ud800-\udfff]{1,2000}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one style. *link* is an http, https or mailto address."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a paragraph."""


Inline: TypeAlias = Run | LineBreak


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the student; a blank line has no inlines."""

    inlines: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: a paragraph, then perhaps lists of the second level."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    """Items with a dot before them."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    """Items with numbers before them, counting from *start*."""

    items: tuple[Item, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody else's words: paragraphs and lists."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole text; an empty one has no blocks."""

    blocks: tuple[Block, ...] = ()


List: TypeAlias = BulletList | NumberedList
Block: TypeAlias = Paragraph | Quote | BulletList | NumberedList


def is_link(target: str) -> bool:
    """Whether *target* may be a link: http, https or mailto, without white space or control characters."""
    return LINK.fullmatch(target) is not None


def from_plain(text: str) -> Document:
    """The tree of *text* taken letter for letter: each line (ended by ``\\n``) a paragraph without style."""
    if not text:
        return Document()
    return Document(tuple(Paragraph((Run(line),) if line else ()) for line in text.split("\n")))


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Every paragraph under *blocks*, in reading order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Quote):
            yield from paragraphs(block.blocks)
        else:
            for item in block.items:
                yield from paragraphs(item.blocks)


def plain_text(document: Document) -> str:
    """The characters alone: no style, no list signs, a line per paragraph and per line break."""
    return "\n".join(
        "".join(inline.text if isinstance(inline, Run) else "\n" for inline in paragraph.inlines)
        for paragraph in paragraphs(document.blocks)
    )


def first_words(document: Document, count: int) -> str:
    """The first *count* words on one line, for a row in a list; "…" says that there is more."""
    words = plain_text(document).split(None, count)
    return " ".join(words[:count]) + ("…" if len(words) > count else "")


def is_blank(document: Document) -> bool:
    """Whether there is nothing to read in it: no text, or only white space."""
    return not plain_text(document).strip()


def grouped(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The lines of the student as the paragraphs of a printed page.

    Lines under each other become one paragraph with line breaks; one blank line between them is the space between two
    paragraphs; each further blank line stays an empty paragraph. Lists and quotes stay, the insides of quotes grouped.
    """
    made: list[Block] = []
    lines: list[Inline] = []
    blanks = 0

    def close() -> None:
        nonlocal blanks
        if lines:
            made.append(Paragraph(tuple(lines)))
            lines.clear()
            blanks = max(0, blanks - 1)
        made.extend([Paragraph()] * blanks)
        blanks = 0

    for block in blocks:
        if isinstance(block, Paragraph) and block.inlines:
            if blanks:
                close()
            lines.extend([LineBreak(), *block.inlines] if lines else block.inlines)
        elif isinstance(block, Paragraph):
            blanks += 1
        else:
            close()
            made.append(Quote(grouped(block.blocks)) if isinstance(block, Quote) else block)
    close()
    return tuple(made)
