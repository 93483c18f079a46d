"""Files that must be there whole after a crash, or not at all."""

from __future__ import annotations

import os
import re
import secrets
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from lobdossier.processes import alive

PART: Final = ".part"
ABANDONED_SECONDS: Final = 3_600
HEAD: Final = 1_024
"""Bytes by which a file is recognised."""
# ".name.lobdossier.<pid>-<random>.part", and the journal that SQLite may have put beside it
_PART_NAME = re.compile(r"\.(?P<name>.+)\.(?P<pid>\d+)-[0-9a-f]{8}\.part(?:-journal)?")


def temporary_beside(path: Path) -> Path:
    """A name for a temporary file on the same disk as *path*; `sweep` finds it after a crash."""
    return path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}{PART}")


def sweep(folder: Path, *names: str, ending: str = "") -> None:
    """Remove temporary files that a crash left in *folder*: those of a process that is gone, or an hour old.

    With *names* only those that were to become these files, or one with *ending* (an import that was broken off leaves
    a dossier without a name): a folder of the student's own is not ours to tidy.
    What cannot be removed now is left for the next time.
    """
    with suppress(OSError):
        for part in folder.iterdir():
            match = _PART_NAME.fullmatch(part.name)
            if match is None or (
                names and match["name"] not in names and not (ending and match["name"].endswith(ending))
            ):
                continue
            with suppress(OSError):
                old = time.time() - part.stat().st_mtime > ABANDONED_SECONDS
                if old or not alive(int(match["pid"])):
                    part.unlink()


def stamp(path: Path) -> tuple[int, int, int] | None:
    """What tells that somebody else wrote the file at *path* since; None when there is none, or it cannot be seen."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def taken(target: Path, ours: Callable[[bytes], bool]) -> bool:
    """Whether at *target* stands something that must not be replaced: what is exported takes the place of nothing, of an
    empty file or of an earlier one of its kind, never of a dossier, a photo or a device.

    *ours* is asked about the first `HEAD` bytes of what is there.

    Raises:
        OSError: it cannot be looked at.
    """
    try:
        plain = stat.S_ISREG(target.stat().st_mode)
    except FileNotFoundError:
        return False
    if not plain:
        return True
    with target.open("rb") as file:
        head = file.read(HEAD)
    return bool(head) and not ours(head)


def make_durable(path: Path) -> None:
    """Return when the bytes of *path* are on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_private(path: Path) -> None:
    """Make an empty file at *path*, which must not exist, that only its owner can read.

    Raises:
        OSError: something is there, or the folder cannot be written.
    """
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def replace(temporary: Path, path: Path) -> None:
    """Put *temporary* in the place of *path* in one move that survives a crash.

    Raises:
        OSError: the old file still stands.
    """
    make_durable(temporary)
    for attempt in range(5):
        try:
            temporary.replace(path)
            break
        except PermissionError:  # Windows: a virus scanner or sync client looks at the file just now
            if attempt == 4 or os.name != "nt":
                raise
            time.sleep(0.6)
    _make_names_durable(path.parent)


def claim(temporary: Path, path: Path) -> None:
    """Give *temporary* the name *path*, never over a file that came in between.

    Raises:
        FileExistsError: there is something at *path*; it was not touched.
        OSError: the folder cannot be written.
    """
    make_durable(temporary)
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a memory stick without hard links
        if path.exists():
            raise FileExistsError(path) from None
        temporary.rename(path)
    _make_names_durable(path.parent)


def _make_names_durable(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
