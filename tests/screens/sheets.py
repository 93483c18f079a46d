"""Contact sheets: all pictures of one screen beside each other."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

_CELL: Final = 640
_GAP: Final = 10
_TITLE: Final = 16


def sheets(out: Path) -> list[Path]:
    """Make ``sheet-<screen>.png`` of the pictures in *out*: themes beside each other, states below each other."""
    groups: dict[str, list[Path]] = defaultdict(list)
    for picture in sorted(out.glob("*.png")):
        if not picture.name.startswith("sheet-"):
            groups[picture.name.split("-")[0]].append(picture)
    return [_sheet(out / f"sheet-{screen}.png", pictures) for screen, pictures in sorted(groups.items())]


def _sheet(target: Path, pictures: list[Path]) -> Path:
    rows: dict[tuple[str, str], dict[str, Path]] = defaultdict(dict)
    for picture in pictures:
        name, scheme, pt = picture.stem.rsplit("-", 2)
        rows[(pt, name.partition("-")[2])][scheme] = picture
    order = {"empty": "0", "little": "1", "full": "2", "sixty": "3", "crowd": "4"}
    lines = sorted(rows, key=lambda row: (row[0], order.get(row[1], row[1])))
    heights = [_height(next(iter(rows[line].values()))) + _TITLE + _GAP for line in lines]
    sheet = Image.new("RGB", (3 * (_CELL + _GAP) + _GAP, sum(heights) + _GAP), "#8a8f98")
    draw = ImageDraw.Draw(sheet)
    top = _GAP
    for line, height in zip(lines, heights, strict=True):
        for column, scheme in enumerate(("light", "dark", "contrast")):
            left = _GAP + column * (_CELL + _GAP)
            if scheme in rows[line]:
                draw.text((left, top), rows[line][scheme].stem, fill="white")
                with Image.open(rows[line][scheme]) as picture:
                    small = picture.convert("RGB").resize(
                        (_CELL, _height(rows[line][scheme])), Image.Resampling.LANCZOS
                    )
                sheet.paste(small, (left, top + _TITLE))
        top += height
    sheet.save(target)
    return target


def _height(picture: Path) -> int:
    with Image.open(picture) as image:
        return round(image.height * _CELL / image.width)
