"""The same as `tests.services.test_damage`, for as long as a night allows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services import damage

pytestmark = pytest.mark.slow


def test_damaged_files_are_refused_or_whole(tmp_path: Path) -> None:
    """Four thousand damaged packages and PDFs."""
    refused, taken = damage.fuzz(tmp_path, rounds=4_000, seed=51)

    assert refused + taken == 4_000


def test_an_import_that_is_killed_leaves_all_or_nothing(tmp_path: Path) -> None:
    """Three hundred times."""
    damage.imports(tmp_path, cycles=300, seed=52)
