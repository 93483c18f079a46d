"""The flower of a student: one petal for each competence, longer the more the student steers.

It is drawn from the self-views, the first of each competence inside the latest. Without any self-view it is a quiet line
drawing with equal petals, which says nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportlab.lib.colors import HexColor

from lobdossier.document.designs import Design
from lobdossier.document.tagged.canvas import TaggedCanvas
from lobdossier.domain.portrait import SelfView
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import Competence
from lobdossier.text import dates, names


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


def described(grown: Mapping[Competence, Growth]) -> str:
    """The flower in words, for whoever cannot see it."""
    return (
        "Een bloem met een blad voor elke loopbaancompetentie. Hoe langer het blad, hoe meer zelf aan het stuur. "
        + listed(grown)
    )


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
    canvas: TaggedCanvas, grown: Mapping[Competence, Growth], centre: tuple[float, float], radius: float, design: Design
) -> None:
    """Draw it with its heart at *centre*; the longest petal reaches *radius*."""
    longest = max((views.now.step for views in grown.values()), default=4)

    def length(step: int) -> float:
        return radius * (0.36 + 0.64 * min(step, longest) / longest)

    for number, competence in enumerate(Competence):
        views = grown.get(competence)
        if views:
            canvas.setFillColor(HexColor(design.tones[competence].vivid))
            canvas.drawPath(_petal(canvas, centre, number, length(views.now.step)), stroke=0, fill=1)
        else:
            _outline(canvas, centre, number, radius * (0.8 if not grown else 0.5), design.cover_line)
    canvas.setLineCap(1)
    for number, competence in enumerate(Competence):
        views = grown.get(competence)
        if views and views.then:
            canvas.setDash(1, 3)
            canvas.setLineWidth(1.1)
            canvas.setStrokeColor(HexColor(design.paper))
            canvas.drawPath(_petal(canvas, centre, number, length(views.then.step) * 0.985), stroke=1, fill=0)
            canvas.setDash()


def _outline(canvas: TaggedCanvas, centre: tuple[float, float], number: int, length: float, colour: str) -> None:
    canvas.setStrokeColor(HexColor(colour))
    for share, weight in ((1.0, 1.6), (0.72, 1.0), (0.44, 0.7)):
        canvas.setLineWidth(weight)
        canvas.drawPath(_petal(canvas, centre, number, length * share), stroke=1, fill=0)


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
