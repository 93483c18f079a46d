"""Somebody who sees nothing: hears the accessibility tree of the program and acts through it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.faults import ROOT

BUS = Path("/usr/libexec/at-spi-bus-launcher")
SYSTEM_PYTHON = Path("/usr/bin/python3")
PATIENCE = 30.0

Heard = list[dict[str, Any]]
_NEEDED = ("Xvfb", "setxkbmap", "dbus-daemon")


def missing() -> str:
    """What is not on this computer, or nothing."""
    asked = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    if not BUS.exists():
        return str(BUS)
    done = subprocess.run([str(SYSTEM_PYTHON), "-c", asked], capture_output=True, check=False)
    return "" if done.returncode == 0 else "gir1.2-atspi-2.0 and python3-gi"


def with_a_reader() -> list[pytest.MarkDecorator]:
    """How tests are marked in which a screen reader listens: skipped where one cannot be had."""
    there = sys.platform == "linux" and all(map(shutil.which, _NEEDED)) and not missing()
    reason = f"needs {', '.join(_NEEDED)}, at-spi2-core, gir1.2-atspi-2.0 and python3-gi"
    return [pytest.mark.xvfb, pytest.mark.timeout(300), pytest.mark.skipif(not there, reason=reason)]


@contextmanager
def session_bus(environment: dict[str, str]) -> Iterator[dict[str, str]]:
    """*environment* with a bus of its own, on which accessibility is at work."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert bus.stdout is not None
    with_bus = environment | {
        "DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip(),
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    launcher = subprocess.Popen(
        [str(BUS), "--launch-immediately"], env=with_bus, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield with_bus
    finally:
        for process in (launcher, bus):
            process.terminate()
            process.wait()
        bus.stdout.close()


class Reader:
    """Runs the program on a dossier, and a screen reader beside it."""

    def __init__(self, environment: dict[str, str], dossier: Path) -> None:
        self.trouble = ""
        log = (dossier.parent / "program.log").open("wb")
        self._log = log
        self.program = subprocess.Popen(
            [sys.executable, "-m", "lobdossier", str(dossier)], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
        kept = {name: value for name, value in environment.items() if not name.startswith(("VIRTUAL_ENV", "PYTHON"))}
        self._ears = subprocess.Popen(
            [str(SYSTEM_PYTHON), str(Path(__file__).with_name("ears.py"))],
            env=kept, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_: object) -> None:
        for process in (self._ears, self.program):
            process.kill()
            process.communicate()
        self._log.close()

    def hear(self) -> Heard:
        """Everything that is told now."""
        found = self._ask({"hear": True})
        if not isinstance(found, list):
            self.trouble = str(found)
        return found if isinstance(found, list) else []

    def until(self, what: str, heard: Callable[[Heard], object]) -> Heard:
        """Listen until *heard* is content; fails with what was heard instead."""
        ends = time.monotonic() + PATIENCE
        while True:
            now = self.hear()
            if heard(now):
                return now
            if time.monotonic() > ends:
                told = [
                    f"{one['role']} {one['name']!r} {one['text'][:40]!r}" for one in now if one["name"] or one["text"]
                ]
                raise AssertionError(f"{what} was not told; heard: {told} {self.trouble}")
            time.sleep(0.1)

    def hears(self, words: str) -> None:
        """Wait until something is called *words*, or has them in its text."""
        self.until(f"“{words}”", lambda now: any(words in one["name"] or words in one["text"] for one in now))

    def press(self, name: str, role: str = "") -> None:
        """Press what is called *name*, once it is there."""
        self._act({"do": "press", "name": name, **({"role": role} if role else {})})

    def act(self, name: str, action: str) -> None:
        """Do the *action* (by its name) of what is called *name*."""
        self._act({"do": "press", "name": name, "action": action})

    def write(self, name: str, text: str) -> None:
        """Put *text* into the field called *name*."""
        self._act({"do": "write", "role": "text", "name": name, "text": text})

    def _act(self, asked: dict[str, Any]) -> None:
        ends = time.monotonic() + PATIENCE
        while self._ask(asked) is not True:
            if time.monotonic() > ends:
                told = [f"{one['role']} {one['name']!r}" for one in self.hear() if one["name"]]
                raise AssertionError(f"{asked} could not be done; heard: {told}")
            time.sleep(0.1)

    def _ask(self, asked: dict[str, Any]) -> Any:
        assert self._ears.stdin is not None
        assert self._ears.stdout is not None
        self._ears.stdin.write(json.dumps(asked) + "\n")
        self._ears.stdin.flush()
        line = self._ears.stdout.readline()
        assert line, f"the listener ended with {self._ears.poll()}; the program: {self.program.poll()}"
        return json.loads(line)


def surroundings(environment: dict[str, str]) -> dict[str, str]:
    """*environment* with a place for the sockets of the bus."""
    place = Path(environment["HOME"]) / "run"
    place.mkdir(mode=0o700, exist_ok=True)
    return environment | {"XDG_RUNTIME_DIR": str(place), "PATH": os.environ["PATH"]}
