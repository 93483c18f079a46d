"""The one way to tell a story: text and its place in the structure tree are made together.

What is read first is made first. Every text that is made must be placed on a page exactly once, because a structure
element without content is a silence in the middle of a sentence; `words` lets a test compare both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from xml.sax.saxutils import quoteattr

from reportlab.pdfbase.pdfdoc import PDFName, PDFString

from lobdossier.document.fonts import markup
from lobdossier.document.layout import Gap, Part
from lobdossier.document.look import Look
from lobdossier.document.paginate import Page, Start, Unit
from lobdossier.document.photos import PhotoStore
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.document.tagged.paragraph import TaggedParagraph
from lobdossier.document.tagged.tree import Node, said
from lobdossier.document.tokens import Design, Gaps
from lobdossier.document.typography import Text, break_up
from lobdossier.domain.vocabulary import Competence
from lobdossier.text import dates

_BRIEF = frozenset({"small", "fact", "label", "strong", "cell"})
"""Captions and labels: no line ends inside a date. In the student's own sentences spaces stay what they are."""
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(dates.MONTHS)})\b")


def attributes(owner: str, **values: str | int) -> dict[str, Any]:
    """An attribute dictionary of the structure tree; words become names."""
    made: dict[str, Any] = {"O": PDFName(owner)}
    made.update({key: PDFName(value) if isinstance(value, str) else value for key, value in values.items()})
    return made


class Builder:
    """One document being told: design, structure tree and story.

    In a *leaflet* chapters follow each other on one page instead of each beginning a new one. *check* is called at each
    new element: it raises when nobody waits for the document any more.
    """

    def __init__(
        self,
        look: Look,
        photos: PhotoStore,
        *,
        leaflet: bool = False,
        language: str = "nl-NL",
        check: Callable[[], None] = lambda: None,
    ) -> None:
        self.look = look
        self.photos = photos
        self.root = Node("Document", lang=language)
        self.story: list[Unit] = []
        self.leaflet = leaflet
        self.anchors: dict[str, int] = {}
        self.total = 0
        self._stack = [self.root]
        self._check = check
        self._told: list[Callable[[], str]] = []

    @property
    def design(self) -> Design:
        """The tokens."""
        return self.look.design

    @property
    def gaps(self) -> Gaps:
        """Vertical space."""
        return self.look.design.gaps

    # ---- structure ----------------------------------------------------------------------------------

    @contextmanager
    def into(self, tag: str, *, alt: str | None = None, attrs: Mapping[str, Any] | None = None) -> Iterator[Node]:
        """What is made inside becomes part of a new element."""
        self._check()
        node = self._stack[-1].add(tag, alt=alt, attributes=attrs)
        self._stack.append(node)
        try:
            yield node
        finally:
            self._stack.pop()

    def listing(self, numbering: str = "None") -> Any:
        """A list; its items are `into("LI")` with Lbl and LBody."""
        return self.into("L", attrs=attributes("List", ListNumbering=numbering))

    def table(self, summary: str) -> Any:
        """A table; *summary* says what it holds."""
        return self.into("Table", attrs={"O": PDFName("Table"), "Summary": PDFString(summary)})

    def head(self, scope: str = "Column") -> Node:
        """A new head cell of a table row."""
        return self._stack[-1].add("TH", attributes=attributes("Table", Scope=scope))

    def node(self, tag: str, *, alt: str | None = None) -> Node:
        """A new element here: for a figure, or a cell that stays empty."""
        return self._stack[-1].add(tag, alt=alt)

    # ---- text -----------------------------------------------------------------------------------------

    def text(
        self,
        words: str,
        role: str = "body",
        *,
        tag: str | Node = "P",
        colour: str = "",
        right: bool = False,
        size: float = 0,
        sticky: bool = False,
    ) -> Text:
        """Literal text in a role of the design, on as many lines as it needs."""
        style = self.look.style(role, colour, right=right, size=size)
        self._told.append(lambda: words)
        shown = _DATE.sub("\\1\xa0\\2", words) if role in _BRIEF else words
        return self._make(markup(shown, style.fontName), role, tag, style, sticky)

    def marked(self, source: str, words: str, role: str, *, tag: str | Node = "P", joined: bool = False) -> Text:
        """Text that is markup already (made by `markup` and `link`); *words* are its characters.

        *joined* says that they are the rest of the text made before, cut there to be laid out quickly.
        """
        before = self._told.pop() if joined else str
        self._told.append(lambda: before() + words)
        return self._make(source, role, tag, self.look.style(role), False)

    def lines(self, words: str, role: str = "body", *, colour: str = "") -> list[Part | float]:
        """Literal text with its own line breaks and blank lines, in pieces that stay quick to lay out."""
        style = self.look.style(role, colour)
        out: list[Part | float] = []
        blank = 0
        for line in words.strip("\n").splitlines():
            if not line.strip():
                blank += 1
                continue
            if out:
                out.append(self.look.line_gap(role) + blank * self.look.size(role)[1] * 0.6)
            blank = 0
            node = self.node("P")
            self._told.append(lambda line=line: line)  # type: ignore[misc]  # mypy cannot infer this lambda
            for number, piece in enumerate(break_up(line)):
                if number:
                    out.append(self.look.line_gap(role))
                made = self._make(markup(piece, style.fontName), role, node, style, False)
                made.paragraph.continues = piece.endswith(" ")
                out.append(made)
        return out

    def heading(
        self, words: str, role: str, level: int, *, anchor: str = "", bookmark: int = -1, colour: str = ""
    ) -> Text:
        """A heading of *level* (1 to 6) that stays with what follows; a bookmark of that depth if 0 or more."""
        made = self.text(words, role, tag=f"H{level}", colour=colour, sticky=True)
        made.anchor = anchor
        if bookmark >= 0:
            made.bookmark = (bookmark, said(words, 200))
        return made

    def page_number(
        self, anchor: str, role: str = "strong", *, tag: str | Node = "P", before: str = "", right: bool = False
    ) -> PageNumber:
        """The number of the page where *anchor* stands, known only when all pages are."""
        made = PageNumber(self, anchor, role, self._place(tag), before, right)
        self._told.append(made.words)
        return made

    def link(self, anchor: str, words: str, role: str, *, tag: str | Node = "P") -> Text:
        """Words that jump to *anchor*."""
        style = self.look.style(role)
        inner = markup(words, style.fontName)
        source = f'<a href={quoteattr("#" + anchor)} color="{self.design.ink}" underline="0">{inner}</a>'
        return self.marked(source, words, role, tag=tag)

    def words(self) -> list[str]:
        """Every text of the story in the order of telling. Page numbers are in it once the pages are known."""
        return [told() for told in self._told]

    # ---- story ------------------------------------------------------------------------------------------

    def begin(self, section: str, start: Start = Start.HERE, competence: Competence | None = None) -> None:
        """A new unit of the story."""
        self.story.append(Unit(start, section, competence))

    def add(self, *parts: Part | float | None) -> None:
        """Go on with the story; numbers are gaps."""
        here = self.story[-1].parts
        for part in parts:
            if isinstance(part, int | float):
                here.append(Gap(float(part)))
            elif part is not None:
                here.append(part)

    def find_anchors(self, pages: list[Page]) -> None:
        """Remember on which page every anchor stands."""
        self.total = len(pages)
        for number, page in enumerate(pages, 1):
            for _, part in page.placed:
                for anchor in _anchors(part):
                    self.anchors.setdefault(anchor, number)

    def _place(self, tag: str | Node) -> Node:
        return self._stack[-1].add(tag) if isinstance(tag, str) else tag

    def _make(self, source: str, role: str, tag: str | Node, style: Any, sticky: bool) -> Text:
        paragraph = TaggedParagraph(source, style)
        paragraph.node = self._place(tag)
        paragraph.continues = (
            paragraph.node.tag == "Span"
        )  # a part of a sentence, even when it stands apart on the page
        cap = self.look.fonts.caps[style.fontName]
        return Text(paragraph, cap, balance=self.design.roles[role].balance, sticky=sticky)


class PageNumber(Part):
    """A page number that is filled in when it is drawn."""

    def __init__(self, builder: Builder, anchor: str, role: str, node: Node, before: str, right: bool) -> None:
        self._builder = builder
        self._anchor = anchor
        self._role = role
        self._node = node
        self._before = before
        self._right = right

    def words(self) -> str:
        """What is printed."""
        return f"{self._before}{self._builder.anchors.get(self._anchor, 0)}"

    def measure(self, width: float) -> float:  # noqa: ARG002 - as high at any width
        return self._builder.look.cap(self._role)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        style = self._builder.look.style(self._role, right=self._right)
        paragraph = TaggedParagraph(self.words(), style)
        paragraph.node = self._node
        text = Text(paragraph, self._builder.look.fonts.caps[style.fontName])
        text.measure(width)
        text.draw(canvas, x, top, width)


def _anchors(part: Part) -> Iterator[str]:
    if isinstance(part, Text):
        if part.anchor:
            yield part.anchor
        return
    for inner in part.inner():
        yield from _anchors(inner)
