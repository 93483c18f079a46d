"""A file that is handed out: there whole or not at all, and never in the place of something else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from lobdossier import disk
from lobdossier.domain.errors import Cancelled, ExportFailed, TargetTaken
from lobdossier.domain.progress import Stopped, unstopped


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: its size in bytes and its sha256."""

    size: int
    sha256: str


def put_whole(
    target: Path,
    ending: str,
    ours: Callable[[bytes], bool],
    write: Callable[[IO[bytes]], None],
    stopped: Stopped = unstopped,
) -> Written:
    """Let *write* fill the file at *target* in one step; *ours* tells by its head whether what is there may be replaced.

    Raises:
        TargetTaken: something else stands there; it was not touched.
        Cancelled: *stopped* said so; there is no new file.
        ExportFailed: the disk said no; what was there still is.
    """
    try:
        _must_be_free(target, ending, ours)
        disk.sweep(target.parent, target.name)
        part = disk.temporary_beside(target)
        try:
            disk.make_private(part)
            with part.open("r+b") as file:
                write(file)
            if stopped():
                raise Cancelled
            with part.open("rb") as file:
                written = Written(part.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())
            part.chmod(0o644)
            _must_be_free(target, ending, ours)
            disk.replace(part, target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ExportFailed(target, str(error.strerror or error)) from error
    return written


def put_bytes(data: bytes, target: Path, ending: str, ours: Callable[[bytes], bool]) -> Written:
    """As `put_whole`, of *data* that is there already.

    Raises:
        TargetTaken, ExportFailed: as `put_whole`.
    """

    def write(file: IO[bytes]) -> None:
        file.write(data)

    return put_whole(target, ending, ours, write)


def _must_be_free(target: Path, ending: str, ours: Callable[[bytes], bool]) -> None:
    if disk.taken(target, ours):
        raise TargetTaken(target, "", ending)
