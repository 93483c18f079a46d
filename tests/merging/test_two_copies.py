"""Home and school, at random."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from tests.merging.machine import TwoCopies

TestTwoCopies = TwoCopies.TestCase
TestTwoCopies.settings = settings(
    max_examples=10, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
