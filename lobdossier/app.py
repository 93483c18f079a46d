"""The composition root: builds the application, and is imported by nobody but `__main__`."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

# SQLAlchemy before Qt: PySide6 replaces the import function and reads the source of every module imported after it
# (measured: 19 % of the start-up and 19 MB).
from lobdossier.services.workspace import Workspace  # isort: skip
import concurrent.futures.thread  # isort: skip  # noqa: F401 - and so is everything else without Qt that is needed soon
from lobdossier.services.cards import deck  # isort: skip
import lobdossier.services.growth  # isort: skip
import lobdossier.text.explain  # isort: skip
import lobdossier.text.names  # isort: skip  # noqa: F401

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QWidget

from lobdossier import __version__, paths
from lobdossier.domain.errors import Damaged, DossierError, InUse, WishesRefused
from lobdossier.private_folder import private_folder
from lobdossier.services.wishes import is_wishes, read_wishes
from lobdossier.ui.ask import ask_for_file
from lobdossier.ui.dropping import Dropping
from lobdossier.ui.guest import Guest
from lobdossier.ui.jobs import JobRunner
from lobdossier.ui.reading_ahead import ReadingAhead
from lobdossier.ui.screens import screens
from lobdossier.ui.settings import Settings
from lobdossier.ui.stage import Stage
from lobdossier.ui.theme import Theme, install
from lobdossier.ui.window import MainWindow
from lobdossier.ui.wishes.target import wishes_target
from lobdossier.ui.words import tr

if TYPE_CHECKING:
    from lobdossier.ui.arrival.door import Door

log = logging.getLogger("lobdossier")
_SETTLED_MS: Final = 1_500


class App:
    """One running application: at most one window in sight, for the first start, a refusal, a dossier, or a file.

    What is told about a file that was brought covers the dossier that is open: that stays as it is, hidden, until
    the student goes back to it or goes on with something else.
    """

    def __init__(self, qt: QApplication, settings: Settings, data: Path, documents: Path) -> None:
        self._qt, self._settings, self._data, self._documents = qt, settings, data, documents
        self._theme: Theme = install(qt, settings.now.look)
        self._temporary = private_folder()
        self._visiting = False
        """Whether what is in sight was opened from the list of students: then one returns to that."""
        self._reader: JobRunner | None = None
        self.stage = Stage(qt, lambda window: Dropping(window).dropped.connect(self.open))
        self._open_address: Callable[[QUrl], bool] = QDesktopServices.openUrl

    @property
    def window(self) -> QWidget | None:
        """The window that is in sight."""
        return self.stage.window

    def start(self, path: Path | None = None) -> None:
        """Open *path*, or the dossier opened last; who has none and guides sees the list of students, else the first start."""
        chosen = path or self._settings.last()
        if chosen is not None:
            self.open(chosen)
        elif self._settings.now.guides or self._settings.now.guide_name:
            self.students()
        else:
            self.first_start()

    def first_start(self) -> None:
        """Three calm cards, and a new dossier."""
        from lobdossier.ui.first_start import FirstStart

        window = FirstStart(self._theme, self._settings, self._documents, self._data)
        window.made.connect(self.show)
        window.open_wanted.connect(self.choose)
        window.students_wanted.connect(self.students)
        self.stage.replace(window)

    def students(self) -> None:
        """The list of a guide: over the dossier that is open, or by itself for who has none."""
        from lobdossier.services.students import Students
        from lobdossier.ui.students.window import StudentsWindow

        if self.stage.dossier is not None and not _stored(self.stage.dossier):
            self.stage.back()
            return
        self._visiting = False
        self._settings.change(guides=True)
        self._reader = self._reader or JobRunner(self._qt)
        under, last = self.stage.dossier, self._settings.last()
        own = under is not None and under.context.guest is None
        back = under.called if under is not None and own else last.stem if last is not None else ""
        window = StudentsWindow(
            Students(self._data), self._reader, self._theme, self._settings, _today, self._documents, back
        )
        window.opened.connect(self.visit)
        window.back_wanted.connect(self.back)
        window.own_wanted.connect(self.first_start)
        window.closed.connect(lambda: self.stage.closed(window))
        (self.stage.cover if own else self.stage.replace)(window)
        window.take_keyboard()
        window.feeding.look()

    def visit(self, path: Path) -> None:
        """Look round in the dossier of a student; one returns to the list."""
        self._visiting = True
        self._door(tr("Mijn studenten")).visit(path)

    def open(self, path: Path, *, take_over: bool = False, read_only: bool = False) -> None:
        """Open the dossier at *path*; a refusal says what can be done, and leaves a dossier that is open as it is.

        A file of another kind is looked at first, and told.
        """
        path = path.expanduser().absolute()
        old = self.stage.dossier
        if old is not None and (_same(path, old.workspace.path) or not _stored(old)):
            self.stage.back()
            return
        if is_wishes(path):
            self._show_wishes(path)
            return
        if _is_brought(path):
            self.let_in(path)
            return
        try:
            workspace = Workspace.open(path, take_over=take_over, read_only=read_only, data=self._data)
        except (DossierError, OSError) as error:
            # Some have ways out that need a window of their own; the others are told where the student is.
            if isinstance(self.window, MainWindow) and not isinstance(error, InUse | Damaged):
                self.window.fail(error)
            else:
                self.refuse(path, error)
            return
        self.show(workspace)

    def _show_wishes(self, path: Path) -> None:
        """Show what a school asks for, in the student's own dossier: the one that is open, or else the one opened last."""
        try:
            read_wishes(path)
        except DossierError as error:
            if isinstance(self.window, MainWindow):
                self.window.fail(error)
            else:
                self.refuse(path, error)
            return
        last = self._settings.last()
        if self.stage.dossier is not None:
            self.stage.back()
        elif last is not None and last.is_file():
            self.open(last)  # which says itself why it does not, if it does not
        else:
            self.refuse(path, WishesRefused(path, "no dossier"))
        if isinstance(self.window, MainWindow):
            self.window.go("wishes", wishes_target(path))

    def let_in(self, path: Path) -> None:
        """Look at a file that is to be viewed, made a dossier of, or merged; a dossier that is open stays open."""
        self._visiting = False
        self._door().let_in(path)

    def _door(self, back: str = "") -> Door:
        from lobdossier.ui.arrival.door import Door, Folders

        folders = Folders(self._data, self._documents, self._temporary)
        return Door(self, self.stage, self._settings, folders, self._qt, back)

    def reopen(self) -> None:
        """Close the dossier as it is and open its file anew: somebody else changed it."""
        old = self.window
        if not isinstance(old, MainWindow):
            return
        self._qt.setQuitOnLastWindowClosed(False)  # for a moment there is no window at all
        old.leave()
        old.deleteLater()
        self.stage.window = None
        self.open(old.workspace.path)
        self._qt.setQuitOnLastWindowClosed(True)

    def show(self, workspace: Workspace) -> None:
        """Show the window of an open dossier, in place of the window that is there."""
        self.stage.replace(self.own_window(workspace))

    def back(self) -> None:
        """Return from what covers a dossier, or to the list of students; without any, begin as at the start."""
        if self._visiting:
            self.students()
        elif not self.stage.back():
            self.start()

    def leave(self) -> None:
        """End a visit: back to the list of students, or to what one has at the start."""
        if self._visiting:
            self.students()
        else:
            self.start()

    def choose(self) -> None:
        """Let the student point at a file; what is open stays open when they change their mind."""
        path = ask_for_file(self.window)
        if path:
            self.open(Path(path))

    def choose_copy(self) -> None:
        """Let the student point at another copy of the dossier that is open, to merge it."""
        path, old = ask_for_file(self.window), self.stage.dossier
        if path and old is not None and _stored(old):
            if _same(Path(path), old.workspace.path):
                old.say(tr("Dit dossier is al open. Kies een andere kopie."))
            else:
                self.let_in(Path(path))

    def refuse(self, path: Path, error: Exception) -> None:
        """Say why the file at *path* was not opened, and what can be done."""
        from lobdossier.ui.refusal import RefusalWindow

        under = self.stage.dossier
        window = RefusalWindow(
            error,
            can_take_over=isinstance(error, InUse),
            data=self._data,
            documents=self._documents,
            back=tr("Mijn studenten") if self._visiting else under.called if under is not None else "",
            brought=_is_brought(path),
        )
        again = self.visit if self._visiting else self.open
        window.retry_wanted.connect(lambda: again(path))
        window.read_wanted.connect(lambda: self.open(path, read_only=True))
        window.take_over_wanted.connect(lambda: self.open(path, take_over=True))
        window.look_wanted.connect(lambda: self._open_address(QUrl.fromLocalFile(str(path))))
        window.choose_wanted.connect(self.choose)
        window.new_wanted.connect(self.first_start)
        window.restored.connect(self.open)
        window.back_wanted.connect(self.back)
        window.closed.connect(lambda: self.stage.closed(window))
        self.stage.cover(window)

    # ------------------------------------------------------------ windows of dossiers
    def own_window(self, workspace: Workspace) -> MainWindow:
        """A window of a dossier of the student; it is remembered as the one that was opened last."""
        self._visiting = False
        self._settings.opened(workspace.path)
        window = self.window_of(workspace, self._temporary)
        window.go("start")
        return window

    def window_of(self, workspace: Workspace, temporary: Path, guest: Guest | None = None) -> MainWindow:
        """A window of an open dossier; copies for other programs go to *temporary*."""
        workspace.make_documents_elsewhere()
        window = MainWindow(
            workspace,
            screens(visit=guest is not None),
            self._theme,
            self._settings,
            JobRunner(self._qt),
            self._open_address,
            temporary,
            guest,
        )
        window.open_wanted.connect(lambda path: self.open(path) if path else self.choose())
        window.merge_wanted.connect(self.choose_copy)
        window.leave_wanted.connect(self.leave)
        window.students_wanted.connect(self.students)
        window.reopen_wanted.connect(self.reopen)
        # What can wait does: first the student sees the dossier.
        QTimer.singleShot(_SETTLED_MS, window, partial(self._settle, window))
        return window

    def _settle(self, window: MainWindow) -> None:
        window.tidy_up()
        window.context.jobs.run(window, lambda *_: deck(), done=lambda _read: None, failed=window.fail)
        ReadingAhead(window)


def _stored(window: MainWindow) -> bool:
    """Whether all of it is in the file, or nothing ever can be."""
    return window.workspace.read_only or window.current().flush()


def _today() -> date:
    return datetime.now().astimezone().date()


def _same(one: Path, other: Path) -> bool:
    return one.expanduser().resolve() == other.resolve()


def _is_brought(path: Path) -> bool:
    """Whether this is a file of another kind than a dossier: what it is, is seen by what is in it."""
    with suppress(OSError, ValueError):  # a name that no file can have is told by opening it
        return path.suffix.casefold() != paths.SUFFIX and path.is_file()
    return False


def run(path: Path | None = None) -> int:
    """Start the application; returns its exit status."""
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("lobdossier")
    qt.setApplicationDisplayName("Loopbaandossier")
    qt.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName("lobdossier")
    qt.setWindowIcon(QIcon(str(paths.resource("icons", "app", "lobdossier.svg"))))
    _speak_dutch(qt)
    app = App(qt, Settings(paths.config() / "settings.json"), paths.data(), paths.documents())
    _catch_mistakes(app)
    app.start(path)
    return qt.exec()


def _speak_dutch(qt: QApplication) -> None:
    """Qt's own words (Cancel, Save) in Dutch, and Dutch dates."""
    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands))
    translator = QTranslator(qt)
    if translator.load("qtbase_nl", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        qt.installTranslator(translator)


def _catch_mistakes(app: App) -> None:
    """A mistake of ours in a slot or a thread is told and logged (without any text of the student); the app goes on."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        place = trace
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else "?"
        log.error("%s at %s", kind.__name__, where)
        if isinstance(app.window, MainWindow) and isinstance(error, Exception):
            app.window.fail(error)

    sys.excepthook = tell
    threading.excepthook = lambda args: tell(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback)
