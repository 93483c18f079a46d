"""What is typed on the way of a whole conversation, and what the files hold of it afterwards."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pypdf

from lobdossier.domain.experience import Experience
from lobdossier.domain.portrait import Quality
from lobdossier.domain.vocabulary import Competence
from lobdossier.services.workspace import Workspace
from tests.services.filled import by_pypdf
from tests.xvfb.person import lobdossier

GROWS, NEXT = "Waar zie je dat Renée groeit?", "Wat is nu een goede volgende stap?"
OWN = "Ik durf één overleg."
TEACHER = ("Ze begint zelf, ook bij café Zon.", "Vraag op tijd hulp: dat kost € 0.")
COACH = ("Ze ziet wie stil is, één voor één.", "Een overleg leiden, voor € 5 aan koek.")
NOTE = "Rustig, ook bij ruis."
MINE, THEIRS = "Ik leid één overleg", "Een plek vrijhouden"
LEARNT = "Ik mag beginnen."
ASKED, SAW, SAID = "Wat gaf moed?", "Je ging erbij zitten.", "Hier groei je."
WHY = "Je vraagt hulp."
REPLY = "Haar knikje."
WENT = "Het was één feest."


def begin(path: Path, data: Path) -> Path:
    """A student with one experience, one quality and a view of herself."""
    made = Workspace.create(path, "Renée Smit", data=data / "lobdossier")
    made.records.add(Experience(title="De bingo", story="De microfoon deed het niet."))
    made.records.add(Quality(title="Rustig blijven"))
    made.portrait.see_today(Competence.KWALITEITENREFLECTIE, 2, "", made.today())
    made.close()
    return path


def fill_in(form: Path, target: Path) -> None:
    """Answer both questions, as whoever reads what each field says of itself."""
    fields = pypdf.PdfReader(form).get_fields() or {}
    by_question = {str(field.get("/TU", "")).split(": ", 1)[-1]: name for name, field in fields.items()}
    answers = {by_question[asked]: text for asked, text in zip((GROWS, NEXT), COACH, strict=True)}
    by_pypdf(form, target, answers | {"datum": "28 november 2026", "verder-laten-zien": "/Ja"})


def held(environment: dict[str, str], dossier: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(lobdossier(environment, "show", str(dossier), "--json"))
    return found


def read(pdf: Path) -> str:
    """What can be read in a PDF that tells a screen reader its order."""
    run = {"capture_output": True, "check": True, "text": True}
    assert "Tagged:          yes" in subprocess.run(["pdfinfo", pdf], **run).stdout
    return " ".join(subprocess.run(["pdftotext", pdf, "-"], **run).stdout.split())


def check_the_talk(found: dict[str, Any]) -> None:
    """Who answered what and how, who may see it, and what came of it."""
    (talk,) = (one for one in found["conversations"] if one["state"] == "held")
    teacher, coach = sorted(at_table(found, talk), key=lambda person: int(person["order"]))
    assert [one["text"] for one in talk["answers"]] == [OWN]
    for person, answers, by, day in ((teacher, TEACHER, "message", talk["on"]), (coach, COACH, "form", "2026-11-28")):
        assert tuple(one["text"] for one in person["answers"]) == answers
        assert (person["answered_by"], person["answered_on"], person["may_show"]) == (by, day, True)
    assert [one["marked"] for one in teacher["answers"]] == [True, False]
    assert talk["notes"] == [{"part": "terugkijken", "text": NOTE}]
    assert len(talk["cards"]) == 1
    assert talk["summary"] == LEARNT
    assert [(one["what"], one["who"], one["mine"]) for one in found["agreements"]] == [
        (MINE, "", True),
        (THEIRS, "Ilse", False),
    ]
    assert [one["title"] for one in found["steps"]] == [MINE]
    (coming,) = (one for one in found["conversations"] if one["state"] == "planned")
    assert {one["name"] for one in at_table(found, coming)} == {"Meneer Vos", "Ilse"}


def at_table(found: dict[str, Any], talk: dict[str, Any]) -> list[dict[str, Any]]:
    return [person for person in found["participants"] if person["conversation_id"] == talk["id"]]


def check_what_came_back(found: dict[str, Any]) -> None:
    """Only what the student agreed to is hers; the rest is there, as she decided."""
    left = {one["text"]: one for one in found["feedback"]}
    assert {words for words, one in left.items() if one["agreed"]} == {WHY, SAW}
    assert {words for words, one in left.items() if one["refused"]} == {SAID}
    assert (left[ASKED]["reply"], left[ASKED]["handled"]) == (REPLY, True)
    assert (left[SAW]["quality"], left[WHY]["step"]) == ("Rustig blijven", 3)
    assert [one["step"] for one in found["self_views"]] == [2], "her own view is what it was"
    agreed = {one["what"]: one for one in found["agreements"]}
    assert (agreed[MINE]["state"], agreed[MINE]["how_it_went"]) == ("done", WENT)
    assert agreed[THEIRS]["state"] == "open"
