"""The Dutch words along a timeline."""

from __future__ import annotations

from datetime import date

import pytest

from lobdossier.domain.timeline.things import Lane
from lobdossier.domain.timeline.units import Unit, last_of
from lobdossier.text.timeline import LANES, tick_words, when_grouped


@pytest.mark.parametrize(
    ("unit", "first", "said"),
    [
        (Unit.DAY, date(2026, 3, 3), ("dinsdag 3 mrt", "di 3", "3")),
        (Unit.WEEK, date(2026, 3, 2), ("2 maart 2026", "2 mrt", "2")),
        (Unit.MONTH, date(2026, 3, 1), ("maart 2026", "mrt", "mrt")),
        (Unit.MONTH, date(2027, 1, 1), ("januari 2027", "jan 2027", "jan")),
        (Unit.QUARTER, date(2026, 11, 1), ("nov – jan 2027", "nov 2026", "nov")),
        (Unit.YEAR, date(2026, 8, 1), ("2026–2027", "’26–’27")),
        (Unit.DECADE, date(2020, 1, 1), ("2020–2029", "2020")),
    ],
)
def test_a_tick_is_as_short_as_it_must_be(unit: Unit, first: date, said: tuple[str, ...]) -> None:
    """The longest words first; January says which year it is."""
    assert tick_words(unit, first) == said


@pytest.mark.parametrize(
    ("unit", "first", "said"),
    [
        (Unit.DAY, date(2026, 3, 3), "op 3 maart 2026"),
        (Unit.WEEK, date(2026, 3, 2), "in de week van 2 maart 2026"),
        (Unit.MONTH, date(2026, 3, 1), "in maart 2026"),
        (Unit.QUARTER, date(2026, 2, 1), "van februari tot en met april 2026"),
        (Unit.HALF, date(2026, 8, 1), "van augustus 2026 tot en met januari 2027"),
        (Unit.YEAR, date(2026, 8, 1), "in het schooljaar 2026–2027"),
        (Unit.DECADE, date(2020, 1, 1), "van 2020 tot en met 2029"),
    ],
)
def test_a_group_says_when_it_was(unit: Unit, first: date, said: str) -> None:
    assert when_grouped(unit, first, last_of(unit, first)) == said


def test_every_lane_has_a_name_and_a_sign() -> None:
    assert set(LANES) == set(Lane)
