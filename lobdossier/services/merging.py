"""Merging another copy of one's own dossier into the one that is open: home and school."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from lobdossier.domain import limits
from lobdossier.domain.changes import Change
from lobdossier.domain.errors import NotMergeable, OpenError, ReadOnly, WouldEmpty
from lobdossier.domain.experience import Evidence
from lobdossier.domain.merged import Merged, merged
from lobdossier.domain.merging import Key, Pick, Plan, plan
from lobdossier.domain.package import Package
from lobdossier.domain.record import EPOCH
from lobdossier.domain.shape import check
from lobdossier.domain.snapshot import Bytes
from lobdossier.domain.texts import TextPlace, TextVersion
from lobdossier.services.backups import Backups
from lobdossier.services.events import EventBus
from lobdossier.services.records import Clock
from lobdossier.services.undo import UndoStack
from lobdossier.storage import merging, pieces
from lobdossier.storage.file import DossierFile
from lobdossier.storage.records import Reading, Writing
from lobdossier.text.merging import other_version

Choices = Mapping[Key, Pick]
NO_CHOICES: Choices = {}
_ONE_BY_ONE: Final = 500
"""Of more changed records only the kinds are told: telling each would hold the screen up."""


@dataclass(frozen=True, slots=True)
class _Request:
    """What was asked for, and what came of it so far: *missing* are files of evidence that are not to be had."""

    package: Package
    choices: Choices
    allow_deleting: bool
    missing: frozenset[str] = frozenset()


class Merging:
    """Merges other copies into one open dossier."""

    def __init__(self, file: DossierFile, backups: Backups, events: EventBus, undo: UndoStack, clock: Clock) -> None:
        self._file, self._backups, self._events, self._undo, self._clock = file, backups, events, undo, clock

    def preview(self, package: Package, missing: Collection[str] = ()) -> Plan:
        """What merging *package* would do, an item for each record; changes nothing. Reads everything: for the background.

        *missing* are the sha256 of files that are listed in it but did not come along, as with JSON alone.

        Raises:
            NotMergeable: it is no whole copy of this dossier.
        """
        self._must_fit(package)
        with self._file.reading() as reading:
            rows, absent = merging.stored(reading), _absent(reading, package, missing)
        made = self._plan(rows, _Request(package, NO_CHOICES, allow_deleting=True, missing=absent))
        besides = not made.changes and not self._knows_all_else(self.outcome(made), package)
        return replace(made, besides=besides)

    def outcome(self, chosen: Plan) -> Merged:
        """What carrying out a plan would store: how much goes to the trash, and what cannot come in."""
        return merged(chosen, other_version)

    def merge(
        self, package: Package, fetch: Bytes, choices: Choices = NO_CHOICES, *, allow_deleting: bool = False
    ) -> Merged:
        """`carry_out` and `tell`, where both may happen in one thread.

        Raises:
            NotMergeable, WouldEmpty, Refused, SaveError, Damaged: as `carry_out`.
        """
        done = self.carry_out(package, fetch, choices, allow_deleting=allow_deleting)
        self.tell(done)
        return done

    def carry_out(
        self, package: Package, fetch: Bytes, choices: Choices = NO_CHOICES, *, allow_deleting: bool = False
    ) -> Merged:
        """Store what merging *package* comes to, with what the student chose after a preview; may run in the background.

        It is held against the dossier as it is by then; where nobody chose, both versions stay. A backup is made before
        anything is written, the files of the evidence go in piece by piece, and all the rest in one transaction. Where
        nothing differs nothing is written. Call `tell` with what it returns.

        Raises:
            NotMergeable: it is no whole copy of this dossier.
            WouldEmpty: it throws away most of the dossier, and not *allow_deleting*.
            Refused: a record in it breaks a rule.
            SaveError, Damaged: the backup or the merge could not be stored.
        """
        self._must_fit(package)
        with self._file.reading() as reading:
            rows, missing = merging.stored(reading), _absent(reading, package, ())
        request = _Request(package, choices, allow_deleting, missing)
        first = self._weighed(rows, request)
        besides = not self._knows_all_else(first, package)
        if not first.records and not besides:
            return first
        if self._file.read_only:
            raise ReadOnly(self._file.path)
        self._backups.make()
        request = replace(request, missing=missing | self._take_in(first, fetch))
        with self._file.writing(self._clock) as writing:
            # Read anew: while the files came in, somebody may have gone on writing.
            anew = merging.stored(writing)
            last = first if anew == rows and request.missing == missing else self._weighed(anew, request)
            self._store(writing, last, package, self._clock())
        return replace(last, besides=besides)

    def tell(self, done: Merged) -> None:
        """Tell everybody what a merge changed; belongs to the thread that owns the screen.

        What was done before cannot be undone after it, nor the merge itself: undoing would throw away what came in, and
        that would look like a deletion of the student to the other copy. The backup is the way back.
        """
        if done.records:
            self._undo.clear()
        many = len(done.records) > _ONE_BY_ONE
        told = dict.fromkeys(Change(record.KIND, "" if many else record.id) for record in done.records)
        for change in told:
            self._events.publish(change)

    # ------------------------------------------------------------ private
    def _must_fit(self, package: Package) -> None:
        if not package.whole:
            raise NotMergeable("part")
        if package.dossier_id != self._file.id:
            raise NotMergeable("other")
        if package.hash_key != self._file.key:
            raise NotMergeable("key")

    def _plan(self, rows: merging.Rows, request: _Request) -> Plan:
        mine, unreadable = merging.read(rows)
        made = plan(mine, request.package.snapshot, self._file.key, unreadable)
        return made.without_bytes(request.missing).with_choices(request.choices)

    def _weighed(self, rows: merging.Rows, request: _Request) -> Merged:
        """What *request* comes to now, held against every rule."""
        found = merged(self._plan(rows, request), other_version)
        if found.empties and not request.allow_deleting:
            raise WouldEmpty(found.gone, found.living)
        for record in found.records:
            check(record)
        return found

    def _knows_all_else(self, found: Merged, package: Package) -> bool:
        """Whether the former texts, and what stands beside the lists, are here already."""
        with self._file.reading() as reading:
            beside = reading.beside()
            more = merging.new_versions(reading, (*package.versions, *_written_over(found, EPOCH)))
        return not more and merging.united(beside, package.unknown) == beside

    def _take_in(self, found: Merged, fetch: Bytes) -> frozenset[str]:
        """Store the files of the evidence that comes in; returns which of them are not to be had."""
        wanted = {each.sha256: each.size for each in found.records if isinstance(each, Evidence) and each.sha256}
        missing = set()
        for sha256, size in wanted.items():
            with self._file.reading() as reading:
                if pieces.present(reading, sha256, size):
                    continue
            data = _fetched(fetch, sha256, size)
            if data is None:
                missing.add(sha256)
                continue
            for number, piece in enumerate(pieces.split(data)):
                with self._file.writing(self._clock) as writing:
                    pieces.put_piece(writing, sha256, number, piece)
        return frozenset(missing)

    def _store(self, writing: Writing, found: Merged, package: Package, now: datetime) -> None:
        merging.put_all(writing, found.records, _written_over(found, now))
        merging.put_versions(writing, package.versions)
        beside = writing.beside()
        both = merging.united(beside, package.unknown)
        if both != beside:
            writing.put_beside(both)


def _absent(reading: Reading, package: Package, missing: Collection[str]) -> frozenset[str]:
    """The files that evidence in *package* names, but that are neither with it nor here."""
    travels = {file.sha256 for file in package.files}.difference(missing)
    named = {(each.sha256, each.size) for each in package.snapshot.all(Evidence) if each.sha256}
    return frozenset(
        sha256 for sha256, size in named if sha256 not in travels and not pieces.present(reading, sha256, size)
    )


def _written_over(found: Merged, now: datetime) -> list[tuple[TextPlace, TextVersion]]:
    return [(place, TextVersion(now, text)) for place, text in found.texts]


def _fetched(fetch: Bytes, sha256: str, size: int) -> bytes | None:
    """The bytes under *sha256*; None when they are missing, damaged or more than a dossier holds."""
    try:
        data = fetch(sha256)
    except (OpenError, KeyError):
        return None
    fits = len(data) == size <= limits.EVIDENCE_BYTES
    return data if fits and hashlib.sha256(data).hexdigest() == sha256 else None
