"""No door that leads to writing only is there while a dossier can only be looked at, in whatever room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from hands import rest, settle
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.vocabulary import Competence
from lobdossier.services.arrivals import arrive
from lobdossier.services.taking_in import as_view
from lobdossier.services.workspace import Workspace
from lobdossier.ui.actions import actions
from lobdossier.ui.guest import Guest
from lobdossier.ui.jobs import JobRunner
from lobdossier.ui.screens import screens
from lobdossier.ui.settings import Settings
from lobdossier.ui.theme import Theme
from lobdossier.ui.typing import FIELDS
from lobdossier.ui.widgets.acting import Acting
from lobdossier.ui.window import MainWindow
from tests import bringing
from tests.screens.dossiers import build, now
from tests.screens.dossiers import shown as shown_in

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
"""Menus that pop up ask more than a screen that is none can give."""
OWN, VISIT = "own", "visit"
_SENTENCE: Final = "Dit dossier is nu alleen om te lezen"
_OF_A_FILE_OR_TEXT: Final = {"history", "wishes"}
"""They show a text of before, or the file of a school: nothing that somebody else's dossier leads to."""
_ROOMS: Final = [
    *((place.id, "") for place in screens() if place.id not in {*_OF_A_FILE_OR_TEXT, "competence"}),
    *(("competence", competence.value) for competence in Competence),
]
_LEAVES: Final = {"quit", "back-up"}
"""Actions that end the window, or write beside the dossier."""


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole example, in a folder of its own."""
    return build("full", tmp_path_factory.mktemp("voorbeeld"))


@pytest.fixture(scope="module")
def visited(example: Path) -> Path:
    """The same, as somebody else looks round in it."""
    workspace = Workspace.open(example, data=example.parent / "data", clock=now)
    package = bringing.whole(workspace, example.parent / "Esra.lobpakket")
    workspace.close()
    with arrive(package) as arrival:
        return as_view(arrival, example.parent / "view")


@pytest.fixture(params=[VISIT, pytest.param(OWN, marks=pytest.mark.slow)])
def looked_at(
    request: pytest.FixtureRequest, qtbot: QtBot, theme: Theme, example: Path, visited: Path, tmp_path: Path
) -> Iterator[MainWindow]:
    """A window in which nothing can be written: of a guide, and of the student while the file is open elsewhere."""
    guest = Guest("Esra Hoekman", "", visited) if request.param == VISIT else None
    workspace = Workspace.open(visited if guest else example, read_only=True, data=tmp_path / "data", clock=now)
    settings, before = Settings(tmp_path / "settings.json"), workspace.path.read_bytes()
    window = MainWindow(
        workspace, screens(visit=guest is not None), theme, settings, JobRunner(), _nowhere, tmp_path, guest
    )  # fmt: skip
    window.resize(1240, 800)
    window.show()
    yield window
    path = window.workspace.path
    window.close()
    window.deleteLater()
    settle()
    assert path.read_bytes() == before, "something was written"


@pytest.fixture
def refused(looked_at: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the window said about only reading; file choosers are left at once."""
    said: list[str] = []
    say = looked_at.say
    monkeypatch.setattr(looked_at, "say", lambda text, **how: (said.append(text), say(text, **how)))
    for which in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, which, lambda *_args, **_how: ("", ""))
    monkeypatch.setattr(QDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    return said


@pytest.mark.parametrize(("place", "only"), _ROOMS)
def test_nothing_that_can_be_pressed_only_says_that_it_cannot_be_done(
    looked_at: MainWindow, refused: list[str], place: str, only: str
) -> None:
    """Every button, every deed of a screen reader and every menu of every room, and what opens by them."""
    targets = [only] if only or place == "trash" else shown_in(place, looked_at.workspace).values()
    found = []
    for target in targets:
        looked_at.go(place, target)
        rest(looked_at)
        assert not looked_at._banner.isVisible()
        found += list(_pressed(looked_at, refused, (place, target)))
    assert not found


def test_nothing_that_can_be_done_by_name_only_says_that_it_cannot_be_done(
    looked_at: MainWindow, refused: list[str]
) -> None:
    """The menu bar, its keys, and Ctrl+K: all of them are made of these."""
    looked_at.go("start")
    found = []
    for action in actions(looked_at):
        if action.id not in _LEAVES and action.called is not None:
            action.act()
            found += [action.id] * _says_so(looked_at, refused)
    assert not found


def _pressed(window: MainWindow, refused: list[str], here: tuple[str, str]) -> Iterator[str]:
    """The names of what was refused, of all that is there and of all that comes when it is pressed."""
    known: set[str] = set()
    while (control := next((c for c in _controls(window.current()) if _name(c) not in known), None)) is not None:
        name = _name(control)
        known.add(name)
        for act in _acts(control):
            act()
            if _says_so(window, refused):
                yield name
        window.current().flush()
        if _says_so(window, refused):
            yield f"{name}, afterwards"
        if window.here[0] != here[0]:
            window.go(*here)
            settle()


def _acts(control: QWidget) -> Iterator[Callable[[], object]]:
    if isinstance(control, QAbstractButton):
        yield control.click
        if isinstance(menu := QApplication.activePopupWidget(), QMenu):
            yield from [action.trigger for action in menu.actions() if action.isEnabled()]
            menu.close()
    elif isinstance(control, FIELDS):
        yield lambda: control.setFocus(Qt.FocusReason.TabFocusReason)
    if isinstance(control, Acting):
        yield from control.deeds().values()


def _controls(inside: QWidget) -> Iterator[QWidget]:
    """What can be pressed or typed in, as far as it can be reached at all."""
    for widget in inside.findChildren(QWidget):
        reached = not widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if isinstance(widget, QAbstractButton | Acting) and widget.isVisible() and widget.isEnabled() and reached:
            yield widget


def _name(control: QWidget) -> str:
    words = control.text() if isinstance(control, QAbstractButton) else ""
    return f"{type(control).__name__}: {control.accessibleName() or words}"


def _says_so(window: MainWindow, refused: list[str]) -> bool:
    settle()
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            other.close()
    found = any(text.startswith(_SENTENCE) for text in refused)
    refused.clear()
    return found


def _nowhere(_address: QUrl) -> bool:
    return True
