"""A paragraph that belongs to a structure element."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph
from reportlab.platypus.paragraph import _HSFrag, _SplitWord, _SplitWordEnd, cleanBlockQuotedText
from reportlab.platypus.paraparser import ParaParser

from lobdossier.document.shaping import from_right
from lobdossier.document.tagged.directions import base_level, language
from lobdossier.document.tagged.glyphs import is_shaped, logical
from lobdossier.document.tagged.kerned import KernedText
from lobdossier.document.tagged.mixed import draw_mixed
from lobdossier.document.tagged.tree import Node

_MARKS: Final = frozenset("<&")


class TaggedParagraph(Paragraph):  # type: ignore[misc]  # ReportLab has no type information
    """A ReportLab paragraph drawn as marked content of *node*; its links become Link elements.

    Drawn inside an artifact it is decoration (the repeated head of a table). The parts that `split` returns keep the
    element. *continues* says that the next paragraph goes on after a space, *mixed* that something is written from right
    to left, and *base* whether the whole is (1), in the language *spoken*; its lines then begin at the right.
    """

    node: Node
    links: dict[int, Node]
    link_words: dict[int, str]
    continues: bool = False
    mixed: bool = False
    base: int = 0
    spoken: str = ""
    style: Any

    def __init__(self, text: str | None, style: Any = None, **options: Any) -> None:
        if text and _MARKS.isdisjoint(text) and (words := cleanBlockQuotedText(text)):
            options["frags"] = [_plain_piece(style).clone(text=words)]
        super().__init__(text, style, **options)
        self.links, self.link_words = {}, {}
        words = [getattr(piece, "text", "") for piece in self.frags]
        for piece, said in zip(self.frags, words, strict=True):
            for number, _ in getattr(piece, "link", None) or ():
                self.link_words[number] = self.link_words.get(number, "") + logical(said)
        if any(map(is_shaped, words)):
            self._set_directions("".join(words))

    def _set_directions(self, words: str) -> None:
        if from_right(logical(words)):
            self.mixed, self.base = True, base_level(words)
            self.spoken = language(logical(words)) if self.base else ""
            aside = TA_RIGHT if self.base and self.style.alignment == TA_LEFT else self.style.alignment
            self.style = ParagraphStyle("mixed", parent=self.style, alignment=aside, spaceShrinkage=0)

    def breakLines(self, width: Any) -> Any:  # noqa: N802 - ReportLab's name
        """ReportLab's lines, each knowing whether it ends inside a word that was too long for it."""
        made = super().breakLines(width)
        if made.kind:
            for line, following in pairwise(made.lines):
                line.cut = not isinstance(self.frags[following.sFW - 1], _HSFrag)
        return made

    def split(self, width: float, height: float) -> list[TaggedParagraph]:
        """ReportLab's split, with the element and the links handed on."""
        parts: list[TaggedParagraph] = super().split(width, height)
        for part in parts:
            part.node, part.links, part.link_words = self.node, self.links, self.link_words
            part.mixed, part.base, part.spoken = self.mixed, self.base, self.spoken
        if len(parts) == 2:
            parts[0].continues = not _cut(self.blPara.kind, parts[0].blPara.lines[-1])
            parts[1].continues = self.continues
        return parts

    def draw(self) -> None:
        """Draw all lines; afterwards no link annotations are expected any more."""
        if self.mixed:
            spaced = [self._spaced(number) for number in range(len(self.blPara.lines))]
            draw_mixed(self, self.canv.beginText(0, 0), spaced)
        else:
            super().draw()
        self.canv.forget_links()

    def beginText(self, x: float, y: float) -> KernedText:  # noqa: N802 - ReportLab's name
        """The text object of this paragraph, its operators inside marks of the element and its links."""
        text: KernedText = super().beginText(x, y)
        self._keep_spaces(text)
        if self.canv.in_artifact:
            return text
        if self.blPara.kind == 0 and self.blPara.link:  # the whole paragraph is one link
            text._code.append(self.canv.begin(self._link(self.blPara.link[0])))
        else:
            text._code.append(self.canv.begin(self.node))
            text._linkRecord = self._recorder(text)
        finish: Callable[[], str] = text.getCode

        def closed() -> str:
            text._code.append("EMC")
            return finish()

        text.getCode = closed
        return text

    def begin(self, link: tuple[int, str] | None, spoken: str) -> str:
        """The operator that opens a piece of the element, or of a *link* in it; *spoken* is its language if another."""
        node = self._element(link) if link else self.node
        return str(self.canv.begin(node.add("Span", lang=spoken) if spoken else node))

    def expect(self, link: tuple[int, str]) -> None:
        """The next annotation is one of *link*."""
        self.canv.forget_links()
        self._link(link)

    def _element(self, record: tuple[int, str]) -> Node:
        number, _ = record
        if number not in self.links:
            self.links[number] = Node("Link", self.node)
        return self.links[number]

    def _link(self, record: tuple[int, str]) -> Node:
        number, address = record
        node = self._element(record)
        self.canv.expect_link(node, self.link_words.get(number, "").strip() or address)
        return node

    def _recorder(self, text: KernedText) -> Callable[[tuple[int, str], str], None]:
        def record(link: tuple[int, str], what: str) -> None:
            if what == "start":  # the first words of the link are already the last operator
                words = text._code.pop()
                text._code += ["EMC", self.canv.begin(self._link(link)), words]
            else:
                text._code += ["EMC", self.canv.begin(self.node)]

        return record

    def _keep_spaces(self, text: KernedText) -> None:
        """Write the space at a soft line break, which ReportLab leaves out; copying and reading aloud need it."""
        out, written = text._textOut, 0

        def text_out(words: str, eol: int = 0) -> None:
            nonlocal written
            if eol:
                if self._spaced(written):
                    words += " "
                written += 1
            out(words, eol)

        text._textOut = text_out

    def _spaced(self, number: int) -> bool:
        """Whether a space follows on this line: it ends no word that was cut, and something comes after it."""
        lines = self.blPara.lines
        return self.continues if number == len(lines) - 1 else not _cut(self.blPara.kind, lines[number])


@lru_cache(maxsize=256)
def _plain_piece(style: Any) -> Any:
    """What ReportLab makes of a text without marks in *style*; looking for marks takes longer than setting the type."""
    (piece,) = ParaParser().parse("x", style)[1]
    return piece


def _cut(kind: int, line: Any) -> bool:
    """Whether the line ends inside a word that was too long for it."""
    if kind:
        return getattr(line, "cut", False)
    words: Sequence[str] = line[1]
    return bool(words) and isinstance(words[-1], _SplitWord) and not isinstance(words[-1], _SplitWordEnd)
