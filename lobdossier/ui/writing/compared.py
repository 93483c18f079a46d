"""One side of two versions of a text, with what stands on this side only marked: by a line and a ground, not by colour alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from lobdossier.domain.kinds import BY_NAME
from lobdossier.domain.texts import TextPlace, is_rich
from lobdossier.text.blocks import plain_text
from lobdossier.text.differences import Piece, Side
from lobdossier.text.markdown import parse
from lobdossier.ui.theme import color, u
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import grows_down, vbox
from lobdossier.ui.words import tr

_GROUND: Final = {Side.BEFORE: "danger_soft", Side.AFTER: "ok_soft"}


def readable(place: TextPlace) -> Callable[[str], str]:
    """What tells the text at *place* without the signs of its style."""
    rich = is_rich(BY_NAME[place.kind], place.path)
    return (lambda text: plain_text(parse(text))) if rich else str


class Compared(QWidget):
    """A heading with the text under it, as high as it needs to be. A screen reader hears which words are marked."""

    def __init__(self, title: str, pieces: Sequence[Piece], side: Side) -> None:
        super().__init__()
        self._pieces, self._side = [piece for piece in pieces if piece.side in (Side.BOTH, side)], side
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setObjectName("body")
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(title)
        self.text.setAccessibleDescription(self._said())
        self.text.document().setDocumentMargin(0)
        self.text.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.setLayout(vbox(label(title, "h3"), self.text, None, gap=6))
        self.setSizePolicy(grows_down())
        self._write()

    def restyle(self) -> None:
        """Take the colours and lengths of the look of now."""
        self._write()

    def _write(self) -> None:
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        for piece in self._pieces:
            style = QTextCharFormat()
            if piece.side is self._side:
                style.setBackground(color(_GROUND[self._side]))
                style.setFontStrikeOut(self._side is Side.BEFORE)
                style.setFontUnderline(self._side is Side.AFTER)
            cursor.insertText(piece.text, style)
        self._fit()

    def _fit(self) -> None:
        self.text.setFixedHeight(max(u(24), round(self.text.document().size().height()) + 4))

    def _said(self) -> str:
        marked = [" ".join(piece.text.split()) for piece in self._pieces if piece.side is self._side]
        listed = "; ".join(words for words in marked if words)
        if not listed:
            return ""
        return tr("Weg: {words}", words=listed) if self._side is Side.BEFORE else tr("Nieuw: {words}", words=listed)


def legend() -> QWidget:
    """What the marks mean."""
    made = QWidget()
    made.setLayout(vbox(label(tr("Doorgestreept is weg, onderstreept is nieuw."), "small", wrap=True), gap=0))
    return made
