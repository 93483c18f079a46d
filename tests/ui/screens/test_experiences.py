"""The room "Ervaringen": what the list shows, how it is narrowed, and what its keys do."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hands import bring_to_front
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.listing import ExperienceFilter
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import Competence, ExperienceKind
from lobdossier.services.workspace import Workspace
from lobdossier.ui.experience.filters import years_in
from lobdossier.ui.screens.experiences import ExperiencesScreen
from lobdossier.ui.theme import FAMILIES, Look, Theme
from lobdossier.ui.widgets.buttons import Button
from lobdossier.ui.window import MainWindow
from tests.typing_help import type_text
from tests.ui.layout_check import problems

Show = Callable[[Workspace, str, str], MainWindow]
TEXT = Qt.ItemDataRole.AccessibleTextRole
DESCRIPTION = Qt.ItemDataRole.AccessibleDescriptionRole


def many(workspace: Workspace, n: int) -> list[Experience]:
    """*n* experiences, one a day back from the day of the test."""
    made = [
        Experience(
            id=new_id(),
            title=f"Dag {place}",
            kind=list(ExperienceKind)[place % 5],
            start=date(2026, 11, 20) - timedelta(days=place),
            organisation="Woonzorg De Linde",
            story="De microfoon deed het niet. " * 8,
            competences=(list(Competence)[place % 5],),
        )
        for place in range(n)
    ]
    workspace.records.save(*made)
    return made


@pytest.fixture
def show(show: Show, qtbot: QtBot) -> Show:
    """The window of `conftest.show`, with the keyboard in it."""

    def make(workspace: Workspace, screen: str, target: str) -> MainWindow:
        window = show(workspace, screen, target)
        bring_to_front(window)
        return window

    return make


def screen_of(window: MainWindow) -> ExperiencesScreen:
    found = window.current()
    assert isinstance(found, ExperiencesScreen)
    return found


def titles(screen: ExperiencesScreen) -> list[str]:
    model = screen.view.model()
    return [str(model.data(model.index(place, 0), TEXT)) for place in range(model.rowCount())]


def button(screen: ExperiencesScreen, name: str) -> Button:
    return next(b for b in screen.findChildren(Button) if b.accessibleName() == name and b.isVisible())


def test_newest_first_with_every_word_for_a_screen_reader(show: Show, a_little: Workspace) -> None:
    """A row says its title, and in its description date, sort, story, competences and what is still open."""
    screen = screen_of(show(a_little, "experiences", ""))

    assert titles(screen) == ["Mijn eerste dag", "Open dag"]
    said = str(screen.view.model().index(0, 0).data(DESCRIPTION))
    assert said == "vrijdag 20 november. BPV. Ik mocht meteen meelopen. Werkexploratie. nog open: alle vier"


def test_count_in_words(show: Show, a_little: Workspace) -> None:
    screen = screen_of(show(a_little, "experiences", ""))

    assert screen.head._note.text() == "2 ervaringen"


def test_empty_has_four_doors_and_four_beginnings(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    """With nothing in it, the room offers ways in; a beginning opens the editor with its sort and question."""
    window = show(workspace, "experiences", "")
    screen = screen_of(window)
    assert screen._yet.isVisible()
    assert not screen.bar.isVisible()

    card = next(b for b in screen._yet._cards._cards if "open dag" in b.accessibleName())
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)

    assert window._here[0] == "experience"
    editor = window.current()
    assert editor.story.editor.placeholderText() == "Wat viel je op?"  # type: ignore[attr-defined]  # the editor's own part
    assert workspace.experiences.count() == 0


def test_typing_in_the_search_field_narrows_after_a_pause(show: Show, a_little: Workspace, qtbot: QtBot) -> None:
    screen = screen_of(show(a_little, "experiences", ""))
    QTest.keyClick(screen.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is screen.bar.field

    type_text(screen.bar.field, "mée")

    qtbot.waitUntil(lambda: titles(screen) == ["Mijn eerste dag"])
    assert screen.head._note.text() == "1 van de 2 ervaringen"


def test_nothing_found_offers_the_way_back(show: Show, a_little: Workspace, qtbot: QtBot) -> None:
    screen = screen_of(show(a_little, "experiences", ""))
    type_text(screen.bar.field, "zeppelin")
    qtbot.waitUntil(lambda: screen._found.isVisible())

    QTest.mouseClick(screen._found.clear, Qt.MouseButton.LeftButton)

    assert len(titles(screen)) == 2
    assert screen.bar.field.text() == ""


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu without a real screen
def test_a_sort_is_chosen_from_those_that_occur_and_taken_away_again(show: Show, a_little: Workspace) -> None:
    """The menu holds only sorts that are there; the choice becomes a pill that takes itself away."""
    screen = screen_of(show(a_little, "experiences", ""))
    QTest.mouseClick(screen.bar._kind, Qt.MouseButton.LeftButton)
    menu = next(m for m in screen.findChildren(QMenu) if m.isVisible())
    assert {action.text() for action in menu.actions()} == {"BPV", "Open dag"}

    next(action for action in menu.actions() if action.text() == "BPV").trigger()
    menu.close()
    assert titles(screen) == ["Mijn eerste dag"]

    QTest.mouseClick(button(screen, "Filter weghalen: BPV"), Qt.MouseButton.LeftButton)
    assert len(titles(screen)) == 2


def test_competence_year_and_star_narrow_together(show: Show, a_little: Workspace) -> None:
    screen = screen_of(show(a_little, "experiences", ""))

    screen.bar._become(ExperienceFilter(competences=(Competence.WERKEXPLORATIE,), since=date(2026, 8, 1)))
    assert titles(screen) == ["Mijn eerste dag"]

    QTest.mouseClick(screen.bar._star, Qt.MouseButton.LeftButton)
    assert titles(screen) == []
    assert screen._found.isVisible()


def test_years_are_named_after_the_school_period() -> None:
    """A school year carries the student's own word for it, or its figures."""
    periods = [SchoolPeriod(title="mbo 2", start=date(2026, 8, 1), end=date(2027, 7, 31))]

    years = years_in([date(2026, 11, 1), date(2026, 9, 1), date(2026, 7, 1)], periods)

    assert [(year.title, year.since) for year in years] == [
        ("mbo 2", date(2026, 8, 1)),
        ("2025–2026", date(2025, 8, 1)),
    ]


def test_the_first_and_the_last_month_of_the_calendar_have_a_school_year() -> None:
    """Somebody who typed the year wrongly can still narrow the list."""
    years = years_in([date(9999, 12, 1), date(1, 1, 1)], [])

    assert [(year.since, year.until) for year in years] == [
        (date(9999, 8, 1), date.max),
        (date.min, date(1, 7, 31)),
    ]


def test_arrows_and_enter_open(show: Show, a_little: Workspace) -> None:
    window = show(a_little, "experiences", "")
    screen = screen_of(window)

    QTest.keyClick(screen.view, Qt.Key.Key_Down)
    QTest.keyClick(screen.view, Qt.Key.Key_Return)

    assert window._here[0] == "experience"
    assert window.current().title == "Open dag"


def test_a_click_opens(show: Show, a_little: Workspace) -> None:
    window = show(a_little, "experiences", "")
    view = screen_of(window).view

    place = view.visualRect(view.model().index(0, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert window.current().title == "Mijn eerste dag"


def test_delete_throws_away_and_can_be_undone(show: Show, a_little: Workspace, qtbot: QtBot) -> None:
    window = show(a_little, "experiences", "")
    screen = screen_of(window)

    QTest.keyClick(screen.view, Qt.Key.Key_Delete)
    assert titles(screen) == ["Open dag"]
    assert window._toast.isVisible()

    QTest.mouseClick(window._toast._action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: titles(screen) == ["Mijn eerste dag", "Open dag"])


def test_opening_saves_nothing(show: Show, a_little: Workspace) -> None:
    before = a_little.path.read_bytes()

    show(a_little, "experiences", "")

    assert a_little.path.read_bytes() == before


def test_more_is_read_when_the_end_comes_near(show: Show, workspace: Workspace) -> None:
    """Fifty at a time, up to all of them, each once."""
    many(workspace, 400)
    screen = screen_of(show(workspace, "experiences", ""))
    model = screen.view.model()
    assert model.rowCount() < 400

    for _ in range(10):
        screen.view.scrollToBottom()
        QApplication.processEvents()

    assert titles(screen) == [f"Dag {place}" for place in range(400)]


def test_a_change_elsewhere_keeps_the_place(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    """A reflection that is added elsewhere shows, and the row the keyboard is at stays current."""
    made = many(workspace, 60)
    screen = screen_of(show(workspace, "experiences", ""))
    for _ in range(3):
        QTest.keyClick(screen.view, Qt.Key.Key_Down)
    current = screen.view.current
    assert current is not None

    workspace.records.add(Reflection(experience_id=made[0].id, answers=(Answer(question="?", text="ja"),)))

    said = screen.view.model().index(0, 0)
    qtbot.waitUntil(lambda: "met reflectie" in str(screen.view.model().index(0, 0).data(DESCRIPTION)))
    assert said is not None
    assert screen.view.current == current


@pytest.mark.parametrize(("scheme", "pt", "family"), [("light", 18, 0), ("dark", 11, 1), ("contrast", 18, 1)])
@pytest.mark.parametrize("filled", [0, 2, 60])
def test_nothing_clipped(
    show: Show, workspace: Workspace, theme: Theme, scheme: str, pt: int, family: int, filled: int
) -> None:
    """Every theme and size, empty, with a little and full, in the smallest window."""
    many(workspace, filled)
    window = show(workspace, "experiences", "")
    window.resize(1024, 614)
    theme.apply(Look(scheme, FAMILIES[family], pt))
    QApplication.processEvents()

    assert problems(window) == []
    theme.apply(Look("light"))


def test_ten_thousand_open_like_a_hundred(show: Show, tmp_path: Path) -> None:
    """The list reads a page, never the whole dossier: pairs taken in one run, with room for a busy machine."""
    times: dict[int, float] = {}
    for n in (100, 10_000):
        workspace = Workspace.create(tmp_path / f"{n}.lobdossier", "Noor", data=tmp_path / "data")
        many(workspace, n)
        screen = screen_of(show(workspace, "experiences", ""))
        taken = []
        for _ in range(9):
            began = time.thread_time()
            screen.open("")
            screen.grab()
            taken.append(time.thread_time() - began)
        times[n] = sorted(taken)[4]
        workspace.close()
    print(f"list of 100: {times[100] * 1000:.1f} ms, of 10,000: {times[10_000] * 1000:.1f} ms")

    assert times[10_000] < times[100] * 2
