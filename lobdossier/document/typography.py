"""Text as a part of a page: trimmed to cap height and baseline, headings balanced, no lonely last word."""

from __future__ import annotations

from typing import Any, Final

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth

from lobdossier.document.layout import Part
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.document.tagged.paragraph import TaggedParagraph

_REPAIR_LINES: Final = 12
"""Above this many lines a short last one is no loss, and trying is work."""
_SHORT: Final = 0.2
_LONG_WORD: Final = 12
_SMALLEST: Final = 0.78


def room(text: str, style: ParagraphStyle) -> float:
    """The width that the line breaker wants for *text* on one line."""
    return float(stringWidth(text, style.fontName, style.fontSize)) + 0.5


class Text(Part):
    """A paragraph whose box runs from the cap height of the first line to the baseline of the last.

    A word wider than its column makes the type up to a fifth smaller; only a word that is wider still is cut.
    *anchor* and *bookmark* (level, title) make it a place to jump to.
    """

    def __init__(self, paragraph: TaggedParagraph, cap: float, *, balance: bool = False, sticky: bool = False) -> None:
        self.paragraph = paragraph
        self.balance = balance and not paragraph.base
        self.sticky = sticky
        self.anchor = ""
        self.bookmark: tuple[int, str] | None = None
        self._cap = cap
        self._fitted, self._height = -1.0, 0.0
        self._plain = bool(paragraph.base)  # a narrower column would move its right side
        self._part = False
        self._style = paragraph.style
        self._pieces = list(paragraph.frags)

    def measure(self, width: float) -> float:
        if abs(width - self._fitted) > 1e-6:
            self._fit(width)
            self._fitted = width
            above, below = self._trim()
            self._height = len(self.paragraph.blPara.lines) * float(self.paragraph.style.leading) - above - below
        return self._height

    def divide(self, width: float, height: float) -> tuple[Part, Part] | None:
        self.measure(width)
        above, below = self._trim()
        parts = self.paragraph.split(width, height + above + below + 0.01)
        if len(parts) != 2:
            self._fitted = -1.0  # ReportLab may have dropped the lines
            return None
        first, second = (Text(part, self._cap) for part in parts)
        first._part = second._part = True
        first._plain = True  # its lines are settled: repairing the last would move words
        first.anchor, first.bookmark = self.anchor, self.bookmark
        return first, second

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        height = self.measure(width)
        if self.anchor:
            canvas.bookmarkHorizontal(self.anchor, 0, top + 12)
        if self.bookmark:
            level, title = self.bookmark
            canvas.addOutlineEntry(title, self.anchor, level, closed=int(level > 0))
        above, below = self._trim()
        self.paragraph.height = height + above + below
        self.paragraph.drawOn(canvas, x, top - height - below)

    def _trim(self) -> tuple[float, float]:
        style = self.paragraph.style
        return style.fontSize * (1 - self._cap), style.leading - style.fontSize

    def _fit(self, width: float) -> None:
        if not self._part:
            self._scale(width)
        self._wrap(width)
        if self._plain or len(self.paragraph.blPara.lines) < 2:
            return
        if self.balance:
            self._balance(width)
        elif len(self.paragraph.blPara.lines) <= _REPAIR_LINES and self._last(width) < _SHORT * width:
            self._repair(width)

    def _wrap(self, width: float) -> int:
        self.paragraph.frags = list(self._pieces)  # ReportLab leaves words there, cut for the width before
        self.paragraph.wrap(width, 1e6)
        return len(self.paragraph.blPara.lines)

    def _scale(self, width: float) -> None:
        """Make the type smaller if that keeps a long word whole."""
        widest = 0.0
        for piece in self._pieces:
            for word in getattr(piece, "text", "").replace("\xa0", " ").split():
                if len(word) > _LONG_WORD:
                    widest = max(widest, stringWidth(word, piece.fontName, _full_size(piece)))
        factor = width / (widest + 0.6) if widest > width else 1.0
        if factor < _SMALLEST:
            factor = 1.0  # nothing helps: the word is cut
        style = self._style
        if factor != 1.0:
            style = ParagraphStyle(
                "smaller", parent=style, fontSize=style.fontSize * factor, leading=style.leading * factor
            )
        self.paragraph.style = style
        for piece in self._pieces:
            piece.fontSize = _full_size(piece) * factor

    def _last(self, width: float) -> float:
        line = self.paragraph.blPara.lines[-1]
        return float(width - (line[0] if isinstance(line, tuple) else line.extraSpace))

    def _overfull(self) -> bool:
        return any(
            (line[0] if isinstance(line, tuple) else line.extraSpace) < -0.01 for line in self.paragraph.blPara.lines
        )

    def _balance(self, width: float) -> None:
        lines, low, high = self._wrap(width), width * 0.35, width
        for _ in range(9):
            middle = (low + high) / 2
            if self._wrap(middle) > lines or self._overfull():
                low = middle
            else:
                high = middle
        self._wrap(high)

    def _repair(self, width: float) -> None:
        """Wrap a little narrower, as long as that costs no line, until the last one has company."""
        lines = self._wrap(width)
        for step in range(1, 14):
            narrower = width * (1 - step * 0.0125)
            if self._wrap(narrower) > lines:
                break
            if self._last(narrower) >= _SHORT * width:
                return
        self._wrap(width)


def _full_size(piece: Any) -> float:
    """The type size of a fragment before it was made smaller for a narrow column."""
    return float(piece.__dict__.setdefault("full_size", piece.fontSize))


def break_up(text: str, words: int = 2_000, letters: int = 2_000) -> list[str]:
    """*text* in pieces of at most so many words, words at most so long: line breaking then stays linear.

    The pieces joined by nothing are the text.
    """
    if len(text) <= letters and text.count(" ") < words:
        return [text]
    pieces: list[str] = []
    current: list[str] = []
    count = 0
    for token in _tokens(text):
        for start in range(0, len(token), letters):
            part = token[start : start + letters]
            current.append(part)
            if start + letters < len(token):
                pieces.append("".join(current))
                current, count = [], 0
        count += 1
        if count >= words:
            pieces.append("".join(current))
            current, count = [], 0
    return [*pieces, "".join(current)] if current else pieces


def _tokens(text: str) -> list[str]:
    """Words with the space after them."""
    words = text.split(" ")
    return [*(word + " " for word in words[:-1]), words[-1]]
