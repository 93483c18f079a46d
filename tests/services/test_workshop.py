"""Documents made in another process are the same documents, and what goes wrong there is told here."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.errors import Cancelled, ExportFailed, TargetTaken
from lobdossier.domain.ids import new_id
from lobdossier.domain.vocabulary import Purpose
from lobdossier.services.workshop import Workshop
from lobdossier.services.workspace import Workspace
from tests.factories import one_of_each


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """One record of every kind."""
    workspace.records.save(*one_of_each())
    return workspace


@pytest.fixture
def workshop(filled: Workspace) -> Iterator[Workshop]:
    """Another process that has the dossier open to read, while it is open here."""
    with closing(Workshop(filled.path, filled.clock)) as made:
        yield made


def process_of(workshop: Workshop) -> int:
    assert workshop._process is not None
    assert workshop._process.pid is not None
    return workshop._process.pid


def test_what_is_made_there_is_what_would_be_made_here(filled: Workspace, workshop: Workshop, tmp_path: Path) -> None:
    """Document, sheet and record, again and again, to the byte; what was saved in between is in it."""
    document = filled.sharing.propose(Purpose.ALLES)
    conversation = Conversation(id=new_id(), talk_about="Waar ik heen wil")
    shares: list[float] = []

    there = workshop.export(document, tmp_path / "daar.pdf", progress=shares.append)
    here = filled.sharing.export(document, tmp_path / "hier.pdf")
    filled.records.save(conversation)
    sheet = workshop.export_sheet(conversation.id, tmp_path / "blad.pdf")
    choice = filled.sharing.report(conversation.id)
    record = workshop.export_report(choice, tmp_path / "verslag.pdf")

    assert replace(there, path=here.path) == here
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert sheet.conversation_id == record.conversation_id == conversation.id
    assert record.sha256 == filled.sharing.export_report(choice, tmp_path / "hier-verslag.pdf").sha256
    told = filled.sharing.remember(record, choice)
    assert workshop.export_again(told, tmp_path / "weer.pdf").sha256 == record.sha256
    handover = filled.sharing.remember(there, document)
    assert workshop.export_again(handover, tmp_path / "weer.pdf").sha256 == here.sha256


def test_what_goes_wrong_here_is_not_taken_for_an_answer_later(
    filled: Workspace, workshop: Workshop, tmp_path: Path
) -> None:
    """Somebody who watched and failed: the next thing asked for is what comes."""
    document = filled.sharing.propose(Purpose.ALLES)

    def fail(_share: float) -> None:
        raise RuntimeError("watching went wrong")

    with pytest.raises(RuntimeError):
        workshop.draw(document, tmp_path / "a.pdf", progress=fail)

    assert workshop.draw(document, tmp_path / "b.pdf").path == tmp_path / "b.pdf"


def test_it_can_be_started_before_it_is_needed(filled: Workspace, workshop: Workshop, tmp_path: Path) -> None:
    workshop.warm()
    first = process_of(workshop)

    workshop.draw(filled.sharing.propose(Purpose.ALLES), tmp_path / "a.pdf")

    assert process_of(workshop) == first


def test_it_stops_when_it_is_asked_to(filled: Workspace, workshop: Workshop, tmp_path: Path) -> None:
    """There is no file then, and the process can be used again."""
    document = filled.sharing.propose(Purpose.ALLES)

    with pytest.raises(Cancelled):
        workshop.draw(document, tmp_path / "a.pdf", stopped=lambda: True)
    before = process_of(workshop)

    assert not list(tmp_path.glob("*a.pdf*"))
    assert workshop.draw(document, tmp_path / "b.pdf").pages > 0
    assert process_of(workshop) == before


def test_what_went_wrong_there_is_raised_here(filled: Workspace, workshop: Workshop, tmp_path: Path) -> None:
    """With its place."""
    taken = tmp_path / "foto.pdf"
    taken.write_bytes(b"\xff\xd8\xff een foto")

    with pytest.raises(TargetTaken) as refused:
        workshop.export(filled.sharing.propose(Purpose.ALLES), taken)
    with pytest.raises(KeyError):
        workshop.export_sheet("weg", tmp_path / "blad.pdf")

    assert refused.value.path == taken


@pytest.mark.skipif(os.name == "nt", reason="signals are not for Windows")
def test_a_process_that_is_killed_leaves_nothing_and_is_started_anew(
    filled: Workspace, workshop: Workshop, tmp_path: Path
) -> None:
    document = filled.sharing.propose(Purpose.ALLES)
    workshop.draw(document, tmp_path / "eerst.pdf")

    def kill(_share: float) -> None:
        os.kill(process_of(workshop), signal.SIGKILL)

    with pytest.raises(ExportFailed):
        workshop.export(document, tmp_path / "a.pdf", progress=kill)

    assert sorted(p.name for p in tmp_path.glob("*.p*")) == ["eerst.pdf"]
    assert workshop.draw(document, tmp_path / "daarna.pdf").pages > 0
