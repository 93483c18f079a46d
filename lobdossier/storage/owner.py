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
import sys
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from lobdossier.domain.errors import InUse

HEARTBEAT_SECONDS: Final = 30
STALE_SECONDS: Final = 150


def lock_path(dossier: Path) -> Path:
    """Where the lock of *dossier* lies."""
    return dossier.with_name(f".~{dossier.name}.lock")


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
        path = lock_path(dossier)
        for _ in range(3):
            try:
                handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            except FileExistsError:
                lock._clear(force)
                continue
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(
                    {"token": lock.token, "host": socket.gethostname(), "pid": os.getpid(), "since": time.time()}, file
                )
            return lock
        raise InUse(dossier)

    def held(self) -> bool:
        """Whether the lock is still ours: another computer may have taken over after a long sleep."""
        return _read(lock_path(self.dossier)).get("token") == self.token

    def beat(self) -> None:
        """Say that we are still here."""
        if self.held():
            os.utime(lock_path(self.dossier))

    def release(self) -> None:
        """Give the dossier free; nothing happens if somebody else took over or the drive is gone."""
        if self.held():
            lock_path(self.dossier).unlink(missing_ok=True)

    def _clear(self, force: bool) -> None:
        """Remove a stale lock out of the way, or raise InUse."""
        path = lock_path(self.dossier)
        found = _read(path)
        here = found.get("host") == socket.gethostname()
        if not (force or _stale(path, found, here)):
            since = datetime.fromtimestamp(float(found.get("since") or 0)).strftime("%H:%M")  # noqa: DTZ006 - local time, to be read by a person
            raise InUse(self.dossier, host=str(found.get("host", "")), since=since, here=here)
        path.unlink(missing_ok=True)


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _stale(path: Path, found: dict[str, Any], here: bool) -> bool:
    if not found.get("token"):
        return True  # half a lock: its writer died, or never wrote it
    if here and not _alive(int(found.get("pid") or 0)):
        return True
    try:
        return time.time() - path.stat().st_mtime > STALE_SECONDS
    except FileNotFoundError:
        return True


def _alive(pid: int) -> bool:
    """Whether a process with this number runs on this computer."""
    if sys.platform == "win32":  # untried: os.kill would end the process there
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(0x00100000, False, pid)
        if not handle:
            return False
        waiting = ctypes.windll.kernel32.WaitForSingleObject(handle, 0) == 0x102
        ctypes.windll.kernel32.CloseHandle(handle)
        return bool(waiting)
    if pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
