"""Taking the text of an Open Badge out of the picture that it is baked into; the picture itself is not decoded here.

A PNG carries it in a chunk of text, an SVG in an element. Both come from anywhere: sizes are held against what is
there, nothing is unpacked without a limit, and an SVG that declares entities is not parsed at all.

Sources: "Open Badges Baking Specification" 1.0, section "Baked Badge" of Open Badges 3.0, PNG (third edition) 11.3.3.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Final
from xml.parsers import expat

from lobdossier.domain.errors import Refused, TooLarge
from lobdossier.exchange.badge_values import KIND, MOST_BYTES

PNG: Final = b"\x89PNG\r\n\x1a\n"
MOST_CHUNKS: Final = 20_000
MOST_ELEMENTS: Final = 50_000
MOST_ATTRIBUTES: Final = 200_000
MOST_PIXELS: Final = 4_500_000
"""Of the picture: 2,048 by 2,048 fits. Badges are some 400 wide; a larger one would take seconds for nothing."""

_KEYWORDS: Final = (b"openbadgecredential", b"openbadges")
_ELEMENTS: Final = frozenset(
    {
        "http://openbadges.org assertion",
        "https://openbadges.org assertion",
        "https://purl.imsglobal.org/ob/v3p0 credential",
    }
)
_HEAD: Final = 4_000
#: What drawing programs put above an SVG. It names a DTD, which nobody fetches, and declares nothing.
_DOCTYPE: Final = re.compile(r"<!DOCTYPE\s+svg(?:\s+(?:PUBLIC|SYSTEM|\"[^\"<>\[]*\"|'[^'<>\[]*'))*\s*>")


def text_in_png(data: bytes) -> str | None:
    """The text of the badge that is baked into a PNG; None when there is none, or when *data* is no whole PNG.

    Raises:
        Refused: the text is not UTF-8, or cannot be unpacked.
        TooLarge: it unpacks to more than a badge can be.
    """
    found: dict[bytes, str] = {}
    for kind, body in _chunks(data):
        if kind == b"iTXt":
            keyword, _, rest = body.partition(b"\0")
            if keyword in _KEYWORDS and keyword not in found:
                found[keyword] = _international(rest)
        elif kind == b"tEXt":  # before version 1: the address of the badge
            keyword, _, rest = body.partition(b"\0")
            if keyword == b"openbadges":
                found.setdefault(keyword, rest.decode("latin-1"))
    return next((found[keyword] for keyword in _KEYWORDS if keyword in found), None)


def check_picture(png: bytes, name: str) -> None:
    """Hold the size that a PNG says it has against `MOST_PIXELS`, before anybody decodes it.

    Raises:
        Refused: it is not a PNG.
        TooLarge: more pixels than a badge needs.
    """
    if not png.startswith(PNG) or png[12:16] != b"IHDR" or len(png) < 33:
        raise Refused(KIND, "image", "format")
    pixels = int.from_bytes(png[16:20]) * int.from_bytes(png[20:24])
    if pixels > MOST_PIXELS:
        raise TooLarge(KIND, "image", "pixels", name, pixels, MOST_PIXELS)


def text_in_svg(data: bytes) -> str | None:
    """The text of the badge that is baked into an SVG; None when there is none.

    Raises:
        Refused: it is not UTF-8, not well-formed, declares entities, or has more parts than any badge.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused(KIND, "svg", "characters") from None
    if text.count("=") > MOST_ATTRIBUTES:  # the parser makes all those of an element before it tells of it
        raise Refused(KIND, "svg", "items")
    text = _DOCTYPE.sub("", text[:_HEAD], count=1) + text[_HEAD:]
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Refused(KIND, "svg", "entities")
    baked = _Baked()
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    parser.StartElementHandler = baked.start
    parser.EndElementHandler = baked.end
    parser.CharacterDataHandler = baked.characters
    try:
        parser.Parse(text.encode("utf-8"), True)
    except expat.ExpatError:
        raise Refused(KIND, "svg", "format") from None
    return baked.text


class _Baked:
    """What the first element of a badge says: its body, or without one its attribute ``verify``."""

    def __init__(self) -> None:
        self.text: str | None = None
        self._elements, self._inside = 0, False
        self._body: list[str] = []
        self._verify = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise Refused(KIND, "svg", "items")
        if name in _ELEMENTS and self.text is None:
            self._inside, self._verify = True, attributes.get("verify", "")

    def end(self, name: str) -> None:
        if self._inside and name in _ELEMENTS:
            self._inside = False
            self.text = "".join(self._body).strip() or self._verify

    def characters(self, piece: str) -> None:
        if self._inside:
            self._body.append(piece)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG up to its end, or up to where it stops making sense."""
    place = len(PNG)
    for _ in range(MOST_CHUNKS if data.startswith(PNG) else 0):
        length, kind = int.from_bytes(data[place : place + 4]), data[place + 4 : place + 8]
        if len(kind) < 4 or place + 12 + length > len(data) or kind == b"IEND":
            return
        yield kind, data[place + 8 : place + 8 + length]
        place += 12 + length


def _international(rest: bytes) -> str:
    """The text of an iTXt chunk after its keyword: two flags, language, translated keyword, text."""
    packed, method, words = rest[:1], rest[1:2], rest[2:].split(b"\0", 2)
    if len(words) < 3 or packed not in (b"\0", b"\1") or method != b"\0":
        raise Refused(KIND, "png", "format")
    text = _unpacked(words[2]) if packed == b"\1" else words[2]
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(KIND, "png", "characters") from None


def _unpacked(data: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(data, MOST_BYTES)
    except zlib.error:
        raise Refused(KIND, "png", "format") from None
    if not unpacker.eof:
        if unpacker.unconsumed_tail:
            raise TooLarge(KIND, "png", "size", "", MOST_BYTES + 1, MOST_BYTES)
        raise Refused(KIND, "png", "format")
    return text
