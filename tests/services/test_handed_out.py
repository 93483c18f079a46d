"""What was handed out is known as far as it is still there, and its record can be made to say less."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.record import Record
from lobdossier.domain.sharing import Handover, SharedItem
from lobdossier.services.workspace import Workspace


@pytest.fixture
def given(workspace: Workspace) -> tuple[Experience, Handover]:
    """One experience, and a handover to a school that had it in it."""
    kept = workspace.records.add(Experience(title="Bij de bakker"))
    choice = CareerDocument(receiver="Bakkersvakschool", experience_ids=(kept.id,))
    items = (SharedItem(kind="experience", id=kept.id, content="1"), SharedItem(kind="later_kind", id="x"))
    handover = Handover(receiver="Bakkersvakschool", choice=choice, consent_by="mama", file_name="a.pdf", items=items)
    return kept, workspace.records.add(handover)


def erase(workspace: Workspace, record: Record) -> None:
    workspace.records.throw_away(record, label="weg")
    workspace.records.empty_trash(older_than_days=0)


def test_what_was_erased_is_counted_and_what_lies_in_the_trash_is_not(
    workspace: Workspace, given: tuple[Experience, Handover]
) -> None:
    kept, _ = given
    workspace.records.throw_away(kept, label="weg")
    assert workspace.handed_out.erased(workspace.sharing.handovers()) == {}
    workspace.records.empty_trash(older_than_days=0)
    (handover,) = workspace.sharing.handovers()
    assert workspace.handed_out.erased([handover]) == {handover.id: 1}


def test_to_whom_something_went(workspace: Workspace, given: tuple[Experience, Handover]) -> None:
    kept, handover = given
    other = workspace.records.add(Experience(title="Ander"))
    assert workspace.handed_out.of([kept, other]) == {kept.id: (handover,)}
    assert workspace.handed_out.of([]) == {}


def test_a_copy_for_the_student_alone_went_to_nobody(workspace: Workspace, given: tuple[Experience, Handover]) -> None:
    kept, handover = given
    assert handover.choice is not None
    workspace.records.save(replace(handover, choice=replace(handover.choice, whole=True)))
    assert workspace.handed_out.of([kept]) == {}
    erase(workspace, kept)
    assert workspace.handed_out.erased(workspace.sharing.handovers()) == {}


def test_the_record_can_say_less_and_that_can_be_undone(
    workspace: Workspace, given: tuple[Experience, Handover], path: Path
) -> None:
    _, handover = given
    workspace.handed_out.redact(handover, label="naam wissen")
    (less,) = workspace.sharing.handovers()
    assert (less.receiver, less.consent_by, less.choice, less.items) == ("", "", None, ())
    assert (less.file_name, less.at) == ("", handover.at), "a name often says who got it"

    workspace.undo.undo()

    assert workspace.sharing.handovers()[0].receiver == "Bakkersvakschool"
    assert path.exists()


def test_many_are_asked_after_in_stretches(workspace: Workspace) -> None:
    items = tuple(SharedItem(kind="experience", id=new_id()) for _ in range(1_201))
    handover = workspace.records.add(Handover(items=items))
    assert workspace.handed_out.erased([handover]) == {handover.id: 1_201}
