"""What travels: the chosen part of a dossier as data, inside a PDF, in a package, or as JSON alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.privacy import leave_out
from lobdossier.domain.record import EPOCH, NOTHING
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import Student
from lobdossier.domain.texts import TextPlace, TextVersion

JSON_NAME: Final = "loopbaandossier.json"
"""What the data is called inside a PDF."""
ANY: Final = "application/octet-stream"
_ENDINGS: Final[Mapping[str, str]] = {
    "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "application/pdf": "pdf", "text/plain": "txt",
    "audio/mpeg": "mp3", "audio/mp4": "m4a", "audio/wav": "wav", "audio/ogg": "ogg", "video/mp4": "mp4",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.oasis.opendocument.text": "odt",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TravellingFile:
    """A file beside the JSON: its name there, the sha256 and size of its bytes, and its kind."""

    name: str
    sha256: str
    size: int
    mime: str = ANY


@dataclass(frozen=True, kw_only=True)
class Package:
    """A dossier, or the part of one that was chosen for somebody, with all that is needed to go on with it.

    Attributes:
        made_with, made_on: the version of the program, and when (UTC; midnight for what has pages, so that the same
            choice on the same day is the same bytes).
        dossier_id: of the dossier that it comes from.
        hash_key: the key of its hashes. Only in a whole copy, the only one that can be merged.
        document: for whom, for what, and how the pages look; None when it was not made for anybody.
        activities: what was told of other experiences in the table: everything but texts.
        files: what travels beside it.
        versions: former texts; only in a whole copy.
        unknown: what stood beside the lists and is not known here.
    """

    snapshot: Snapshot
    made_with: str = ""
    made_on: datetime = EPOCH
    dossier_id: str = ""
    hash_key: bytes | None = None
    document: CareerDocument | None = None
    activities: tuple[Experience, ...] = ()
    files: tuple[TravellingFile, ...] = ()
    versions: tuple[tuple[TextPlace, TextVersion], ...] = ()
    unknown: Mapping[str, Any] = field(default_factory=lambda: NOTHING)

    @property
    def whole(self) -> bool:
        """Whether it is a copy of the whole dossier."""
        return self.hash_key is not None

    @property
    def student(self) -> Student:
        """Whose it is."""
        return self.snapshot.student

    def as_dossier(self) -> Snapshot:
        """What a dossier made of it holds: the activities of the table are experiences of which little is known."""
        records = dict(self.snapshot.records)
        there = {experience.id for experience in self.snapshot.all(Experience)}
        records[Experience] = (*self.snapshot.all(Experience), *(e for e in self.activities if e.id not in there))
        return Snapshot(records)


def files_of(part: Snapshot) -> tuple[TravellingFile, ...]:
    """The files of the evidence in *part*, each content once, in the order of the records."""
    found: dict[str, TravellingFile] = {}
    for evidence in part.all(Evidence):
        if evidence.sha256 and evidence.sha256 not in found:
            name = f"bewijs-{len(found) + 1:03}.{_ENDINGS.get(evidence.mime, 'bin')}"
            found[evidence.sha256] = TravellingFile(name, evidence.sha256, evidence.size, evidence.mime or ANY)
    return tuple(found.values())


def for_receiver(document: CareerDocument, part: Snapshot) -> CareerDocument:
    """*document* as it may be read by whom it is for: only what is in *part*, and nothing of what was weighed.

    Who agreed for a student under sixteen stays at home too: it is noted in the dossier.
    """
    (said,) = leave_out(Snapshot.of([document]), document.left_out).all(CareerDocument)
    present = {record.id for group in part.records.values() for record in group}
    lists = ("experience_ids", "conversation_ids", "plan_ids", "work_image_ids", "choice_ids", "contact_ids")
    inside: dict[str, Any] = {
        name: tuple(each for each in getattr(document, name) if each in present) for name in lists
    }
    return replace(
        said, id="", created=EPOCH, changed=EPOCH, earlier=(), left_out=(), kept=(), consent_by="", consent_on=None,
        unknown=NOTHING, **inside,
    )  # fmt: skip
