"""The same as `tests.merging`, for as long as a night allows."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.merging import kills
from tests.merging.machine import TwoCopies

pytestmark = pytest.mark.slow


class Night(TwoCopies):
    """As long as a night allows. A class of its own: those who share one machine share its settings."""


TestTwoCopies = Night.TestCase
TestTwoCopies.settings = settings(
    max_examples=400,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # making such a long story shorter takes hours
)


def test_a_merge_is_whole_or_not_there(tmp_path: Path) -> None:
    """Three hundred times killed while merging."""
    nothing, done = kills.merges(tmp_path, cycles=300, seed=14)

    assert nothing
    assert done
