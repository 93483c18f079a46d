"""Things that are moved: picked up by the mouse, and done by name through the accessibility tree."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lobdossier.ui.theme import Theme
from lobdossier.ui.widgets.acting import Acting, Deeds
from lobdossier.ui.widgets.cards import CardButton
from lobdossier.ui.widgets.dragging import Dragging
from lobdossier.ui.widgets.layout import box, vbox
from lobdossier.ui.widgets.page import scroll
from tests.ui.hands import drag


class Thing(CardButton, Acting):
    """Something that can be moved."""

    def __init__(self) -> None:
        CardButton.__init__(self, "Een ding")
        Acting.__init__(self)
        self.setFixedSize(120, 40)
        self.done: list[str] = []
        self.clicked.connect(lambda: self.done.append("press"))
        self.dragging = Dragging(self)
        self.dragging.began.connect(lambda: self.done.append("began"))
        self.dragging.dropped.connect(lambda _at: self.done.append("dropped"))
        self.dragging.ended.connect(lambda: self.done.append("ended"))

    def deeds(self) -> Deeds:
        return {"Omhoog": lambda: self.done.append("up")}


@pytest.fixture
def thing(qtbot: QtBot, theme: Theme) -> Iterator[Thing]:
    """In a page that scrolls."""
    made = Thing()
    page = box(vbox(made, None))
    page.setFixedHeight(2_000)
    window = scroll(page)
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    qtbot.waitExposed(window)
    yield made
    window.close()  # named here, so that it lives as long as the test


def test_it_is_carried_to_where_it_is_let_go(thing: Thing) -> None:
    """Picking up, moving and letting go is no press."""
    at: list[QPoint] = []
    thing.dragging.dropped.connect(at.append)
    to = thing.mapToGlobal(QPoint(60, 160))

    drag(thing, to)

    assert thing.done == ["began", "ended", "dropped"]
    assert at == [to]


def test_a_press_that_hardly_moves_is_a_press(thing: Thing) -> None:
    """A hand is never quite still."""
    drag(thing, thing.mapToGlobal(thing.rect().center() + QPoint(2, 1)))

    assert thing.done == ["press"]


def test_escape_puts_it_back(thing: Thing) -> None:
    """Nothing is dropped, and the picture under the pointer is gone."""
    drag(thing, thing.mapToGlobal(QPoint(60, 160)), drop=False)
    assert thing.dragging.going_on
    QTest.keyClick(thing.window(), Qt.Key.Key_Escape)
    QTest.mouseRelease(thing.window().windowHandle(), Qt.MouseButton.LeftButton)

    assert thing.done == ["began", "ended"]
    assert not thing.dragging.going_on


def test_near_the_edge_the_page_scrolls_along(thing: Thing, qtbot: QtBot) -> None:
    """So that it can be carried to what is not in sight."""
    window = thing.window()
    bar = window.verticalScrollBar()  # type: ignore[attr-defined]  # a scroll area
    drag(thing, window.mapToGlobal(QPoint(60, 295)), drop=False)

    qtbot.waitUntil(lambda: bar.value() > 40)
    thing.dragging.stop()


def test_what_is_taken_away_under_the_pointer_leaves_nothing_behind(thing: Thing) -> None:
    """Another window may throw the thing away meanwhile."""
    window = thing.window()
    drag(thing, thing.mapToGlobal(QPoint(60, 160)), drop=False)
    before = len(window.children())
    thing.setParent(None)
    thing.deleteLater()
    QApplication.sendPostedEvents(None, 52)
    QApplication.sendPostedEvents(None, 52)
    QTest.mouseRelease(window.windowHandle(), Qt.MouseButton.LeftButton)

    assert len(window.children()) == before - 1


def test_a_screen_reader_does_its_deeds_by_name(thing: Thing) -> None:
    """Beside the press, which every button has; its name and role stay."""
    interface = QAccessible.queryAccessibleInterface(thing)
    actions = interface.actionInterface()
    assert interface.text(QAccessible.Text.Name) == "Een ding"
    assert interface.role() == QAccessible.Role.Button
    assert {"Press", "SetFocus", "Omhoog"} == set(actions.actionNames())

    actions.doAction("Omhoog")
    actions.doAction("Press")

    assert thing.done == ["up", "press"]
    assert actions.localizedActionName("Omhoog") == "Omhoog"
