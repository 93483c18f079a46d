"""A photo for the cover: the first one of the document that is large enough and has a shape that suits."""

from __future__ import annotations

from lobdossier.document.builder import Builder
from lobdossier.document.evidence import alt_of
from lobdossier.document.grid import MARGIN, PAGE_HEIGHT, PAGE_WIDTH
from lobdossier.document.pages.experiences import in_order
from lobdossier.document.photos import Photo
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.document.tagged.tree import Node
from lobdossier.domain.experience import Evidence
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import EvidenceKind

_SHARPEST_NEEDED = 100
"""Pixels per inch on the page, at least."""
_WIDE = 1.15
_HIGHEST = 0.64
"""Of the page."""
_CROPPED = 0.62
"""The least of a photo that is still seen after cropping."""


class CoverPhoto:
    """A photo from the top of the page: a wide one from edge to edge, another beside the margin column."""

    def __init__(self, b: Builder, item: Evidence, shape: float, node: Node) -> None:
        self._b, self._item, self._shape, self._node = b, item, shape, node
        self.wide = shape >= _WIDE

    def place(self, upper: float, lower: float) -> float:
        """Where its lower side comes when it has from *upper* to *lower*: no more of it is cut off than is good."""
        return max(lower, upper - self._width() / (self._shape * _CROPPED), upper - PAGE_HEIGHT * _HIGHEST)

    def draw(self, canvas: TaggedCanvas, upper: float, lower: float) -> None:
        wide, bottom = self._width(), self.place(upper, lower)
        photo = Photo(self._b.photos, self._item, self._node, self._b.design, height=upper - bottom)
        photo.draw(canvas, PAGE_WIDTH - wide, upper, wide)

    def _width(self) -> float:
        return PAGE_WIDTH if self.wide else PAGE_WIDTH - MARGIN - self._b.look.columns(2)


def cover_photo(b: Builder, snapshot: Snapshot) -> CoverPhoto | None:
    """The photo of the cover, if any of the document will do."""
    for experience in in_order(snapshot):
        for item in snapshot.evidence_of(experience):
            found = b.photos.pixels(item) if item.kind is EvidenceKind.PHOTO else None
            if found and _sharp(b, *found):
                return CoverPhoto(b, item, found[0] / found[1], b.node("Figure", alt=alt_of(item)))
    return None


def _sharp(b: Builder, width: int, height: int) -> bool:
    """Whether it has pixels enough for its place, in a shape that keeps most of it."""
    wide = PAGE_WIDTH if width / height >= _WIDE else PAGE_WIDTH - MARGIN - b.look.columns(2)
    seen = min(width, height * wide / (PAGE_HEIGHT * _HIGHEST)) if width / height < _WIDE else width
    return 0.45 <= width / height <= 2.2 and seen / (wide / 72) >= _SHARPEST_NEEDED
