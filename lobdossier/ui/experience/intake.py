"""Taking files in as evidence: in the background, one after the other, with a way to stop; and refusals in words."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QImage, QImageWriter

from lobdossier.domain import limits
from lobdossier.domain.errors import Cancelled, DossierError, Refused, TooLarge, UnsafeFile
from lobdossier.domain.progress import Progress, Stopped
from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.services.prepared import Prepared
from lobdossier.text import files
from lobdossier.text.causes import BADGE
from lobdossier.text.explain import explain
from lobdossier.ui.context import Context
from lobdossier.ui.jobs import Job
from lobdossier.ui.words import tr

ENDINGS: Final = {
    EvidenceKind.PHOTO: (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif"),
    EvidenceKind.AUDIO: (".mp3", ".m4a", ".wav", ".ogg", ".aac", ".flac", ".opus", ".amr"),
    EvidenceKind.VIDEO: (".mp4", ".mov", ".webm", ".mkv", ".avi"),
    EvidenceKind.DOCUMENT: (".pdf", ".docx", ".odt", ".pptx", ".xlsx", ".txt"),
    EvidenceKind.BADGE: (".png", ".svg", ".json", ".jws", ".jwt"),
}
"""What the file chooser shows for each button. What a file really is, its contents tell when it is taken in."""
Work = Callable[[Progress, Stopped], Prepared]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that is going to be taken in, for the experience that was open when it was given."""

    name: str
    experience_id: str
    work: Work


def kind_of(path: Path) -> EvidenceKind:
    """What somebody means by a file, by its name alone; a picture is a photo, until a badge is found in it."""
    ending = path.suffix.lower()
    return next((kind for kind, endings in ENDINGS.items() if ending in endings), EvidenceKind.DOCUMENT)


def too_large_said(name: str, size: int, kind: EvidenceKind, limit: int = limits.EVIDENCE_BYTES) -> str:
    """A file above *limit* (in bytes): how large it is, and how to make it smaller."""
    smaller = {
        EvidenceKind.PHOTO: tr(
            "Stuur de foto in een bericht aan jezelf: dan wordt hij kleiner. Of maak een schermafbeelding."
        ),
        EvidenceKind.AUDIO: tr("Neem een korter stuk, of bewaar het geluid als mp3."),
        EvidenceKind.VIDEO: tr("Neem een korter stuk, of kies op je telefoon een lagere kwaliteit, zoals 720p."),
        EvidenceKind.BADGE: tr("Download de badge opnieuw, op de plek waar je hem kreeg."),
    }.get(kind, tr("Bewaar het als pdf met kleinere plaatjes, of neem alleen de bladzijden die je wilt laten zien."))
    said = tr(
        "“{name}” is {size}. Er past {limit} in. Je dossier is niet veranderd.",
        name=files.display_name(name),
        size=files.size(size),
        limit=files.size(limit),
    )
    return f"{said} {smaller}"


def refusal_said(error: Exception, name: str) -> str:
    """Why a file was not taken in, and what to do; empty when it is not about the file."""
    shown, kind = files.display_name(name), kind_of(Path(name))
    if kind is EvidenceKind.BADGE or (isinstance(error, Refused) and error.kind == BADGE):
        return _badge_refusal_said(error, shown)
    if isinstance(error, TooLarge) and error.rule == "size":
        return too_large_said(name, error.size, kind)
    if isinstance(error, TooLarge):
        return tr(
            "“{name}” heeft te veel beeldpunten. Er is niets veranderd. Maak er een schermafbeelding van.", name=shown
        )
    if isinstance(error, UnsafeFile) and kind is not EvidenceKind.PHOTO:
        # Of other files only the dossier itself, and what is no file any more, are refused.
        return tr(
            "“{name}” kan er niet in. Er is niets veranderd. Kies een foto, geluid, video of document.", name=shown
        )
    if isinstance(error, UnsafeFile | Refused):
        return tr(
            "“{name}” kan ik niet lezen als foto. Er is niets veranderd. "
            "Open de foto op je telefoon of computer en bewaar hem als jpg. Of maak er een schermafbeelding van.",
            name=shown,
        )
    return _unreadable_said(error, shown)


def _badge_refusal_said(error: Exception, shown: str) -> str:
    if isinstance(error, TooLarge) and error.rule == "size":
        return too_large_said(shown, error.size, EvidenceKind.BADGE, error.limit)
    if isinstance(error, TooLarge):
        return tr(
            "Het plaatje van “{name}” heeft te veel beeldpunten. Er is niets veranderd. "
            "Download de badge kleiner, op de plek waar je hem kreeg.",
            name=shown,
        )
    if isinstance(error, Refused):
        about = Refused(BADGE, error.field_name, error.rule)  # its picture was refused as a photo
        return tr("“{name}” kan er niet in als badge. {why}", name=shown, why=explain(about).sentence)
    return _unreadable_said(error, shown)


def _unreadable_said(error: Exception, shown: str) -> str:
    if isinstance(error, OSError):
        return tr(
            "“{name}” is niet te lezen. Staat het bestand er nog? Zet het in je eigen map en probeer het dan.",
            name=shown,
        )
    return ""


class Intake(QObject):
    """Takes in one file at a time. Nothing is on record until it was copied whole: then `arrived` gives it."""

    began = Signal(str)
    progressed = Signal(float)
    idle = Signal()
    arrived = Signal(str, object)
    """The id of the experience, and the `Prepared` that lies in the dossier now."""
    refused = Signal(str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._waiting: deque[Waiting] = deque()
        self._job: Job | None = None
        self._now: Waiting | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being taken in."""
        return self._now is not None

    def take_file(self, path: Path, experience_id: str, badge: bool = False) -> None:
        """Take in the file at *path*; with *badge* only if there is a badge in it."""
        evidence = self._context.workspace.evidence

        def work(progress: Progress, stopped: Stopped) -> Prepared:
            prepared = evidence.prepare_badge(path) if badge else evidence.prepare(path)
            if stopped():
                raise Cancelled
            evidence.store(prepared, progress, stopped)
            return prepared

        self._queue(Waiting(path.name, experience_id, work))

    def take_picture(self, image: QImage, experience_id: str) -> None:
        """Take in a picture that was pasted."""
        evidence, name = self._context.workspace.evidence, tr("Geplakte foto") + ".jpg"

        def work(progress: Progress, stopped: Stopped) -> Prepared:
            prepared = evidence.prepare_photo(_png(image), name)
            if stopped():
                raise Cancelled
            evidence.store(prepared, progress, stopped)
            return prepared

        self._queue(Waiting(name, experience_id, work))

    def stop(self) -> None:
        """Stop what runs, and drop what waits."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()

    # ------------------------------------------------------------ private
    def _queue(self, waiting: Waiting) -> None:
        self._waiting.append(waiting)
        if self._now is None:
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            self._now = self._job = None
            self.idle.emit()
            return
        self._now = now = self._waiting.popleft()
        self.began.emit(now.name)
        self._job = self._context.jobs.run(
            self,
            now.work,
            done=lambda prepared: self._done(now, prepared),
            failed=lambda error: self._failed(now, error),
            progress=self.progressed.emit,
        )

    def _done(self, now: Waiting, prepared: Prepared) -> None:
        self.arrived.emit(now.experience_id, prepared)
        self._next()

    def _failed(self, now: Waiting, error: Exception) -> None:
        said = refusal_said(error, now.name)
        if said:
            self.refused.emit(said)
        elif not isinstance(error, Cancelled):
            self._context.voice.fail(error, lambda: self._queue(now) if isinstance(error, DossierError) else None)
        self._next()


def readable_size(path: Path) -> int | None:
    """The size of a plain file in bytes; None for a folder, a device or something that is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size if path.is_file() and os.access(path, os.R_OK) else None


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
