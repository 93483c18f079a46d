"""Work looked at: where it was met, what is kept, and what goes along to a conversation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from lobdossier.domain.conversation import Conversation
from lobdossier.domain.errors import NoSource
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.portrait import Motive, Quality, WorkImage
from lobdossier.domain.vocabulary import ConversationState, EvidenceKind
from lobdossier.services.work import Work
from lobdossier.services.workspace import Workspace
from lobdossier.text.work import listed, lowered, step, to_find_out, to_talk_about
from tests.factories import texts

TODAY = date(2026, 3, 10)


def test_images_stand_in_the_order_of_beginning(workspace: Workspace) -> None:
    """Whatever changes in them later."""
    first = workspace.records.add(WorkImage(title="Kok"))
    workspace.records.add(WorkImage(title="Kapper"))
    workspace.records.save(replace(first, met="Warm"))

    assert [image.title for image in workspace.work.images()] == ["Kok", "Kapper"]


def test_work_shows_the_first_photo_of_where_it_was_met(workspace: Workspace) -> None:
    """An experience in the trash does not count, and neither does one that never was."""
    gone = workspace.records.add(Experience(title="Weg"))
    there = workspace.records.add(Experience(title="Stage"))
    for experience in (gone, there):
        workspace.records.add(
            Evidence(experience_id=experience.id, kind=EvidenceKind.PHOTO, sha256=experience.id, alt="de keuken")
        )
    image = workspace.records.add(WorkImage(title="Kok", experience_ids=(gone.id, there.id)))
    workspace.records.throw_away(gone, label="")

    seen = workspace.work.seen(image)

    assert [e.title for e in seen.experiences] == ["Stage"]
    assert (seen.photo, seen.alt) == (there.id, "de keuken")


def test_a_chance_is_not_stored_without_a_source(workspace: Workspace) -> None:
    """The refusal leaves what was there; one that came in from elsewhere hinders nothing else."""
    old = workspace.records.add(WorkImage(title="Kok", chances="Uit een oud bestand"))
    workspace.work.store(replace(old, met="Warm"))

    with pytest.raises(NoSource):
        workspace.work.store(replace(old, chances="Altijd werk"))

    kept = workspace.records.get(WorkImage, old.id)
    assert (kept.met, kept.chances) == ("Warm", "Uit een oud bestand")


def test_own_things_come_from_the_dossier(workspace: Workspace) -> None:
    """Qualities and motives as they are now."""
    workspace.records.add(Quality(title="Luisteren"))
    workspace.records.add(Motive(title="Rust", rank=1))

    assert [aspect.title for aspect in workspace.work.own()] == ["Luisteren", "Rust"]


def test_a_line_goes_along_to_the_next_conversation_and_comes_back(workspace: Workspace) -> None:
    """Not to one that is over or that was forgotten; undo takes the line out again."""
    workspace.records.add(Conversation(on=date(2026, 3, 1)))
    workspace.records.add(Conversation(on=date(2026, 3, 12), state=ConversationState.HELD))
    later = workspace.records.add(Conversation(on=date(2026, 3, 20), talk_about="De zomer"))
    workspace.records.add(Conversation(on=date(2026, 4, 20)))

    taken = workspace.work.take_along("Over Kok.", TODAY, label="meenemen")

    assert taken is not None
    assert taken.added
    assert workspace.records.get(Conversation, later.id).talk_about == "De zomer\nOver Kok."
    again = workspace.work.take_along("Over Kok.", TODAY, label="meenemen")
    assert again is not None
    assert not again.added
    workspace.undo.undo()
    assert workspace.records.get(Conversation, later.id).talk_about == "De zomer"


def test_without_a_conversation_nothing_is_stored(workspace: Workspace) -> None:
    """Whoever asks has to offer planning one."""
    assert workspace.work.take_along("Over Kok.", TODAY, label="meenemen") is None
    assert workspace.records.all(Conversation) == []


@settings(max_examples=20)
@given(before=texts())
def test_what_stood_there_stays_letter_for_letter(workspace: Workspace, before: str) -> None:
    """The line comes behind it, on a line of its own."""
    for old in workspace.records.all(Conversation):
        workspace.records.throw_away(old, label="")
    planned = workspace.records.add(Conversation(on=TODAY, talk_about=before))

    Work(workspace.records, workspace.conversations).take_along("Over Kok.", TODAY, label="")

    after = workspace.records.get(Conversation, planned.id).talk_about
    assert after.startswith(before)
    assert after[len(before) :].lstrip("\n") == "Over Kok."
    assert after.split("\n")[-1] == "Over Kok."


def test_the_words_are_those_of_the_student() -> None:
    """In sentences that can be read out loud."""
    assert listed([]) == ""
    assert lowered("Rustig blijven") == "rustig blijven"
    assert lowered("ICT snappen") == "ICT snappen"
    assert to_find_out(["Kok", "Kapper"], ["Rust", "ICT"]) == "Over Kok en Kapper wil ik nog weten: rust en ICT."
    assert to_talk_about("Kok", ["Rust"]) == "Bij Kok schuurt rust. Daar wil ik over praten."
    assert len(step(["K" * 150, "L" * 150], ["Rust"])) == 200
