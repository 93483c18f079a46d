"""Qualities and skills: sorting them, and the chain of each from experience to who saw it."""

from __future__ import annotations

from dataclasses import replace

from lobdossier.domain.cards import Word
from lobdossier.domain.chains import Chain, chain_of
from lobdossier.domain.experience import Evidence, Experience, Testimony
from lobdossier.domain.ids import new_id
from lobdossier.domain.portrait import Quality
from lobdossier.domain.record import Record
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.vocabulary import Fit, QualityKind
from lobdossier.services.records import Records
from lobdossier.storage.file import DossierFile


class Qualities:
    """The qualities and skills of one open dossier. What is stored counts, never an older version in a caller's hands."""

    def __init__(self, file: DossierFile, records: Records) -> None:
        self._file, self._records = file, records

    def all(self) -> list[Quality]:
        """Every one that was sorted, however it was, the first one first."""
        return self._records.all(Quality)

    def chains(self) -> list[Chain]:
        """The chain of each, in the same order.

        Reads only what hangs on the linked experiences: what else the dossier holds costs nothing.
        """
        with self._file.reading() as reading:
            qualities = reading.all(Quality)
            linked = {which for quality in qualities for which in quality.experience_ids}
            records: list[Record] = [
                *reading.among(Experience, "id", linked),
                *reading.among(Evidence, "experience_id", linked),
                *reading.among(Testimony, "experience_id", linked),
                *reading.all(Feedback, agreed=True),
            ]
        dossier = Snapshot.of(records)
        return [chain_of(quality, dossier) for quality in qualities]

    def sort_card(self, word: Word, fit: Fit, *, label: str, origin: object | None = None) -> Quality:
        """Lay a card of the deck with *fit*; one that was sorted before moves, with all that hangs on it."""
        known = next((each for each in self.all() if each.card_id == word.id), None)
        if known is None:
            known = Quality(id=new_id(), title=word.words, kind=QualityKind(word.kind), card_id=word.id)
        return self._keep(replace(known, fit=fit), label, origin)

    def sort_again(self, quality: Quality, fit: Fit, *, label: str, origin: object | None = None) -> Quality:
        """Lay one that was sorted before with another *fit*."""
        return self._keep(replace(self._stored(quality), fit=fit), label, origin)

    def add_own(
        self, title: str, kind: QualityKind, fit: Fit, *, label: str, origin: object | None = None
    ) -> Quality | None:
        """Keep a word of the student's own with *fit*; one that is there already under this name moves there.

        Returns None for a title without words.
        """
        if not title.strip():
            return None
        same = (each for each in self.all() if _plain(each.title) == _plain(title))
        known = next(same, None) or Quality(id=new_id(), title=title, kind=kind)
        return self._keep(replace(known, fit=fit), label, origin)

    def link(self, quality: Quality, experience_id: str, *, label: str, origin: object | None = None) -> Quality:
        """Say that *quality* showed in an experience, once however often it is said."""
        stored = self._stored(quality)
        linked = tuple(dict.fromkeys((*stored.experience_ids, experience_id)))
        return self._keep(replace(stored, experience_ids=linked), label, origin)

    def unlink(self, quality: Quality, experience_id: str, *, label: str, origin: object | None = None) -> Quality:
        """Let go of an experience; the experience itself stays as it is."""
        stored = self._stored(quality)
        linked = tuple(which for which in stored.experience_ids if which != experience_id)
        return self._keep(replace(stored, experience_ids=linked), label, origin)

    def _stored(self, quality: Quality) -> Quality:
        return self._records.find(Quality, quality.id) or quality

    def _keep(self, quality: Quality, label: str, origin: object | None) -> Quality:
        self._records.save(quality, label=label, origin=origin)
        return quality


def _plain(title: str) -> str:
    return " ".join(title.split()).casefold()
