"""Asking for the address of a link."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtWidgets import QDialog, QWidget

from lobdossier.text.blocks import is_link
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import hbox, vbox
from lobdossier.ui.words import tr

MAIL: Final = re.compile(r"[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+")
BARE: Final = re.compile(r"[^\s/:@]+\.[^\s/:@]{2,}(?:[/?#]\S*)?")


def completed(text: str) -> str:
    """The address that was meant by *text*: "roc.nl" is a site, "a@b.nl" somebody's mail; "" when it is no address."""
    address = text.strip()
    if MAIL.fullmatch(address):
        address = f"mailto:{address}"
    elif BARE.fullmatch(address):
        address = f"https://{address}"
    return address if is_link(address) else ""


class LinkDialog(QDialog):
    """One field for the address. Its button works as soon as there is an address in it."""

    def __init__(self, parent: QWidget | None, address: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Link"))
        self.address = address
        self._field = line_field(tr("Adres van de link"), address, tr("bijvoorbeeld www.mijnschool.nl"))
        self._field.selectAll()
        self._set = button(tr("Link maken"), "link", "primary")
        self._set.setDefault(True)
        remove = button(tr("Link weghalen"), "", "soft")
        remove.setVisible(bool(address))
        leave = button(tr("Niet doen"), "", "ghost")
        field = labelled(tr("Waar gaat de link heen?"), self._field)
        note = label(tr("Een webadres of een e-mailadres."), "small", wrap=True)
        self.setLayout(vbox(field, note, 8, hbox(remove, None, leave, self._set), gap=8, m=(20, 18, 20, 18)))
        self._field.textChanged.connect(self._check)
        self._set.clicked.connect(self._take)
        remove.clicked.connect(self._clear)
        leave.clicked.connect(self.reject)
        self._check(address)

    def _check(self, text: str) -> None:
        self._set.setEnabled(bool(completed(text)))

    def _take(self) -> None:
        self.address = completed(self._field.text())
        self.accept()

    def _clear(self) -> None:
        self.address = ""
        self.accept()


def ask_link(parent: QWidget, address: str) -> str | None:
    """The address that the student gives; "" to take the link away, None to leave it as it is."""
    dialog = LinkDialog(parent.window(), address)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.address if accepted else None
