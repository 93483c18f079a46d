"""One owner at a time: a lock file beside the dossier that says who has it open, with a heartbeat.

A file in a synced folder may be open on another computer, where no lock of the operating system is seen; so the lock
is a small file that travels along, `.~name.lock`, and whose owner touches it now and then. A lock is stale, and taken
over, when its process on this computer is gone or when its heart has not beaten for a while.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, Protocol

from lobdossier.disk import temporary_beside
from lobdossier.domain.errors import InUse
from lobdossier.processes import alive, machine, this_run

HEARTBEAT_SECONDS: Final = 30
STALE_SECONDS: Final = 150
HALF_SECONDS: Final = 10
"""A lock without contents is being written, or its writer died; after this long it died."""


def lock_path(dossier: Path) -> Path:
    """Where the lock of *dossier* lies."""
    return dossier.with_name(f".~{dossier.name}.lock")


class Lock(Protocol):
    """What says that a file is ours to write."""

    def held(self) -> bool:
        """Whether it still is."""
        ...

    def regain(self) -> bool:
        """Make it so again; False when it is somebody else's."""
        ...

    def beat(self) -> None:
        """Say that we are still here."""
        ...

    def release(self) -> None:
        """Give it free."""
        ...


class Alone:
    """The lock of a file that nobody else knows of: it has no name that anybody would open it by yet."""

    def held(self) -> bool:
        """It is ours."""
        return True

    def regain(self) -> bool:
        """It always was."""
        return True

    def beat(self) -> None:
        """Nobody listens."""

    def release(self) -> None:
        """Nobody waits."""


@dataclass
class OwnerLock:
    """The lock of one open dossier. Take it with `acquire`; call `beat` at least every `HEARTBEAT_SECONDS`."""

    dossier: Path
    token: str

    @classmethod
    def acquire(cls, dossier: Path, *, force: bool = False) -> OwnerLock:
        """Become the owner of *dossier*; with *force* also when somebody else says that they are.

        Raises:
            InUse: somebody else has it open, here or on another computer.
            OSError: the folder cannot be written.
        """
        lock = cls(dossier, secrets.token_hex(8))
        for _ in range(3):
            try:
                lock._write()
            except FileExistsError:
                lock._clear(force)
            else:
                return lock
        raise InUse(dossier)

    def held(self) -> bool:
        """Whether the lock is still ours: another computer may have taken over after a long sleep."""
        return _read(lock_path(self.dossier)).get("token") == self.token

    def regain(self) -> bool:
        """Put the lock back if somebody tidied it away; False when somebody else owns the dossier now.

        Raises:
            OSError: the folder cannot be written.
        """
        try:
            self._write()
        except FileExistsError:
            return self.held()
        return True

    def beat(self) -> None:
        """Say that we are still here."""
        if self.held():
            os.utime(lock_path(self.dossier))

    def release(self) -> None:
        """Give the dossier free; nothing happens if somebody else took over or the drive is gone."""
        if self.held():
            lock_path(self.dossier).unlink(missing_ok=True)

    def _write(self) -> None:
        """Make the lock file, whole from the first moment that others can see it; FileExistsError if there is one."""
        path = lock_path(self.dossier)
        temporary = temporary_beside(path)
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(self._contents(), file)
            try:
                os.link(temporary, path)
            except FileExistsError:
                raise
            except OSError:  # a memory stick without hard links: there others may see it empty for a moment
                self._write_in_place(path)
        finally:
            temporary.unlink(missing_ok=True)

    def _write_in_place(self, path: Path) -> None:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(self._contents(), file)
        except OSError:
            path.unlink(missing_ok=True)
            raise

    def _contents(self) -> dict[str, Any]:
        return {
            "token": self.token,
            "host": socket.gethostname(),
            "machine": machine(),
            "pid": os.getpid(),
            "run": this_run(),
            "since": time.time(),
        }

    def _clear(self, force: bool) -> None:
        """Take a stale lock away, or raise InUse."""
        path = lock_path(self.dossier)
        found = _read(path)
        if not (force or _stale(path, found)):
            raise _in_use(self.dossier, found)
        with _taking_over(path) as alone:
            found = _read(path)  # somebody may have taken over since
            if not found and not path.exists():
                return  # given free; taking away what comes now would take the lock of somebody else
            if not alone or not (force or _stale(path, found)):
                raise _in_use(self.dossier, found)
            path.unlink(missing_ok=True)


def refuse_own(dossier: Path) -> None:
    """Look whether this very process has *dossier* open, without touching the dossier.

    Opening and closing a second handle on it would drop the locks of the one that is open (a rule of POSIX).

    Raises:
        InUse: it has.
    """
    found = _read(lock_path(dossier))
    if _here(found) and found.get("pid") == os.getpid() and found.get("run") == this_run():
        raise _in_use(dossier, found)


def _in_use(dossier: Path, found: dict[str, Any]) -> InUse:
    try:
        since = datetime.fromtimestamp(float(found["since"])).strftime("%H:%M")  # noqa: DTZ006 - local time, to be read by a person
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        since = ""
    return InUse(dossier, host=str(found.get("host", "")), since=since, here=_here(found))


def _here(found: dict[str, Any]) -> bool:
    return found.get("host") == socket.gethostname() and found.get("machine") == machine()


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


@contextmanager
def _taking_over(lock: Path) -> Iterator[bool]:
    """Whether we are the only one who takes *lock* away now: a second one could take away the lock of the first.

    The sign of it is a file. One that lies longer than `HALF_SECONDS` was left by who died in between.
    """
    sign = lock.with_name(f"{lock.name}.taking")
    with suppress(FileNotFoundError):
        if time.time() - sign.stat().st_mtime > HALF_SECONDS:
            sign.unlink()
    try:
        os.close(os.open(sign, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        yield False
        return
    try:
        yield True
    finally:
        sign.unlink(missing_ok=True)


def _stale(path: Path, found: dict[str, Any]) -> bool:
    try:
        age = time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return True
    if not found.get("token"):
        return age > HALF_SECONDS
    if _here(found) and not _runs(found.get("pid"), found.get("run")):
        return True
    return age > STALE_SECONDS


def _runs(pid: Any, run: Any) -> bool:
    if pid == os.getpid():
        return bool(run == this_run())
    return isinstance(pid, int) and alive(pid)
