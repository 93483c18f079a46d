"""Words inside a picture: decoration, because the picture says in its alternative text what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lobdossier.document.fonts import markup
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.document.tagged.paragraph import TaggedParagraph

if TYPE_CHECKING:
    from lobdossier.document.builder import Builder


def caption(
    canvas: TaggedCanvas,
    b: Builder,
    words: str,
    x: float,
    y: float,
    width: float,
    *,
    right: bool = False,
    role: str = "small",
) -> None:
    """Draw *words* on one line with the baseline at *y*, cut with an ellipsis where *width* ends."""
    style = b.look.style(role, right=right)
    shown = words
    while shown and canvas.stringWidth(shown, style.fontName, style.fontSize) > width:
        shown = shown.rstrip("…")[:-1].rstrip() + "…"
    paragraph = TaggedParagraph(markup(shown, style.fontName), style)
    paragraph.node = b.root
    _, height = paragraph.wrap(width, 100)
    paragraph.drawOn(canvas, x, y - (height - style.fontSize))
