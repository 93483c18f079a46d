"""Of two versions it is known which one is older, or it is said that it is not known."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain import limits
from lobdossier.domain.lineage import Standing, filled, joined, standing

PATHS = st.lists(st.sampled_from("abcdefgh"), max_size=8).map(tuple)
LONG = st.lists(st.integers(0, 300).map(str), max_size=limits.EARLIER_HASHES).map(tuple)


def test_the_four_ways_in_which_two_versions_stand_to_each_other() -> None:
    assert standing("x", (), "x", ("a",)) is Standing.EQUAL
    assert standing("x", (), "y", ("x",)) is Standing.OLDER
    assert standing("y", ("x",), "x", ()) is Standing.NEWER
    assert standing("y", ("x",), "z", ("x",)) is Standing.APART


def test_a_hash_that_was_forgotten_makes_it_a_conflict() -> None:
    """Nobody knows any more that x came before y: then neither may be written over."""
    assert standing("x", (), "y", ("b", "c")) is Standing.APART


def test_what_was_brought_back_is_newer_than_what_was_thrown_away() -> None:
    """Both know each other as an earlier one; the longer way tells which one is the newer."""
    assert standing("gone", ("x",), "x", ("x", "gone")) is Standing.OLDER
    assert standing("x", ("x", "gone"), "gone", ("x",)) is Standing.NEWER
    assert standing("x", ("x", "gone"), "gone", ("x", "gone", "x")) is Standing.OLDER


@given(PATHS, st.sampled_from("abcdefgh"), PATHS, st.sampled_from("abcdefgh"))
def test_both_sides_agree_on_which_one_is_older(one: tuple[str, ...], a: str, other: tuple[str, ...], b: str) -> None:
    """Whoever looks, the same version is the newer one."""
    turned = {Standing.OLDER: Standing.NEWER, Standing.NEWER: Standing.OLDER}

    there = standing(b, other, a, one)

    assert standing(a, one, b, other) is turned.get(there, there)


@given(PATHS, PATHS)
def test_a_version_is_newer_than_all_that_it_went_through(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """However often contents come back."""
    path = (*before, "here", *after)

    assert standing("here", before, "now", path) is Standing.OLDER


@given(LONG, LONG)
def test_filling_in_adds_what_fits_and_gives_up_nothing(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """Once is enough: doing it again changes nothing."""
    found = filled(one, other)

    assert set(one) <= set(found) <= {*one, *other}
    assert len(found) <= limits.EARLIER_HASHES
    assert filled(found, other) == found


@given(LONG, LONG)
def test_what_was_made_of_two_is_newer_than_both(kept: tuple[str, ...], given_up: tuple[str, ...]) -> None:
    """The side that still has the version that was given up takes the new one, also when much was forgotten."""
    found = joined(kept, given_up, ("lost",))

    assert len(found) <= limits.EARLIER_HASHES
    assert standing("lost", given_up, "made", found) is Standing.OLDER
    assert filled(found, kept) == found or len(found) < limits.EARLIER_HASHES
    assert filled(found, given_up) == found


@given(PATHS, PATHS)
def test_the_version_that_stays_is_newer_even_if_the_other_side_knew_it(
    kept: tuple[str, ...], given_up: tuple[str, ...]
) -> None:
    """Its contents may be among what the other went through, as after bringing back from the trash."""
    found = joined(kept, (*given_up, "kept"), ("lost",))

    assert standing("lost", (*given_up, "kept"), "kept", found) is Standing.OLDER
