"""Glyphs that are no single character: joined letters, signs above them, emoji of several characters.

ReportLab draws characters. So each such glyph gets a character of its own in a plane where no text has any, and a text
that was shaped is a string again that can be measured, broken into lines and drawn. `logical` gives back what it says;
that, and never the stand-in, is what the file tells to whoever copies it or has it read aloud.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Final

from reportlab.pdfbase import pdfmetrics

_FIRST: Final = 0xF0000
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Glyph:
    """What a glyph says, and how far from the pen it is drawn, in thousandths of an em."""

    says: str
    right: float = 0.0
    up: float = 0.0


_NOTHING: Final = Glyph("")
_numbers: dict[tuple[str, int, Glyph], str] = {}
_glyphs: list[Glyph] = []


def stand_in(font: str, number: int, glyph: Glyph) -> str:
    """The character that draws glyph *number* of a registered font."""
    key = (font, number, glyph)
    with _lock:
        found = _numbers.get(key)
        if found is None:
            face = pdfmetrics.getFont(font).face
            code = _FIRST + len(_glyphs)
            face.charToGlyph[code] = number
            face.charWidths[code] = face.hmetrics[number][0] * 1000 / face.unitsPerEm
            _glyphs.append(glyph)
            found = _numbers[key] = chr(code)
    return found


def glyph_of(character: str) -> Glyph:
    """The glyph that *character* stands in for; one that says nothing for any other character."""
    place = ord(character) - _FIRST
    return _glyphs[place] if 0 <= place < len(_glyphs) else _NOTHING


def is_shaped(text: str) -> bool:
    """Whether there are stand-ins in *text*."""
    return bool(text) and ord(max(text)) >= _FIRST


def logical(text: str) -> str:
    """*text* with what the glyphs say in the place of their stand-ins."""
    if not is_shaped(text):
        return text
    return "".join(glyph_of(character).says or character for character in text)
