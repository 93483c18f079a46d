"""A photo as it is kept: upright, small enough, and without a word of where and by whom it was taken."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from lobdossier.domain import limits
from lobdossier.domain.errors import Refused, TooLarge, UnsafeFile
from lobdossier.exchange import files
from lobdossier.exchange.photos import Photo, prepare_photo
from tests.exchange.heic import heic

SECRET = b"GEHEIM"


def encoded(image: Image.Image, form: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def shown(photo: Photo) -> Image.Image:
    image = Image.open(io.BytesIO(photo.data))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (photo.width, photo.height))
    return image


def near(pixel: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 12 for a, b in zip(pixel, colour, strict=True))


def corners() -> Image.Image:
    """Red in the upper left, blue in the lower right, and wider than high."""
    image = Image.new("RGB", (64, 32), "white")
    image.paste("red", (0, 0, 16, 16))
    image.paste("blue", (48, 16, 64, 32))
    return image


TURNS = {
    1: Image.Transpose.ROTATE_180,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_photo_is_turned_upright(turn: int) -> None:
    """However the telephone was held."""
    lying = corners() if turn == 1 else corners().transpose(TURNS[turn])
    exif = Image.Exif()
    exif[0x0112] = turn

    image = shown(prepare_photo(encoded(lying, exif=exif, quality=95), "x.jpg"))

    assert image.size == (64, 32)
    assert near(image.getpixel((5, 5)), (255, 0, 0))
    assert near(image.getpixel((60, 28)), (0, 0, 255))


def test_nothing_that_was_written_in_it_stays() -> None:
    """Place, device, name, comment, profile and thumbnail: no byte of them."""
    exif = Image.Exif()
    exif[0x010F] = SECRET.decode()
    exif[0x013B] = SECRET.decode()
    exif.get_ifd(0x8825)[29] = SECRET.decode()
    exif.get_ifd(0x8769)[0x9286] = SECRET
    jpeg = encoded(corners(), exif=exif, comment=SECRET, icc_profile=SECRET * 10)
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", SECRET.decode())
    notes.add_itxt("Location", SECRET.decode())
    png = encoded(corners(), "PNG", pnginfo=notes, exif=exif)
    webp = encoded(corners(), "WEBP", exif=exif, xmp=SECRET)

    for data in (jpeg, png, webp):
        assert SECRET in data
        photo = prepare_photo(data, "x")
        assert SECRET not in photo.data
        assert not shown(photo).getexif()


@pytest.mark.parametrize(
    ("size", "kept"),
    [((5_000, 2_500), (2_560, 1_280)), ((100, 6_000), (43, 2_560)), ((2_560, 10), (2_560, 10)), ((1, 1), (1, 1))],
)
def test_the_longest_side_is_limited(size: tuple[int, int], kept: tuple[int, int]) -> None:
    """2,560 pixels; a small photo is not made larger."""
    assert shown(prepare_photo(encoded(Image.new("RGB", size)), "x")).size == kept


def grey_16() -> bytes:
    image = Image.new("I;16", (256, 8))
    image.putdata([column * 257 for _ in range(8) for column in range(256)])
    return encoded(image, "PNG")


def test_every_kind_of_picture_keeps_its_colours() -> None:
    """CMYK, grey, 16 bits, a palette, transparent (on white), moving (its first picture)."""
    half = Image.new("RGBA", (16, 16), (255, 0, 0, 0))
    half.paste((255, 0, 0, 255), (0, 0, 8, 16))
    red = Image.new("RGB", (16, 16), "red")
    blue = Image.new("RGB", (16, 16), "blue")

    assert near(shown(prepare_photo(encoded(red.convert("CMYK")), "x")).getpixel((8, 8)), (255, 0, 0))
    assert near(shown(prepare_photo(encoded(Image.new("L", (9, 9), 77)), "x")).getpixel((4, 4)), (77, 77, 77))
    assert near(shown(prepare_photo(grey_16(), "x")).getpixel((128, 4)), (128, 128, 128))
    assert near(shown(prepare_photo(encoded(red.convert("P"), "PNG"), "x")).getpixel((8, 8)), (255, 0, 0))
    assert near(shown(prepare_photo(encoded(half, "PNG"), "x")).getpixel((3, 8)), (255, 0, 0))
    assert near(shown(prepare_photo(encoded(half, "PNG"), "x")).getpixel((13, 8)), (255, 255, 255))
    assert near(shown(prepare_photo(encoded(half.convert("LA"), "PNG"), "x")).getpixel((13, 8)), (255, 255, 255))
    assert near(shown(prepare_photo(encoded(Image.new("1", (9, 9), 1), "PNG"), "x")).getpixel((4, 4)), (255, 255, 255))
    for form in ("WEBP", "PNG"):
        moving = encoded(red, form, save_all=True, append_images=[blue], duration=100)
        assert near(shown(prepare_photo(moving, "x")).getpixel((8, 8)), (255, 0, 0))


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is huge, in a hundred bytes."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1_000))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(8_000, 7_000), (30_000, 30_000), (65_500, 65_500), (2**31 - 1, 1)])
def test_a_bomb_is_refused_before_it_is_unpacked(size: tuple[int, int]) -> None:
    """By what it says its size is; no memory is taken for it."""
    tracemalloc.start()
    with pytest.raises(TooLarge):
        prepare_photo(bomb(*size), "bom.png")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 5_000_000


def test_too_many_bytes_are_refused() -> None:
    """50 MB; the limit is told."""
    with pytest.raises(TooLarge) as refused:
        prepare_photo(b"\xff\xd8\xff" + bytes(limits.EVIDENCE_BYTES), "groot.jpg")

    assert (refused.value.name, refused.value.limit) == ("groot.jpg", limits.EVIDENCE_BYTES)


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>'
NO_PHOTO = {
    "an SVG": SVG,
    "a web page": b"<html><img src=x></html>",
    "a GIF": encoded(corners(), "GIF"),
    "a TIFF": encoded(corners(), "TIFF"),
    "a BMP": encoded(corners(), "BMP"),
    "nothing": b"",
    "a program": b"MZ" + b"\0" * 200,
    "PostScript": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
}


@pytest.mark.parametrize("data", NO_PHOTO.values(), ids=NO_PHOTO.keys())
def test_what_is_no_photo_is_refused_whatever_its_name(data: bytes) -> None:
    """Only JPEG, PNG, WebP and HEIC are ever handed to a decoder."""
    with pytest.raises(UnsafeFile):
        prepare_photo(data, "foto.png")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_half_a_photo_is_refused(form: str) -> None:
    """It was cut off on its way here; a grey lower half is no photo."""
    data = encoded(Image.effect_noise((300, 300), 80).convert("RGB"), form)

    with pytest.raises(Refused) as refused:
        prepare_photo(data[: len(data) // 2], "x")
    assert not isinstance(refused.value, TooLarge)


GOOD = [encoded(corners(), form) for form in ("JPEG", "PNG", "WEBP")]


@settings(max_examples=300)
@given(
    st.sampled_from(GOOD),
    st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=8)), max_size=6),
    st.floats(0, 1.5),
)
def test_no_bytes_break_it(good: bytes, edits: list[tuple[float, bytes]], cut: float) -> None:
    """Whatever is wrong with a file, it is a photo or a refusal."""
    data = bytearray(good)
    for place, new in edits:
        at = int(place * len(data))
        data[at : at + len(new)] = new
    data = data[: int(cut * len(data))] if cut < 1 else data
    with suppress(Refused):  # anything else is a failure
        shown(prepare_photo(bytes(data), "x"))


def test_damaged_notes_do_not_cost_a_good_photo() -> None:
    """The picture counts, not what a broken program wrote beside it."""
    data = encoded(corners(), exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + b"\x01\x12\0\x03" * 40)

    assert shown(prepare_photo(data, "x")).size == (64, 32)


def test_a_photo_of_a_telephone_with_heic_is_read() -> None:
    """What an iPhone makes is read, turned into a JPEG, and stripped."""
    red, blue = (76, 85, 255), (29, 255, 107)
    data = heic(4, 4, [red if number < 8 else blue for number in range(16)])
    assert files.is_photo(data)

    image = shown(prepare_photo(data, "IMG_0001.HEIC"))

    assert image.size == (64, 64)
    assert near(image.getpixel((10, 10)), (255, 0, 0))
    assert near(image.getpixel((50, 50)), (0, 0, 255))
