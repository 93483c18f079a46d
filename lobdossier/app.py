"""The composition root: builds the application, and is imported by nobody but `__main__`."""

from __future__ import annotations

import atexit
import logging
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

# SQLAlchemy before Qt: PySide6 replaces the import function and reads the source of every module imported after it
# (measured: 19 % of the start-up and 19 MB).
from lobdossier.services.workspace import Workspace  # isort: skip
import concurrent.futures.thread  # isort: skip  # noqa: F401 - and so is everything else without Qt that is needed soon
import lobdossier.services.cards  # isort: skip
import lobdossier.services.growth  # isort: skip
import lobdossier.text.explain  # isort: skip
import lobdossier.text.names  # isort: skip  # noqa: F401

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from lobdossier import __version__, paths
from lobdossier.domain.errors import Damaged, DossierError, InUse
from lobdossier.processes import alive
from lobdossier.ui.actions import ask_for_dossier
from lobdossier.ui.jobs import JobRunner
from lobdossier.ui.screens import read_ahead, screens
from lobdossier.ui.settings import Settings
from lobdossier.ui.theme import Theme, install
from lobdossier.ui.window import MainWindow

if TYPE_CHECKING:
    # Read when they are needed: on most days the app opens a dossier, and start-up pays for nothing else.
    from lobdossier.ui.first_start import FirstStart
    from lobdossier.ui.refusal import RefusalWindow

log = logging.getLogger("lobdossier")
_WIDTH: Final = 1240
_HEIGHT: Final = 800
_SETTLED_MS: Final = 1_500


class App:
    """One running application: at most one window at a time, for the first start, a refusal, or a dossier."""

    def __init__(self, qt: QApplication, settings: Settings, data: Path, documents: Path) -> None:
        self._qt, self._settings, self._data, self._documents = qt, settings, data, documents
        self._theme: Theme = install(qt, settings.now.look)
        self._temporary = private_folder()
        self.window: MainWindow | FirstStart | RefusalWindow | None = None
        self._open_address: Callable[[QUrl], bool] = QDesktopServices.openUrl

    def start(self, path: Path | None) -> None:
        """Open *path*, or the dossier opened last, or the first start."""
        chosen = path or self._settings.last()
        if chosen is None:
            self.first_start()
        else:
            self.open(chosen)

    def first_start(self) -> None:
        """Three calm cards, and a new dossier."""
        from lobdossier.ui.first_start import FirstStart

        window = FirstStart(self._theme, self._settings, self._documents, self._data)
        window.made.connect(self.show)
        window.open_wanted.connect(self.choose)
        self._replace(window)

    def open(self, path: Path, *, take_over: bool = False, read_only: bool = False) -> None:
        """Open the dossier at *path*; a refusal says what can be done, and leaves a dossier that is open as it is."""
        path = path.expanduser().absolute()
        old = self.window if isinstance(self.window, MainWindow) else None
        if old is not None and (path.resolve() == old.workspace.path.resolve() or not old.current().flush()):
            return
        try:
            workspace = Workspace.open(path, take_over=take_over, read_only=read_only, data=self._data)
        except (DossierError, OSError) as error:
            # These two have ways out that need a window of their own; the others are told where the student is.
            if old is not None and not isinstance(error, InUse | Damaged):
                old.fail(error)
            else:
                self._refuse(path, error)
            return
        self.show(workspace)

    def reopen(self) -> None:
        """Close the dossier as it is and open its file anew: somebody else changed it."""
        old = self.window
        if not isinstance(old, MainWindow):
            return
        self._qt.setQuitOnLastWindowClosed(False)  # for a moment there is no window at all
        old.leave()
        old.deleteLater()
        self.window = None
        self.open(old.workspace.path)
        self._qt.setQuitOnLastWindowClosed(True)

    def show(self, workspace: Workspace) -> None:
        """Show the window of an open dossier, in place of the window that is there."""
        self._settings.opened(workspace.path)
        workspace.make_documents_elsewhere()
        window = MainWindow(
            workspace,
            screens(),
            self._theme,
            self._settings,
            JobRunner(self._qt),
            self._open_address,
            self._temporary,
        )
        window.open_wanted.connect(lambda path: self.open(path) if path else self.choose())
        window.reopen_wanted.connect(self.reopen)
        window.go("start")
        self._replace(window)
        # What can wait does: first the student sees the dossier.
        QTimer.singleShot(_SETTLED_MS, window, partial(self._settle, window))

    def _settle(self, window: MainWindow) -> None:
        window.tidy_up()
        window.context.jobs.run(
            window, lambda _progress, stopped: read_ahead(stopped), done=lambda _read: None, failed=window.fail
        )

    def choose(self) -> None:
        """Let the student point at a dossier; what is open stays open when they change their mind."""
        path = ask_for_dossier(self.window)
        if path:
            self.open(Path(path))

    def _refuse(self, path: Path, error: Exception) -> None:
        from lobdossier.ui.refusal import RefusalWindow

        before = self.window.workspace.path if isinstance(self.window, MainWindow) else None
        window = RefusalWindow(
            error,
            can_take_over=isinstance(error, InUse),
            data=self._data,
            documents=self._documents,
            back=before.stem if before else "",
        )
        window.retry_wanted.connect(lambda: self.open(path))
        window.read_wanted.connect(lambda: self.open(path, read_only=True))
        window.take_over_wanted.connect(lambda: self.open(path, take_over=True))
        window.choose_wanted.connect(self.choose)
        window.new_wanted.connect(self.first_start)
        window.restored.connect(self.open)
        window.back_wanted.connect(lambda: self.open(before) if before else None)
        self._replace(window)

    def _replace(self, window: MainWindow | FirstStart | RefusalWindow) -> None:
        """Show *window* where the old one stood. It is shown first: an application without a window ends."""
        old, self.window = self.window, window
        if old is not None:
            window.setGeometry(old.geometry())
        else:
            room = self._qt.primaryScreen().availableSize()
            window.resize(min(_WIDTH, room.width()), min(_HEIGHT, room.height()))
        window.show()
        if old is not None:
            old.close()
            old.deleteLater()


def private_folder() -> Path:
    """A folder that only this user can read, for copies that other programs open. It goes when the program ends.

    A program that is killed cannot tidy up: folders of processes that are gone are removed here.
    """
    root = Path(tempfile.gettempdir())
    for left in root.glob("lobdossier-*-*"):
        pid = left.name.split("-")[1]
        if pid.isdigit() and not alive(int(pid)):
            shutil.rmtree(left, ignore_errors=True)
    made = Path(tempfile.mkdtemp(prefix=f"lobdossier-{os.getpid()}-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


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
