"""What is done with a file that was brought, once it is told: looked at, or made the student's own dossier here."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from lobdossier import paths
from lobdossier.domain.errors import Cancelled, DossierError
from lobdossier.domain.progress import Progress, Stopped
from lobdossier.services.arrivals import Arrival
from lobdossier.services.backups import free_path
from lobdossier.services.taking_in import as_new_dossier, as_view
from lobdossier.text.explain import explain
from lobdossier.ui.arrival.merging import Home, MergeWay
from lobdossier.ui.arrival.page import ArrivalPage
from lobdossier.ui.arrival.said import whose
from lobdossier.ui.ask import ask_for_place
from lobdossier.ui.jobs import Job, JobRunner
from lobdossier.ui.words import tr

if TYPE_CHECKING:
    from lobdossier.ui.arrival.window import ArrivalWindow

T = TypeVar("T")


class Ways(QObject):
    """The ways on from one file, which stays open as long as its window is there."""

    viewed = Signal(object, str)
    """To be looked at: where it is now, in a folder of its own that is thrown away afterwards, and whose it is."""
    made = Signal(object)
    """A new dossier was made of it: its path."""

    def __init__(
        self,
        window: ArrivalWindow,
        arrival: Arrival,
        documents: Path,
        temporary: Path,
        home: Home | None,
        back: str,
    ) -> None:
        super().__init__(window)
        self._window, self._arrival = window, arrival
        self._documents, self._temporary = documents, temporary
        self._jobs = JobRunner(self)
        self._job: Job | None = None
        self._folder: Path | None = None
        self.merging = MergeWay(self, arrival, home, window.show_page, window.drop_page)
        self.page = ArrivalPage(arrival, self.merging.possible(), back)
        self.page.back_wanted.connect(window.back_wanted)
        self.page.view_wanted.connect(self.view)
        self.page.own_wanted.connect(self.choose_place)
        self.page.merge_wanted.connect(self.merging.begin)
        self.page.strip.cancelled.connect(self.stop)

    @property
    def source(self) -> Path:
        """The file that was brought."""
        return self._arrival.path

    def begin(self) -> None:
        """Show what it is."""
        self._window.show_page(self.page)
        self.page.take_keyboard()

    def view(self) -> None:
        """Put it where it can be looked round in."""
        folder = Path(tempfile.mkdtemp(prefix="bekijken-", dir=self._temporary))
        self._folder = folder
        arrival = self._arrival
        self.work(
            tr("Het dossier wordt klaargezet …"),
            lambda progress, stopped: as_view(arrival, folder, progress, stopped),
            self._hand_over,
            lambda error: self.fail(error, self.view),
        )

    def choose_place(self) -> None:
        """Let the student say where the new dossier comes."""
        try:
            proposed = free_path(self._documents, whose(self._arrival.package), paths.SUFFIX)
        except OSError:  # a folder that may not be read
            proposed = self._documents
        chosen = ask_for_place(self._window, proposed)
        if chosen:
            self.make(Path(chosen))

    def make(self, target: Path) -> None:
        """Make a dossier of it at *target*; what is there already stays."""
        if target.suffix.casefold() != paths.SUFFIX:
            target = target.with_name(f"{target.name}{paths.SUFFIX}")
        arrival = self._arrival
        self.work(
            tr("Je dossier wordt gemaakt …"),
            lambda progress, stopped: as_new_dossier(arrival, target, progress, stopped),
            lambda _none: self.made.emit(target),
            lambda error: self.fail(error, lambda: self.make(target)),
        )

    def work(
        self,
        words: str,
        work: Callable[[Progress, Stopped], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do *work* in the background; the page tells how far it is, and offers to stop it."""
        self.page.work(words)

        def over(result: T) -> None:
            self.page.rest()
            done(result)

        def failing(error: Exception) -> None:
            self.page.rest()
            self._throw_away()
            failed(error)

        self._job = self.run(work, over, failing, lambda share: self.page.strip.set_progress(round(100 * share), 100))

    def run(
        self,
        work: Callable[[Progress, Stopped], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        progress: Progress,
    ) -> Job:
        """Do *work* in the background; closing the window stops it."""
        return self._jobs.run(self._window, work, done=done, failed=failed, progress=progress)

    def stop(self) -> None:
        """Stop what goes on; it leaves nothing behind."""
        if self._job is not None:
            self._job.cancel()

    def fail(self, error: Exception, again: Callable[[], None] | None = None) -> None:
        """Say on the page what went wrong; nothing was changed."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, FileExistsError):
            words = tr("Daar staat al een bestand. Daar is niets aan veranderd. Kies een andere naam.")
            self.page.banner.set_message(words, "warn", [(tr("Andere naam kiezen"), self.choose_place)])
            return
        self.page.banner.set_message(in_words(error), "danger", [(tr("Opnieuw proberen"), again)] if again else [])

    def end(self) -> None:
        """Stop, give the file free, and throw away what nobody took over."""
        self._jobs.shutdown()
        self._arrival.close()
        self._throw_away()

    def _hand_over(self, path: Path) -> None:
        self._folder = None  # whoever looks at it throws it away
        self.viewed.emit(path, whose(self._arrival.package))

    def _throw_away(self) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None


def in_words(error: Exception) -> str:
    """What went wrong, in a sentence; of an error of the system it is always the place that does not do."""
    if isinstance(error, DossierError):
        return explain(error).sentence
    return tr("In deze map lukte het niet. Er is niets veranderd. Kies een andere map.")
