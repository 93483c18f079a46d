"""The network of the student: who is near, in which part of life; the list beside it says the same in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lobdossier.document import pen
from lobdossier.document.builder import Builder
from lobdossier.document.caption import caption
from lobdossier.document.figures import Figure
from lobdossier.document.grid import FULL
from lobdossier.document.icons import draw_icon
from lobdossier.document.layout import Part
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.document.typography import room
from lobdossier.domain.network_map import NetworkMap, Place, Sizes, Somebody, arrange, ring_of
from lobdossier.domain.people import Contact
from lobdossier.domain.vocabulary import Competence, Sphere
from lobdossier.text import portrait_names

FEWEST: Final = 3
"""With fewer people a map says no more than a list."""
_LOWEST, _HIGHER, _HIGHEST = 210.0, 9.0, 330.0
_CIRCLE, _MIDDLE, _WIDEST = 24.0, 34.0, 104.0
_RINGS: Final = ("dichtbij", "bekend", "verder weg")
_TONES: Final = {
    Sphere.SCHOOL: Competence.LOOPBAANSTURING,
    Sphere.WORK: Competence.WERKEXPLORATIE,
    Sphere.HOME: Competence.MOTIEVENREFLECTIE,
    Sphere.FREE_TIME: Competence.NETWERKEN,
}


def network_picture(b: Builder, contacts: Sequence[Contact]) -> Part | None:
    """The map of *contacts*; None when there are too few for one."""
    if len(contacts) < FEWEST:
        return None
    style = b.look.style("strong")
    line = b.look.size("strong")[1]
    wide = {c.id: min(_WIDEST, room(c.name, style) + 2) for c in contacts}
    people = [Somebody(c.id, c.sphere, ring_of(c), wide[c.id], wide[c.id]) for c in contacts]
    height = min(_HIGHEST, _LOWEST + _HIGHER * len(contacts))
    sizes = Sizes(FULL, height, _CIRCLE, _MIDDLE, line, line, 10.0, (96.0, 16.0))
    found = arrange(people, sizes)
    node = b.node("Figure", alt=_spoken(contacts))
    named = {contact.id: contact for contact in contacts}

    def paint(canvas: TaggedCanvas, _width: float, high: float) -> None:
        _rings(canvas, b, found, high)
        for place in found.places:
            _circle(canvas, b, place, named, high)

    return _Map(b, found, named, Figure(height, node, paint))


class _Map(Part):
    """The picture, with the names over it: decoration, because the list says them all."""

    def __init__(self, b: Builder, found: NetworkMap, named: dict[str, Contact], picture: Figure) -> None:
        self._b, self._found, self._named, self._picture = b, found, named, picture

    def measure(self, width: float) -> float:
        return self._picture.measure(width)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self._picture.draw(canvas, x, top, width)
        with canvas.artifact():
            for place in self._found.places:
                self._name(canvas, place, x, top)
            self._corners(canvas, x, top, width)

    def _name(self, canvas: TaggedCanvas, place: Place, x: float, top: float) -> None:
        if place.words is None:
            return
        box, b = place.words, self._b
        caption(
            canvas,
            b,
            self._named[place.ids[0]].name,
            x + box.x,
            top - box.y - box.height * 0.78,
            box.width + 1,
            role="strong",
        )

    def _corners(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        used = {place.sphere for place in self._found.places}
        for sphere, right, low in (
            (Sphere.SCHOOL, False, False),
            (Sphere.WORK, True, False),
            (Sphere.HOME, False, True),
            (Sphere.FREE_TIME, True, True),
        ):
            if sphere in used:
                y = top - (self._picture.height - 4 if low else 10)
                at = x + width - 96 if right else x
                caption(canvas, self._b, portrait_names.sphere_name(sphere), at, y, 96, right=right)


def _rings(canvas: TaggedCanvas, b: Builder, found: NetworkMap, height: float) -> None:
    pen.line(canvas, b.design.hair, b.design.hairline)
    for wide, high in found.rings:
        canvas.ellipse(found.x - wide, height - found.y - high, found.x + wide, height - found.y + high, fill=0)
    for place in found.places:
        canvas.line(found.x, height - found.y, place.x, height - place.y)
    pen.fill(canvas, b.design.accent)
    canvas.circle(found.x, height - found.y, _MIDDLE / 2, stroke=0, fill=1)
    draw_icon(canvas, "user-round", found.x - 9, height - found.y - 9, 18, b.design.paper, 2)


def _circle(canvas: TaggedCanvas, b: Builder, place: Place, named: dict[str, Contact], height: float) -> None:
    """Filled for somebody one knows, dashed for somebody one still wants to meet."""
    tone = b.look.tone(_TONES[place.sphere])
    met = all(named[each].met for each in place.ids)
    pen.fill(canvas, tone.tint if met else b.design.paper)
    pen.line(canvas, tone.text, 1, *(() if met else (2, 2)))
    canvas.circle(place.x, height - place.y, place.radius, fill=1)
    canvas.setDash()
    side = place.radius
    sign = "users" if len(place.ids) > 1 else portrait_names.sphere_icon(place.sphere)
    draw_icon(canvas, sign, place.x - side / 2, height - place.y - side / 2, side, tone.text, 2)


def _spoken(contacts: Sequence[Contact]) -> str:
    said = [
        f"{c.name}: {portrait_names.sphere_name(c.sphere).lower()}, {_RINGS[c.nearness - 1] if c.met else 'wil ik leren kennen'}"
        for c in contacts
    ]
    return "Een kaart van de mensen om mij heen, dichterbij naarmate ik ze beter ken. " + "; ".join(said) + "."
