"""The files of a merge as they come in: counted, so that the student sees how far it is, and can stop it."""

from __future__ import annotations

from lobdossier.domain.errors import Cancelled
from lobdossier.domain.experience import Evidence
from lobdossier.domain.merging import Plan, What
from lobdossier.domain.progress import Progress, Stopped
from lobdossier.services.arrivals import Arrival

_COMING = (What.NEW, What.THERE, What.BOTH)


class Bringing:
    """Gives the bytes under a hash, as `Arrival.fetch`."""

    def __init__(self, arrival: Arrival, plan: Plan, progress: Progress, stopped: Stopped) -> None:
        self._arrival, self._progress, self._stopped = arrival, progress, stopped
        self._total = len(
            {i.theirs.sha256 for i in plan.items if i.what in _COMING and isinstance(i.theirs, Evidence)} - {""}
        )
        self._done = 0

    def __call__(self, sha256: str) -> bytes:
        """The bytes.

        Raises:
            Cancelled: the student stopped it; what came in so far is swept away at the next start.
            KeyError: this file stayed behind.
            ArrivalRefused, Damaged: as `Arrival.fetch`.
        """
        if self._stopped():
            raise Cancelled
        if sha256 in self._arrival.missing:
            raise KeyError(sha256)
        self._done += 1
        self._progress(self._done / max(self._total, self._done))
        return self._arrival.fetch(sha256)
