"""The Dutch names of what "Dit ben ik" is made of: work that was explored, and the people around the student."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lobdossier.domain.vocabulary import DemandKind, Match, Sphere, WorkKind

WORK_KINDS: Final[Mapping[WorkKind, tuple[str, str]]] = {
    WorkKind.PROFESSION: ("Beroep", "briefcase"),
    WorkKind.COURSE: ("Opleiding", "graduation-cap"),
    WorkKind.WORKPLACE: ("Werkplek", "building-2"),
}

DEMANDS: Final[Mapping[DemandKind, str]] = {
    DemandKind.QUALITY: "Kwaliteiten",
    DemandKind.SKILL: "Vaardigheden",
    DemandKind.VALUE: "Wat er telt",
    DemandKind.HOURS: "Tijden",
    DemandKind.SURROUNDINGS: "Omgeving",
}

MATCHES: Final[Mapping[Match, tuple[str, str]]] = {
    Match.FITS: ("past", "check"),
    Match.CHAFES: ("schuurt", "waves"),
    Match.UNKNOWN: ("weet ik nog niet", "circle-help"),
}
"""Word and icon. "Schuurt" is not wrong: it is something to talk about."""

SPHERES: Final[Mapping[Sphere, tuple[str, str]]] = {
    Sphere.SCHOOL: ("School", "graduation-cap"),
    Sphere.WORK: ("Werk en stage", "briefcase"),
    Sphere.HOME: ("Thuis", "house-heart"),
    Sphere.FREE_TIME: ("Vrije tijd", "volleyball"),
}


def work_kind_name(kind: WorkKind) -> str:
    """ "Beroep"."""
    return WORK_KINDS[kind][0]


def work_kind_icon(kind: WorkKind) -> str:
    """The name of its Lucide icon."""
    return WORK_KINDS[kind][1]


def demand_name(kind: DemandKind) -> str:
    """In which respect work asks something: "Tijden"."""
    return DEMANDS[kind]


def match_name(match: Match) -> str:
    """ "past", "schuurt" or "weet ik nog niet"."""
    return MATCHES[match][0]


def match_icon(match: Match) -> str:
    """The name of its Lucide icon."""
    return MATCHES[match][1]


def sphere_name(sphere: Sphere) -> str:
    """ "Werk en stage"."""
    return SPHERES[sphere][0]


def sphere_icon(sphere: Sphere) -> str:
    """The name of its Lucide icon."""
    return SPHERES[sphere][1]
