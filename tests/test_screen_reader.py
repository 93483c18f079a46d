"""A whole reflection and a whole plan by somebody who sees nothing: through AT-SPI alone, without a key or a click."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.faults import ROOT
from tests.xvfb.person import home, x_server
from tests.xvfb.reader import Heard, Reader, session_bus, surroundings, with_a_reader

pytestmark = with_a_reader()


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


def test_a_whole_plan(environment: dict[str, str], tmp_path: Path) -> None:
    """Two steps are made, one of them goes to later, the other is ticked, and it is told how it went."""
    dossier = tmp_path / "Renée.lobdossier"
    new(environment, dossier)
    with Reader(environment, dossier) as reader:
        reader.press("Plannen")
        for title in ("Saskia bellen, ook al durf ik niet", "Een dag meelopen"):
            reader.press("Nieuwe stap", "button")
            reader.write("Wat ga je doen?", title)
            reader.press("Klaar", "button")
            reader.until(f"the step {title!r}", lambda now, title=title: spoken(now, title))
        reader.act(spoken(reader.hear(), "Een dag meelopen"), "Naar Straks")
        reader.hears("Straks, 1 stap")
        reader.act(spoken(reader.hear(), "Saskia bellen"), "Afvinken")
        reader.write("Hoe ging het?", "Ze lachte, en zei ja.")
        reader.press("Klaar", "button")
        reader.hears("Gedaan, 1 stap")
        reader.until("the answer", lambda _now: any(s["how_it_went"] for s in held(environment, dossier)["steps"]))

    steps = {step["title"]: step for step in held(environment, dossier)["steps"]}
    called, joined = steps["Saskia bellen, ook al durf ik niet"], steps["Een dag meelopen"]
    assert (called["state"], called["how_it_went"]) == ("done", "Ze lachte, en zei ja.")
    assert (joined["state"], joined["later"]) == ("open", True)


def spoken(now: Heard, title: str) -> str:
    """The whole name of the card of a step."""
    return next((one["name"] for one in now if one["name"].startswith(title) and one["role"] == "button"), "")
