"""Looking back at how a text was, and putting it back."""

from __future__ import annotations

from lobdossier.domain.kinds import BY_NAME
from lobdossier.domain.record import Record
from lobdossier.domain.texts import TextPlace, TextVersion, texts, with_text
from lobdossier.services.records import Clock, Records
from lobdossier.storage import history
from lobdossier.storage.file import DossierFile


class TextHistory:
    """The former versions of the texts of one open dossier."""

    def __init__(self, file: DossierFile, records: Records, clock: Clock) -> None:
        self._file, self._records, self._clock = file, records, clock

    def versions(self, place: TextPlace) -> list[TextVersion]:
        """The former versions of the text at *place*, newest first."""
        with self._file.reading() as reading:
            return history.versions(reading, place)

    def now(self, place: TextPlace) -> str:
        """The text at *place* as it is.

        Raises:
            KeyError: the record, or that text of it, is not there any more.
        """
        return texts(self._record(place))[place.path]

    def put_back(self, place: TextPlace, version: TextVersion, *, label: str) -> None:
        """Make *version* the text at *place* again. What stands there now becomes a version itself, whatever the hour.

        Raises:
            KeyError: there is no such text any more.
            SaveError: it stands as it stood.
        """
        record = self._record(place)
        now = texts(record)[place.path]
        if now.strip() and now != version.text:
            with self._file.writing(self._clock) as writing:
                history.put(writing.connection, place, TextVersion(self._clock(), now))
        self._records.save(with_text(record, place.path, version.text), label=label)

    def thin(self) -> int:
        """Forget what is older than `storage.history.DAYS`; returns how many versions."""
        with self._file.writing(self._clock) as writing:
            return history.thin(writing.connection, self._clock())

    def _record(self, place: TextPlace) -> Record:
        return self._records.get(BY_NAME[place.kind], place.record_id)
