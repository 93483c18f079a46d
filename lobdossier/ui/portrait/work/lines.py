"""One thing that is told of work: its name in a narrow column, and the words."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import Part, box, hbox, vbox

_NAME: Final = 56
"""The width of the names, drawn for 11 pt: "vooraf" fits, and words under each other begin at one line."""


def told_line(name: str, words: QWidget) -> Part:
    """ "vooraf  Knutselen en koffie drinken."."""
    column = box(vbox(2, label(name, "small"), None, gap=0), width=_NAME)
    return hbox(column, (words, 1), gap=8)
