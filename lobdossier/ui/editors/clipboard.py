"""What comes from and goes to the clipboard: text in the subset, never pictures or files inside a text."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage, QTextCursor, QTextDocumentFragment

from lobdossier.text.blocks import Block, Document, Paragraph, from_plain, plain_text
from lobdossier.text.markdown import parse, serialise
from lobdossier.ui.editors import document, exact

OWN: Final = "application/x-lobdossier-text"
"""The type under which a selection travels inside the app: its Markdown."""
LARGEST_PAGE: Final = 500_000
"""Characters of HTML that are looked at; from a larger page the plain text is taken."""


def local_files(data: QMimeData) -> list[str]:
    """The paths of the files that were dropped or pasted."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []


def picture(data: QMimeData) -> QImage | None:
    """The picture that was pasted, when there is no text beside it."""
    if not data.hasImage() or data.hasText():
        return None
    image = data.imageData()
    return image if isinstance(image, QImage) and not image.isNull() else None


def tree_of(data: QMimeData) -> Document | None:
    """The text that was pasted, in the subset; None when there is no text."""
    if data.hasFormat(OWN):
        return parse(bytes(data.data(OWN).data()).decode("utf-8", "replace"))
    if data.hasHtml():
        html = data.html()
        if len(html) <= LARGEST_PAGE:
            return from_html(exact.typed(html))
    return from_plain(exact.typed(data.text())) if data.hasText() else None


def from_html(html: str) -> Document:
    """The words, bold, italic, lists and links of a page. Nothing that it names is loaded."""
    page = document.SafeDocument()
    page.setHtml(html)
    blocks: list[Block] = []
    for block in document.read(page).blocks:
        if isinstance(block, Paragraph) and blocks and isinstance(blocks[-1], Paragraph) and blocks[-1].inlines:
            blocks.append(Paragraph())  # a page sets its paragraphs apart by space, a student by a blank line
        blocks.append(block)
    return Document(tuple(blocks))


def data_of(cursor: QTextCursor) -> QMimeData:
    """The selection of *cursor* for the clipboard: exact for this app, plain text for others."""
    copy = document.SafeDocument()
    QTextCursor(copy).insertFragment(QTextDocumentFragment(cursor))
    tree = document.read(copy)
    data = QMimeData()
    data.setText(plain_text(tree))
    data.setHtml(copy.toHtml())
    data.setData(OWN, serialise(tree).encode())
    return data
