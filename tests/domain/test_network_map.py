"""The map of a network: everybody on it once, in the right quarter and ring, nobody over somebody else."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain.network_map import RINGS, NetworkMap, Place, Sizes, Somebody, arrange, ring_of, towards
from lobdossier.domain.people import Contact
from lobdossier.domain.vocabulary import Sphere

SCREEN = Sizes(width=606, height=560, circle=40, middle=64, words=36, line=19, gap=8, corner=(140, 26))
"""As the window draws it for 11 pt text."""
FRAMES = (
    SCREEN,
    replace(SCREEN, width=940, height=520),
    replace(SCREEN, width=420, height=700),
    Sizes(width=450, height=420, circle=26, middle=40, words=22, line=12, gap=6, corner=(90, 16)),
    Sizes(width=900, height=760, circle=65, middle=105, words=59, line=31, gap=13, corner=(230, 43)),
)
EACH_ALONE = 4
"""In a ring of a quarter: so many have a circle of their own in every frame above, that is 48 people all over the map."""
ACROSS = {Sphere.SCHOOL: (-1, -1), Sphere.WORK: (1, -1), Sphere.HOME: (-1, 1), Sphere.FREE_TIME: (1, 1)}


def somebody(who: str, sphere: Sphere, ring: int, width: float = 80.0) -> Somebody:
    return Somebody(who, sphere, ring, width * 0.7, width)


a_person = st.tuples(st.sampled_from(Sphere), st.integers(1, 3), st.floats(20, 110))
people = st.lists(a_person, max_size=80).map(
    lambda found: [somebody(f"{place:03}", *each) for place, each in enumerate(found)]
)
frames = st.sampled_from(FRAMES)


def far(place: Place, made: NetworkMap) -> float:
    """How far from the middle, where the outer ring is 1."""
    across, down = made.rings[-1]
    return math.hypot((place.x - made.x) / across, (place.y - made.y) / down)


@given(people, frames)
def test_everybody_is_on_it_once_where_they_belong(found: list[Somebody], sizes: Sizes) -> None:
    """Inside the frame, in the quarter of the sphere, and no farther out than the line of the own ring."""
    made = arrange(found, sizes)
    belongs = {each.id: (each.sphere, each.ring) for each in found}

    assert Counter(each for place in made.places for each in place.ids) == Counter(belongs.keys())
    for place in made.places:
        assert {belongs[each] for each in place.ids} == {(place.sphere, place.ring)}
        assert place.box.lies_in(sizes.width, sizes.height)
        right, down = ACROSS[place.sphere]
        assert (place.x - made.x) * right > 0
        assert (place.y - made.y) * down > 0
        within = (0.0, *RINGS)[place.ring - 1]
        assert within < far(place, made) <= RINGS[place.ring - 1] + 1e-9


@given(people, frames)
def test_no_circle_and_no_word_lies_over_another(found: list[Somebody], sizes: Sizes) -> None:
    made = arrange(found, sizes)

    for number, place in enumerate(made.places):
        assert math.hypot(place.x - made.x, place.y - made.y) >= place.radius + sizes.middle / 2
        for other in made.places[number + 1 :]:
            assert math.hypot(place.x - other.x, place.y - other.y) >= place.radius + other.radius
    boxes = [place.words for place in made.places if place.words is not None]
    for number, box in enumerate(boxes):
        assert box.lies_in(sizes.width, sizes.height)
        assert not any(box.meets(other) for other in boxes[number + 1 :])
        assert not any(box.meets(place.box) for place in made.places)


@given(people, frames)
def test_words_stand_on_the_side_away_from_the_middle(found: list[Somebody], sizes: Sizes) -> None:
    made = arrange(found, sizes)

    for place in made.places:
        if place.words is not None:
            right, down = ACROSS[place.sphere]
            beyond = (place.words.y + place.words.height / 2 - place.y) * down >= place.radius
            beside = (place.words.x + place.words.width / 2 - place.x) * right >= place.radius
            assert beyond or beside


@pytest.mark.parametrize("sizes", FRAMES)
def test_forty_eight_people_all_have_a_circle_of_their_own(sizes: Sizes) -> None:
    cells = [(sphere, ring) for sphere in Sphere for ring in (1, 2, 3)]
    found = [somebody(f"{n}", *cells[n % len(cells)]) for n in range(EACH_ALONE * len(cells))]

    made = arrange(found, sizes)

    assert [len(place.ids) for place in made.places] == [1] * 48


def test_too_many_for_a_ring_share_its_last_circle() -> None:
    found = [somebody(f"{n:03}", Sphere.WORK, 2) for n in range(200)]

    *alone, together = arrange(found, SCREEN).places

    assert {len(place.ids) for place in alone} == {1}
    assert [each for place in alone for each in place.ids] + list(together.ids) == [each.id for each in found]
    assert len(together.ids) > 100
    assert together.words is None


@given(people, a_person, frames)
def test_somebody_new_moves_nobody(found: list[Somebody], new: tuple[Sphere, int, float], sizes: Sizes) -> None:
    """Unless the circles became smaller, or the ring that they came to is full."""
    before = arrange(found, sizes)
    after = arrange([*found, somebody("new", *new)], sizes)

    if {place.radius for place in before.places} != {place.radius for place in after.places if "new" not in place.ids}:
        return
    spots = {place.ids: (place.x, place.y) for place in after.places}
    full = any(len(place.ids) > 1 and "new" in place.ids for place in after.places)
    for place in before.places:
        if not full or (place.sphere, place.ring) != new[:2]:
            assert spots[place.ids] == (place.x, place.y)


@given(people, frames)
def test_the_same_people_give_the_same_map(found: list[Somebody], sizes: Sizes) -> None:
    assert arrange(found, sizes) == arrange(list(found), sizes)


def test_a_few_people_all_have_their_name_beside_them() -> None:
    """As many as a student has at first, four in each quarter."""
    rings = (1, 2, 2, 3)
    found = [somebody(f"{sphere}{n}", sphere, ring, 96.0) for sphere in Sphere for n, ring in enumerate(rings)]

    assert [place.words for place in arrange(found, SCREEN).places if place.words is None] == []


@pytest.mark.parametrize("sizes", FRAMES)
@pytest.mark.parametrize("number", [2, 9, 30])
def test_the_arrows_reach_everybody(number: int, sizes: Sizes) -> None:
    """Spread as people are; where that would not do, Page Down goes round everybody."""
    cells = [(sphere, ring) for ring in (2, 1, 3) for sphere in Sphere]
    found = [somebody(f"{n}", *cells[n * 7 % len(cells)]) for n in range(number)]
    places = arrange(found, sizes).places
    reached, ahead = {places[0].ids}, [places[0]]
    while ahead:
        here = ahead.pop()
        for right, down in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            there = towards(places, here, right, down)
            if there is not None and there.ids not in reached:
                reached.add(there.ids)
                ahead.append(there)

    assert reached == {place.ids for place in places}


def test_an_arrow_goes_to_the_nearest_on_its_side() -> None:
    spot = Place(("a",), Sphere.SCHOOL, 1, 100, 100, 10)
    right, below = replace(spot, ids=("b",), x=160), replace(spot, ids=("c",), y=150)
    farther = replace(spot, ids=("d",), x=300)
    places = (spot, right, below, farther)

    assert towards(places, spot, 1, 0) == right
    assert towards(places, spot, 0, 1) == below
    assert towards(places, spot, -1, 0) is None


@pytest.mark.parametrize(("met", "nearness", "ring"), [(True, 1, 1), (True, 3, 3), (False, 1, 3)])
def test_whom_one_still_wants_to_meet_stands_on_the_outer_ring(met: bool, nearness: int, ring: int) -> None:
    assert ring_of(Contact(met=met, nearness=nearness)) == ring
