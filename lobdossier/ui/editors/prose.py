"""Rich text to read: the student's own words as they stand in the editor and in the PDF."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from lobdossier.text.blocks import plain_text
from lobdossier.text.markdown import parse
from lobdossier.ui.editors.rich_text import RichTextEditor


class Prose(RichTextEditor):
    """Shows a text of the Markdown subset, as high as it needs to be. It takes no keyboard; its words can be copied."""

    def __init__(self, text: str = "") -> None:
        super().__init__("", lines=1, most=100_000, bare=True)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text."""
        tree = parse(text)
        self.load(tree)
        self.setAccessibleName(plain_text(tree))
