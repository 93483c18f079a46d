""" "Dit ben ik": what the student knows, letter for letter, and growth that the views bear out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from looks import found_in_all_looks
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lobdossier.domain.experience import Experience
from lobdossier.domain.portrait import Insight, Quality, SelfView
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.vocabulary import Competence, Fit, QualityKind
from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace
from lobdossier.text import names
from lobdossier.ui.portrait.growth_card import GrowthCard
from lobdossier.ui.screens.competence import CompetenceScreen
from lobdossier.ui.screens.portrait import PortraitScreen
from lobdossier.ui.theme import FAMILIES, Look, Theme, u
from lobdossier.ui.widgets.radar import Radar
from lobdossier.ui.window import MainWindow

Show = Callable[[Workspace, str, str], MainWindow]
OWN = "  Ik blijf rustig — als het *druk* wordt."
BEFORE, NOW = date(2025, 9, 3), date(2026, 11, 20)


@pytest.fixture
def portrait(show: Show, qtbot: QtBot) -> Callable[[Workspace], tuple[MainWindow, PortraitScreen]]:
    """The window at "Dit ben ik", with everything read."""

    def make(workspace: Workspace) -> tuple[MainWindow, PortraitScreen]:
        window = show(workspace, "portrait", "")
        screen = window.current()
        assert isinstance(screen, PortraitScreen)
        qtbot.waitUntil(lambda: len(screen.cards) == 5 and not window.context.jobs.busy)
        qtbot.wait(1)
        return window, screen

    return make


Portrait = Callable[[Workspace], tuple[MainWindow, PortraitScreen]]


def said(window: MainWindow) -> str:
    QApplication.processEvents()
    return "\n".join(found.text() for found in window.findChildren(QLabel) if found.isVisibleTo(window))


def see(workspace: Workspace, competence: Competence, step: int, on: date) -> None:
    workspace.records.add(SelfView(competence=competence, step=step, on=on))


def test_growth_is_whole_at_every_text_size(
    portrait: Portrait, workspace: Workspace, theme: Theme, qtbot: QtBot
) -> None:
    """With too little room for both it stands under the five cards, never half outside the window."""
    build_demo(workspace)
    window, screen = portrait(workspace)
    outside = []
    for size in ((1240, 800), (1366, 768), (1024, 614)):
        window.resize(*size)
        for pt in range(9, 19):
            theme.apply(Look("light", FAMILIES[0], pt))
            qtbot.wait(20)
            radar = screen.findChild(Radar)
            assert radar is not None
            right = radar.mapTo(window, radar.rect().topRight()).x()
            if right > window.width() - u(28):  # the margin of the page
                outside.append((size, pt, right))
    theme.apply(Look("light"))
    assert outside == []


def test_five_full_names_with_their_question(portrait: Portrait, workspace: Workspace) -> None:
    window, _ = portrait(workspace)

    for words in names.COMPETENCES.values():
        assert words.name in said(window)
        assert words.question in said(window)


def test_an_empty_one_invites_and_shows_no_growth(portrait: Portrait, workspace: Workspace) -> None:
    window, screen = portrait(workspace)

    assert "Je hoeft dit niet in te vullen" in said(window)
    assert screen.findChildren(Radar) == []
    assert "%" not in said(window)


def test_the_own_sentence_stands_there_letter_for_letter(portrait: Portrait, a_little: Workspace) -> None:
    a_little.records.add(Insight(competence=Competence.NETWERKEN, text=OWN, on=NOW))
    experience = a_little.records.all(Experience)[0]
    answers = tuple(
        Answer(question="Wie?", competence=Competence.WERKEXPLORATIE, text=text) for text in ("Ik.", "Jan.")
    )
    a_little.records.add(Reflection(experience_id=experience.id, answers=answers))

    window, _ = portrait(a_little)

    assert OWN in said(window)
    assert "2 antwoorden, 1 ervaring" in said(window)
    assert "Nog open: wie helpt jou verder?" not in said(window)


def test_a_card_says_how_many_qualities_there_are_and_from_how_many_experiences(
    portrait: Portrait, a_little: Workspace
) -> None:
    first, second = (experience.id for experience in a_little.records.all(Experience)[:2])
    a_little.records.add(Quality(title="Luisteren", experience_ids=(first, second)))
    a_little.records.add(Quality(title="Plannen", kind=QualityKind.SKILL, experience_ids=(first,)))
    a_little.records.add(Quality(title="Rekenen", fit=Fit.NOT))

    window, _ = portrait(a_little)

    assert "2 kwaliteiten uit 2 ervaringen" in said(window)

    a_little.records.throw_away(a_little.records.get(Experience, second), label="")
    a_little.records.add(Quality(title="Durven"))

    window, _ = portrait(a_little)

    assert "3 kwaliteiten uit 1 ervaring" in said(window)


def test_a_sentence_that_changes_is_seen(portrait: Portrait, workspace: Workspace, qtbot: QtBot) -> None:
    window, _ = portrait(workspace)

    workspace.portrait.know_today(Competence.NETWERKEN, "Ik ken Jan.", NOW)

    qtbot.waitUntil(lambda: "Ik ken Jan." in said(window))


def test_fewer_than_three_views_are_a_list(portrait: Portrait, workspace: Workspace) -> None:
    see(workspace, Competence.NETWERKEN, 1, BEFORE)
    see(workspace, Competence.NETWERKEN, 3, NOW)
    see(workspace, Competence.WERKEXPLORATIE, 2, BEFORE)

    window, screen = portrait(workspace)

    assert screen.findChildren(Radar) == []
    assert "In september 2025 koos je “samen”, nu “meestal zelf”." in said(window)
    assert "In september 2025 koos je “met hulp”." in said(window)


def test_three_views_are_a_web_with_the_same_in_words(portrait: Portrait, workspace: Workspace) -> None:
    for competence in (Competence.NETWERKEN, Competence.WERKEXPLORATIE, Competence.LOOPBAANSTURING):
        see(workspace, competence, 2, BEFORE)
    see(workspace, Competence.NETWERKEN, 2, NOW)

    window, screen = portrait(workspace)

    (web,) = screen.findChildren(Radar)
    assert "Motievenreflectie: nog open" in web.accessibleDescription()
    assert "Netwerken: eerst met hulp, nu met hulp" in web.accessibleDescription()
    assert "In september 2025 koos je “met hulp”, nu weer." in said(window)


def test_a_card_opens_its_page_by_keyboard(portrait: Portrait, workspace: Workspace, qtbot: QtBot) -> None:
    window, screen = portrait(workspace)
    screen.cards[4].setFocus()

    QTest.keyClick(screen.cards[4], Qt.Key.Key_Return)

    opened = window.current()
    assert isinstance(opened, CompetenceScreen)
    assert opened.title == "Netwerken"


def test_opening_saves_nothing(portrait: Portrait, a_little: Workspace) -> None:
    heard: list[object] = []
    a_little.events.subscribe(heard.append)

    portrait(a_little)

    assert heard == []


@pytest.mark.parametrize("full", [False, True])
def test_it_fits_in_every_look(portrait: Portrait, workspace: Workspace, theme: Theme, full: bool) -> None:
    if full:
        build_demo(workspace, photos=0)
    window, _ = portrait(workspace)

    assert found_in_all_looks(theme, window) == []


def test_another_moment_can_be_chosen_to_compare_with(
    portrait: Portrait, workspace: Workspace, theme: Theme, qtbot: QtBot
) -> None:
    """By mouse and by arrows; picture, legend and words say the same moment."""
    for competence in Competence:
        for step, on in ((1, date(2025, 9, 3)), (2, date(2026, 2, 1)), (3, NOW)):
            see(workspace, competence, step, on)
    window, screen = portrait(workspace)
    card = screen.findChild(GrowthCard)
    assert card is not None
    assert card.choice is not None
    assert "In september 2025 koos je “samen”, nu “meestal zelf”." in said(window)

    QTest.mouseClick(card.choice.stops[1], Qt.MouseButton.LeftButton)
    assert "In februari 2026 koos je “met hulp”, nu “meestal zelf”." in said(window)
    assert "februari 2026" in said(window)
    radar = [found for found in card.findChildren(Radar) if found.isVisibleTo(card)]
    assert "Netwerken: eerst met hulp, nu meestal zelf" in radar[-1].said()

    card.choice.stops[1].setFocus()
    QTest.keyClick(card.choice.stops[1], Qt.Key.Key_Left)
    assert card.choice.current == 0
    assert card.choice.stops[0].hasFocus()
    assert "In september 2025 koos je “samen”, nu “meestal zelf”." in said(window)
    assert found_in_all_looks(theme, window) == []
