"""A part of a page that is built again only when what it shows has changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from lobdossier.ui.widgets.layout import Box, Part, grows_down, vbox


class Block(QWidget):
    """Holds one part of a page. Typing and the keyboard's place in it survive a refresh that changes nothing here."""

    def __init__(self, gap: int = 10) -> None:
        super().__init__()
        self._column: Box = vbox(gap=gap)
        self.setLayout(self._column)
        self.setSizePolicy(grows_down())
        self._shown: object = None
        self.hide()

    def show_parts(self, key: object, build: Callable[[], Sequence[Part]]) -> None:
        """Show what *build* makes for *key*; the same key again changes nothing, no parts hide the block."""
        if key == self._shown:
            return
        self._shown = key
        self._column.clear()
        parts = list(build())
        for part in parts:
            self._column.put(part)
        self.setVisible(bool(parts))
