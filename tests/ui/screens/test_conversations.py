"""The room of the conversations: empty, planning one, what comes and what was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from hands import bring_to_front
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.changes import Change
from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.vocabulary import Consent, ConversationKind, Sector, StepState
from lobdossier.services.workspace import Workspace
from lobdossier.ui.conversation.progress import how_far
from lobdossier.ui.conversation.roles import card_role, role_words
from lobdossier.ui.conversation.said import agreeing, read_time
from lobdossier.ui.screens.conclude import ConcludeScreen
from lobdossier.ui.screens.conversations import ConversationsScreen
from lobdossier.ui.screens.prepare import PrepareScreen
from lobdossier.ui.theme import FAMILIES, Look, Theme
from lobdossier.ui.window import MainWindow
from tests.ui import hands
from tests.ui.hands import has_button, rest, words_in
from tests.ui.layout_check import problems

Show = Callable[[Workspace, str, str], MainWindow]
Room = Callable[[Workspace], tuple[MainWindow, ConversationsScreen]]
TODAY = date(2026, 11, 22)


@pytest.fixture
def room(show: Show, qtbot: QtBot) -> Room:
    """The window with the keyboard in it, at the conversations."""

    def make(workspace: Workspace) -> tuple[MainWindow, ConversationsScreen]:
        window = show(workspace, "conversations", "")
        bring_to_front(window)
        screen = window.current()
        assert isinstance(screen, ConversationsScreen)
        QApplication.processEvents()
        return window, screen

    return make


@pytest.fixture
def some(workspace: Workspace) -> Workspace:
    """One that comes, one of last week that was not written down, one that was concluded."""
    add = workspace.records.add
    coming = add(Conversation(kind=ConversationKind.TRIALOOG, on=date(2026, 11, 26), at=time(10, 30), place="De Linde"))
    add(Participant(conversation_id=coming.id, name="Meneer Vos", role="BPV-docent"))
    add(Conversation(kind=ConversationKind.GESPREK_THUIS, on=date(2026, 11, 18)))
    was = add(
        Conversation(
            kind=ConversationKind.LOOPBAANGESPREK, on=date(2026, 10, 1), summary="Ik **mag** het vragen.\nEcht."
        )
    )
    add(Participant(conversation_id=was.id, name="Mevrouw Jansen", role="slb’er", consent=Consent.AGREES))
    agreements = [Agreement(what="Ik bel"), Agreement(what="Zoeken", mine=False, who="Ilse", state=StepState.DONE)]
    workspace.conversations.conclude(was, agreements, today=TODAY)
    return workspace


def press(inside: QWidget, words: str) -> None:
    """Click a button, before and after which everything that was built is there."""
    QApplication.processEvents()
    QTest.mouseClick(hands.find_button(inside, words), Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_empty_it_says_what_comes_here_and_how_to_begin(workspace: Workspace, room: Room) -> None:
    _, screen = room(workspace)

    assert "Hier komen je gesprekken. Plan je eerste: met je mentor, op je stage of thuis." in words_in(screen)
    assert has_button(screen, "Gesprek plannen")


def test_planning_by_the_keyboard_alone(workspace: Workspace, room: Room) -> None:
    """Enter, the sort, the day, Enter: it is in the file and its preparation is open."""
    window, screen = room(workspace)
    first = hands.find_button(screen, "Gesprek plannen")
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert "Een gesprek met jou, iemand van school en iemand van je stage." in words_in(screen)

    def tab_to(name: str) -> QWidget:
        for _ in range(20):
            focused = window.focusWidget()
            assert focused is not None
            if focused.accessibleName() == name:
                return focused
            QTest.keyClick(focused, Qt.Key.Key_Tab)
        raise AssertionError(name)

    QTest.keyClick(tab_to("Loopbaangesprek"), Qt.Key.Key_Space)
    QTest.keyClick(tab_to("Wanneer is het?: Morgen"), Qt.Key.Key_Space)
    QTest.keyClick(tab_to("Plannen en voorbereiden"), Qt.Key.Key_Return)

    (made,) = workspace.conversations.coming()
    assert (made.kind, made.on) == (ConversationKind.LOOPBAANGESPREK, date(2026, 11, 23))
    assert isinstance(window.current(), PrepareScreen)
    assert window.current().title == "Loopbaangesprek van 23 november"


def test_escape_stops_planning_and_nothing_is_made(workspace: Workspace, room: Room) -> None:
    window, screen = room(workspace)
    press(screen, "Gesprek plannen")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    QApplication.processEvents()

    assert workspace.conversations.coming() == []
    assert not screen.planner.isVisible()


def test_opening_saves_nothing(some: Workspace, room: Room) -> None:
    heard: list[Change] = []
    some.events.subscribe(heard.append)
    room(some)

    assert heard == []


def test_each_card_says_what_a_person_wants_to_know(some: Workspace, room: Room) -> None:
    """With whom, when in words, how far; of one that was the own words, the agreements and who agrees."""
    _, screen = room(some)
    said = words_in(screen)

    assert "met Meneer Vos" in said
    assert "over 4 dagen" in words_in(screen)
    assert "donderdag 26 november, 10.30 uur, De Linde" in said
    assert "Nog niets voorbereid." in said
    assert "Al geweest, nog op te schrijven" in said
    assert "Ik mag het vragen." in said
    assert "Ik bel" in said
    assert "Gedaan" in said
    assert "Akkoord: Mevrouw Jansen." in said


def test_only_one_that_was_there_can_be_concluded(some: Workspace, room: Room) -> None:
    """The one of tomorrow cannot; the one of last week leads to its outcome."""
    window, screen = room(some)
    buttons = [b.text() for b in screen.findChildren(type(screen.plan)) if b.isVisibleTo(screen)]
    assert buttons.count("Afronden") == 1
    assert buttons.count("Voorbereiden") == 2

    press(screen, "Afronden")

    assert isinstance(window.current(), ConcludeScreen)


def test_one_that_was_opens_to_read(some: Workspace, room: Room) -> None:
    window, screen = room(some)
    press(screen, "Loopbaangesprek van 1 oktober, Mevrouw Jansen. Lezen")

    assert isinstance(window.current(), ConcludeScreen)
    assert has_button(window.current(), "Aanpassen")


def test_the_latest_come_first_and_the_older_ones_on_demand(workspace: Workspace, room: Room) -> None:
    """A room of years opens as fast as one of weeks."""
    for number in range(15):
        made = workspace.records.add(Conversation(kind=ConversationKind.GESPREK_THUIS, on=date(2026, 1, 1 + number)))
        workspace.conversations.conclude(made, [], today=TODAY)
    _, screen = room(workspace)
    assert has_button(screen, "Gesprek thuis van 15 januari. Lezen"), "with nobody else at the table"
    assert "Gesprek thuis van 15 januari" in words_in(screen)
    assert "Gesprek thuis van 1 januari" not in words_in(screen)

    press(screen, "Oudere gesprekken laten zien")

    assert "Gesprek thuis van 1 januari" in words_in(screen)
    assert not has_button(screen, "Oudere gesprekken laten zien")


def test_throwing_away_has_a_way_back(some: Workspace, room: Room, qtbot: QtBot) -> None:
    """With the people of that conversation."""
    window, screen = room(some)
    press(screen, "Trialoog van 26 november weggooien")
    qtbot.waitUntil(lambda: "over 4 dagen" not in words_in(screen))

    press(window, "Ongedaan maken")

    qtbot.waitUntil(lambda: "over 4 dagen" in words_in(screen))
    assert "met Meneer Vos" in words_in(screen)


@pytest.mark.parametrize("screen", ["prepare", "conclude"])
def test_one_in_the_trash_says_so_and_comes_back(some: Workspace, show: Show, qtbot: QtBot, screen: str) -> None:
    """Whoever goes back to it does not write into the trash."""
    conversation = some.conversations.coming()[-1]
    window = show(some, screen, conversation.id)
    window.go("conversations")
    some.records.throw_away(conversation, label="weg")
    window.back()
    qtbot.waitUntil(lambda: "Trialoog van 26 november ligt in de prullenbak" in words_in(window))

    press(window.current(), "Terugzetten")

    assert conversation.id in [c.id for c in some.conversations.coming()]
    qtbot.waitUntil(lambda: "ligt in de prullenbak" not in words_in(window))
    qtbot.waitUntil(lambda: "Meneer Vos" in words_in(window))


@pytest.mark.parametrize(
    ("scheme", "family", "pt", "size"),
    [("light", 0, 11, (1240, 800)), ("dark", 1, 11, (1024, 614)), ("contrast", 1, 18, (1024, 614))],
)
def test_nothing_is_clipped_in_any_look(
    some: Workspace, room: Room, qtbot: QtBot, theme: Theme, scheme: str, family: int, pt: int, size: tuple[int, int]
) -> None:
    """Full, and while planning."""
    theme.apply(Look(scheme, FAMILIES[family], pt))
    try:
        window, screen = room(some)
        window.resize(*size)
        rest(window)
        assert problems(window) == []
        screen.begin_planning()
        rest(window)
        assert problems(window) == []
    finally:
        theme.apply(Look("light"))


# ------------------------------------------------------------------ words
@pytest.mark.parametrize(
    ("label", "kind", "role"),
    [
        ("BPV-docent", ConversationKind.TRIALOOG, "begeleider"),
        ("stagedocent", ConversationKind.TRIALOOG, "begeleider"),
        ("slb’er", ConversationKind.LOOPBAANGESPREK, "begeleider"),
        ("praktijkbegeleider", ConversationKind.TRIALOOG, "praktijkbegeleider"),
        ("stagebegeleider", ConversationKind.TRIALOOG, "praktijkbegeleider"),
        ("bedrijfsbegeleider", ConversationKind.TRIALOOG, "praktijkbegeleider"),
        ("mijn chef", ConversationKind.TRIALOOG, "praktijkbegeleider"),
        ("Stiefmoeder", ConversationKind.TRIALOOG, "ouder"),
        ("doorstroomcoach", ConversationKind.TRIALOOG, "begeleider"),
        ("oud-student", ConversationKind.TRIALOOG, "ervaringsdeskundige"),
        ("ouderejaars", ConversationKind.TRIALOOG, "ervaringsdeskundige"),
        ("", ConversationKind.GESPREK_THUIS, "ouder"),
        ("", ConversationKind.TRIALOOG, "begeleider"),
    ],
)
def test_a_free_role_gets_questions_that_fit(label: str, kind: ConversationKind, role: str) -> None:
    assert card_role(label, kind) == role


@pytest.mark.parametrize(
    ("sector", "first"),
    [
        (Sector.VO, ("mentor", "stagebegeleider")),
        (Sector.MBO, ("BPV-docent", "praktijkbegeleider")),
        (Sector.HBO, ("stagedocent", "bedrijfsbegeleider")),
    ],
)
def test_roles_to_tap_speak_the_words_of_the_sector(sector: Sector, first: tuple[str, str]) -> None:
    assert role_words(ConversationKind.TRIALOOG, sector)[:2] == first


def test_how_far_is_said_in_words() -> None:
    """Never a number."""
    conversation = Conversation()
    assert how_far(conversation, []) == "Nog niets voorbereid."
    begun = replace(conversation, went_well="x", talk_about="x", experience_ids=("1",))
    assert how_far(begun, []) == "Nog open: je vragen en kaarten."


def test_who_agrees_is_said_only_when_somebody_was_asked() -> None:
    """Nobody asked is no news."""
    jansen, vos = Participant(name="Jansen"), Participant(name="Vos")
    assert agreeing([jansen, vos]) == ""
    said = agreeing([replace(jansen, consent=Consent.AGREES), vos])
    assert said == "Akkoord: Jansen. Nog niet gevraagd: Vos."


@pytest.mark.parametrize(
    ("typed", "read"),
    [("10.30", time(10, 30)), ("9:05 uur", time(9, 5)), ("14u15", time(14, 15)), ("8 uur", time(8)), ("  ", None)],
)
def test_a_time_is_read_as_people_write_it(typed: str, read: time | None) -> None:
    assert read_time(typed) == read


@pytest.mark.parametrize("typed", ["25.00", "10.75", "half elf", "10.3", "1030"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_time(typed)
