"""Home and school, at random."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.merging.machine import TwoCopies

pytestmark = pytest.mark.timeout(300)


class Afternoon(TwoCopies):
    """A short while of it. A class of its own: those who share one machine share its settings, and the last one wins."""


TestTwoCopies = Afternoon.TestCase
TestTwoCopies.settings = settings(
    max_examples=10,
    stateful_step_count=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # making such a long story shorter takes too long for a day
    suppress_health_check=list(HealthCheck),
)


def test_the_long_run_does_not_make_this_one_long() -> None:
    """Both are imported in one go when everything is tested."""
    from tests.soak import test_merging

    assert test_merging.TestTwoCopies.settings.max_examples > TestTwoCopies.settings.max_examples
