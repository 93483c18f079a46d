"""Pages of which one is seen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lobdossier.ui.widgets.layout import vbox
from lobdossier.ui.widgets.pages import Pages


def test_a_page_that_is_left_asks_for_no_room(qtbot: QtBot) -> None:
    """A window that once showed a high page still fits on a small screen."""
    window, pages, small, high = QWidget(), Pages(), QWidget(), QWidget()
    qtbot.addWidget(window)
    window.setLayout(vbox(pages, gap=0))
    high.setMinimumSize(300, 900)
    small.setMinimumSize(200, 100)
    for page in (high, small):
        pages.addWidget(page)
    window.show()
    assert window.minimumSizeHint().height() == 900

    pages.setCurrentWidget(small)
    assert (window.minimumSizeHint().width(), window.minimumSizeHint().height()) == (200, 100)
    window.resize(240, 120)
    assert window.height() == 120
