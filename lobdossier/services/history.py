"""Looking back at how a text was, and putting it back."""

from __future__ import annotations

from lobdossier.domain.kinds import BY_NAME
from lobdossier.domain.record import Record
from lobdossier.domain.texts import TextPlace, TextVersion, replaceable, with_text, words
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

    def others(self, place: TextPlace) -> list[TextPlace]:
        """Where else in the record of *place* there are former texts: short ones have them after merging."""
        with self._file.reading() as reading:
            paths = history.paths(reading, place.kind, place.record_id)
        return [TextPlace(place.kind, place.record_id, path) for path in paths if path != place.path]

    def now(self, place: TextPlace) -> str:
        """The text at *place* as it is; empty when what it was said in is there, but not that text any more.

        Raises:
            KeyError: the record is not there any more.
        """
        record = self._record(place)
        return {**words(record), **replaceable(record)}.get(place.path, "")

    def can_put_back(self, place: TextPlace) -> bool:
        """Whether there is a place for a former text: a word in a list, or an answer that was taken out, has none."""
        return place.path in replaceable(self._record(place))

    def put_back(self, place: TextPlace, version: TextVersion, *, label: str) -> None:
        """Make *version* the text at *place* again. What stands there now becomes a version itself, whatever the hour.

        Raises:
            KeyError: there is no such text any more.
            SaveError: it stands as it stood.
        """
        record = self._record(place)
        now = replaceable(record)[place.path]
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
