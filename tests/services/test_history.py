"""Former versions of a text: one per ten minutes, ninety days, and a way back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given

from lobdossier.domain.experience import Experience
from lobdossier.domain.kinds import KINDS
from lobdossier.domain.record import Record
from lobdossier.domain.reflection import Answer, Reflection
from lobdossier.domain.texts import TextPlace, paths, texts, with_text
from lobdossier.services.workspace import Workspace
from tests.conftest import Clock
from tests.factories import records
from tests.factories import texts as any_text


@pytest.fixture
def story(workspace: Workspace) -> TextPlace:
    """The story of a stored experience."""
    experience = workspace.records.add(Experience(title="Stage", story="Ik was te laat en iedereen zag het."))
    return TextPlace(Experience.KIND, experience.id, "story")


def write(workspace: Workspace, place: TextPlace, text: str) -> None:
    found = workspace.records.get(Experience, place.record_id)
    workspace.records.save(replace(found, story=text))


def kept(workspace: Workspace, place: TextPlace) -> list[str]:
    return [version.text for version in workspace.history.versions(place)]


def test_what_is_written_over_is_kept(workspace: Workspace, story: TextPlace, clock: Clock) -> None:
    """With the moment until which it stood there."""
    until = clock.pass_by(hours=1)

    write(workspace, story, "Ik was op tijd.")

    (version,) = workspace.history.versions(story)
    assert (version.text, version.until) == ("Ik was te laat en iedereen zag het.", until)


def test_writing_on_keeps_nothing(workspace: Workspace, story: TextPlace, clock: Clock) -> None:
    """A text that only grows loses nothing."""
    for more in ("Ik was te laat en iedereen zag het. Maar", "Ik was te laat en iedereen zag het. Maar ja."):
        clock.pass_by(seconds=2)
        write(workspace, story, more)

    assert kept(workspace, story) == []


def test_there_is_one_version_in_ten_minutes(workspace: Workspace, story: TextPlace, clock: Clock) -> None:
    """An evening of changing a text every minute makes six an hour."""
    for minute in range(60):
        clock.pass_by(minutes=1)
        write(workspace, story, f"Versie {minute}.")

    found = workspace.history.versions(story)
    assert len(found) == 6
    assert all((a.until - b.until).total_seconds() >= 600 for a, b in pairwise(found))


def test_the_last_text_of_a_sitting_is_kept_when_the_next_one_begins(
    workspace: Workspace, story: TextPlace, clock: Clock
) -> None:
    """Also when the last version was made minutes before it."""
    clock.pass_by(minutes=20)
    write(workspace, story, "Halverwege.")
    clock.pass_by(minutes=1)
    write(workspace, story, "Zo is het af.")
    clock.pass_by(days=1)

    write(workspace, story, "x")

    assert kept(workspace, story)[0] == "Zo is het af."


def test_a_version_is_put_back_as_a_new_one(workspace: Workspace, story: TextPlace, clock: Clock) -> None:
    """What stood there is kept, though it stood there for a second; the deed can be undone."""
    clock.pass_by(hours=1)
    write(workspace, story, "Weg ermee.")
    clock.pass_by(seconds=1)
    (version,) = workspace.history.versions(story)

    workspace.history.put_back(story, version, label="tekst terugzetten")

    assert workspace.history.now(story) == "Ik was te laat en iedereen zag het."
    assert kept(workspace, story) == ["Weg ermee.", "Ik was te laat en iedereen zag het."]
    workspace.undo.undo()
    assert workspace.history.now(story) == "Weg ermee."


def test_versions_go_after_ninety_days(workspace: Workspace, story: TextPlace, clock: Clock) -> None:
    """Those of yesterday stay."""
    clock.pass_by(hours=1)
    write(workspace, story, "Eén.")
    clock.pass_by(days=89)
    write(workspace, story, "Twee.")
    clock.pass_by(days=2)

    assert workspace.history.thin() == 1
    assert kept(workspace, story) == ["Eén."]


def test_what_is_erased_leaves_no_version(workspace: Workspace, story: TextPlace, clock: Clock) -> None:
    """Not in the table, and not in the bytes of the file."""
    clock.pass_by(hours=1)
    write(workspace, story, "Anders.")
    workspace.records.throw_away(workspace.records.get(Experience, story.record_id), label="weg")
    clock.pass_by(days=31)

    workspace.records.empty_trash()

    with closing(sqlite3.connect(workspace.path)) as connection:
        assert connection.execute("SELECT count(*) FROM text_version").fetchone() == (0,)
    assert b"iedereen zag het" not in workspace.path.read_bytes()


def test_answers_have_versions_of_their_own(workspace: Workspace, clock: Clock) -> None:
    """By their card, so that an answer that is added before another one mixes nothing up."""
    first, other = Answer(card_id="kwa.1", text="De rem lukte."), Answer(card_id="mot.1", text="Het fluiten.")
    reflection = workspace.records.add(Reflection(answers=(first,)))
    place = TextPlace(Reflection.KIND, reflection.id, paths(reflection, "answers")[0])
    clock.pass_by(hours=1)

    workspace.records.save(replace(reflection, answers=(other, replace(first, text="Niets lukte."))))

    assert kept(workspace, place) == ["De rem lukte."]


@given(records(), any_text())
def test_any_text_of_any_record_can_be_put_in_its_place(record: Record, text: str) -> None:
    """And nothing else of the record changes."""
    for path, was in texts(record).items():
        changed = with_text(record, path, text)

        assert texts(changed) == {**texts(record), path: text}
        assert with_text(changed, path, was) == record


def test_a_text_that_is_not_there_cannot_be_put_back() -> None:
    """A mistake of ours, told at once."""
    assert all(isinstance(texts(kind()), dict) for kind in KINDS)
    with pytest.raises(KeyError):
        with_text(Experience(), "answers/k1", "x")
