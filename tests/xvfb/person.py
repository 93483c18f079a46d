"""Somebody at a screen of an X server: reads, clicks and types, and waits until what they expect is there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from tests.faults import ROOT

T = TypeVar("T")
PATIENCE = 20.0
"""Seconds after which what was expected does not come any more."""


@contextmanager
def x_server(size: str = "1240x800") -> Iterator[str]:
    """An X server on a display that was free; gives its name."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        assert number, "Xvfb did not start"
        # A keyboard that has é and €: else xdotool lends them a key for a moment, and the program may look too late.
        subprocess.run(["setxkbmap", "-display", f":{number}", "be"], check=True)
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def home(folder: Path, display: str) -> dict[str, str]:
    """The surroundings of somebody who never used the program: an empty home, and this display."""
    (folder / "Documenten").mkdir(parents=True, exist_ok=True)
    (folder / "config").mkdir(exist_ok=True)
    (folder / "config" / "user-dirs.dirs").write_text(f'XDG_DOCUMENTS_DIR="{folder}/Documenten"\n')
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "QT_", "WAYLAND_"))}
    return kept | {
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "LC_ALL": "C.UTF-8",
    }


def lobdossier(environment: dict[str, str], *arguments: str) -> str:
    """What the command line says."""
    command = [sys.executable, "-m", "lobdossier", *arguments]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=True, text=True).stdout


class Person:
    """Drives one run of the program."""

    def __init__(self, environment: dict[str, str], *arguments: str) -> None:
        self._environment = environment
        self._window = 0
        self.program = subprocess.Popen(
            [sys.executable, "-m", "tests.xvfb.eyes", *arguments],
            cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def __enter__(self) -> Person:
        return self

    def __exit__(self, *_: object) -> None:
        self.program.kill()
        self.program.communicate()

    # ------------------------------------------------------------ eyes
    def look(self) -> dict[str, Any]:
        """What is on the screen now."""
        assert self.program.stdin is not None
        assert self.program.stdout is not None
        self.program.stdin.write("look\n")
        self.program.stdin.flush()
        line = self.program.stdout.readline()
        assert line, f"the program ended with {self.program.poll()}"
        found: dict[str, Any] = json.loads(line)
        if found["window"] not in (0, self._window):
            # No window manager runs here: this is all that it would do.
            self._window = found["window"]
            self.xdotool("windowfocus", str(self._window))
        return found

    def until(self, what: str, see: Callable[[dict[str, Any]], T | None]) -> T:
        """Look again and again until *see* finds something; fails with what was there instead."""
        ends = time.monotonic() + PATIENCE
        while True:
            seen = self.look()
            if found := see(seen):
                return found
            if time.monotonic() > ends:
                words = [f"{w['name']}={w['text']}" for w in seen["widgets"] if w["name"] or w["text"]]
                raise AssertionError(f"{what} did not come; on the screen of {seen['title']!r}: {words}")
            time.sleep(0.03)

    def see(self, words: str) -> dict[str, Any]:
        """Wait until *words* are the name or the text of something."""
        return self.until(f"“{words}”", lambda seen: _named(seen, words))

    def title(self, begin: str) -> None:
        """Wait until the window is called so."""
        self.until(f"the page {begin!r}", lambda seen: seen["title"].startswith(begin))

    # ------------------------------------------------------------ hands
    def click(self, words: str) -> None:
        """Click on the button, field or card of that name, once it stands still."""
        place = self._still(words)
        self.xdotool("mousemove", str(place["x"]), str(place["y"]), "click", "--delay", "5", "1")

    def close_word(self, words: str) -> None:
        """Close the word that passes, which lies over what is below it: its cross is the lowest one."""
        self.see(words)
        crosses = [w for w in self.look()["widgets"] if w["name"] == "Melding sluiten"]
        cross = max(crosses, key=lambda w: int(w["y"]))
        self.xdotool("mousemove", str(cross["x"]), str(cross["y"]), "click", "--delay", "5", "1")
        self.until(f"the end of “{words}”", lambda seen: not _named(seen, words))

    def into(self, words: str) -> None:
        """Click into the field of that name and wait until it has the keyboard."""
        self.click(words)
        self.focused(words)

    def focused(self, begin: str) -> None:
        """Wait until what begins so has the keyboard."""
        self.until(
            f"the keyboard in “{begin}”",
            lambda seen: any(w["focus"] and w["name"].startswith(begin) for w in seen["widgets"]),
        )

    def type(self, text: str) -> None:
        """Press the keys of *text*, and wait until it stands in the field that has the keyboard."""
        self.xdotool("type", "--delay", "40", text)
        self.until(f"the text {text!r}", lambda seen: any(w["focus"] and text in w["text"] for w in seen["widgets"]))

    def pick(self, title: str, name: str) -> None:
        """Give the file *name* in the folder that the dialog called *title* shows."""
        self.title(title)
        self.press("ctrl+a")
        self.xdotool("type", "--delay", "15", name)
        self.press("Return")
        self.until("the end of the dialog", lambda seen: not seen["title"].startswith(title))

    def press(self, *keys: str) -> None:
        """Press keys, as ``ctrl+s`` or ``Return``."""
        self.xdotool("key", "--delay", "15", *keys)

    def scroll_to(self, words: str, most: int = 40, wheel: str = "5") -> None:
        """Turn the wheel down (5) or up (4) until something of that name can be seen, and stays in sight."""
        for _ in range(most):
            if _named(self.look(), words):
                time.sleep(0.1)
                if _named(self.look(), words):
                    return
            self.xdotool("mousemove", "640", "420", "click", "--delay", "5", wheel)
            time.sleep(0.03)
        self.see(words)

    def xdotool(self, *arguments: str) -> None:
        """Let xdotool do something."""
        subprocess.run(["xdotool", *arguments], env=self._environment, check=True, timeout=PATIENCE)

    def leave(self) -> int:
        """Quit by the keys, and wait for the end; returns the exit status."""
        self.press("ctrl+q")
        return self.program.wait(PATIENCE)

    def _still(self, words: str) -> dict[str, Any]:
        """Where it is, once two looks agree: a page that is being laid out still moves."""
        places: list[dict[str, Any]] = []

        def rests(seen: dict[str, Any]) -> dict[str, Any] | None:
            found = _named(seen, words)
            places.append(found or {})
            same = len(places) > 1 and places[-1] == places[-2]
            return found if found and same and found["enabled"] else None

        return self.until(f"“{words}”", rests)


def _named(seen: dict[str, Any], words: str) -> dict[str, Any] | None:
    """What carries *words*: buttons and fields before labels."""
    found = [w for w in seen["widgets"] if words in (w["name"], w["text"])]
    found.sort(key=lambda w: (not w["button"], w["class"] == "QLabel"))
    return found[0] if found else None
