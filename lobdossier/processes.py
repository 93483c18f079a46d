"""Whether a process of this computer still runs, and which computer this is."""

from __future__ import annotations

import hashlib
import os
import secrets
import socket
import sys
import uuid
from functools import cache


def alive(pid: int) -> bool:
    """Whether a process with this number runs on this computer."""
    if not 0 < pid < 2**31:
        return False
    if sys.platform == "win32":  # untried: os.kill would end the process there
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(0x00100000, False, pid)
        if not handle:
            return False
        waiting = ctypes.windll.kernel32.WaitForSingleObject(handle, 0) == 0x102
        ctypes.windll.kernel32.CloseHandle(handle)
        return bool(waiting)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


@cache
def machine() -> str:
    """What tells this computer from another one with the same name (a school gives out copies of one); says nothing itself."""
    return hashlib.sha256(f"{socket.gethostname()}/{uuid.getnode():x}".encode()).hexdigest()[:16]


@cache
def this_run() -> str:
    """What tells this run of the program from an earlier one with the same process number (in a container it repeats)."""
    return secrets.token_hex(8)


def this_program() -> list[str]:
    """The words of a command line that start this program again, from source or from a bundle."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "lobdossier"]
