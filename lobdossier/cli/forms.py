"""`lobdossier form fill-check`: what a form holds that somebody filled in, and whether it fits; nothing is stored."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from lobdossier.cli.parser import Add
from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.voices import overwritten, shared
from lobdossier.services.forms import FilledForm
from lobdossier.services.workspace import Workspace
from lobdossier.text import dates, names

NOTHING_CHANGED = "Er is niets in het dossier veranderd."


def form(given: argparse.Namespace) -> str:
    """Say what the form holds, whether it fits the dossier, and what it would write over."""
    with closing(Workspace.open(given.file, read_only=True)) as workspace:
        filled = workspace.forms.read(given.form)
        talk = workspace.records.get(Conversation, filled.conversation_id)
        person = workspace.records.get(Participant, filled.participant_id)
        return "\n".join([*_head(filled, talk, person), "", *_answers(filled, talk, person), "", NOTHING_CHANGED])


def _head(filled: FilledForm, talk: Conversation, person: Participant) -> Iterator[str]:
    who = ", ".join(part.strip() for part in (person.name, person.role) if part.strip()) or "iemand zonder naam"
    when = f", {dates.plain(talk.on)}" if talk.on else ""
    yield f"Formulier van {who}"
    yield f"Gesprek: {talk.title.strip() or names.conversation_name(talk.kind)}{when}"
    if filled.name and filled.name != person.name.strip():
        yield f"Ingevuld door: {_indented(filled.name)}"
    if filled.on:
        yield f"Ingevuld op: {dates.plain(filled.on)}"
    yield f"Mag je verder laten zien: {'ja' if filled.may_show else 'nee'}"


def _answers(filled: FilledForm, talk: Conversation, person: Participant) -> Iterator[str]:
    over = {question.id for question in overwritten(person.answers, filled.texts, shared(talk))}
    for number, question in enumerate(shared(talk), 1):
        yield f"{number}. {question.question}"
        yield f"   {_indented(filled.texts.get(question.id, '(niets ingevuld)'))}"
        if question.id in over:
            yield "   Let op: in je dossier staat al een ander antwoord op deze vraag."


def _indented(text: str) -> str:
    """Literal text of somebody else, without what a terminal would act on."""
    lines = ("".join(letter if letter.isprintable() else " " for letter in line) for line in text.split("\n"))
    return "\n   ".join(lines)


def describe(add: Add) -> None:
    """How it is asked for."""
    parser = add("form", help="kijk een ingevuld formulier na, zonder iets te bewaren")
    parser.add_argument(
        "what", metavar="WAT", choices=("fill-check",), help="altijd fill-check: wat erin staat, en of het past"
    )
    parser.add_argument("file", metavar="BESTAND", type=Path, help="het dossier")
    parser.add_argument("form", metavar="PDF", type=Path, help="het formulier dat je terugkreeg")
