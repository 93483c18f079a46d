"""A package that opens with a passphrase only: it is asked for, used once and kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from lobdossier.ui.arrival.sheet import heading, sheet
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import Card
from lobdossier.ui.widgets.fields import labelled, line_field
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import flow, vbox
from lobdossier.ui.widgets.messages import announce
from lobdossier.ui.words import tr


class PassphrasePage(QWidget):
    """Asks for the passphrase; `given` hands it on. `back_wanted` when the student does not know it."""

    given = Signal(str)
    back_wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(tr("Hier hoort een wachtwoord bij"))
        self.field = line_field(tr("Wachtwoord"))
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.textEdited.connect(self._typed)
        self._wrong = label("", "smallstrong", True, "warn")
        self._wrong.hide()
        self._eye = button(tr("Wachtwoord laten zien"), "eye", "ghost", checked=False)
        self._eye.toggled.connect(self._show_or_hide)
        self._open = button(tr("Openen"), "lock-keyhole", "primary")
        self._open.clicked.connect(self._give)
        back = button(tr("Terug"), "arrow-left", "ghost")
        back.clicked.connect(self.back_wanted)
        card = Card(
            heading("lock-keyhole", tr("Hier hoort een wachtwoord bij"), name),
            4,
            label(tr("Weet je het niet? Vraag het aan wie dit bestand maakte."), "", wrap=True),
            labelled(tr("Wachtwoord"), self.field),
            self._wrong,
            4,
            flow(self._open, self._eye, back, gap=10),
            pad=28,
            gap=12,
        )
        self.setLayout(vbox(sheet(card), gap=0))

    def take_keyboard(self) -> None:
        """The keyboard goes to the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_wrong(self) -> None:
        """It did not open with what was typed, which stands ready to be typed over."""
        said = tr("Zo gaat het niet open. Kijk of het wachtwoord klopt, en probeer het nog eens.")
        self._wrong.setText(said)
        self._wrong.show()
        announce(self._wrong, said)
        self.take_keyboard()
        self.field.selectAll()

    def forget(self) -> None:
        """What was typed is of no more use."""
        self.field.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field opens; Escape goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            self._give()
        elif event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        self._wrong.hide()

    def _show_or_hide(self, shown: bool) -> None:
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.setText(tr("Wachtwoord verbergen") if shown else tr("Wachtwoord laten zien"))
        self._eye.setAccessibleName(self._eye.text())
        self._eye.set_icon("eye-off" if shown else "eye")

    def _give(self) -> None:
        if self.field.text():
            self.given.emit(self.field.text())
        else:
            self.take_keyboard()
