"""Two pieces of work side by side: verdicts by mouse, keys and a screen reader, and the way on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hands import find_button, has_button, press, settle, words_in
from looks import SMALL, found_in_all_looks
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot
from working import own_things, two_images

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.plans import Step
from lobdossier.domain.portrait import Quality, WorkImage
from lobdossier.domain.vocabulary import Match
from lobdossier.domain.work import judged, verdict
from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace
from lobdossier.ui.portrait.work.columns import CardColumns
from lobdossier.ui.screens.compare import CompareScreen
from lobdossier.ui.theme import Look, Theme
from lobdossier.ui.window import MainWindow
from tests.factories import contents
from tests.typing_help import type_text

Show = Callable[[Workspace, str, str], MainWindow]
CHIP = "Rustig blijven bij Kok: {}"


def screen_of(window: MainWindow) -> CompareScreen:
    screen = window.current()
    assert isinstance(screen, CompareScreen)
    settle()
    return screen


@pytest.fixture
def cook(workspace: Workspace) -> WorkImage:
    """The first of two, with a quality and a motive to hold them against."""
    own_things(workspace)
    return two_images(workspace)[0]


def match_of(workspace: Workspace, image: WorkImage) -> Match:
    quality = workspace.records.all(Quality)[0]
    return verdict(workspace.records.get(WorkImage, image.id), quality.id).match


def speak(button: QAbstractButton) -> None:
    """Press as a screen reader does."""
    QAccessible.queryAccessibleInterface(button).actionInterface().doAction("Press")


def test_two_stand_beside_what_is_ones_own(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """In the order of beginning, with what was thought, met and asked; no chance that has no source."""
    workspace.records.save(judged(cook, workspace.records.all(Quality)[0].id, Match.FITS, "bij drukte"))
    workspace.records.add(WorkImage(title="Derde", chances="Veel werk"))

    words = words_in(screen_of(show(workspace, "compare", "")))

    assert words.index("Kok") < words.index("De bakker")
    assert "Derde" not in words
    assert "Kans op werk" not in words
    for said in ("Rustig blijven", "Zelf beslissen", "Alleen koken.", "Om vier uur op.", "bij drukte"):
        assert said in words


def test_a_chance_is_shown_with_source_and_day(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """Letter for letter, with where it was found."""
    workspace.records.add(
        WorkImage(title="Kapper", chances="  Veel *é*", chances_source="de krant", chances_on=date(2026, 10, 12))
    )

    window = show(workspace, "compare", f"{cook.id},{workspace.work.images()[-1].id}")

    assert "  Veel *é*" in words_in(screen_of(window))
    assert "bron: de krant, 12 oktober 2026" in words_in(screen_of(window))


def test_a_verdict_by_keys(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """Enter opens the three, Space chooses, Escape folds; the keyboard stays in the row."""
    window = show(workspace, "compare", "")
    screen = screen_of(window)
    find_button(screen, CHIP.format("weet ik nog niet")).setFocus()

    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    settle()
    assert window.focusWidget() is find_button(screen, CHIP.format("weet ik nog niet"))
    find_button(screen, CHIP.format("schuurt")).setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert match_of(workspace, cook) is Match.CHAFES
    find_button(screen, "Waardoor? Rustig blijven bij Kok").setFocus()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    settle()
    type_text(window.focusWidget(), "te é druk")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    settle()

    assert window.focusWidget().accessibleName() == CHIP.format("schuurt")
    assert "te é druk" in words_in(screen)
    assert screen.flush()
    said = verdict(workspace.records.get(WorkImage, cook.id), workspace.records.all(Quality)[0].id)
    assert (said.match, said.because) == (Match.CHAFES, "te é druk")


def test_a_verdict_through_the_accessibility_tree(
    show: Show, workspace: Workspace, cook: WorkImage, qtbot: QtBot
) -> None:
    """The name says what, of which work, and how it is now; pressing it does the same as a mouse."""
    window = show(workspace, "compare", "")
    screen = screen_of(window)
    chip = find_button(screen, CHIP.format("weet ik nog niet"))
    heard = QAccessible.queryAccessibleInterface(chip)
    assert heard.role() is QAccessible.Role.Button
    assert heard.text(QAccessible.Text.Description) == "Druk om te veranderen"

    speak(chip)
    qtbot.waitUntil(lambda: has_button(screen, CHIP.format("past")))
    answer = find_button(screen, CHIP.format("past"))
    assert not QAccessible.queryAccessibleInterface(answer).state().checked
    speak(answer)

    qtbot.waitUntil(answer.isChecked)
    assert match_of(workspace, cook) is Match.FITS
    assert QAccessible.queryAccessibleInterface(answer).state().checked
    assert chip.accessibleName() == CHIP.format("past")


def test_a_verdict_by_mouse_and_back_by_undo(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """One cell is open at a time."""
    window = show(workspace, "compare", "")
    screen = screen_of(window)
    press(screen, CHIP.format("weet ik nog niet"))
    press(screen, CHIP.format("past"))
    press(screen, "Zelf beslissen bij De bakker: weet ik nog niet")
    settle()
    assert not has_button(screen, CHIP.format("schuurt"))
    assert match_of(workspace, cook) is Match.FITS

    window.undo()
    settle()

    assert match_of(workspace, cook) is Match.UNKNOWN
    assert has_button(screen, CHIP.format("weet ik nog niet"))


def test_opening_stores_nothing(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """Nor does opening a cell, or looking for other work."""
    workspace.records.add(WorkImage(title="Kapper"))
    before = contents(workspace.path)

    window = show(workspace, "compare", "")
    press(window.current(), CHIP.format("weet ik nog niet"))
    press(window.current(), "Ander werk")
    window.go("portrait")

    assert contents(workspace.path) == before


def test_a_failed_save_keeps_the_verdict(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """It waits on the screen until the file is back."""
    window = show(workspace, "compare", "")
    screen = screen_of(window)
    away = workspace.path.with_suffix(".weg")
    workspace.path.rename(away)
    press(screen, CHIP.format("weet ik nog niet"))
    press(screen, CHIP.format("schuurt"))

    window.go("portrait")
    assert window.current() is screen
    assert find_button(screen, CHIP.format("schuurt")).isChecked()

    away.rename(workspace.path)
    assert screen.flush()
    assert match_of(workspace, cook) is Match.CHAFES


def test_what_is_open_goes_along_to_the_conversation(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """One line, undoable, and not twice."""
    planned = workspace.records.add(Conversation(on=date(2026, 12, 1), talk_about="De zomer"))
    window = show(workspace, "compare", "")
    screen = screen_of(window)
    assert "weet je bij allebei nog niets" in words_in(screen)

    press(screen, "Neem mee naar het gesprek")
    press(screen, "Neem mee naar het gesprek")

    line = "Over Kok en De bakker wil ik nog weten: rustig blijven en zelf beslissen."
    assert workspace.records.get(Conversation, planned.id).talk_about == f"De zomer\n{line}"
    window.undo()
    assert workspace.records.get(Conversation, planned.id).talk_about == "De zomer"


def test_without_a_conversation_one_is_planned(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """The line is in it from the beginning."""
    window = show(workspace, "compare", "")
    screen = screen_of(window)

    press(screen, "Neem mee naar het gesprek")
    assert workspace.records.all(Conversation) == []
    assert not has_button(screen, "Maak er een stap van")
    press(screen, "Plannen en voorbereiden")

    (planned,) = workspace.records.all(Conversation)
    assert planned.talk_about.startswith("Over Kok en De bakker wil ik nog weten")
    assert "voorbereiden" in words_in(window.current())


def test_planning_can_be_left(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """The two ways on come back."""
    window = show(workspace, "compare", "")
    screen = screen_of(window)
    press(screen, "Neem mee naar het gesprek")

    press(screen, "Niet nu")

    assert has_button(screen, "Maak er een stap van")
    assert workspace.records.all(Conversation) == []


def test_it_becomes_a_step_in_ones_own_words(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """Stored at once, reworded while one types, gone with undo."""
    window = show(workspace, "compare", "")
    screen = screen_of(window)

    press(screen, "Maak er een stap van")
    (step,) = workspace.records.all(Step)
    assert step.title == "Uitzoeken bij Kok en De bakker: rustig blijven en zelf beslissen"
    assert screen.made.box is not None
    screen.made.box.field.selectAll()
    type_text(screen.made.box.field, "Meelopen bij de bakker")
    press(screen, "Wanneer: deze week")
    assert screen.flush()

    (step,) = workspace.records.all(Step)
    assert (step.title, step.by) == ("Meelopen bij de bakker", date(2026, 11, 22))
    window.undo()
    settle()
    assert workspace.records.all(Step) == []
    assert not screen.made.isVisibleTo(screen)


def test_the_line_follows_what_is_known(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """Unknown of both, unknown of one, what chafes, and then nothing is asked any more."""
    other = workspace.work.images()[1]
    quality, motive = (aspect.about_id for aspect in workspace.work.own())
    for about in (quality, motive):
        cook = judged(cook, about, Match.FITS, "")
    workspace.records.save(cook)
    window = show(workspace, "compare", "")
    screen = screen_of(window)
    assert "weet je bij De bakker nog niets" in words_in(screen)

    workspace.records.save(judged(judged(other, quality, Match.FITS, ""), motive, Match.CHAFES, ""))
    settle()
    assert "Bij De bakker schuurt ‘zelf beslissen’" in words_in(screen)

    workspace.records.save(judged(judged(other, quality, Match.FITS, ""), motive, Match.FITS, ""))
    settle()
    assert not screen.ask.isVisibleTo(screen)


def test_another_piece_of_work_takes_a_place(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """The student says which place, by keys too."""
    workspace.records.add(WorkImage(title="Kapper"))
    window = show(workspace, "compare", cook.id)
    screen = screen_of(window)
    press(screen, "Ander werk")
    settle()
    assert window.focusWidget().accessibleName() == "In plaats van: Kok"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)

    press(screen, "Kapper")

    assert [desk.image.title for desk in screen.desks] == ["Kapper", "De bakker"]
    assert "Alleen koken." not in words_in(screen)


def test_with_one_piece_of_work_it_shows_the_way(show: Show, workspace: Workspace) -> None:
    """Never a dead end."""
    workspace.records.add(WorkImage(title="Kok"))
    window = show(workspace, "compare", "")
    assert "Je bekeek één keer werk" in words_in(window.current())

    press(window.current(), "Werk toevoegen")

    assert window.windowTitle().startswith("Werk toevoegen")


def test_with_nothing_of_ones_own_it_shows_the_way(show: Show, workspace: Workspace) -> None:
    """To the cards of qualities or of motives."""
    two_images(workspace)
    window = show(workspace, "compare", "")

    press(window.current(), "Motieven kiezen")

    assert window.windowTitle().startswith("Motievenreflectie")


def test_in_a_small_window_one_is_seen_at_a_time(
    show: Show, workspace: Workspace, cook: WorkImage, theme: Theme, qtbot: QtBot
) -> None:
    """With a switch; nothing is cut off."""
    window = show(workspace, "compare", "")
    theme.apply(Look("light", pt=18))
    window.resize(*SMALL)
    settle()
    screen = screen_of(window)
    assert screen.table.single
    assert "Om vier uur op." not in words_in(screen)

    press(screen, "Laten zien: De bakker")

    assert "Om vier uur op." in words_in(screen)
    assert "Alleen koken." not in words_in(screen)


@pytest.mark.parametrize("state", ["full", "own_missing", "planning", "one"])
def test_it_fits_in_every_look(show: Show, workspace: Workspace, theme: Theme, state: str) -> None:
    """With a cell open, a step made and other work asked for; with nothing of one's own; planning a talk; with one."""
    if state == "full":
        build_demo(workspace, photos=0)
    elif state in ("own_missing", "planning"):
        two_images(workspace)
    else:
        workspace.records.add(WorkImage(title="Kok"))
    if state == "planning":
        own_things(workspace)
    window = show(workspace, "compare", "")
    screen = screen_of(window)
    if state == "planning":
        press(screen, "Neem mee naar het gesprek")
    if state == "full":
        next(iter(screen.table.cells[0].values())).open()
        press(screen, "Maak er een stap van")
        press(screen, "Ander werk")
        settle()

    assert found_in_all_looks(theme, window) == []


def test_of_a_long_list_more_comes_on_demand(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """What was said of something further down is in sight from the start; the keyboard goes on where more begins."""
    made = [workspace.records.add(Quality(title=f"Kwaliteit {number:02}")) for number in range(20)]
    workspace.records.save(judged(cook, made[-1].id, Match.FITS, ""), label="")
    screen = screen_of(show(workspace, "compare", ""))
    assert "Kwaliteit 10" in words_in(screen)
    assert "Kwaliteit 19" in words_in(screen)
    assert "Kwaliteit 15" not in words_in(screen)

    press(screen, "Nog 9 laten zien")

    assert "Kwaliteit 15" in words_in(screen)
    assert screen.table.cells[0][made[11].id].chip.hasFocus()
    assert not any(b.text().startswith("Nog ") for b in screen.findChildren(QAbstractButton) if b.isVisible())


def test_both_cards_stay_as_wide_with_one_very_long_word(show: Show, workspace: Workspace, cook: WorkImage) -> None:
    """The words break where they must; the other piece of work keeps its half."""
    workspace.records.save(replace(cook, title="W" * 200, met="Z" * 200))
    screen = screen_of(show(workspace, "compare", cook.id))

    one, other = (screen.findChildren(CardColumns)[0]._rows[0].cells[side].width() for side in (0, 1))

    assert abs(one - other) <= 1
