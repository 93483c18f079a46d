"""A dossier, or the chosen part of one, made ready to travel."""

from __future__ import annotations

from datetime import datetime

from lobdossier import __version__
from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.choosing import activities, chosen
from lobdossier.domain.errors import DamagedRecord
from lobdossier.domain.experience import Experience
from lobdossier.domain.package import Package, files_of, for_receiver
from lobdossier.domain.snapshot import Snapshot
from lobdossier.services.records import Records
from lobdossier.storage import history, merging
from lobdossier.storage.file import DossierFile


def whole_copy(file: DossierFile, made_on: datetime, document: CareerDocument | None = None) -> Package:
    """All of an open dossier, the trash and former texts included, as it is at one moment: it can be merged with another copy.

    Raises:
        DamagedRecord: something in it cannot be read; a copy without it would look as if it were thrown away.
    """
    with file.moment() as moment:
        rows, versions, beside = merging.stored(moment), history.all_versions(moment), moment.beside()
    everything, unreadable = merging.read(rows)
    for kind, record_id in sorted(unreadable):
        raise DamagedRecord(kind, "", "damaged", record_id)
    return Package(
        snapshot=everything,
        made_with=__version__,
        made_on=made_on,
        dossier_id=file.id,
        hash_key=file.key,
        document=for_receiver(document, everything) if document else None,
        files=files_of(everything),
        versions=tuple(versions),
        unknown=beside,
    )


class Packing:
    """Makes packages of one open dossier. Reads it; changes nothing."""

    def __init__(self, file: DossierFile, records: Records) -> None:
        self._file, self._records = file, records

    def copy(self, made_on: datetime, document: CareerDocument | None = None) -> Package:
        """The whole of it, as `whole_copy`."""
        return whole_copy(self._file, made_on, document)

    def part(self, document: CareerDocument, dossier: Snapshot, made_on: datetime) -> Package:
        """What *document* chooses of *dossier*. What a newer program put beside the lists stays at home: nobody chose it."""
        part = chosen(dossier, document)
        told = {experience.id for experience in part.all(Experience)}
        others = [e for e in activities(dossier, document.left_out) if e.id not in told] if document.table else []
        return Package(
            snapshot=part,
            made_with=__version__,
            made_on=made_on,
            dossier_id=self._file.id,
            document=for_receiver(document, part),
            activities=tuple(others),
            files=files_of(part),
        )

    def seen(self, made_on: datetime) -> Package:
        """All that is not in the trash, for whoever looks into the dossier itself; it cannot be merged."""
        found = self._records.snapshot()
        return Package(
            snapshot=found, made_with=__version__, made_on=made_on, dossier_id=self._file.id, files=files_of(found)
        )
