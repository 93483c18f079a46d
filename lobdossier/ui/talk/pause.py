"""A calm page while people have coffee: nothing of the conversation is on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.labels import Icon, label
from lobdossier.ui.widgets.layout import centred, vbox
from lobdossier.ui.words import tr


class Pause(QWidget):
    """`over` tells that people go on."""

    over = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.on = button(tr("Verder"), "play", "primary")
        self.on.clicked.connect(self.over)
        words, note = label(tr("Even pauze"), "h1"), label(tr("Alles is bewaard. Je gaat verder waar je was."), "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(
            vbox(None, centred(Icon("coffee", "muted", 46)), 8, words, centred(note), 14, centred(self.on), None, gap=4)
        )

    def begin(self) -> None:
        """The keyboard goes to the only button."""
        self.on.setFocus(Qt.FocusReason.OtherFocusReason)
