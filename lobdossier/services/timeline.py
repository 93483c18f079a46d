"""The timeline of one open dossier: experiences, conversations and choices over all school periods."""

from __future__ import annotations

from datetime import date

from lobdossier.domain.listing import ExperienceFilter
from lobdossier.domain.student import SchoolPeriod
from lobdossier.domain.timeline.things import Timeline, timeline
from lobdossier.services.experiences import EVERYTHING
from lobdossier.storage.file import DossierFile
from lobdossier.storage.timeline import moments


class Timelines:
    """Reads the timeline. With thousands of experiences not for the interface's own thread."""

    def __init__(self, file: DossierFile) -> None:
        self._file = file

    def read(self, today: date, wanted: ExperienceFilter = EVERYTHING) -> Timeline:
        """What *wanted* lets through, in order of time, with the school periods as they are *today*.

        Words and days narrow conversations and choices too. A sort, a competence or the star is something that only
        experiences have: with one of those there are no others.
        """
        with self._file.reading() as reading:
            found = moments(reading, wanted)
            periods = reading.all(SchoolPeriod)
        told = timeline(found, periods, today)
        told.extent(today)  # what it works out once, it works out here and not in the thread that paints
        return told
