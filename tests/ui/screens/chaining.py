"""What the tests of qualities share: their page with everything read, and dossiers with a quality."""

from __future__ import annotations

from collections.abc import Callable

from hands import bring_to_front, rest, settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.experience import Experience
from lobdossier.domain.plans import Step
from lobdossier.domain.portrait import Quality
from lobdossier.domain.vocabulary import Competence
from lobdossier.services.workspace import Workspace
from lobdossier.ui.portrait.qualities.form import QualitiesForm
from lobdossier.ui.screens.competence import CompetenceScreen
from lobdossier.ui.window import MainWindow

Show = Callable[[Workspace, str, str], MainWindow]
Page = Callable[[Workspace], tuple[MainWindow, QualitiesForm]]


def pages(show: Show, qtbot: QtBot) -> Page:
    """Opens the window with the keyboard in it, at the page of the qualities, with everything read."""

    def make(workspace: Workspace) -> tuple[MainWindow, QualitiesForm]:
        window = show(workspace, "portrait", "")
        bring_to_front(window)
        window.go("competence", Competence.KWALITEITENREFLECTIE)
        screen = window.current()
        assert isinstance(screen, CompetenceScreen)
        assert isinstance(screen.form, QualitiesForm)
        rest(window)
        return window, screen.form

    return make


def with_a_quality(workspace: Workspace) -> Workspace:
    """One quality that hangs on nothing yet."""
    workspace.records.add(Quality(title="Rustig blijven", card_id="kwaliteit-rustig-blijven"))
    return workspace


def with_an_experience(workspace: Workspace) -> Workspace:
    """The same with an experience behind it."""
    first = next(each for each in workspace.records.all(Experience) if each.title == "Mijn eerste dag")
    workspace.qualities.link(only(workspace), first.id, label="")
    return workspace


def steps(workspace: Workspace) -> list[str]:
    """What the student wants to do."""
    return [step.title for step in workspace.records.all(Step)]


def keyboard() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def tab_to(words: str) -> QWidget:
    """Press Tab until the thing with these words has the keyboard."""
    settle()
    for _ in range(80):
        here = keyboard()
        if words in here.accessibleName() or (isinstance(here, QAbstractButton) and words in here.text()):
            return here
        QTest.keyClick(here, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {words!r}")


def only(workspace: Workspace) -> Quality:
    (found,) = workspace.qualities.all()
    return found


def row_names(form: QualitiesForm) -> list[str]:
    return [row.chain.quality.title for row in form.rows.rows.values()]
