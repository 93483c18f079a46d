"""The pages of a finished PDF as pictures, for the screen."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pypdfium2

from lobdossier.domain.pictures import PageImage


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
