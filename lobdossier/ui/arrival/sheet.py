"""The frame of every page about a file that was brought: one calm column, as wide as reads well."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lobdossier.ui.widgets.labels import Icon, IconTile, Words, label
from lobdossier.ui.widgets.layout import Box, Part, hbox, sized, vbox
from lobdossier.ui.widgets.page import page


def sheet(*parts: Part, width: int = 760) -> QWidget:
    """A page that scrolls when it must, with *parts* in a column of at most *width*."""
    column = QWidget()
    column.setLayout(vbox(*parts, gap=14))
    sized(column, max_width=width)
    return page(hbox(None, (column, 8), None), m=(24, 32, 24, 24))


def heading(icon: str, title: str) -> Box:
    """What a page is about, with its sign."""
    return hbox(IconTile(icon, "accent", "accent_soft", 46), (label(title, "h1", wrap=True), 1), gap=14)


def fact(icon: str, said: str, role: str = "") -> Box:
    """One thing that is told, with its sign; the words may be of anybody, of any length."""
    return hbox(vbox(2, Icon(icon, "muted", 18), None), (Words(said, role), 1), gap=12)
