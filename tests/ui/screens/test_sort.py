"""Sorting cards: by keys, by the mouse and through the accessibility tree; stored at once, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hands import bring_to_front, drag, press, settle, words_in
from looks import found_in_all_looks
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.portrait import Quality
from lobdossier.domain.vocabulary import Fit, QualityKind
from lobdossier.services.cards import deck
from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace
from lobdossier.ui.screens.sort import SortScreen
from lobdossier.ui.theme import Theme
from lobdossier.ui.window import MainWindow
from tests.typing_help import type_text

Show = Callable[[Workspace, str, str], MainWindow]
Sort = Callable[..., tuple[MainWindow, SortScreen]]
CALM, LISTEN, GO_ON = (word.words for word in deck().qualities[:3])


@pytest.fixture
def sort(show: Show, qtbot: QtBot) -> Sort:
    """The window with the keyboard in it, at the table."""

    def make(workspace: Workspace, target: str = "") -> tuple[MainWindow, SortScreen]:
        window = show(workspace, "start", "")
        bring_to_front(window)
        window.go("sort", target)
        screen = window.current()
        assert isinstance(screen, SortScreen)
        settle()
        return window, screen

    return make


def keyboard() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def fits(workspace: Workspace) -> dict[str, Fit]:
    return {quality.title: quality.fit for quality in workspace.qualities.all()}


def name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def actions(widget: QWidget) -> Any:
    return QAccessible.queryAccessibleInterface(widget).actionInterface()


def test_opening_and_leaving_stores_nothing(sort: Sort, workspace: Workspace) -> None:
    window, screen = sort(workspace)
    screen.put_off()
    window.go("portrait")

    assert workspace.records.all(Quality) == []
    assert workspace.undo.undo_label is None


def test_by_keys_alone_cards_are_laid_and_stored_at_once(sort: Sort, workspace: Workspace) -> None:
    _, screen = sort(workspace)
    assert keyboard() is screen.card

    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        QTest.keyClick(keyboard(), key)
    QTest.keyClick(keyboard(), Qt.Key.Key_4)

    fourth = deck().qualities[3].words
    assert fits(workspace) == {CALM: Fit.SUITS, LISTEN: Fit.SOMETIMES, GO_ON: Fit.NOT, fourth: Fit.TO_LEARN}
    assert screen.card.words == deck().qualities[4].words


def test_a_pile_is_reached_by_tab_and_pressed_by_enter(sort: Sort, workspace: Workspace) -> None:
    _, screen = sort(workspace)
    for _ in range(10):
        if keyboard() is screen.piles.piles[Fit.SOMETIMES]:
            break
        QTest.keyClick(keyboard(), Qt.Key.Key_Tab)

    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    QTest.keyClick(keyboard(), Qt.Key.Key_Space)

    assert fits(workspace) == {CALM: Fit.SOMETIMES, LISTEN: Fit.SOMETIMES}


def test_backspace_takes_the_last_cards_back_one_by_one(sort: Sort, workspace: Workspace) -> None:
    _, screen = sort(workspace)
    QTest.keyClick(keyboard(), Qt.Key.Key_1)
    QTest.keyClick(keyboard(), Qt.Key.Key_3)

    QTest.keyClick(keyboard(), Qt.Key.Key_Backspace)
    assert (screen.card.words, fits(workspace)) == (LISTEN, {CALM: Fit.SUITS})
    QTest.keyClick(keyboard(), Qt.Key.Key_Backspace)
    assert (screen.card.words, fits(workspace)) == (CALM, {})
    QTest.keyClick(keyboard(), Qt.Key.Key_Backspace)
    assert not screen.back.isEnabled()


def test_a_card_for_later_comes_last(sort: Sort, workspace: Workspace) -> None:
    _, screen = sort(workspace)
    number = screen.sitting.left

    QTest.keyClick(keyboard(), Qt.Key.Key_0)

    assert (screen.card.words, screen.sitting.left) == (LISTEN, number)
    for _ in range(number - 1):
        screen.put_off()
    assert screen.card.words == CALM


def test_through_the_accessibility_tree_alone(sort: Sort, workspace: Workspace, qtbot: QtBot) -> None:
    """The card and the piles say what they are; a card is laid by the name of a pile or by its press."""
    _, screen = sort(workspace)
    assert name(screen.card) == f"Kwaliteit: {CALM}"
    described = QAccessible.queryAccessibleInterface(screen.card).text(QAccessible.Text.Description)
    assert described == deck().qualities[0].hint
    assert {"Past bij mij", "Soms", "Past niet bij mij", "Wil ik nog leren", "Later"} <= set(
        actions(screen.card).actionNames()
    )

    actions(screen.card).doAction("Past niet bij mij")
    assert name(screen.card) == f"Kwaliteit: {LISTEN}"
    actions(screen.piles.piles[Fit.SUITS]).doAction(QAccessibleActionInterface.pressAction())

    qtbot.waitUntil(lambda: fits(workspace) == {CALM: Fit.NOT, LISTEN: Fit.SUITS})  # Qt shows the press for a moment
    assert name(screen.piles.piles[Fit.SUITS]) == "Past bij mij, 1 kaart. Toets 1"
    assert name(screen.piles.piles[Fit.SOMETIMES]) == "Soms, nog geen kaarten. Toets 2"


def test_a_card_is_dragged_to_a_pile_and_nowhere_else(sort: Sort, workspace: Workspace) -> None:
    _, screen = sort(workspace)
    pile = screen.piles.piles[Fit.NOT]

    drag(screen.card, screen.own.mapToGlobal(QPoint(10, 10)))
    assert fits(workspace) == {}
    drag(screen.card, pile.mapToGlobal(pile.rect().center()))

    assert fits(workspace) == {CALM: Fit.NOT}
    assert not any(each.isDown() for each in screen.piles.piles.values())


def test_the_pile_under_the_pointer_lights_up(sort: Sort, workspace: Workspace) -> None:
    _, screen = sort(workspace)
    pile = screen.piles.piles[Fit.SOMETIMES]

    drag(screen.card, pile.mapToGlobal(pile.rect().center()), drop=False)

    assert [fit for fit, each in screen.piles.piles.items() if each.isDown()] == [Fit.SOMETIMES]
    screen.card.dragging.stop()
    assert not pile.isDown()


def test_skills_are_a_pile_of_their_own(sort: Sort, workspace: Workspace) -> None:
    window, screen = sort(workspace)
    press(screen, "Welke kaarten: Vaardigheden")
    QTest.keyClick(screen.card, Qt.Key.Key_1)

    first = next(word for word in deck().qualities if word.kind == QualityKind.SKILL)
    assert [(q.title, q.kind) for q in workspace.qualities.all()] == [(first.words, QualityKind.SKILL)]
    window.go("start")
    window.go("sort", QualityKind.SKILL)
    assert screen.sitting.kind is QualityKind.SKILL


def test_an_own_word_is_kept_letter_for_letter(sort: Sort, workspace: Workspace) -> None:
    """Digits and Backspace in the line are text: they lay no card."""
    _, screen = sort(workspace)
    screen.own.field.setFocus()
    type_text(keyboard(), " 1 ‘scheef’ zién4")
    for key in (Qt.Key.Key_2, Qt.Key.Key_Backspace):
        QTest.keyClick(keyboard(), key)
    assert fits(workspace) == {}

    QTest.keyClick(keyboard(), Qt.Key.Key_Return)

    assert fits(workspace) == {" 1 ‘scheef’ zién4": Fit.SUITS}
    assert screen.own.text == ""
    assert keyboard() is screen.own.field
    workspace.undo.undo()
    assert fits(workspace) == {}


def test_an_own_word_that_waits_is_stored_when_the_student_leaves(sort: Sort, workspace: Workspace) -> None:
    window, screen = sort(workspace)
    screen.own.field.setFocus()
    type_text(keyboard(), "Zien dat iets scheef hangt")

    window.go("start")

    assert fits(workspace) == {"Zien dat iets scheef hangt": Fit.SUITS}


def test_what_was_sorted_can_be_sorted_again(sort: Sort, workspace: Workspace) -> None:
    _, screen = sort(workspace)
    QTest.keyClick(keyboard(), Qt.Key.Key_3)

    press(screen, f"Past niet bij mij: {CALM}")
    assert (screen.card.words, keyboard()) == (CALM, screen.card)
    assert "Deze kaart lag bij “Past niet bij mij”." in words_in(screen)
    QTest.keyClick(keyboard(), Qt.Key.Key_1)

    assert fits(workspace) == {CALM: Fit.SUITS}
    QTest.keyClick(keyboard(), Qt.Key.Key_Backspace)
    assert fits(workspace) == {CALM: Fit.NOT}


def test_a_quality_comes_on_top_when_it_is_the_target(sort: Sort, workspace: Workspace) -> None:
    own = workspace.records.add(Quality(title="Scheef zien", note="Ook bij tante Lies.", kind=QualityKind.SKILL))

    _, screen = sort(workspace, own.id)

    assert (screen.card.words, screen.sitting.kind) == ("Scheef zien", QualityKind.SKILL)


def test_how_many_are_left_is_said_in_words_and_the_end_is_no_dead_end(sort: Sort, workspace: Workspace) -> None:
    words = [word for word in deck().qualities if word.kind == QualityKind.QUALITY]
    for word in words[2:]:
        workspace.qualities.sort_card(word, Fit.SOMETIMES, label="")
    window, screen = sort(workspace)
    assert "Nog 2 kaarten." in words_in(screen)

    QTest.keyClick(keyboard(), Qt.Key.Key_1)
    assert "Dit is de laatste kaart." in words_in(screen)
    QTest.keyClick(keyboard(), Qt.Key.Key_1)

    assert "Je hebt alle kwaliteiten bekeken." in words_in(screen)
    assert not screen.card.isVisibleTo(screen)
    assert keyboard() is screen.done
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    assert window.current() is not screen


def test_undo_from_elsewhere_is_seen(sort: Sort, workspace: Workspace, qtbot: QtBot) -> None:
    window, screen = sort(workspace)
    QTest.keyClick(keyboard(), Qt.Key.Key_1)

    window.undo()

    qtbot.waitUntil(lambda: screen.card.words == CALM)
    assert fits(workspace) == {}


def test_a_failed_save_leaves_the_card_and_the_word_where_they_are(sort: Sort, workspace: Workspace) -> None:
    window, screen = sort(workspace)
    screen.own.field.setFocus()
    type_text(keyboard(), "Mijn woord")
    away = workspace.path.with_suffix(".weg")
    workspace.path.rename(away)

    screen.lay(Fit.SUITS)
    assert screen.card.words == CALM
    window.go("start")
    assert window.current() is screen
    assert screen.own.text == "Mijn woord"

    away.rename(workspace.path)
    press(window, "Opnieuw proberen")
    assert screen.flush()
    assert fits(workspace) == {"Mijn woord": Fit.SUITS}


def test_a_dossier_that_can_only_be_read_takes_no_card(sort: Sort, workspace: Workspace) -> None:
    workspace.close()
    only_read = Workspace.open(workspace.path, read_only=True)
    window, screen = sort(only_read)

    QTest.keyClick(screen.card, Qt.Key.Key_1)

    assert not any(pile.isEnabled() for pile in screen.piles.piles.values())
    assert "Nog niet bewaard" not in words_in(window)
    assert only_read.qualities.all() == []
    only_read.close()


def test_escape_goes_back(sort: Sort, workspace: Workspace) -> None:
    window, screen = sort(workspace)
    QTest.keyClick(keyboard(), Qt.Key.Key_Escape)
    assert window.current() is not screen


@pytest.mark.parametrize("full", [False, True])
def test_it_fits_in_every_look(sort: Sort, workspace: Workspace, theme: Theme, full: bool) -> None:
    if full:
        build_demo(workspace, photos=0)
        for place, word in enumerate(deck().qualities):
            workspace.qualities.sort_card(word, list(Fit)[place % 4], label="")
        workspace.records.add(Quality(title="Een heel lang eigen woord van een student " * 4, fit=Fit.NOT))
        workspace.records.save(*(Quality(id=f"{place}", title=f"Woord {place}", fit=Fit.NOT) for place in range(9)))
    window, screen = sort(workspace)
    if full:
        press(screen, "Alle 21 laten zien")

    assert found_in_all_looks(theme, window) == []
