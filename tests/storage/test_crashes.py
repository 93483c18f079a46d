"""kill -9 at any moment: what was acknowledged is there, the file is whole, nothing is left over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.storage import crashes

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the killed process is a fork")


def test_no_acknowledged_save_is_lost(path: Path) -> None:
    """Thirty times killed while saving in a loop."""
    assert crashes.saves(path, cycles=30, seed=1) >= 30


def test_a_backup_is_whole_or_not_there(path: Path, data: Path) -> None:
    """Ten times killed while making backups."""
    assert crashes.backups(path, data, cycles=10, seed=2) >= 10


def test_half_a_file_is_swept_away(path: Path, data: Path) -> None:
    """Ten times killed while storing evidence."""
    crashes.evidence(path, data, cycles=10, seed=3)
