"""The window of a feedback file that was brought: read in the background, told, and taken in when the student says so."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from lobdossier.domain.errors import DossierError
from lobdossier.domain.guide import FeedbackFile, FeedbackPlan
from lobdossier.services.feedback import read_feedback_file
from lobdossier.services.workspace import Workspace
from lobdossier.text.explain import explain
from lobdossier.text.files import display_name
from lobdossier.ui.arrival.checking import CheckingPage
from lobdossier.ui.arrival.feedback_page import FeedbackPage
from lobdossier.ui.guide.spot import spot_at
from lobdossier.ui.jobs import JobRunner
from lobdossier.ui.theme import dress
from lobdossier.ui.widgets.layout import vbox
from lobdossier.ui.words import tr


class FeedbackWindow(QWidget):
    """Nothing is written until the student chose so. *home* is the student's own dossier, if one is open."""

    back_wanted = Signal()
    choose_wanted = Signal()
    refused = Signal(object)
    """The file is not taken in: the error."""
    taken = Signal(int, int)
    """So many remarks came in, and so many conversations."""
    closed = Signal()

    def __init__(self, path: Path, checker: JobRunner, home: Workspace | None, back: str) -> None:
        super().__init__()
        dress(self)
        self._path, self._checker, self._home, self._back = path, checker, home, back
        self._closed = False
        self._taking: FeedbackPage | None = None
        self._stack = QStackedWidget()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(display_name(path.name))
        self.setLayout(vbox(self._stack, gap=0))

    def look(self) -> None:
        """Read the file and hold it against the dossier."""
        waiting = CheckingPage(tr("Even kijken wat dit is …"), display_name(self._path.name))
        waiting.stopped.connect(self.back_wanted)
        self._stack.addWidget(waiting)
        path, home = self._path, self._home

        def read() -> tuple[FeedbackFile, FeedbackPlan | None, list[str]]:
            if home is None:
                return read_feedback_file(path), None, []
            file = home.feedback.read(path)
            found = home.feedback.preview(file)
            spots = (spot_at(each, home) for each in found.coming)
            return file, found, list(dict.fromkeys(spot.called for spot in spots if spot is not None))

        self._checker.run(
            self._checker, lambda _progress, _stopped: read(), done=lambda found: self._tell(*found), failed=self._fail
        )

    def _tell(self, file: FeedbackFile, plan: FeedbackPlan | None, about: list[str]) -> None:
        if self._closed:
            self._checker.deleteLater()
            return
        read_only = self._home is not None and self._home.read_only
        page = FeedbackPage(self._path.name, file, plan, about, self._back, read_only=read_only)
        page.back_wanted.connect(self.back_wanted)
        page.choose_wanted.connect(self.choose_wanted)
        page.take_wanted.connect(lambda: self._take(page, file))
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.setWindowTitle(page.accessibleName())
        page.take_keyboard()

    def _take(self, page: FeedbackPage, file: FeedbackFile) -> None:
        home = self._home
        if home is None:
            return
        said, wanted = tr("feedback inlezen"), page.conversations

        def over(found: FeedbackPlan) -> None:
            self._taking = None
            page.rest()
            self.taken.emit(len(found.coming), len(found.offered & wanted))

        def failing(error: Exception) -> None:
            self._taking = None
            page.rest()
            words = explain(error).sentence if isinstance(error, DossierError) else tr("Dat lukte niet.")
            page.banner.set_message(words, "danger", [(tr("Opnieuw proberen"), lambda: self._take(page, file))])

        self._taking = page
        page.work()
        self._checker.run(
            self._checker,
            lambda _progress, _stopped: home.feedback.take_in(file, wanted, label=said),
            done=over,
            failed=failing,
        )

    def _fail(self, error: Exception) -> None:
        if self._closed:
            self._checker.deleteLater()
        else:
            self.refused.emit(error)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._taking is not None:
            self._taking.banner.set_message(
                tr("Nog even wachten: het inlezen is bezig. Daarna kun je dit sluiten."), "info"
            )
            event.ignore()
            return
        self._closed = True
        if not self._checker.busy:
            self._checker.deleteLater()
        super().closeEvent(event)
        self.closed.emit()
