"""What was let go: closed one line, open a list with the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from lobdossier.domain.portrait import Motive
from lobdossier.text import dates
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.cards import OwnWords
from lobdossier.ui.widgets.doors import door
from lobdossier.ui.widgets.labels import label
from lobdossier.ui.widgets.layout import box, grows_down, hbox, vbox
from lobdossier.ui.words import count, tr


class Gone(QWidget):
    """The motives that do not count now; the button *look*, which opens the list, stands elsewhere."""

    taken_back = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._known: list[Motive] = []
        self._told: list[Motive] = []
        self.look = button(tr("Losgelaten"), "chevron-down", "ghost", checked=False)
        self.look.toggled.connect(self._fold)
        self._list = vbox(gap=10)
        self.setLayout(self._list)
        self.setSizePolicy(grows_down())
        self.hide()

    def show_motives(self, motives: Sequence[Motive]) -> None:
        """Show these, the last one that went first."""
        if self._known != list(motives):
            self._known = list(motives)
            said = count(len(motives), tr("{n} motief losgelaten"), tr("{n} motieven losgelaten"))
            self.look.setText(said)
            self.look.setAccessibleName(said)
        self.look.setVisible(bool(motives))
        self._fold(self.look.isChecked())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell()

    def _tell(self) -> None:
        """Make the list when somebody looks."""
        if self._told != self._known:
            self._told = self._known
            self._list.clear()
            for motive in self._known:
                self._list.put(self._line(motive))

    def _line(self, motive: Motive) -> QWidget:
        back = button(tr("Terughalen"), "undo-2", "ghost", tr("“{title}” terughalen", title=motive.title))
        back.setAccessibleName(tr("“{title}” terughalen", title=motive.title))
        back.clicked.connect(lambda: self.taken_back.emit(motive.id))
        words = vbox(label(motive.title, "strong", wrap=True), gap=2)
        if motive.until is not None:
            words.put(label(tr("Losgelaten in {month}", month=dates.month(motive.until)), "small", wrap=True))
        if motive.sentence.strip():
            words.put(OwnWords(motive.sentence, "border_strong"))
        return box(hbox((words, 1), vbox(door(back), None), gap=10))

    def _fold(self, on: bool) -> None:
        self.setVisible(on and bool(self._known))
        if self.isVisible():
            self._tell()
        self.look.set_icon("chevron-up" if on else "chevron-down")
