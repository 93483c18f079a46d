"""The window of one open dossier: rooms at the left, one screen at the right, messages in between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QMainWindow

from lobdossier.domain.changes import Change
from lobdossier.domain.errors import ChangedOnDisk, DossierError, ReadOnly
from lobdossier.services.workspace import Workspace
from lobdossier.text.explain import explain
from lobdossier.ui.calm import Calm
from lobdossier.ui.context import Context
from lobdossier.ui.gone_for_good import empty_trash
from lobdossier.ui.guest import Guest, only_read
from lobdossier.ui.guide.alongside import Alongside
from lobdossier.ui.jobs import JobRunner
from lobdossier.ui.menus import fill_menu
from lobdossier.ui.place import Place
from lobdossier.ui.rooms import rooms_of
from lobdossier.ui.screen import Reach, Screen
from lobdossier.ui.settings import Settings
from lobdossier.ui.theme import Theme, dress
from lobdossier.ui.thumbnails import Thumbnails
from lobdossier.ui.turns import every
from lobdossier.ui.typing import NoTyping, leave_be, typed_in
from lobdossier.ui.visited import Visited
from lobdossier.ui.widgets.layout import box, hbox, vbox
from lobdossier.ui.widgets.messages import Banner, Toast
from lobdossier.ui.widgets.pages import Pages
from lobdossier.ui.words import tr
from lobdossier.ui.writing.companion import WritingCompanion

HEARTBEAT_MS: Final = 30_000
BACKUP_MS: Final = 30 * 60_000
_TRAIL: Final = 30
"""Screens that the way back remembers."""


class MainWindow(QMainWindow):
    """Shows the screens of one dossier. `closed` is emitted after everything was saved and the file was given free."""

    closed = Signal()
    reopen_wanted = Signal()
    """The file was changed by somebody else; the student wants to see it as it is now."""
    open_wanted = Signal(object)
    """Another dossier (a path) is to be opened, or None: the student wants to choose."""
    merge_wanted = Signal()
    """The student wants to point at another copy of this dossier."""
    students_wanted = Signal()
    leave_wanted = Signal()
    """Somebody looked round in the dossier of somebody else long enough."""
    deeds_changed = Signal()
    _heard = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        places: Sequence[Place],
        theme: Theme,
        settings: Settings,
        jobs: JobRunner,
        open_address: Callable[[QUrl], bool],
        temporary: Path,
        guest: Guest | None = None,
    ) -> None:
        super().__init__()
        dress(self)
        self.workspace, self.theme, self._jobs = workspace, theme, jobs
        thumbnails = Thumbnails(workspace.evidence, jobs)
        self.context = Context(workspace, self, self, jobs, settings, thumbnails, open_address, temporary, guest)
        self.places = tuple(places)
        self._places = {place.id: place for place in places}
        self._screens: dict[tuple[str, str], Screen] = {}
        self._trail: list[tuple[str, str]] = []
        self._visited = Visited()
        self.quick_jobs = JobRunner(self)
        """For what is over in an instant: it does not wait for a PDF that is being made."""
        self._here = ("", "")
        self._leaving = self._closed = False
        self._timers: tuple[QTimer, ...] = ()
        self._build(places)
        self.writing = WritingCompanion(self, self.context)
        fill_menu(self)
        self._listen()

    # ------------------------------------------------------------ the way
    def go(self, screen: str, target: str = "") -> None:
        """Open *screen* for the record *target*; what is open is saved first, and stays open if that fails."""
        if self._here[0] and not self._stored():
            return
        # What is open may have become another record than was asked for: a new one has an id by now.
        left = self.here
        if self._show(screen, target) and left[0] and left != (screen, target):
            self._trail = [*self._trail[-_TRAIL:], left]

    def back(self) -> None:
        """Return to the screen before this one, or to the first room."""
        if not self._stored():
            return
        screen, target = self._trail.pop() if self._trail else (next(iter(self._places)), "")
        self._show(screen, target)

    def walk(self) -> None:
        """Look at the dossier full screen, beginning at the experience that is open, if one is."""
        self.go("walk", self.current().target if self._here[0] == "experience" else "")

    def open_dossier(self, path: Path | None = None) -> None:
        """Ask for the dossier at *path*, or for one that the student points at, in place of this one."""
        self.open_wanted.emit(path)

    def show_students(self) -> None:
        """Ask for the list of a guide."""
        self.students_wanted.emit()

    def beside(self, kind: str = "", record_id: str = "") -> None:
        """Show the feedback on this page beside it; without any nothing happens. A record that is named comes into sight."""
        self.alongside.show_column(kind, record_id)

    def give_feedback(self) -> None:
        """Leave feedback in the dossier of somebody else: the column opens beside the pages."""
        from lobdossier.ui.guide.giving import give_feedback  # when first asked for: start-up does not pay for it

        give_feedback(self)

    @property
    def called(self) -> str:
        """What this dossier is called in titles."""
        return self.context.guest.title if self.context.guest is not None else self.workspace.path.stem

    def current(self) -> Screen:
        """The screen that is open."""
        return self._screens[self._key(*self._here)]

    @property
    def here(self) -> tuple[str, str]:
        """The screen that is open, and its target."""
        return (self._here[0], self.current().target) if self._here[0] else self._here

    def _show(self, screen: str, target: str) -> bool:
        """Show *screen* in place of the one that is open; one that cannot be read leaves that one where it is."""
        place = self._places[screen]
        if self._here[0] and self.current().reach is not Reach.NOTHING:
            self._visited.left(self._here[0], self.current())
        key = self._key(screen, target)
        if key not in self._screens:
            self._screens[key] = place.make(self.context)
            self._stack.addWidget(self._screens[key])
        opened = self._screens[key]
        before, self._here = self._here, (screen, target)
        try:
            opened.open(target)
        except (DossierError, OSError, KeyError) as error:
            self._here = before
            if not before[0] or (isinstance(error, KeyError) and error.args != (target,)):
                raise
            self._could_not_open(error, screen, target)
            return False
        self._retitle()  # first: a screen reader says the name of what gets the keyboard
        if before[0] and self._key(*before) == key:
            opened.keep_keyboard()
        self._stack.setCurrentWidget(opened)
        self.alongside.moved(screen, opened)
        self._calm.set_on(opened.reach < Reach.ROOMS)
        if opened.reach <= Reach.KEYS:
            self._toast.dismiss()  # what it says and takes back is no business of those who look along now
        self._sidebar.set_current(place.room)
        self._sidebar.set_quiet_new(opened.own_primary)
        return True

    def _key(self, screen: str, target: str) -> tuple[str, str]:
        return (screen, target if self._places[screen].apiece else "")

    def search(self) -> None:
        """Search everything and do anything by name: Ctrl+K."""
        from lobdossier.ui.palette.overlay import Palette  # when first asked for: start-up does not pay for it

        if not self._here[0] or any(sheet.isVisible() for sheet in self.findChildren(Palette)):
            return
        if self.current().reach >= Reach.SEARCH:
            Palette(self)
        else:
            self.say(tr("Zoeken kan weer na het gesprek: nu kijken er anderen mee."))

    def visited(self) -> list[tuple[str, Callable[[], object]]]:
        """What was open before, the last one first: its title, and what opens it again. Rooms are left out."""
        return [(title, partial(self.go, *place)) for place, title in self._visited.latest(self._here)]

    def _could_not_open(self, error: Exception, screen: str, target: str) -> None:
        if isinstance(error, KeyError):
            # Erased from the trash for good, while the way back still led there.
            self.say(tr("Dat is er niet meer."))
            self.go(self._places[screen].room)
        else:
            self.fail(error, lambda: self.go(screen, target))

    def _retitle(self) -> None:
        title = self.current().title or self._places[self._here[0]].title
        self.current().setAccessibleName(title)
        self.setWindowTitle(tr("{page} – {name}", page=title, name=self.called))

    # ------------------------------------------------------------ the voice
    def say(self, text: str, *, undo: bool = False) -> None:
        """A word at the foot of the window, with the way back if *undo*."""
        if undo:
            self._toast.say(text, tr("Ongedaan maken"), self.undo)
        else:
            self._toast.say(text)

    def fail(self, error: Exception, retry: Callable[[], object] | None = None) -> None:
        """A message that stays at the top until it is mended or closed."""
        if self.workspace.read_only and isinstance(error, ReadOnly):
            self._let_be()
            return
        message = explain(error)
        again = (tr("Opnieuw proberen"), lambda: _ignore(retry and retry()))
        # Trying again cannot help when the file is another one now: the way on is to read that one.
        reopen = [(tr("Tekst kopiëren"), self.copy_typed), (tr("Opnieuw openen"), self.reopen_wanted.emit)]
        actions = reopen if isinstance(error, ChangedOnDisk) else [again] if retry else []
        self._banner.set_message(message.sentence, "danger", actions)

    def _let_be(self) -> None:
        """Nothing failed: in a dossier that can only be read nothing changes, and the page shows what is in it."""
        leave_be(self)
        self.say(tr("Dit dossier is nu alleen om te lezen. Er is niets veranderd."))
        self._coalesce.start()

    def copy_typed(self) -> None:
        """Put all that is typed on the open screen on the clipboard."""
        QGuiApplication.clipboard().setText(typed_in(self.current()))
        self.say(tr("Je tekst is gekopieerd. Je kunt hem ergens anders plakken."))

    def mend(self) -> None:
        """The message that stayed has become untrue."""
        self._banner.hide()

    # ------------------------------------------------------------ deeds
    def undo(self) -> None:
        """Take the last deed back (outside text fields, which have their own undo)."""
        if self._stored():
            self.context.attempt(self.workspace.undo.undo)

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._stored():
            self.context.attempt(self.workspace.undo.redo)

    def tidy_up(self) -> None:
        """Once a day or so, soon after the start: what lay in the trash long enough goes, and a backup is made."""
        if not self._closed and not self.workspace.read_only:
            self.context.attempt(lambda: empty_trash(self.context, self))
            self.context.attempt(self.workspace.history.thin)
            self.back_up_if_due()

    def back_up_if_due(self) -> None:
        """Make today's backup in the background if something changed."""
        if self.workspace.read_only or not self.workspace.backups.due():
            return
        backups = self.workspace.backups
        self._jobs.run(self, lambda _progress, _stopped: backups.make(), done=lambda _made: None, failed=self.fail)

    # ------------------------------------------------------------ Qt
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sidebar.fit(event.size().width())

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._closed:
            return
        if self._here[0] and not self._leaving and not self._stored():
            self._offer_to_leave()
            event.ignore()
            return
        self._closed = True
        leave_be(self)
        for timer in self._timers:
            timer.stop()
        self._jobs.shutdown()
        self.quick_jobs.shutdown()
        self.writing.close()
        self.workspace.close()
        event.accept()
        self.closed.emit()

    # ------------------------------------------------------------ private
    def _build(self, places: Sequence[Place]) -> None:
        self._sidebar = rooms_of(self, places)
        self._stack = Pages()
        self._banner, self._toast = Banner(closable=True), Toast(self)
        self._calm = Calm(self, self._sidebar)
        self.alongside = Alongside(self.context, self._stack)
        over = [only_read(self)] if self.workspace.read_only else []
        main = vbox(*over, self._banner, (self.alongside, 1), gap=0)
        self.setCentralWidget(box(hbox(self._sidebar, (main, 1), gap=0), "page"))

    def _listen(self) -> None:
        # Through a signal: whoever saves in another thread is heard in this one.
        self._heard.connect(self._changed)
        self.workspace.events.subscribe(self._heard.emit)
        self._coalesce = QTimer(self, singleShot=True, interval=0)
        self._coalesce.timeout.connect(self._refresh)
        heart = every(self, HEARTBEAT_MS, self.workspace.beat)
        backup = every(self, BACKUP_MS, self.back_up_if_due)
        self._timers = (self._coalesce, heart, backup, self.alongside.behind)
        self._rename()
        if self.workspace.read_only:
            self._no_typing = NoTyping(self._stack)

    def _changed(self, change: Change) -> None:
        if change.kind == "student":
            self._rename()
        self.alongside.heard(change)
        # A hidden screen needs nothing: it is refreshed whenever it is opened.
        if not self._here[0] or self._coalesce.isActive() or change.origin is self.current():
            return
        if self.current().concerns(change):
            self._coalesce.start()

    def _refresh(self) -> None:
        self.current().refresh()
        self._retitle()

    def _rename(self) -> None:
        self._sidebar.set_person(self.workspace.student.name)

    def _offer_to_leave(self) -> None:
        self._banner.set_message(
            tr("Je laatste tekst is nog niet bewaard. Je tekst staat hier nog: kopieer hem, of probeer het opnieuw."),
            "danger",
            [(tr("Opnieuw proberen"), lambda: _ignore(self.close())), (tr("Toch sluiten"), self.leave)],
        )

    def leave(self) -> None:
        """Close without what could not be stored."""
        self._leaving = True
        self.close()

    def _stored(self) -> bool:
        """Whether the open screen may be left: all of it is in the file, or nothing ever can be."""
        return (self.workspace.read_only or self.current().flush()) and self.alongside.flush()


def _ignore(_answer: object) -> None:
    """For a button that does not care what its deed returns."""
