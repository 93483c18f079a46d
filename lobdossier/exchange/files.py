"""What kind of file something is, by its contents and not by its name alone."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO, Final

from lobdossier.domain.vocabulary import EvidenceKind

OTHER: Final = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class FileKind:
    """What evidence a file makes; only an *openable* one is ever handed to a program of the system."""

    kind: EvidenceKind
    mime: str
    openable: bool


_DOCUMENT, _AUDIO, _VIDEO, _PHOTO = EvidenceKind.DOCUMENT, EvidenceKind.AUDIO, EvidenceKind.VIDEO, EvidenceKind.PHOTO
_BADGE: Final = EvidenceKind.BADGE
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_KINDS: Final[dict[str, tuple[EvidenceKind, str]]] = {
    ".pdf": (_DOCUMENT, "application/pdf"),
    ".jpg": (_PHOTO, "image/jpeg"),
    ".jpeg": (_PHOTO, "image/jpeg"),
    ".png": (_PHOTO, "image/png"),
    ".webp": (_PHOTO, "image/webp"),
    ".txt": (_DOCUMENT, "text/plain"),
    ".mp3": (_AUDIO, "audio/mpeg"),
    ".m4a": (_AUDIO, "audio/mp4"),
    ".wav": (_AUDIO, "audio/wav"),
    ".ogg": (_AUDIO, "audio/ogg"),
    ".mp4": (_VIDEO, "video/mp4"),
    ".docx": (_DOCUMENT, _OFFICE + "wordprocessingml.document"),
    ".pptx": (_DOCUMENT, _OFFICE + "presentationml.presentation"),
    ".xlsx": (_DOCUMENT, _OFFICE + "spreadsheetml.sheet"),
    ".odt": (_DOCUMENT, "application/vnd.oasis.opendocument.text"),
}
_LOOKS_LIKE: Final[dict[str, EvidenceKind]] = {
    ".heic": _PHOTO, ".heif": _PHOTO, ".mov": _VIDEO, ".webm": _VIDEO, ".mkv": _VIDEO, ".avi": _VIDEO,
    ".aac": _AUDIO, ".flac": _AUDIO, ".opus": _AUDIO, ".amr": _AUDIO,
    ".svg": _BADGE, ".json": _BADGE, ".jws": _BADGE, ".jwt": _BADGE,
}  # fmt: skip
_OFFICE_PART: Final = {".docx": "word/", ".pptx": "ppt/", ".xlsx": "xl/"}


def recognise(path: Path, name: str = "") -> FileKind:
    """What *path* is, going by the ending of *name* (its own by default) and by its first bytes.

    A file whose contents contradict its ending, or of a kind that is not on the safe list, is still evidence, but it
    is never opened from the app: it can be saved elsewhere.
    """
    ending = PurePath(name or path.name).suffix.lower()
    known = _KINDS.get(ending)
    with path.open("rb") as file:
        agrees = known is not None and _agrees(ending, file)
    if known is not None and agrees:
        return FileKind(*known, openable=True)
    if known is not None and known[0] is _PHOTO:
        return FileKind(_PHOTO, OTHER, openable=False)  # says that it is a photo: `photos.prepare_photo` will tell
    return FileKind(_LOOKS_LIKE.get(ending, _DOCUMENT), OTHER, openable=False)


def is_photo(head: bytes) -> bool:
    """Whether bytes begin as a picture that `photos.prepare_photo` reads."""
    heic = head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"hevc")
    return (
        head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"))
        or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")
        or heic
    )


def safe_mime(mime: str, data: bytes) -> str:
    """*mime* if it is on the safe list and *data* is that; `OTHER`, which is never opened from the app, if not."""
    ending = next((ending for ending, (_, known) in _KINDS.items() if known == mime), "")
    return mime if ending and _agrees(ending, io.BytesIO(data)) else OTHER


def _agrees(ending: str, file: BinaryIO) -> bool:
    head = file.read(64)
    if ending in (".jpg", ".jpeg", ".png", ".webp"):
        return is_photo(head)
    if ending in (".m4a", ".mp4"):
        return head[4:8] == b"ftyp"
    if ending == ".mp3":
        return head.startswith(b"ID3") or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0)
    if ending == ".wav":
        return head[:4] == b"RIFF" and head[8:12] == b"WAVE"
    if ending == ".txt":
        return _is_text(file)
    if ending in (".docx", ".pptx", ".xlsx", ".odt"):
        return _is_office(ending, file)
    return head.startswith({".pdf": b"%PDF-", ".ogg": b"OggS"}[ending])


def _is_text(file: BinaryIO) -> bool:
    file.seek(0)
    data = file.read(65_536)
    if b"\0" in data or data.startswith((b"#!", b"MZ")):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(data) - 4  # a letter cut in two by the reading
    return True


def _is_office(ending: str, file: BinaryIO) -> bool:
    """A zip with the right part in it and without macros."""
    if not _is_small_zip(file):
        return False
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()[:5_000]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error):
        return False
    if any("vbaproject" in name.lower() for name in names):
        return False
    wanted = _OFFICE_PART.get(ending)
    return "mimetype" in names if wanted is None else any(name.startswith(wanted) for name in names)


def _is_small_zip(file: BinaryIO) -> bool:
    """Whether the list of what is in it can be read: a file may be nothing but a list, and take ten times its size."""
    file.seek(max(0, file.seek(0, os.SEEK_END) - 66_000))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22 or tail[max(0, at - 20) : at].startswith(b"PK\x06\x07"):
        return False
    return int.from_bytes(tail[at + 12 : at + 16], "little") <= 1_000_000
