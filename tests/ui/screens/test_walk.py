""" "Bekijken": two people at one table leaf through a dossier; nothing can be changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hands import has_button, rest
from hands import press as click
from layout_check import problems
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.domain.conversation import Agreement, Conversation, Participant
from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.vocabulary import Consent, ConversationState
from lobdossier.services.demo import build_demo
from lobdossier.services.workspace import Workspace
from lobdossier.ui.theme import FAMILIES, Look, Theme
from lobdossier.ui.window import MainWindow
from tests.factories import contents

Show = Callable[..., MainWindow]
KEY = Qt.Key


@pytest.fixture
def told(a_little: Workspace) -> Workspace:
    """Two experiences, a conversation that was held, one that was not, and a blank experience."""
    held = Conversation(
        id=new_id(),
        title="Eerste trialoog",
        on=date(2026, 10, 9),
        state=ConversationState.HELD,
        summary="Ik ga *door*.",
    )
    a_little.records.save(
        held,
        Agreement(id=new_id(), conversation_id=held.id, what="Bellen met Joris"),
        Conversation(id=new_id(), title="Komt nog", on=date(2026, 12, 9)),
        Experience(id=new_id()),
    )
    return a_little


def test_who_does_not_agree_says_why_and_goes_by_the_role_without_a_name(show: Show, told: Workspace) -> None:
    """As it is printed: "niet akkoord, omdat …"; never a colon with nobody before it."""
    held = next(c for c in told.records.all(Conversation) if c.state is ConversationState.HELD)
    told.records.save(
        Participant(
            id=new_id(),
            conversation_id=held.id,
            role="praktijkbegeleider",
            consent=Consent.DISAGREES,
            consent_because="de datum niet klopt",
        )
    )
    window = show(told, "walk")
    press(window, KEY.Key_End)
    assert "praktijkbegeleider: Niet akkoord, omdat de datum niet klopt" in seen(window)


def seen(window: MainWindow) -> str:
    """All words on the page."""
    counted(window)
    QApplication.processEvents()
    words = [w.text() for w in window.current().findChildren(QLabel) if w.isVisible()]
    return "\n".join(words + [w.toPlainText() for w in window.current().findChildren(QTextEdit) if w.isVisible()])


def counted(window: MainWindow) -> None:
    """Let the walk get to know its pages."""
    while window.context.jobs.busy:
        QApplication.processEvents()
    QApplication.processEvents()  # what it says now is laid out


def press(window: MainWindow, key: Qt.Key) -> None:
    counted(window)
    QApplication.processEvents()  # the window must be active before its shortcuts listen
    QTest.keyClick(window.focusWidget() or window.current(), key)
    QApplication.processEvents()


def pages(window: MainWindow) -> list[str]:
    """Leaf through to the end with the right arrow; the large title of each page."""
    found = []
    counted(window)
    while True:
        QApplication.processEvents()
        labels = [w for w in window.current().findChildren(QLabel) if w.isVisible()]
        found.append(next(w.text() for w in labels if w.property("role") == "display"))
        here, last = next(w.text() for w in reversed(labels) if " van " in w.text()).split(" van ")
        if here == last:
            return found
        press(window, KEY.Key_Right)


def test_from_the_student_through_experiences_and_conversations_new_to_old(show: Show, told: Workspace) -> None:
    window = show(told, "walk")

    assert pages(window) == ["Noor de Wit", "Mijn eerste dag", "Open dag", "Eerste trialoog"]


def test_it_begins_at_the_experience_that_was_asked_for_and_leaves_nothing_out(show: Show, told: Workspace) -> None:
    second = next(e for e in told.records.all(Experience) if e.title == "Open dag")

    window = show(told, "walk", second.id)

    assert pages(window) == ["Open dag", "Eerste trialoog", "Mijn eerste dag"]


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ([KEY.Key_Right], 2),
        ([KEY.Key_PageDown, KEY.Key_PageDown], 3),
        ([KEY.Key_Right, KEY.Key_Left], 1),
        ([KEY.Key_Left], 1),
        ([KEY.Key_End], 4),
        ([KEY.Key_End, KEY.Key_Right], 4),
        ([KEY.Key_End, KEY.Key_PageUp], 3),
        ([KEY.Key_End, KEY.Key_Home], 1),
    ],
)
def test_keys_turn_the_pages(show: Show, told: Workspace, keys: list[Qt.Key], place: int) -> None:
    window = show(told, "walk")

    for key in keys:
        press(window, key)

    assert f"{place} van 4" in seen(window)


def test_the_arrows_go_on_working_after_a_button_was_pressed(show: Show, told: Workspace) -> None:
    window = show(told, "walk")
    following = next(b for b in window.findChildren(QAbstractButton) if b.text() == "Volgende")
    counted(window)
    QTest.mouseClick(following, Qt.MouseButton.LeftButton)
    assert "2 van 4" in seen(window)

    press(window, KEY.Key_Right)
    press(window, KEY.Key_Right)
    assert "4 van 4" in seen(window)
    press(window, KEY.Key_Left)

    assert "3 van 4" in seen(window)


def test_there_is_a_button_for_it_where_one_looks(show: Show, told: Workspace) -> None:
    """In the list from the beginning; at an experience and a conversation there. Nothing to look at: no button."""
    window = show(told, "experiences")
    click(window.current(), "Bekijken")
    assert "Noor de Wit" in seen(window)

    first = next(e for e in told.records.all(Experience) if e.title == "Open dag")
    window.go("experience")
    assert not has_button(window.current(), "Bekijken")
    window.go("experience", first.id)
    click(window.current(), "Bekijken")
    assert "Open dag" in seen(window)
    assert "1 van 3" in seen(window)
    window.back()
    assert window.current().title == "Open dag"

    held, coming = sorted(told.records.all(Conversation), key=lambda c: c.title != "Eerste trialoog")
    window.go("conclude", held.id)
    click(window.current(), "Samen bekijken")
    assert "Eerste trialoog" in seen(window)

    told.records.save(replace(coming, experience_ids=(first.id,)))
    for screen, target in (("conversations", ""), ("prepare", coming.id)):
        window.go(screen, target)
        QApplication.processEvents()  # the change is heard of, and its list built anew
        click(window.current(), "Samen bekijken")
        assert "Open dag" in seen(window), screen


def test_an_empty_list_offers_no_walk(show: Show, workspace: Workspace) -> None:
    assert not has_button(show(workspace, "experiences").current(), "Bekijken")


def test_escape_gives_the_window_back(show: Show, told: Workspace) -> None:
    window = show(told, "experiences")
    window.walk()
    assert window.isFullScreen()

    press(window, KEY.Key_Escape)

    assert not window.isFullScreen()
    assert not window.menuBar().isHidden()
    assert window.current().title == "Ervaringen"


def test_nothing_can_be_changed(qtbot: QtBot, show: Show, workspace: Workspace) -> None:
    build_demo(workspace)
    before = contents(workspace.path)
    window = show(workspace, "walk")
    for _ in range(40):
        fields = [w for w in window.current().findChildren(QWidget) if isinstance(w, QLineEdit | QTextEdit)]
        assert all(field.isReadOnly() for field in fields)
        press(window, KEY.Key_Right)
        for key in (KEY.Key_A, KEY.Key_Delete, KEY.Key_Backspace, KEY.Key_Return):
            QTest.keyClick(window.current(), key)
    rest(window)

    assert contents(workspace.path) == before


def test_the_private_question_is_not_shown(show: Show, workspace: Workspace) -> None:
    workspace.records.add(Conversation(title="Gesprek", state=ConversationState.HELD, private="Dit is van mij alleen"))
    window = show(workspace, "walk")

    press(window, KEY.Key_End)

    assert "Gesprek" in seen(window)
    assert "van mij alleen" not in seen(window)


def test_a_change_elsewhere_keeps_the_page(qtbot: QtBot, show: Show, told: Workspace) -> None:
    window = show(told, "walk")
    for _ in range(2):
        press(window, KEY.Key_Right)

    told.records.add(Experience(title="Vandaag gebeurd", start=date(2026, 11, 22)))
    qtbot.waitUntil(lambda: "van 5" in seen(window))

    assert "4 van 5" in seen(window)
    assert "Open dag" in seen(window)


def test_an_empty_dossier_is_one_page(show: Show, workspace: Workspace) -> None:
    window = show(workspace, "walk")

    assert pages(window) == ["Noor de Wit"]
    assert "Nog geen ervaringen" in seen(window)


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
@pytest.mark.parametrize(("pt", "size"), [(11, (1240, 800)), (18, (1024, 614))])
def test_nothing_is_clipped_or_nameless(
    show: Show, theme: Theme, workspace: Workspace, scheme: str, pt: int, size: tuple[int, int]
) -> None:
    build_demo(workspace, experiences=8)
    theme.apply(Look(scheme, FAMILIES[pt == 18], pt, reduced_motion=True))
    window = show(workspace, "walk")
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(*size)
    found = []
    for _ in range(12):
        rest(window)
        found += problems(window)
        press(window, KEY.Key_Right)

    assert found == []
    theme.apply(Look("light"))
