"""What the file carries, and whether a mailbox takes it: a sentence or two under the pages."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lobdossier.domain import limits
from lobdossier.domain.career_document import CareerDocument
from lobdossier.text import files
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import box, hbox, vbox
from lobdossier.ui.words import tr


class Weight(QWidget):
    """Two quiet lines; the second only when the file is too heavy for many mailboxes."""

    def __init__(self) -> None:
        super().__init__()
        self._carries = label("", "small", wrap=True)
        self._mail = label("", "small", wrap=True)
        self._heavy = box(hbox(vbox(Icon("mail", "warn", 16), None), (self._mail, 1), gap=8))
        self._heavy.hide()
        first = hbox(vbox(Icon("file-check", "muted", 16), None), (self._carries, 1), gap=8)
        self.setLayout(vbox(first, self._heavy, gap=6, m=(4, 10, 4, 0)))

    def show_document(self, document: CareerDocument, size: int) -> None:
        """Speak of *document*, which takes *size* bytes as a PDF; 0 while that is unknown."""
        self._carries.setText(carries(document))
        self._mail.setText(heavy(document, size))
        self._heavy.setVisible(bool(self._mail.text()))


def carries(document: CareerDocument) -> str:
    """What is in the file."""
    if document.pages_only:
        return tr("In het bestand zitten alleen deze bladzijden.")
    if document.whole:
        return tr("In het bestand zitten deze bladzijden en je hele dossier, om mee verder te werken.")
    return tr(
        "In het bestand zitten deze bladzijden en dezelfde inhoud als gegevens. Daarmee kan je dossier op een andere "
        "school verder."
    )


def heavy(document: CareerDocument, size: int) -> str:
    """What helps when many mailboxes refuse *size* bytes; empty when they take it."""
    if size <= limits.DOCUMENT_MAIL_BYTES:
        return ""
    less = [tr("geen geluid en video")] if document.recordings and not document.whole else []
    less += [tr("minder foto’s")] if document.photos and not document.whole else []
    said = tr("{size}: veel mailboxen weigeren zo’n groot bestand.", size=files.size(size))
    helps = tr(" Wat helpt: {less}.", less=tr(" of ").join(less)) if less else ""
    return said + helps + " " + tr("Op een stick past het altijd.")
