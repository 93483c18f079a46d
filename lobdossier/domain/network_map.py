"""Where everybody stands on the map of a network: rings for how near, quarters for where in the student's life.

Text-free and without a unit of its own: the window asks in pixels, the document in points, with the widths that their
letters have. The same people in the same order give the same map. Each ring of a quarter has fixed places, filled so
that the first few stand far apart; therefore somebody new moves nobody, until the circles have to become smaller.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from lobdossier.domain.people import Contact
from lobdossier.domain.vocabulary import Sphere

RINGS: Final = (0.45, 0.72, 1.0)
"""The lines of the three rings, as parts of the outer one."""
OUTER: Final = len(RINGS)
_SIDES: Final[Mapping[Sphere, tuple[int, int]]] = {
    Sphere.SCHOOL: (-1, -1),
    Sphere.WORK: (1, -1),
    Sphere.HOME: (-1, 1),
    Sphere.FREE_TIME: (1, 1),
}
"""To which side of the centre a quarter lies, across and down."""
_FIRST: Final = (0.5, 0.22, 0.72)
"""Where the first one of a ring stands, from the upright axis (0) to the level one (1): no two rings behind each other."""
_SMALLER: Final = (1.0, 0.78, 0.6)
"""The sizes of the circles that are tried, largest first."""
_STRETCH: Final = 1.45
"""How much wider than high (or the other way round) the rings become in a frame that is."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who is to be placed: *ring* 1 is closest, *name* is how wide the name beside the circle is, *width* all the words."""

    id: str
    sphere: Sphere
    ring: int
    name: float
    width: float


@dataclass(frozen=True, slots=True)
class Sizes:
    """What the map is drawn with: the frame, a circle at its largest, the one in the middle, and the room around.

    *line* is the height of a name beside a circle, *words* that of all the words, which stand there where the room is; *corner* is the width and height of what stands in each corner.
    """

    width: float
    height: float
    circle: float
    middle: float
    words: float
    line: float
    gap: float
    corner: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """Whether the two lie over each other."""
        across = self.x < other.x + other.width and other.x < self.x + self.width
        return across and self.y < other.y + other.height and other.y < self.y + self.height

    def lies_in(self, width: float, height: float) -> bool:
        """Whether it lies wholly in a frame of this size."""
        return self.x >= 0 and self.y >= 0 and self.x + self.width <= width and self.y + self.height <= height


@dataclass(frozen=True, slots=True)
class Place:
    """A circle: one person, or a group where a ring has more people than places. No *words* where there is no room."""

    ids: tuple[str, ...]
    sphere: Sphere
    ring: int
    x: float
    y: float
    radius: float
    words: Box | None = None

    @property
    def box(self) -> Box:
        """The square around the circle."""
        return Box(self.x - self.radius, self.y - self.radius, 2 * self.radius, 2 * self.radius)


@dataclass(frozen=True, slots=True)
class NetworkMap:
    """The map: its middle, half the width and height of each ring (inner first), and who stands where."""

    x: float
    y: float
    rings: tuple[tuple[float, float], ...]
    places: tuple[Place, ...]


def ring_of(contact: Contact) -> int:
    """The ring of somebody; whom the student still wants to meet stands on the outer one."""
    return contact.nearness if contact.met else OUTER


def arrange(people: Sequence[Somebody], sizes: Sizes) -> NetworkMap:
    """The map of *people*, the one known longest first; everybody is on it exactly once."""
    outer = _outer(sizes)
    cells: dict[tuple[Sphere, int], list[Somebody]] = {}
    for somebody in people:
        cells.setdefault((somebody.sphere, somebody.ring), []).append(somebody)
    for scale in _SMALLER:
        radius, gap = sizes.circle * scale / 2, sizes.gap * scale
        spots = [_spots(ring, outer, radius, gap, sizes.middle / 2) for ring in range(1, OUTER + 1)]
        if all(len(group) <= len(spots[ring - 1]) for (_, ring), group in cells.items()):
            break
    across = _stretch(sizes.width / 2 - sizes.circle / 2 - sizes.gap, outer)
    down = _stretch(sizes.height / 2 - _above(sizes), outer)
    x, y = sizes.width / 2, sizes.height / 2
    bare = []
    for (sphere, ring), group in cells.items():
        right, below = _SIDES[sphere]
        for ids, (far, angle) in zip(_shared(group, len(spots[ring - 1])), spots[ring - 1], strict=False):
            at_x = x + right * across * far * math.sin(angle)
            at_y = y + below * down * far * math.cos(angle)
            bare.append(Place(ids, sphere, ring, at_x, at_y, radius))
    rings = tuple((outer * part * across, outer * part * down) for part in RINGS)
    return NetworkMap(x, y, rings, _worded(bare, people, sizes, whole=scale == _SMALLER[0]))


def towards(places: Sequence[Place], here: Place, right: int, down: int) -> Place | None:
    """The nearest circle from *here* in one of the four directions; None when there is none on that side."""
    found: list[tuple[float, float, Place]] = []
    for place in places:
        ahead = (place.x - here.x) * right + (place.y - here.y) * down
        aside = abs((place.x - here.x) * down) + abs((place.y - here.y) * right)
        if ahead > 0:
            found.append((ahead + 2 * aside, aside, place))
    return min(found, key=lambda each: each[:2])[2] if found else None


# ---------------------------------------------------------------- circles
def _above(sizes: Sizes) -> float:
    """What has to fit between the outer ring and the edge of the frame: half a circle and its words."""
    return sizes.circle / 2 + max(sizes.words, sizes.corner[1]) + sizes.gap


def _outer(sizes: Sizes) -> float:
    room = min(sizes.width / 2 - sizes.circle / 2 - sizes.gap, sizes.height / 2 - _above(sizes))
    least = (sizes.middle / 2 + sizes.circle / 2 + sizes.gap) / RINGS[0]
    return max(room, least)


def _stretch(room: float, outer: float) -> float:
    """Never less than 1: what does not overlap on the round map does not on the stretched one either."""
    return min(_STRETCH, max(1.0, room / outer))


@lru_cache(maxsize=64)
def _spots(ring: int, outer: float, radius: float, gap: float, middle: float) -> tuple[tuple[float, float], ...]:
    """The places of one ring in one quarter, as (distance, angle from the upright axis), in the order of filling."""
    pitch = 2 * radius + gap
    line = outer * RINGS[ring - 1]
    inner = outer * RINGS[ring - 2] + pitch if ring > 1 else middle + radius + gap
    rows = max(1, 1 + math.floor((line - inner) / pitch)) if line > inner else 1
    return tuple(spot for row in range(rows) for spot in _row(line - row * pitch, pitch, _FIRST[ring - 1]))


def _row(far: float, pitch: float, first: float) -> Iterator[tuple[float, float]]:
    """The places of one row: half a pitch clear of both axes, a pitch apart; the first, then ever between the others."""
    edge = math.asin(min(1.0, pitch / 2 / far))
    span = max(0.0, math.pi / 2 - 2 * edge)
    step = 2 * math.asin(min(1.0, pitch / 2 / far))
    number = 1 + math.floor(span / step + 1e-9)
    angles = [edge + span * place / (number - 1) for place in range(number)] if number > 1 else [math.pi / 4]
    wanted = edge + span * first
    taken: list[float] = [min(angles, key=lambda angle: abs(angle - wanted))]
    while len(taken) < number:
        free = [angle for angle in angles if angle not in taken]
        taken.append(max(free, key=lambda angle: (round(_clear(angle, taken), 6), -angle)))
    for angle in taken:
        yield far, angle


def _clear(angle: float, taken: Sequence[float]) -> float:
    """How far from who stands there, and from who may stand as close to the axis in the quarter beyond it."""
    return min(*(abs(angle - other) for other in taken), 2 * angle, math.pi - 2 * angle)


def _shared(group: Sequence[Somebody], room: int) -> list[tuple[str, ...]]:
    """Who share a circle: nobody, or where there are too many, those who came last share the last one."""
    if len(group) <= room:
        return [(somebody.id,) for somebody in group]
    alone = [(somebody.id,) for somebody in group[: room - 1]]
    return [*alone, tuple(somebody.id for somebody in group[room - 1 :])]


# ---------------------------------------------------------------- words
def _worded(places: Sequence[Place], people: Sequence[Somebody], sizes: Sizes, *, whole: bool) -> tuple[Place, ...]:
    """*places* in the order of *people*, with room for their names: first come, first served.

    After that, and if *whole*, with room for all their words, where nobody's name is in the way.
    """
    order = {somebody.id: number for number, somebody in enumerate(people)}
    known = {somebody.id: somebody for somebody in people}
    middle = sizes.middle
    taken = [place.box for place in places]
    taken.append(Box((sizes.width - middle) / 2, (sizes.height - middle) / 2, middle, middle))
    taken += _corners(sizes)
    boxes: dict[str, Box] = {}
    rows = sorted((place for place in places if len(place.ids) == 1), key=lambda place: order[place.ids[0]])
    for full in (False, True)[: 1 + whole]:
        for place in rows:
            somebody = known[place.ids[0]]
            width, height = (somebody.width, sizes.words) if full else (somebody.name, sizes.line)
            others = [*taken, *(box for each, box in boxes.items() if each != somebody.id)]
            wanted = _around(place, width, height, sizes)
            free = next((box for box in wanted if not any(box.meets(other) for other in others)), None)
            if free is not None:
                boxes[somebody.id] = free
    found = sorted(places, key=lambda place: order[place.ids[0]])
    return tuple(replace(place, words=boxes.get(place.ids[0])) for place in found)


def _around(place: Place, width: float, height: float, sizes: Sizes) -> Iterator[Box]:
    """Where the words may stand, best first: beyond the circle, aslant, or beside it; never towards the centre."""
    close = sizes.gap / 3
    right, below = _SIDES[place.sphere]
    y = place.y + place.radius + close if below > 0 else place.y - place.radius - close - height
    beyond = (place.x - width / 2 + right * aside * width for aside in (0.0, 0.25, 0.5))
    beside = place.x + place.radius + close if right > 0 else place.x - place.radius - close - width
    wanted = [Box(min(max(x, 0.0), sizes.width - width), y, width, height) for x in beyond]
    for box in (*wanted, Box(beside, place.y - height / 2, width, height)):
        if box.lies_in(sizes.width, sizes.height):
            yield box


def _corners(sizes: Sizes) -> list[Box]:
    width, height = sizes.corner
    xs, ys = (0.0, sizes.width - width), (0.0, sizes.height - height)
    return [Box(x, y, width, height) for x in xs for y in ys]
