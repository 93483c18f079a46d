"""Links under the cursor: made, taken away, and ended where the student types on behind them."""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextCursor

from lobdossier.text.blocks import Run
from lobdossier.ui.editors.document import char_format


def set_link(cursor: QTextCursor, address: str) -> None:
    """Link the selection, or the link or word at *cursor*, or the address itself; "" takes the link away."""
    target = _range(cursor)
    change = char_format(Run("", link=address)) if address else without_link(QTextCharFormat())
    if target.hasSelection():
        change.clearProperty(QTextCharFormat.Property.FontWeight)
        target.mergeCharFormat(change)
    elif address:
        style = target.charFormat()
        style.merge(change)
        target.insertText(address, style)


def at_end_of_link(cursor: QTextCursor) -> bool:
    """Whether the character before *cursor* is the last one of a link: what is typed here does not belong to it."""
    here = cursor.charFormat()
    if not here.isAnchor() or cursor.hasSelection():
        return False
    after = QTextCursor(cursor)
    if cursor.atBlockEnd() or not after.movePosition(QTextCursor.MoveOperation.NextCharacter):
        return True
    return after.charFormat().anchorHref() != here.anchorHref()


def without_link(style: QTextCharFormat) -> QTextCharFormat:
    """*style* of words that are no link; merged into another it takes the link away there."""
    plain = QTextCharFormat(style)
    plain.setAnchor(False)
    plain.setAnchorHref("")
    plain.setFontUnderline(False)
    return plain


def _range(cursor: QTextCursor) -> QTextCursor:
    """The selection; without one the link at *cursor*, or else the word."""
    target = QTextCursor(cursor)
    address = target.charFormat().anchorHref()
    if target.hasSelection():
        return target
    if not address:
        target.select(QTextCursor.SelectionType.WordUnderCursor)
        return target
    block, here = target.block(), target.position()
    parts = [(block.position() + p.start, p.length) for p in block.textFormats() if p.format.anchorHref() == address]
    begin, end = here, here
    for start, length in parts:
        if start < here <= start + length or start == end:
            begin, end = min(begin, start), start + length
    for start, length in reversed(parts):
        if start + length == begin:
            begin = start
    target.setPosition(begin)
    target.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return target
