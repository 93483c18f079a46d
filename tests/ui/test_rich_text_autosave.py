"""What is typed is saved soon, and a failed save loses nothing."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pathlib import Path

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from lobdossier.domain.errors import DiskFull
from lobdossier.ui.editors.autosave import Autosave, SaveState


class Disk:
    """Counts saves, and refuses them while it is full."""

    def __init__(self) -> None:
        self.saves = 0
        self.full = False
        self.during: Autosave | None = None

    def save(self) -> None:
        if self.full:
            raise DiskFull(Path("x"))
        if self.during is not None:
            self.during.touch()
            self.during = None
        self.saves += 1


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def autosave(qapp: object, disk: Disk) -> Autosave:
    return Autosave(disk.save, pause=30, longest=90, retry=40)


def test_a_pause_saves_once(qtbot: QtBot, disk: Disk, autosave: Autosave) -> None:
    states: list[SaveState] = []
    autosave.state_changed.connect(states.append)

    for _ in range(5):
        autosave.touch()
    qtbot.waitUntil(lambda: not autosave.dirty)

    assert disk.saves == 1
    assert states == [SaveState.UNSAVED, SaveState.SAVED]


def test_typing_without_a_pause_is_saved_too(qtbot: QtBot, disk: Disk, autosave: Autosave) -> None:
    def type_on() -> bool:
        autosave.touch()
        return disk.saves > 0

    qtbot.waitUntil(type_on)

    assert autosave.dirty


def test_flush_saves_at_once_and_only_what_is_dirty(disk: Disk, autosave: Autosave) -> None:
    assert autosave.flush()
    assert disk.saves == 0

    autosave.touch()

    assert autosave.flush()
    assert disk.saves == 1


def test_a_failed_save_stays_dirty_and_is_tried_again(qtbot: QtBot, disk: Disk, autosave: Autosave) -> None:
    errors: list[object] = []
    autosave.failed.connect(errors.append)
    disk.full = True

    autosave.touch()
    assert not autosave.flush()
    assert autosave.state is SaveState.FAILED
    assert isinstance(errors[0], DiskFull)
    autosave.touch()
    assert autosave.state is SaveState.FAILED

    disk.full = False
    qtbot.waitUntil(lambda: autosave.state is SaveState.SAVED)
    assert disk.saves == 1


def test_what_is_typed_during_a_save_is_saved_after_it(qtbot: QtBot, disk: Disk, autosave: Autosave) -> None:
    disk.during = autosave
    autosave.touch()

    assert not autosave.flush()
    qtbot.waitUntil(lambda: not autosave.dirty)

    assert disk.saves == 2


def test_a_fault_of_ours_is_reported_and_nothing_is_called_saved(qtbot: QtBot) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    autosave = Autosave(broken, pause=10, longest=50, retry=10_000)

    with capture_exceptions() as caught:
        autosave.touch()
        qtbot.waitUntil(lambda: autosave.state is SaveState.FAILED)

    assert caught[0][0] is ZeroDivisionError
    assert autosave.dirty
    autosave.abandon()  # or it tries again while the next tests run
