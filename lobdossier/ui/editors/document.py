"""Block tree to QTextDocument and back, by walking both: Qt's own Markdown and HTML would rewrite the student's text.

A line of the tree is a block of Qt; a line break is U+2028 in it. A quote is the property that Qt's own Markdown uses
(BlockQuoteLevel) and one indent; a list is a QTextList of indent 1 or 2.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextList,
    QTextListFormat,
)

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
from lobdossier.text.tidying import tidy
from lobdossier.ui.editors import exact

QUOTE: Final = QTextFormat.Property.BlockQuoteLevel.value
BULLETS: Final = QTextListFormat.Style.ListDisc
NUMBERS: Final = QTextListFormat.Style.ListDecimal
LEVELS: Final = 2
BOLD_FROM: Final = 600


class SafeDocument(QTextDocument):
    """A document that loads nothing: no picture, no sheet, no file, whatever a text or a paste names."""

    def loadResource(self, _type: int, _name: QUrl | str) -> object:
        return None


@dataclass(frozen=True, slots=True)
class Line:
    """One block of Qt. *level* 0 is no list; *number* None is a bullet; *group* tells lists apart."""

    paragraph: Paragraph
    quoted: bool = False
    level: int = 0
    number: int | None = None
    group: int = 0


def read(document: QTextDocument) -> Document:
    """The tree of what stands in *document*."""
    return _assembled(_lines_of(document))


def write(document: QTextDocument, tree: Document) -> None:
    """Make *document* show *tree*, with an empty undo history."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.setBlockFormat(QTextBlockFormat())
    cursor.setCharFormat(QTextCharFormat())
    _insert_lines(cursor, list(_lines_in(tidy(tree).blocks)), fresh=True)
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def insert(cursor: QTextCursor, tree: Document) -> None:
    """Put *tree* in place of the selection of *cursor*, as one step to undo."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    fresh = not cursor.block().text() and cursor.currentList() is None and not is_quote(cursor.block())
    _insert_lines(cursor, list(_lines_in(tidy(tree).blocks)), fresh=fresh)
    cursor.endEditBlock()


def list_of(block: QTextBlock) -> QTextList | None:
    """The list that *block* is an item of. (PySide's stubs leave the None out.)"""
    return block.textList()


def is_quote(block: QTextBlock) -> bool:
    """Whether *block* belongs to a quote."""
    return block.blockFormat().intProperty(QUOTE) > 0


def block_format(*, quoted: bool) -> QTextBlockFormat:
    """The format of a block outside lists."""
    made = QTextBlockFormat()
    if quoted:
        made.setProperty(QUOTE, 1)
        made.setIndent(1)
    return made


def list_format(style: QTextListFormat.Style, level: int, start: int = 1) -> QTextListFormat:
    """The format of a list of *level* 1 or 2."""
    made = QTextListFormat()
    made.setStyle(style)
    made.setIndent(level)
    if style == NUMBERS:
        made.setStart(start)
    return made


def level_of(items: QTextList) -> int:
    """1 or 2: the level of a list, deeper ones of a paste included."""
    return min(max(items.format().indent(), 1), LEVELS)


def is_numbered(items: QTextList) -> bool:
    """Whether the list counts."""
    return items.format().style().value <= NUMBERS.value


def char_format(run: Run) -> QTextCharFormat:
    """How Qt shows the style of *run*."""
    made = QTextCharFormat()
    if run.bold:
        made.setFontWeight(QFont.Weight.Bold)
    if run.italic:
        made.setFontItalic(True)
    if run.link is not None:
        made.setAnchor(True)
        made.setAnchorHref(run.link)
        made.setFontUnderline(True)
    return made


def _lines_of(document: QTextDocument) -> Iterator[Line]:
    counted: dict[int, int] = {}
    block = document.begin()
    while block.isValid():
        paragraph = Paragraph(tuple(_inlines_of(block)))
        items = list_of(block)
        if items is None:
            yield Line(paragraph, is_quote(block))
        else:
            index = items.objectIndex()
            place = counted[index] = counted.get(index, -1) + 1
            number = min(items.format().start(), LARGEST_START) + place if is_numbered(items) else None
            yield Line(paragraph, is_quote(block), level_of(items), number)
        block = block.next()


def _inlines_of(block: QTextBlock) -> Iterator[Inline]:
    for text, style in exact.pieces(block):
        if style.isImageFormat():
            continue
        link = style.anchorHref() if style.isAnchor() else None
        run = (style.fontWeight() >= BOLD_FROM, style.fontItalic(), link or None)
        if exact.LINE in text and exact.is_line_break(style):
            for number, part in enumerate(text.split(exact.LINE)):
                if number:
                    yield LineBreak()
                yield Run(part, *run)
        else:
            yield Run(text, *run)


def _assembled(lines: Iterable[Line]) -> Document:
    """The tree of *lines*: each a block or list of its own, which `tidy` joins."""
    blocks: list[Block] = []
    last: Line | None = None
    for line in lines:
        if last is not None and line.level == LEVELS and last.level and line.quoted == last.quoted:
            _deepen(blocks, line)
        else:
            block: Block = _listed(line) if line.level else line.paragraph
            blocks.append(Quote((block,)) if line.quoted else block)
        last = line
    return tidy(Document(tuple(blocks)))


def _listed(line: Line) -> BulletList | NumberedList:
    items = (Item((line.paragraph,)),)
    return BulletList(items) if line.number is None else NumberedList(items, line.number)


def _deepen(blocks: list[Block], line: Line) -> None:
    """Hang *line* under the item of the last of *blocks*."""
    last = blocks[-1]
    parent = last.blocks[-1] if isinstance(last, Quote) else last
    if isinstance(parent, BulletList | NumberedList):
        items = (Item((*parent.items[0].blocks, _listed(line))),)
        deeper: Block = BulletList(items) if isinstance(parent, BulletList) else NumberedList(items, parent.start)
        blocks[-1] = Quote((deeper,)) if isinstance(last, Quote) else deeper


def _lines_in(blocks: Iterable[Block], *, quoted: bool = False, level: int = 0) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Line(block, quoted)
        elif isinstance(block, Quote):
            yield from _lines_in(block.blocks, quoted=True)
        else:
            for place, item in enumerate(block.items):
                number = None if isinstance(block, BulletList) else block.start + place
                paragraph = item.blocks[0]
                if isinstance(paragraph, Paragraph):
                    yield Line(paragraph, quoted, level + 1, number, id(block))
                yield from _lines_in(item.blocks[1:], quoted=quoted, level=level + 1)


def _insert_lines(cursor: QTextCursor, lines: list[Line], *, fresh: bool) -> None:
    """Write *lines* from the block of *cursor* on; only a *fresh* block takes the form of the first."""
    lists: dict[int, QTextList] = {}
    for place, line in enumerate(lines):
        if place:
            cursor.insertBlock(block_format(quoted=line.quoted), QTextCharFormat())
        elif fresh:
            cursor.setBlockFormat(block_format(quoted=line.quoted))
        if line.level and (place or fresh):
            if line.group in lists:
                lists[line.group].add(cursor.block())
            else:
                style = BULLETS if line.number is None else NUMBERS
                lists[line.group] = cursor.createList(list_format(style, line.level, line.number or 0))
        _insert_inlines(cursor, line.paragraph.inlines)


def _insert_inlines(cursor: QTextCursor, inlines: Iterable[Inline]) -> None:
    style = QTextCharFormat()
    for inline in inlines:
        if isinstance(inline, LineBreak):
            cursor.insertText(exact.LINE, QTextCharFormat(style))
        else:
            style = char_format(inline)
            exact.insert(cursor, inline.text, style)
