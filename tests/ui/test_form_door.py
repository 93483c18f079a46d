"""A form that was filled in comes in by the one door, and leads to the questions of its conversation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from apps import close, dossier, main_window, told
from hands import find_button, press, rest, settle, words_in
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lobdossier.app import App
from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.services.workspace import Workspace
from lobdossier.ui.refusal import RefusalWindow
from lobdossier.ui.voices.approval import Approval
from lobdossier.ui.window import MainWindow
from tests import bringing
from tests.services.filled import by_pypdf, send

Start = Callable[..., App]
SAID = "Hij hielp een klant, één uur lang; € 5 fooi."


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Zoë's dossier; what Henk filled in lies beside it."""
    sent = send(tmp_path)
    by_pypdf(sent.form, tmp_path / "terug.pdf", sent.values({sent.ids[0]: SAID}, naam="Henk Brouwer"))
    sent.workspace.close()
    return sent.workspace.path


@pytest.fixture
def back(home: Path) -> Path:
    """The form that came back."""
    return home.with_name("terug.pdf")


def looked_over(app: App, qtbot: QtBot) -> MainWindow:
    """The window, once the answers are shown for approval."""
    qtbot.waitUntil(lambda: isinstance(app.window, MainWindow) and bool(app.window.findChildren(Approval)))
    window = main_window(app)
    rest(window)
    return window


def sees(app: App, words: str) -> bool:
    """Whether *words* stand in the window of a dossier."""
    settle()
    return isinstance(app.window, MainWindow) and words in words_in(app.window)


def henk(window: MainWindow) -> Participant:
    (found,) = [each for each in window.workspace.records.all(Participant) if each.name == "Henk Brouwer"]
    return found


def test_over_the_open_dossier_its_answers_are_shown_and_kept_when_one_says_so(
    start: Start, qtbot: QtBot, home: Path, back: Path
) -> None:
    app = start(home)
    main_window(app).open_dossier(back)
    window = looked_over(app, qtbot)
    (talk,) = window.workspace.records.all(Conversation)
    assert window.here == ("voices", talk.id)
    assert find_button(window, "Van wie?: Henk Brouwer").isChecked()
    assert not henk(window).answers  # nothing before it was looked over
    press(window, "Antwoorden bewaren")
    assert [given.text for given in henk(window).answers] == [SAID]


def test_it_may_be_dropped(start: Start, qtbot: QtBot, home: Path, back: Path) -> None:
    app = start(home)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(back))])
    at, copy = QPoint(300, 300), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(app.window, QDragEnterEvent(at, copy, data, left, none))
    QApplication.sendEvent(app.window, QDropEvent(at, copy, data, left, none))
    assert looked_over(app, qtbot).here[0] == "voices"


def test_on_the_command_line_it_finds_the_dossier_of_last_time(
    start: Start, qtbot: QtBot, home: Path, back: Path
) -> None:
    close(start(home))
    window = looked_over(start(back), qtbot)
    assert (window.workspace.path, window.here[0]) == (home, "voices")


def test_without_a_dossier_it_says_what_it_is(start: Start, qtbot: QtBot, back: Path) -> None:
    app = start(back)
    qtbot.waitUntil(lambda: isinstance(app.window, RefusalWindow))
    said = words_in(app.window)
    assert "Dit is een formulier voor een gesprek" in said
    assert "Open eerst je eigen dossier." in said


@pytest.mark.parametrize("open_first", [True, False])
def test_of_another_dossier_it_is_told_over_ones_own(
    start: Start, qtbot: QtBot, tmp_path: Path, back: Path, open_first: bool
) -> None:
    own = dossier(tmp_path / "Noor.lobdossier")
    app = start(own)
    if open_first:
        app.open(back)
    else:
        close(app)
        app = start(back)
    qtbot.waitUntil(lambda: sees(app, "“terug.pdf” hoort bij een ander dossier."))
    assert main_window(app).here[0] == "start"


def test_with_other_questions_it_is_told(start: Start, qtbot: QtBot, home: Path, back: Path) -> None:
    app = start(home)
    records = main_window(app).workspace.records
    (talk,) = records.all(Conversation)
    records.save(replace(talk, questions=talk.questions[1:]))
    app.open(back)
    qtbot.waitUntil(lambda: sees(app, "staan andere vragen dan je nu stelt"))
    assert main_window(app).here[0] == "start"


def test_whoever_has_the_keyboard_does_not_come_to_the_answers_of_others(
    start: Start, qtbot: QtBot, home: Path, back: Path
) -> None:
    app = start(home)
    window = main_window(app)
    (talk,) = window.workspace.records.all(Conversation)
    there = ("answering", f"{talk.id}:{henk(window).id}")
    window.go(*there)
    app.open(back)
    qtbot.waitUntil(lambda: sees(app, "Dit formulier kan straks open"))
    assert window.here == there
    rest(window)
    assert not window.findChildren(Approval)


def test_in_the_dossier_of_somebody_else_it_is_not_read(
    start: Start, qtbot: QtBot, home: Path, back: Path, tmp_path: Path
) -> None:
    """A guide who looks round has no business with it."""
    workspace = Workspace.open(home, data=tmp_path / "data")
    workspace.records.add(Conversation(title="Nog een", on=date(2027, 3, 1)))
    handed_out = bringing.document(workspace, tmp_path / "Zoë.pdf")
    workspace.close()
    app = start(handed_out)
    told(app, qtbot)
    press(app.window, "Bekijken")
    qtbot.waitUntil(lambda: isinstance(app.window, MainWindow))
    app.open(back)
    qtbot.waitUntil(lambda: isinstance(app.window, RefusalWindow))
    assert "Dit is een formulier voor een gesprek" in words_in(app.window)
