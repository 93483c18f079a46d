"""Opening a PDF of anybody within bounds. Nothing in it is run, and nothing is fetched."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any, Final

import pikepdf
from pikepdf.settings import set_qpdf_limits

from lobdossier.domain.errors import Refused
from lobdossier.text.causes import FILE

_STRUCTURE: Final = 64 * 1024 * 1024
_PIECE: Final = 256 * 1024
FAULTS: Final = (
    pikepdf.PdfError, pikepdf.QpdfRuntimeError, RuntimeError, ValueError, TypeError, KeyError, IndexError,
    AttributeError, NotImplementedError, OverflowError, RecursionError, OSError,
)  # fmt: skip
"""What a PDF that is built wrongly may raise, wherever it is touched."""

# What qpdf unpacks by itself (its tables of objects) stays within bounds too. Holds for the whole process; nobody else
# in it reads PDFs with qpdf.
set_qpdf_limits(
    flate_max_memory=_STRUCTURE, png_max_memory=_STRUCTURE, tiff_max_memory=_STRUCTURE, run_length_max_memory=_STRUCTURE
)


def opened(path: Path, limit: int) -> pikepdf.Pdf:
    """The PDF at *path*; the caller closes it.

    Raises:
        Refused: it is larger than *limit* bytes, cannot be read as a PDF, or is encrypted.
    """
    if path.stat().st_size > limit:
        raise Refused(FILE, "", "size")
    try:
        # Pages are left as they are: handing down what they inherit goes through a million of them.
        pdf = pikepdf.open(
            path, suppress_warnings=True, access_mode=pikepdf.AccessMode.stream, inherit_page_attributes=False
        )
    except pikepdf.PasswordError:
        raise Refused(FILE, "", "encrypted") from None
    except FAULTS as error:
        raise Refused(FILE, "", "packing") from error
    if pdf.is_encrypted:
        pdf.close()
        raise Refused(FILE, "", "encrypted")
    return pdf


def inflated(name: str, stream: pikepdf.Stream, limit: int) -> bytes:
    """The bytes of *stream*, called *name* when it is refused.

    Raises:
        Refused: there are more than *limit*, or it is packed in another way than the usual one.
    """
    filters: Any = stream.get("/Filter", None)
    used = [] if filters is None else [filters] if isinstance(filters, pikepdf.Name) else list(filters)
    if len(used) > 1 or any(each != pikepdf.Name.FlateDecode for each in used):
        raise Refused(FILE, name, "packing")
    settings: Any = stream.get("/DecodeParms", None)
    if isinstance(settings, pikepdf.Array):
        settings = settings[0] if len(settings) else None
    if isinstance(settings, pikepdf.Dictionary) and int(settings.get("/Predictor", 1)) != 1:
        raise Refused(FILE, name, "packing")
    if int(stream.get("/Length", 0)) > limit + limit // 100 + 1_000:  # packing adds a little to what cannot be packed
        raise Refused(FILE, name, "size")
    data = stream.read_raw_bytes()
    if (_unpacked_size(name, data, limit) if used else len(data)) > limit:
        raise Refused(FILE, name, "size")
    return zlib.decompress(data) if used else data


def _unpacked_size(name: str, data: bytes, limit: int) -> int:
    """How much comes out of *data*, counted piece by piece before any of it is kept; no further than *limit*."""
    unpacking, size, view = zlib.decompressobj(), 0, memoryview(data)
    try:
        for start in range(0, len(data), _PIECE):
            rest: bytes | memoryview = view[start : start + _PIECE]
            while rest and not unpacking.eof and size <= limit:
                size += len(unpacking.decompress(rest, _PIECE))
                rest = unpacking.unconsumed_tail
    except zlib.error:
        raise Refused(FILE, name, "packing") from None
    if size <= limit and not unpacking.eof:
        raise Refused(FILE, name, "packing")
    return size
