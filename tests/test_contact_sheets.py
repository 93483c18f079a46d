"""The pictures of `make screens` are put together by their names."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests.screens.sheets import sheets


def test_a_sheet_for_each_screen_whatever_the_parts_of_the_names(tmp_path: Path) -> None:
    for name in ("start-empty-light-11", "start-full-dark-18", "arrival-refusal-changed-contrast-11"):
        Image.new("RGB", (64, 48)).save(tmp_path / f"{name}.png")
    assert [sheet.name for sheet in sheets(tmp_path)] == ["sheet-arrival.png", "sheet-start.png"]
    assert sheets(tmp_path), "a second time, with the sheets of the first beside them"
