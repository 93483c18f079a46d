"""Experiences: the list, and one in full."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lobdossier.domain.experience import Evidence, Experience, Testimony
from lobdossier.domain.listing import ExperienceFilter, ExperienceRow
from lobdossier.domain.plans import Step
from lobdossier.domain.reflection import Reflection
from lobdossier.domain.vocabulary import ExperienceKind
from lobdossier.storage import listing
from lobdossier.storage.file import DossierFile

EVERYTHING = ExperienceFilter()


@dataclass(frozen=True, slots=True)
class ExperienceInFull:
    """One experience with all that hangs on it."""

    experience: Experience
    evidence: list[Evidence]
    reflections: list[Reflection]
    testimonies: list[Testimony]
    steps: list[Step]


class Experiences:
    """Looking through the experiences of one open dossier."""

    def __init__(self, file: DossierFile) -> None:
        self._file = file

    def page(self, wanted: ExperienceFilter = EVERYTHING, *, offset: int = 0, limit: int = 50) -> list[ExperienceRow]:
        """Rows of the list, newest first, *limit* of them from *offset* on."""
        with self._file.reading() as reading:
            return listing.experiences(reading, wanted, offset, limit)

    def row(self, experience_id: str) -> ExperienceRow | None:
        """One row of the list; None when it is not there or was thrown away."""
        with self._file.reading() as reading:
            return next(iter(listing.rows_of(reading, [experience_id])), None)

    def count(self, wanted: ExperienceFilter = EVERYTHING) -> int:
        """How many experiences *wanted* lets through."""
        with self._file.reading() as reading:
            return listing.count_experiences(reading, wanted)

    def kinds(self) -> list[ExperienceKind]:
        """The sorts of experience that the student has, the most used one first."""
        with self._file.reading() as reading:
            return listing.kinds_in_use(reading)

    def months(self) -> list[date]:
        """The first day of each month in which an experience began, the latest first."""
        with self._file.reading() as reading:
            return listing.months_in_use(reading)

    def in_full(self, experience_id: str) -> ExperienceInFull:
        """One experience with its evidence, reflections, what others said and its steps.

        Raises:
            KeyError: there is no such experience.
        """
        with self._file.reading() as reading:
            return ExperienceInFull(
                reading.get(Experience, experience_id),
                reading.all(Evidence, experience_id=experience_id),
                reading.all(Reflection, experience_id=experience_id),
                reading.all(Testimony, experience_id=experience_id),
                reading.all(Step, experience_id=experience_id),
            )
