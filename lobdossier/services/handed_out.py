"""What was handed out before: what is still there of it, and how the record of it can be made to say less."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lobdossier.domain.kinds import BY_NAME
from lobdossier.domain.record import Record
from lobdossier.domain.sharing import Handover
from lobdossier.services.records import Records
from lobdossier.storage.file import DossierFile
from lobdossier.storage.present import present


class HandedOut:
    """The handovers of one open dossier. All that asks what is in them may read much: not for the screen's thread."""

    def __init__(self, file: DossierFile, records: Records) -> None:
        self._file, self._records = file, records

    def erased(self, handovers: Iterable[Handover]) -> dict[str, int]:
        """How many things of each handover were erased for good since, by its id; those with none are left out."""
        given = [handover for handover in handovers if _to_another(handover)]
        wanted: dict[type[Record], set[str]] = {}
        for item in (item for handover in given for item in handover.items):
            if item.kind in BY_NAME:  # of what a newer program knows nobody here can say whether it is gone
                wanted.setdefault(BY_NAME[item.kind], set()).add(item.id)
        gone: set[str] = set()
        with self._file.reading() as reading:
            for kind, ids in wanted.items():
                gone |= ids - present(reading, kind, ids)
        counts = {handover.id: sum(item.id in gone for item in handover.items) for handover in given}
        return {which: number for which, number in counts.items() if number}

    def of(self, records: Iterable[Record]) -> dict[str, tuple[Handover, ...]]:
        """For each of *records* that was handed out, by its id, in which handovers it was; the latest first."""
        wanted = {record.id for record in records}
        found: dict[str, tuple[Handover, ...]] = {}
        if wanted:
            for handover in filter(_to_another, self._records.all(Handover)):
                for which in wanted.intersection(item.id for item in handover.items):
                    found[which] = (handover, *found.get(which, ()))
        return found

    def redact(self, handover: Handover, *, label: str) -> None:
        """Keep that something was handed out, and when; not to whom, and not what was in it.

        Raises:
            SaveError: nothing changed.
        """
        self._records.save(
            replace(
                handover,
                receiver="",
                file_name="",
                consent_by="",
                consent_on=None,
                choice=None,
                conversation_id="",
                items=(),
            ),
            label=label,
        )


def _to_another(handover: Handover) -> bool:
    """A copy of the whole dossier is for the student alone."""
    return handover.choice is None or not handover.choice.whole
