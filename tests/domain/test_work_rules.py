"""The rules of comparing: nothing counts, nothing is put in an order of fit, a chance has its source."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.errors import NoSource
from lobdossier.domain.portrait import Comparison, Motive, Quality, WorkImage
from lobdossier.domain.vocabulary import Competence, DemandKind, Fit, Match
from lobdossier.domain.work import (
    asked,
    aspects,
    first_of,
    judged,
    require_source,
    sourced,
    unknown,
    unknown_of_both,
    verdict,
)
from tests.factories import texts, values

QUALITIES = [
    Quality(id="q3", title="Samenwerken", fit=Fit.SOMETIMES),
    Quality(id="q1", title="Luisteren"),
    Quality(id="q2", title="Netjes zijn", fit=Fit.NOT),
    Quality(id="q4", title="Doorzetten"),
    Quality(id="q5", title="Presenteren", fit=Fit.TO_LEARN),
    Quality(id="q6", title="  "),
]
MOTIVES = [
    Motive(id="m1", title="Rust"),
    Motive(id="m2", title="Avontuur", rank=2),
    Motive(id="m3", title="Winnen", rank=1, until=date(2026, 1, 1)),
    Motive(id="m4", title="Vrijheid", rank=1),
]


def test_work_is_held_against_what_suits_and_what_was_not_let_go() -> None:
    """Qualities that suit, then those that sometimes do, as they were made; motives in the student's own order."""
    own = aspects(QUALITIES, MOTIVES)

    assert [aspect.about_id for aspect in own] == ["q1", "q4", "q3", "m4", "m2", "m1"]
    assert {a.competence for a in own[:3]} == {Competence.KWALITEITENREFLECTIE}
    assert {a.competence for a in own[3:]} == {Competence.MOTIEVENREFLECTIE}


def test_nothing_said_is_unknown() -> None:
    """No verdict is guessed."""
    assert verdict(WorkImage(), "q1") == Comparison(about_id="q1", match=Match.UNKNOWN)


def test_a_verdict_takes_the_place_of_the_former_one() -> None:
    """The order in which things were said stays; what says nothing any more is left out."""
    image = judged(judged(WorkImage(), "q1", Match.FITS, "rustig"), "m4", Match.CHAFES, "")

    assert [c.about_id for c in judged(image, "q1", Match.CHAFES, "").comparisons] == ["q1", "m4"]
    assert [c.about_id for c in judged(image, "q1", Match.UNKNOWN, " ").comparisons] == ["m4"]
    assert [c.about_id for c in judged(image, "q1", Match.UNKNOWN, "vraag ik na").comparisons] == ["q1", "m4"]


@given(values(WorkImage), st.sampled_from(Match), texts())
def test_judging_one_thing_leaves_all_the_others(image: WorkImage, match: Match, because: str) -> None:
    """Whatever a file holds: the verdict is there letter for letter, and no other one changed its words."""
    after = judged(image, "mine", match, because)

    said = verdict(after, "mine")
    assert said.match is match
    assert said.because == because or (match is Match.UNKNOWN and not because.strip())
    kept = [
        c for c in image.comparisons if c.about_id != "mine" and (c.match is not Match.UNKNOWN or c.because.strip())
    ]
    assert [c for c in after.comparisons if c.about_id != "mine"] == kept


def test_what_is_open_of_both_is_named_in_the_students_order() -> None:
    """Never the other way round: nothing is weighed."""
    own = aspects(QUALITIES, MOTIVES)
    one = judged(WorkImage(id="1"), "q4", Match.FITS, "")
    other = judged(WorkImage(id="2"), "m4", Match.CHAFES, "")

    assert [a.about_id for a in unknown(one, own)] == ["q1", "q3", "m4", "m2", "m1"]
    assert [a.about_id for a in unknown_of_both(one, other, own)] == ["q1", "q3", "m2", "m1"]


def test_a_chance_without_a_source_is_refused() -> None:
    """Also when the source is only spaces; no chance needs no source."""
    for source in ("", "  "):
        image = WorkImage(chances="Genoeg werk", chances_source=source)
        assert not sourced(image)
        with pytest.raises(NoSource):
            require_source(image)

    require_source(WorkImage(chances=" ", chances_source=""))
    require_source(WorkImage(chances="Genoeg werk", chances_source="site van de school"))


def test_what_work_asks_is_said_once() -> None:
    """Asked again it stays where it is; taken away the others stay; nothing is not asked."""
    image = asked(asked(WorkImage(), DemandKind.HOURS, " vroeg op ", on=True), DemandKind.SKILL, "meten", on=True)

    assert [d.text for d in image.demands] == ["vroeg op", "meten"]
    assert asked(image, DemandKind.HOURS, "vroeg op", on=True) is image
    assert asked(image, DemandKind.QUALITY, "vroeg op", on=False) is image
    assert asked(image, DemandKind.QUALITY, "  ", on=True) is image
    assert [d.text for d in asked(image, DemandKind.HOURS, "vroeg op", on=False).demands] == ["meten"]


def test_of_a_long_list_the_first_are_shown_and_all_of_which_something_was_said() -> None:
    """In the student's own order, so that a list that grows does not jump."""
    own = aspects([Quality(id=str(n), title=f"q{n}") for n in range(5)], [])
    image = judged(WorkImage(), "4", Match.FITS, "")

    assert [each.about_id for each in first_of(own, [WorkImage(), image], 2)] == ["0", "1", "4"]
    assert first_of(own, [image], 9) == own
