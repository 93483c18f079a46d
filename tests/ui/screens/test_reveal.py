"""What was searched for opens on the page that it stands on, not only the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hands import rest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lobdossier.domain.portrait import Choice, Motive, Quality
from lobdossier.domain.record import Record
from lobdossier.domain.vocabulary import Competence, Fit
from lobdossier.services.workspace import Workspace
from lobdossier.ui.portrait.motives.form import MotivesForm
from lobdossier.ui.portrait.qualities.form import QualitiesForm
from lobdossier.ui.portrait.steering.form import SteeringForm
from lobdossier.ui.screens.competence import CompetenceScreen
from lobdossier.ui.window import MainWindow

Show = Callable[..., MainWindow]


@pytest.fixture
def reveal(show: Show, workspace: Workspace, qtbot: QtBot) -> Callable[[Competence, Record], CompetenceScreen]:
    """Opens the page of a competence at a record, as the search does: at once, before anything has been read."""

    def go(competence: Competence, record: Record) -> CompetenceScreen:
        window = show(workspace, "start")
        window.activateWindow()
        window.go("competence", competence)
        screen = window.current()
        assert isinstance(screen, CompetenceScreen)
        screen.reveal(record.KIND, record.id)
        rest(window)
        QApplication.processEvents()
        return screen

    return go


@pytest.mark.parametrize("fit", [Fit.SUITS, Fit.SOMETIMES])
def test_a_quality_opens(reveal: Callable[..., CompetenceScreen], workspace: Workspace, fit: Fit) -> None:
    """Also one that stands in a quiet list under the rows, and the last of many."""
    for number in range(30):
        last = workspace.records.add(Quality(title=f"Rustig blijven {number}", fit=fit))

    form = reveal(Competence.KWALITEITENREFLECTIE, last).form

    assert isinstance(form, QualitiesForm)
    assert form.opening.current == last.id


def test_something_to_learn_only_comes_into_sight(
    reveal: Callable[..., CompetenceScreen], workspace: Workspace
) -> None:
    """It has nothing to open."""
    wanted = workspace.records.add(Quality(title="Nee zeggen", fit=Fit.TO_LEARN))

    form = reveal(Competence.KWALITEITENREFLECTIE, wanted).form

    assert isinstance(form, QualitiesForm)
    assert form.opening.current == ""
    assert not form.learn.visibleRegion().isEmpty()


def test_a_motive_has_the_keyboard(reveal: Callable[..., CompetenceScreen], workspace: Workspace, qtbot: QtBot) -> None:
    """In its place in the order."""
    motives = [workspace.records.add(Motive(title=f"Motief {n}", rank=n)) for n in range(1, 9)]

    form = reveal(Competence.MOTIEVENREFLECTIE, motives[-1]).form

    assert isinstance(form, MotivesForm)
    face = form.card.ordered.rows[-1].face
    qtbot.waitUntil(lambda: face.hasFocus() and not face.visibleRegion().isEmpty())


def test_a_choice_opens(reveal: Callable[..., CompetenceScreen], workspace: Workspace) -> None:
    """Once: what lies open already stays open."""
    choice = workspace.records.add(Choice(title="Naar de avondschool"))

    screen = reveal(Competence.LOOPBAANSTURING, choice)
    screen.reveal(Choice.KIND, choice.id)

    assert isinstance(screen.form, SteeringForm)
    assert screen.form.panel is not None
    assert screen.form.panel.choice.id == choice.id
