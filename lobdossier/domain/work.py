"""Work held against the student's own qualities and motives: fits, chafes, or not known yet.

Nothing here counts or weighs. A verdict is the student's own, two pieces of work stand side by side and are never put in
an order, and what is not known yet is something to ask (source 001: chances must never steer against one's motives).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lobdossier.domain.errors import NoSource
from lobdossier.domain.portrait import Comparison, Demand, Motive, Quality, WorkImage
from lobdossier.domain.vocabulary import Competence, DemandKind, Fit, Match

COMPARED = (Fit.SUITS, Fit.SOMETIMES)
"""How the student sorted the qualities that work is held against: those that suit, and after them those that sometimes do."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing of the student's own that work is held against."""

    about_id: str
    title: str
    competence: Competence
    """Which of the five it comes from: qualities or motives."""


def aspects(qualities: Iterable[Quality], motives: Iterable[Motive]) -> list[Aspect]:
    """What work is held against: qualities as they were made, then the motives that were not let go in their own order."""
    chosen = [quality for fit in COMPARED for quality in qualities_with(qualities, fit)]
    kept = sorted((m for m in motives if m.until is None), key=lambda m: (m.rank is None, m.rank or 0, m.id))
    return [
        *(Aspect(q.id, q.title, Competence.KWALITEITENREFLECTIE) for q in chosen if q.title.strip()),
        *(Aspect(m.id, m.title, Competence.MOTIEVENREFLECTIE) for m in kept if m.title.strip()),
    ]


def qualities_with(qualities: Iterable[Quality], fit: Fit) -> list[Quality]:
    """Those that were sorted as *fit*, in the order in which they were made."""
    return sorted((quality for quality in qualities if quality.fit is fit), key=lambda quality: quality.id)


def verdict(image: WorkImage, about_id: str) -> Comparison:
    """How *image* goes with one thing of the student; as long as nothing was said it is unknown."""
    said = (comparison for comparison in image.comparisons if comparison.about_id == about_id)
    return next(said, Comparison(about_id=about_id))


def first_of(own: Sequence[Aspect], images: Sequence[WorkImage], most: int) -> list[Aspect]:
    """The first *most* of *own*, and besides those of which something was said at one of *images*; in their own order."""
    said = {comparison.about_id for image in images for comparison in image.comparisons}
    return [aspect for place, aspect in enumerate(own) if place < most or aspect.about_id in said]


def judged(image: WorkImage, about_id: str, match: Match, because: str) -> WorkImage:
    """*image* with another verdict on one thing; one that says nothing is left out, the others keep their place."""
    said = Comparison(about_id=about_id, match=match, because=because)
    kept = [said if each.about_id == about_id else each for each in image.comparisons]
    if said not in kept:
        kept.append(said)
    return replace(image, comparisons=tuple(each for each in kept if not _says_nothing(each)))


def unknown(image: WorkImage, own: Sequence[Aspect]) -> list[Aspect]:
    """What of *own* the student does not know yet of *image*."""
    return [aspect for aspect in own if verdict(image, aspect.about_id).match is Match.UNKNOWN]


def unknown_of_both(one: WorkImage, other: WorkImage, own: Sequence[Aspect]) -> list[Aspect]:
    """What of *own* the student knows of neither."""
    of_other = unknown(other, own)
    return [aspect for aspect in unknown(one, own) if aspect in of_other]


def asked(image: WorkImage, kind: DemandKind, text: str, *, on: bool) -> WorkImage:
    """*image* asking *text* in one respect, or no longer; in the order in which it was said."""
    demand = Demand(kind=kind, text=text.strip())
    kept = tuple(each for each in image.demands if each != demand)
    if not on or not demand.text:
        return image if kept == image.demands else replace(image, demands=kept)
    return image if demand in image.demands else replace(image, demands=(*kept, demand))


def sourced(image: WorkImage) -> bool:
    """Whether what it says of chances, if anything, has its source beside it."""
    return not image.chances.strip() or bool(image.chances_source.strip())


def require_source(image: WorkImage) -> None:
    """Hold *image* to the rule that a chance is kept with where it was found, or not at all.

    Raises:
        NoSource: it tells of chances without a source.
    """
    if not sourced(image):
        raise NoSource(WorkImage.KIND, "chances_source", "source")


def _says_nothing(comparison: Comparison) -> bool:
    return comparison.match is Match.UNKNOWN and not comparison.because.strip()
