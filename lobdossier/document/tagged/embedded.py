"""Files inside a PDF: the dossier as data, and the evidence beside it (PDF/A-3, ISO 19005-3, 6.8)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

_PACKED_ALREADY: Final = ("image/", "audio/", "video/", "application/vnd.", "application/pdf")
DATA: Final = "Data"
_RATIO: Final = 100
"""What would shrink more than this is stored as it is: a reader takes it for a bomb."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """One file inside.

    Args:
        name: its name in the list of attachments; plain letters, digits, a dot.
        about: what it is, for somebody who looks at that list.
        mime: its kind.
        data: gives its bytes, when they are written.
        relationship: "Data" for what the pages were made from, "Supplement" for evidence.
    """

    name: str
    about: str
    mime: str
    data: Callable[[], bytes]
    relationship: str = "Supplement"


class _Late(PDFStream):  # type: ignore[misc]  # ReportLab has no type information
    """A stream whose bytes are fetched when they are written, so that they are never there all at once."""

    def __init__(self, file: Embedded, moment: datetime) -> None:
        super().__init__()
        self._file, self._moment = file, moment

    def format(self, document: Any) -> bytes:
        data = self._file.data()
        params = {
            "Size": len(data),
            "ModDate": PDFString(self._moment.strftime("D:%Y%m%d%H%M%S+00'00'")),
            "CheckSum": f"<{hashlib.md5(data, usedforsecurity=False).hexdigest()}>",
        }
        # ReportLab does not escape the slash of a kind.
        kind = "/" + self._file.mime.replace("/", "#2F").replace("+", "#2B")
        entries = {"Type": PDFName("EmbeddedFile"), "Subtype": kind, "Params": PDFDictionary(params)}
        filters = None if self._file.mime.startswith(_PACKED_ALREADY) else [pdfdoc.PDFZCompress]
        if filters and len(pdfdoc.PDFZCompress.encode(data)) * _RATIO < len(data):
            filters = None
        written: bytes = PDFStream(PDFDictionary(entries), data, filters=filters).format(document)
        return written


def write(document: Any, files: Sequence[Embedded], moment: datetime) -> tuple[Any, Any]:
    """Add *files* to ReportLab's *document*; returns the /AF array and the /EmbeddedFiles name tree."""
    specs = [(file.name, document.Reference(PDFDictionary(_spec(document, file, moment)))) for file in files]
    names = [item for name, spec in sorted(specs, key=lambda each: each[0]) for item in (PDFString(name), spec)]
    return PDFArray([spec for _, spec in specs]), PDFDictionary({"Names": PDFArray(names)})


def _spec(document: Any, file: Embedded, moment: datetime) -> dict[str, Any]:
    stream = document.Reference(_Late(file, moment))
    return {
        "Type": PDFName("Filespec"),
        "F": PDFString(file.name),
        "UF": PDFString(file.name),
        "Desc": PDFString(file.about),
        "AFRelationship": PDFName(file.relationship),
        "EF": PDFDictionary({"F": stream, "UF": stream}),
    }
