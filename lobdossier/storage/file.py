"""The open dossier: checked, locked, with one kept connection and short transactions."""

from __future__ import annotations

import os
import secrets
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from lobdossier import __version__
from lobdossier.domain.errors import ChangedOnDisk, Gone, ReadOnly
from lobdossier.domain.ids import new_id
from lobdossier.storage import checks, migrations
from lobdossier.storage.connection import READ, engine_for, raw
from lobdossier.storage.disk import make_durable, temporary_beside
from lobdossier.storage.faults import saving
from lobdossier.storage.owner import OwnerLock
from lobdossier.storage.records import Reading, Writing

Stamp = tuple[int, int, int, int, int]


class DossierFile:
    """One dossier, open. Made by `create_dossier` or `open_dossier`; close it when done.

    There is exactly one connection that writes. Threads may share it: a lock lets one transaction through at a time,
    and every transaction is short (a large file goes in as many small pieces).
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: OwnerLock | None) -> None:
        self.path = path
        self._raw = connection
        self._engine: Engine = engine_for(connection)
        self._lock = lock
        self._busy = threading.RLock()
        self._inside = False
        self._stamp = self._look()
        meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
        self.id: str = meta["dossier_id"]
        self.key: bytes = bytes.fromhex(meta["hash_key"])

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written: the file or its folder does not allow it."""
        return self._lock is None

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """A moment to read in."""
        with self._alone(), self._engine.connect() as connection:
            yield Reading(connection.execution_options(**READ))

    @contextmanager
    def writing(self, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Iterator[Writing]:
        """One transaction: committed at the end, rolled back on any error. What was committed survives a crash.

        Raises:
            SaveError: nothing was stored.
        """
        with self._alone():
            self._must_be_ours()
            with self._engine.connect() as connection, connection.begin():
                yield Writing(connection, self.key, clock)
            self._stamp = self._look()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._busy, saving(self.path):
            if self._inside:
                raise RuntimeError("a transaction inside a transaction: use the one you have")
            self._inside = True
            try:
                yield
            finally:
                self._inside = False

    def beat(self) -> None:
        """Keep the lock alive; call it every half minute or so."""
        if self._lock is not None:
            with suppress(OSError):
                self._lock.beat()

    def close(self) -> None:
        """Give the file free. The object is of no use afterwards."""
        with self._busy:
            self._engine.dispose()
            self._raw.close()
            if self._lock is not None:
                with suppress(OSError):
                    self._lock.release()

    def _look(self) -> Stamp:
        """What tells that somebody else wrote or replaced the file."""
        found = self.path.stat()
        (version,) = self._raw.execute("PRAGMA data_version").fetchone()
        return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, version)

    def _must_be_ours(self) -> None:
        if self._lock is None:
            raise ReadOnly(self.path)
        if not self.path.exists():
            raise Gone(self.path)
        if self._look() != self._stamp or not self._lock.held():
            raise ChangedOnDisk(self.path)


def open_dossier(path: Path, *, take_over: bool = False) -> DossierFile:
    """Open the dossier at *path* after every check; an older one is upgraded first, on a copy.

    A file that may not be written is opened to read. *take_over* ignores a lock of somebody else.

    Raises:
        OpenError: nothing was changed.
    """
    path = path.absolute()
    version = checks.check_header(path)
    lock = _own(path, take_over)
    try:
        checks.check_contents(path, version)
        if version < checks.VERSION and lock is not None:
            migrations.upgrade(path, version)
        return DossierFile(path, raw(path, "rw" if lock else "ro"), lock)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def _own(path: Path, take_over: bool) -> OwnerLock | None:
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return None
    try:
        return OwnerLock.acquire(path, force=take_over)
    except OSError:
        return None


def create_dossier(path: Path) -> DossierFile:
    """Make an empty dossier at *path*, which must not exist yet, and open it.

    Raises:
        FileExistsError: there is something at *path* already; it was not touched.
        SaveError: the folder cannot be written, or the disk is full.
    """
    path = path.absolute()
    if path.exists():
        raise FileExistsError(path)
    with saving(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = temporary_beside(path)
        try:
            _build(temporary)
            make_durable(temporary)
            _claim(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    return open_dossier(path)


def _claim(temporary: Path, path: Path) -> None:
    """Give *temporary* its name, never over a file that came in between."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a memory stick without hard links
        if path.exists():
            raise FileExistsError(path) from None
        temporary.rename(path)


def _build(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute(f"PRAGMA application_id = {checks.APPLICATION_ID}")
        connection.execute("BEGIN")
        for statement in checks.statements(checks.VERSION):
            connection.execute(statement)
        meta = {"dossier_id": new_id(), "hash_key": secrets.token_hex(32), "made_with": __version__}
        connection.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", list(meta.items()))
        connection.execute(f"PRAGMA user_version = {checks.VERSION}")
        connection.execute("COMMIT")
    finally:
        connection.close()
