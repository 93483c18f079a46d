"""kill -9 at any moment of a merge leaves all of it, or nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.merging import kills

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the killed process is a fork")


def test_a_merge_is_whole_or_not_there(tmp_path: Path) -> None:
    """Twenty times killed while merging; some of them before it was done, some after."""
    nothing, done = kills.merges(tmp_path, cycles=20, seed=4)

    assert nothing
    assert nothing + done == 20
