"""What feeds the list of students: looking in the background, adding folders and files, taking them off."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.students import ListedStudent
from lobdossier.services.students import Scan, Students
from lobdossier.ui.jobs import Job, JobRunner
from lobdossier.ui.students.said import name_of
from lobdossier.ui.widgets.messages import Banner, ProgressStrip
from lobdossier.ui.words import brief, tr

_SLOW_MS: Final = 300
"""A look that is over sooner, as nearly every one is, is not told: what comes and goes at once only makes the list jump."""


class Feeding(QObject):
    """Does it for one window; tells how far it is in *strip* and what went wrong in *banner*. *jobs* outlives the window."""

    changed = Signal()
    """The list is another one now."""
    taken_off = Signal(str, object)
    """Somebody is off the list: what is said of it, and the paths that would bring them back."""

    def __init__(
        self, window: QWidget, students: Students, jobs: JobRunner, strip: ProgressStrip, banner: Banner
    ) -> None:
        super().__init__(window)
        self._students, self._jobs = students, jobs
        self._strip, self._banner = strip, banner
        self._job: Job | None = None
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._slow.timeout.connect(lambda: strip.start(tr("Even kijken wat er nieuw is …"), 100))
        strip.cancelled.connect(self.stop)

    def look(self) -> None:
        """Look at the folders and files in the background, and read what is new or changed."""
        if self._job is not None or not self._students.sources:
            return
        self._slow.start()
        self._job = job = self._jobs.run(
            self,
            self._students.scan,
            done=lambda scan: self._looked(job, scan),
            failed=lambda _error: self._failed(job),
            progress=lambda share: self._strip.set_progress(round(100 * share), 100),
        )

    def stop(self) -> None:
        """Stop looking; what was read stays."""
        if self._job is not None:
            self._job.cancel()

    def add(self, sources: Iterable[Path]) -> None:
        """Let folders or files feed the list from now on."""
        wanted = list(sources)
        if wanted and self._attempt(lambda: self._students.add(wanted)):
            self.stop()  # it went without these
            self._job = None
            self.look()

    def remove(self, row: ListedStudent) -> None:
        """Take a student off the list; the files stay where they are."""
        if self._attempt(lambda: self._students.remove(row)):
            said = tr("{name} staat niet meer op de lijst. Het bestand is er nog.", name=brief(name_of(row)))
            self.taken_off.emit(said, [row.path])

    def remove_source(self, source: Path) -> None:
        """Take a folder away with all its students; nothing happens to the folder itself."""
        if self._attempt(lambda: self._students.remove_source(source)):
            said = tr("Deze map staat niet meer op de lijst. De bestanden zijn er nog.")
            self.taken_off.emit(said, [source])

    def _looked(self, job: Job, scan: Scan) -> None:
        self._rest(job)
        if scan.too_many:
            self._banner.set_message(
                tr("In deze map staan te veel bestanden. Kies een map met alleen je studenten."), "warn"
            )
        elif not scan.stopped and self._students.sources and not self._students.rows():
            self._banner.set_message(tr("Hier staat nog niets van een student in. Kies een andere map."), "info")

    def _failed(self, job: Job) -> None:
        self._rest(job)
        self._complain(self.look)

    def _rest(self, job: Job) -> None:
        if job is self._job:  # not one that was stopped because there is more to look at
            self._job = None
            self._slow.stop()
            self._strip.finish()
        self.changed.emit()

    def _attempt(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except OSError:
            self._complain(lambda: self._again(act))
            return False
        self._banner.hide()
        self.changed.emit()
        return True

    def _again(self, act: Callable[[], None]) -> None:
        if self._attempt(act):
            self.look()

    def _complain(self, again: Callable[[], None]) -> None:
        words = tr("De lijst kon niet bewaard worden. Aan de bestanden is niets veranderd. Maak ruimte op de schijf.")
        self._banner.set_message(words, "danger", [(tr("Opnieuw proberen"), again)])
