"""A conversation from its questions to the next one, by real keys and clicks, at home and on the computer of a guide."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.xvfb.conversation import (
    ASKED,
    COACH,
    GROWS,
    LEARNT,
    MINE,
    NEXT,
    NOTE,
    OWN,
    REPLY,
    SAID,
    SAW,
    TEACHER,
    THEIRS,
    WENT,
    WHY,
    begin,
    check_the_talk,
    check_what_came_back,
    fill_in,
    held,
    read,
)
from tests.xvfb.mail import Mail
from tests.xvfb.person import Person, home, lobdossier, x_server

NEEDED = ("Xvfb", "xdotool", "setxkbmap", "pdftotext", "pdfinfo")
pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.timeout(300),
    pytest.mark.skipif(
        sys.platform != "linux" or not all(map(shutil.which, NEEDED)), reason=f"needs {', '.join(NEEDED)}"
    ),
]


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with x_server() as name:
        yield name


def test_from_the_questions_to_the_next_conversation(tmp_path: Path, display: str) -> None:
    """One answer comes by mail, one on a form; what was agreed and what a guide saw is there next time."""
    student, guide = home(tmp_path / "thuis", display), home(tmp_path / "stage", display)
    papers, desk = tmp_path / "thuis" / "Documenten", tmp_path / "stage" / "Documenten"
    dossier = begin(papers / "Renée.lobdossier", tmp_path / "thuis" / "data")
    with Person(student, str(dossier)) as person, Mail(student) as mail:
        person.title("Start")
        plan(person)
        choose_questions(person)
        answer_by_mail(person, mail)
        answer_on_a_form(person, papers)
        talk(person)
        agree(person)
        report(person)
        hand_out(person)
        assert person.leave() == 0
    said, found = read(papers / "verslag.pdf"), held(student, dossier)
    for words in (OWN, *TEACHER, *COACH, NOTE, MINE, THEIRS, LEARNT):
        assert words in said, words
    check_the_talk(found)

    shutil.copy(papers / "pakket.lobpakket", desk / "Renée.lobpakket")
    before = (desk / "Renée.lobpakket").read_bytes()
    with Person(guide, str(desk / "Renée.lobpakket")) as person:
        look_round(person)
        assert person.leave() == 0
    assert (desk / "Renée.lobpakket").read_bytes() == before
    assert not list((tmp_path / "stage").rglob("*.lobdossier")), "a guide keeps no dossier"
    told = lobdossier(guide, "feedback", "inspect", str(desk / "Renée.lobfeedback"))
    for words in (ASKED, SAW, SAID, WHY, "Bram"):
        assert words in told, words

    shutil.copy(desk / "Renée.lobfeedback", papers)
    with Person(student, str(dossier)) as person:
        take_in(person)
        decide(person)
        meet_again(person)
        assert person.leave() == 0
    check_what_came_back(held(student, dossier))
    lobdossier(student, "check", str(dossier))


# ------------------------------------------------------------ at home
def plan(person: Person) -> None:
    """A trialoog for today, with two people at the table and an experience to show."""
    person.press("ctrl+5")
    person.title("Gesprekken")
    person.click("Gesprek plannen")
    person.click("Trialoog")
    person.click("Wanneer is het?: Vandaag")
    person.click("Plannen en voorbereiden")
    for role, name in (("BPV-docent", "Meneer Vos"), ("praktijkbegeleider", "Ilse")):
        person.click(f"{role} erbij")
        person.focused("Wie is het?")
        person.type(name)
        person.press("Return")
        person.focused(f"{name}, {role}. Aanpassen")
    person.click("Dit neem ik mee, nog open")
    person.focused("De bingo meenemen")
    person.press("space")
    person.see("Bewaard")


def choose_questions(person: Person) -> None:
    """One from the cards, one of her own."""
    person.click("Vragen aan iedereen, nog open")
    person.focused("Vragen kiezen")
    person.press("Return")
    person.title("Drie stemmen")
    person.click(f"Vraag erbij: {GROWS}")
    person.click("Deel van het gesprek: Vooruitkijken")
    person.into("Of typ zelf een vraag")
    person.type(NEXT)
    person.press("Return")
    person.click("Naar de antwoorden")
    person.focused("Jouw antwoord op vraag 1")
    person.type(OWN)


def answer_by_mail(person: Person, mail: Mail) -> None:
    """The text is copied, answered below each question, and the whole reply is pasted."""
    person.click("Vragen sturen")
    person.focused("Kopieer de tekst")
    person.press("Return")
    person.close_word("Gekopieerd. Ik zet erbij dat Meneer Vos de vragen vandaag kreeg.")
    sent = mail.paste()
    assert "Beste meneer Vos," in sent
    quoted = "\n".join(f"> {line}" for line in sent.splitlines())
    for question, answer in zip((GROWS, NEXT, "ja of nee."), (*TEACHER, "Ja."), strict=True):
        quoted = quoted.replace(question, f"{question}\n\n{answer}\n")
    mail.copy(f"Dag Renée,\n\nOp vr 27 nov. 2026 om 16:04 schreef Renée <r@school.example>:\n{quoted}\n\nP. Vos")
    person.into("Het antwoord van Meneer Vos")
    person.press("ctrl+v")
    person.until("the reply", lambda seen: any(w["focus"] and TEACHER[1] in w["text"] for w in seen["widgets"]))
    person.press("Tab")
    person.focused("Verdeel over de vragen")
    person.press("Return")
    person.focused(GROWS)
    person.scroll_to("Antwoorden bewaren")
    person.click("Antwoorden bewaren")
    person.see("De antwoorden van Meneer Vos staan erbij.")
    person.click("Markeren: antwoord van Meneer Vos op vraag 1")


def answer_on_a_form(person: Person, papers: Path) -> None:
    """The form is made, filled in by another program, and read back; the date and the yes come along."""
    person.click("Vragen sturen")
    person.click("Van wie?: Ilse")
    person.click("Hoe?: Met een formulier")
    person.click("Formulier maken")
    person.pick("Waar wil je het formulier bewaren?", "formulier.pdf")
    person.close_word("Formulier gemaakt. Ik zet erbij dat Ilse het vandaag kreeg.")
    fill_in(papers / "formulier.pdf", papers / "ingevuld.pdf")
    person.click("Ingevuld formulier openen")
    person.pick("Welk ingevuld formulier?", "ingevuld.pdf")
    person.see("De antwoorden van Ilse")
    person.scroll_to("Antwoorden bewaren")
    person.click("Antwoorden bewaren")
    person.see("De antwoorden van Ilse staan erbij.")


def talk(person: Person) -> None:
    """A card, a note, the clock away, and through the four parts by keys."""
    person.click("Naar het gesprek")
    person.focused("Notities bij terugkijken")
    person.type(NOTE)
    person.see(TEACHER[0])  # it was marked, and lies ready
    person.click(beginning(person, "Kaart "))
    person.click("Jullie praten 0 minuten. Klok verbergen")
    for part in ("reflecteren", "vooruitkijken", "activeren"):
        person.press("ctrl+Return")
        person.focused(f"Notities bij {part}")
        if part == "vooruitkijken":
            person.see(TEACHER[1])
            person.see(COACH[1])
    person.press("ctrl+Return")


def agree(person: Person) -> None:
    """One thing to do for each of two, a word to take along, and a day for the next time."""
    person.focused("Wat spraken jullie af?")
    person.type(MINE)
    person.press("Return")
    person.see(MINE)
    person.click("Wie doet het?: Ilse")
    person.into("Wat spraken jullie af?")
    person.type(THEIRS)
    person.press("Return")
    person.see(THEIRS)
    person.scroll_to("In mijn woorden, nog open")
    person.click("In mijn woorden, nog open")
    person.focused("In mijn woorden")
    person.type(LEARNT)
    person.click("Afronden")
    person.see("Gesprek afgerond. 1 stap staat nu op Start.")
    person.click("Wanneer praten jullie verder?: over een maand")
    person.click("Zo plannen")
    person.see("Het volgende gesprek staat klaar")
    person.click("Klaar")
    person.see("Dit spraken we af")


def report(person: Person) -> None:
    """The gespreksverslag."""
    person.click("Verslag maken")
    person.pick("Verslag bewaren", "verslag.pdf")
    person.see("Je verslag staat klaar: verslag.pdf, 1 bladzijde.")


def hand_out(person: Person) -> None:
    """A package for a conversation, with what is proposed for one."""
    person.press("ctrl+6")
    person.title("Delen")
    person.click("Waar is het voor?: Een gesprek")
    person.click("Anders bewaren")
    person.click("Pakket maken")
    person.pick("Waar wil je het pakket bewaren?", "pakket.lobpakket")
    person.see("Map openen")


# ------------------------------------------------------------ on the computer of the guide
def look_round(person: Person) -> None:
    """A remark, a question, something that was seen, and a view of a competence."""
    person.click("Bekijken")
    person.title("Overzicht – Je bekijkt het dossier van Renée Smit")
    person.click("Feedback geven")
    person.focused("Je naam")
    person.type("Bram")
    person.press("Tab")
    person.type("docent")
    person.press("Return")
    person.focused("Wat wil je Renée vragen?")
    leave(person, "Opmerking", "Wat wil je Renée zeggen?", SAID)
    person.click("De bingo, Iets anders")
    person.title("De bingo")
    leave(person, "Vraag", "Wat wil je Renée vragen?", ASKED)
    leave(person, "Dat zag ik", "Wat zag je Renée doen?", SAW, "Kwaliteit: Rustig blijven")
    person.press("ctrl+3")
    person.title("Dit ben ik")
    person.click(beginning(person, "Kwaliteitenreflectie. "))
    person.title("Kwaliteitenreflectie")
    person.click(beginning(person, "meestal zelf. "))
    person.into("Waaraan zie je dat?")
    person.type(WHY)


def leave(person: Person, sort: str, field: str, words: str, quality: str = "") -> None:
    person.click(f"Wat laat je achter?: {sort}")
    if quality:
        person.click(quality)
        taken = quality.removeprefix("Kwaliteit: ")
        person.until("the quality in its field", lambda seen: any(taken == w["text"] for w in seen["widgets"]))
    person.into(field)
    person.type(words)
    person.click("Klaar")
    person.see(f"Weghalen: {words}")


# ------------------------------------------------------------ at home again
def take_in(person: Person) -> None:
    """From the room that waits for it."""
    person.title("Start")
    person.press("ctrl+k")
    person.focused("Zoek in alles")
    person.type("Feedback")
    person.press("Return")
    person.click("Feedback openen")
    person.pick("Wat wil je openen?", "Renée.lobfeedback")
    person.title("Feedback van Bram")
    person.click("Inlezen")
    person.see("4 opmerkingen om te lezen.")


def once(person: Person, name: str) -> None:
    """Click on what is gone when it was heard: all below it moves up then, and must not be aimed at before."""
    person.click(name)
    person.until(f"the end of “{name}”", lambda seen: name not in names(seen))


def decide(person: Person) -> None:
    """Two belong to her dossier now, one is answered, one she would rather not have."""
    for words in (WHY, SAW):
        once(person, f"Hoort bij mijn dossier: {words}")
    person.into(f"Je antwoord: {ASKED}")
    person.type(REPLY)
    once(person, f"Verwerkt: {ASKED}")
    once(person, f"Liever niet: {SAID}")
    person.see("4 opmerkingen. Je hebt alles gezien.")


def meet_again(person: Person) -> None:
    """The next conversation begins with what was agreed, when it is prepared and when it is held."""
    person.press("ctrl+5")
    person.title("Gesprekken")
    person.click("Voorbereiden")
    person.see("Dit spraken we af")
    person.see(THEIRS)
    person.click("Gesprek voeren")
    person.see("Dit spraken jullie af. Hoe ging het?")
    person.click(f"Hoe ging het met: {MINE}: Gelukt")
    person.into(f"Hoe ging dat: {MINE}")
    person.type(WENT)
    person.press("ctrl+Return")
    person.focused("Notities bij terugkijken")
    person.press("Escape")
    person.title("Trialoog van")


# ------------------------------------------------------------ eyes
def names(seen: dict[str, Any]) -> list[str]:
    return [str(widget["name"]) for widget in seen["widgets"]]


def beginning(person: Person, words: str) -> str:
    """The whole name of what begins with *words*."""
    return person.until(
        f"“{words}…”", lambda seen: next((name for name in names(seen) if name.startswith(words)), None)
    )
