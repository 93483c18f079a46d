"""A conversation held, and feedback given, by somebody who sees nothing: through AT-SPI alone, without a key or a click."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lobdossier.domain.conversation import Agreement, Conversation, GivenAnswer, Participant
from lobdossier.domain.experience import Experience
from lobdossier.domain.portrait import Quality
from lobdossier.domain.vocabulary import Competence, ConversationKind, Part
from lobdossier.domain.voices import new_question
from lobdossier.services.workspace import Workspace
from tests import bringing
from tests.xvfb.person import home, lobdossier, x_server
from tests.xvfb.reader import Heard, Reader, session_bus, surroundings, with_a_reader

pytestmark = with_a_reader()
CONTROLS = {"button", "text", "check box", "radio button", "combo box", "list", "list item", "link", "spin button"}
"""The roles of what can be worked with; each of these says what it is."""


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """An empty home, an X server and a bus of its own."""
    with x_server() as display, session_bus(surroundings(home(tmp_path, display))) as made:
        yield made


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A trialoog of today with an answer from before, after a conversation in which something was agreed."""
    path = tmp_path / "Renée.lobdossier"
    made = Workspace.create(path, "Renée Smit", data=tmp_path / "data" / "lobdossier")
    told = made.records.add(Experience(title="De bingo", story="De microfoon deed het niet."))
    made.records.add(Quality(title="Rustig blijven"))
    made.portrait.see_today(Competence.KWALITEITENREFLECTIE, 2, "", made.today())
    before = made.records.add(Conversation(kind=ConversationKind.TRIALOOG, on=date(2026, 10, 1)))
    made.conversations.conclude(before, [Agreement(what="Ik bel de revalidatie")], today=made.today())
    asked = new_question("Waar groei je?", Part.TERUGKIJKEN)
    talk = made.records.add(
        Conversation(kind=ConversationKind.TRIALOOG, on=made.today(), questions=(asked,), experience_ids=(told.id,))
    )
    given = GivenAnswer(question_id=asked.id, question=asked.question, text="Ze begint zelf.", marked=True)
    made.records.add(Participant(conversation_id=talk.id, name="Ilse", role="praktijkbegeleider", answers=(given,)))
    made.close()
    return path


def nameless(now: Heard) -> list[str]:
    """What can be worked with, and does not say what it is."""
    return [
        f"{one['role']} {one['text'][:30]!r} {one['states']}"
        for one in now
        if one["role"] in CONTROLS and not one["name"].strip()
    ]


def every_name(reader: Reader, words: str) -> Heard:
    """Wait for *words*; by then everything on the page has a name."""
    reader.hears(words)
    now = reader.hear()
    assert not nameless(now)
    return now


def named(now: Heard, begin: str) -> str:
    """The whole name of the control that begins so."""
    return next(str(one["name"]) for one in now if one["name"].startswith(begin) and one["role"] in CONTROLS)


def test_a_whole_conversation(environment: dict[str, str], dossier: Path) -> None:
    """It opens with what was agreed, goes through its parts, and ends in an agreement."""
    with Reader(environment, dossier) as reader:
        reader.press("Gesprekken")
        every_name(reader, "Gesprek voeren")
        reader.press("Gesprek voeren", "button")
        every_name(reader, "Dit spraken jullie af. Hoe ging het?")
        reader.press("Hoe ging het met: Ik bel de revalidatie: Gelukt")
        reader.write("Hoe ging dat: Ik bel de revalidatie", "Ze namen op.")
        reader.press("Naar terugkijken")
        now = every_name(reader, "Ilse: Ze begint zelf.")
        named(now, "Terugkijken, deel 1 van 4, hier zijn jullie")
        reader.write("Notities bij terugkijken", "Rustig.")
        reader.press(named(now, "Kaart "))
        for part in ("reflecteren", "vooruitkijken", "activeren"):
            reader.press(f"Naar {part}")
            every_name(reader, f"Notities bij {part}")
        reader.press("Naar afspraken")
        every_name(reader, "Samen afronden")
        reader.write("Wat spraken jullie af?", "Ik leid één overleg")
        reader.press("Afspraak erbij")
        every_name(reader, "Afspraak: Ik leid één overleg. Jij. Aanpassen")
        reader.press("Afronden", "button")
        every_name(reader, "Het gesprek is afgerond")
        reader.press("Klaar", "button")
        every_name(reader, "Verslag maken")

    found: dict[str, Any] = json.loads(lobdossier(environment, "show", str(dossier), "--json"))
    (talk,) = (one for one in found["conversations"] if one["questions"])
    assert (talk["state"], talk["notes"]) == ("held", [{"part": "terugkijken", "text": "Rustig."}])
    assert len(talk["cards"]) == 1
    said = {one["what"]: (one["state"], one["how_it_went"]) for one in found["agreements"]}
    assert said == {"Ik bel de revalidatie": ("done", "Ze namen op."), "Ik leid één overleg": ("open", "")}


def test_feedback_of_a_guide(environment: dict[str, str], dossier: Path, tmp_path: Path) -> None:
    """Who one is, a question about an experience, and a view of a competence with a sentence."""
    workspace = Workspace.open(dossier, data=tmp_path / "data" / "lobdossier")
    package = bringing.document(workspace, tmp_path / "Renée.pdf")
    workspace.close()
    with Reader(environment, package) as reader:
        every_name(reader, "Bekijken")
        reader.press("Bekijken", "button")
        every_name(reader, "Wat kun je hier doen?")
        reader.press("Feedback geven", "button")
        every_name(reader, "Wie ben je?")
        reader.write("Je naam", "Bram")
        reader.write("Je rol", "docent")
        reader.press("Beginnen", "button")
        now = every_name(reader, "Wat wil je Renée vragen?")
        reader.press(named(now, "De bingo, "))
        every_name(reader, "Ervaring: De bingo")
        reader.write("Wat wil je Renée vragen?", "Wat gaf moed?")
        reader.press("Klaar", "button")
        every_name(reader, "Weghalen: Wat gaf moed?")
        reader.press("Dit ben ik")
        now = every_name(reader, "Werkexploratie")
        reader.press(named(now, "Kwaliteitenreflectie. "))
        now = every_name(reader, "Hoe zie jij Renée hier?")
        reader.press(named(now, "meestal zelf. "))
        reader.write("Waaraan zie je dat?", "Je vraagt hulp.")
        reader.press("Overzicht")
        every_name(reader, "In het hele dossier liet je 2 opmerkingen achter.")

    told = lobdossier(environment, "feedback", "inspect", str(package.with_suffix(".lobfeedback")))
    for words in ("Bram (docent)", "Wat gaf moed?", "Kwaliteitenreflectie, stap 3 van 4", "Je vraagt hulp."):
        assert words in told, words
