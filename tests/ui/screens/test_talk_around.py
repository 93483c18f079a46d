"""Around the conversation: the ways to it, a dossier that can only be read, what changes elsewhere, and how it looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from talking import KEY, Show, Talk, cards_of, key, make_talk, notes_of, press, seen, stored, talker

from lobdossier.domain.conversation import Agreement, Conversation
from lobdossier.domain.vocabulary import ConversationState, Part
from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace
from lobdossier.ui.actions import actions
from lobdossier.ui.screens.talk import TalkScreen
from lobdossier.ui.talk.part_page import Pane
from lobdossier.ui.theme import Look, Theme
from tests.factories import contents
from tests.typing_help import type_text
from tests.ui.hands import has_button, rest
from tests.ui.layout_check import problems
from tests.ui.looks import LOOKS
from tests.ui.screens.conftest import TODAY, now

SMALLEST, LARGEST = (1024, 614), (1920, 1080)


@pytest.fixture
def talk(show: Show, qtbot: QtBot) -> Talk:
    return talker(show, qtbot)


# ------------------------------------------------------------------ the ways to it
@pytest.mark.parametrize(("screen", "of_it"), [("conversations", False), ("prepare", True)])
def test_there_is_a_button_where_one_looks(show: Show, workspace: Workspace, screen: str, of_it: bool) -> None:
    trialoog = make_talk(workspace)
    window = show(workspace, screen, trialoog.id if of_it else "")

    press(window, "Gesprek voeren")

    assert window.here == ("talk", trialoog.id)


def test_one_that_is_only_now_begun_can_be_held(show: Show, workspace: Workspace) -> None:
    window = show(workspace, "prepare", "new:trialoog")

    press(window, "Gesprek voeren")

    assert [window.here] == [("talk", made.id) for made in workspace.conversations.coming()]


def test_what_was_said_before_is_not_on_the_screen_that_others_look_at(show: Show, workspace: Workspace) -> None:
    """Nor the button beside it, that takes something back."""
    trialoog = make_talk(workspace)
    window = show(workspace, "prepare", trialoog.id)
    window.say("De antwoorden van Ilse staan erbij.", undo=True)
    assert has_button(window, "Ongedaan maken")

    press(window, "Gesprek voeren")

    assert not has_button(window, "Ongedaan maken")


def test_by_name_it_opens_that_of_today_and_without_any_one_plans_first(show: Show, workspace: Workspace) -> None:
    window = show(workspace, "start", "")
    hold = next(action for action in actions(window) if action.id == "talk")
    hold.act()
    assert window.here[0] == "conversations"

    workspace.records.add(Conversation(title="Vergeten", on=date(2026, 11, 2)))
    today = workspace.records.add(Conversation(title="Vandaag", on=TODAY))
    workspace.records.add(Conversation(title="Later", on=date(2026, 11, 30)))
    hold.act()
    assert window.here == ("talk", today.id)


# ------------------------------------------------------------------ only to read
def test_in_a_dossier_that_can_only_be_read_one_looks(talk: Talk, workspace: Workspace) -> None:
    """Everything can be seen, nothing can be written, and it says so."""
    trialoog = make_talk(workspace)
    workspace.conversations.store(
        Agreement(id="01a0e7e2-de30-7410-8efb-c8d60b21fbac", conversation_id=trialoog.id, what="Samen oefenen"),
        today=TODAY,
    )
    workspace.close()
    reading = Workspace.open(workspace.path, read_only=True, data=workspace.path.parent / "data", clock=now)
    before = contents(workspace.path)
    window, room = talk(reading, trialoog.id)
    assert "Ik bel de revalidatie" in seen(window)

    key(window, KEY.Key_PageDown)
    assert "Alleen lezen" in seen(window)
    QTest.keyClicks(notes_of(window), "niets")
    QTest.mouseClick(cards_of(window)[0], Qt.MouseButton.LeftButton)
    assert cards_of(window)[0].isChecked()
    room.go_to("closing")

    assert "Samen oefenen" in seen(window)
    assert not has_button(room, "Afronden")
    key(window, KEY.Key_Escape)
    assert contents(workspace.path) == before
    reading.close()


# ------------------------------------------------------------------ what changes elsewhere
def test_rounding_off_can_be_taken_back(talk: Talk, workspace: Workspace) -> None:
    trialoog = make_talk(workspace)
    window, room = talk(workspace, trialoog.id)
    room.go_to("closing")
    press(window, "Afronden")

    window.undo()
    rest(window)

    assert stored(workspace, trialoog).state is ConversationState.PLANNED
    assert room.stage == "closing"


def test_what_is_changed_elsewhere_comes_and_what_is_typed_stays(talk: Talk, workspace: Workspace) -> None:
    trialoog = make_talk(workspace)
    window, room = talk(workspace, trialoog.id)
    room.go_to(Part.TERUGKIJKEN)
    workspace.records.save(replace(stored(workspace, trialoog), title="Ons gesprek", experience_ids=()))
    assert "Ons gesprek" in seen(window)
    assert "De bingo" not in seen(window)

    type_text(notes_of(window), "Half een zin")
    person = workspace.conversations.participants(trialoog.id)[1]
    workspace.records.save(replace(person, name="Ilse de Wit"))
    assert "Half een zin" in seen(window)
    assert room.flush()
    room.refresh()

    assert "Ilse de Wit" in seen(window)
    assert stored(workspace, trialoog).notes[0].text == "Half een zin"


def test_one_that_was_thrown_away_says_so(talk: Talk, workspace: Workspace) -> None:
    trialoog = make_talk(workspace)
    window, room = talk(workspace, trialoog.id)

    workspace.records.throw_away(stored(workspace, trialoog), label="weg")
    rest(window)

    assert not has_button(room, "Pauze")
    assert "prullenbak" in seen(window)
    workspace.undo.undo()
    rest(window)
    assert has_button(room, "Pauze")


# ------------------------------------------------------------------ how it looks
def stages(room: TalkScreen) -> list[Callable[[], object]]:
    """What brings every page of the room into sight, one after the other."""
    here: list[Callable[[], object]] = [lambda stage=stage: room.go_to(stage) for stage in ("agreed", *Part, "closing")]
    return [*here, room.conclude]


@pytest.mark.parametrize("place", range(len(LOOKS)))
def test_every_stage_is_whole_in_every_look(
    qtbot: QtBot, talk: Talk, theme: Theme, workspace: Workspace, place: int
) -> None:
    look, size = LOOKS[place]
    theme.apply(replace(look, reduced_motion=True))
    build_demo(workspace, today=TODAY)
    trialoog = workspace.conversations.coming()[0]
    window, room = talk(workspace, trialoog.id, size)
    found = []
    for show_it in stages(room):
        show_it()
        rest(window)
        assert (window.width(), window.height()) == size
        found += problems(window)
    theme.apply(Look("light"))
    assert found == []


@pytest.mark.parametrize("pt", [9, 11, 14, 18])
@pytest.mark.parametrize("size", [SMALLEST, LARGEST])
def test_a_part_fits_whatever_the_size_of_window_and_letters(
    talk: Talk, theme: Theme, workspace: Workspace, pt: int, size: tuple[int, int]
) -> None:
    theme.apply(Look("light", pt=float(pt), reduced_motion=True))
    window, room = talk(workspace, make_talk(workspace).id, size)
    room.go_to(Part.REFLECTEREN)
    found = []
    for pane in Pane:
        if has_button(room, f"Wat wil je zien?: {NAMES[pane]}"):
            press(window, f"Wat wil je zien?: {NAMES[pane]}")
        rest(window)
        assert (window.width(), window.height()) == size
        found += problems(window)
    theme.apply(Look("light"))
    assert found == []


NAMES = {Pane.LOOK: "Kijken", Pane.CARDS: "Kaarten", Pane.NOTES: "Notities", Pane.ANSWERS: "Antwoorden"}


def test_with_little_room_the_answers_are_one_press_away(talk: Talk, workspace: Workspace) -> None:
    window, room = talk(workspace, make_talk(workspace).id, SMALLEST)
    room.go_to(Part.REFLECTEREN)
    assert "Nee zeggen." not in seen(window)

    press(window, "Antwoorden")
    assert "Nee zeggen." in seen(window)
    press(window, "Notities")

    assert "Nee zeggen." not in seen(window)
    assert notes_of(window).hasFocus()


def test_everything_is_reached_by_tab(talk: Talk, workspace: Workspace) -> None:
    """From the head through cards, notes and answers to the way on; nothing has no name."""
    window, room = talk(workspace, make_talk(workspace).id)
    room.go_to(Part.REFLECTEREN)
    rest(window)
    room.setFocus()
    reached: list[str] = []
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget() or room, KEY.Key_Tab)
        now_at: QWidget | None = QApplication.focusWidget()
        assert now_at is not None
        assert now_at.accessibleName()
        reached.append(now_at.accessibleName())

    for name in ("Pauze", "Vooruitkijken, deel 3 van 4, komt nog", "Andere kaarten", "Notities bij reflecteren",
                 "Volgende om naar te kijken", "Naar vooruitkijken"):  # fmt: skip
        assert name in reached
