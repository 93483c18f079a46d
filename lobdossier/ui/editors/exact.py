"""The few characters that a QTextDocument takes for its own structure, and how they stay what they are.

Qt makes a new block of a carriage return, U+2029 and its internal frame marks U+FDD0 and U+FDD1, and a line break of
U+2028. In a text that was typed here they do not occur: `typed` turns them into what they do at the moment they come
in. In a text that came from elsewhere they may: then a stand-in is shown that remembers its original in its format, so
that the text is read back with every character it had.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextFormat

from lobdossier.text.clean import REPLACEMENT, storable

LINE: Final = "\N{LINE SEPARATOR}"
"""Shift+Enter: a line break inside a block."""
ORIGINAL: Final = QTextFormat.Property.UserProperty.value + 1
STAND_INS: Final = {
    "\r": "\N{ZERO WIDTH SPACE}",
    LINE: LINE,
    "\N{PARAGRAPH SEPARATOR}": LINE,
    "\ufdd0": REPLACEMENT,
    "\ufdd1": REPLACEMENT,
}
_TYPED: Final = str.maketrans(
    {"\r": "\n", "\N{PARAGRAPH SEPARATOR}": "\n", "\ufdd0": REPLACEMENT, "\ufdd1": REPLACEMENT}
)


def typed(text: str) -> str:
    """*text* as it comes in by a key, an input method or the clipboard: line ends are ``\\n``, all of it can be stored."""
    return storable(text).replace("\r\n", "\n").translate(_TYPED)


def insert(cursor: QTextCursor, text: str, style: QTextCharFormat) -> None:
    """Insert *text* (one line) so that `pieces` reads back the same characters."""
    plain: list[str] = []
    for character in text if any(special in text for special in STAND_INS) else ():
        if character not in STAND_INS:
            plain.append(character)
            continue
        cursor.insertText("".join(plain), style)
        plain.clear()
        marked = QTextCharFormat(style)
        marked.setProperty(ORIGINAL, character)
        cursor.insertText(STAND_INS[character], marked)
    cursor.insertText("".join(plain) if plain or not text or text[-1] in STAND_INS else text, style)


def pieces(block: QTextBlock) -> Iterator[tuple[str, QTextCharFormat]]:
    """The characters of *block* with their format, stand-ins undone; line breaks are U+2028 and come by themselves.

    A stored U+2028 comes inside a piece of other characters or in a piece whose format has `ORIGINAL`.
    """
    text = block.text()
    if not text:
        return
    ranges = block.textFormats()
    if len(ranges) == 1:
        style = QTextCharFormat(ranges[0].format)  # a copy: the range owns the other one, and dies first
        yield _original(text, style), style
        return
    units = text.encode("utf-16-le", "surrogatepass")  # Qt counts positions in UTF-16
    for part in ranges:
        piece = units[2 * part.start : 2 * (part.start + part.length)].decode("utf-16-le", "replace")
        style = QTextCharFormat(part.format)
        yield _original(piece, style), style


def is_line_break(style: QTextCharFormat) -> bool:
    """Whether a U+2028 in a piece of this *style* is a line break, and not a stored character."""
    return not style.hasProperty(ORIGINAL)


def _original(text: str, style: QTextCharFormat) -> str:
    if not style.hasProperty(ORIGINAL):
        return text
    character = str(style.property(ORIGINAL))
    return text.replace(STAND_INS[character], character)
