"""The window of a file that was brought: looked at in the background, told, and then what the student chooses."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from lobdossier.domain.errors import PassphraseNeeded, PassphraseWrong
from lobdossier.services.arrivals import Arrival, arrive
from lobdossier.text.files import display_name
from lobdossier.ui.arrival.checking import CheckingPage
from lobdossier.ui.arrival.merging import Home
from lobdossier.ui.arrival.passphrase import PassphrasePage
from lobdossier.ui.arrival.ways import Ways
from lobdossier.ui.jobs import JobRunner
from lobdossier.ui.theme import dress
from lobdossier.ui.widgets.layout import vbox
from lobdossier.ui.words import tr


class ArrivalWindow(QWidget):
    """Looks at one file. Nothing is written until the student chose so; `back_wanted` when nothing is to be done.

    `checker` looks at the file and outlives this window: who does not want to wait goes back at once.
    """

    back_wanted = Signal()
    refused = Signal(object)
    """The file is not taken in: the error."""
    arrived = Signal(object)
    """It is told: its `Ways` on."""
    closed = Signal()

    def __init__(
        self, path: Path, checker: JobRunner, documents: Path, temporary: Path, home: Home | None, back: str
    ) -> None:
        """*home* is the dossier that is open, *back* what one returns to; empty when that has no name."""
        super().__init__()
        dress(self)
        self._path, self._checker = path, checker
        self._documents, self._temporary = documents, temporary
        self._home, self._back = home, back
        self._ways: Ways | None = None
        self._asks: PassphrasePage | None = None
        self._closed = False
        self._stack = QStackedWidget()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(display_name(path.name))
        self.setLayout(vbox(self._stack, gap=0))

    def look(self, passphrase: str = "") -> None:
        """Look at the file, with *passphrase* when it has one."""
        waiting = CheckingPage(tr("Even kijken wat dit is …"), display_name(self._path.name))
        waiting.stopped.connect(self.back_wanted)
        self.show_page(waiting)
        self._checker.run(
            self._checker,
            lambda _progress, _stopped: arrive(self._path, passphrase),
            done=self._arrived,
            failed=self._not_arrived,
        )

    def show_page(self, page: QWidget) -> None:
        """Show *page*, which takes the keyboard; the page before it is kept by whoever wants to come back to it."""
        old = self._stack.currentWidget()
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.setWindowTitle(page.accessibleName() or display_name(self._path.name))
        if isinstance(old, CheckingPage):
            self.drop_page(old)

    def drop_page(self, page: QWidget) -> None:
        """*page* is not needed any more."""
        self._stack.removeWidget(page)
        page.deleteLater()

    def _arrived(self, arrival: Arrival) -> None:
        if self._closed:
            arrival.close()
            self._checker.deleteLater()
            return
        if self._asks is not None:
            self.drop_page(self._asks)  # and what was typed in it
            self._asks = None
        self._ways = Ways(self, arrival, self._documents, self._temporary, self._home, self._back)
        self._ways.begin()
        self.arrived.emit(self._ways)

    def _not_arrived(self, error: Exception) -> None:
        if self._closed:
            self._checker.deleteLater()
            return
        if isinstance(error, PassphraseNeeded | PassphraseWrong):
            self._ask(wrong=isinstance(error, PassphraseWrong))
        else:
            self.refused.emit(error)

    def _ask(self, wrong: bool) -> None:
        if self._asks is None:
            self._asks = PassphrasePage(display_name(self._path.name))
            self._asks.given.connect(self.look)
            self._asks.back_wanted.connect(self.back_wanted)
        self.show_page(self._asks)
        self._asks.take_keyboard()
        if wrong:
            self._asks.say_wrong()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._ways is not None and self._ways.merging.busy:
            self._ways.merging.hold_on()
            event.ignore()
            return
        self._closed = True
        if self._ways is not None:
            self._ways.end()
        if not self._checker.busy:
            self._checker.deleteLater()
        super().closeEvent(event)
        self.closed.emit()
