"""Een nieuwe school: one question at a time, one deed, and old entries that keep their words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hands import bring_to_front
from looks import found_in_all_looks
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.portrait import Insight
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import ExperienceKind, Sector
from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace
from lobdossier.text.blocks import plain_text
from lobdossier.text.markdown import parse
from lobdossier.ui.models.cards import WORDS
from lobdossier.ui.screens.experiences import ExperiencesScreen
from lobdossier.ui.screens.new_school import NewSchoolScreen
from lobdossier.ui.theme import Theme
from lobdossier.ui.widgets.labels import Words
from lobdossier.ui.window import MainWindow
from lobdossier.ui.years.going import SAME
from tests.factories import contents
from tests.typing_help import type_text

Show = Callable[[Workspace, str, str], MainWindow]
Page = Callable[[], tuple[MainWindow, NewSchoolScreen]]
VMBO = SchoolPeriod(
    id=new_id(), title="vmbo 4", school="Vaartland", sector=Sector.VO, start=date(2025, 9, 1), end=date(2026, 12, 20)
)


@pytest.fixture
def vmbo(workspace: Workspace) -> Workspace:
    """A dossier of somebody in the last weeks of vmbo 4."""
    workspace.records.save(replace(workspace.student, sector=Sector.VO), VMBO)
    workspace.records.add(
        Experience(title="Bij de bakker", kind=ExperienceKind.STAGE, start=date(2026, 2, 2), star=True)
    )
    workspace.records.add(Insight(text="Ik kan vroeg opstaan.", on=date(2026, 2, 3)))
    return workspace


@pytest.fixture
def page(show: Show, vmbo: Workspace, qtbot: QtBot) -> Page:
    """The window at the first step."""

    def make() -> tuple[MainWindow, NewSchoolScreen]:
        window = show(vmbo, "start", "")
        bring_to_front(window)
        window.go("new_school", "")
        screen = window.current()
        assert isinstance(screen, NewSchoolScreen)
        return window, screen

    return make


def settled(window: MainWindow, qtbot: QtBot) -> None:
    """Everything asked for in the background has come: jobs go one at a time, so one of our own comes last."""
    last: list[None] = []
    window.context.jobs.run(window, lambda _progress, _stopped: None, done=last.append, failed=pytest.fail)
    qtbot.waitUntil(lambda: bool(last))
    for _ in range(20):  # a long page comes in pieces, one a turn
        QApplication.processEvents()


def said(inside: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(found.text() for found in inside.findChildren(QLabel) if found.isVisibleTo(inside))


def keyboard() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press_until(there: Callable[[], bool], key: Qt.Key) -> None:
    for _ in range(40):
        if there():
            return
        QTest.keyClick(keyboard(), key)
    raise AssertionError("the keys do not lead there")


def test_by_keyboard_alone_from_vmbo_to_mbo(page: Page, vmbo: Workspace, qtbot: QtBot) -> None:
    window, screen = page()
    press_until(lambda: keyboard() is screen.where.cards[Sector.MBO], Qt.Key.Key_Right)
    QTest.keyClick(keyboard(), Qt.Key.Key_Space)
    assert "Je gaat naar het mbo" in said(screen)
    press_until(lambda: "Volgende stap" in keyboard().accessibleName(), Qt.Key.Key_Tab)
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    assert keyboard() is screen.school.school
    type_text(keyboard(), "De Spaander, één")
    QTest.keyClick(keyboard(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(window, qtbot)

    old, new = vmbo.school_years.all()
    assert (new.school, new.sector, new.start) == ("De Spaander, één", Sector.MBO, date(2026, 12, 21))
    assert old == replace(VMBO, created=old.created, changed=old.changed)
    assert vmbo.student.sector is Sector.MBO
    assert window.current().target == new.id
    assert vmbo.undo.undo_label == "naar 2026–2027"


def test_old_entries_keep_their_words_and_new_ones_speak_the_new(page: Page, vmbo: Workspace, qtbot: QtBot) -> None:
    window, screen = page()
    screen.where.cards[Sector.MBO].click()
    screen.school.school.setFocus()
    type_text(screen.school.school, "De Spaander")
    screen.begin.click()
    settled(window, qtbot)
    vmbo.records.add(Experience(title="Bij de meubelmaker", kind=ExperienceKind.STAGE, start=date(2027, 2, 2)))

    window.go("experiences")

    listed = window.current()
    assert isinstance(listed, ExperiencesScreen)
    model = listed.view.model()
    kinds = [model.index(row, 0).data(WORDS).kind for row in range(model.rowCount())]
    assert kinds == ["BPV", "Stage"]


def test_undo_in_one_go(page: Page, vmbo: Workspace, qtbot: QtBot) -> None:
    window, screen = page()
    screen.where.cards[SAME].click()
    screen.begin.click()
    settled(window, qtbot)
    assert [p.title for p in vmbo.school_years.all()] == ["vmbo 4", "vmbo 5"]

    window.undo()

    assert [(p.title, p.end) for p in vmbo.school_years.all()] == [("vmbo 4", VMBO.end)]
    assert vmbo.student.sector is Sector.VO
    qtbot.waitUntil(lambda: window._here[0] != "year")  # the page of a year that is not there any more closes


def test_opening_and_leaving_stores_nothing(page: Page, vmbo: Workspace, qtbot: QtBot) -> None:
    before = contents(vmbo.path)
    window, screen = page()
    screen.where.cards[Sector.HBO].click()
    for step in ("school", "year", "taken", "along"):
        screen.steps.open(step)
    settled(window, qtbot)

    screen.cancel.click()

    assert contents(vmbo.path) == before
    assert window._here[0] == "start"
    window.go("new_school")
    assert screen._going.where == ""


def test_leaving_for_a_moment_keeps_what_was_told(page: Page, vmbo: Workspace) -> None:
    window, screen = page()
    screen.where.cards[Sector.HBO].click()
    type_text(screen.school.school, "Windesheim")
    screen.steps.open("taken")
    type_text(screen.taken.look_back.editor, "Een goed jaar.")

    window.go("start")
    window.go("new_school")
    screen.steps.open("school")

    assert screen.school.school.text() == "Windesheim"
    assert len(vmbo.school_years.all()) == 1


def test_without_a_choice_it_asks_and_stores_nothing(page: Page, vmbo: Workspace) -> None:
    _, screen = page()

    screen.begin.click()

    assert "Kies eerst waar je heen gaat" in said(screen)
    assert len(vmbo.school_years.all()) == 1


def test_looking_back_stores_itself_beside_the_facts(page: Page, vmbo: Workspace, qtbot: QtBot) -> None:
    window, screen = page()
    screen.steps.open("taken")
    settled(window, qtbot)
    assert "1 ervaring" in said(screen.taken)
    assert "1 keer trots" in said(screen.taken)
    assert "Ik kan vroeg opstaan." in [w.text() for w in screen.taken.findChildren(Words)]

    text = "  Vroeg op, \u00e9n nooit meer te laat*"
    type_text(screen.taken.look_back.editor, text)
    assert screen.flush()

    stored = vmbo.records.get(SchoolPeriod, VMBO.id)
    assert plain_text(parse(stored.look_back)) == text
    assert replace(stored, look_back="", created=VMBO.created, changed=VMBO.changed, earlier=()) == VMBO


def test_a_failed_save_keeps_what_was_told(page: Page, vmbo: Workspace, qtbot: QtBot) -> None:
    window, screen = page()
    screen.where.cards[Sector.MBO].click()
    type_text(screen.school.school, "De Spaander")
    screen.steps.open("taken")
    type_text(screen.taken.look_back.editor, "Een goed jaar.")

    away = vmbo.path.with_suffix(".weg")
    vmbo.path.rename(away)
    assert not screen.flush()
    screen.begin.click()
    settled(window, qtbot)
    away.rename(vmbo.path)

    assert window.current() is screen
    assert screen.taken.look_back.editor.toPlainText() == "Een goed jaar."
    assert screen.school.school.text() == "De Spaander"
    assert [p.title for p in vmbo.school_years.all()] == ["vmbo 4"]
    assert screen.flush()
    screen.begin.click()
    settled(window, qtbot)
    assert vmbo.records.get(SchoolPeriod, VMBO.id).look_back == "Een goed jaar."
    assert len(vmbo.school_years.all()) == 2


def test_the_proposal_for_the_document_opens_in_delen(page: Page, vmbo: Workspace, qtbot: QtBot) -> None:
    window, screen = page()
    screen.where.cards[Sector.MBO].click()
    type_text(screen.school.school, "De Spaander")
    screen.steps.open("along")
    settled(window, qtbot)
    assert "Voor De Spaander ligt een voorstel klaar met 1 ervaring en 0 plannen." in said(screen.along)
    assert vmbo.records.all(CareerDocument) == []

    screen.along.choices._pills["look"].click()
    screen.begin.click()
    settled(window, qtbot)

    (document,) = vmbo.records.all(CareerDocument)
    assert (document.receiver, len(document.experience_ids)) == ("De Spaander", 1)
    assert window._here[0] == "share"
    vmbo.undo.undo()
    assert vmbo.records.all(CareerDocument) == []
    assert len(vmbo.school_years.all()) == 1


def test_it_begins_without_any_school_year(show: Show, workspace: Workspace, qtbot: QtBot) -> None:
    window = show(workspace, "new_school", "")
    screen = window.current()
    assert isinstance(screen, NewSchoolScreen)
    screen.where.cards[Sector.MBO].click()
    screen.steps.open("year")
    screen.year.years._pills["mbo 1"].click()

    screen.begin.click()
    settled(window, qtbot)

    assert [(p.title, p.sector) for p in workspace.school_years.all()] == [("mbo 1", Sector.MBO)]


def test_another_name_for_the_year_gets_a_field(page: Page) -> None:
    _, screen = page()
    screen.where.cards[Sector.MBO].click()
    screen.steps.open("year")
    assert not screen.year.own.isVisible()

    screen.year.years._pills["other"].click()
    type_text(screen.year.own, "Mijn derde jaar")

    assert keyboard() is screen.year.own
    assert screen._going.period.title == "Mijn derde jaar"
    screen.where.cards[Sector.VO].click()
    screen.steps.open("year")
    assert "mbo 1" not in screen.year.years._pills


@pytest.mark.parametrize("step", ["where", "school", "year", "taken", "along"])
def test_it_is_whole_in_every_look(show: Show, workspace: Workspace, qtbot: QtBot, theme: Theme, step: str) -> None:
    build_demo(workspace, today=workspace.today(), photos=0)
    window = show(workspace, "new_school", "")
    screen = window.current()
    assert isinstance(screen, NewSchoolScreen)
    screen.where.cards[Sector.MBO].click()
    screen.steps.open(step)
    settled(window, qtbot)

    assert found_in_all_looks(theme, window) == []
