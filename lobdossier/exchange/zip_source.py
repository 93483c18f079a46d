"""A package (zip) of anybody, read entry by entry in memory: nothing is unpacked to disk, no name becomes a path.

Zip files lie easily: about sizes, about names, about where an entry begins, with entries that lie over each other
(17 kB can ask for gigabytes). The library that reads them trusts more than is wise here, so the directory at the end is
held against rules of our own before anything is read from it. What passes is plain: one file after the other.
"""

from __future__ import annotations

import os
import stat
import struct
import threading
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO, Final

from lobdossier.domain import limits
from lobdossier.domain.errors import Refused
from lobdossier.exchange.json_head import NAME
from lobdossier.text.causes import FILE

MANIFEST: Final = "manifest.json"
_END: Final = struct.Struct("<4s4H2LH")
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_ENTRY_AT_MOST: Final = 46 + 120 + 200
"""Bytes of one entry of the directory: fixed part, name, and what other programs note besides."""
_FLAGS: Final = 0x0002 | 0x0004 | 0x0008 | 0x0800
"""How it was packed, sizes behind the data, names in UTF-8. Any other (encrypted, patched) is refused."""
_FAULTS: Final = (
    zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error, EOFError, struct.error, ValueError,
    OverflowError, OSError,
)  # fmt: skip


class ZipSource:
    """A package, open.

    Raises:
        Refused: it is built in a way that no package is; nothing was unpacked.
    """

    exact = True

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._turn = threading.Lock()
        try:
            _check_end(file)
            self._archive = zipfile.ZipFile(file)
            self._entries = _checked(file, self._archive.infolist(), self._archive.start_dir)
        except _FAULTS as error:
            raise Refused(FILE, "", "packing") from error

    @classmethod
    def open(cls, path: Path) -> ZipSource:
        """The package at *path*."""
        file = path.open("rb")
        try:
            return cls(file)
        except BaseException:
            file.close()
            raise

    @property
    def is_package(self) -> bool:
        """Whether it says what is in it; any other zip does not."""
        return MANIFEST in self._entries

    @property
    def names(self) -> frozenset[str]:
        """The files beside the JSON."""
        return frozenset(self._entries) - {MANIFEST}

    def manifest(self, most: int = limits.JSON_BYTES) -> bytes:
        """The JSON, of *most* bytes."""
        entry = self._entries[MANIFEST]
        if entry.file_size > most:
            raise Refused(FILE, "", "size")
        return self._read(entry)

    def read(self, name: str, size: int) -> bytes:
        """The bytes of one file."""
        entry = self._entries[name]
        if entry.file_size != size:
            raise Refused(FILE, name, "contents")
        return self._read(entry)

    def close(self) -> None:
        """Give the file free."""
        self._archive.close()
        self._file.close()

    def _read(self, entry: zipfile.ZipInfo) -> bytes:
        """Never more than the directory says: what was held against the limits is what is read."""
        try:
            with self._turn, self._archive.open(entry) as stream:
                data = stream.read(entry.file_size + 1)
        except _FAULTS as error:
            raise Refused(FILE, entry.filename, "packing") from error
        if len(data) != entry.file_size:
            raise Refused(FILE, entry.filename, "packing")
        return data


def _check_end(file: BinaryIO) -> None:
    """The directory is as long as that of a package, lies right before the end, and nothing comes behind it."""
    size = file.seek(0, os.SEEK_END)
    if size > limits.PACKAGE_BYTES:
        raise Refused(FILE, "", "size")
    file.seek(max(0, size - _END.size))
    mark, disk, first, here, count, length, at, comment = _END.unpack(file.read(_END.size))
    if mark != b"PK\x05\x06" or disk or first or here != count or comment or at + length + _END.size != size:
        raise Refused(FILE, "", "packing")
    if count > limits.PACKAGE_FILES + 1:
        raise Refused(FILE, "", "size")
    if length > count * _ENTRY_AT_MOST:
        raise Refused(FILE, "", "packing")


def _checked(file: BinaryIO, entries: list[zipfile.ZipInfo], directory: int) -> dict[str, zipfile.ZipInfo]:
    found: dict[str, zipfile.ZipInfo] = {}
    total = 0
    for entry in entries:
        name = entry.orig_filename
        if not NAME.fullmatch(name):
            raise Refused(FILE, "", "packing")
        if name in found:
            raise Refused(FILE, name, "duplicate")
        _check_entry(entry)
        total += entry.file_size
        found[name] = entry
    if total > limits.PACKAGE_BYTES:
        raise Refused(FILE, "", "size")
    _check_places(file, entries, directory)
    return found


def _check_entry(entry: zipfile.ZipInfo) -> None:
    name, mode = entry.orig_filename, entry.external_attr >> 16
    if entry.flag_bits & ~_FLAGS or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused(FILE, name, "packing")
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG) or entry.external_attr & 0x10:  # 0x10: a folder, on Windows
        raise Refused(FILE, name, "packing")
    if entry.compress_type == zipfile.ZIP_STORED and entry.file_size != entry.compress_size:
        raise Refused(FILE, name, "packing")
    if entry.file_size > (limits.JSON_BYTES if name == MANIFEST else limits.EVIDENCE_BYTES):
        raise Refused(FILE, name, "size")
    if entry.file_size > limits.RATIO_FROM and entry.file_size > limits.RATIO * entry.compress_size:
        raise Refused(FILE, name, "packing")


def _check_places(file: BinaryIO, entries: list[zipfile.ZipInfo], directory: int) -> None:
    """The first entry begins the file, and none lies over another: each is where its own beginning says it is."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end or (end == 0 and entry.header_offset):
            raise Refused(FILE, entry.orig_filename, "packing")
        file.seek(entry.header_offset)
        local = _LOCAL.unpack(file.read(_LOCAL.size))
        if local[0] != b"PK\x03\x04" or local[2] != entry.flag_bits or local[3] != entry.compress_type:
            raise Refused(FILE, entry.orig_filename, "packing")
        end = entry.header_offset + _LOCAL.size + local[9] + local[10] + entry.compress_size
        if file.read(local[9]) != entry.orig_filename.encode("ascii"):
            raise Refused(FILE, entry.orig_filename, "packing")
    if end > directory:
        raise Refused(FILE, "", "packing")
