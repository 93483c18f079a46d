"""Lists and quotes under the cursor: make them, go a level deeper or back, leave them. Each is one step to undo."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QTextBlock, QTextCursor, QTextList, QTextListFormat

from lobdossier.ui.editors.document import (
    LEVELS,
    QUOTE,
    block_format,
    is_numbered,
    is_quote,
    level_of,
    list_format,
    list_of,
)


def toggle_list(cursor: QTextCursor, style: QTextListFormat.Style) -> None:
    """Make the selected lines a list of *style*; when all of them are that already, make them plain lines."""
    blocks = _selected(cursor)
    with _one_step(cursor):
        if all(_has_style(list_of(block), style) for block in blocks):
            for block in blocks:
                _out_of_list(block)
        else:
            for block in blocks:
                items = list_of(block)
                _into_list(block, style, 1 if items is None else level_of(items))


def toggle_quote(cursor: QTextCursor) -> None:
    """Make the selected lines a quote; when all of them are that already, make them plain lines."""
    blocks = _selected(cursor)
    quoted = not all(map(is_quote, blocks))
    with _one_step(cursor):
        for block in blocks:
            _set_quoted(block, quoted)


def change_level(cursor: QTextCursor, step: int) -> bool:
    """Move the selected items of lists *step* levels; False when none of them can go there.

    The second level needs an item of a list above it.
    """
    moved: list[tuple[QTextBlock, int, QTextListFormat.Style]] = []
    for block in _selected(cursor):
        items = list_of(block)
        if items is None:
            continue
        level = level_of(items) + step
        above = list_of(block.previous()) if block.previous().isValid() else None
        if 1 <= level <= LEVELS and (level == 1 or above is not None or moved):
            moved.append((block, level, items.format().style()))
    if not moved:
        return False
    with _one_step(cursor):
        for block, level, style in moved:
            _into_list(block, style, level)
    return True


def step_out(cursor: QTextCursor) -> bool:
    """Take the line of *cursor* one step out of what it stands in: level, list, quote. False when it is plain."""
    block = cursor.block()
    items = list_of(block)
    if items is not None:
        if level_of(items) > 1:
            return change_level(cursor, -1)
        with _one_step(cursor):
            _out_of_list(block)
        return True
    if is_quote(block):
        with _one_step(cursor):
            _set_quoted(block, False)
        return True
    return False


@contextmanager
def _one_step(cursor: QTextCursor) -> Iterator[None]:
    cursor.beginEditBlock()
    try:
        yield
    finally:
        cursor.endEditBlock()


def _selected(cursor: QTextCursor) -> list[QTextBlock]:
    document = cursor.document()
    block, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    blocks = [block]
    while block != last and block.next().isValid():
        block = block.next()
        blocks.append(block)
    return blocks


def _has_style(items: QTextList | None, style: QTextListFormat.Style) -> bool:
    return items is not None and is_numbered(items) == _counts(style)


def _counts(style: QTextListFormat.Style) -> bool:
    return style == QTextListFormat.Style.ListDecimal


def _into_list(block: QTextBlock, style: QTextListFormat.Style, level: int) -> None:
    """Put *block* in the list of *style* and *level* that it goes on, or in a new one."""
    quoted = is_quote(block)
    goes_on = _list_before(block, style, level)
    if list_of(block) is not None:
        _out_of_list(block)
    cursor = QTextCursor(block)
    cursor.setBlockFormat(block_format(quoted=quoted))
    if goes_on is None:
        cursor.createList(list_format(style, level))
    else:
        goes_on.add(block)


def _list_before(block: QTextBlock, style: QTextListFormat.Style, level: int) -> QTextList | None:
    """The list of *level* just above *block*, past deeper items, when it has the same *style*."""
    above = block.previous()
    while above.isValid() and (items := list_of(above)) is not None and level_of(items) >= level:
        if level_of(items) == level:
            return items if _has_style(items, style) else None
        above = above.previous()
    return None


def _out_of_list(block: QTextBlock) -> None:
    items = list_of(block)
    quoted = is_quote(block)
    if items is not None:
        items.remove(block)
    QTextCursor(block).setBlockFormat(block_format(quoted=quoted))


def _set_quoted(block: QTextBlock, quoted: bool) -> None:
    """Change the quote alone: a block that loses its list, even for a moment, may be the last one that kept it."""
    form = block.blockFormat()
    wanted = block_format(quoted=quoted)
    form.setIndent(wanted.indent())
    if quoted:
        form.merge(wanted)
    else:
        form.clearProperty(QUOTE)
    QTextCursor(block).setBlockFormat(form)
