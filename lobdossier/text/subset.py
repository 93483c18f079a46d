"""The parser of the subset, as parts of Python-Markdown: three block processors and one tree processor.

All of Python-Markdown's own processors are taken out. Its preprocessors would change the student's text (tabs become
spaces, control characters and carriage returns go), its block rules know headings, rules, code, references and HTML,
and its inline patterns keep placeholders between control characters and grow with the square of the signs. What stays is the block
parser's loop over processors, and the element tree (p, blockquote, ul, ol, li, strong, em, a, br) that it makes.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, cast
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import Registry

from lobdossier.text.blocks import (
    LARGEST_START,
    Block,
    BulletList,
    Document,
    Inline,
    Item,
    LineBreak,
    NumberedList,
    Paragraph,
    Quote,
    Run,
)
from lobdossier.text.marks import SIGN, segments
from lobdossier.text.tidying import tidy_inlines

MARKER: Final = re.compile(r"([ \t]*)([-+*]|(0|[1-9][0-9]{0,8})\.)(?: (.*)|\Z)", re.DOTALL)


def read(text: str) -> Document:
    """The block tree of *text*; see `markdown.parse`."""
    parser = _parser()
    root = Element(parser.doc_tag)
    parser.parser.parseBlocks(root, _queue(_logical_lines(text)))
    for processor in parser.treeprocessors:
        processor.run(root)
    return Document(tuple(_blocks(root)))


@cache
def _parser() -> markdown.Markdown:
    return markdown.Markdown(extensions=[Subset()])


def _queue(lines: Iterable[str]) -> list[str]:
    """*lines* as the block parser wants them, but cheap to take from: a list moves all the others each time."""
    return cast("list[str]", deque(lines))


def _logical_lines(text: str) -> Iterator[str]:
    """The lines of *text*; one that ends in a free backslash goes on in the next."""
    parts: list[str] = []
    for line in text.split("\n"):
        parts.append(line)
        if (len(line) - len(line.rstrip("\\"))) % 2 == 0:
            yield "\n".join(parts)
            parts = []
    if parts:  # the text ends in a backslash: a character
        yield "\n".join(parts)


class Subset(Extension):
    """Replaces the whole of Python-Markdown's grammar by that of `text.markdown`."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802  (the library's name)
        md.preprocessors = Registry()
        md.inlinePatterns = Registry()
        md.postprocessors = Registry()
        md.treeprocessors = Registry()
        md.treeprocessors.register(Inlines(md), "inlines", 20)
        md.parser.blockprocessors = Registry()
        md.parser.blockprocessors.register(Quotes(md.parser), "quote", 30)
        md.parser.blockprocessors.register(Lists(md.parser), "list", 20)
        md.parser.blockprocessors.register(Lines(md.parser), "line", 10)


class Quotes(BlockProcessor):
    """Lines that begin with ``>``. In a quote the sign is a character."""

    def test(self, parent: Element, block: str) -> bool:
        return block.startswith(">") and parent.tag != "blockquote"

    def run(self, parent: Element, blocks: list[str]) -> None:
        lines = cast("deque[str]", blocks)
        inside: list[str] = []
        while lines and lines[0].startswith(">"):
            line = lines.popleft()
            inside.append(line[2:] if line.startswith("> ") else line[1:])
        self.parser.parseBlocks(SubElement(parent, "blockquote"), _queue(inside))


class Lists(BlockProcessor):
    """Bullets and numbers, and under an item those that are indented."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002  (the library's signature)
        marker = _marker(block, 1)
        return marker is not None and marker.may_start

    def run(self, parent: Element, blocks: list[str]) -> None:
        lines = cast("deque[str]", blocks)
        self._list(parent, lines, 1)

    def _list(self, parent: Element, lines: deque[str], level: int) -> None:
        """One list from the first of *lines* on: as long as the sign stays the same, or the numbers count on."""
        here: Element | None = None
        expected: int | None = None
        while lines and (marker := _marker(lines[0], level)) is not None:
            if here is None:
                attributes = {} if marker.number is None else {"start": str(marker.number)}
                here = SubElement(parent, "ul" if marker.number is None else "ol", attributes)
            elif marker.number != expected:
                return
            lines.popleft()
            expected = None if marker.number is None else marker.number + 1
            item = SubElement(here, "li")
            SubElement(item, "p").text = marker.text
            while level == 1 and lines and (deeper := _marker(lines[0], 2)) is not None and deeper.may_start:
                self._list(item, lines, 2)


class Lines(BlockProcessor):
    """Everything else: a line is a paragraph."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002  (the library's signature)
        return True

    def run(self, parent: Element, blocks: list[str]) -> None:
        SubElement(parent, "p").text = cast("deque[str]", blocks).popleft()


@dataclass(frozen=True, slots=True)
class _Marker:
    number: int | None
    text: str

    @property
    def may_start(self) -> bool:
        return self.number is None or self.number <= LARGEST_START


def _marker(line: str, level: int) -> _Marker | None:
    """The sign of a list item of *level* before *line*, if it has one."""
    match = MARKER.match(line)
    if match is None:
        return None
    indent, _, number, text = match.groups()
    if level != (1 if not indent else 2 if indent != " " else 0):
        return None
    return _Marker(None if number is None else int(number), text or "")


class Inlines(Treeprocessor):
    """Turns the raw text of each paragraph into elements: br, and a, strong and em around text."""

    def run(self, root: Element) -> None:
        for paragraph in root.iter("p"):
            text = paragraph.text or ""
            if SIGN.search(text) is not None:
                paragraph.text = None
                for segment in segments(text):
                    _add(paragraph, segment)


def _add(paragraph: Element, inline: Inline) -> None:
    """Append *inline* to *paragraph* as elements."""
    if isinstance(inline, LineBreak):
        SubElement(paragraph, "br")
        return
    element = SubElement(paragraph, "span")
    if inline.link is not None:
        element = SubElement(element, "a", href=inline.link)
    if inline.bold:
        element = SubElement(element, "strong")
    if inline.italic:
        element = SubElement(element, "em")
    element.text = inline.text


def _blocks(parent: Element) -> Iterator[Block]:
    """The blocks under an element that the processors above made."""
    for element in parent:
        if element.tag == "p":
            yield Paragraph(tidy_inlines(tuple(_inlines(element))))
        elif element.tag == "blockquote":
            yield Quote(tuple(_blocks(element)))
        else:
            items = tuple(Item(tuple(_blocks(item))) for item in element)
            start = element.get("start")
            yield BulletList(items) if start is None else NumberedList(items, int(start))


def _inlines(paragraph: Element) -> Iterator[Inline]:
    if paragraph.text:
        yield Run(paragraph.text)
    for child in paragraph:
        if child.tag == "br":
            yield LineBreak()
            continue
        inside = {element.tag: element for element in child.iter()}
        link = inside["a"].get("href") if "a" in inside else None
        yield Run("".join(child.itertext()), "strong" in inside, "em" in inside, link)
