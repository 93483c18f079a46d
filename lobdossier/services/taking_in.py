"""What was brought becomes a dossier on this computer: a fresh file, whole or not there at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from lobdossier.domain.arriving import taken_over, with_evidence
from lobdossier.domain.errors import Cancelled
from lobdossier.domain.experience import Evidence
from lobdossier.domain.package import Package
from lobdossier.domain.progress import Progress, Stopped
from lobdossier.domain.sharing import Handover
from lobdossier.domain.snapshot import Snapshot
from lobdossier.exchange.arrival import refusing
from lobdossier.exchange.files import safe_mime
from lobdossier.paths import SUFFIX
from lobdossier.services.arrivals import Arrival
from lobdossier.storage import history, index, pieces, shared
from lobdossier.storage.file import DossierFile
from lobdossier.storage.fresh import fresh_dossier, take_over_all
from lobdossier.storage.records import Writing
from lobdossier.text.files import save_name

Mimes = dict[tuple[str, str], str]
_FILES: Final = 0.6
"""The share of the work that is done when the files are in."""
_TOGETHER: Final = 500
"""Records that are stored between two looks at whether it was stopped."""


def as_new_dossier(arrival: Arrival, target: Path, progress: Progress, stopped: Stopped) -> None:
    """Make a dossier of *arrival* at *target*. Takes seconds: not for the thread of the interface.

    Of a whole copy it has the id and the key, so that the two can be brought together later; what was made for somebody
    becomes a dossier of its own. See `domain.arriving` for what is not taken over.

    Raises:
        FileExistsError: there is something at *target*; it was not touched.
        Cancelled: *stopped* said so; there is no new file.
        ArrivalRefused, Damaged: the file that was brought changed meanwhile, or breaks a rule that only a dossier has;
            there is no new file.
        StrayJournal, SaveError: it could not be written; there is no new file.
    """
    package = arrival.package
    identity = (package.dossier_id, package.hash_key) if package.hash_key and package.dossier_id else None
    records = taken_over(package)
    with refusing(arrival.path), fresh_dossier(target, identity) as file:
        mimes = _put_files(arrival, records, file, progress, stopped)
        _put_records(with_evidence(records, _as_kept(arrival, mimes)), package, file, progress, stopped)
    progress(1.0)


def as_view(
    arrival: Arrival, folder: Path, progress: Progress = lambda _share: None, stopped: Stopped = lambda: False
) -> Path:
    """The same in *folder* (private, temporary), for looking at it: it is to be opened read-only, and cannot be written.

    Raises:
        As `as_new_dossier`.
    """
    taken = [found.name for found in folder.iterdir()] if folder.is_dir() else []
    target = folder / save_name(f"{arrival.package.student.name or 'Dossier'}{SUFFIX}", taken)
    as_new_dossier(arrival, target, progress, stopped)
    target.chmod(0o400)
    return target


def _put_files(arrival: Arrival, records: Snapshot, file: DossierFile, progress: Progress, stopped: Stopped) -> Mimes:
    """The bytes of the evidence, one file at a time; returns what each is, whatever it is said to be."""
    wanted: dict[str, set[str]] = {}
    for evidence in records.all(Evidence):
        if evidence.sha256 and evidence.sha256 not in arrival.missing:
            wanted.setdefault(evidence.sha256, set()).add(evidence.mime)
    found: Mimes = {}
    for number, (sha256, mimes) in enumerate(wanted.items()):
        if stopped():
            raise Cancelled
        progress(_FILES * number / len(wanted))
        data = arrival.fetch(sha256)
        found.update({(sha256, mime): safe_mime(mime, data) for mime in mimes})
        with file.writing() as writing:
            for place, piece in enumerate(pieces.split(data)):
                pieces.put_piece(writing, sha256, place, piece)
    return found


def _as_kept(arrival: Arrival, mimes: Mimes) -> Callable[[Evidence], Evidence]:
    """A file that stayed behind is not named any more: what it was and what is said in it are still told."""

    def kept(evidence: Evidence) -> Evidence:
        if evidence.sha256 in arrival.missing:
            return replace(evidence, sha256="", size=0)
        return replace(evidence, mime=mimes.get((evidence.sha256, evidence.mime), evidence.mime))

    return kept


def _put_records(records: Snapshot, package: Package, file: DossierFile, progress: Progress, stopped: Stopped) -> None:
    """All of them in one transaction, each after what it points to."""
    total, done = sum(map(len, records.records.values())), 0
    with file.writing() as writing:
        for kind, group in records.records.items():
            for start in range(0, len(group), _TOGETHER):
                if stopped():
                    raise Cancelled
                progress(_FILES + (0.9 - _FILES) * done / total)
                take_over_all(writing, kind, group[start : start + _TOGETHER])
                done += len(group[start : start + _TOGETHER])
        index.learn_all(writing.connection)
        _put_rest(writing, records, package)


def _put_rest(writing: Writing, records: Snapshot, package: Package) -> None:
    for handover in records.all(Handover):
        shared.note(writing.connection, handover)
    if package.whole:
        history.put_all(writing.connection, package.versions)
    elif package.dossier_id:
        writing.put_origin(package.dossier_id)
    writing.put_beside(package.unknown)
