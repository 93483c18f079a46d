"""What people and places are called in vo, mbo and hbo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lobdossier.domain.vocabulary import Sector


@dataclass(frozen=True, slots=True)
class RoleWords:
    """What people and places are called in a sector. *school_guide* and *work_guide* sit at the trialoog."""

    student: str
    students: str
    guide: str
    school_guide: str
    work_guide: str
    placement: str
    course: str


ROLES: Final[Mapping[Sector, RoleWords]] = {
    Sector.VO: RoleWords("leerling", "leerlingen", "mentor", "mentor", "stagebegeleider", "stage", "profiel"),
    Sector.MBO: RoleWords("student", "studenten", "slb’er", "BPV-docent", "praktijkbegeleider", "BPV", "opleiding"),
    Sector.HBO: RoleWords(
        "student",
        "studenten",
        "studieloopbaanbegeleider",
        "stagedocent",
        "bedrijfsbegeleider",
        "stage",
        "opleiding",
    ),
}


def words_for(sector: Sector) -> RoleWords:
    """How people are called in *sector*."""
    return ROLES[sector]
