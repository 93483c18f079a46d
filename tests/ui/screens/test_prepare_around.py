"""Around the steps of a preparation: people, day and place, the sheet, the keyboard, failure and looks."""

from __future__ import annotations

import subprocess
from datetime import date, time
from itertools import pairwise
from pathlib import Path

import pytest
from hands import bring_to_front
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.vocabulary import Purpose
from lobdossier.services.workspace import Workspace
from lobdossier.ui.conversation.sheet import PageView
from lobdossier.ui.screens.prepare import PrepareScreen
from lobdossier.ui.theme import FAMILIES, Look, Theme
from tests.typing_help import commit, type_text
from tests.ui.hands import has_button, rest, words_in
from tests.ui.layout_check import problems
from tests.ui.screens.preparing import (
    Prepare,
    Show,
    editor_of,
    find_button,
    make_trialoog,
    preparer,
    press,
    sheet_text,
    step,
    steps_of,
    stored,
)


@pytest.fixture
def trialoog(workspace: Workspace) -> Conversation:
    """A trialoog over four days, with a past."""
    return make_trialoog(workspace)


@pytest.fixture
def prepare(show: Show, qtbot: QtBot) -> Prepare:
    """The window with the keyboard in it, at a preparation."""
    return preparer(show, qtbot)


# ------------------------------------------------------------------ opening
@pytest.mark.parametrize(("pt", "size"), [(11, (1240, 800)), (18, (1024, 614))])
def test_it_opens_at_its_title_with_no_button_chosen(
    workspace: Workspace, trialoog: Conversation, show: Show, qtbot: QtBot, theme: Theme, pt: int, size: tuple[int, int]
) -> None:
    """Both pages of a conversation; the first field is in sight or just below, the way back is not lit."""
    theme.apply(Look("light", FAMILIES[0], pt))
    window = show(workspace, "conversations", "")
    window.resize(*size)
    bring_to_front(window)
    for screen in ("prepare", "conclude"):
        window.go(screen, trialoog.id)
        qtbot.wait(50)
        assert QApplication.focusWidget() is window.current()
        area = window.current().findChild(QScrollArea)
        assert area is not None
        assert area.verticalScrollBar().value() == 0
        top = window.current().steps.mapTo(window, QPoint(0, 0)).y()
        assert top < window.height() * 0.6, "the first step begins in the upper part"
        window.go("conversations")
    theme.apply(Look("light"))


# ------------------------------------------------------------------ people, day and place
def test_in_a_small_window_the_people_are_one_line_until_it_is_pressed(
    workspace: Workspace, trialoog: Conversation, prepare: Prepare, theme: Theme
) -> None:
    theme.apply(Look("light", FAMILIES[0], 18))
    window, screen = prepare(workspace, trialoog.id)
    window.resize(1024, 614)
    assert "met Meneer Vos en Ilse" in words_in(screen)
    assert not has_button(screen, "Iemand erbij")

    press(screen, "Aan tafel: met Meneer Vos en Ilse. Aanpassen")

    assert has_button(screen, "Iemand erbij")
    assert window.focusWidget() is find_button(screen, "Meneer Vos, BPV-docent. Aanpassen")
    theme.apply(Look("light"))


def test_the_own_guide_comes_to_the_table_with_one_tap(workspace: Workspace, prepare: Prepare) -> None:
    """With the role word of the sector; open seats are proposed too."""
    workspace.records.add(SchoolPeriod(title="mbo 2", guide="Mevrouw Jansen"))
    _, screen = prepare(workspace, "new:trialoog")
    assert has_button(screen, "BPV-docent erbij")
    assert has_button(screen, "praktijkbegeleider erbij")

    press(screen, "Mevrouw Jansen, slb’er erbij")

    (made,) = workspace.conversations.coming()
    (guide,) = workspace.conversations.participants(made.id)
    assert (guide.name, guide.role) == ("Mevrouw Jansen", "slb’er")
    assert not has_button(screen, "Mevrouw Jansen, slb’er erbij")


def test_somebody_comes_by_name_and_goes_with_a_way_back(
    workspace: Workspace, trialoog: Conversation, prepare: Prepare
) -> None:
    """A free role; typed, stored, taken away and brought back."""
    window, screen = prepare(workspace, trialoog.id)
    press(screen, "Iemand erbij")
    QTest.keyClicks(window.focusWidget(), "Oom Bas")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(window.focusWidget(), "kok")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    people = workspace.conversations.participants(trialoog.id)
    assert [(p.name, p.role) for p in people[2:]] == [("Oom Bas", "kok")]

    press(screen, "Oom Bas, kok. Aanpassen")
    press(screen, "Van tafel halen")
    assert len(workspace.conversations.participants(trialoog.id)) == 2

    press(window, "Ongedaan maken")
    assert len(workspace.conversations.participants(trialoog.id)) == 3
    QApplication.processEvents()
    assert has_button(screen, "Oom Bas, kok. Aanpassen")


def test_whoever_closes_what_was_asked_about_somebody_is_back_among_the_people(
    workspace: Workspace, trialoog: Conversation, prepare: Prepare
) -> None:
    """Also when somebody came to the table, and the row was made anew."""
    window, screen = prepare(workspace, trialoog.id)
    for name in ("", "Oom Bas"):
        press(screen, "Iemand erbij")
        commit(window.focusWidget(), name)
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
        QApplication.processEvents()
        assert screen._people._row.isAncestorOf(window.focusWidget())
    assert window.focusWidget() is find_button(screen, "Oom Bas, zonder rol. Aanpassen"), "with whom they were"


def test_day_time_and_place_are_changed_in_place(
    workspace: Workspace, trialoog: Conversation, prepare: Prepare
) -> None:
    """What is no time stays where it stands and is not stored."""
    window, screen = prepare(workspace, trialoog.id)
    line = screen._when
    press(screen, line.line.accessibleName())
    assert line.day.isAncestorOf(window.focusWidget()), "the keyboard is in what was opened"
    press(screen, "Wanneer: Morgen")
    line.time.setFocus()
    line.time.clear()
    QTest.keyClicks(line.time, "14u15")
    line.place.setFocus()
    line.place.clear()
    QTest.keyClicks(line.place, "Lokaal 2")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)

    kept = stored(workspace, trialoog)
    assert (kept.on, kept.at, kept.place) == (date(2026, 11, 23), time(14, 15), "Lokaal 2")
    assert line.line.text() == "maandag 23 november, 14.15 uur, Lokaal 2"

    press(screen, line.line.accessibleName())
    line.time.setFocus()
    line.time.clear()
    QTest.keyClicks(line.time, "25.80")
    line.place.setFocus()
    assert "Schrijf de tijd zo: 10.30" in words_in(screen)
    assert line.time.text() == "25.80"


# ------------------------------------------------------------------ the sheet
def test_the_real_page_grows_beside_it(
    workspace: Workspace, trialoog: Conversation, prepare: Prepare, qtbot: QtBot
) -> None:
    """Drawn in the background after each save; large on demand, Escape goes back."""
    window, screen = prepare(workspace, trialoog.id)
    view = screen.findChild(PageView)
    assert view is not None
    qtbot.waitUntil(view.isVisible)
    before = view.grab().toImage()
    assert "1 bladzijde" in words_in(screen)
    assert "Meneer Vos en Ilse zien alleen dit blad, niet je dossier." in words_in(screen)

    editor = editor_of(screen, "went_well").editor
    screen.steps.open("went_well")
    type_text(editor, "De bingo ging goed en iedereen lachte.")
    qtbot.waitUntil(lambda: view.grab().toImage() != before)

    press(screen, "Groot bekijken")
    qtbot.waitUntil(lambda: any(p.isVisible() and p is not view for p in screen.findChildren(PageView)))
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert view.isVisible()


def test_private_words_are_on_the_sheet_only_when_ticked(
    workspace: Workspace, trialoog: Conversation, prepare: Prepare, tmp_path: Path
) -> None:
    """Off by default; one tap on, one tap off again."""
    window, screen = prepare(workspace, trialoog.id)
    screen.steps.open("private")
    type_text(window.focusWidget(), "Ik slaap slecht")
    assert screen.flush()
    assert "Ik slaap slecht" not in sheet_text(workspace, trialoog, tmp_path)
    assert "Dit blijft bij jou" in words_in(screen)

    press(screen, "Zet dit ook op mijn gespreksblad")
    assert "Ik slaap slecht" in sheet_text(workspace, trialoog, tmp_path)

    press(screen, "Zet dit ook op mijn gespreksblad")
    assert "Ik slaap slecht" not in sheet_text(workspace, trialoog, tmp_path)


def test_the_sheet_is_made_where_the_student_says(
    workspace: Workspace,
    trialoog: Conversation,
    prepare: Prepare,
    qtbot: QtBot,
    tmp_path: Path,
    opened: list[str],
) -> None:
    """What was just typed is on it, it is remembered for whom; "Openen" hands it to the system."""
    _, screen = prepare(workspace, trialoog.id)
    screen.steps.open("talk_about")
    type_text(editor_of(screen, "talk_about").editor, "Welke kant ik op wil")
    press(screen, "Gespreksblad maken")
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    target = tmp_path / "Mijn blad.pdf"
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    name.setText(str(target))
    QTest.keyClick(name, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: has_button(screen, "Openen"))
    read = subprocess.run(["pdftotext", target, "-"], check=True, capture_output=True, text=True).stdout
    assert "Welke kant ik op wil" in read
    press(screen, "Openen")
    (handed,) = workspace.sharing.handovers()
    assert (handed.purpose, handed.receiver, handed.file_name) == (Purpose.GESPREK, "Meneer Vos en Ilse", target.name)
    assert opened == [QUrl.fromLocalFile(str(target)).toString()]


def test_a_sheet_that_cannot_be_written_is_told_and_nothing_is_lost(
    workspace: Workspace, trialoog: Conversation, prepare: Prepare, qtbot: QtBot, tmp_path: Path
) -> None:
    window, screen = prepare(workspace, trialoog.id)
    screen._sheet.making.make(screen._draft, tmp_path / "weg" / "blad.pdf")

    qtbot.waitUntil(lambda: window._banner.isVisible())
    assert not has_button(screen, "Openen")


# ------------------------------------------------------------------ keyboard
def test_tab_goes_through_the_page_as_one_reads_it(
    workspace: Workspace, trialoog: Conversation, prepare: Prepare, qtbot: QtBot
) -> None:
    """Also after the people and the questions were built anew: never upwards until it starts again."""
    window, screen = prepare(workspace, trialoog.id)
    workspace.records.add(SchoolPeriod(guide="Mevrouw Jansen"))
    qtbot.waitUntil(lambda: has_button(screen, "Mevrouw Jansen, slb’er erbij"))
    press(screen, "Mevrouw Jansen, slb’er erbij")
    step(screen, "Wat wil ik van hen weten?")
    QApplication.processEvents()
    find_button(screen, "Gesprekken").setFocus()

    names, tops = [], []
    for _ in range(30):
        focused = window.focusWidget()
        assert focused is not None
        if not screen.isAncestorOf(focused):
            break
        names.append(focused.accessibleName())
        left = focused.mapTo(screen, QPoint(0, 0))
        if left.x() < screen.width() * 0.6:  # the sheet beside the steps comes after them
            tops.append(focused.mapTo(screen._body, QPoint(0, focused.height())).y() + screen_scroll(screen))
        QTest.keyClick(focused, Qt.Key.Key_Tab)

    assert names.index("Mevrouw Jansen, slb’er. Aanpassen") < names.index("Iemand erbij")
    assert names.index("Mijn vraag aan Meneer Vos") < names.index("Andere kaarten")
    assert all(below >= above - 40 for above, below in pairwise(tops))


def screen_scroll(screen: PrepareScreen) -> int:
    """How far the page was scrolled."""
    area = screen.findChild(QScrollArea)
    assert area is not None
    return area.verticalScrollBar().value()


# ------------------------------------------------------------------ failure
def test_text_that_cannot_be_stored_stays_and_is_stored_later(
    workspace: Workspace, trialoog: Conversation, prepare: Prepare, tmp_path: Path
) -> None:
    """The file is away for a while: the words stay, the way out of the screen is closed, trying again works."""
    window, screen = prepare(workspace, trialoog.id)
    screen.steps.open("went_well")
    away = tmp_path / "elders.lobdossier"
    workspace.path.rename(away)

    type_text(editor_of(screen, "went_well").editor, "Dit blijft staan")
    window.go("start")

    assert window.current() is screen
    assert editor_of(screen, "went_well").editor.text() == "Dit blijft staan"
    assert "Nog niet bewaard" in [w.text() for w in screen.findChildren(QLabel)]
    away.rename(workspace.path)
    assert screen.flush()
    assert stored(workspace, trialoog).went_well == "Dit blijft staan"


# ------------------------------------------------------------------ looks
@pytest.mark.parametrize(
    ("scheme", "family", "pt", "size"),
    [("light", 0, 11, (1240, 800)), ("dark", 1, 11, (1024, 614)), ("contrast", 1, 18, (1024, 614))],
)
def test_nothing_is_clipped_in_any_look(
    workspace: Workspace,
    a_little: Workspace,
    trialoog: Conversation,
    prepare: Prepare,
    qtbot: QtBot,
    theme: Theme,
    scheme: str,
    family: int,
    pt: int,
    size: tuple[int, int],
) -> None:
    """Every step open in turn, full and empty, also with very long names."""
    long = "Arbeidsongeschiktheidsverzekeringsmaatschappijmedewerkster van der Aa"
    workspace.records.add(Participant(conversation_id=trialoog.id, name=long, role=long, order=2))
    theme.apply(Look(scheme, FAMILIES[family], pt))
    try:
        for target in (trialoog.id, "new:gesprek_thuis"):
            window, screen = prepare(workspace, target)
            window.resize(*size)
            if target == trialoog.id:
                qtbot.waitUntil(lambda screen=screen: "1 bladzijde" in words_in(screen))
            wanted = [one.id for one in steps_of(screen)] if target == trialoog.id else ["went_well", "questions"]
            for which in wanted:
                screen.steps.open(which)
                rest(window)
                assert problems(window) == []
    finally:
        theme.apply(Look("light"))
