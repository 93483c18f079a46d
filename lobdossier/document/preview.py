"""The pages of a finished PDF as pictures, for the screen."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pypdfium2


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page: *width* × *height* pixels, four bytes each (blue, green, red, unused), rows of *stride* bytes."""

    width: int
    height: int
    stride: int
    data: bytes


def page_count(path: Path) -> int:
    """How many pages the PDF at *path* has."""
    with closing(pypdfium2.PdfDocument(path)) as document:
        return len(document)


def render_page(path: Path, number: int, width: int) -> PageImage:
    """Page *number* (from 0) of the PDF at *path*, *width* pixels wide. Takes 10 to 60 ms.

    Raises:
        IndexError: there is no such page.
    """
    with closing(pypdfium2.PdfDocument(path)) as document:
        if not 0 <= number < len(document):
            raise IndexError(number)
        with closing(document[number]) as page:
            bitmap = page.render(scale=width / page.get_width(), prefer_bgrx=True)
            return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
