"""The one form of a block tree that an editor and a file can hold: no character is lost, no two trees mean the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lobdossier.text.blocks import (
    LARGEST_START,
    Block,
    BulletList,
    Document,
    Inline,
    Item,
    LineBreak,
    List,
    NumberedList,
    Paragraph,
    Quote,
    Run,
    is_link,
    paragraphs,
)


def tidy(document: Document) -> Document:
    """*document* in its one form; `plain_text` stays the same.

    Neighbouring runs of one style, neighbouring quotes, bullet lists and numbered lists that count on are joined;
    empty runs, lists and quotes go; ``\\n`` in a run is a line break; what is no link loses its address; a quote in a
    quote is part of it; lists go two levels deep; an item is one paragraph (an empty one when it had none) and then
    lists, what stood after or deeper comes as further lines; one empty paragraph alone is an empty text.
    """
    blocks = tuple(_blocks(document.blocks))
    return Document() if blocks == (Paragraph(),) else Document(blocks)


def tidy_inlines(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    """*inlines* with neighbours of one style joined and nothing empty."""
    if _is_tidy(inlines):  # nearly always, and this runs at each save
        return tuple(inlines)
    parts: list[tuple[Run, list[str]] | LineBreak] = []
    for inline in _lines(inlines):
        last = parts[-1] if parts else None
        if isinstance(inline, LineBreak):
            parts.append(inline)
        elif isinstance(last, tuple) and _style(last[0]) == _style(inline):
            last[1].append(inline.text)
        else:
            parts.append((inline, [inline.text]))
    return tuple(p if isinstance(p, LineBreak) else Run("".join(p[1]), *_style(p[0])) for p in parts)


def _is_tidy(inlines: Sequence[Inline]) -> bool:
    before: Inline | None = None
    for inline in inlines:
        if isinstance(inline, Run):
            if not inline.text or "\n" in inline.text or (inline.link is not None and not is_link(inline.link)):
                return False
            if isinstance(before, Run) and _same_style(before, inline):
                return False
        before = inline
    return True


def _same_style(one: Run, other: Run) -> bool:
    return one.bold == other.bold and one.italic == other.italic and one.link == other.link


def _style(run: Run) -> tuple[bool, bool, str | None]:
    return (run.bold, run.italic, run.link if run.link is not None and is_link(run.link) else None)


def _lines(inlines: Iterable[Inline]) -> Iterator[Inline]:
    for inline in inlines:
        if isinstance(inline, LineBreak):
            yield inline
            continue
        for number, line in enumerate(inline.text.split("\n")):
            if number:
                yield LineBreak()
            if line:
                yield Run(line, inline.bold, inline.italic, inline.link)


def _blocks(blocks: Iterable[Block], *, quoted: bool = False) -> Iterator[Block]:
    """Tidy blocks of the text or of a quote, neighbours joined."""
    waiting: Quote | List | None = None
    for block in _flat(blocks, quoted=quoted):
        joined = _joined(waiting, block) if waiting is not None else None
        if joined is not None:
            waiting = joined
            continue
        if waiting is not None:
            yield from _finished(waiting)
        waiting = None
        if isinstance(block, Paragraph):
            yield Paragraph(tidy_inlines(block.inlines))
        else:
            waiting = block
    if waiting is not None:
        yield from _finished(waiting)


def _flat(blocks: Iterable[Block], *, quoted: bool) -> Iterator[Block]:
    """*blocks* without empty lists and quotes; a quote in a quote gives its contents."""
    stack = [iter(blocks)]
    while stack:
        block = next(stack[-1], None)
        if block is None:
            stack.pop()
        elif not _filled(block):
            continue
        elif quoted and isinstance(block, Quote):
            stack.append(iter(block.blocks))
        else:
            yield block


def _filled(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return True
    return any(map(_filled, block.blocks)) if isinstance(block, Quote) else bool(block.items)


def _joined(first: Quote | List, second: Block) -> Quote | List | None:
    """*first* and *second* as one, or None when something tells them apart."""
    if isinstance(first, Quote) and isinstance(second, Quote):
        return Quote(first.blocks + second.blocks)
    if isinstance(first, BulletList) and isinstance(second, BulletList):
        return BulletList(first.items + second.items)
    if isinstance(first, NumberedList) and isinstance(second, NumberedList):
        start = _start(first)
        if second.start == start + len(first.items):
            return NumberedList(first.items + second.items, start)
    return None


def _start(numbered: NumberedList) -> int:
    return min(max(numbered.start, 0), LARGEST_START)


def _finished(block: Quote | List) -> Iterator[Block]:
    if isinstance(block, Quote):
        inside = tuple(_blocks(block.blocks, quoted=True))
        if inside:
            yield Quote(inside)
        return
    yield _listed(block, tuple(_item(item) for item in block.items))


def _listed(pattern: List, items: tuple[Item, ...]) -> List:
    return BulletList(items) if isinstance(pattern, BulletList) else NumberedList(items, _start(pattern))


def _item(item: Item) -> Item:
    """An item of the first level: its own text first, then lists of one-paragraph items."""
    texts, lists = _parts(item.blocks)
    joined: list[List] = []
    for one in lists:
        together = _joined(joined[-1], one) if joined else None
        if isinstance(together, BulletList | NumberedList):
            joined[-1] = together
        else:
            joined.append(one)
    flat = tuple(_listed(one, tuple(Item((_one(paragraphs(i.blocks)),)) for i in one.items)) for one in joined)
    return Item((_one(texts), *flat))


def _parts(blocks: Iterable[Block]) -> tuple[list[Paragraph], list[List]]:
    """The paragraphs before the first list, and the lists, each with the paragraphs after it in its last item."""
    texts: list[Paragraph] = []
    lists: list[List] = []
    for block in blocks:
        if isinstance(block, BulletList | NumberedList):
            if block.items:
                lists.append(block)
        elif lists:
            last = lists[-1]
            tail = Item((*last.items[-1].blocks, *paragraphs((block,))))
            lists[-1] = _listed(last, (*last.items[:-1], tail))
        else:
            texts.extend(paragraphs((block,)))
    return texts, lists


def _one(lines: Iterable[Paragraph]) -> Paragraph:
    """All *lines* in one paragraph, a line break between each two."""
    inlines: list[Inline] = []
    for number, line in enumerate(lines):
        if number:
            inlines.append(LineBreak())
        inlines.extend(line.inlines)
    return Paragraph(tidy_inlines(inlines))
