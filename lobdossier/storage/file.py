"""The open dossier: checked, locked, with one kept connection and short transactions."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine

from lobdossier import __version__
from lobdossier.disk import claim, make_private, sweep, temporary_beside
from lobdossier.domain.errors import ChangedOnDisk, Damaged, Gone, OpenError, ReadOnly
from lobdossier.domain.ids import new_id
from lobdossier.paths import SUFFIX
from lobdossier.storage import checks, migrations
from lobdossier.storage.connection import READ, engine_for, raw
from lobdossier.storage.faults import saving
from lobdossier.storage.owner import Lock, OwnerLock, lock_path, refuse_own
from lobdossier.storage.records import Reading, Writing
from lobdossier.storage.turns import Turns


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What tells that somebody else wrote or replaced the file."""

    place: tuple[int, int]
    size: int
    written: int
    version: int


class DossierFile:
    """One dossier, open. Made by `create_dossier` or `open_dossier`; close it when done.

    There is exactly one connection that writes. Threads may share it: one transaction goes at a time, in the order
    asked for, and every transaction is short (a large file goes in as many small pieces).
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: Lock | None) -> None:
        self.path = path
        self._raw = connection
        self._engine: Engine = engine_for(connection)
        self._lock = lock
        self._turns = Turns()
        self._half = False
        self.keeps_versions = 0
        """How many exports run: while they do, every version that is written over is kept, for it may be what goes out."""
        self._stamp = self._look()
        self.id, self.key = _identity(path, connection)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written: the file or its folder does not allow it, or it was asked for."""
        return self._lock is None

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """A moment to read in."""
        with self._alone(), self._engine.connect() as connection:
            yield Reading(connection.execution_options(**READ))

    @contextmanager
    def moment(self) -> Iterator[Reading]:
        """A moment to read in during which nothing changes, also when another process writes: it waits. Keep it short."""
        with self.reading() as reading:
            reading.connection.exec_driver_sql("BEGIN")
            try:
                yield reading
            finally:
                reading.connection.exec_driver_sql("ROLLBACK")

    @contextmanager
    def writing(self, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Iterator[Writing]:
        """One transaction: committed at the end, rolled back on any error. What was committed survives a crash.

        Raises:
            SaveError: nothing was stored.
        """
        with self._alone():
            self._must_be_there()
            with self._engine.connect() as connection, connection.begin():
                # Looked at inside the transaction: from here on nobody else can write.
                self._must_be_unchanged()
                self._half = True
                yield Writing(connection, self.key, clock, keeps_versions=self.keeps_versions > 0)
            self._half = False
            # Our own commit changed size and time; another place or version is somebody else's doing, seen next time.
            self._stamp = replace(self._look(), place=self._stamp.place, version=self._stamp.version)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if self._turns.mine:
            raise RuntimeError("a transaction inside a transaction: use the one you have")
        with self._turns, saving(self.path):
            try:
                yield
            finally:
                if self._half:  # now, while nobody else had the time to write; else before the next save
                    with suppress(sqlite3.Error, OSError):
                        self._take_back()

    def beat(self) -> None:
        """Keep the lock alive; call it every half minute or so."""
        if self._lock is not None:
            with suppress(OSError):
                self._lock.beat()

    def close(self) -> None:
        """Give the file free. The object is of no use afterwards."""
        with self._turns:
            try:
                self._engine.dispose()
                self._raw.close()
            finally:
                if self._lock is not None:
                    with suppress(OSError):
                        self._lock.release()

    def _look(self) -> _Stamp:
        found = self.path.stat()
        (version,) = self._raw.execute("PRAGMA data_version").fetchone()
        return _Stamp((found.st_dev, found.st_ino), found.st_size, found.st_mtime_ns, version)

    def _must_be_there(self) -> None:
        if self._lock is None:
            raise ReadOnly(self.path)
        if not self.path.exists():
            raise Gone(self.path)
        if self._half:
            self._take_back()
        # A replaced file is refused before SQLite sees it: it would take a journal beside it for its own.
        if self._look() != self._stamp:
            raise ChangedOnDisk(self.path)
        if not self._lock.held() and not self._lock.regain():
            raise ChangedOnDisk(self.path, "somebody else took over")

    def _take_back(self) -> None:
        """Our last transaction failed halfway: what it wrote is taken back, and the new times of the file are ours."""
        self._raw.execute("SELECT count(*) FROM meta").fetchone()
        now = self._look()
        if now.place == self._stamp.place:
            self._stamp, self._half = now, False

    def _must_be_unchanged(self) -> None:
        if self._look() != self._stamp:
            raise ChangedOnDisk(self.path)


def _identity(path: Path, connection: sqlite3.Connection) -> tuple[str, bytes]:
    """The id of the dossier and the key of its hashes.

    Raises:
        Damaged: they are not there, or not what they must be.
    """
    try:
        meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
        return str(UUID(meta["dossier_id"])), bytes.fromhex(meta["hash_key"])
    except (KeyError, ValueError, TypeError, sqlite3.OperationalError) as error:
        raise Damaged(path, "cells") from error


def open_dossier(path: Path, *, take_over: bool = False, read_only: bool = False) -> DossierFile:
    """Open the dossier at *path* after every check; an older one is upgraded first, on a copy.

    A file that may not be written is opened to read. *take_over* ignores a lock of somebody else; *read_only* leaves
    it alone and opens the dossier to look at it.

    Raises:
        OpenError: nothing was changed.
        SaveError: it is of an older version, and the upgraded copy could not be put in its place; it was not changed.
    """
    path = path.absolute()
    refuse_own(path)
    version = checks.check_header(path)
    lock = None if read_only else _own(path, take_over)
    try:
        if lock is not None:
            sweep(path.parent, path.name, lock_path(path).name, ending=SUFFIX)
            checks.recover(path)
        checks.check_contents(path, version)
        return _connected(path, version, lock)
    except BaseException:
        if lock is not None:
            with suppress(OSError):
                lock.release()
        raise


def _connected(path: Path, version: int, lock: OwnerLock | None) -> DossierFile:
    connection = None
    try:
        if version < checks.VERSION and lock is None:
            connection = migrations.upgraded_in_memory(path, version)
        else:
            if version < checks.VERSION:
                migrations.upgrade(path, version)
            connection = raw(path, "rw" if lock else "ro")
        return DossierFile(path, connection, lock)
    except BaseException as error:
        if connection is not None:
            connection.close()
        if isinstance(error, sqlite3.OperationalError | FileNotFoundError):
            raise OpenError(path) from error
        raise


def _own(path: Path, take_over: bool) -> OwnerLock | None:
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return None
    try:
        return OwnerLock.acquire(path, force=take_over)
    except OSError:
        return None


def create_dossier(path: Path, identity: tuple[str, bytes] | None = None) -> DossierFile:
    """Make an empty dossier at *path*, which must not exist yet, and open it.

    *identity* is the id and the key of the dossier that it is to be a copy of.

    Raises:
        FileExistsError: there is something at *path* already; it was not touched.
        StrayJournal: the journal of a file that was there before still lies there.
        SaveError: the folder cannot be written, or the disk is full.
    """
    path = path.absolute()
    if path.exists():
        raise FileExistsError(path)
    checks.refuse_strays(path)
    with saving(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = temporary_beside(path)
        try:
            make_private(temporary)
            build(temporary, *(identity or (new_id(), secrets.token_bytes(32))))
            claim(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    return open_dossier(path)


def build(path: Path, dossier_id: str, key: bytes) -> None:
    """Make the tables of an empty dossier in the empty file at *path*."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute(f"PRAGMA application_id = {checks.APPLICATION_ID}")
        connection.execute("BEGIN")
        for statement in checks.statements(checks.VERSION):
            connection.execute(statement)
        meta = {"dossier_id": dossier_id, "hash_key": key.hex(), "made_with": __version__}
        connection.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", list(meta.items()))
        connection.execute(f"PRAGMA user_version = {checks.VERSION}")
        connection.execute("COMMIT")
    finally:
        connection.close()
