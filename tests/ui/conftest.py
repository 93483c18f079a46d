"""An application without a screen, with fonts and theme put on once."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from lobdossier.ui.theme import Look, Theme, install


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The theme of the application, light, 11 pt, the usual font."""
    installed, wanted = install(qapp), Look("light")
    if installed.look != wanted:  # putting a look on takes most of a second: only when a test changed it
        installed.apply(wanted)
    return installed
