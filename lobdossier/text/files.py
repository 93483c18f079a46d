"""Names of files, made fit to show and to save under on any system; and their size in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from pathlib import PurePosixPath
from typing import Final

NAMELESS: Final = "bestand"
LONGEST: Final = 120
"""Bytes: with a folder before it still below what file systems and sync programs take."""

#: Names that Windows keeps for devices, with any ending after them.
RESERVED: Final = re.compile(
    r"(?:CON|PRN|AUX|NUL|CLOCK\$|CONIN\$|CONOUT\$|COM[0-9¹²³]|LPT[0-9¹²³])(?=\.|\Z)", re.IGNORECASE
)
FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*]')
SIZES: Final = ("bytes", "kB", "MB", "GB", "TB")


def display_name(raw: str) -> str:
    """The last part of *raw* as it may stand on a screen: one line, nothing invisible, nothing that turns it around."""
    name = re.split(r"[/\\]", raw.rstrip("/\\"))[-1]
    name = unicodedata.normalize("NFC", "".join(c if _visible(c) else " " if c.isspace() else "" for c in name))
    name = " ".join(name.split())
    return _shortened(name, LONGEST) or NAMELESS


def save_name(raw: str, taken: Collection[str] = ()) -> str:
    """A name for a new file that Windows, macOS and Linux take, and that is not among *taken* (in any case)."""
    name = FORBIDDEN.sub("-", display_name(raw)).strip(". ")
    name = RESERVED.sub(lambda device: f"{device[0]}_", name, count=1) if RESERVED.match(name) else name
    name = _shortened(name, LONGEST - 6).strip(". ") or NAMELESS
    used = {unicodedata.normalize("NFC", other).casefold() for other in taken}
    path = PurePosixPath(name)
    number = 1
    while name.casefold() in used:
        number += 1
        name = f"{path.stem.rstrip()} {number}{path.suffix}"
    return name


def size(count: int) -> str:
    """ "3,4 MB": decimal, one figure after the comma from 1 MB on."""
    amount = float(max(count, 0))
    unit = 0
    while amount >= 999.5 and unit < len(SIZES) - 1:
        amount /= 1000
        unit += 1
    figures = f"{amount:.{0 if unit < 2 else 1}f}".removesuffix(".0").replace(".", ",")
    return f"{figures} {SIZES[unit]}"


def _visible(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _shortened(name: str, longest: int) -> str:
    """*name* in at most *longest* bytes, its ending kept."""
    if len(name.encode()) <= longest:
        return name
    path = PurePosixPath(name)
    ending = path.suffix if len(path.suffix.encode()) <= 12 else ""
    stem = name[: len(name) - len(ending)] if ending else name
    return stem.encode()[: longest - len(ending.encode())].decode(errors="ignore").rstrip() + ending
