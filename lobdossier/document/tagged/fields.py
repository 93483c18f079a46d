"""Fields to fill in: widgets that belong to a Form element, with appearances of their own (PDF/UA-1 7.18, PDF/A-3 6.4).

What somebody types later is drawn by their viewer, which takes the font that the form names. It must find all letters
there, and most viewers know simple encodings only. So the form carries the whole font once, as TrueType with
WinAnsiEncoding, beside the subsets of which the pages are made. `NeedAppearances` is absent: PDF/A forbids it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

from lobdossier.document.tagged.tree import Node, said

if TYPE_CHECKING:
    from lobdossier.document.tagged.canvas import TaggedCanvas

Box = tuple[float, float, float, float]
"""Left, bottom, right, top on the page."""
_FONT: Final = "LobFormulier"
_READ_ONLY, _LINES = 1, 1 << 12
_FIRST, _LAST = 32, 255
_NONSYMBOLIC: Final = 32
_USED: Final = re.compile(r"/(F\d+\+\d+) [\d.]+ Tf")
"""A part of a font in operators; its object has the same name."""


@dataclass(frozen=True, slots=True)
class Typed:
    """How what is typed looks: the size in points, the colour ("#1A1E2B"), and the colour of the paper under it."""

    size: float
    ink: str
    paper: str


@dataclass(frozen=True, slots=True)
class TextField:
    """A field to write in.

    Args:
        name: what it is called in the file; without a full stop.
        says: what somebody hears who cannot see the page.
        value: what stands in it already.
        lines: whether more than one line can be written.
        most: characters, 0 for as many as one likes.
        fixed: whether it can only be read.
    """

    name: str
    says: str
    value: str = ""
    lines: bool = False
    most: int = 0
    fixed: bool = False


class Fields:
    """The fields of one document."""

    def __init__(self, canvas: TaggedCanvas, font: str) -> None:
        self._canvas, self._font = canvas, font
        self._made: list[Any] = []
        self._whole: Any = None
        self._typed = ""

    def text(self, node: Node, field: TextField, box: Box, typed: Typed, draw: Callable[[], None] | None) -> None:
        """A field in *box* on this page, as *node*. *draw* draws its value, with the lower left corner at (0, 0)."""
        self._typed = f"/{_FONT} {typed.size:g} Tf {_rgb(typed.ink)} rg"
        shown = f"q {self._canvas.captured(draw)} Q" if draw else ""
        entries: dict[str, Any] = {
            "FT": PDFName("Tx"),
            "Ff": _READ_ONLY * field.fixed | _LINES * field.lines,
            "DA": PDFString(self._typed),
            "V": PDFString(field.value),
            "DV": PDFString(field.value),
            "AP": PDFDictionary({"N": self._appearance(box, f"/Tx BMC {shown} EMC", text=True)}),
        }
        if field.most:
            entries["MaxLen"] = field.most
        if not field.fixed:
            # Only what is drawn anew gets a ground: it covers the lines for a pen once something was typed.
            entries["MK"] = PDFDictionary({"BG": f"[ {_rgb(typed.paper)} ]"})
        self._add(node, field.name, field.says, box, entries)

    def check(self, node: Node, name: str, says: str, box: Box, state: str, ink: str) -> None:
        """A check box, not ticked; ticked its value is *state*."""
        side = box[2] - box[0]
        points = " ".join(
            f"{side * x:.2f} {side * y:.2f} {go}" for x, y, go in ((0.2, 0.5, "m"), (0.42, 0.26, "l"), (0.8, 0.76, "l"))
        )
        tick = f"q {_rgb(ink)} RG {side * 0.11:.2f} w 1 J 1 j {points} S Q"
        looks = {state: self._appearance(box, tick), "Off": self._appearance(box, "")}
        entries = {
            "FT": PDFName("Btn"),
            "V": PDFName("Off"),
            "DV": PDFName("Off"),
            "AS": PDFName("Off"),
            "AP": PDFDictionary({"N": PDFDictionary(looks)}),
        }
        self._add(node, name, says, box, entries)

    def form(self) -> Any:
        """The entry of the catalog that lists them; None when there are none."""
        if not self._made:
            return None
        fonts = PDFDictionary({"Font": PDFDictionary({_FONT: self._whole_font()})})
        return PDFDictionary({"Fields": PDFArray(self._made), "DR": fonts, "DA": PDFString(self._typed)})

    def _add(self, node: Node, name: str, says: str, box: Box, entries: dict[str, Any]) -> None:
        common = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Widget"),
            "Rect": PDFArray([round(value, 2) for value in box]),
            "T": PDFString(name),
            "TU": PDFString(said(says)),
        }
        self._made.append(self._canvas.add_widget(node, PDFDictionary({**common, **entries})))

    def _appearance(self, box: Box, code: str, *, text: bool = False) -> Any:
        resources: dict[str, Any] = {}
        if text:  # named one by one, not as the page has them: pdf.js finds no font in what is only pointed to
            used = {name: pdfdoc.PDFObjectReference(name) for name in _USED.findall(code)}
            resources["Font"] = PDFDictionary({_FONT: self._whole_font(), **used})
        entries = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Form"),
            "BBox": PDFArray([0, 0, round(box[2] - box[0], 2), round(box[3] - box[1], 2)]),
            "Resources": PDFDictionary(resources),
        }
        stream = PDFStream(PDFDictionary(entries), code.encode("latin-1"), filters=[pdfdoc.PDFZCompress])
        return self._canvas._doc.Reference(stream)

    def _whole_font(self) -> Any:
        if self._whole is None:
            self._whole = _simple(self._canvas._doc, self._font)
        return self._whole


def _simple(document: Any, name: str) -> Any:
    """The registered font *name*, whole, as a simple font of the letters of Western Europe."""
    face = pdfmetrics.getFont(name).face
    written = face.name.decode() if isinstance(face.name, bytes) else face.name
    data: bytes = face._ttf_data
    stream = PDFStream(PDFDictionary({"Length1": len(data)}), data, filters=[pdfdoc.PDFZCompress])
    about = {
        "Type": PDFName("FontDescriptor"),
        "FontName": PDFName(written),
        "Flags": _NONSYMBOLIC,
        "FontBBox": PDFArray([round(value) for value in face.bbox]),
        "ItalicAngle": round(face.italicAngle),
        "Ascent": round(face.ascent),
        "Descent": round(face.descent),
        "CapHeight": round(face.capHeight),
        "StemV": round(face.stemV),
        "FontFile2": document.Reference(stream),
    }
    font = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("TrueType"),
        "BaseFont": PDFName(written),
        "Encoding": PDFName("WinAnsiEncoding"),
        "FirstChar": _FIRST,
        "LastChar": _LAST,
        "Widths": PDFArray(_widths(face)),
        "FontDescriptor": document.Reference(PDFDictionary(about)),
    }
    return document.Reference(PDFDictionary(font))


def _widths(face: Any) -> Sequence[int]:
    letters = (bytes([code]).decode("cp1252", "replace") for code in range(_FIRST, _LAST + 1))
    return [round(face.charWidths.get(ord(letter), face.defaultWidth)) for letter in letters]


def _rgb(colour: str) -> str:
    return " ".join(f"{part:.3f}".rstrip("0").rstrip(".") for part in HexColor(colour).rgb())
