"""Files that must be there whole after a crash, or not at all."""

from __future__ import annotations

import os
import secrets
import time
from pathlib import Path
from typing import Final

PART: Final = ".part"


def temporary_beside(path: Path) -> Path:
    """A name for a temporary file on the same disk as *path*; `sweep` finds it after a crash."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}{PART}")


def sweep(folder: Path) -> None:
    """Remove temporary files that a crash left in *folder*, if they are an hour old."""
    for part in folder.glob(f".*{PART}"):
        if time.time() - part.stat().st_mtime > 3_600:
            part.unlink(missing_ok=True)


def make_durable(path: Path) -> None:
    """Return when the bytes of *path* are on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


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
    if os.name != "nt":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
