"""Ways to begin a new experience: the four doors, and four small questions for who knows nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.vocabulary import ExperienceKind
from lobdossier.ui.words import tr

NEW: Final = "new"
EVIDENCE: Final = ":bewijs"
"""Behind the id of an experience: open it where its evidence stands."""
DOORS: Final = ("text", "photo", "audio", "video")


@dataclass(frozen=True, slots=True)
class Starter:
    """A nudge: what it is about, the question under it, and the sort of experience that it begins."""

    id: str
    title: str
    question: str
    icon: str
    kind: ExperienceKind


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a new experience opens. *door* is one of `DOORS` or empty."""

    door: str = ""
    starter: Starter | None = None


def doors() -> tuple[tuple[str, str, str], ...]:
    """Id, words and icon of the four doors."""
    return (
        ("text", tr("Schrijven"), "pencil"),
        ("photo", tr("Foto"), "camera"),
        ("audio", tr("Geluid"), "mic"),
        ("video", tr("Video"), "video"),
    )


def starters() -> tuple[Starter, ...]:
    """The nudges of the empty page."""
    kinds = ExperienceKind
    return (
        Starter("bijbaan", tr("Een bijbaan of klus"), tr("Wat deed je gisteren?"), "store", kinds.BIJBAAN),
        Starter("opendag", tr("Een open dag"), tr("Wat viel je op?"), "door-open", kinds.OPEN_DAG),
        Starter("geholpen", tr("Iemand geholpen"), tr("Wat deed dat met jou?"), "heart-handshake", kinds.ANDERS),
        Starter("misging", tr("Iets wat misging"), tr("Wat gebeurde er?"), "puzzle", kinds.ANDERS),
    )


def target(door: str, starter: Starter | None = None) -> str:
    """What to give to `way.go("experience", …)` for a new one."""
    return ":".join([NEW, door, *([starter.id] if starter else [])])


def beginning(wanted: str) -> Beginning | None:
    """What the target of the screen asks for: how a new one begins, or None when it is the id of one that exists."""
    if not wanted:
        return Beginning()
    first, *rest = wanted.split(":")
    if first != NEW:
        return None
    door = rest[0] if rest and rest[0] in DOORS else ""
    chosen = rest[1] if len(rest) > 1 else ""
    return Beginning(door, next((starter for starter in starters() if starter.id == chosen), None))


def begun_by(evidence: Evidence, experience: Experience) -> Experience:
    """A new *experience* that a piece of evidence begins: a badge gives it its name and its day, a photo nothing."""
    if evidence.badge is None or not experience.blank:
        return experience
    return replace(experience, title=evidence.title, start=evidence.badge.issued or experience.start)
