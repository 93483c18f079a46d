"""The whole thread on a real X server, by real keys and clicks: from the first start to the PDF that is handed over."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import ROOT
from tests.xvfb.person import PATIENCE, Person, home, lobdossier, x_server

NEEDED = ("Xvfb", "xdotool", "setxkbmap", "pdftotext")
pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.timeout(300),
    pytest.mark.skipif(
        sys.platform != "linux" or not all(map(shutil.which, NEEDED)), reason=f"needs {', '.join(NEEDED)}"
    ),
]

STORY = "Ik kreeg € 12 fooi en een compliment: 'goed gedaan, één'."
ANSWER = "Mijn collega Zoë hielp mij."
WELL = "Het ging goed: één gast gaf € 5."
TALK = "Mag ik blijven?"
TALKED = "Over de zaterdagen."
AGREED = "Rooster maken vóór maandag"
WHY = "Omdat ik graag bij mensen ben, ook 's ochtends."


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with x_server() as name:
        yield name


def test_from_first_start_to_the_pdf_and_every_word_is_in_the_file(tmp_path: Path, display: str) -> None:
    """Record, reflect, prepare, conclude, export; then quit and read the file beside the app."""
    environment = home(tmp_path, display)
    with Person(environment) as person:
        begin(person)
        record(person)
        reflect(person)
        prepare(person)
        conclude(person)
        pdf = export(person, tmp_path / "Documenten" / "voor school é.pdf")
        assert person.leave() == 0

    words = " ".join(
        subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True, text=True).stdout.split()
    )
    for typed in ("Renée", "Eerste dag bij café Zon", "Mijn collega Zoë", "Omdat ik graag", "Rooster maken"):
        assert typed in words, typed
    (dossier,) = (tmp_path / "Documenten").glob("*.lobdossier")
    held = json.dumps(json.loads(lobdossier(environment, "show", str(dossier), "--json")), ensure_ascii=False)
    for typed in ("Renée", "Vakschool", STORY, ANSWER, WELL, TALK, TALKED, AGREED, WHY, "voor school é.pdf"):
        assert typed in held, typed
    lobdossier(environment, "check", str(dossier))


def begin(person: Person) -> None:
    """The three cards, and an empty dossier."""
    person.title("Welkom")
    person.into("Hoe heet je?")
    person.type("Renée")
    person.press("Return")
    person.see("Waar zit je nu?")
    person.click("Mbo, niveau 1 tot 4")
    person.click("Verder")
    person.into("Mijn school")
    person.type("Vakschool")
    person.click("Verder")
    person.see("Wie begeleidt jou?")
    person.click("Sla over")
    person.click("Beginnen")
    person.title("Start")


def record(person: Person) -> None:
    """An experience, by keys from the menu's shortcut on."""
    person.press("ctrl+n")
    person.title("Nieuwe ervaring")
    person.focused("Wat gebeurde er?")
    person.type(STORY)
    person.into("Naam van deze ervaring")
    person.type("Eerste dag bij café Zon")
    person.click("Competentie: Werkexploratie")
    person.see("Bewaard")
    person.title("Eerste dag bij café Zon")


def reflect(person: Person) -> None:
    """One card, one answer."""
    person.scroll_to("Reflecteren")
    person.click("Reflecteren")
    person.title("Reflecteren")
    person.focused("Jouw antwoord op")
    person.type(ANSWER)
    person.click("Klaar")
    person.see("Reflectie bewaard.")


def prepare(person: Person) -> None:
    """Plan a trialoog for today, and prepare two steps of it."""
    person.press("ctrl+5")
    person.title("Gesprekken")
    person.click("Gesprek plannen")
    person.click("Trialoog")
    person.click("Wanneer is het?: Vandaag")
    person.click("Plannen en voorbereiden")
    person.see("Trialoog voorbereiden")
    person.into("Wat ging goed?")
    person.type(WELL)
    person.click("Volgende stap")
    person.focused("Waar wil ik het over hebben?")
    person.type(TALK)
    person.see("Bewaard")


def conclude(person: Person) -> None:
    """Write down what was said, and one agreement."""
    person.press("ctrl+5")
    person.title("Gesprekken")
    person.click("Afronden")
    person.see("Trialoog afronden")
    person.into("Waar hadden jullie het over?")
    person.type(TALKED)
    person.click("Volgende stap")
    person.focused("Wat spraken jullie af?")
    person.type(AGREED)
    person.press("Return")
    person.see(f"Afspraak: {AGREED}. Jij. Aanpassen")
    person.click("Afronden")
    person.see("Gesprek afgerond. 1 stap staat nu op Start.")


def export(person: Person, target: Path) -> Path:
    """Compose a document, and make its PDF through the file dialog."""
    person.press("ctrl+6")
    person.title("Delen")
    person.see("Ervaringen, 1 van 1")  # all that can go along is there: from now on nothing on the page moves
    person.scroll_to("Wat wil ik dat jullie weten?")  # the question after it: then its field is in sight
    person.into("Waarom deze opleiding?")
    person.type(WHY)
    person.scroll_to("PDF maken", wheel="4")
    person.click("PDF maken")
    person.title("Waar wil je de PDF bewaren?")
    person.press("ctrl+a")
    person.xdotool("type", "--delay", "15", str(target))
    person.press("Return")
    ends = time.monotonic() + PATIENCE
    while not target.exists() and time.monotonic() < ends:
        time.sleep(0.03)
    person.title("Delen")
    person.see("Openen")
    return target


def test_the_plain_program_opens_a_dossier_and_quits_by_the_keys(tmp_path: Path, display: str) -> None:
    """The same without our eyes in its process: only what the X server knows of it."""
    environment = home(tmp_path, display)
    dossier = tmp_path / "Noor.lobdossier"
    lobdossier(environment, "new", str(dossier), "--name", "Noor")

    program = subprocess.Popen([sys.executable, "-m", "lobdossier", str(dossier)], cwd=ROOT, env=environment)
    try:
        search = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "^Start – Noor"]
        subprocess.run([*search, "windowfocus", "--sync"], env=environment, check=True, timeout=PATIENCE)
        subprocess.run(["xdotool", "key", "ctrl+q"], env=environment, check=True)
        assert program.wait(PATIENCE) == 0
    finally:
        program.kill()
        program.wait()
