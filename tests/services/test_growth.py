"""Growth is what the student's own dated views say: then, now, and nothing made up."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.portrait import SelfView
from lobdossier.domain.vocabulary import Competence
from lobdossier.services.growth import MOMENTS, growth, moments

VIEWS = st.lists(
    st.builds(
        SelfView,
        id=st.uuids().map(str),
        competence=st.sampled_from(Competence),
        step=st.integers(1, 4),
        on=st.none() | st.dates(),
    )
)


def view(competence: Competence, step: int, day: int) -> SelfView:
    return SelfView(id=f"{day}", competence=competence, step=step, on=date(2026, 9, day))


def test_the_first_view_stands_beside_the_newest() -> None:
    found = growth(
        [view(Competence.NETWERKEN, 2, 20), view(Competence.NETWERKEN, 1, 1), view(Competence.NETWERKEN, 3, 9)]
    )
    last = found[-1]
    assert (last.then and last.then.step, last.now and last.now.step) == (1, 2)
    assert last.changed


def test_one_view_has_no_then_and_no_change() -> None:
    (first, *others) = growth([view(Competence.KWALITEITENREFLECTIE, 2, 1)])
    assert first.then is None
    assert first.now is not None
    assert not first.changed
    assert all(other.now is None for other in others)


@given(VIEWS)
def test_all_five_are_there_in_order_with_values_that_were_really_chosen(views: list[SelfView]) -> None:
    found = growth(views)
    assert [g.competence for g in found] == list(Competence)
    for g in found:
        own = [v for v in views if v.competence is g.competence]
        assert (g.now in own) if own else (g.now is None)
        assert (g.then in own) if len(own) > 1 else (g.then is None)
        assert not g.changed or {g.then.step, g.now.step} <= {v.step for v in own}  # type: ignore[union-attr]


def test_then_is_the_view_that_held_on_the_chosen_day() -> None:
    views = [view(Competence.NETWERKEN, step, day) for step, day in ((1, 1), (2, 9), (4, 15), (3, 20))]

    assert [growth(views, date(2026, 9, day))[-1].then for day in (1, 14, 30)] == views[:3]
    assert growth(views, date(2026, 8, 1))[-1].then is None


@given(VIEWS)
def test_every_moment_has_a_view_that_was_looked_at_again(views: list[SelfView]) -> None:
    found = moments(views)
    assert found == sorted(set(found))
    assert len(found) <= MOMENTS
    for day in found:
        then = [g.then for g in growth(views, day) if g.then is not None]
        assert any(each.on == day for each in then)
