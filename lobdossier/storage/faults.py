"""The world failed, or we did: sqlite's and the system's errors become typed ones, decided here by code."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from lobdossier.domain.errors import ChangedOnDisk, DiskFull, Gone, Locked, ReadOnly, SaveError, StorageFailed

_BY_CODE: dict[int, type[SaveError]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_BUSY: Locked,
    sqlite3.SQLITE_LOCKED: Locked,
    sqlite3.SQLITE_READONLY: ReadOnly,
    sqlite3.SQLITE_PERM: ReadOnly,
    sqlite3.SQLITE_CANTOPEN: ReadOnly,
    sqlite3.SQLITE_IOERR: StorageFailed,
    sqlite3.SQLITE_CORRUPT: StorageFailed,
    sqlite3.SQLITE_NOTADB: StorageFailed,
}
# A quota looks like an input/output error on write, not like a full disk (measured with RLIMIT_FSIZE).
_BY_EXTENDED: dict[int, type[SaveError]] = {
    sqlite3.SQLITE_IOERR_WRITE: DiskFull,
    sqlite3.SQLITE_READONLY_DBMOVED: ChangedOnDisk,
}
_BY_ERRNO: dict[int, type[SaveError]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EROFS: ReadOnly,
    errno.EACCES: ReadOnly,
    errno.EPERM: ReadOnly,
    errno.ENOENT: Gone,
    errno.ENOTDIR: Gone,
    errno.ENODEV: Gone,
    errno.ESTALE: Gone,
    errno.EIO: StorageFailed,
}


@contextmanager
def saving(path: Path) -> Iterator[None]:
    """Turn what goes wrong while writing *path* into a SaveError; our own mistakes pass through unchanged."""
    try:
        yield
    except DBAPIError as error:
        raise _save_error(path, error.orig) from error
    except sqlite3.Error as error:
        raise _save_error(path, error) from error
    except FileExistsError:
        raise  # no fault of the world: the caller asked for a new file where there is one
    except OSError as error:
        raise _BY_ERRNO.get(error.errno or 0, StorageFailed)(path, error.strerror or "") from error


def _save_error(path: Path, error: BaseException | None) -> Exception:
    """The SaveError for *error*; an error that is a mistake of ours comes back as it is."""
    extended = getattr(error, "sqlite_errorcode", 0) or 0
    found = _BY_EXTENDED.get(extended) or _BY_CODE.get(extended & 0xFF)
    if found is None:
        return error if isinstance(error, Exception) else AssertionError("a database error without a cause")
    if found in (ChangedOnDisk, ReadOnly, StorageFailed) and not path.exists():
        found = Gone
    return found(path, getattr(error, "sqlite_errorname", ""))
