"""The way in: a PDF, a package, JSON or a dossier that somebody brings is looked at, checked, and made a dossier of.

Everything is checked before anything is handed on or written: the rules of the JSON form, every hash and size, what
points to what. Nothing is unpacked to disk, and no name in the file is used as a path. A file that passes tells nothing
of where it comes from: hashes prove no sender.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType

from lobdossier.disk import HEAD
from lobdossier.domain import limits
from lobdossier.domain.arriving import check_package
from lobdossier.domain.errors import (
    ArrivalRefused,
    Damaged,
    FileMissing,
    NoDossierInside,
    OpenError,
    PassphraseNeeded,
    PassphraseWrong,
    Refused,
)
from lobdossier.domain.experience import Evidence
from lobdossier.domain.package import Package, TravellingFile
from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.exchange.arrival import JsonSource, Source, refusing
from lobdossier.exchange.json_form import read_json, unchanged
from lobdossier.exchange.sealed import is_sealed, unseal
from lobdossier.exchange.zip_source import ZipSource
from lobdossier.services.packing import whole_copy
from lobdossier.storage import checks, pieces
from lobdossier.storage.file import DossierFile, open_dossier
from lobdossier.text.causes import FILE


class ArrivalKind(StrEnum):
    """What sort of file was brought."""

    PDF = "pdf"
    PACKAGE = "package"
    JSON = "json"
    DOSSIER = "dossier"


class Arrival:
    """A file that was brought, checked and open. Close it when done, or use it in a `with`.

    Attributes:
        package: all that is in it, but the bytes.
        unchanged: whether it is as it was exported; None when that cannot be seen.
        missing: the sha256 of the files that are listed but did not come along, as with JSON alone.
    """

    def __init__(
        self,
        path: Path,
        kind: ArrivalKind,
        package: Package,
        fetch: Callable[[str], bytes],
        close: Callable[[], None],
        *,
        unchanged: bool | None = None,
        missing: frozenset[str] = frozenset(),
    ) -> None:
        self.path, self.kind, self.package = path, kind, package
        self.unchanged, self.missing = unchanged, missing
        self._fetch, self._close = fetch, close

    def fetch(self, sha256: str) -> bytes:
        """The bytes under a hash, read from the file and held against it. May be called from any thread.

        Raises:
            ArrivalRefused, Damaged: they are not there, or no longer what they were.
        """
        return self._fetch(sha256)

    def close(self) -> None:
        """Give the file free."""
        self._close()

    def __enter__(self) -> Arrival:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def arrive(path: Path, passphrase: str = "") -> Arrival:
    """Open and check the file at *path*; what it is, is seen by what is in it.

    Reads all of it, which takes a second for every few hundred MB: not for the thread of the interface.

    Raises:
        PassphraseNeeded, PassphraseWrong, NoDossierInside, ArrivalRefused: it is not taken in.
        FileMissing, OpenError: it cannot be read, or is a dossier that does not open.
    """
    path = path.absolute()
    head = head_of(path)
    if head.startswith(b"SQLite format 3\0"):
        return _dossier(path)
    try:
        with refusing(path):
            source, kind = source_of(path, head, passphrase)
            try:
                return _checked(path, kind, source)
            except BaseException:
                source.close()
                raise
    except OSError as error:
        raise OpenError(path) from error


def head_of(path: Path) -> bytes:
    """The first bytes of the file at *path*, by which it is recognised.

    Raises:
        FileMissing, OpenError, ArrivalRefused: it is not there, cannot be read, or is no file.
    """
    try:
        if not path.is_file():
            if not path.exists():
                raise FileMissing(path)
            raise ArrivalRefused(path, "is folder" if path.is_dir() else "is device")
        with path.open("rb") as file:
            return file.read(HEAD)
    except (OSError, ValueError) as error:
        raise OpenError(path) from error


def source_of(path: Path, head: bytes, passphrase: str) -> tuple[Source, ArrivalKind]:
    """The file at *path*, which begins with *head* and is no dossier itself, open; nothing of it was checked.

    Raises:
        PassphraseNeeded, PassphraseWrong, NoDossierInside, ArrivalRefused, Refused: it holds no data of a dossier.
        OSError: it cannot be read.
    """
    if not head.strip(b"\0"):
        raise ArrivalRefused(path, "is empty")
    if head.startswith(b"PK\x03\x04"):
        return _package(path, ZipSource.open(path)), ArrivalKind.PACKAGE
    if is_sealed(head):
        return _package(path, _unsealed(path, passphrase)), ArrivalKind.PACKAGE
    if head.lstrip().startswith(b"{"):
        return JsonSource(_whole(path, limits.JSON_BYTES)), ArrivalKind.JSON
    if b"%PDF-" in head:
        # Imported here: the program starts without it, and most days no PDF is brought.
        from lobdossier.exchange.form_source import is_form
        from lobdossier.exchange.pdf_source import PdfSource

        pdf = PdfSource(path)
        if not pdf.has_data:
            pdf.close()
            raise NoDossierInside(path, "form" if is_form(path) else "")
        return pdf, ArrivalKind.PDF
    raise ArrivalRefused(path, f"is {checks.what(head)}")


def _package(path: Path, source: ZipSource) -> ZipSource:
    if not source.is_package:
        source.close()
        raise ArrivalRefused(path, "is zip")
    return source


def _unsealed(path: Path, passphrase: str) -> ZipSource:
    if not passphrase:
        raise PassphraseNeeded(path)
    opened = unseal(path, passphrase)
    if opened is None:
        raise PassphraseWrong(path)
    return ZipSource(io.BytesIO(opened))


def _whole(path: Path, limit: int) -> bytes:
    with path.open("rb") as file:
        data = file.read(limit) if path.stat().st_size <= limit else b""
    if not data:
        raise Refused(FILE, "", "size")
    return data


def _checked(path: Path, kind: ArrivalKind, source: Source) -> Arrival:
    data = source.manifest()
    package = read_json(data)
    alone = kind is ArrivalKind.JSON
    check_package(package, bytes_beside=not alone)
    listed = {file.name for file in package.files}
    # What others added to a PDF is no fault, and never named as the one that is missing.
    wrong = listed - source.names or (source.names - listed if source.exact else ())
    if wrong and not alone:
        raise Refused(FILE, min(wrong), "files")
    if not alone:
        _check_files(package, lambda file: _bytes(source, file))
    files = {file.sha256: file for file in package.files}

    def fetch(sha256: str) -> bytes:
        with refusing(path):
            if alone or sha256 not in files:
                raise Refused(FILE, "", "files")
            return _bytes(source, files[sha256])

    missing = frozenset(files) if alone else frozenset()
    return Arrival(path, kind, package, fetch, source.close, unchanged=unchanged(data), missing=missing)


def _bytes(source: Source, file: TravellingFile) -> bytes:
    data = source.read(file.name, file.size)
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise Refused(FILE, file.name, "contents")
    return data


def _check_files(package: Package, read: Callable[[TravellingFile], bytes]) -> None:
    """Read every file once, one by one; what is shown as a picture must be one that can be shown without danger."""
    # Imported here: the program starts without Pillow.
    from lobdossier.exchange.photos import is_safe_photo

    pictures = (EvidenceKind.PHOTO, EvidenceKind.BADGE)
    shown = {e.sha256 for e in package.snapshot.all(Evidence) if e.kind in pictures}
    for file in package.files:
        data = read(file)
        if file.sha256 in shown and not is_safe_photo(data):
            raise Refused(FILE, file.name, "photo")


def _dossier(path: Path) -> Arrival:
    """A dossier of somebody else: opened to read, after all the checks that one of our own gets."""
    opened = open_dossier(path, read_only=True)
    try:
        with opened.reading() as reading:
            if reading.damaged():
                raise Damaged(path, "cells")
        moment = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        package = whole_copy(opened, moment)
        fetch = _fetch_from(opened)
        with refusing(path):
            check_package(package)
            _check_files(package, lambda file: fetch(file.sha256))
    except BaseException:
        opened.close()
        raise
    return Arrival(path, ArrivalKind.DOSSIER, package, fetch, opened.close)


def _fetch_from(opened: DossierFile) -> Callable[[str], bytes]:
    def fetch(sha256: str) -> bytes:
        with opened.reading() as reading:
            data = pieces.fetch(reading, sha256)
        if data is None:
            raise Damaged(opened.path, "evidence")
        return data

    return fetch
