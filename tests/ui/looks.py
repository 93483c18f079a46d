"""The looks in which every screen must be whole."""

from __future__ import annotations

from layout_check import problems
from PySide6.QtWidgets import QApplication, QWidget

from lobdossier.ui.theme import FAMILIES, Look, Theme

SMALL = (1024, 614)
LARGE = (1240, 800)
LOOKS = (
    (Look("light", FAMILIES[0], 11), LARGE),
    (Look("contrast", FAMILIES[1], 11), LARGE),
    (Look("dark", FAMILIES[1], 18), SMALL),
    (Look("contrast", FAMILIES[0], 18), SMALL),
)
"""Each text size with each font, and each theme. Themes differ in colours alone: `make screens` looks at all of them."""


def found_in_all_looks(theme: Theme, window: QWidget) -> list[str]:
    """What is wrong with *window* in any look."""
    found: list[str] = []
    for look, size in LOOKS:
        theme.apply(look)
        window.resize(*size)
        for _ in range(4):
            QApplication.processEvents()
        found += [f"{look.scheme} {look.pt} {look.family}: {problem}" for problem in problems(window)]
    return found
