"""The modules of the screens are read after the start, in the thread of the interface."""

from __future__ import annotations

import sys
import threading
from importlib import import_module
from types import ModuleType

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from lobdossier.ui import reading_ahead
from lobdossier.ui.reading_ahead import ReadingAhead, modules


def test_all_of_them_are_read_where_qt_is_at_work(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """A class of Qt that another thread makes can bring the program down."""
    threads = set()

    def read(name: str) -> ModuleType:
        threads.add(threading.current_thread())
        return import_module(name)

    monkeypatch.setattr(reading_ahead, "import_module", read)
    parent = QObject()
    reading = ReadingAhead(parent)
    qtbot.waitUntil(lambda: reading.done)
    assert threads == {threading.main_thread()}
    assert set(modules()) <= set(sys.modules)
