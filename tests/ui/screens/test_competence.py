"""The page of one competence: a sentence a day, a view a day, and everything that was written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hands import bring_to_front, rest
from looks import found_in_all_looks
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.experience import Experience
from lobdossier.domain.portrait import Insight, SelfView
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.vocabulary import Competence
from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace
from lobdossier.ui.screens.competence import CompetenceScreen
from lobdossier.ui.theme import Theme
from lobdossier.ui.widgets.cards import CardButton
from lobdossier.ui.widgets.question_cards import QuestionCard
from lobdossier.ui.window import MainWindow
from tests.typing_help import type_text

Show = Callable[[Workspace, str, str], MainWindow]
ABOUT = Competence.NETWERKEN
TODAY, BEFORE, LONG_AGO = date(2026, 11, 22), date(2026, 11, 3), date(2025, 9, 3)
Page = Callable[..., tuple[MainWindow, CompetenceScreen]]


@pytest.fixture
def page(show: Show, qtbot: QtBot) -> Page:
    """The window with the keyboard in it, at the page of a competence, with everything read."""

    def make(workspace: Workspace, competence: Competence = ABOUT) -> tuple[MainWindow, CompetenceScreen]:
        window = show(workspace, "portrait", "")
        bring_to_front(window)
        window.go("competence", competence)
        screen = window.current()
        assert isinstance(screen, CompetenceScreen)
        rest(window)
        qtbot.wait(1)
        return window, screen

    return make


def said(inside: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(found.text() for found in inside.findChildren(QLabel) if found.isVisibleTo(inside))


def keyboard() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def tab_to(name: str) -> None:
    """Press Tab until the thing with this name has the keyboard."""
    for _ in range(60):
        here = keyboard()
        if name in here.accessibleName() or (isinstance(here, QAbstractButton) and name in here.text()):
            return
        QTest.keyClick(here, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {name!r}")


def sentences(workspace: Workspace) -> list[tuple[str, date | None]]:
    return [(insight.text, insight.on) for insight in workspace.portrait.insights(ABOUT)]


def test_the_question_is_the_title_with_name_and_meaning(page: Page, workspace: Workspace) -> None:
    window, screen = page(workspace)

    assert "Wie kan mij helpen, en hoe leg ik contact?" in said(screen)
    assert "Netwerken. Je leert mensen kennen" in said(screen)
    assert window.windowTitle().startswith("Netwerken")


def test_typing_makes_one_sentence_of_today_and_leaves_the_earlier_ones(
    page: Page, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.records.add(Insight(competence=ABOUT, text="Ik ken Jan.", on=BEFORE))
    _, screen = page(workspace)
    assert keyboard() is screen
    screen.know.editor.setFocus()

    type_text(keyboard(), " En é€’*.")
    qtbot.waitUntil(lambda: len(sentences(workspace)) == 2)
    type_text(keyboard(), " Meer.")
    assert screen.flush()

    assert sentences(workspace) == [("Ik ken Jan. En é€’*. Meer.", TODAY), ("Ik ken Jan.", BEFORE)]
    assert "Eerder schreef je" in said(screen)
    assert "3 november 2026" in said(screen)
    assert "Bewaard. Alleen jij ziet dit." in said(screen)


def test_what_was_typed_comes_back_the_same(page: Page, workspace: Workspace) -> None:
    text = "  *geen* opmaak \u00a0 hier\n\n- en 👩‍🏭"
    window, screen = page(workspace)
    type_text(screen.know.editor, text)
    window.go("competence", Competence.WERKEXPLORATIE)
    assert isinstance(window.current(), CompetenceScreen)
    window.go("competence", ABOUT)

    reopened = window.current()
    assert isinstance(reopened, CompetenceScreen)
    assert reopened.know.text() == text
    assert sentences(workspace) == [(text, TODAY)]


def test_opening_saves_nothing(page: Page, workspace: Workspace) -> None:
    workspace.records.add(Insight(competence=ABOUT, text="Ik ken Jan.", on=BEFORE))
    workspace.records.add(SelfView(competence=ABOUT, step=2, on=BEFORE))
    heard: list[object] = []
    workspace.events.subscribe(heard.append)

    window, screen = page(workspace)
    screen.view.look.click()
    screen.flush()
    window.go("portrait")

    assert heard == []


def test_a_view_is_chosen_by_keyboard_with_a_reason(page: Page, workspace: Workspace) -> None:
    workspace.records.add(SelfView(competence=ABOUT, step=1, why="Ik durfde niet.", on=LONG_AGO))
    _, screen = page(workspace)
    assert "samen" in said(screen.view)
    assert "Gekozen op 3 september 2025" in said(screen.view)

    tab_to("Opnieuw kijken")
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    assert screen.view.step is None  # nothing is chosen beforehand
    tab_to("meestal zelf. Ik doe dit meestal zelf")
    QTest.keyClick(keyboard(), Qt.Key.Key_Space)
    tab_to("Wat maakt dat je dit kiest?")
    type_text(keyboard(), "Ik belde zelf.")
    assert screen.flush()

    assert [(v.step, v.why, v.on) for v in workspace.portrait.views(ABOUT)] == [
        (1, "Ik durfde niet.", LONG_AGO),
        (3, "Ik belde zelf.", TODAY),
    ]
    assert "In september 2025 koos je “samen”: Ik durfde niet." in said(screen.view)
    assert sentences(workspace) == []


def test_two_views_make_a_line_that_says_the_same_as_the_words(page: Page, workspace: Workspace) -> None:
    workspace.records.add(SelfView(competence=ABOUT, step=1, why="Ik durfde niet.", on=LONG_AGO))
    _, screen = page(workspace)
    assert screen.view.line.isHidden()

    workspace.records.add(SelfView(competence=ABOUT, step=3, on=BEFORE))
    QApplication.processEvents()

    assert screen.view.line.isVisible()
    assert [thing.name for thing in screen.view.line.spoken()] == [
        "In september 2025 koos je “samen”: Ik durfde niet",
        "Op 3 november koos je “meestal zelf”",
    ]


def test_a_view_of_today_can_be_changed_and_taken_away(page: Page, workspace: Workspace) -> None:
    _, screen = page(workspace)
    screen.view.look.click()
    for step in (1, 2):
        QTest.mouseClick(screen.view.steps[step], Qt.MouseButton.LeftButton)
    assert [view.step for view in workspace.portrait.views(ABOUT)] == [3]

    screen.view.none.click()

    assert workspace.portrait.views(ABOUT) == []


def test_everything_written_is_here_and_opens_where_it_came_from(page: Page, a_little: Workspace) -> None:
    experience = a_little.records.all(Experience)[0]
    answer = Answer(question="Wie hielp je?", competence=ABOUT, text="**Jan** van de receptie.")
    a_little.records.add(Reflection(experience_id=experience.id, on=BEFORE, answers=(answer,)))
    window, screen = page(a_little)
    assert "Wie hielp je?" in said(screen)
    assert "Dit schreef je" in said(screen)

    tab_to("Open de ervaring Mijn eerste dag")
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)

    assert window.current() is not screen


def test_the_experiences_that_touch_it_are_here(page: Page, a_little: Workspace) -> None:
    _, screen = page(a_little, Competence.WERKEXPLORATIE)

    cards = [card.accessibleName() for card in screen.experiences.findChildren(CardButton)]
    assert len(cards) == 1
    assert cards[0].startswith("Mijn eerste dag")


def test_with_nothing_written_a_card_begins(page: Page, workspace: Workspace) -> None:
    window, screen = page(workspace)
    cards = screen.findChildren(QuestionCard)
    assert len(cards) == 3

    QTest.mouseClick(cards[0], Qt.MouseButton.LeftButton)

    assert window.current() is not screen
    assert window.windowTitle().startswith("Reflecteren")


def test_a_long_list_grows_when_asked(page: Page, workspace: Workspace) -> None:
    for number in range(9):
        answer = Answer(question=f"Vraag {number}?", competence=ABOUT, text="Ja, dat.")
        workspace.records.add(Reflection(on=BEFORE, answers=(answer,)))
    _, screen = page(workspace)
    assert said(screen).count("Vraag ") == 6

    tab_to("Meer antwoorden laten zien")
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    QApplication.processEvents()

    assert said(screen).count("Vraag ") == 9


def test_escape_goes_back(page: Page, workspace: Workspace) -> None:
    window, screen = page(workspace)
    type_text(screen.know.editor, "Ik ken Jan.")

    QTest.keyClick(screen.know.editor, Qt.Key.Key_Escape)

    assert window.current() is not screen
    assert sentences(workspace) == [("Ik ken Jan.", TODAY)]


def test_a_failed_save_keeps_the_words_and_tries_again(page: Page, workspace: Workspace) -> None:
    window, screen = page(workspace)
    away = workspace.path.with_suffix(".weg")
    workspace.path.rename(away)
    type_text(screen.know.editor, "Dit mag niet weg.")

    window.go("portrait")
    assert window.current() is screen
    assert screen.know.text() == "Dit mag niet weg."
    assert "Nog niet bewaard" in said(screen)

    away.rename(workspace.path)
    assert screen.flush()
    assert sentences(workspace) == [("Dit mag niet weg.", TODAY)]


@pytest.mark.parametrize("full", [False, True])
def test_it_fits_in_every_look(page: Page, workspace: Workspace, theme: Theme, full: bool) -> None:
    if full:
        build_demo(workspace, photos=0)
    window, screen = page(workspace)
    assert found_in_all_looks(theme, window) == []

    screen.view.look.click()
    assert found_in_all_looks(theme, window) == []


def test_the_page_of_another_competence_keeps_the_keyboard(page: Page, workspace: Workspace) -> None:
    """It comes in the same place: the keyboard does not land on whatever comes next in the window; and the first stays."""
    window, screen = page(workspace, Competence.KWALITEITENREFLECTIE)
    screen.know.editor.setFocus()
    window.say("Stap weggegooid", undo=True)

    window.go("competence", Competence.NETWERKEN)

    assert keyboard() is window.current() is not screen
    assert screen.accessibleName() == screen.title


def test_a_tap_in_a_dossier_that_can_only_be_read_is_no_failure(page: Page, workspace: Workspace) -> None:
    """It says that nothing changed, shows what is in the file, and does not try again and again."""
    workspace.close()
    reading = Workspace.open(workspace.path, read_only=True, clock=workspace.clock)
    window, screen = page(reading)

    screen.view.look.click()
    QTest.mouseClick(screen.view.steps[3], Qt.MouseButton.LeftButton)

    assert not window._banner.isVisible()
    assert "alleen om te lezen" in said(window)
    assert not screen._autosave.dirty
    assert not reading.portrait.views(ABOUT)
