"""What the eye sees of a finished PDF: every word with its colour, and the ground that it stands on in the picture."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from tests.document.support import contrast

Colour = tuple[int, int, int]
_SCALE = 3
_NEAR = 24
"""Colours that differ less than this, in each of three bytes, are one colour with soft edges."""
_SOFT = 70
"""A hairline never reaches its full colour in a picture; it comes so near."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A word on a page, the colour it is written in, the colour around it, and whether that ink is seen at all."""

    page: int
    word: str
    ink: Colour
    ground: Colour
    shown: bool
    box: tuple[float, float, float, float]

    @property
    def contrast(self) -> float:
        """From 1 to 21."""
        return contrast(self.ink, self.ground)


def seen(path: Path) -> list[Seen]:
    """Every word of the PDF at *path*, with the ground measured in the rendered page."""
    found = []
    with closing(pypdfium2.PdfDocument(path)) as document:
        for number in range(len(document)):
            page = document[number]
            picture = page.render(scale=_SCALE).to_pil().convert("RGB")
            for word, ink, box in _words(page.get_textpage()):
                found.append(Seen(number + 1, word, ink, *_ground(picture, ink, box), box))
    return found


def _words(text: pypdfium2.PdfTextPage) -> Iterator[tuple[str, Colour, tuple[float, float, float, float]]]:
    """Runs of letters in one colour on one line."""
    word, ink, box = "", (0, 0, 0), (0.0, 0.0, 0.0, 0.0)
    for index in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text, index))
        colour = _fill(text, index)
        left, bottom, right, top = text.get_charbox(index)
        apart = letter.isspace() or not letter.isprintable() or right <= left
        if word and (apart or colour != ink or left < box[0] or bottom > box[3] or top < box[1]):
            yield word, ink, box
            word = ""
        if apart:
            continue
        if not word:
            ink, box = colour, (left, bottom, right, top)
        word += letter
        box = (box[0], min(box[1], bottom), max(box[2], right), max(box[3], top))
    if word:
        yield word, ink, box


def _fill(text: pypdfium2.PdfTextPage, index: int) -> Colour:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
    return red.value, green.value, blue.value


def _ground(picture: Image.Image, ink: Colour, box: tuple[float, float, float, float]) -> tuple[Colour, bool]:
    """The colour that most of the box has beside that of the ink, and whether the ink is there."""
    left, bottom, right, top = (value * _SCALE for value in box)
    crop = picture.crop(
        (int(left) - 2, int(picture.height - top) - 2, int(right) + 3, int(picture.height - bottom) + 3)
    )
    counted: list[tuple[int, Colour]] = crop.getcolors(crop.width * crop.height)  # type: ignore[assignment]  # RGB
    far = [(count, colour) for count, colour in counted if _apart(colour, ink) > _NEAR]
    return max(far)[1] if far else ink, min(_apart(colour, ink) for _, colour in counted) <= _SOFT


def _apart(one: Colour, other: Colour) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))
