"""Merging a long dossier: what it asks of the file does not grow with what changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lobdossier.domain.experience import Experience
from lobdossier.domain.ids import new_id
from lobdossier.services import merging as service
from lobdossier.services.workspace import Workspace
from tests.merging.copies import contents, copied, merge
from tests.statements import statements

FEW, MANY = 10, 150
"""So many told anew, thrown away and added, each: all together fit in one condition."""


def put(workspace: Workspace, *records: Experience) -> None:
    """Store them in one transaction."""
    with workspace._file.writing(workspace.clock) as writing:
        for record in records:
            writing.put(record)


def asked(folder: Path, number: int) -> list[str]:
    """What is asked when *number* experiences were told anew, thrown away and added in the other copy."""
    folder.mkdir()
    home = Workspace.create(folder / "home.lobdossier", "Anna", data=folder / "data")
    put(home, *(Experience(id=new_id(), title=f"{n}", story="Eerst dit.") for n in range(2 * number)))
    school = copied(home, folder / "school.lobdossier", folder / "data of school")
    there = home.records.all(Experience)
    school.records.throw_away(*there[:number], label="")
    put(school, *(replace(each, story="Toen dat.") for each in there[number:]))
    put(school, *(Experience(id=new_id(), title="Nieuw") for _ in range(number)))
    with statements(home._file) as found:
        merge(home, school)
    assert contents(home) == contents(school)
    home.close()
    school.close()
    return found


def test_many_records_go_in_with_as_many_statements_as_few(tmp_path: Path) -> None:
    """One by one 10,000 of them kept everybody waiting for half a minute."""
    few, many = asked(tmp_path / "few", FEW), asked(tmp_path / "many", MANY)

    assert len(many) == len(few)


def test_it_is_weighed_once_when_nobody_wrote_meanwhile(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Weighing is most of the work; a second time the dossier could not be written in meanwhile."""
    school = copied(workspace, tmp_path / "school.lobdossier", tmp_path / "data of school")
    school.records.add(Experience(title="Open dag"))
    weighed = []
    monkeypatch.setattr(service, "merged", lambda *given, really=service.merged: weighed.append(1) or really(*given))

    merge(workspace, school)

    assert len(weighed) == 1
    school.close()


def test_what_was_written_while_it_was_backed_up_is_merged_too(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the first look and the moment of writing somebody may go on typing."""
    told = workspace.records.add(Experience(title="Open dag"))
    school = copied(workspace, tmp_path / "school.lobdossier", tmp_path / "data of school")
    school.records.save(replace(told, hours=3))
    backed_up = workspace.backups.make

    def typing_meanwhile() -> object:
        workspace.records.save(replace(told, story="Toen dat."))
        return backed_up()

    monkeypatch.setattr(workspace.backups, "make", typing_meanwhile)
    merge(workspace, school)

    now = workspace.records.get(Experience, told.id)
    assert (now.story, now.hours) == ("Toen dat.", 3)
    school.close()
