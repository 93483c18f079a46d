"""Damaged files and kill -9: only errors of ours, and all or nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.services import damage


def test_damaged_files_are_refused_or_whole(tmp_path: Path) -> None:
    """Three hundred packages and PDFs with bits flipped, pieces cut, doubled and blanked."""
    refused, taken = damage.fuzz(tmp_path, rounds=300, seed=41)

    assert refused > 200
    assert refused + taken == 300


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the killed process is a fork")
def test_an_import_that_is_killed_leaves_all_or_nothing(tmp_path: Path) -> None:
    """Thirty times."""
    damage.imports(tmp_path, cycles=30, seed=42)
