"""A record with a cell that cannot be read costs that record, never the rest, and is never written over."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from lobdossier.domain.errors import DamagedRecord
from lobdossier.domain.experience import Experience
from lobdossier.domain.listing import Hit
from lobdossier.domain.vocabulary import ExperienceKind
from lobdossier.services.workspace import Workspace

BAD = {
    "no UTF-8 in the title": ("title", "CAST(x'ff41fe' AS TEXT)"),
    "no UTF-8 in the story": ("story", "CAST(x'c3' AS TEXT)"),
    "NUL in a text": ("story", "CAST(x'410042' AS TEXT)"),
    "an unknown kind": ("kind", "'vakantie'"),
    "half a list": ("competences", "'[\"netwerken\"'"),
    "an unknown competence": ("competences", "'[\"koken\"]'"),
    "an object for a list": ("competences", "'{}'"),
    "numbers in a list": ("competences", "'[1]'"),
    "no date": ("start", "'gisteren'"),
    "an impossible date": ("start", "'2026-02-30'"),
    "a number out of range": ("hours", "999999"),
    "neither yes nor no": ("star", "7"),
    "no moment": ("created", "'toen'"),
    "a moment out of range": ("changed", "'0001-01-01T00:00:00+14:00'"),
    "unknown fields that are a list": ("unknown", "'[]'"),
    "unknown fields that are nothing": ("unknown", "''"),
    "a very deep list": ("earlier", "replace(hex(zeroblob(50000)), '00', '[')"),
    "too long a title": ("title", "hex(zeroblob(5000))"),
}


@pytest.fixture
def other(workspace: Workspace) -> Experience:
    return workspace.records.add(Experience(title="gezond", story="Zoektocht"))


@pytest.fixture(params=BAD.values(), ids=BAD.keys())
def damaged(request: pytest.FixtureRequest, workspace: Workspace, other: Experience, path: Path, data: Path) -> Hit:
    column, value = request.param
    record = workspace.records.add(Experience(title="stuk", story="Zoektocht"))
    workspace.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f'UPDATE experience SET "{column}" = {value} WHERE id = ?', (record.id,))  # noqa: S608 - from the table above
    return Hit("experience", record.id)


def test_the_rest_stays_usable(damaged: Hit, other: Experience, path: Path, data: Path) -> None:
    """Lists, searches, the start page and a snapshot work; the damaged record is named, and cannot be written over."""
    workspace = Workspace.open(path, data=data)
    try:
        assert [e.title for e in workspace.records.all(Experience)] == ["gezond"]
        assert [e.title for e in workspace.records.snapshot().all(Experience)] == ["gezond"]
        assert {row.id for row in workspace.experiences.page()} == {damaged.id, other.id}
        assert workspace.experiences.count() == 2
        assert [found.id for group in workspace.search.find("zoektocht") for found in group.found] == [other.id]
        assert [found.id for found in workspace.search.recent()] == [other.id]
        assert workspace.start.overview(workspace.today()).experiences == 2
        assert len(workspace.portrait.pages()) == 5
        assert workspace.records.trash() == []
        assert workspace.records.damaged() == [damaged]

        before = path.read_bytes()
        with pytest.raises(DamagedRecord) as refused:
            workspace.records.get(Experience, damaged.id)
        with pytest.raises(DamagedRecord):
            workspace.experiences.in_full(damaged.id)
        with pytest.raises(DamagedRecord):
            workspace.records.save(Experience(id=damaged.id, title="nieuw"))
        assert refused.value.record_id == damaged.id
        assert path.read_bytes() == before

        workspace.records.save(Experience(id=other.id, title="nog steeds"))
        assert workspace.records.get(Experience, other.id).title == "nog steeds"
        workspace.backups.make()
    finally:
        workspace.close()


def test_a_damaged_kind_shows_as_another_in_the_list(workspace: Workspace, path: Path) -> None:
    """The row is there to be clicked, and then it tells."""
    record = workspace.records.add(Experience(title="stuk", kind=ExperienceKind.STAGE))
    workspace._file._raw.execute("UPDATE experience SET kind = 'x', start = 'y', competences = 'z'")

    (row,) = workspace.experiences.page()

    assert (row.id, row.title, row.kind, row.start, row.competences) == (
        record.id,
        "stuk",
        ExperienceKind.ANDERS,
        None,
        (),
    )
