"""What every widget promises: it shows in every look, it has a name, it works by keyboard."""

from __future__ import annotations

import sys

import pytest
from catalogue import OPTIONS, WIDGETS
from layout_check import problems
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from lobdossier.ui.theme import FAMILIES, Look, Theme, dress
from lobdossier.ui.widgets.buttons import Segmented, Toggle
from lobdossier.ui.widgets.layout import vbox

LOOKS = [
    Look(scheme, FAMILIES[(place + (pt == 18)) % 2], pt)
    for place, scheme in enumerate(("light", "dark", "contrast"))
    for pt in (11, 18)
]
"""Each theme with both text sizes, and each text size with both fonts."""


def _window(widget: QWidget, width: int = 760) -> QWidget:
    window = QWidget()
    dress(window)
    window.setObjectName("page")
    window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    window.setLayout(vbox(widget, m=(12, 12, 12, 12)))
    window.resize(width, max(700, window.layout().heightForWidth(width)))
    window.show()
    return window


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.scheme}-{look.family.split()[0]}-{look.pt}")
def test_every_widget_shows_well_in_every_look(theme: Theme, qtbot: QtBot, look: Look) -> None:
    """No warning of Qt, nothing clipped, nothing pushed off, contrast, a name for whatever takes the focus."""
    theme.apply(look)
    found = {}
    for name, make in WIDGETS.items():
        window = _window(make())
        qtbot.wait(1)
        if wrong := problems(window):
            found[name] = wrong
        window.close()
        window.deleteLater()

    assert found == {}


@pytest.mark.parametrize("name", WIDGETS)
def test_an_open_widget_repaints_in_another_theme(theme: Theme, qtbot: QtBot, name: str) -> None:
    window = _window(WIDGETS[name]())
    qtbot.addWidget(window)
    before = window.grab().toImage()

    theme.apply(Look("dark", pt=14))

    assert window.grab().toImage() != before


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_the_keyboard_focus_can_be_seen(theme: Theme, qtbot: QtBot, scheme: str) -> None:
    """Each button of the catalogue looks different with the focus on it, in every theme."""
    theme.apply(Look(scheme))
    unseen = []
    for name, make in WIDGETS.items():
        widget = make()
        if not isinstance(widget, QAbstractButton) or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        other = Toggle("anders")
        window = QWidget()
        window.setLayout(vbox(widget, other))
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        other.setFocus()
        before = widget.grab().toImage()
        widget.setFocus()
        if widget.grab().toImage() == before:
            unseen.append(name)
        window.close()

    assert unseen == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_every_button_works_by_key(theme: Theme, qtbot: QtBot, key: Qt.Key) -> None:
    """Space and Enter press every button, also outside a dialog."""
    for name, make in WIDGETS.items():
        widget = make()
        if not isinstance(widget, QAbstractButton) or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        qtbot.addWidget(widget)
        widget.show()
        heard: list[bool] = []
        widget.clicked.connect(lambda *_, heard=heard: heard.append(True))

        qtbot.keyClick(widget, key)

        assert len(heard) == 1, name


def test_signals_leave_the_reference_counts_alone(theme: Theme, qtbot: QtBot) -> None:
    """PySide6 6.12 on Python 3.11 lost a reference to True with each emit, and crashed in the end."""
    toggle, row = Toggle("Aan"), Segmented("Weergave", OPTIONS)
    qtbot.addWidget(toggle)
    qtbot.addWidget(row)
    heard: list[object] = []
    toggle.toggled.connect(heard.append)
    row.chosen.connect(heard.append)
    toggle.setChecked(True)
    heard.clear()
    before = sys.getrefcount(True), sys.getrefcount(None)

    for _ in range(1000):
        toggle.toggled.emit(True)
        row.chosen.emit("a")
    heard.clear()

    after = sys.getrefcount(True), sys.getrefcount(None)
    assert abs(after[0] - before[0]) < 20
    assert abs(after[1] - before[1]) < 20


def test_the_check_finds_what_is_wrong(theme: Theme, qtbot: QtBot) -> None:
    """The check of the other tests is worth something: each fault is found."""
    from PySide6.QtWidgets import QLineEdit, QPushButton  # only this test makes a bad window

    window = QWidget()
    window.resize(300, 200)
    qtbot.addWidget(window)
    for place in (0, 60):
        b = QPushButton("Bewaren als document voor de volgende school", window)
        b.setProperty("kind", "primary")
        b.setGeometry(150, place, 200, 50)
    QLineEdit(window).move(QPoint(0, 120))
    window.show()

    wrong = " ".join(problems(window))

    assert "clipped button" in wrong
    assert "pushed off" in wrong
    assert "no accessible name" in wrong
    assert "2 primary buttons" in wrong
