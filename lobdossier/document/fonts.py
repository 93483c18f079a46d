"""The bundled fonts, registered with ReportLab when a document first needs them.

These faces carry a document: L light, R regular, I italic, M medium, S semibold, B bold, X extra bold. Characters that the chosen family lacks
come from Noto Emoji, then from DejaVu Sans; what none of them has is printed as U+FFFD, never left out unseen.
Arabic and Hebrew letters are joined and emoji of several characters become one sign (`shaping`).
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final, Literal
from xml.sax.saxutils import escape

from fontTools.ttLib import TTFont
from reportlab.pdfbase import pdfmetrics, ttfonts

from lobdossier.document import kerning
from lobdossier.document.shaping import from_right, invisible, shape
from lobdossier.document.tagged.glyphs import logical
from lobdossier.document.tagged.repairs import plain_widths
from lobdossier.paths import resource

Family = Literal["atkinson", "opendyslexic"]
Face = Literal["L", "R", "I", "M", "S", "B", "X", "BI"]

MISSING: Final = "\ufffd"
_FILES: Final[Mapping[str, Mapping[Face, str]]] = MappingProxyType(
    {
        "atkinson": {
            "L": "AtkinsonHyperlegibleNext_300Light",
            "R": "AtkinsonHyperlegibleNext_400Regular",
            "I": "AtkinsonHyperlegibleNext_400Regular_Italic",
            "M": "AtkinsonHyperlegibleNext_500Medium",
            "S": "AtkinsonHyperlegibleNext_600SemiBold",
            "B": "AtkinsonHyperlegibleNext_700Bold",
            "X": "AtkinsonHyperlegibleNext_800ExtraBold",
            "BI": "AtkinsonHyperlegibleNext_700Bold_Italic",
        },
        "opendyslexic": {
            "L": "OpenDyslexic-Regular",
            "R": "OpenDyslexic-Regular",
            "I": "OpenDyslexic-Italic",
            "M": "OpenDyslexic-Regular",
            "S": "OpenDyslexic-Bold",
            "B": "OpenDyslexic-Bold",
            "X": "OpenDyslexic-Bold",
            "BI": "OpenDyslexic-BoldItalic",
        },
    }
)
_EMOJI: Final = "NotoEmoji_400Regular"
_BROAD: Final = "DejaVuSans"
_KEYCAP: Final = re.compile("[0-9#*]\ufe0f?\u20e3")
_WORDS: Final = 8_192
_lock = threading.RLock()


@dataclass(frozen=True, slots=True)
class FontSet:
    """A family that is ready for use: ReportLab's name of each face, and how high its capitals are (in em)."""

    names: Mapping[Face, str]
    caps: Mapping[str, float]


@cache
def font_set(family: Family) -> FontSet:
    """Register *family* (once) and return it."""
    names = {face: _register(file) for face, file in _FILES[family].items()}
    for face, name in names.items():
        bold = names["S"] if face in ("L", "R", "M") else name
        italic = names["BI"] if face in ("S", "B", "X", "BI") else names["I"]
        pdfmetrics.registerFontFamily(name, normal=name, bold=bold, italic=italic, boldItalic=names["BI"])
    return FontSet(MappingProxyType(names), MappingProxyType({name: _cap_height(name) for name in names.values()}))


@cache
def _register(file: str) -> str:
    with _lock:
        path = resource("fonts", f"{file}.ttf")
        font = plain_widths(ttfonts.TTFont(file, str(path)))
        font.stringWidth = lru_cache(_WORDS)(font.stringWidth)  # a text is tried at several widths
        pdfmetrics.registerFont(font)
        pdfmetrics.registerFontFamily(file, normal=file, bold=file, italic=file, boldItalic=file)
        kerning.learn(file, path)
        return file


@cache
def _cap_height(file: str) -> float:
    """The height of an H; the field in the font that should say it is often empty."""
    with TTFont(resource("fonts", f"{file}.ttf"), lazy=True) as font:
        glyph = font["glyf"][font.getBestCmap()[ord("H")]]
        return float(glyph.yMax) / float(font["head"].unitsPerEm)


@cache
def _characters(file: str) -> frozenset[str]:
    return frozenset(map(chr, pdfmetrics.getFont(_register(file)).face.charToGlyph))


def _font_for(character: str, body: str) -> str | None:
    if unicodedata.category(character) == "Co":
        return None  # for private use: nobody else knows what it means
    return next((file for file in (body, _EMOJI, _BROAD) if character in _characters(file)), None)


def markup(text: str, font: str, *, inside: bool = False) -> str:
    """*text* as ReportLab markup in *font*: escaped, with characters that the font lacks taken from the fallbacks.

    White space other than a plain space becomes one; leading spaces, and those after the first, become no-break spaces,
    so that they stay. *inside* says that text stands before it on the same line.
    """
    return "".join(
        escape(words) if name == font else f'<font name="{name}">{escape(words)}</font>'
        for name, words in _runs(text, font, inside)
    )


def printed(text: str) -> str:
    """The characters that a document shows for *text*: what `markup` makes of it in the default font, unescaped."""
    return logical("".join(words for _, words in _runs(text, font_set("atkinson").names["R"], False)))


def _runs(text: str, font: str, inside: bool) -> list[tuple[str, str]]:
    """*text* in pieces of one font each, shaped where letters join; a joiner without anything to join is left out."""
    plain = _spaces(unicodedata.normalize("NFC", text), inside)
    if _characters(font).issuperset(plain):
        return [(font, plain)]
    runs: list[tuple[str, str]] = []
    for shown, chosen in _chosen(plain, font):
        if runs and chosen in (None, runs[-1][0]):
            runs[-1] = (runs[-1][0], runs[-1][1] + shown)
        elif chosen:
            runs.append((chosen, shown))
    return [(name, _shaped(name, words)) for name, words in runs]


def _chosen(plain: str, font: str) -> Iterator[tuple[str, str | None]]:
    """Each character with its font; None for an invisible one, which goes with the character before it."""
    keys = {found.start() for found in _KEYCAP.finditer(plain)}
    for place, character in enumerate(plain):
        if invisible(character):
            yield character, None
        elif place in keys:
            yield character, _EMOJI
        elif character in " \xa0":
            yield character, font
        elif found := _font_for(character, font):
            yield character, found
        else:
            yield MISSING, _font_for(MISSING, font) or font


def _shaped(name: str, words: str) -> str:
    """The characters of one run as they are drawn."""
    if (name == _EMOJI and len(words) > 1) or (name == _BROAD and from_right(words)):
        return shape(name, words)
    return "".join(character for character in words if not invisible(character))


def _spaces(text: str, inside: bool = False) -> str:
    if text.isascii() and "  " not in text and not text.startswith(" ") and text.isprintable():
        return text
    out: list[str] = []
    for character in text.replace("\t", "    "):
        if character == "\xa0" or not (character.isspace() or unicodedata.category(character) == "Zs"):
            out.append(character)
        else:
            lonely = out[-1] in " \xa0" if out else not inside
            out.append("\xa0" if lonely else " ")
    return "".join(out)
