"""Photographs: scaled once to the size at which they are printed, without any metadata.

The bytes that reach the file are always our own JPEG: what a camera wrote about place, device and person stays behind.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps

from lobdossier.document import pen
from lobdossier.document.layout import Part
from lobdossier.document.tagged.canvas import TaggedCanvas, box_attributes
from lobdossier.document.tagged.tree import Node
from lobdossier.document.tokens import Design
from lobdossier.domain import limits
from lobdossier.domain.errors import DossierError
from lobdossier.domain.experience import Evidence
from lobdossier.domain.snapshot import Bytes

_STEPS: Final = ((190, 82), (170, 78), (150, 74), (125, 68), (105, 60), (85, 52), (60, 45))
"""Pixels per inch and JPEG quality, best first."""
_ORIENTATION: Final = 0x0112
"""The EXIF field that says how the camera was held."""
_REST: Final = 1_200_000
"""Bytes kept free for text, fonts and structure."""


class UnreadablePhotoError(ValueError):
    """The bytes of a photo are damaged or are no picture that we know."""


def no_photos(sha256: str) -> bytes:
    """For paper without photos: there is nothing to fetch.

    Raises:
        DossierError: always.
    """
    raise DossierError(sha256)


class PhotoStore:
    """Hands out JPEG bytes and keeps a document that is meant for mail under its limit.

    Args:
        fetch: gives the bytes of a piece of evidence.
        count: how many photos the document has; each may use its share of what is left.
        budget: bytes for the whole document.
    """

    def __init__(self, fetch: Bytes, count: int, budget: int = limits.DOCUMENT_MAIL_BYTES) -> None:
        self._fetch = fetch
        self._left = max(0, budget - _REST)
        self._count = max(1, count)

    def readable(self, evidence: Evidence) -> float | None:
        """Width divided by height as the photo will be seen; None if it cannot be read."""
        found = self.pixels(evidence)
        return found[0] / found[1] if found else None

    def pixels(self, evidence: Evidence) -> tuple[int, int] | None:
        """Width and height in pixels as the photo will be seen; None if it cannot be read."""
        try:
            with self._open(evidence) as image:
                width, height = image.size
                turned = image.getexif().get(_ORIENTATION, 1) >= 5  # orientation: the sides are swapped
                image.verify()
        except UnreadablePhotoError:
            return None
        except (OSError, SyntaxError, ValueError):
            return None
        return (height, width) if turned else (width, height)

    def jpeg(self, evidence: Evidence, width: float, height: float, *, grey: bool = False) -> bytes:
        """The photo for a box of *width* by *height* points, cropped to its shape; without its colours when *grey*.

        Raises:
            UnreadablePhotoError: the picture is damaged.
        """
        share = self._left / self._count
        data = b""
        scaling: _Scaling | None = None
        for step in _STEPS:
            made = (evidence.sha256, width, height, grey, step)
            data = _kept.get(made) or b""
            if not data:
                scaling = scaling or self._scaling(evidence, width, height, grey=grey)
                data = scaling.jpeg(*step)
                _kept.put(made, data)
            if len(data) <= share:
                break
        self._left = max(0, self._left - len(data))
        self._count = max(1, self._count - 1)
        return data

    def _scaling(self, evidence: Evidence, width: float, height: float, *, grey: bool) -> _Scaling:
        with self._open(evidence) as image:
            return _Scaling(image, width, height, grey=grey)

    def _open(self, evidence: Evidence) -> Image.Image:
        try:
            return Image.open(BytesIO(self._fetch(evidence.sha256)), formats=("JPEG", "PNG", "WEBP"))
        except (KeyError, DossierError) as missing:
            raise UnreadablePhotoError(evidence.sha256) from missing
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as damaged:
            raise UnreadablePhotoError(evidence.sha256) from damaged


class _Scaling:
    """A photo read for a box of *width* by *height* points, to be scaled to it at one resolution or another."""

    def __init__(self, image: Image.Image, width: float, height: float, *, grey: bool) -> None:
        pixels = int(max(width, height) / 72 * _STEPS[0][0]) + 1
        try:
            image.draft("RGB", (pixels, pixels))
            whole = _upright(image)
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as damaged:
            raise UnreadablePhotoError("pixels") from damaged
        self._width = width
        w, h = whole.size
        shape = width / height
        crop_w, crop_h = (w, w / shape) if w / h < shape else (h * shape, h)
        left, top = round((w - crop_w) / 2), round((h - crop_h) * 0.42)  # heads are rather above the middle
        right, bottom = max(left + 1, round(left + crop_w)), max(top + 1, round(top + crop_h))
        self._box = (left, top, min(right, w), min(bottom, h))
        if grey:
            whole = ImageOps.autocontrast(whole.crop(self._box).convert("L"), cutoff=0.5)
            self._box = (0, 0, *whole.size)
        self._whole = whole

    def jpeg(self, ppi: int, quality: int) -> bytes:
        """Its bytes at *ppi* pixels per inch, or fewer when it has no more."""
        left, top, right, bottom = self._box
        pixels = max(1, min(right - left, round(self._width / 72 * ppi)))
        rows = max(1, round((bottom - top) * pixels / (right - left)))
        small = self._whole.resize((pixels, rows), Image.Resampling.LANCZOS, self._box, reducing_gap=3.0)
        small.info.clear()  # Pillow would write the comment of the source
        out = BytesIO()
        small.save(out, "JPEG", quality=quality, optimize=True)
        return out.getvalue()


def _upright(image: Image.Image) -> Image.Image:
    """The picture as it is seen, on white where one can see through it; copied only where that is needed."""
    turned = image.getexif().get(_ORIENTATION, 1) > 1
    whole = ImageOps.exif_transpose(image) if turned else image
    whole.load()
    if whole.mode in ("RGBA", "LA", "P"):
        ground = Image.new("RGBA", whole.size, "white")
        ground.alpha_composite(whole.convert("RGBA"))
        whole = ground
    return whole if whole.mode == "RGB" else whole.convert("RGB")


class _Kept:
    """Photos as they were scaled last: the next preview has mostly the same ones. The oldest go when there are too many."""

    def __init__(self, most: int) -> None:
        self._most, self._size = most, 0
        self._photos: OrderedDict[object, bytes] = OrderedDict()
        self._turn = threading.Lock()

    def get(self, made: object) -> bytes | None:
        """The bytes that were made so, if they are still here."""
        with self._turn:
            if made in self._photos:
                self._photos.move_to_end(made)
            return self._photos.get(made)

    def put(self, made: object, data: bytes) -> None:
        """Keep what was made."""
        with self._turn:
            self._size += len(data) - len(self._photos.pop(made, b""))
            self._photos[made] = data
            while self._size > self._most:
                self._size -= len(self._photos.popitem(last=False)[1])


_kept: Final = _Kept(32_000_000)


class _Jpeg:
    """What ReportLab needs to take JPEG bytes as they are: a name that is the contents, and a file."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def __str__(self) -> str:
        return hashlib.sha256(self._data).hexdigest()

    def jpeg_fh(self) -> BytesIO:
        """The bytes as an open file."""
        return BytesIO(self._data)


class Photo(Part):
    """A photo of a fixed height at whatever width it gets, cropped to that shape; a Figure with its alternative text.

    *bleed* lets it run to the edges of the page by so many points: left and right, and up.
    """

    def __init__(
        self,
        store: PhotoStore,
        evidence: Evidence,
        node: Node,
        design: Design,
        *,
        shape: float = 0,
        height: float = 0,
        most: float = 0,
        bleed: tuple[float, float] = (0, 0),
    ) -> None:
        self.store = store
        self.evidence = evidence
        self.node = node
        self.shape = shape
        self.height = height
        self.most = most
        self.bleed = bleed
        self._design = design

    def _size(self, width: float) -> tuple[float, float]:
        wide = width + 2 * self.bleed[0]
        if self.height:
            return wide, self.height
        high = wide / self.shape
        if self.most and high > self.most:
            return self.most * self.shape, self.most
        return wide, high

    def measure(self, width: float) -> float:
        return self._size(width)[1] - self.bleed[1]

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        wide, high = self._size(width)
        left, bottom = x - self.bleed[0], top + self.bleed[1] - high
        self.node.attributes = box_attributes((left, bottom, left + wide, bottom + high))
        with canvas.marked(self.node):
            canvas.saveState()
            finish = self._design.photo
            if finish.radius and not self.bleed[0]:
                path = canvas.beginPath()
                path.roundRect(left, bottom, wide, high, finish.radius)
                canvas.clipPath(path, stroke=0, fill=0)
            self._fill(canvas, left, bottom, wide, high)
            if finish.frame:
                pen.line(canvas, self._design.ink, finish.frame)
                canvas.rect(left, bottom, wide, high, stroke=1, fill=0)
            canvas.restoreState()

    def _fill(self, canvas: TaggedCanvas, left: float, bottom: float, wide: float, high: float) -> None:
        try:
            data = self.store.jpeg(self.evidence, wide, high, grey=self._design.photo.grey)
        except UnreadablePhotoError:  # readable at first sight, broken further on: the caption still says what it was
            pen.fill(canvas, self._design.card)
            canvas.rect(left, bottom, wide, high, stroke=0, fill=1)
            return
        canvas.drawImage(_Jpeg(data), left, bottom, wide, high)
