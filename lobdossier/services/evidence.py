"""Evidence: photos, sound, video, documents and links, taken in, shown and opened.

Taking in a file goes in three moves. `prepare` and `store` are slow and touch no record: they belong in the
background. `attach` makes the record and is quick: it belongs to the thread that owns the screen.
"""

from __future__ import annotations

import hashlib
import stat
import tempfile
from dataclasses import replace
from pathlib import Path

from lobdossier import disk
from lobdossier.domain import limits
from lobdossier.domain.errors import Cancelled, Damaged, TooLarge, UnsafeFile
from lobdossier.domain.experience import Evidence
from lobdossier.domain.progress import Progress, Stopped, nobody, unstopped
from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.exchange.files import FileKind, is_photo, recognise
from lobdossier.services.prepared import Prepared
from lobdossier.services.records import Records
from lobdossier.storage import pieces
from lobdossier.storage.file import DossierFile
from lobdossier.text.files import display_name, save_name

_ENDINGS = {
    "application/pdf": ".pdf", "image/jpeg": ".jpg", "text/plain": ".txt", "audio/mpeg": ".mp3", "audio/mp4": ".m4a",
    "audio/wav": ".wav", "audio/ogg": ".ogg", "video/mp4": ".mp4",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ".pptx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.text": ".odt",
}  # fmt: skip


class EvidenceService:
    """The evidence of one open dossier."""

    def __init__(self, file: DossierFile, records: Records) -> None:
        self._file, self._records = file, records

    def prepare(self, path: Path) -> Prepared:
        """Read *path* and make of it what will be kept; a photo is turned upright, scaled and stripped.

        Raises:
            TooLarge: above the limit; the file was not read.
            UnsafeFile, Refused: a photo or badge that cannot be read, no file at all, or the dossier itself.
            OSError: the file cannot be read.
        """
        data, kind = self._read(path)
        if kind.kind is EvidenceKind.BADGE:
            return _badge(data, path.name)
        if kind.kind is EvidenceKind.PHOTO or is_photo(data[:64]):
            return _baked(data, path.name) or self.prepare_photo(data, path.name)
        prepared = _prepared(data, kind, display_name(path.name))
        if kind.kind not in (EvidenceKind.AUDIO, EvidenceKind.VIDEO):
            return prepared
        # Imported here: the program starts without it, and most days take in no sound.
        from lobdossier.exchange.sound import seconds

        length = seconds(data, path.name)
        return replace(prepared, evidence=replace(prepared.evidence, seconds=length))

    def prepare_badge(self, path: Path) -> Prepared:
        """Read *path* as an open badge, and as nothing else.

        Raises:
            As `prepare`; also ``Refused`` for a photo without a badge in it.
        """
        return _badge(self._read(path)[0], path.name)

    def prepare_photo(self, data: bytes, name: str) -> Prepared:
        """A photo from bytes, such as one that was pasted."""
        # Imported here and not above: the program starts without Pillow, and most days take in no photo.
        from lobdossier.exchange.photos import prepare_photo

        shown = display_name(name)
        photo = prepare_photo(data, shown)
        made = _prepared(photo.data, FileKind(EvidenceKind.PHOTO, "image/jpeg", openable=True), shown)
        evidence = Evidence(
            kind=EvidenceKind.PHOTO,
            title=shown,
            mime="image/jpeg",
            sha256=made.sha256,
            size=len(photo.data),
            width=photo.width,
            height=photo.height,
        )
        return Prepared(photo.data, made.sha256, evidence)

    def store(self, prepared: Prepared, progress: Progress, stopped: Stopped) -> None:
        """Copy the bytes into the dossier, piece by piece.

        Raises:
            Cancelled: *stopped* said so; half a copy is swept away at the next start.
            SaveError: the disk said no.
        """
        if not prepared.sha256:
            return
        with self._file.reading() as reading:
            if pieces.present(reading, prepared.sha256, len(prepared.data)):
                return
        for number, piece in enumerate(pieces.split(prepared.data)):
            if stopped():
                raise Cancelled
            with self._file.writing() as writing:
                pieces.put_piece(writing, prepared.sha256, number, piece)
            progress(min(1.0, (number + 1) * pieces.PIECE / max(1, len(prepared.data))))

    def attach(self, prepared: Prepared, experience_id: str, *, label: str, origin: object | None = None) -> Evidence:
        """Hang what was stored on an experience.

        Raises:
            SaveError: nothing was stored.
            Refused: there is no such experience.
        """
        self.store(prepared, nobody, unstopped)  # does nothing when the bytes are there, as they should be
        return self._records.add(replace(prepared.evidence, experience_id=experience_id), label=label, origin=origin)

    def fetch(self, sha256: str) -> bytes:
        """The bytes under a hash. May be called from any thread.

        Raises:
            Damaged: they are missing, or not what they were.
        """
        with self._file.reading() as reading:
            data = pieces.fetch(reading, sha256)
        if data is None:
            raise Damaged(self._file.path, "evidence")
        return data

    def can_open(self, evidence: Evidence) -> bool:
        """Whether the app hands it to a program of the system: only kinds that run nothing."""
        return evidence.mime in _ENDINGS

    def copy_to_open(self, evidence: Evidence, folder: Path) -> Path:
        """A read-only copy in *folder* (private, temporary) for a program of the system, with a safe ending.

        Raises:
            UnsafeFile: it is not on the safe list.
            Damaged: the bytes are not what they were.
        """
        if not self.can_open(evidence):
            raise UnsafeFile("evidence", "mime", "format", evidence.title)
        place = Path(tempfile.mkdtemp(dir=folder))
        ending = _ENDINGS[evidence.mime]
        stem = Path(evidence.title).stem if Path(evidence.title).suffix.lower() == ending else evidence.title
        target = place / save_name(f"{stem[:80]}{ending}")
        target.write_bytes(self.fetch(evidence.sha256))
        target.chmod(0o400)
        return target

    def save_as(self, evidence: Evidence, target: Path) -> None:
        """Write the bytes to *target*, where the student wants them.

        Raises:
            OSError: it cannot be written.
            UnsafeFile: *target* is the dossier itself.
            Damaged: the bytes are not what they were.
        """
        if self._is_dossier(target):
            raise UnsafeFile("evidence", "path", "format", display_name(target.name))
        data = self.fetch(evidence.sha256)
        temporary = disk.temporary_beside(target)
        try:
            temporary.write_bytes(data)
            disk.replace(temporary, target)
        finally:
            temporary.unlink(missing_ok=True)

    def _read(self, path: Path) -> tuple[bytes, FileKind]:
        found = path.stat()
        # The dossier is never opened beside SQLite: closing that second handle would drop its locks.
        if not stat.S_ISREG(found.st_mode) or self._is_dossier(path):
            raise UnsafeFile("evidence", "path", "format", display_name(path.name))
        size = found.st_size
        kind = recognise(path)
        limit = limits.EVIDENCE_BYTES
        if size > limit:
            raise TooLarge("evidence", kind.kind, "size", display_name(path.name), size, limit)
        data = path.read_bytes()
        if len(data) > limit:  # it grew while we looked
            raise TooLarge("evidence", kind.kind, "size", display_name(path.name), len(data), limit)
        return data, kind

    def _is_dossier(self, path: Path) -> bool:
        try:
            return path.samefile(self._file.path)
        except OSError:
            return False

    def sweep(self) -> None:
        """Remove bytes that nothing names any more; call it once after opening, before anything is taken in."""
        if not self._file.read_only:
            with self._file.writing() as writing:
                pieces.sweep(writing)


def _prepared(data: bytes, kind: FileKind, name: str) -> Prepared:
    sha256 = hashlib.sha256(data).hexdigest()
    evidence = Evidence(kind=kind.kind, title=name, mime=kind.mime, sha256=sha256, size=len(data))
    return Prepared(data, sha256, evidence)


def _badge(data: bytes, name: str) -> Prepared:
    # Imported here and not above: most days take in no badge.
    from lobdossier.services.badges import prepare_badge

    return prepare_badge(data, name)


def _baked(data: bytes, name: str) -> Prepared | None:
    from lobdossier.services.badges import prepare_baked

    return prepare_baked(data, name)
