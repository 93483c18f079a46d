"""Can this computer show a window? If not: what is missing, and the one command that mends it.

Looked at before Qt is imported, because Qt itself ends the program without a word that helps anybody.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import socket
import sys
from collections.abc import Mapping
from typing import Final

#: What PySide6 asks of a Linux system, with the Debian and Fedora packages that bring it.
NEEDED: Final[tuple[tuple[str, str, str], ...]] = (
    ("libEGL.so.1", "libegl1", "mesa-libEGL"),
    ("libGL.so.1", "libgl1", "mesa-libGL"),
    ("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    ("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    ("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    ("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
)
NEEDED_FOR_X11: Final[tuple[tuple[str, str, str], ...]] = (
    ("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    ("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    ("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    ("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    ("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    ("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    ("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    ("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
)
OWN_PLATFORMS: Final = ("offscreen", "minimal", "vnc")
"""Qt platforms that need no screen."""


def why_no_window(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> str:
    """The sentence that says why no window can be opened and what to do; empty when one can."""
    if platform != "linux" or environment.get("QT_QPA_PLATFORM", "").split(":")[0] in OWN_PLATFORMS:
        return ""
    on_x11 = answers(environment.get("DISPLAY", ""))
    missing = [row for row in (*NEEDED, *(NEEDED_FOR_X11 if on_x11 else ())) if not _loads(row[0])]
    if missing:
        return _missing(missing)
    if not on_x11 and not environment.get("WAYLAND_DISPLAY"):
        return (
            "Hier is geen scherm, dus er kan geen venster open. Er is niets veranderd. "
            "Typ ‘make demo’ voor een voorbeelddossier met een PDF, of ‘lobdossier --help’ voor wat zonder scherm kan."
        )
    return ""


def answers(display: str) -> bool:
    """Whether an X server listens at *display*. One on another computer is believed; a local one is asked.

    A DISPLAY that was left behind by a session that is gone makes Qt end the program in English.
    """
    match = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display)
    if match is None:
        return bool(display)
    path = f"/tmp/.X11-unix/X{match[1]}"  # noqa: S108 - where every X server listens
    return any(_listens(address) for address in (path, f"\0{path}"))


def _listens(address: str) -> bool:
    with socket.socket(socket.AF_UNIX) as asked:
        try:
            asked.connect(address)
        except OSError:
            return False
    return True


def _missing(rows: list[tuple[str, str, str]]) -> str:
    names = ", ".join(library for library, _, _ in rows)
    if shutil.which("dnf"):
        command = "sudo dnf install " + " ".join(dict.fromkeys(fedora for _, _, fedora in rows))
    else:
        command = "sudo apt-get install -y " + " ".join(debian for _, debian, _ in rows)
    return f"Er ontbreekt iets op deze computer om een venster te tonen: {names}. Installeer het met: {command}"


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
