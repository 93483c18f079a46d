"""Start shows growth that the figures bear out, what the school asks, and the way to the example."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from hands import press, words_in
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lobdossier.domain.portrait import SelfView
from lobdossier.domain.student import Requirement, SchoolPeriod
from lobdossier.domain.vocabulary import Asked, Competence
from lobdossier.services.workspace import Workspace
from lobdossier.ui.screens.start_growth import FEWEST
from lobdossier.ui.widgets.radar import Radar
from lobdossier.ui.window import MainWindow

Show = Callable[..., MainWindow]


def view(workspace: Workspace, competence: Competence, step: int, on: date) -> None:
    """An own view of one competence."""
    workspace.records.add(SelfView(competence=competence, step=step, on=on))


# ------------------------------------------------------------ growth
def test_without_an_own_view_there_is_no_growth(show: Show, a_little: Workspace) -> None:
    said = words_in(show(a_little))
    assert "Zo groei je" not in said
    assert "Zo zie jij jezelf" not in said


def test_with_fewer_than_three_views_there_is_a_list_and_no_web(show: Show, a_little: Workspace) -> None:
    for competence in list(Competence)[: FEWEST - 1]:
        view(a_little, competence, 2, date(2026, 9, 1))
    window = show(a_little)
    assert not [r for r in window.findChildren(Radar) if r.isVisibleTo(window)]
    assert words_in(window).count("nu “met hulp”") == FEWEST - 1


def test_with_three_views_there_is_a_web_that_says_the_same_in_words(show: Show, a_little: Workspace) -> None:
    for place, competence in enumerate(list(Competence)[:FEWEST]):
        view(a_little, competence, 1, date(2026, 9, 1))
        view(a_little, competence, 1 + place, date(2026, 11, 1))
    window = show(a_little)
    (web,) = [r for r in window.findChildren(Radar) if r.isVisibleTo(window)]
    assert "Loopbaansturing: nog open" in web.said()
    said = words_in(window)
    assert "Zo groei je" in said
    assert "eerst “samen”, nu “met hulp”" in said
    assert "eerst “samen”, nu “samen”" not in said


def test_nothing_is_called_growth_when_nothing_changed(show: Show, a_little: Workspace) -> None:
    for competence in Competence:
        view(a_little, competence, 2, date(2026, 9, 1))
        view(a_little, competence, 2, date(2026, 11, 1))
    said = words_in(show(a_little))
    assert "Zo groei je" not in said
    assert "Zo zie jij jezelf" in said


# ------------------------------------------------------------ what the school asks
def test_what_the_school_asks_is_a_friendly_list(show: Show, a_little: Workspace) -> None:
    asked = (Requirement(what=Asked.CONVERSATIONS, number=3), Requirement(what=Asked.EXPERIENCES, number=2))
    a_little.records.add(SchoolPeriod(start=date(2026, 8, 1), end=date(2027, 7, 31), requirements=asked))
    said = words_in(show(a_little))
    assert "Er zijn 0 gesprekken. Je school vraagt er 3 in dit schooljaar." in said
    assert "Er zijn 2 ervaringen. Je school vraagt er 2 in dit schooljaar." in said
    assert "%" not in said


def test_what_the_school_asks_can_be_filled_in_here(show: Show, a_little: Workspace, qtbot: QtBot) -> None:
    window = show(a_little)
    press(window, "Invullen wat je school vraagt")
    for _ in range(3):
        press(window, "Gesprekken: meer")
    press(window, "Klaar")
    (period,) = a_little.records.all(SchoolPeriod)
    assert period.requirements == (Requirement(what=Asked.CONVERSATIONS, number=3),)
    assert (period.start, period.end) == (date(2026, 8, 1), date(2027, 7, 31))
    assert "Je school vraagt er 3" in words_in(window)


def test_a_number_can_be_typed_and_changed_with_the_arrow_keys(show: Show, a_little: Workspace) -> None:
    window = show(a_little)
    press(window, "Invullen wat je school vraagt")
    field = window.focusWidget()
    field.selectAll()  # type: ignore[union-attr]  # the first number
    QTest.keyClicks(field, "12x")
    QTest.keyClick(field, Qt.Key.Key_Down)
    press(window, "Klaar")
    (period,) = a_little.records.all(SchoolPeriod)
    assert period.requirements == (Requirement(what=Asked.CONVERSATIONS, number=11),)


# ------------------------------------------------------------ the example
def test_an_empty_dossier_shows_the_way_to_the_example(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    example = workspace.path.parent / "Voorbeeld.lobdossier"
    example.write_bytes(b"")
    window = show(workspace)
    window.context.settings.change(example=str(example))
    window.go("start")
    with qtbot.waitSignal(window.open_wanted) as told:
        press(window, "Voorbeeld bekijken")
    assert told.args == [example]


def test_the_example_says_what_it_is_and_leads_back(show: Show, a_little: Workspace, qtbot: QtBot) -> None:
    window = show(a_little)
    own = Path("/ergens/Noor.lobdossier")
    window.context.settings.change(example=str(a_little.path), recent=(str(own),))
    window.go("start")
    assert "Dit is een voorbeeld: het dossier van Noor de Wit." in words_in(window)
    with qtbot.waitSignal(window.open_wanted) as told:
        press(window, "Naar mijn eigen dossier")
    assert told.args == [own]
