"""Cycles are collected between events: never while Qt goes through its widgets, and never by another thread."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lobdossier.ui.collector import Collector
from lobdossier.ui.theme import Theme

_RESTYLE = """
import gc, sys, weakref
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from lobdossier.ui.theme import Look, install

class Maker(QLabel):
    def changeEvent(self, event):
        if event.type() == QEvent.Type.StyleChange:
            kept = [[number] for number in range(200_000)]  # enough for Python to collect of its own accord
        super().changeEvent(event)

app = QApplication([])
theme = install(app, Look("light"))
makers = [Maker() for _ in range(10)]
lost = []
for _ in range(100):
    window = QWidget()
    window.setLayout(QVBoxLayout())
    for _ in range(5):
        window.layout().addWidget(QLabel("a"))
    window.show()
    window.itself = window
    lost.append(weakref.ref(window))
    del window
theme.apply(Look("dark"))
assert all(each() is not None for each in lost)
"""


def test_no_widget_goes_while_a_look_is_put_on() -> None:
    """Otherwise Qt goes on with what is not there any more: a crash without a word."""
    code = [sys.executable, "-c", _RESTYLE]
    done = subprocess.run(code, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr.replace("This plugin does not support propagateSizeHints()\n", "")) == (0, "")


class Knot:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_cycles_are_collected_all_the_same(theme: Theme, qtbot: QtBot) -> None:
    assert theme
    assert not gc.isenabled()
    lost = weakref.ref(Knot())
    kept = [[number] for number in range(10_000)]  # far over the threshold, whatever else goes meanwhile

    qtbot.waitUntil(lambda: lost() is None)
    assert kept


def test_somebody_who_goes_on_and_on_does_not_keep_it_away(qapp: QApplication) -> None:
    """It waits for a quiet moment, but not for ever."""
    collector = Collector(qapp)
    lost = weakref.ref(Knot())
    kept = []
    for _ in range(70):
        kept += [[number] for number in range(600)]
        collector._collect_due()

    assert lost() is None
    assert kept
    collector.deleteLater()


def test_a_job_with_a_whole_dossier_in_hand_is_waited_for(qapp: QApplication) -> None:
    """Looking through all of it would let a key wait for a second; it is let go soon."""
    collector = Collector(qapp)
    lost = weakref.ref(Knot())
    held = [[number] for number in range(200_000)]
    for _ in range(70):
        held += [[number] for number in range(600)]
        collector._collect_due()
    assert lost() is not None

    del held[2_000:]
    for _ in range(4):
        collector._collect_due()
    assert lost() is None
    collector.deleteLater()
