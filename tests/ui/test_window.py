"""The window: the way through its screens, who is told what, the voice, and leaving."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Thread

import pytest
from hands import bring_to_front, rest
from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from lobdossier.domain.changes import Change
from lobdossier.domain.errors import DiskFull
from lobdossier.domain.experience import Experience
from lobdossier.services.workspace import Workspace
from lobdossier.ui.context import Context
from lobdossier.ui.jobs import JobRunner
from lobdossier.ui.place import Place
from lobdossier.ui.screen import Reach, Screen
from lobdossier.ui.settings import Settings
from lobdossier.ui.theme import Theme
from lobdossier.ui.widgets.buttons import button
from lobdossier.ui.widgets.messages import Banner, Toast
from lobdossier.ui.window import MainWindow

NAMES = ("start", "experiences", "experience", "walk", "settings", "trash")


class Pane(Screen):
    """A screen that remembers what the window asked of it."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__(context)
        self.name, self.reach = name, Reach.SEARCH if name == "walk" else Reach.ROOMS  # type: ignore[misc]  # one class plays all screens here
        self.asked: list[str] = []
        self.saves = True
        self.broken: Exception | None = None
        self.becomes = ""
        self.setLayout(QVBoxLayout())
        self.button = button(name)
        self.layout().addWidget(self.button)
        self.setWindowTitle(name)

    def open(self, target: str) -> None:
        self.asked.append(f"open {target}")
        if self.broken is not None:
            raise self.broken
        super().open(self.becomes or target)

    def refresh(self) -> None:
        self.asked.append("refresh")

    def concerns(self, change: Change) -> bool:
        return change.kind == "experience"

    def flush(self) -> bool:
        self.asked.append("flush")
        return self.saves


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, workspace: Workspace, tmp_path: Path, panes: Callable[[Context, str], Pane]
) -> Iterator[MainWindow]:
    rooms = {"experience": "experiences", "walk": "experiences", "trash": "settings"}
    places = [
        Place(name, rooms.get(name, name), name, "" if name in rooms else "house", "", partial(make, panes, name))
        for name in NAMES
    ]
    settings = Settings(tmp_path / "settings.json")
    made = MainWindow(workspace, places, theme, settings, JobRunner(), lambda _url: True, tmp_path)
    made.resize(1000, 700)
    made.show()
    qtbot.waitExposed(made)
    made.go("start")
    yield made
    made.context.jobs.shutdown()
    made.hide()
    made.deleteLater()


def make(panes: Callable[[Context, str], Pane], name: str, context: Context) -> Screen:
    return panes(context, name)


class Made(dict[str, Pane]):
    """The screens that the window has made so far, by name."""

    def __call__(self, context: Context, name: str) -> Pane:
        self[name] = Pane(context, name)
        return self[name]


@pytest.fixture
def panes() -> Made:
    return Made()


def banner(window: MainWindow) -> Banner:
    return next(b for b in window.findChildren(Banner) if b.isVisible())


def press(window: QObject, words: str) -> None:
    QApplication.processEvents()  # a message that was just replaced gets its buttons when the window next draws
    found = next(b for b in window.findChildren(QPushButton) if b.text() == words and b.isVisible())
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def action(window: MainWindow, begin: str) -> QAction:
    return next(a for a in window.actions() if a.text().startswith(begin))


def full(path: Path = Path("x.lobdossier")) -> DiskFull:
    return DiskFull(path)


# ------------------------------------------------------------ the way
def test_a_screen_is_made_when_first_opened_and_once(window: MainWindow, panes: Made) -> None:
    assert set(panes) == {"start"}

    window.go("experiences")
    first = panes["experiences"]
    window.go("start")
    window.go("experiences")

    assert panes["experiences"] is first
    assert window.current() is first


def test_back_returns_to_the_record_that_was_open(window: MainWindow, panes: Made) -> None:
    window.go("experience", "a1")
    window.go("trash")

    window.back()
    assert (window.current().name, window.current().target) == ("experience", "a1")
    window.back()
    assert window.current().name == "start"
    window.back()
    assert window.current().name == "start", "at the end of the way is the first room"


def test_back_finds_a_record_that_got_its_id_meanwhile(window: MainWindow, panes: Made) -> None:
    window.go("experience")
    panes["experience"].target = "made-meanwhile"
    window.go("trash")

    window.back()

    assert panes["experience"].asked[-2:] == ["open made-meanwhile", "refresh"]


def test_a_page_that_comes_has_the_keyboard_itself_and_one_tab_enters_it(
    qtbot: QtBot, window: MainWindow, panes: Made
) -> None:
    """No button of it, nor "Nieuwe ervaring" beside it, looks chosen before anybody touched the keys."""
    bring_to_front(window)
    assert QApplication.focusWidget() is panes["start"]

    window.go("experience")
    assert QApplication.focusWidget() is panes["experience"]
    assert panes["experience"].accessibleName() == "experience"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    assert QApplication.focusWidget() is panes["experience"].button


def test_a_page_that_comes_back_has_the_keyboard_where_it_was(qtbot: QtBot, window: MainWindow, panes: Made) -> None:
    bring_to_front(window)
    panes["start"].button.setFocus()
    window.go("trash")
    assert QApplication.focusWidget() is panes["trash"]

    window.back()

    assert QApplication.focusWidget() is panes["start"].button


def test_what_cannot_be_saved_keeps_its_screen(window: MainWindow, panes: Made) -> None:
    window.go("experience", "a1")
    panes["experience"].saves = False

    window.go("trash")
    window.back()

    assert window.current() is panes["experience"]
    assert "trash" not in panes


def test_a_screen_is_saved_before_it_is_left(window: MainWindow, panes: Made) -> None:
    window.go("experience", "a1")
    window.go("trash")

    assert panes["experience"].asked == ["open a1", "refresh", "flush"]


def test_a_screen_that_cannot_be_read_leaves_the_one_that_is_open(window: MainWindow, panes: Made) -> None:
    window.go("trash")
    window.go("start")
    panes["trash"].broken = full()

    window.go("trash")
    assert window.current() is panes["start"]
    assert panes["start"].isVisible()

    panes["trash"].broken = None
    press(banner(window), "Opnieuw proberen")
    assert window.current() is panes["trash"]


def test_a_record_that_was_erased_is_said_to_be_gone(window: MainWindow, panes: Made) -> None:
    window.go("experience", "a1")
    window.go("start")
    panes["experience"].broken = KeyError("a1")

    window.back()

    assert window.current() is panes["experiences"]
    assert window.findChild(Toast).accessibleName() == "Dat is er niet meer."


def test_a_mistake_of_ours_is_not_said_to_be_gone(window: MainWindow, panes: Made) -> None:
    window.go("experience", "a1")
    window.go("start")
    panes["experience"].broken = KeyError("titel")

    with pytest.raises(KeyError):
        window.go("experience", "a1")

    assert window.current() is panes["start"]


def test_the_title_says_page_and_dossier(window: MainWindow) -> None:
    window.go("trash")

    assert window.windowTitle() == f"trash – {window.workspace.path.stem}"


# ------------------------------------------------------------ the calm screen
def test_a_calm_screen_has_all_of_the_screen_and_gives_it_back(window: MainWindow) -> None:
    window.go("experience", "a1")
    window.setWindowState(Qt.WindowState.WindowMaximized)

    window.walk()
    assert window.windowState() & Qt.WindowState.WindowFullScreen
    assert window.menuBar().isHidden()
    assert window.current().target == "a1", "it begins at the experience that was open"

    window.back()
    assert window.windowState() == Qt.WindowState.WindowMaximized
    assert not window.menuBar().isHidden()


def test_a_window_that_was_full_screen_stays_so(window: MainWindow) -> None:
    window.setWindowState(Qt.WindowState.WindowFullScreen)

    window.walk()
    window.back()

    assert window.windowState() & Qt.WindowState.WindowFullScreen


def test_the_keys_of_the_menu_work_on_the_calm_screen(window: MainWindow, panes: Made) -> None:
    window.walk()
    window.activateWindow()

    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)

    assert window.current() is panes["settings"]


# ------------------------------------------------------------ what changed
def test_a_change_made_elsewhere_refreshes_the_screen_once(qtbot: QtBot, window: MainWindow, panes: Made) -> None:
    window.workspace.records.save(Experience(id="a"), Experience(id="b"))
    qtbot.waitUntil(lambda: panes["start"].asked.count("refresh") == 2)
    qtbot.wait(20)

    assert panes["start"].asked.count("refresh") == 2


def test_its_own_change_does_not_refresh_a_screen(qtbot: QtBot, window: MainWindow, panes: Made) -> None:
    start = panes["start"]

    window.workspace.records.save(Experience(id="a"), origin=start)
    qtbot.wait(20)

    assert start.asked == ["open ", "refresh"]


def test_a_change_that_is_not_seen_refreshes_nothing(qtbot: QtBot, window: MainWindow, panes: Made) -> None:
    window.workspace.records.save(replace(window.workspace.student, motto="Rustig aan"))
    qtbot.wait(20)

    assert panes["start"].asked == ["open ", "refresh"]


def test_a_hidden_screen_is_refreshed_when_it_is_shown(qtbot: QtBot, window: MainWindow, panes: Made) -> None:
    window.go("experiences")
    window.workspace.records.save(Experience(id="a"))
    qtbot.waitUntil(lambda: panes["experiences"].asked.count("refresh") == 2)
    assert panes["start"].asked.count("refresh") == 1

    window.go("start")

    assert panes["start"].asked.count("refresh") == 2


def test_a_change_from_another_thread_is_heard_in_this_one(qtbot: QtBot, window: MainWindow, panes: Made) -> None:
    worker = Thread(target=lambda: window.workspace.records.save(Experience(id="a")))
    worker.start()
    worker.join()

    qtbot.waitUntil(lambda: panes["start"].asked.count("refresh") == 2)


# ------------------------------------------------------------ the voice and the deeds
def test_what_is_thrown_away_can_be_taken_back_from_toast_and_menu(qtbot: QtBot, window: MainWindow) -> None:
    records = window.workspace.records
    assert not action(window, "Ongedaan maken").isEnabled()
    experience = records.add(Experience(title="Stage"))
    records.throw_away(experience, label="ervaring weggooien")
    window.say("Ervaring weggegooid", undo=True)

    assert action(window, "Ongedaan maken").text() == "Ongedaan maken: ervaring weggooien"
    press(window.findChild(Toast), "Ongedaan maken")
    assert records.all(Experience) == [records.get(Experience, experience.id)]
    assert action(window, "Opnieuw").text() == "Opnieuw: ervaring weggooien"

    action(window, "Opnieuw").trigger()
    assert records.all(Experience) == []


def test_nothing_is_undone_while_typing_cannot_be_saved(window: MainWindow, panes: Made) -> None:
    experience = window.workspace.records.add(Experience(title="Stage"), label="ervaring toevoegen")
    panes["start"].saves = False

    window.undo()

    assert window.workspace.records.all(Experience)[0].id == experience.id


def test_a_failure_stays_until_it_is_mended(window: MainWindow) -> None:
    tries: list[str] = []

    def act() -> None:
        tries.append("try")
        if len(tries) < 3:
            raise full()

    assert not window.context.attempt(act)
    press(banner(window), "Opnieuw proberen")
    assert banner(window).isVisible()
    press(banner(window), "Opnieuw proberen")

    assert tries == ["try"] * 3
    assert not any(b.isVisible() for b in window.findChildren(Banner))


def test_a_mistake_of_ours_is_not_swallowed(window: MainWindow) -> None:
    with pytest.raises(ZeroDivisionError):
        window.context.attempt(lambda: 1 / 0)


# ------------------------------------------------------------ leaving
def test_closing_saves_and_gives_the_file_free(qtbot: QtBot, window: MainWindow, panes: Made) -> None:
    with qtbot.waitSignal(window.closed):
        window.close()

    assert panes["start"].asked[-1] == "flush"
    Workspace.open(window.workspace.path).close()


def test_closing_refuses_once_when_the_text_is_not_saved(qtbot: QtBot, window: MainWindow, panes: Made) -> None:
    panes["start"].saves = False

    assert not window.close()
    assert window.isVisible()
    press(banner(window), "Opnieuw proberen")
    assert window.isVisible()

    with qtbot.waitSignal(window.closed):
        press(banner(window), "Toch sluiten")
    assert not window.isVisible()


def test_closing_after_all_was_saved_asks_nothing(qtbot: QtBot, window: MainWindow, panes: Made) -> None:
    panes["start"].saves = False
    window.close()
    panes["start"].saves = True

    with qtbot.waitSignal(window.closed):
        press(banner(window), "Opnieuw proberen")


def test_closing_twice_is_closing_once(qtbot: QtBot, window: MainWindow) -> None:
    said: list[str] = []
    window.closed.connect(lambda: said.append("closed"))

    window.close()
    window.close()

    assert said == ["closed"]


def test_the_backup_of_the_day_is_made_in_the_background(qtbot: QtBot, window: MainWindow) -> None:
    window.workspace.records.add(Experience(title="Stage"))

    window.back_up_if_due()
    rest(window)

    assert not window.workspace.backups.due()


def test_a_listener_that_breaks_is_reported_and_the_window_goes_on(
    qtbot: QtBot, window: MainWindow, panes: Made
) -> None:
    with capture_exceptions() as caught:
        window.workspace.events.subscribe(lambda _change: 1 // 0)
        window.workspace.records.save(Experience(id="a"))
        qtbot.waitUntil(lambda: panes["start"].asked.count("refresh") == 2)

    assert caught[0][0] is ZeroDivisionError


def test_another_dossier_is_asked_for_and_this_one_stays_open(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.open_wanted) as asked:
        window.open_dossier(Path("/d/ander.lobdossier"))

    assert asked.args == [Path("/d/ander.lobdossier")]
    assert window.isVisible()


def test_addresses_go_through_the_opener_of_the_context(window: MainWindow) -> None:
    assert window.context.open_address(QUrl("https://example.org"))
