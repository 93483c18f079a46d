"""The same as `tests.storage.test_crashes`, for as long as a night allows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.storage import crashes

pytestmark = pytest.mark.slow


def test_no_acknowledged_save_is_lost(path: Path) -> None:
    """A thousand times killed while saving in a loop."""
    assert crashes.saves(path, cycles=1_000, seed=11) >= 1_000


def test_a_backup_is_whole_or_not_there(path: Path, data: Path) -> None:
    """A hundred times killed while making backups."""
    crashes.backups(path, data, cycles=100, seed=12)


def test_half_a_file_is_swept_away(path: Path, data: Path) -> None:
    """A hundred times killed while storing evidence."""
    crashes.evidence(path, data, cycles=100, seed=13)
