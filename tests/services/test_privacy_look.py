"""What of others would go along is found in the file as it is, and what is left out is in nothing that is written."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.conversation import Conversation, Participant
from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.people import Contact
from lobdossier.domain.personal import Kind
from lobdossier.domain.vocabulary import ConversationState, Purpose
from lobdossier.services.privacy import ordinary
from lobdossier.services.workspace import Workspace
from tests.factories import contents


@pytest.fixture
def told(workspace: Workspace) -> Workspace:
    """Somebody of the network who is in a story, in the table, in the opening and at the table of a conversation."""
    talk = Conversation(id=new_id(), on=date(2026, 1, 9), state=ConversationState.HELD, summary="Arjen was er ook.")
    workspace.records.save(
        Contact(id=new_id(), name="Arjen Kok"),
        Experience(id=new_id(), title="Brood bakken", story="Arjen liet het zien. 06-12345678. Ik kook zelf ook, kok!"),
        Experience(id=new_id(), title="Bij Arjen thuis", star=True),
        talk,
        Participant(id=new_id(), conversation_id=talk.id, name="Arjen Kok"),
    )
    return workspace


def document(workspace: Workspace) -> CareerDocument:
    (bread,) = [e for e in workspace.records.all(Experience) if "Brood" in e.title]
    talks = tuple(c.id for c in workspace.records.all(Conversation))
    return CareerDocument(
        purpose=Purpose.SCHOOL, experience_ids=(bread.id,), conversation_ids=talks, why="Door Arjen", know="Bel me"
    )


def test_it_finds_what_goes_along_and_changes_nothing(told: Workspace) -> None:
    before = contents(told.path)
    found = told.privacy.look(document(told))
    assert [(f.kind, f.words, f.times) for f in found] == [(Kind.NAME, "Arjen Kok", 5), (Kind.PHONE, "06-12345678", 1)]
    assert found[0].at_table
    assert contents(told.path) == before


def test_what_stays_at_home_is_not_looked_at(told: Workspace) -> None:
    nothing = CareerDocument(table=False)
    assert told.privacy.look(nothing) == ()
    assert told.privacy.look(replace(document(told), whole=True)) == ()
    assert told.privacy.look(document(told), stopped=lambda: True) == ()


def test_what_is_left_out_is_in_no_file(told: Workspace, tmp_path: Path) -> None:
    """On the pages, in the table of activities, in the opening, and in the data beside them."""
    chosen = document(told)
    spellings = tuple(s for f in told.privacy.look(chosen) for s in f.spellings)
    chosen = replace(chosen, left_out=spellings)

    told.sharing.export(chosen, tmp_path / "a.pdf")
    told.sharing.export(chosen, tmp_path / "a.json")

    pages = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, check=True, text=True).stdout
    data = (tmp_path / "a.json").read_text(encoding="utf-8")
    for said in (pages, data):
        assert "Arjen" not in said
        assert "12345678" not in said
        assert "Bij … thuis" in said
        assert "Ik kook zelf ook, kok!" in said
    assert "Door …" in pages


def test_ordinary_words_are_those_of_the_dictionary() -> None:
    assert ordinary(["bakker", "roos", "arjen", "loopbaan"]) == {"bakker", "roos", "loopbaan"}
    assert ordinary([]) == frozenset()
