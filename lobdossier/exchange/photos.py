"""A photo as it is kept: upright, at most 2,560 pixels, a plain JPEG without anything written in it.

A photo of a telephone tells where and when it was taken and by whom; none of that goes into a dossier.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from dataclasses import dataclass
from typing import Final

from pi_heif import register_heif_opener
from PIL import Image, ImageOps, UnidentifiedImageError

from lobdossier.domain import limits
from lobdossier.domain.errors import Refused, TooLarge, UnsafeFile

register_heif_opener()

FORMATS: Final = ("JPEG", "PNG", "WEBP", "HEIF")
_QUALITY: Final = 86


@dataclass(frozen=True, slots=True)
class Photo:
    """A JPEG and its size in pixels."""

    data: bytes
    width: int
    height: int


def prepare_photo(data: bytes, name: str) -> Photo:
    """The photo in *data* as it is kept. Takes 50 to 200 ms: not for the thread of the interface.

    Raises:
        TooLarge: more than 50 MB, or more than 50 million pixels.
        UnsafeFile: not a photo that we read (JPEG, PNG, WebP, HEIC), whatever *name* says.
        Refused: the picture is damaged.
    """
    if len(data) > limits.EVIDENCE_BYTES:
        raise TooLarge("evidence", "photo", "size", name, len(data), limits.EVIDENCE_BYTES)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of odd metadata that we drop anyway
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                return _plain_jpeg(image, name)
        except UnidentifiedImageError:
            raise UnsafeFile("evidence", "photo", "format", name) from None
        except Image.DecompressionBombError as error:
            raise TooLarge("evidence", "photo", "pixels", name, 0, limits.PHOTO_SOURCE_PIXELS) from error
        except (
            OSError,
            SyntaxError,
            ValueError,
            EOFError,
            OverflowError,
            struct.error,
            RuntimeError,
            zlib.error,
        ) as error:
            raise Refused("evidence", "photo", "damaged") from error


def is_safe_photo(data: bytes) -> bool:
    """Whether *data* begins as a picture that we read and says that it has no more pixels than we unpack.

    Only its head is read: whether all of it can be shown is seen when it is.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                return image.width * image.height <= limits.PHOTO_SOURCE_PIXELS
        except Exception:  # noqa: BLE001 - a damaged head fails in a dozen ways; it is no photo then
            return False


def _plain_jpeg(image: Image.Image, name: str) -> Photo:
    if image.width * image.height > limits.PHOTO_SOURCE_PIXELS:
        raise TooLarge("evidence", "photo", "pixels", name, image.width * image.height, limits.PHOTO_SOURCE_PIXELS)
    box = (limits.PHOTO_SIDE, limits.PHOTO_SIDE)
    if image.format == "JPEG":
        image.draft("RGB", box)  # decodes at a half or a quarter where that is enough: 0.4 of the time
    image.load()
    upright = _without_holes(_upright(image))
    upright.thumbnail(box, Image.Resampling.LANCZOS)
    # A fresh picture: what the file had written in it (place, device, profile, comment) stays behind.
    clean = Image.new("RGB", upright.size)
    clean.paste(upright)
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return Photo(out.getvalue(), clean.width, clean.height)


def _upright(image: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # noqa: BLE001 - damaged notes in a good photo fail in a dozen ways; it is kept as it lies
        return image


def _without_holes(image: Image.Image) -> Image.Image:
    """Transparent parts become paper."""
    if image.mode.startswith("I"):  # 16 bits a pixel: Pillow would cut off all that is above 8 instead of scaling it
        image = image.convert("I").point(lambda value: value / 257).convert("L")
    if image.has_transparency_data:
        solid = image.convert("RGBA")
        paper = Image.new("RGBA", solid.size, "white")
        return Image.alpha_composite(paper, solid).convert("RGB")
    return image.convert("RGB")
