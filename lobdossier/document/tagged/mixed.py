"""Paragraphs in which something is written from right to left.

Every piece is placed where it belongs on the line, and written to the file in the order of reading: whoever copies it or
has it read aloud gets the letters as they were typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus.paragraph import _doLink, _usConv

from lobdossier.document.tagged.directions import language, mirrored, visual
from lobdossier.document.tagged.glyphs import Glyph, logical, stand_in

if TYPE_CHECKING:
    from lobdossier.document.tagged.paragraph import TaggedParagraph


@dataclass(slots=True)
class _Run:
    """Characters of one style and direction that stand together, with the left and right end of their place."""

    style: Any
    words: str
    backwards: bool
    left: float
    right: float


class _Marks:
    """What is written belongs to the paragraph, to a link in it, or to words in another language."""

    def __init__(self, paragraph: TaggedParagraph, text: Any) -> None:
        self._paragraph = paragraph
        self._text = text
        self._open: tuple[Any, str] | None = None

    def go_on(self, link: Any, spoken: str) -> None:
        """What comes now belongs to *link* (None: the paragraph itself), in the language *spoken* ("": the document's)."""
        if self._open == (link, spoken) or self._paragraph.canv.in_artifact:
            return
        self.end()
        self._open = (link, spoken)
        self._text._code.append(self._paragraph.begin(link, spoken))

    def end(self) -> None:
        """Nothing more comes."""
        if self._open:
            self._text._code.append("EMC")
        self._open = None


def draw_mixed(paragraph: TaggedParagraph, text: Any, spaced: list[bool]) -> None:
    """Write the lines of *paragraph* to its text object, and draw its links and the lines under them.

    *spaced* says of each line whether a space follows on it.
    """
    canvas, style = paragraph.canv, paragraph.style
    boxes: list[tuple[_Run, float]] = []
    marks, spoken = _Marks(paragraph, text), ""
    for number, line in enumerate(paragraph.blPara.lines):
        y = paragraph.height - style.fontSize - number * style.leading
        pieces = [(paragraph.blPara, " ".join(line[1]))] if paragraph.blPara.kind == 0 else _pieces(line)
        for run in _placed(paragraph, pieces, spaced[number]):
            spoken = _spoken(run, paragraph, spoken)
            marks.go_on(_link(run), spoken)
            _write(text, run, y)
            boxes.append((run, y))
    marks.end()
    canvas.drawText(text)
    for run, y in boxes:
        _underline(canvas, run, y)
        link = _link(run)
        if link and not canvas.in_artifact:
            paragraph.expect(link)
            _doLink(text, link[1], (run.left, y - 0.2 * style.fontSize, run.right, y + style.fontSize))


def _link(run: _Run) -> Any:
    return next(iter(run.style.link or ()), None)


def _pieces(line: Any) -> list[tuple[Any, str]]:
    return [(piece, piece.text) for piece in line.words]


def _placed(paragraph: TaggedParagraph, pieces: list[tuple[Any, str]], spaced: bool) -> Iterator[_Run]:
    """The runs of one line in the order of reading."""
    style = paragraph.style
    characters = [(piece, character) for piece, words in pieces for character in words]
    if spaced:
        characters.append((characters[-1][0], " "))
    widths = [pdfmetrics.stringWidth(character, piece.fontName, piece.fontSize) for piece, character in characters]
    order = visual("".join(character for _, character in characters), paragraph.base)
    free = paragraph.width - style.leftIndent - style.rightIndent - sum(widths) + (widths[-1] if spaced else 0.0)
    x = style.leftIndent + {TA_RIGHT: free, TA_CENTER: free / 2}.get(style.alignment, 0.0)
    if spaced and paragraph.base:
        x -= widths[-1]
    lefts, levels = [0.0] * len(widths), [0] * len(widths)
    for place, level in order:
        lefts[place], levels[place] = x, level
        x += widths[place]
    run: _Run | None = None
    before = 0
    for (piece, character), left, width, level in zip(characters, lefts, widths, levels, strict=True):
        if run and run.style is piece and level == before:
            run.words += character
            run.left, run.right = min(run.left, left), max(run.right, left + width)
            continue
        if run:
            yield run
        run, before = _Run(piece, character, bool(level % 2), left, left + width), level
    if run:
        yield run


def _spoken(run: _Run, paragraph: TaggedParagraph, before: str) -> str:
    """The language of *run*; figures and signs go with the paragraph, or with the words *before* among which they stand."""
    said = logical(run.words)
    if any(map(str.isalpha, said)):
        return language(said)
    return paragraph.spoken or (before if run.backwards else "")


def _write(text: Any, run: _Run, y: float) -> None:
    piece = run.style
    text.setTextOrigin(run.right if run.backwards else run.left, y)
    text.setFont(piece.fontName, piece.fontSize)
    text.setFillColor(piece.textColor)
    if run.backwards:
        text.back_out("".join(_turned(piece.fontName, character) for character in run.words))
    else:
        text._code.append(text._formatText(run.words))


def _turned(font: str, character: str) -> str:
    """What is drawn for *character* from right to left; it still says what it said."""
    other = mirrored(character)
    number = pdfmetrics.getFont(font).face.charToGlyph.get(ord(other)) if other != character else None
    return stand_in(font, number, Glyph(character)) if number else character


def _underline(canvas: Any, run: _Run, y: float) -> None:
    size = run.style.fontSize
    for _, _, colour, width, offset, rise, _, _ in run.style.us_lines or ():
        values = {"L": size, "F": size, "f": size}
        height = y + rise + _usConv("-0.125*L" if offset == "" else offset, values)
        canvas.saveState()
        canvas.setStrokeColor(colour or run.style.textColor)
        canvas.setLineWidth(_usConv(width, values, default=canvas._lineWidth))
        canvas.line(run.left, height, run.right, height)
        canvas.restoreState()
