"""How a file that somebody brings comes in, from the moment that it is opened until a dossier is in sight again."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from lobdossier import paths
from lobdossier.domain.errors import DossierError, NotMergeable, ReadOnly
from lobdossier.services.workspace import Workspace
from lobdossier.text.work import listed
from lobdossier.ui.arrival.feedback import FeedbackWindow
from lobdossier.ui.arrival.form import is_form, show_answers
from lobdossier.ui.arrival.merging import Home
from lobdossier.ui.arrival.ways import Ways
from lobdossier.ui.arrival.window import ArrivalWindow
from lobdossier.ui.ask import ask_for_dossier
from lobdossier.ui.guest import Guest
from lobdossier.ui.guide.giving import give_feedback, goes_on
from lobdossier.ui.guide.said import remarks
from lobdossier.ui.jobs import JobRunner
from lobdossier.ui.settings import Settings
from lobdossier.ui.stage import Stage
from lobdossier.ui.window import MainWindow
from lobdossier.ui.words import count, tr


class House(Protocol):
    """What the application does for it."""

    def open(self, path: Path) -> None:
        """Open a dossier."""

    def back(self) -> None:
        """Return to where one came from."""

    def refuse(self, path: Path, error: Exception) -> None:
        """Say why a file is not opened."""

    def window_of(self, workspace: Workspace, temporary: Path, guest: Guest | None = None) -> MainWindow:
        """A window of an open dossier."""
        ...

    def own_window(self, workspace: Workspace) -> MainWindow:
        """The same of one of the student's own, which is remembered."""
        ...


@dataclass(frozen=True)
class Folders:
    """Where things are: what is kept of dossiers, where new ones come, and what is gone when the program ends."""

    data: Path
    documents: Path
    temporary: Path


class Door:
    """Lets one file in."""

    def __init__(
        self, house: House, stage: Stage, settings: Settings, folders: Folders, owner: QObject, back: str = ""
    ) -> None:
        """*back* is what a visit returns to, when that is not the student's own dossier."""
        self._house, self._stage, self._settings, self._back = house, stage, settings, back
        self._folders, self._owner = folders, owner

    def visit(self, path: Path) -> None:
        """Look round in the file at *path* as soon as it was checked, without asking what is to be done with it."""
        self._bring(path).arrived.connect(lambda ways: ways.view())

    def let_in(self, path: Path) -> None:
        """Look at the file at *path*, over the dossier that is open: that stays open."""
        if path.suffix.casefold() == paths.FEEDBACK:
            self._let_feedback_in(path)
        else:
            self._bring(path)

    def _bring(self, path: Path) -> ArrivalWindow:
        under = self._stage.dossier
        home = Home(under.workspace) if under is not None else None
        back = self._back or (under.called if under is not None and under.context.guest is None else "")
        folders = self._folders
        window = ArrivalWindow(path, JobRunner(self._owner), folders.documents, folders.temporary, home, back)
        window.back_wanted.connect(self._house.back)
        window.refused.connect(lambda error: self._not_let_in(path, error))
        window.arrived.connect(self._listen)
        window.closed.connect(lambda: self._stage.closed(window))
        self._stage.cover(window)
        window.look()
        return window

    def _not_let_in(self, path: Path, error: Exception) -> None:
        """What is no dossier is told; a form that was filled in belongs in the student's own one, open or of last time."""
        under, last = self._stage.dossier, self._settings.last()
        visiting = self._back or (under is not None and under.context.guest is not None)
        if visiting or not is_form(error):
            self._house.refuse(path, error)
        elif under is not None:
            self._stage.back()
            show_answers(under, path)
        elif last is not None and last.exists():
            self._house.open(last)  # which says itself why it does not, if it does not
            if self._stage.dossier is not None:
                show_answers(self._stage.dossier, path)
        else:
            self._house.refuse(path, error)

    def _let_feedback_in(self, path: Path) -> None:
        """What a guide left comes into the student's own dossier; a guide who opens it goes on with it."""
        under, last = self._stage.dossier, self._settings.last()
        if under is not None and under.context.guest is not None:
            self._stage.back()
            give_feedback(under, path)
            return
        if under is None and last is not None and last.exists():
            self._house.open(last)
            under = self._stage.dossier
        home = under.workspace if under is not None else None
        window = FeedbackWindow(path, JobRunner(self._owner), home, under.called if under is not None else "")
        window.back_wanted.connect(self._house.back)
        window.refused.connect(lambda error: self._house.refuse(path, error))
        window.choose_wanted.connect(lambda: self._choose_for(path))
        window.taken.connect(self._taken)
        window.closed.connect(lambda: self._stage.closed(window))
        self._stage.cover(window)
        window.look()

    def _choose_for(self, path: Path) -> None:
        """Let the student point at the own dossier, and look again."""
        chosen = ask_for_dossier(self._stage.window)
        if chosen:
            self._house.open(Path(chosen))
            if self._stage.dossier is not None:
                self._let_feedback_in(path)

    def _taken(self, number: int, conversations: int) -> None:
        self._house.back()
        window = self._stage.window
        if isinstance(window, MainWindow):
            window.go("feedback" if number else "conversations")
            talks = count(conversations, tr("{n} gesprek"), tr("{n} gesprekken"))
            came = [words for n, words in ((number, remarks(number)), (conversations, talks)) if n]
            window.say(tr("{what} ingelezen", what=listed(came)), undo=True)

    def _listen(self, ways: Ways) -> None:
        ways.viewed.connect(lambda path, name: self._view(path, name, ways.source))
        ways.made.connect(self._made)
        ways.merging.dossier_wanted.connect(lambda: self._choose_home(ways))
        ways.merging.merged.connect(self._merged)

    def _view(self, path: Path, name: str, source: Path) -> None:
        """Look round in the dossier at *path*, which is thrown away with its folder afterwards; it was made of *source*."""
        under = self._stage.dossier
        own = under.workspace.path if under is not None and under.context.guest is None else self._settings.last()
        folder = path.parent
        try:
            # What would be kept of it, such as a backup, goes with its folder too.
            workspace = Workspace.open(path, read_only=True, data=folder)
        except (DossierError, OSError) as error:
            shutil.rmtree(folder, ignore_errors=True)
            self._house.refuse(path, error)
            return
        guest = Guest(name, self._back or (own.stem if own is not None else ""), source)
        window = self._house.window_of(workspace, folder, guest)
        window.closed.connect(lambda: shutil.rmtree(folder, ignore_errors=True))
        window.go("start")
        self._stage.replace(window)
        if goes_on(window):
            window.give_feedback()

    def _made(self, path: Path) -> None:
        self._house.open(path)
        self._say(tr("Dit dossier staat nu op deze computer."))

    def _merged(self, said: str) -> None:
        self._house.back()
        self._say(said)

    def _say(self, said: str) -> None:
        if isinstance(self._stage.window, MainWindow):
            self._stage.window.say(said)

    def _choose_home(self, ways: Ways) -> None:
        """Let the student point at the dossier that was brought a copy of; it takes the place of what is covered."""
        chosen = ask_for_dossier(self._stage.window)
        if not chosen:
            return
        path = Path(chosen)
        try:
            workspace = Workspace.open(path, data=self._folders.data)
        except (DossierError, OSError) as error:
            ways.fail(error)
            return
        if workspace.dossier_id == ways.merging.dossier_id and not workspace.read_only:
            self._stage.put_under(self._house.own_window(workspace))
            ways.merging.into(Home(workspace))
            return
        refused = ReadOnly(path) if workspace.read_only else NotMergeable("other")
        workspace.close()
        ways.fail(refused)
