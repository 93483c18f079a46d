"""Pair kerning out of a font's GPOS table; ReportLab itself sets type without it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

_PAIRS: dict[str, Kerning] = {}


class Kerning(dict[tuple[str, str], float]):
    """The kerning of one font: the distance of a pair of characters in thousandths of an em, 0 or closer.

    A pair is looked up in the font when it is first asked for.
    """

    def __init__(self, font: TTFont) -> None:
        super().__init__()
        self._glyphs: dict[int, str] = font.getBestCmap()
        self._scale = 1000 / font["head"].unitsPerEm
        self._tables = list(_pair_tables(font))

    def __missing__(self, pair: tuple[str, str]) -> float:
        left, right = map(self._glyphs.get, map(ord, pair))
        found: float = min(self._find(left, right) * self._scale, 0.0)  # never wider than the line breaker thinks
        self[pair] = found
        return found

    def moves(self, text: str, size: float) -> list[float]:
        """How far each character of *text* but the last moves what follows, tracking included."""
        tight = tracking(size)
        moves = map(self.__getitem__, pairwise(text))
        return [move + tight for move in moves] if tight else list(moves)

    def _find(self, left: str | None, right: str | None) -> float:
        for table, covered in self._tables:
            if left not in covered:
                continue
            if table.Format == 1:
                for record in table.PairSet[covered[left]].PairValueRecord:
                    if record.SecondGlyph == right:
                        return _advance(record.Value1)
            else:
                row = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)]
                moved = _advance(row.Class2Record[table.ClassDef2.classDefs.get(right, 0)].Value1)
                if moved:
                    return moved
        return 0.0


def _advance(value: Any) -> float:
    return float(getattr(value, "XAdvance", 0) or 0) if value else 0.0


def _pair_tables(font: TTFont) -> list[tuple[Any, dict[str, int]]]:
    """Pair positioning subtables of the kern feature, each with the place of its left glyphs."""
    if "GPOS" not in font:
        return []
    table = font["GPOS"].table
    wanted = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for index in record.Feature.LookupListIndex
    }
    found = []
    for index in sorted(wanted):
        for subtable in table.LookupList.Lookup[index].SubTable:
            inner = getattr(subtable, "ExtSubTable", subtable)
            if inner.LookupType == 2:  # pair adjustment
                found.append((inner, {glyph: place for place, glyph in enumerate(inner.Coverage.glyphs)}))
    return found


def learn(name: str, path: Path) -> None:
    """Read the kerning of the font at *path*, registered with ReportLab as *name*."""
    with TTFont(path, lazy=True) as font:
        _PAIRS[name] = Kerning(font)


def pairs(name: str) -> Kerning | None:
    """The kerning of a registered font; None for one that was not learned (fallback fonts)."""
    return _PAIRS.get(name)


def tracking(size: float) -> float:
    """Thousandths of an em between letters of *size* points: large type wants to be tighter."""
    return 0.0 if size < 18 else -8.0 if size < 28 else -14.0 if size < 44 else -20.0
