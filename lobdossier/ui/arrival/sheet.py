"""The frame of every page about a file that was brought: one calm column, as wide as reads well."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lobdossier.ui.widgets.labels import Icon, IconTile, Words
from lobdossier.ui.widgets.layout import Box, Part, box, hbox, sized, vbox
from lobdossier.ui.widgets.page import page


def sheet(*parts: Part, width: int = 760) -> QWidget:
    """A page that scrolls when it must, with *parts* in a column of at most *width*."""
    return page(in_column(box(vbox(*parts, gap=14)), width), m=(24, 28, 24, 24))


def in_column(part: QWidget, width: int) -> Box:
    """*part* in the middle, at most *width* wide."""
    return hbox(None, (sized(part, max_width=width), 8), None)


def heading(icon: str, title: str, note: str = "") -> Box:
    """What a page is about, with its sign. Both may hold words of anybody: a name, or that of a file."""
    said: list[Part] = [Words(title, "h1")]
    if note:
        said.append(Words(note, "small"))
    return hbox(IconTile(icon, "accent", "accent_soft", 46), (vbox(*said, gap=2), 1), gap=14)


def fact(icon: str, said: str, role: str = "") -> Box:
    """One thing that is told, with its sign; the words may be of anybody, of any length."""
    return hbox(vbox(2, Icon(icon, "muted", 18), None), (Words(said, role), 1), gap=12)
