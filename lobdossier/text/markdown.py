r"""The Markdown subset in which a rich text is stored: one serialiser, one parser.

Each line is a paragraph and stands there letter for letter, but for these signs:

    **bold**  *italic*  ***both***      flat: a mark switches a style on, the next one switches it off
    [words](https://…)                  http, https and mailto; anything else is literal
    - item        1. item               bullets also by + and *; four spaces before it: the second level
    > quote                             one level, lists may stand in it
    \ at the end of a line              a line break inside the paragraph
    \* \[ \\ …                          any ASCII punctuation mark, meant as itself
    &#32;                               the character with this number: only a space beside a mark needs it

A numbered list keeps its numbers: a number that does not count on starts a new list. A mark only opens before, and
only closes after, something that is no white space, and without its partner it is a character. Underscores, code,
headings, rules, tables, HTML, named entities, references and tabs have no meaning: they are characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lobdossier.text.blocks import (
    Block,
    BulletList,
    Document,
    Inline,
    Item,
    Paragraph,
    Quote,
    Run,
    from_plain,
)
from lobdossier.text.tidying import tidy

#: What no plain text has: without it each line is a paragraph of literal characters.
SPECIAL: Final = re.compile(r"[\\*\[]|&#|^(?:>|[ \t]*(?:[-+]|[0-9]{1,9}\.)(?: |$))", re.MULTILINE)
SIGNS: Final = re.compile(r"[\\*\[\]]|&(?=#)")
STARTS: Final = re.compile(r"(?=>)|[ \t]*(?=[-+](?: |\Z))|[ \t]*[0-9]{1,9}(?=\.(?: |\Z))")
IN_ADDRESS: Final = re.compile(r"[()<>\\]|&(?=#)")
INDENT: Final = "    "


def parse(text: str) -> Document:
    """The block tree of *text*. Every string has one: never raises, takes time linear in the length."""
    if SPECIAL.search(text) is None:
        return from_plain(text)
    # Imported here and not above: the program starts without Python-Markdown (60 ms), and most texts never need it.
    from lobdossier.text.subset import read

    return read(text)


def serialise(document: Document) -> str:
    """The text that `parse` reads back as ``tidy(document)``."""
    return "\n".join(line for block in tidy(document).blocks for line in _lines(block))


def literal(text: str) -> str:
    """The stored form of *text* in which every character means itself: for texts that come in from elsewhere."""
    return serialise(from_plain(text))


def _lines(block: Block) -> Iterator[str]:
    """The lines of a tidy block; a line break inside a paragraph does not end its line."""
    if isinstance(block, Paragraph):
        yield _line(block)
    elif isinstance(block, Quote):
        for inner in block.blocks:
            for line in _lines(inner):
                yield f"> {line}" if line else ">"
    else:
        for number, item in enumerate(block.items):
            sign = "-" if isinstance(block, BulletList) else f"{block.start + number}."
            yield from _item(sign, item)


def _item(sign: str, item: Item) -> Iterator[str]:
    for block in item.blocks:
        for line in _lines(block):
            if isinstance(block, Paragraph):
                yield f"{sign} {line}" if line else sign
            else:
                yield INDENT + line


def _line(paragraph: Paragraph) -> str:
    line = _Line(paragraph.inlines).text()
    start = STARTS.match(line)
    return f"{line[: start.end()]}\\{line[start.end() :]}" if start else line


class _Line:
    """Writes the inlines of one paragraph: marks where the style changes, addresses where a link ends."""

    def __init__(self, inlines: tuple[Inline, ...]) -> None:
        self._inlines = inlines
        self._out: list[str] = []
        self._now = Run("")

    def text(self) -> str:
        following = Run("")
        with_next: list[tuple[Inline, Run]] = []
        for inline in reversed(self._inlines):
            with_next.append((inline, following))
            following = inline if isinstance(inline, Run) else following
        for inline, after in reversed(with_next):
            if isinstance(inline, Run):
                self._run(inline)
            else:
                self._break(after)
        self._change(Run(""))
        return "".join(self._out)

    def _run(self, run: Run) -> None:
        opened = self._change(run)
        text = run.text
        first = ""
        if run.link != self._now.link and run.link is not None:
            self._out.append("[")
        elif opened and text[0].isspace():
            first, text = f"&#{ord(text[0])};", text[1:]
        self._out.append(first + (SIGNS.sub(r"\\\g<0>", text) if SIGNS.search(text) else text))
        self._now = run

    def _break(self, following: Run) -> None:
        """A line break: marks that must close do so before it, marks that must open wait until after it."""
        kept = Run("", self._now.bold and following.bold, self._now.italic and following.italic)
        self._change(kept)
        self._out.append("\\\n")
        self._now = kept

    def _change(self, to: Run) -> bool:
        """End the link and write the mark between the present style and *to*; whether it opens a style."""
        now = self._now
        if now.link is not None and now.link != to.link:
            address = IN_ADDRESS.sub(lambda sign: f"&#{ord(sign[0])};", now.link)
            self._out.append(f"]({address})")
        closes = (now.bold and not to.bold) or (now.italic and not to.italic)
        if closes and self._out[-1][-1].isspace():
            self._out[-1] = f"{self._out[-1][:-1]}&#{ord(self._out[-1][-1])};"
        self._out.append("**" * (now.bold != to.bold) + "*" * (now.italic != to.italic))
        return (to.bold and not now.bold) or (to.italic and not now.italic)
