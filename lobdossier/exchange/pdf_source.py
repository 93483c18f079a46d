"""The files inside a PDF of anybody, read within bounds. The pages are not looked at, and nothing in it is run.

Saving and mailing keep the files; printing, merging and splitting lose them. Some programs drop the list that PDF/A-3
asks for (/AF), others the list of attachments (/Names), so both are read.
"""

from __future__ import annotations

import threading
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pikepdf
from pikepdf.settings import set_qpdf_limits

from lobdossier.domain import limits
from lobdossier.domain.errors import Refused
from lobdossier.domain.package import JSON_NAME
from lobdossier.exchange.json_head import NAME
from lobdossier.text.causes import FILE

_STRUCTURE: Final = 64 * 1024 * 1024
_PIECE: Final = 256 * 1024
_COPIES: Final = 4
"""Streams of one name: a program that saved the PDF anew may have written one twice."""
_STRANGE: Final = 1_000
"""Attachments that others may have added."""
_FAULTS: Final = (
    pikepdf.PdfError, pikepdf.QpdfRuntimeError, RuntimeError, ValueError, TypeError, KeyError, IndexError,
    AttributeError, NotImplementedError, OverflowError, RecursionError, OSError,
)  # fmt: skip

# What qpdf unpacks by itself (its tables of objects) stays within bounds too. Holds for the whole process; nobody else
# in it reads PDFs with qpdf.
set_qpdf_limits(
    flate_max_memory=_STRUCTURE, png_max_memory=_STRUCTURE, tiff_max_memory=_STRUCTURE, run_length_max_memory=_STRUCTURE
)


class PdfSource:
    """The files inside one PDF, open.

    Raises:
        Refused: it cannot be read as a PDF, or is encrypted.
    """

    exact = False  # whoever added another attachment did no harm

    def __init__(self, path: Path) -> None:
        self._turn = threading.Lock()
        if path.stat().st_size > limits.PDF_BYTES:
            raise Refused(FILE, "", "size")
        try:
            self._pdf = pikepdf.open(path, suppress_warnings=True, access_mode=pikepdf.AccessMode.stream)
        except pikepdf.PasswordError:
            raise Refused(FILE, "", "encrypted") from None
        except _FAULTS as error:
            raise Refused(FILE, "", "packing") from error
        try:
            if self._pdf.is_encrypted:
                raise Refused(FILE, "", "encrypted")
            self._streams = _streams(self._pdf)
        except _FAULTS as error:
            self._pdf.close()
            raise Refused(FILE, "", "packing") from error
        except BaseException:
            self._pdf.close()
            raise

    @property
    def has_data(self) -> bool:
        """Whether there is a dossier in it."""
        return JSON_NAME in self._streams

    @property
    def names(self) -> frozenset[str]:
        """The files beside the JSON."""
        return frozenset(self._streams) - {JSON_NAME}

    def manifest(self) -> bytes:
        """The JSON."""
        return self._read(JSON_NAME, limits.JSON_BYTES)

    def read(self, name: str, size: int) -> bytes:
        """The bytes of one file."""
        data = self._read(name, size)
        if len(data) != size:
            raise Refused(FILE, name, "contents")
        return data

    def close(self) -> None:
        """Give the file free."""
        self._pdf.close()

    def _read(self, name: str, limit: int) -> bytes:
        try:
            with self._turn:
                found = _inflated(name, self._streams[name][0], limit)
                for other in self._streams[name][1:]:
                    if _inflated(name, other, limit) != found:
                        raise Refused(FILE, name, "duplicate")
        except _FAULTS as error:
            raise Refused(FILE, name, "packing") from error
        return found


def _streams(pdf: pikepdf.Pdf) -> dict[str, list[pikepdf.Stream]]:
    """The streams by the name that the file gives them; each once, however often it is listed."""
    found: dict[str, list[pikepdf.Stream]] = {}
    seen: set[tuple[int, int]] = set()
    most = 2 * (limits.PACKAGE_FILES + 1) + _STRANGE  # each of ours stands in both lists, the JSON too
    for number, spec in enumerate(_specifications(pdf), 1):
        if number > most:
            raise Refused(FILE, "", "size")
        if not isinstance(spec, pikepdf.Dictionary):
            continue
        name = str(spec.get("/UF", spec.get("/F", "")))
        inside: Any = spec.get("/EF", None)
        stream = inside.get("/UF", inside.get("/F", None)) if isinstance(inside, pikepdf.Dictionary) else None
        if not NAME.fullmatch(name) or not isinstance(stream, pikepdf.Stream) or stream.objgen in seen:
            continue
        seen.add(stream.objgen)
        found.setdefault(name, []).append(stream)
        if len(found[name]) > _COPIES:
            raise Refused(FILE, name, "duplicate")
    return found


def _specifications(pdf: pikepdf.Pdf) -> Iterator[object]:
    listed: Any = pdf.Root.get("/AF", None)
    if isinstance(listed, pikepdf.Array):
        yield from listed
    names: Any = pdf.Root.get("/Names", None)
    tree = names.get("/EmbeddedFiles", None) if isinstance(names, pikepdf.Dictionary) else None
    if isinstance(tree, pikepdf.Dictionary):
        yield from pikepdf.NameTree(tree).values()


def _inflated(name: str, stream: pikepdf.Stream, limit: int) -> bytes:
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
