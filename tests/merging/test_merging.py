"""Merging into a dossier that is open: refused or whole, with a backup before it, and nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.changes import Change
from lobdossier.domain.errors import DiskFull, NotMergeable, ReadOnly, Refused, WouldEmpty
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.merging import Reason, What
from lobdossier.domain.record import Record
from lobdossier.domain.sharing import Handover, SharedItem
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.texts import TextPlace
from lobdossier.exchange.json_form import read_json, write_json
from lobdossier.services.workspace import Workspace
from lobdossier.storage import shared
from tests.conftest import Clock
from tests.factories import contents as rows
from tests.factories import one_of_each
from tests.merging.copies import attach, contents, copied, everything, merge, package_of


@pytest.fixture
def school(workspace: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of the dossier at school, made when there was one record of each kind, and a film, in it."""
    for record in one_of_each():
        workspace.records.save(record)
    attach(workspace, workspace.records.all(Experience)[0].id, b"film" * 1_000)
    made = copied(workspace, tmp_path / "school.lobdossier", tmp_path / "data of school")
    yield made
    made.close()


def story(workspace: Workspace, text: str) -> Experience:
    """Tell another story of the first experience."""
    changed = replace(workspace.records.all(Experience)[0], story=text)
    workspace.records.save(changed)
    return changed


def test_the_same_file_changes_nothing_at_all(workspace: Workspace, school: Workspace) -> None:
    """Not one byte, and no backup is made for it."""
    before = workspace.path.read_bytes()

    merge(workspace, school)
    merge(workspace, school)

    assert workspace.path.read_bytes() == before
    assert not workspace.backups.all()


def test_a_package_that_went_through_json_is_the_same(workspace: Workspace, school: Workspace) -> None:
    """What travels in a PDF or a package."""
    travelled = read_json(write_json(package_of(school)))

    assert set(workspace.merging.preview(travelled).counts) == {What.EQUAL}


def test_new_things_come_in_with_their_files(workspace: Workspace, school: Workspace) -> None:
    """And with their moments: it was made then, not now."""
    made = school.records.add(Experience(title="Open dag"))
    film = attach(school, made.id, b"op school" * 500_000)

    merge(workspace, school)

    assert workspace.records.get(Experience, made.id) == made
    assert workspace.evidence.fetch(film.sha256) == b"op school" * 500_000
    assert contents(workspace) == contents(school)


def test_a_preview_changes_nothing(workspace: Workspace, school: Workspace) -> None:
    story(workspace, "Thuis")
    story(school, "School")
    before = rows(workspace.path)

    plan = workspace.merging.preview(package_of(school))

    assert [item.title for item in plan.conflicts] == ["Stage bij de fietsenmaker"]
    assert rows(workspace.path) == before


def test_a_backup_is_made_before(workspace: Workspace, school: Workspace, clock: Clock) -> None:
    """It holds what was there before."""
    story(school, "Heel anders.")
    before = contents(workspace)

    merge(workspace, school)

    (kept,) = workspace.backups.all()
    former = Workspace.open(kept.path, read_only=True)
    assert contents(former) == before
    former.close()


def test_without_a_backup_nothing_is_merged(
    workspace: Workspace, school: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    story(school, "Heel anders.")
    before = rows(workspace.path)

    def full() -> None:
        raise DiskFull(workspace.path)

    monkeypatch.setattr(workspace.backups, "make", full)
    with pytest.raises(DiskFull):
        merge(workspace, school)

    assert rows(workspace.path) == before


def test_each_record_that_changed_is_told_of_once_and_undo_is_over(workspace: Workspace, school: Workspace) -> None:
    """Undoing would look like a deletion to the other copy: the backup is the way back."""
    changed, made = story(school, "Heel anders."), school.records.add(Experience(title="Open dag"))
    workspace.records.save(Experience(id=new_id(), title="Iets"), label="iets")
    told: list[Change] = []
    workspace.events.subscribe(told.append)

    merge(workspace, school)

    assert sorted(change.id for change in told) == sorted([changed.id, made.id])
    assert workspace.undo.undo_label is None


def test_what_is_written_over_can_be_read_back(workspace: Workspace, school: Workspace) -> None:
    """Also within ten minutes of the version before it."""
    story(workspace, "Eerst dit.")
    merge(school, workspace)
    changed = story(school, "Toen dat.")

    merge(workspace, school)

    place = TextPlace("experience", changed.id, "story")
    assert [version.text for version in workspace.history.versions(place)][:1] == ["Eerst dit."]


def test_words_of_what_came_in_are_found(workspace: Workspace, school: Workspace) -> None:
    made = school.records.add(Experience(title="Kanariepiet"))

    merge(workspace, school)

    assert [each.id for group in workspace.search.find("kanarie") for each in group.found] == [made.id]


def test_a_version_that_was_handed_out_there_is_kept_here(workspace: Workspace, school: Workspace) -> None:
    """It is about to be written over by the same merge."""
    given = workspace.records.all(Experience)[0]
    item = SharedItem(kind="experience", id=given.id, content=school.records.fingerprint(given))
    school.records.add(Handover(receiver="ROC", items=(item,)))
    story(school, "Heel anders.")

    merge(workspace, school)

    with workspace._file.reading() as reading:
        (kept,) = shared.versions(reading, [item])
    assert isinstance(kept, Experience)
    assert kept.story == given.story


def test_what_stands_beside_the_lists_is_united(workspace: Workspace, school: Workspace) -> None:
    """Lists of a newer program."""
    with workspace._file.writing() as writing:
        writing.put_beside({"dreams": [1], "songs": ["a"]})
    with school._file.writing() as writing:
        writing.put_beside({"songs": ["b"], "places": [2]})

    merge(workspace, school)
    merge(school, workspace)

    with workspace._file.reading() as one, school._file.reading() as other:
        assert one.beside() == other.beside() == {"dreams": [1], "songs": ["b"], "places": [2]}


# ---------------------------------------------------------------- refused
def test_a_part_of_a_dossier_is_refused(workspace: Workspace, school: Workspace, clock: Clock) -> None:
    part = school.packing.part(CareerDocument(), school.records.snapshot(), clock())

    with pytest.raises(NotMergeable, match="part"):
        workspace.merging.merge(part, school.evidence.fetch)


def test_another_dossier_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    other = Workspace.create(tmp_path / "Bo.lobdossier", "Bo", data=tmp_path)

    with pytest.raises(NotMergeable, match="other"):
        workspace.merging.preview(package_of(other))

    other.close()


def test_a_copy_whose_hashes_mean_nothing_here_is_refused(workspace: Workspace, school: Workspace) -> None:
    with pytest.raises(NotMergeable, match="key"):
        workspace.merging.preview(replace(package_of(school), hash_key=b"x" * 32))


def test_a_copy_that_empties_the_dossier_is_stopped(workspace: Workspace, school: Workspace) -> None:
    """Unless the student says so."""
    school.records.throw_away(*(record for record in everything(school) if record.KIND != "student"), label="")
    before = rows(workspace.path)

    with pytest.raises(WouldEmpty) as stopped:
        merge(workspace, school, allow_deleting=False)

    assert (stopped.value.gone, stopped.value.living) == (23, 24)
    assert rows(workspace.path) == before
    assert not workspace.backups.all()
    merge(workspace, school)
    assert not workspace.records.all(Experience)


def test_a_dossier_that_may_not_be_written_is_not_merged_into(
    workspace: Workspace, school: Workspace, tmp_path: Path
) -> None:
    story(workspace, "Heel anders.")
    school.close()
    reader = Workspace.open(school.path, read_only=True, data=tmp_path / "data of school")

    with pytest.raises(ReadOnly):
        merge(reader, workspace)

    assert not reader.backups.all()
    reader.close()


def test_a_record_that_breaks_a_rule_stops_all_of_it(workspace: Workspace, school: Workspace) -> None:
    """Before anything is written."""
    travelling = package_of(school)
    broken: list[Record] = [Experience(id=new_id(), title="x" * 201), Experience(id=new_id(), title="Goed")]
    records = {**travelling.snapshot.records, Experience: (*travelling.snapshot.all(Experience), *broken)}
    before = rows(workspace.path)

    with pytest.raises(Refused):
        workspace.merging.merge(replace(travelling, snapshot=Snapshot(records)), school.evidence.fetch)

    assert rows(workspace.path) == before
    assert not workspace.backups.all()


# ---------------------------------------------------------------- what cannot come in
@pytest.mark.parametrize("handed", [None, b"", b"something else", b"op schoop"])
def test_evidence_without_its_file_is_left_out(workspace: Workspace, school: Workspace, handed: bytes | None) -> None:
    """Missing, cut, or not what it was: all the rest comes in."""
    made = school.records.add(Experience(title="Open dag"))
    film = attach(school, made.id, b"op school")

    def fetch(sha256: str) -> bytes:
        if handed is None:
            raise KeyError(sha256)
        return handed

    done = workspace.merging.merge(package_of(school), fetch)

    assert [(item.id, item.reason) for item in done.left_out] == [(film.id, Reason.BYTES)]
    assert workspace.records.find(Evidence, film.id) is None
    assert workspace.records.find(Experience, made.id) is not None
    merge(workspace, school)
    assert workspace.evidence.fetch(film.sha256) == b"op school"


def test_the_preview_tells_which_files_did_not_travel(workspace: Workspace, school: Workspace) -> None:
    """As with JSON alone."""
    film = attach(school, school.records.all(Experience)[0].id, b"op school")

    plans = [
        workspace.merging.preview(replace(package_of(school), files=())),
        workspace.merging.preview(package_of(school), missing={film.sha256}),
    ]

    for plan in plans:
        assert [(i.id, i.reason) for i in plan.items if i.what is What.LEFT_OUT] == [(film.id, Reason.BYTES)]


def test_what_cannot_be_read_here_stays_as_it_is(workspace: Workspace, school: Workspace) -> None:
    """A cell that a fault of the disk changed; the other copy has it whole, but it is never written over."""
    story(school, "Heel anders.")
    (made, *_) = workspace.records.all(Experience)
    with workspace._file.writing() as writing:
        writing.connection.exec_driver_sql("UPDATE experience SET kind = 'iets vreemds'")

    done = merge(workspace, school)

    assert [(item.id, item.reason) for item in done.left_out] == [(made.id, Reason.UNREADABLE)]
    assert [hit.id for hit in workspace.records.damaged()] == [made.id]
    merge(workspace, school)
