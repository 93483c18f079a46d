"""What ReportLab 5.1 writes wrongly for PDF/A, mended before the first page.

Each repair is for a rule that a validator checks or for text that a screen reader would otherwise read wrongly.
They are no more than the rule asks, and harmless to other users of ReportLab in the same process.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, ttfonts

from lobdossier.document.tagged.glyphs import logical

_plain_stream = pdfdoc.PDFStream.format


def _stream_with_line_end(stream: Any, document: Any) -> bytes:
    """A stream with an end-of-line before ``endstream`` (PDF/A-3, 6.1.7.1)."""
    written: bytes = _plain_stream(stream, document)
    return written[: -len(b"endstream\n")] + b"\nendstream\n"


def _utf16(code: int) -> str:
    return logical(chr(code)).encode("utf-16-be").hex().upper()


def _to_unicode(_name: str, subset: Sequence[int]) -> str:
    """A ToUnicode map in UTF-16 (ReportLab writes <1F600> for an emoji) with at most 100 rows in a block."""
    rows = [f"<{index:02X}> <{_utf16(code)}>" for index, code in enumerate(subset)]
    blocks = [rows[start : start + 100] for start in range(0, len(rows), 100)]
    body = "".join("{} beginbfchar\n{}\nendbfchar\n".format(len(block), "\n".join(block)) for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
        f"{body}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


def plain_widths(font: Any) -> Any:
    """Keep the last advance width for glyphs beyond `numberOfHMetrics` (PDF/A-3, 6.2.11.5) and return *font*."""
    face = font.face
    known = int.from_bytes(face.get_table("hhea")[34:36], "big")
    last = face.hmetrics[known - 1][0]
    face.hmetrics[known:] = [(last, bearing) for _, bearing in face.hmetrics[known:]]
    return font


def mend() -> None:
    """Put the repairs in place; doing it again changes nothing."""
    rl_config.useA85 = 0  # base-85 costs a quarter of the file and thirty times the time with photos
    pdfdoc.PDFStream.format = _stream_with_line_end
    ttfonts.makeToUnicodeCMap = _to_unicode
