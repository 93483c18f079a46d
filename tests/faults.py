"""What the world does to a file: full disks, sticks pulled out, other programs, power cut in the middle of a save."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

needs_root = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="mounting a disk and changing user need root on Linux"
)


def can_mount(folder: Path) -> bool:
    """Whether a small disk can be made here: in some containers not even root may."""
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], capture_output=True, check=False)
    if made.returncode == 0:
        subprocess.run(["umount", folder], check=True)
    return made.returncode == 0


class SmallDisk:
    """A disk of a few MB at *path*: it can be full, and be pulled out while in use."""

    def __init__(self, path: Path, kilobytes: int) -> None:
        self.path, self.kilobytes = path, kilobytes

    def __enter__(self) -> SmallDisk:
        self.path.mkdir()
        if not can_mount(self.path):
            pytest.skip("no disk can be mounted here")
        self.put_in()
        return self

    def put_in(self) -> None:
        """Plug in an empty disk."""
        size = f"size={self.kilobytes}k"
        subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", self.path], check=True)

    def fill(self) -> None:
        """Use up all that is free."""
        free = os.statvfs(self.path).f_bavail * os.statvfs(self.path).f_frsize
        with contextlib.suppress(OSError):
            (self.path / "fill").write_bytes(b"\0" * free)

    def make_room(self) -> None:
        """Free it again."""
        (self.path / "fill").unlink()

    def pull_out(self) -> None:
        """What happens to a stick while a program has a file on it open."""
        subprocess.run(["umount", "-l", self.path], check=True)

    def __exit__(self, *_: object) -> None:
        subprocess.run(["umount", "-l", self.path], check=False, capture_output=True)
        shutil.rmtree(self.path, ignore_errors=True)


def child(code: str, *arguments: object) -> subprocess.Popen[bytes]:
    """A process that runs *code* with *arguments* in sys.argv[1:]."""
    command = [sys.executable, "-W", "ignore", "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)


def run_child(code: str, *arguments: object) -> str:
    """What *code* printed; the test fails with its traceback if it failed."""
    process = child(code, *arguments)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err.decode()
    return out.decode()


@contextlib.contextmanager
def other_program(path: Path, statement: str = "BEGIN IMMEDIATE") -> Iterator[None]:
    """Another process that holds a lock of SQLite on the file."""
    code = (
        "import sqlite3, sys, time\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute(sys.argv[2]); c.execute('SELECT count(*) FROM sqlite_master').fetchall()\n"
        "print('ready', flush=True); time.sleep(60)"
    )
    process = child(code, path, statement)
    assert process.stdout is not None
    process.stdout.readline()
    try:
        yield
    finally:
        process.kill()
        process.communicate()


def killed(work: Callable[[Callable[[str], None]], None], longest: float, chance: random.Random) -> list[str]:
    """Let a forked process do *work*, kill it within *longest* seconds of its first word; returns what it told.

    *work* tells by calling what it is given: what was told was done.
    """
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        try:
            work(lambda line: os.write(writing, f"{line}\n".encode()) and None)
        except BaseException as error:  # noqa: BLE001 - told to the parent, which fails the test
            os.write(writing, f"failed {error!r}\n".encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        first = pipe.readline()
        time.sleep(chance.uniform(0, longest))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        lines = (first + pipe.read()).decode().splitlines()
    assert not any(line.startswith("failed") for line in lines), lines[-1]
    return lines


def as_nobody(act: Callable[[], str]) -> str:
    """What *act* returns when it is done without the rights of root, for whom no file is read-only."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            os.close(reading)
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            os.write(writing, act().encode())
            code = 0
        except BaseException as error:  # noqa: BLE001 - told to the parent, which fails the test
            os.write(writing, repr(error).encode())
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        out = pipe.read().decode()
    _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0, out
    return out


def names(folder: Path) -> list[str]:
    """What lies in *folder*, in order."""
    return sorted(found.name for found in folder.iterdir())
