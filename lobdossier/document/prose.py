"""The student's rich text: the block tree of `text.markdown` as parts of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import quoteattr

from lobdossier.document import pen
from lobdossier.document.builder import Builder
from lobdossier.document.fonts import markup
from lobdossier.document.layout import Column, Drawing, Paint, Part, Row
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.document.tagged.tree import Node
from lobdossier.document.typography import Text, break_up, room
from lobdossier.text.blocks import (
    Block,
    BulletList,
    Inline,
    Item,
    LineBreak,
    NumberedList,
    Paragraph,
    Quote,
    Run,
    grouped,
)
from lobdossier.text.markdown import parse

_BULLETS = ("•", "–")
_LARGE = {"lead": 420, "quote": 260}
"""Characters of a first paragraph that may be set so large."""


def prose(builder: Builder, source: str, role: str = "body", *, lead: str = "") -> Column:
    """A Prose field set in *role*, its first paragraph in the larger role *lead* when it is not too long for that."""
    blocks = list(grouped(parse(source).blocks))
    while blocks and blocks[-1] == Paragraph():
        blocks.pop()
    while blocks and blocks[0] == Paragraph():
        blocks.pop(0)
    out: list[Part | float] = []
    for number, block in enumerate(blocks):
        if block == Paragraph() and not isinstance(blocks[number - 1], Paragraph):
            continue  # the blank line that ends a list or a quote: the gap after it says enough
        if out:
            out.append(builder.gaps.paragraph)
        first = lead if lead and number == 0 and _fits(block, lead) else role
        out += _block(builder, block, first, 0)
    return Column(*out)


def is_blank(source: str) -> bool:
    """Whether there is nothing to print."""
    return not source.strip() or not prose_words(source).strip()


def prose_words(source: str) -> str:
    """The characters of a Prose field, without marks."""
    from_blocks = parse(source).blocks
    return "\n".join(_words(block) for block in from_blocks)


def _words(block: Block) -> str:
    if isinstance(block, Paragraph):
        return "".join(inline.text if isinstance(inline, Run) else "\n" for inline in block.inlines)
    if isinstance(block, Quote):
        return "\n".join(_words(inner) for inner in block.blocks)
    return "\n".join(_words(inner) for item in block.items for inner in item.blocks)


def _fits(block: Block, role: str) -> bool:
    return isinstance(block, Paragraph) and 0 < len(_words(block)) <= _LARGE[role]


def _block(builder: Builder, block: Block, role: str, depth: int) -> list[Part | float]:
    if isinstance(block, Paragraph):
        return _paragraph(builder, block, role, builder.node("P")) if block.inlines else []
    if isinstance(block, Quote):
        return [_quote(builder, block, role)]
    return [_list(builder, block, role, depth)]


class Beside(Column):
    """A column with something drawn along its left side."""

    def __init__(self, column: Part, paint: Paint, indent: float) -> None:
        super().__init__(column)
        self._paint = paint
        self._indent = indent

    def measure(self, width: float) -> float:
        return super().measure(width - self._indent)

    def divide(self, width: float, height: float) -> tuple[Part, Part] | None:
        halves = super().divide(width - self._indent, height)
        return (
            (Beside(halves[0], self._paint, self._indent), Beside(halves[1], self._paint, self._indent))
            if halves
            else None
        )

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        height = self.measure(width)
        Drawing(height, self._paint).draw(canvas, x, top, self._indent)
        super().draw(canvas, x + self._indent, top, width - self._indent)


def _quote(builder: Builder, quote: Quote, role: str) -> Part:
    out: list[Part | float] = []
    with builder.into("BlockQuote"):
        for block in quote.blocks:
            if out:
                out.append(builder.gaps.label)
            out += _block(builder, block, role, 0)
    accent = builder.design.accent

    def bar(canvas: TaggedCanvas, width: float, height: float) -> None:
        del width
        pen.fill(canvas, accent)
        canvas.rect(0, -3, 2, height + 6, stroke=0, fill=1)

    return Beside(Column(*out), bar, 14)


def _list(builder: Builder, block: BulletList | NumberedList, role: str, depth: int) -> Part:
    numbered = isinstance(block, NumberedList)
    start = block.start if isinstance(block, NumberedList) else 0
    out: list[Part | float] = []
    with builder.listing("Decimal" if numbered else "Disc"):
        for number, item in enumerate(block.items, start):
            if out:
                out.append(builder.look.line_gap(role) * 1.35)
            out.append(_item(builder, item, f"{number}." if numbered else _BULLETS[depth % 2], role, depth))
    return Column(*out)


def _item(builder: Builder, item: Item, sign: str, role: str, depth: int) -> Part:
    style = builder.look.style(role)
    with builder.into("LI"):
        label = builder.text(sign, role, tag="Lbl")
        out: list[Part | float] = []
        with builder.into("LBody"):
            for block in item.blocks:
                if out:
                    out.append(builder.look.line_gap(role) * 1.35)
                out += _block(builder, block, role, depth + 1)
    return Row((max(10.0, room(sign, style)), label), (0, Column(*out)), gap=5)


def _paragraph(builder: Builder, block: Paragraph, role: str, node: Node) -> list[Part | float]:
    """Lines between line breaks as texts of one element; blank ones leave a line open."""
    out: list[Part | float] = []
    font = builder.look.style(role).fontName
    leading, gap = builder.look.size(role)[1], builder.look.line_gap(role)
    blank = 0
    before: Text | None = None
    for line in _lines(block.inlines):
        if not "".join(run.text for run in line).strip():
            blank += 1
            continue
        if before:
            before.paragraph.continues = True
        for number, (source, words) in enumerate(_pieces(line, font, builder.design.accent)):
            if out:
                out.append(gap + blank * leading)
            blank = 0
            before = builder.marked(source, words, role, tag=node, joined=number > 0)
            before.paragraph.continues = words.endswith(" ")
            out.append(before)
    return out


def _lines(inlines: Sequence[Inline]) -> Iterator[list[Run]]:
    line: list[Run] = []
    for inline in inlines:
        if isinstance(inline, LineBreak):
            yield line
            line = []
        else:
            line.append(inline)
    yield line


def _pieces(line: Sequence[Run], font: str, accent: str) -> Iterator[tuple[str, str]]:
    """Markup and characters of one line, in pieces that stay quick to lay out."""
    source, words = "", ""
    for run in line:
        parts = break_up(run.text)
        for number, part in enumerate(parts):
            source += _styled(run, markup(part, font, inside=bool(words)), accent)
            words += part
            if number < len(parts) - 1:
                yield source, words
                source, words = "", ""
    if words:
        yield source, words


def _styled(run: Run, inner: str, accent: str) -> str:
    made = f"<b>{inner}</b>" if run.bold else inner
    made = f"<i>{made}</i>" if run.italic else made
    return f'<a href={quoteattr(run.link)} color="{accent}"><u>{made}</u></a>' if run.link else made
