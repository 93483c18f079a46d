"""A guide at work in what a student handed out, and the student who reads it in: what the tests of both share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from apps import main_window, told
from hands import press, rest, settle
from looks import LARGE
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.app import App
from lobdossier.domain.experience import Experience
from lobdossier.domain.vocabulary import Competence
from lobdossier.ui.arrival.feedback_page import FeedbackPage
from lobdossier.ui.guide.column import GuideColumn
from lobdossier.ui.window import MainWindow

Start = Callable[..., App]
STORY = "De microfoon deed het niet. Ik ging tussen ze in zitten en riep de nummers zelf."


def visit(start: Start, qtbot: QtBot, path: Path) -> MainWindow:
    """The guide opens what was handed out, and looks round."""
    app = start(path)
    told(app, qtbot)
    press(app.window, "Bekijken")
    qtbot.waitUntil(lambda: isinstance(app.window, MainWindow))
    window = main_window(app)
    window.resize(*LARGE)
    rest(window)
    return window


def at_home(start: Start, sam: Path) -> App:
    """The student, in a window that has room for two."""
    app = start(sam)
    main_window(app).resize(*LARGE)
    return app


def begin(window: MainWindow) -> GuideColumn:
    """Say who one is."""
    press(window, "Feedback geven")
    type_here(window, "Bram Visser")
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    type_here(window, "praktijkbegeleider")
    press(window, "Beginnen")
    return column(window)


def focus() -> QWidget:
    """What has the keyboard."""
    held = QApplication.focusWidget()
    assert held is not None
    return held


def type_here(window: QWidget, words: str) -> None:
    """Type where the keyboard is."""
    settle()
    QTest.keyClicks(window.focusWidget(), words)


def column(window: MainWindow) -> GuideColumn:
    """The column of the guide."""
    (found,) = window.findChildren(GuideColumn)
    return found


def bingo(window: MainWindow) -> str:
    """The one experience."""
    (found,) = window.workspace.records.all(Experience)
    return found.id


def leave_all(window: MainWindow) -> None:
    """A question, what was seen with a quality, a remark on the dossier, and a view."""
    begin(window)
    type_here(window, "Welk moment koos jij zelf")
    press(window, "Wat laat je achter?: Opmerking")
    press(window, "Klaar")
    window.go("experience", bingo(window))
    rest(window)
    column(window).take_keyboard()
    press(window, "Wat laat je achter?: Vraag")
    column(window).take_keyboard()
    type_here(window, "Wat trok haar over de streep")
    press(window, "Klaar")
    press(window, "Wat laat je achter?: Dat zag ik")
    press(window, "Kwaliteit: Rustig blijven")
    column(window).take_keyboard()
    type_here(window, "Je koos meteen de plek waar het onrustig was")
    press(window, "Klaar")
    window.go("competence", Competence.KWALITEITENREFLECTIE)
    rest(window)
    views = column(window)._views
    views.steps[2].click()
    views.text.setFocus()
    type_here(window, "Je vraagt pas hulp als het nodig is")
    assert column(window).flush()


def take_in(app: App, qtbot: QtBot, file: Path) -> None:
    """Read in what the guide left."""
    window = main_window(app)
    window.open_dossier(file)
    qtbot.waitUntil(lambda: bool(app.window.findChildren(FeedbackPage)))
    press(app.window, "Inlezen")
    qtbot.waitUntil(lambda: app.window is window)
    rest(app.window)
