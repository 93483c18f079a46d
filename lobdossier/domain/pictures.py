"""Pictures on their way from a document to a screen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page: *width* × *height* pixels, four bytes each (blue, green, red, unused), rows of *stride* bytes."""

    width: int
    height: int
    stride: int
    data: bytes
