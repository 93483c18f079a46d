"""Other files than a PDF: a package, with a passphrase if wanted, and the data alone."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import at_start, box, rule, vbox
from lobdossier.ui.widgets.messages import announce
from lobdossier.ui.words import tr

SHORTEST: Final = 8
"""Characters of a passphrase: shorter ones can be tried out."""
_LONGEST: Final = 1_000


class OtherWays(QWidget):
    """`package` gives the passphrase (empty for none), `data` asks for JSON. What is typed is forgotten at once."""

    package = Signal(str)
    data = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._package = button(tr("Pakket maken"), "package", "soft")
        self._package.clicked.connect(self._ask)
        self._json = button(tr("Gegevens maken"), "file-json", "soft")
        self._json.clicked.connect(self.data)
        self._locked = QCheckBox(tr("Op slot met een wachtwoord"))
        self._locked.toggled.connect(self._show_lock)
        self._first = self._secret(tr("Wachtwoord"))
        self._second = self._secret(tr("Nog een keer hetzelfde wachtwoord"))
        self._seen = QCheckBox(tr("Laat zien wat ik typ"))
        self._seen.toggled.connect(self._show_typed)
        self._wrong = label("", "strong", wrap=True, tone="danger")
        self._wrong.hide()
        lost = tr(
            "Kwijt is kwijt: het wachtwoord staat nergens, ook niet in je dossier. Niemand kan het voor je opzoeken. "
            "Vertel het aan wie het pakket krijgt, maar niet in hetzelfde bericht."
        )
        self._lock = box(
            vbox(
                label(tr("Een paar woorden achter elkaar, die niemand raadt."), "small", wrap=True),
                labelled(tr("Wachtwoord"), self._first),
                labelled(tr("Nog een keer hetzelfde wachtwoord"), self._second),
                self._seen,
                label(lost, "small", wrap=True),
                gap=8,
                m=(30, 0, 0, 0),
            )
        )
        self._lock.hide()
        about_package = tr(
            "Wat je koos in één bestand, met de foto’s en bestanden die meegaan. Zonder bladzijden: voor wie ook dit "
            "programma heeft."
        )
        about_data = tr(
            "Alleen de woorden van wat je koos, leesbaar voor andere programma’s (JSON). Zonder foto’s en bestanden."
        )
        package = box(
            vbox(
                label(tr("Pakket"), "h3"),
                label(about_package, "muted", wrap=True),
                self._locked,
                self._lock,
                self._wrong,
                at_start(self._package),
                rule(),
                gap=8,
            )
        )
        data = vbox(
            label(tr("Alleen gegevens"), "h3"), label(about_data, "muted", wrap=True), at_start(self._json), gap=8
        )
        self.setLayout(vbox(Card(package, data, gap=8), gap=0))

    def set_busy(self, busy: bool) -> None:
        """While a file is made no other one can be asked for."""
        self._package.setEnabled(not busy)
        self._json.setEnabled(not busy)

    def forget(self) -> None:
        """Nothing that was typed stays."""
        for field in (self._first, self._second):
            field.clear()
        self._wrong.hide()

    def _secret(self, name: str) -> QLineEdit:
        made = line_field(name, limit=_LONGEST)
        made.setEchoMode(QLineEdit.EchoMode.Password)
        return made

    def _show_lock(self, on: bool) -> None:
        self._lock.setVisible(on)
        self.forget()
        if on:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_typed(self, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        self._first.setEchoMode(mode)
        self._second.setEchoMode(mode)

    def _ask(self) -> None:
        if not self._locked.isChecked():
            self.package.emit("")
            return
        phrase = self._first.text()
        if len(phrase) < SHORTEST:
            self._refuse(tr("Neem een wachtwoord van minstens {n} tekens.", n=SHORTEST), self._first)
        elif phrase != self._second.text():
            self._refuse(tr("De twee wachtwoorden zijn niet gelijk. Typ ze nog een keer."), self._second)
        else:
            self.forget()
            self.package.emit(phrase)

    def _refuse(self, words: str, field: QLineEdit) -> None:
        self._wrong.setText(words)
        self._wrong.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self._wrong, words)
