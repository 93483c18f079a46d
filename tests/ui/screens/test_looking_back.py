"""Terugkijken, the page of a year, and the quiet card on Start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hands import rest
from looks import found_in_all_looks
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.portrait import SelfView
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import Competence, Sector
from lobdossier.services.demo import build_demo
from lobdossier.services.growth import Growth
from lobdossier.services.workspace import Workspace
from lobdossier.text.blocks import plain_text
from lobdossier.text.markdown import parse
from lobdossier.ui.screens.again import AgainScreen
from lobdossier.ui.screens.looking_back import LookingBackScreen
from lobdossier.ui.screens.start import StartScreen
from lobdossier.ui.screens.year import YearScreen
from lobdossier.ui.theme import Theme
from lobdossier.ui.widgets.cards import CardButton
from lobdossier.ui.widgets.labels import Words
from lobdossier.ui.window import MainWindow
from lobdossier.ui.years.said import year_growth
from tests.factories import contents
from tests.typing_help import type_text

Show = Callable[[Workspace, str, str], MainWindow]
VMBO = SchoolPeriod(
    id=new_id(), title="vmbo 4", school="Vaartland", sector=Sector.VO, start=date(2024, 9, 1), end=date(2025, 7, 15)
)
MBO = SchoolPeriod(id=new_id(), title="mbo 1", sector=Sector.MBO, start=date(2025, 8, 25))


def settled(window: MainWindow, qtbot: QtBot) -> None:
    """Everything asked for in the background has come: jobs go one at a time, so one of our own comes last."""
    last: list[None] = []
    window.context.jobs.run(window, lambda _progress, _stopped: None, done=last.append, failed=pytest.fail)
    qtbot.waitUntil(lambda: bool(last))
    for _ in range(20):  # a long page comes in pieces, one a turn
        QApplication.processEvents()


def at(show: Show, workspace: Workspace, qtbot: QtBot, screen: str, target: str = "") -> MainWindow:
    window = show(workspace, "portrait", "")
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    window.go(screen, target)
    settled(window, qtbot)
    return window


def said(inside: QWidget) -> str:
    QApplication.processEvents()
    shown = [w for w in inside.findChildren(QLabel) if w.isVisibleTo(inside)]
    return "\n".join(w.text() for w in shown)


def named(inside: QWidget, words: str) -> QAbstractButton:
    return next(b for b in inside.findChildren(QAbstractButton) if words in b.accessibleName() and b.isVisible())


def answered(card: str, text: str, on: date) -> Reflection:
    return Reflection(id=new_id(), on=on, answers=(Answer(card_id=card, question=f"{card}?", text=text),))


@pytest.fixture
def years(workspace: Workspace) -> Workspace:
    """Two school years, with something of this week last year and one card answered twice."""
    workspace.records.save(VMBO, MBO)
    workspace.records.add(Experience(title="Bij de bakker", start=date(2025, 11, 19), story="Ik bleef langer."))
    workspace.records.save(
        answered("kwa.1", "Ik durfde niet.", date(2025, 1, 10)),
        answered("kwa.1", "Nu wel.", date(2026, 11, 1)),
        answered("mot.1", "Als het rustig is.", date(2025, 2, 10)),
        answered("net.1", "Mijn buurman.", date(2025, 3, 10)),
    )
    return workspace


# ---------------------------------------------------------------- terugkijken
def test_everything_to_look_back_on_is_on_one_page(show: Show, years: Workspace, qtbot: QtBot) -> None:
    screen = at(show, years, qtbot, "looking_back").current()

    assert isinstance(screen, LookingBackScreen)
    words = said(screen)
    for part in (
        "Jouw schooljaren",
        "Vorig jaar deze week",
        "Bij de bakker",
        "Toen en nu",
        "Wat zou je nu antwoorden?",
    ):
        assert part in words
    assert "Ik bleef langer." in [w.text() for w in screen.findChildren(Words)]


def test_one_question_at_a_time_and_another_by_keyboard(show: Show, years: Workspace, qtbot: QtBot) -> None:
    window = at(show, years, qtbot, "looking_back")
    screen = window.current()
    assert isinstance(screen, LookingBackScreen)
    assert "mot.1?" in said(screen)
    assert "net.1?" not in said(screen)

    screen.other.setFocus()
    QTest.keyClick(screen.other, Qt.Key.Key_Return)
    assert "net.1?" in said(screen)
    assert window.focusWidget() is screen.other
    named(screen, "Beantwoord nu weer").click()

    assert isinstance(window.current(), AgainScreen)
    assert "Mijn buurman" in window.current()._said.answer.text  # type: ignore[union-attr]  # it shows that answer


def test_an_empty_dossier_is_told_kindly(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    screen = at(show, workspace, qtbot, "looking_back").current()

    assert "Hier kijk je later terug" in said(screen)
    assert "Jouw schooljaren" not in said(screen)


def test_opening_stores_nothing(show: Show, years: Workspace, qtbot: QtBot) -> None:
    before = contents(years.path)

    window = at(show, years, qtbot, "looking_back")
    window.go("year", VMBO.id)
    settled(window, qtbot)
    window.go("portrait")

    assert contents(years.path) == before


# ---------------------------------------------------------------- a year
def test_a_year_can_be_leafed_by_button_and_by_keys(show: Show, years: Workspace, qtbot: QtBot) -> None:
    window = at(show, years, qtbot, "year", VMBO.id)
    screen = window.current()
    assert isinstance(screen, YearScreen)
    assert not screen.before.isEnabled()

    screen.after.click()
    assert window.windowTitle().startswith("mbo 1")
    assert not screen.after.isEnabled()
    rest(window)
    QTest.keyClick(screen.look_back.editor, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert window.windowTitle().startswith("vmbo 4")


def test_the_look_back_of_a_year_stores_itself_in_that_year(show: Show, years: Workspace, qtbot: QtBot) -> None:
    window = at(show, years, qtbot, "year", VMBO.id)
    screen = window.current()
    assert isinstance(screen, YearScreen)
    text = "\tEén jaar\u00a0vol,\n\nen *meer*"
    type_text(screen.look_back.editor, text)
    screen.after.click()

    stored = years.records.get(SchoolPeriod, VMBO.id)
    assert plain_text(parse(stored.look_back)) == text
    assert years.records.get(SchoolPeriod, MBO.id).look_back == ""
    assert screen.look_back.blank


def test_a_failed_save_keeps_the_words_of_a_year(show: Show, years: Workspace, qtbot: QtBot) -> None:
    window = at(show, years, qtbot, "year", VMBO.id)
    screen = window.current()
    assert isinstance(screen, YearScreen)
    away = years.path.with_suffix(".weg")
    years.path.rename(away)
    type_text(screen.look_back.editor, "Dit mag niet weg.")

    screen.after.click()
    assert screen.target == VMBO.id
    assert screen.look_back.editor.toPlainText() == "Dit mag niet weg."

    away.rename(years.path)
    assert screen.flush()
    assert years.records.get(SchoolPeriod, VMBO.id).look_back.startswith("Dit mag niet weg")


def test_an_empty_year_looks_kind(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.records.save(VMBO)
    screen = at(show, workspace, qtbot, "year", VMBO.id).current()

    assert "Dat geeft niet" in said(screen)


def test_everything_on_a_year_is_a_way(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.records.save(VMBO)
    proud = workspace.records.add(Experience(title="De la van oma", start=date(2024, 12, 27), star=True))
    window = at(show, workspace, qtbot, "year", VMBO.id)

    named(window.current(), "De la van oma").click()

    assert window.current().target == proud.id


def test_a_year_that_is_thrown_away_leads_out(show: Show, years: Workspace, qtbot: QtBot) -> None:
    window = at(show, years, qtbot, "year", VMBO.id)

    years.records.throw_away(VMBO, label="")

    qtbot.waitUntil(lambda: not isinstance(window.current(), YearScreen))


@pytest.mark.parametrize(
    ("then", "now", "sentence"),
    [
        (None, None, ""),
        (None, (2, date(2026, 5, 1)), "In mei 2026 koos je “met hulp”."),
        (
            (1, date(2025, 9, 3)),
            (2, date(2026, 5, 1)),
            "In september 2025 koos je “samen”, in mei 2026 “met hulp”.",
        ),
        ((2, date(2025, 9, 3)), (2, date(2026, 5, 1)), "In september 2025 koos je “met hulp”, in mei 2026 weer."),
        (
            (3, date(2026, 5, 1)),
            (1, date(2026, 5, 9)),
            "Op 1 mei 2026 koos je “meestal zelf”, op 9 mei 2026 “samen”.",
        ),
    ],
)
def test_growth_says_what_the_views_bear_out(
    then: tuple[int, date] | None, now: tuple[int, date] | None, sentence: str
) -> None:
    view = Competence.NETWERKEN

    def made(found: tuple[int, date] | None) -> SelfView | None:
        return SelfView(competence=view, step=found[0], on=found[1]) if found else None

    assert year_growth(Growth(view, made(then), made(now))) == sentence


# ---------------------------------------------------------------- start
def test_start_remembers_this_week_of_last_year(show: Show, years: Workspace, qtbot: QtBot) -> None:
    window = show(years, "start", "")
    settled(window, qtbot)
    screen = window.current()
    assert isinstance(screen, StartScreen)

    card = named(screen, "Vorig jaar deze week")
    assert isinstance(card, CardButton)
    card.click()

    assert window._here[0] == "experience"


def test_start_asks_one_thing_only(show: Show, years: Workspace, qtbot: QtBot) -> None:
    """The memory of an answer shows the answer; its question is not put again."""
    years.records.throw_away(*years.records.all(Experience), label="")
    years.records.add(Experience(title="Vandaag", start=date(2026, 11, 20)))
    years.records.save(answered("kwa.9", "Dat ik bleef.", date(2025, 11, 19)))
    window = show(years, "start", "")
    settled(window, qtbot)

    card = named(window.current(), "Vorig jaar deze week")

    assert "Dit schreef je" in said(card)
    assert "kwa.9?" not in said(card).split("\n")


def test_a_year_that_runs_out_comes_before_a_memory(show: Show, years: Workspace, qtbot: QtBot) -> None:
    years.records.save(replace(MBO, end=date(2026, 12, 20)))
    window = show(years, "start", "")
    settled(window, qtbot)

    assert "mbo 1 loopt tot 20 december 2026." in said(window.current())
    assert "Vorig jaar deze week" not in said(window.current())
    named(window.current(), "Naar je volgende school of jaar").click()
    assert window._here[0] == "new_school"


def test_an_empty_start_is_left_alone(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.records.save(replace(VMBO, end=date(2026, 11, 1)))
    window = show(workspace, "start", "")
    settled(window, qtbot)

    assert "vmbo 4" not in said(window.current())


# ---------------------------------------------------------------- looks
@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("screen", ["looking_back", "year"])
def test_they_are_whole_in_every_look(
    show: Show, workspace: Workspace, qtbot: QtBot, theme: Theme, screen: str, full: bool
) -> None:
    if full:
        build_demo(workspace, today=workspace.today(), photos=3)
    else:
        workspace.records.save(VMBO)
    target = workspace.school_years.all()[-1].id if screen == "year" else ""
    window = at(show, workspace, qtbot, screen, target)

    assert found_in_all_looks(theme, window) == []
