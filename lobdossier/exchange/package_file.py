"""What is exported as data: a package (`*.lobpakket`) with its files, or the JSON alone.

A package is a zip: `manifest.json` first, then the evidence as it is, one file after the other. The same package is the
same bytes: dates are fixed, and nothing of this computer goes in. With a passphrase the zip goes inside the age format.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from typing import IO, Final

from lobdossier.domain import limits
from lobdossier.domain.errors import Cancelled, TooMuchToExport
from lobdossier.domain.package import Package
from lobdossier.domain.progress import Progress, Stopped
from lobdossier.domain.snapshot import Bytes
from lobdossier.exchange.json_form import write_json
from lobdossier.exchange.json_values import fits
from lobdossier.exchange.sealed import is_sealed, seal
from lobdossier.exchange.whole_file import Written, put_bytes, put_whole
from lobdossier.exchange.zip_source import MANIFEST

ENDING: Final = ".lobpakket"
_DATE: Final = (1980, 1, 1, 0, 0, 0)
_LOCAL_HEADER: Final = 30
_OVERHEAD: Final = 2 * (76 + 120)
"""Bytes that an entry takes besides its contents, at most."""
_LEAST_RATIO: Final = limits.RATIO // 2


def write_package(
    package: Package, fetch: Bytes, target: Path, passphrase: str, progress: Progress, stopped: Stopped
) -> Written:
    """Write *package* and its files, each fetched by its sha256, to *target*, in one step.

    Raises:
        TooMuchToExport: it could not be read again; nothing was written.
        TargetTaken: at *target* stands something that is no package; it was not touched.
        Cancelled: *stopped* said so; there is no new file.
        ExportFailed: the disk said no; there is no new file.
        Damaged: a file is not what it was (from *fetch*); there is no new file.
    """
    data = write_json(package)
    check_fits(package, data, target, limits.SEALED_BYTES if passphrase else limits.PACKAGE_BYTES)

    def zipped(file: IO[bytes]) -> None:
        with zipfile.ZipFile(file, "w", allowZip64=False) as archive:
            add_manifest(archive, data)
            for number, listed in enumerate(package.files):
                if stopped():
                    raise Cancelled
                progress(number / (len(package.files) + 1))
                _add(archive, listed.name, fetch(listed.sha256), packed=False)

    def sealed(file: IO[bytes]) -> None:
        whole = io.BytesIO()
        zipped(whole)
        file.write(seal(whole.getvalue(), passphrase))

    written = put_whole(
        target, ENDING, lambda head: _is_package(head, target), sealed if passphrase else zipped, stopped
    )
    progress(1.0)
    return written


def write_json_file(package: Package, target: Path) -> Written:
    """Write the JSON of *package* to *target*, in one step; its files stay behind.

    Raises:
        TooMuchToExport, TargetTaken, ExportFailed: as `write_package`.
    """
    data = write_json(package)
    _check_form(package, data, target)
    return put_bytes(data, target, ".json", _is_json)


def check_fits(package: Package, data: bytes, target: Path, most: int) -> None:
    """Whether *package*, of which *data* is the JSON, can be read again from a file of *most* bytes.

    Raises:
        TooMuchToExport: saying of what there is too much.
    """
    _check_form(package, data, target)
    size = len(data) + sum(file.size + _OVERHEAD for file in package.files) + 1_000
    if size > most:
        raise TooMuchToExport(target, "", "bytes", size, most)


def _check_form(package: Package, data: bytes, target: Path) -> None:
    if not fits(data):
        raise TooMuchToExport(target, "", "texts", len(data), limits.JSON_BYTES)
    if len(package.files) > limits.PACKAGE_FILES:
        raise TooMuchToExport(target, "", "files", len(package.files), limits.PACKAGE_FILES)


def add_manifest(archive: zipfile.ZipFile, data: bytes) -> None:
    """Put the JSON into *archive*, packed if a reader would take it."""
    _add(archive, MANIFEST, data, packed=_may_be_packed(data))


def _may_be_packed(data: bytes) -> bool:
    """A text that packs a hundred times smaller (one letter, all along) is what a reader takes for a trap."""
    return len(data) <= _LEAST_RATIO * len(zlib.compress(data, 6))


def _add(archive: zipfile.ZipFile, name: str, data: bytes, *, packed: bool) -> None:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.create_system = 3
    entry.external_attr = 0o100644 << 16
    entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    archive.writestr(entry, data, compresslevel=6 if packed else None)


def is_ours(head: bytes) -> bool:
    """Whether it is a zip that begins with our list."""
    name = MANIFEST.encode("ascii")
    return head.startswith(b"PK\x03\x04") and head[_LOCAL_HEADER : _LOCAL_HEADER + len(name)] == name


def _is_package(head: bytes, target: Path) -> bool:
    """One of ours, or something sealed that was called a package: what is in it cannot be seen."""
    return is_ours(head) or (is_sealed(head) and target.suffix.lower() == ENDING)


def _is_json(head: bytes) -> bool:
    return head.lstrip().startswith(b"{") and b'"format": "lobdossier"' in head
