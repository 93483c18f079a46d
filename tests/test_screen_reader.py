"""A whole reflection and a whole plan by somebody who sees nothing: through AT-SPI alone, without a key or a click."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults import ROOT
from tests.xvfb.person import home, x_server
from tests.xvfb.reader import Reader, missing, session_bus, surroundings

NEEDED = ("Xvfb", "setxkbmap", "dbus-daemon")
pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.timeout(300),
    pytest.mark.skipif(
        sys.platform != "linux" or not all(map(shutil.which, NEEDED)) or bool(missing()),
        reason=f"needs {', '.join(NEEDED)}, at-spi2-core, gir1.2-atspi-2.0 and python3-gi",
    ),
]


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """An empty home, an X server and a bus of its own."""
    with x_server() as display, session_bus(surroundings(home(tmp_path, display))) as made:
        yield made


def held(environment: dict[str, str], dossier: Path) -> dict[str, Any]:
    """What the file holds, read beside the program."""
    command = [sys.executable, "-m", "lobdossier", "show", str(dossier), "--json"]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def new(environment: dict[str, str], dossier: Path) -> None:
    command = [sys.executable, "-m", "lobdossier", "new", str(dossier), "--name", "Renée"]
    subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=True)


def test_a_whole_reflection(environment: dict[str, str], tmp_path: Path) -> None:
    """An experience is told, looked back on, felt about, and ends in a step."""
    dossier = tmp_path / "Renée.lobdossier"
    new(environment, dossier)
    with Reader(environment, dossier) as reader:
        reader.press("Nieuwe ervaring")
        reader.write("Wat gebeurde er?", "Ik liet een dienblad vallen, en één gast klapte.")
        reader.write("Naam van deze ervaring", "Het dienblad")
        reader.hears("Bewaard")
        reader.press("Reflecteren")
        reader.hears("Jouw antwoord op")
        field = next(one["name"] for one in reader.hear() if one["name"].startswith("Jouw antwoord op"))
        reader.write(field, "Ik lachte mee. Dat had ik eerder niet gedurfd.")
        reader.press("Hoe voelde je je?: trots")
        reader.write("Wat wil je hierna doen?", "Leren hoe je drie borden draagt")
        reader.press("Klaar")
        reader.hears("Reflectie bewaard.")

    found = held(environment, dossier)
    (experience,), (reflection,), (step,) = found["experiences"], found["reflections"], found["steps"]
    assert experience["title"] == "Het dienblad"
    assert experience["story"] == "Ik liet een dienblad vallen, en één gast klapte."
    assert reflection["experience_id"] == experience["id"]
    assert reflection["answers"][0]["text"] == "Ik lachte mee. Dat had ik eerder niet gedurfd."
    assert reflection["feelings"] == ["trots"]
    assert (step["title"], step["reflection_id"]) == ("Leren hoe je drie borden draagt", reflection["id"])
