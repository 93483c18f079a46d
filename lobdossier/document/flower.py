"""The flower of a student: one petal for each competence, longer the more the student steers.

It is drawn from the self-views, the first of each competence inside the latest. Without any self-view it is a quiet line
drawing: a petal is longer, and of more lines, the more experiences had to do with it. Without those either the petals are
equal and say nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from lobdossier.document import pen
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.document.tokens import Design, Petals
from lobdossier.domain.experience import Experience
from lobdossier.domain.portrait import SelfView
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import Competence
from lobdossier.text import dates, names

_LARGE: Final = 60.0
"""With a smaller radius there is no room for lines inside a petal."""
_QUIET: Final = 3
_MOST_LINES: Final = 6
_HATCHES: Final = ((0, 5), (45, 7), (90, 4), (135, 9), (20, 6))
"""Angle, and distance between two lines, of each petal."""
_FLOWER: Final = "Een bloem met een blad voor elke loopbaancompetentie."


@dataclass(frozen=True, slots=True)
class Growth:
    """The first and the latest self-view of one competence; *then* is None when there is only one."""

    now: SelfView
    then: SelfView | None


def growth(snapshot: Snapshot) -> dict[Competence, Growth]:
    """What the self-views say, per competence that has one."""
    found: dict[Competence, Growth] = {}
    for competence in Competence:
        views = [view for view in snapshot.all(SelfView) if view.competence is competence]
        views.sort(key=lambda view: (view.on or date.min, view.id))
        if views:
            found[competence] = Growth(views[-1], views[0] if len(views) > 1 else None)
    return found


@dataclass(frozen=True, slots=True)
class Flower:
    """What the flower of a student is drawn from: self-views, and where there are none how often it was lived."""

    grown: Mapping[Competence, Growth]
    lived: Mapping[Competence, int]

    @classmethod
    def of(cls, snapshot: Snapshot) -> Flower:
        """The flower of the student of *snapshot*."""
        lived = Counter(c for experience in snapshot.all(Experience) for c in experience.competences)
        return cls(growth(snapshot), lived)

    def length(self, step: int) -> float:
        """How far a petal of that step reaches, as a share of the longest."""
        longest = max((views.now.step for views in self.grown.values()), default=4)
        return 0.36 + 0.64 * min(step, longest) / longest

    def rings(self, competence: Competence) -> tuple[float, int]:
        """How far a petal without a self-view reaches, and of how many lines it is."""
        if self.grown:
            return 0.5, _QUIET
        if not self.lived:
            return 0.8, _QUIET
        return 0.55 + 0.45 * self.lived[competence] / max(self.lived.values()), 1 + min(
            _MOST_LINES, self.lived[competence]
        )

    def described(self) -> str:
        """The flower in words, for whoever cannot see it; nothing when it says nothing."""
        if self.grown:
            return f"{_FLOWER} Hoe langer het blad, hoe meer zelf aan het stuur. {listed(self.grown)}"
        if not self.lived:
            return ""
        said = [
            f"{names.competence_name(c)}: {number} {'ervaring' if number == 1 else 'ervaringen'}"
            for c in Competence
            if (number := self.lived[c])
        ]
        return f"{_FLOWER} Hoe langer het blad, hoe meer ervaringen ermee. {'; '.join(said)}."


def listed(grown: Mapping[Competence, Growth]) -> str:
    """Each competence with its step then and now, in words."""
    said = []
    for competence, views in grown.items():
        then = f"eerst {names.self_view_short(views.then.step)}, " if views.then else ""
        said.append(f"{names.competence_name(competence)}: {then}nu {names.self_view_short(views.now.step)}")
    return "; ".join(said) + "."


def since(views: Growth) -> str:
    """ "eerst samen (september 2025), nu met hulp (juni 2026)"."""

    def one(view: SelfView) -> str:
        when = f" ({dates.month(view.on)})" if view.on else ""
        return names.self_view_short(view.step) + when

    return f"Eerst {one(views.then)}, nu {one(views.now)}." if views.then else f"{one(views.now).capitalize()}."


def draw_flower(
    canvas: TaggedCanvas, flower: Flower, centre: tuple[float, float], radius: float, design: Design
) -> None:
    """Draw it with its heart at *centre*; the longest petal reaches *radius*."""
    painter = _Painter(canvas, centre, radius, design)
    for number, competence in enumerate(Competence):
        views = flower.grown.get(competence)
        if views:
            steps = [step for step in range(1, views.now.step) if not views.then or step != views.then.step]
            painter.petal(number, competence, flower.length(views.now.step), [flower.length(step) for step in steps])
        else:
            painter.outline(number, *flower.rings(competence))
    canvas.setLineCap(1)
    for number, competence in enumerate(Competence):
        views = flower.grown.get(competence)
        if views and views.then:
            grew = views.now.step > views.then.step
            painter.then(number, flower.length(views.then.step), grew=grew)
    canvas.setLineCap(0)


class _Painter:
    """Petals in the way of one design."""

    def __init__(self, canvas: TaggedCanvas, centre: tuple[float, float], radius: float, design: Design) -> None:
        self._canvas, self._centre, self._radius, self._design = canvas, centre, radius, design
        self._large = radius >= _LARGE
        self._petals = design.cover.petals

    def petal(self, number: int, competence: Competence, share: float, inner: Sequence[float]) -> None:
        """How it is now; *inner* are the steps on the way there."""
        canvas, tone = self._canvas, self._design.tones[competence]
        if self._petals is Petals.FILLED:
            pen.fill(canvas, tone.vivid)
            canvas.drawPath(self._path(number, share), stroke=0, fill=1)
        elif self._petals is Petals.LINES:
            pen.line(canvas, tone.text, 0.6)
            for one in inner if self._large else ():
                canvas.drawPath(self._path(number, one), stroke=1, fill=0)
            pen.line(canvas, tone.text, 2 if self._large else 1.1)
            canvas.drawPath(self._path(number, share), stroke=1, fill=0)
        else:
            self._hatched(number, share)

    def then(self, number: int, share: float, *, grew: bool) -> None:
        """How it was the first time; what *grew* since then stays hatched around it."""
        canvas, design = self._canvas, self._design
        if self._petals is Petals.LINES and not self._large:
            return  # lost between the other lines
        if self._petals is Petals.HATCHED and grew:
            pen.fill(canvas, design.paper)
            pen.line(canvas, design.ink, 1 if self._large else 0.6)
            canvas.drawPath(self._path(number, share), stroke=1, fill=1)
            return
        pen.line(canvas, design.paper if self._petals is Petals.FILLED else design.ink, 1.1, 1, 3)
        canvas.drawPath(self._path(number, share * 0.985), stroke=1, fill=0)
        canvas.setDash()

    def outline(self, number: int, share: float, rings: int) -> None:
        """A petal of which nothing was said yet: lines only."""
        for ring in range(rings if self._large else 1):
            pen.line(self._canvas, self._design.cover.line, 1.6 if ring == 0 and self._large else 0.8)
            self._canvas.drawPath(self._path(number, share * (1 - 0.72 * ring / rings)), stroke=1, fill=0)

    def _hatched(self, number: int, share: float) -> None:
        canvas, ink = self._canvas, self._design.ink
        pen.fill(canvas, self._design.paper)
        canvas.drawPath(self._path(number, share), stroke=0, fill=1)
        if self._large:
            angle, apart = _HATCHES[number]
            pen.hatch(canvas, self._path(number, share), self._centre, self._radius, angle, apart, ink, 0.7)
        pen.line(canvas, ink, 1.6 if self._large else 0.9)
        canvas.drawPath(self._path(number, share), stroke=1, fill=0)

    def _path(self, number: int, share: float) -> Any:
        return _petal(self._canvas, self._centre, number, self._radius * share)


def _petal(canvas: TaggedCanvas, centre: tuple[float, float], number: int, length: float) -> Any:
    angle = math.radians(90 - 72 * number)
    ux, uy = math.cos(angle) * length, math.sin(angle) * length

    def point(along: float, across: float) -> tuple[float, float]:
        return centre[0] + ux * along - uy * across, centre[1] + uy * along + ux * across

    path = canvas.beginPath()
    path.moveTo(*point(0, 0))
    path.curveTo(*point(0.18, 0.4), *point(0.72, 0.5), *point(1, 0))
    path.curveTo(*point(0.72, -0.5), *point(0.18, -0.4), *point(0, 0))
    path.close()
    return path
