"""The files inside a PDF of anybody, read within bounds. The pages are not looked at, and nothing in it is run.

Saving and mailing keep the files; printing, merging and splitting lose them. Some programs drop the list that PDF/A-3
asks for (/AF), others the list of attachments (/Names), so both are read.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pikepdf

from lobdossier.domain import limits
from lobdossier.domain.errors import Refused
from lobdossier.domain.package import JSON_NAME
from lobdossier.exchange.json_head import NAME
from lobdossier.exchange.pdf_opening import FAULTS, inflated, opened
from lobdossier.text.causes import FILE

_COPIES: Final = 4
"""Streams of one name: a program that saved the PDF anew may have written one twice."""
_STRANGE: Final = 1_000
"""Attachments that others may have added."""


class PdfSource:
    """The files inside one PDF, open.

    Raises:
        Refused: it cannot be read as a PDF, or is encrypted.
    """

    exact = False  # whoever added another attachment did no harm

    def __init__(self, path: Path) -> None:
        self._turn = threading.Lock()
        self._pdf = opened(path, limits.PDF_BYTES)
        try:
            self._streams = _streams(self._pdf)
        except FAULTS as error:
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
                found = inflated(name, self._streams[name][0], limit)
                for other in self._streams[name][1:]:
                    if inflated(name, other, limit) != found:
                        raise Refused(FILE, name, "duplicate")
        except FAULTS as error:
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
