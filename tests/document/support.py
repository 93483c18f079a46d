"""Readers of finished PDFs: what poppler says is in them."""

from __future__ import annotations

import re
import subprocess
import unicodedata
import zlib
from pathlib import Path

from lobdossier.document.builder import Builder
from lobdossier.document.fonts import printed


def structure_words(path: Path) -> str:
    """The text of the structure tree in reading order."""
    out = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, check=True).stdout
    # One text a line in quotes; poppler escapes nothing, so a text may hold quotes itself.
    return "".join(re.findall(r'^\s*"(.*)"$', out.decode("utf-8", "replace"), re.MULTILINE))


def structure_texts(path: Path) -> list[str]:
    """The text of each block of the structure tree in reading order; links and spans are part of their block."""
    out = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, check=True).stdout
    found: list[str] = []
    for line in out.decode("utf-8", "replace").split("\n"):
        told = re.fullmatch(r'\s*"(.*)"', line)
        if told and found:
            found[-1] += told[1]
        elif re.fullmatch(
            r"\s*(?:\w+(?: \(block\))?:?|Reference \(inline\))", line
        ):  # other inline ones are part of their block
            found.append("")
    return [text for text in found if text]


def read_words(path: Path) -> list[str]:
    """Every word that somebody hears who has the document read aloud."""
    return " ".join(structure_texts(path)).split()


def told_words(builder: Builder) -> list[str]:
    """Every word of a story as a document shows it: what no font has is U+FFFD, and joiners have no shape."""
    return unicodedata.normalize("NFC", printed(" ".join(builder.words()))).split()


def letters(text: str) -> str:
    """The characters that a document shows for *text*, without white space: line ends are the page's business."""
    return "".join(c for c in unicodedata.normalize("NFC", printed(text)) if not c.isspace() and c != "\xa0")


def streams(path: Path) -> bytes:
    """The whole file with every stream that can be inflated appended in the clear."""
    data = path.read_bytes()
    clear = [data]
    for raw in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            clear.append(zlib.decompress(raw))
        except zlib.error:
            continue
    return b"\n".join(clear)


def fonts(path: Path) -> list[tuple[str, bool]]:
    """Name of every font, and whether it is embedded."""
    rows = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    return [(row.split()[0], row.split()[-5] == "yes") for row in rows]


def contrast(one: str | tuple[int, int, int], other: str | tuple[int, int, int]) -> float:
    """How much two colours differ in light, from 1 to 21 (WCAG 2.2, 1.4.3); as "#RRGGBB" or as three bytes."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str | tuple[int, int, int]) -> float:
    parts = tuple(bytes.fromhex(colour[1:])) if isinstance(colour, str) else colour
    linear = [part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
