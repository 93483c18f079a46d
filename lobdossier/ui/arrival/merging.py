"""The way from a whole copy of a dossier to one dossier: compared, shown, agreed to, and then merged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from lobdossier.domain.errors import Cancelled, WouldEmpty
from lobdossier.domain.merged import Merged
from lobdossier.domain.merging import Plan
from lobdossier.services.arrivals import Arrival
from lobdossier.services.workspace import Workspace
from lobdossier.ui.arrival.bringing import Bringing
from lobdossier.ui.arrival.merge_page import MergePage, StopPage
from lobdossier.ui.arrival.merge_said import done
from lobdossier.ui.arrival.page import Merges
from lobdossier.ui.words import tr

if TYPE_CHECKING:
    from lobdossier.ui.arrival.ways import Ways


@dataclass(frozen=True)
class Home:
    """A dossier of the student that is open: what is new can be merged into it."""

    workspace: Workspace

    @property
    def name(self) -> str:
        """What it is called: the name of its file."""
        return self.workspace.path.stem

    def fits(self, arrival: Arrival) -> bool:
        """Whether *arrival* is another copy of it, and it can be written."""
        return self.workspace.dossier_id == arrival.package.dossier_id and not self.workspace.read_only


class MergeWay(QObject):
    """Merges what was brought into the dossier that is open, or the one that the student points at."""

    dossier_wanted = Signal()
    """The student is to point at the dossier that this is a copy of; `into` then goes on."""
    merged = Signal(str)
    """It is done: what to say of that."""

    def __init__(
        self,
        ways: Ways,
        arrival: Arrival,
        home: Home | None,
        show: Callable[[QWidget], None],
        drop: Callable[[QWidget], None],
    ) -> None:
        super().__init__(ways)
        self._ways, self._arrival, self._show, self._drop = ways, arrival, show, drop
        self._merging: MergePage | None = None
        self._home = home if home is not None and home.fits(arrival) else None

    @property
    def dossier_id(self) -> str:
        """The id of the dossier that this is a copy of."""
        return self._arrival.package.dossier_id

    @property
    def busy(self) -> bool:
        """Whether it is being merged now: the window must not be closed then."""
        return self._merging is not None

    def hold_on(self) -> None:
        """Say that closing has to wait a moment."""
        if self._merging is not None:
            words = tr("Nog even wachten: het samenvoegen is bezig. Daarna kun je dit sluiten.")
            self._merging.banner.set_message(words, "info")

    def possible(self) -> Merges:
        """Whether it can be merged, and into what."""
        if not self._arrival.package.whole:
            return Merges(
                not_because=tr("Samenvoegen kan niet: dit is een deel van een dossier, en geen kopie van alles.")
            )
        return Merges(into=self._home.name if self._home is not None else "")

    def begin(self) -> None:
        """Compare it with the dossier that is open; without one that fits the student points at it."""
        if self._home is not None:
            self.into(self._home)
        else:
            self.dossier_wanted.emit()

    def into(self, home: Home) -> None:
        """Compare it with the dossier of *home*, and show what merging would do."""
        package, missing = self._arrival.package, self._arrival.missing
        self._ways.work(
            tr("De twee worden vergeleken …"),
            lambda _progress, _stopped: home.workspace.merging.preview(package, missing),
            lambda plan: self._preview(plan, home),
            self._ways.fail,
        )

    def _preview(self, plan: Plan, home: Home) -> None:
        page = MergePage(plan, home.name)

        def leave() -> None:
            self._ways.begin()
            self._drop(page)

        page.back_wanted.connect(leave)
        page.merge_wanted.connect(lambda: self._merge(page, plan, home))
        self._show(page)
        page.take_keyboard()

    def _merge(self, page: MergePage, plan: Plan, home: Home, *, allow_deleting: bool = False) -> None:
        page.work()
        self._begun(page)
        arrival, choices = self._arrival, dict(page.choices)

        def failed(error: Exception) -> None:
            self._begun(None)
            page.rest()
            if isinstance(error, WouldEmpty):
                self._warn(page, error, lambda: self._merge(page, plan, home, allow_deleting=True))
            elif not isinstance(error, Cancelled):
                page.fail(error, lambda: self._merge(page, plan, home, allow_deleting=allow_deleting))

        def merged(stored: Merged) -> None:
            self._begun(None)
            home.workspace.merging.tell(stored)
            self.merged.emit(done(plan, choices))

        job = self._ways.run(
            lambda progress, stopped: home.workspace.merging.carry_out(
                arrival.package, Bringing(arrival, plan, progress, stopped), choices, allow_deleting=allow_deleting
            ),
            merged,
            failed,
            lambda share: page.strip.set_progress(round(100 * share), 100),
        )
        page.strip.cancelled.connect(job.cancel)

    def _begun(self, page: MergePage | None) -> None:
        """Nothing else is taken by the window while it goes on."""
        self._merging = page
        self._ways.page.window().setAcceptDrops(page is None)

    def _warn(self, page: MergePage, error: WouldEmpty, go_on: Callable[[], None]) -> None:
        warning = StopPage(error.gone, error.living)

        def agree() -> None:
            self._show(page)
            self._drop(warning)
            go_on()

        def leave() -> None:
            self._ways.begin()
            self._drop(warning)
            self._drop(page)

        warning.agreed.connect(agree)
        warning.back_wanted.connect(leave)
        self._show(warning)
        warning.take_keyboard()
