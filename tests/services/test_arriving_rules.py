"""What of a file decides something here: the ids of its activities, who is said to have broken a rule, and rights."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pikepdf
import pytest

from lobdossier.domain import limits
from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.errors import ArrivalRefused, Refused
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.package import Package
from lobdossier.domain.record import Record
from lobdossier.domain.sharing import Feedback
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import EvidenceKind, Purpose, Sector
from lobdossier.exchange.pdf_source import PdfSource
from lobdossier.services import taking_in
from lobdossier.services.arrivals import arrive
from lobdossier.services.packing import whole_copy
from lobdossier.services.workspace import Workspace
from lobdossier.storage.file import open_dossier
from tests.bringing import whole
from tests.exchange import hostile
from tests.faults import names
from tests.merging.copies import contents, merge
from tests.services.brought import NOW, as_pdf, refusal, taken_in

ACTIVITY = {"id": "a1", "title": "Open dag"}


def brought(folder: Path, **changed: object) -> Path:
    """A form with *changed* in it, alone."""
    form = {"format": "lobdossier", "version": "1.0", "student": {"id": "s1", "name": "Noor"}, **changed}
    path = folder / "x.json"
    path.write_text(json.dumps(form), encoding="utf-8")
    return path


# ---------------------------------------------------------------- activities
@pytest.mark.parametrize(
    ("activities", "rule"),
    [
        ([ACTIVITY, ACTIVITY], "duplicate"),
        ([{"title": "Open dag"}], "value"),
        ([{"id": "s1", "title": "Open dag"}], "duplicate"),
        ([{"id": "e1", "title": "Open dag"}], "duplicate"),
    ],
)
def test_the_ids_of_activities_are_ids_like_any_other(
    tmp_path: Path, activities: list[dict[str, object]], rule: str
) -> None:
    """They become records, so a dossier with them must be one that can be exported and read again."""
    path = brought(tmp_path, experiences=[{"id": "e1"}], activities=activities)

    error = refusal(path)

    assert isinstance(error, ArrivalRefused)
    assert (error.path, error.rule, error.where) == (path, rule, "experience.id")


def test_of_an_activity_no_more_comes_in_than_a_table_tells(tmp_path: Path) -> None:
    """No text that nobody saw, no star, and nothing in the trash."""
    texts = dict.fromkeys(("story", "goal", "result", "evaluation", "follow_up", "role"), "verborgen")
    more = {**ACTIVITY, **texts, "star": True, "hours": 3, "earlier": ["ab" * 8]}
    gone = {"id": "a2", "title": "Weg", "deleted": "2026-11-26T09:30:00.000000Z"}

    taken_in(brought(tmp_path, activities=[more, gone]), tmp_path / "b.lobdossier")

    new = open_dossier(tmp_path / "b.lobdossier")
    kept = whole_copy(new, NOW).snapshot.all(Experience)
    new.close()
    assert [dataclasses.replace(e, created=NOW, changed=NOW) for e in kept] == [
        Experience(id="a1", title="Open dag", hours=3, created=NOW, changed=NOW)
    ]


def test_what_is_refused_while_writing_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever only the dossier itself found wrong."""

    def refusing(*_given: object) -> None:
        raise Refused(Experience.KIND, "id", "reference")

    monkeypatch.setattr(taking_in, "take_over_all", refusing)
    path = brought(tmp_path)

    with pytest.raises(ArrivalRefused) as caught:
        taken_in(path, tmp_path / "new" / "b.lobdossier")

    assert (caught.value.path, caught.value.rule, caught.value.where) == (path, "reference", "experience.id")
    assert names(tmp_path / "new") == []


# ---------------------------------------------------------------- files beside it
def test_the_file_that_is_missing_is_named_and_not_what_somebody_added(tmp_path: Path) -> None:
    """An attachment of others in a PDF is no fault."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        for name, data in (("loopbaandossier.json", hostile.as_json()), ("aaa.txt", b"erbij")):
            pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, data, filename=name)
        pdf.save(tmp_path / "x.pdf")

    error = refusal(tmp_path / "x.pdf")

    assert isinstance(error, ArrivalRefused)
    assert (error.rule, error.where) == ("files", "bewijs-001.bin")


def test_as_many_files_as_an_export_may_hold_come_back_in_a_pdf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each stands in two lists there, and the data do too; what others added does not count against it."""
    monkeypatch.setattr(limits, "PACKAGE_FILES", 3)
    data = {f"bewijs-{n:03}.bin": b"%d" % n for n in range(3)}
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        listed = pikepdf.Array()
        for name, each in (("loopbaandossier.json", b"{}"), *data.items(), ("aaa.txt", b"erbij")):
            pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, each, filename=name)
            listed.append(pdf.attachments[name].obj)
        pdf.Root.AF = listed
        pdf.save(tmp_path / "x.pdf")

    source = PdfSource(tmp_path / "x.pdf")
    assert source.names == {*data, "aaa.txt"}
    source.close()


# ---------------------------------------------------------------- rights
@pytest.fixture
def home(tmp_path: Path) -> Workspace:
    """A dossier whose student allowed things."""
    workspace = Workspace.create(tmp_path / "home" / "Noor.lobdossier", "Noor", Sector.MBO, data=tmp_path / "data")
    experience = workspace.records.add(Experience(title="Stage"))
    allowed: list[Record] = [
        Feedback(target_kind="experience", target_id=experience.id, text="Goed", agreed=True, handled=True),
        Conversation(private="Mag dit?", share_private=True),
        Evidence(experience_id=experience.id, kind=EvidenceKind.LINK, address="https://example.org", people_agree=True),
        CareerDocument(purpose=Purpose.SCHOOL, private=True, recordings=True, whole=True, kept=("Jan",)),
    ]
    for record in allowed:
        workspace.records.add(record)
    return workspace


def test_what_the_student_allowed_comes_along_to_another_computer_and_back(home: Workspace, tmp_path: Path) -> None:
    """Putting rights back would be a change: merging would take them away at home, or ask about each of them."""
    before = contents(home)
    taken_in(whole(home, tmp_path / "kopie.lobpakket"), tmp_path / "school" / "Noor.lobdossier")
    school = Workspace.open(tmp_path / "school" / "Noor.lobdossier", data=tmp_path / "school" / "data")

    assert contents(school) == before
    assert not merge(home, school).records
    assert not merge(school, home).records
    assert contents(home) == before
    home.close()
    school.close()


def test_what_is_no_whole_copy_says_so_by_having_no_key(home: Workspace, tmp_path: Path) -> None:
    """The same records without a key: nothing is allowed any more."""
    package = dataclasses.replace(whole_copy(home._file, NOW), hash_key=None, versions=())
    as_pdf(package, lambda _: b"", tmp_path / "x.pdf")
    home.close()

    with arrive(tmp_path / "x.pdf") as arrival:
        assert not arrival.package.whole
    taken_in(tmp_path / "x.pdf", tmp_path / "b.lobdossier")
    new = open_dossier(tmp_path / "b.lobdossier")
    with new.reading() as reading:
        assert not any(each.agreed or each.handled for each in reading.all(Feedback))
        assert not any(each.whole or each.private or each.kept for each in reading.all(CareerDocument))
    new.close()


def test_a_dossier_of_anybody_with_activities_can_be_exported_and_read_again(tmp_path: Path) -> None:
    """Whatever comes in can go out."""
    part = Package(
        snapshot=Snapshot.of([Student(id=new_id(), name="A")]),
        activities=(Experience(id=new_id(), title="Open dag"), Experience(id=new_id())),
    )
    as_pdf(part, lambda _: b"", tmp_path / "x.pdf")
    taken_in(tmp_path / "x.pdf", tmp_path / "b.lobdossier")
    workspace = Workspace.open(tmp_path / "b.lobdossier", data=tmp_path / "data")

    for ending in ("json", "lobpakket"):
        workspace.sharing.export(CareerDocument(whole=True), tmp_path / f"y.{ending}")
        arrive(tmp_path / f"y.{ending}").close()
    workspace.close()
