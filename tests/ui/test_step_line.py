"""A view over time: a line whose points are said one by one, by keys and to a screen reader."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lobdossier.ui.theme import Theme
from lobdossier.ui.widgets.step_line import StepLine, StepPoint

STEPS = ("samen", "met hulp", "meestal zelf", "zelf aan het stuur")
TODAY = date(2026, 11, 22)


def line(qtbot: QtBot, *points: tuple[date, int]) -> StepLine:
    """A line in sight, with a point for each day and step."""
    made = StepLine("Hoe ik mezelf zie", STEPS, "tint1")
    qtbot.addWidget(made)
    made.resize(320, 140)
    made.set_points([StepPoint(on, step, f"{on}: {STEPS[step - 1]}", str(on.year)) for on, step in points], TODAY)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_each_view_is_a_child_that_says_itself(theme: Theme, qtbot: QtBot) -> None:
    """In the order of time, inside the picture, the earlier ones at the left."""
    made = line(qtbot, (date(2024, 10, 1), 1), (date(2026, 6, 1), 2), (date(2026, 11, 1), 3))
    list_ = QAccessible.queryAccessibleInterface(made)
    things = [list_.child(place) for place in range(list_.childCount())]

    assert [t.text(QAccessible.Text.Name) for t in things] == [
        "2024-10-01: samen",
        "2026-06-01: met hulp",
        "2026-11-01: meestal zelf",
    ]
    whole = QRect(made.mapToGlobal(QPoint()), made.size())
    assert all(whole.contains(thing.rect().center()) for thing in things)
    assert [t.rect().x() for t in things] == sorted(t.rect().x() for t in things)
    assert [t.rect().y() for t in things] == sorted((t.rect().y() for t in things), reverse=True)


def test_arrows_go_from_view_to_view(theme: Theme, qtbot: QtBot) -> None:
    """It begins at the newest and stops at the ends."""
    made = line(qtbot, (date(2024, 10, 1), 1), (date(2026, 6, 1), 2), (date(2026, 11, 1), 3))
    seen = [made.spoken_current()]
    for which in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Right):
        QTest.keyClick(made, which)
        seen.append(made.spoken_current())

    assert seen == [2, 1, 0, 0, 2, 2]


def test_views_of_one_week_do_not_lie_on_each_other(theme: Theme, qtbot: QtBot) -> None:
    """However many there are, each can be pointed at, and none leaves the picture."""
    days = [date(2024, 10, 1), *(TODAY - timedelta(days=n) for n in (3, 2, 1, 0))]
    made = line(qtbot, *((day, 1 + n % 4) for n, day in enumerate(days)))

    middles = [thing.rect.center().x() for thing in made.spoken()]
    assert all(b - a >= 10 for a, b in pairwise(middles))
    assert middles[-1] < made.width() - 10


def test_a_step_that_is_not_on_the_scale_is_refused(theme: Theme, qtbot: QtBot) -> None:
    """There is no fifth step, and no zero."""
    made = StepLine("Hoe ik mezelf zie", STEPS, "tint1")
    qtbot.addWidget(made)

    with pytest.raises(ValueError, match="off the scale"):
        made.set_points([StepPoint(TODAY, 5, "", "")], TODAY)
