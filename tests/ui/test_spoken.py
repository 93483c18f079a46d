"""Painted pictures as a screen reader finds them."""

from __future__ import annotations

import gc

from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lobdossier.ui.theme import Theme
from lobdossier.ui.widgets import spoken
from lobdossier.ui.widgets.spoken import Picture, Spoken

NAME = QAccessible.Text.Name


class Beads(Picture):
    """As many beads beside each other as it is told; the second one is current."""

    def __init__(self, n: int) -> None:
        super().__init__()
        self.n = n
        self.setAccessibleName("Kralen")
        self.resize(100, 20)

    def spoken(self) -> list[Spoken]:
        return [Spoken(f"kraal {place}", QRect(place * 30, 0, 20, 20)) for place in range(self.n)]

    def spoken_current(self) -> int:
        return 1


def test_each_thing_is_a_child_with_its_sentence_and_its_place(theme: Theme, qtbot: QtBot) -> None:
    """The picture is a list; its items say their words, and are found where they stand."""
    beads = Beads(3)
    qtbot.addWidget(beads)
    beads.show()

    found = QAccessible.queryAccessibleInterface(beads)

    assert (found.role(), found.text(NAME)) == (QAccessible.Role.List, "Kralen")
    assert [found.child(place).text(NAME) for place in range(found.childCount())] == ["kraal 0", "kraal 1", "kraal 2"]
    there = beads.mapToGlobal(QPoint(65, 5))
    hit = found.childAt(there.x(), there.y())
    assert hit is not None
    assert found.indexOfChild(hit) == 2


def test_the_state_says_which_one_is_current_and_which_is_out_of_sight(theme: Theme, qtbot: QtBot) -> None:
    beads = Beads(5)
    qtbot.addWidget(beads)
    beads.show()

    found = QAccessible.queryAccessibleInterface(beads)
    states = [found.child(place).state() for place in range(5)]

    assert [state.selected for state in states] == [False, True, False, False, False]
    assert [state.offscreen for state in states] == [False, False, False, False, True]


def test_fewer_things_later_leave_no_ghost(theme: Theme, qtbot: QtBot) -> None:
    """A screen reader that holds on to an item hears that it is gone."""
    beads = Beads(3)
    qtbot.addWidget(beads)
    found = QAccessible.queryAccessibleInterface(beads)
    last = found.child(2)
    assert last is not None

    beads.n = 1

    assert found.childCount() == 1
    assert not last.isValid()
    assert last.text(NAME) == ""


def test_nothing_is_kept_of_a_picture_that_is_gone(theme: Theme) -> None:
    """Pictures come and go all day, with a screen reader that asked for every one of their things."""
    before = set(spoken._KEPT)
    for _ in range(20):
        beads = Beads(4)
        found = QAccessible.queryAccessibleInterface(beads)
        for place in range(4):
            QAccessible.uniqueId(found.child(place))
        del found
        beads.deleteLater()
        del beads
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()

    assert set(spoken._KEPT) <= before
