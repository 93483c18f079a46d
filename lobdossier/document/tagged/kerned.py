"""Text that is set with kerning and, in large sizes, a little tighter."""

from __future__ import annotations

from functools import lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.textobject import PDFTextObject

from lobdossier.document import kerning
from lobdossier.document.tagged.glyphs import glyph_of


class KernedText(PDFTextObject):  # type: ignore[misc]  # ReportLab has no type information
    """A ReportLab text object whose strings become TJ arrays where a pair wants to move."""

    _curSubset: int  # noqa: N815 - ReportLab's name

    def _formatText(self, text: str | bytes) -> str:  # noqa: N802 - ReportLab's name
        words = text.decode("utf-8") if isinstance(text, bytes) else str(text)
        kern = kerning.pairs(self._fontname)
        if kern is None or not words:
            return str(super()._formatText(words))
        canvas, font = self._canvas, pdfmetrics.getFont(self._fontname)
        moves = [*kern.moves(words, self._fontsize), 0.0]
        out: list[str] = []
        at = 0
        for subset, codes in font.splitString(words, canvas._doc):
            if subset != self._curSubset:
                name = font.getSubsetInternalName(subset, canvas._doc)
                out.append(f"{name} {_number(self._fontsize)} Tf {_number(self._leading)} TL")
                self._curSubset = subset
            out.append(self._shown(codes, moves[at : at + len(codes)]))
            at += len(codes)
        return " ".join(out)

    def back_out(self, words: str) -> None:
        """Write *words*, in the order of reading, from the pen to the left; the font is set."""
        font, size = pdfmetrics.getFont(self._fontname), self._fontsize
        open_, moved = "", 0.0
        out: list[str] = []
        for word in words:
            ((subset, codes),) = font.splitString(word, self._canvas._doc)
            glyph, width = glyph_of(word), font.stringWidth(word, 1_000)
            if subset != self._curSubset or glyph.up:
                out.append(f"{open_}] TJ" if open_ else "")
                open_ = ""
            if subset != self._curSubset:
                out.append(f"{font.getSubsetInternalName(subset, self._canvas._doc)} {_number(size)} Tf")
                self._curSubset = subset
            moved += width - glyph.right
            open_ = (open_ or "[") + f"{_number(moved)} ({self._canvas._escape(codes)})"
            moved = width + glyph.right
            if glyph.up:
                out.append(f"{_number(glyph.up * size / 1_000)} Ts {open_}] TJ 0 Ts")
                open_ = ""
        out.append(f"{open_}] TJ" if open_ else "")
        self._code.append(" ".join(filter(None, out)))

    def _shown(self, codes: bytes, moves: list[float]) -> str:
        pieces: list[str] = []
        start = 0
        for index, move in enumerate(moves):
            if move:
                pieces += [f"({self._canvas._escape(codes[start : index + 1])})", _number(-move)]
                start = index + 1
        if start < len(codes):
            pieces.append(f"({self._canvas._escape(codes[start:])})")
        return f"{pieces[0]} Tj" if len(pieces) == 1 else f"[{' '.join(pieces)}] TJ"


@lru_cache(maxsize=1_024)
def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
