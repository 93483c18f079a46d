"""A computer that cannot show a window hears why, and the one command that mends it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from lobdossier import environment
from lobdossier.environment import NEEDED, NEEDED_FOR_X11, why_no_window
from tests.faults import ROOT

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="what Linux lacks")


@pytest.fixture
def nothing_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_loads", lambda _library: True)


@pytest.fixture
def any_display_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "answers", bool)


@pytest.mark.parametrize("screen", [{"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"}])
def test_with_a_screen_and_all_libraries_there_is_nothing_to_say(
    nothing_missing: None, any_display_answers: None, screen: dict[str, str]
) -> None:
    assert why_no_window(screen, "linux") == ""


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_bring_what_is_needed(platform: str) -> None:
    assert why_no_window({}, platform) == ""


@pytest.mark.parametrize("own", ["offscreen", "minimal", "vnc:size=800x600"])
def test_a_platform_without_a_screen_needs_none(own: str) -> None:
    assert why_no_window({"QT_QPA_PLATFORM": own}, "linux") == ""


def test_without_a_screen_it_names_what_can_be_done(nothing_missing: None) -> None:
    said = why_no_window({}, "linux")

    assert "geen scherm" in said
    assert "make demo" in said
    assert "Er is niets veranderd" in said


@pytest.mark.parametrize(
    ("has_dnf", "command"),
    [
        (False, "sudo apt-get install -y libegl1 libxcb-cursor0"),
        (True, "sudo dnf install mesa-libEGL xcb-util-cursor"),
    ],
)
def test_a_missing_library_is_named_with_the_command_that_brings_it(
    monkeypatch: pytest.MonkeyPatch, any_display_answers: None, has_dnf: bool, command: str
) -> None:
    missing = ("libEGL.so.1", "libxcb-cursor.so.0")
    monkeypatch.setattr(environment, "_loads", lambda library: library not in missing)
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/dnf" if has_dnf and name == "dnf" else None)

    said = why_no_window({"DISPLAY": ":0"}, "linux")

    assert said.endswith(command)
    assert all(name in said for name in missing)


def test_what_only_x11_needs_is_not_asked_for_on_wayland(monkeypatch: pytest.MonkeyPatch) -> None:
    x11 = {library for library, _, _ in NEEDED_FOR_X11}
    monkeypatch.setattr(environment, "_loads", lambda library: library not in x11)

    assert why_no_window({"WAYLAND_DISPLAY": "wayland-0"}, "linux") == ""


def test_continuous_integration_installs_all_that_is_needed() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert [debian for _, debian, _ in (*NEEDED, *NEEDED_FOR_X11) if debian not in script] == []


@linux_only
def test_the_program_itself_says_it_and_reads_no_qt(tmp_path: Path) -> None:
    """Exit status 1 and one line, no traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "lobdossier"], cwd=ROOT, env={"HOME": str(tmp_path), "PATH": "/usr/bin"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("lobdossier: ")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@linux_only
def test_a_display_that_nobody_answers_is_no_screen(nothing_missing: None) -> None:
    """DISPLAY may be left over from a session that is gone; one that listens is a screen, one elsewhere is believed."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0/tmp/.X11-unix/X48213")
        server.listen()
        assert why_no_window({"DISPLAY": ":48213.0"}, "linux") == ""

    assert "geen scherm" in why_no_window({"DISPLAY": ":48213.0"}, "linux")
    assert why_no_window({"DISPLAY": "school-server:10.0"}, "linux") == ""
