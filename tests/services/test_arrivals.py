"""What was exported comes back the same; what others bring sets no rights here; nothing else comes in."""

from __future__ import annotations

import dataclasses
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lobdossier.domain.career_document import CareerDocument
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.errors import (
    ArrivalRefused,
    Cancelled,
    Damaged,
    DossierError,
    FileMissing,
    NoDossierInside,
    OpenError,
    PassphraseNeeded,
    PassphraseWrong,
    Refused,
)
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.ids import new_id
from lobdossier.domain.package import Package, files_of
from lobdossier.domain.people import Contact
from lobdossier.domain.plans import Step
from lobdossier.domain.record import Record
from lobdossier.domain.sharing import Feedback, Handover
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.exchange.json_form import read_json, write_json
from lobdossier.services.arrivals import Arrival, ArrivalKind, arrive
from lobdossier.services.packing import whole_copy
from lobdossier.services.taking_in import as_new_dossier, as_view
from lobdossier.services.workspace import Workspace
from lobdossier.storage import merging
from lobdossier.storage.file import DossierFile, open_dossier
from tests.factories import records as any_records
from tests.faults import child, names
from tests.services.brought import (
    NOW,
    Fetch,
    as_pdf,
    copy_of,
    evidence_of,
    fetch_from,
    full_dossier,
    pack,
    photo,
    taken_in,
)


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[DossierFile]:
    (tmp_path / "home").mkdir()
    file = full_dossier(tmp_path / "home" / "Noor.lobdossier")
    yield file
    file.close()


def brought(dossier: DossierFile, folder: Path, way: str) -> tuple[Path, Package, str]:
    """The whole of *dossier* exported in one *way*, with its passphrase."""
    package = whole_copy(dossier, NOW)
    if way == "dossier":
        dossier.close()
        return dossier.path, package, ""
    if way == "json":
        bare = dataclasses.replace(package, snapshot=without_bytes(package.snapshot), files=())
        (folder / "x.json").write_bytes(write_json(bare))
        return folder / "x.json", bare, ""
    if way == "pdf":
        return as_pdf(package, fetch_from(dossier), folder / "x.pdf"), package, ""
    passphrase = "één lange zin ☂" if way == "sealed" else ""
    return pack(package, fetch_from(dossier), folder / "x.lobpakket", passphrase), package, passphrase


def without_bytes(part: Snapshot) -> Snapshot:
    evidence = tuple(e for e in part.all(Evidence) if not e.sha256)
    return Snapshot({**part.records, Evidence: evidence})


@pytest.mark.parametrize(
    ("way", "kind"),
    [
        ("package", ArrivalKind.PACKAGE),
        ("sealed", ArrivalKind.PACKAGE),
        ("pdf", ArrivalKind.PDF),
        ("json", ArrivalKind.JSON),
        ("dossier", ArrivalKind.DOSSIER),
    ],
)
def test_a_record_of_every_kind_comes_back_byte_for_byte(
    dossier: DossierFile, tmp_path: Path, way: str, kind: ArrivalKind
) -> None:
    """Out and in again by any way: the copy of the new dossier is the copy of the old one, to the last byte."""
    source, package, passphrase = brought(dossier, tmp_path, way)

    arrival = taken_in(source, tmp_path / "new" / "b.lobdossier", passphrase)

    assert arrival.kind is kind
    assert arrival.unchanged is (None if way == "dossier" else True)
    assert copy_of(tmp_path / "new" / "b.lobdossier", package) == write_json(package)
    assert names(tmp_path / "new") == ["b.lobdossier"]


def test_what_is_imported_is_found(dossier: DossierFile, tmp_path: Path) -> None:
    """The words are in the search index of the new dossier, those of the trash are not."""
    source, _, _ = brought(dossier, tmp_path, "package")
    taken_in(source, tmp_path / "b.lobdossier")

    workspace = Workspace.open(tmp_path / "b.lobdossier", data=tmp_path / "data")
    assert [found.title.text for group in workspace.search.find("fietsenmaker") for found in group.found] == [
        "Stage bij de fietsenmaker"
    ]
    assert workspace.student.name == "Noor Jansen"
    workspace.close()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(any_records(), max_size=6), st.lists(st.binary(max_size=300), max_size=3, unique=True))
def test_any_records_and_files_come_back(tmp_path: Path, found: list[Record], contents: list[bytes]) -> None:
    """Hypothesis looks for a text, a number or a file that a package changes."""
    experience = Experience(id=new_id(), title="Met bewijs")
    bytes_of = {}
    evidence = []
    for data in contents:
        record = evidence_of(data, experience.id, EvidenceKind.DOCUMENT, "application/octet-stream")
        bytes_of[record.sha256] = data
        evidence.append(record)
    alone = [
        dataclasses.replace(record, id=new_id())
        for record in found
        if not isinstance(record, Student | Evidence)
    ]  # fmt: skip
    part = Snapshot.of([experience, *evidence, *alone])
    package = Package(snapshot=part, dossier_id=new_id(), hash_key=b"k" * 32, made_on=NOW, files=files_of(part))
    with suppress(Refused):
        assert read_json(write_json(package)) == package
        assert _back(package, bytes_of.__getitem__, tmp_path) == {
            kind: tuple(sorted(group, key=lambda record: record.id)) for kind, group in part.records.items()
        }


def _back(package: Package, fetch: Fetch, folder: Path) -> dict[type[Record], tuple[Record, ...]]:
    """The records of *package* after a journey, by kind."""
    source, target = folder / "any.lobpakket", folder / "any.lobdossier"
    target.unlink(missing_ok=True)
    taken_in(pack(package, fetch, source), target)
    new = open_dossier(target)
    copy = whole_copy(new, NOW)
    new.close()
    return {kind: group for kind, group in copy.snapshot.records.items() if group}


def test_a_part_becomes_a_dossier_of_its_own(dossier: DossierFile, tmp_path: Path) -> None:
    """It cannot be merged with the first, so it has another id; what pointed to something left out points to nothing."""
    whole = whole_copy(dossier, NOW)
    step = next(iter(whole.snapshot.all(Step)))
    part = Package(snapshot=Snapshot.of([whole.student, step]), dossier_id=whole.dossier_id, made_on=NOW)
    taken_in(pack(part, fetch_from(dossier), tmp_path / "x.lobpakket"), tmp_path / "b.lobdossier")

    new = open_dossier(tmp_path / "b.lobdossier")
    with new.reading() as reading:
        found = reading.get(Step, step.id)
    assert (found.title, found.goal_id, found.experience_id, found.agreement_id) == ("Bellen", None, None, None)
    assert new.id != whole.dossier_id
    new.close()


def test_activities_of_the_table_become_experiences(tmp_path: Path) -> None:
    """Little is known of them, and that comes along."""
    part = Package(
        snapshot=Snapshot.of([Student(id=new_id(), name="A")]),
        activities=(Experience(id=new_id(), title="Open dag", hours=3),),
    )
    taken_in(pack(part, lambda _: b"", tmp_path / "x.lobpakket"), tmp_path / "b.lobdossier")

    new = open_dossier(tmp_path / "b.lobdossier")
    with new.reading() as reading:
        assert [(e.title, e.hours) for e in reading.all(Experience)] == [("Open dag", 3)]
    new.close()


def test_what_others_bring_sets_no_rights(tmp_path: Path) -> None:
    """Nothing that makes the program share something later, or keep silent about it, comes from a file of others."""
    experience = Experience(id=new_id(), title="e")
    contact = Contact(id=new_id(), name="c")
    given = [
        Student(id=new_id(), name="A"),
        experience,
        dataclasses.replace(evidence_of(b"", experience.id, EvidenceKind.LINK, ""), sha256="", people_agree=True),
        contact,
        Conversation(id=new_id(), private="geheim", share_private=True, own_first=False),
        Feedback(id=new_id(), target_kind="experience", target_id=experience.id, text="t", agreed=True, handled=True),
        CareerDocument(
            id=new_id(),
            contact_ids=(contact.id,),
            recordings=True,
            private=True,
            whole=True,
            kept=("06-12345678",),
            left_out=("Joris",),
            consent_by="ouder",
            consent_on=date(2026, 1, 1),
        ),
        Handover(id=new_id(), receiver="ROC", consent_by="ouder"),
    ]
    given = [dataclasses.replace(record, earlier=("ab" * 8,)) for record in given]
    taken_in(
        pack(Package(snapshot=Snapshot.of(given)), lambda _: b"", tmp_path / "x.lobpakket"), tmp_path / "b.lobdossier"
    )

    new = open_dossier(tmp_path / "b.lobdossier")
    with new.reading() as reading:
        kept = merging.read(merging.stored(reading))[0]
    new.close()
    (document,) = kept.all(CareerDocument)
    (feedback,) = kept.all(Feedback)
    assert not kept.all(Evidence)[0].people_agree
    assert not kept.all(Conversation)[0].share_private
    assert kept.all(Conversation)[0].own_first
    assert not feedback.agreed
    assert not feedback.handled
    assert document == dataclasses.replace(
        next(r for r in given if isinstance(r, CareerDocument)),
        contact_ids=(), recordings=False, private=False, whole=False, kept=(), consent_by="", consent_on=None, earlier=(),
    )  # fmt: skip
    assert document.left_out == ("Joris",)
    assert not kept.all(Handover)
    assert not any(record.earlier for group in kept.records.values() for record in group)


@pytest.mark.parametrize(
    ("data", "mime", "kept"),
    [
        (b"MZ\x90 a program", "application/pdf", "application/octet-stream"),
        (b"%PDF-1.7", "application/pdf", "application/pdf"),
        (b"#!/bin/sh\nrm -rf ~", "text/plain", "application/octet-stream"),
        ("één".encode(), "text/plain", "text/plain"),
        (b"<html>", "text/html", "application/octet-stream"),
        (b"[Desktop Entry]", "application/x-desktop", "application/octet-stream"),
        (b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/octet-stream"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_what_it_says_is_never_opened(tmp_path: Path, data: bytes, mime: str, kept: str) -> None:
    """It stays evidence that can be saved elsewhere, and no program of the system gets it from here."""
    experience = Experience(id=new_id(), title="e")
    evidence = evidence_of(data, experience.id, EvidenceKind.DOCUMENT, mime)
    part = Snapshot.of([Student(id=new_id(), name="A"), experience, evidence])
    taken_in(
        pack(Package(snapshot=part, files=files_of(part)), lambda _: data, tmp_path / "x.lobpakket"),
        tmp_path / "b.lobdossier",
    )

    workspace = Workspace.open(tmp_path / "b.lobdossier", data=tmp_path / "data")
    (found,) = workspace.records.all(Evidence)
    assert found.mime == kept
    assert workspace.evidence.can_open(found) is (kept == mime)
    assert workspace.evidence.fetch(found.sha256) == data
    workspace.close()


def huge_photo() -> bytes:
    """A PNG of 32 bytes that says that it has 900 million pixels."""
    import struct
    import zlib

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk)) + b"\0" * 8


@pytest.mark.parametrize(
    "data",
    [b"", b"MZ", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a" + b"\0" * 40, huge_photo(), photo()[:12]],
)
@pytest.mark.parametrize("kind", [EvidenceKind.PHOTO, EvidenceKind.BADGE])
def test_a_photo_must_be_one(tmp_path: Path, data: bytes, kind: EvidenceKind) -> None:
    """What is shown without asking is looked at first."""
    experience = Experience(id=new_id(), title="e")
    part = Snapshot.of([experience, evidence_of(data, experience.id, kind, "image/jpeg")])
    source = pack(Package(snapshot=part, files=files_of(part)), lambda _: data, tmp_path / "x.lobpakket")

    with pytest.raises(ArrivalRefused) as caught:
        arrive(source)
    assert (caught.value.rule, caught.value.where) == ("photo", "bewijs-001.jpg")


def test_json_alone_tells_of_the_files_that_stayed_behind(dossier: DossierFile, tmp_path: Path) -> None:
    """What they were is kept; no file is named that is not there."""
    package = whole_copy(dossier, NOW)
    (tmp_path / "x.json").write_bytes(write_json(package))

    arrival = taken_in(tmp_path / "x.json", tmp_path / "b.lobdossier")

    assert arrival.missing == {file.sha256 for file in package.files}
    new = open_dossier(tmp_path / "b.lobdossier")
    with new.reading() as reading:
        assert not any(evidence.sha256 for evidence in reading.all(Evidence))
        assert len(reading.all(Evidence)) == len(package.snapshot.all(Evidence))
    new.close()
    with pytest.raises(ArrivalRefused):
        arrival.fetch(package.files[0].sha256)


def test_a_changed_text_is_seen(dossier: DossierFile, tmp_path: Path) -> None:
    """Also when every rule is kept: it comes in, with what is to be said of it."""
    package = whole_copy(dossier, NOW)
    changed = write_json(package).replace(b"Stage bij de fietsenmaker", b"Stage bij de koning")

    with arrive(as_pdf(package, fetch_from(dossier), tmp_path / "x.pdf", changed)) as arrival:
        assert arrival.unchanged is False


def test_an_older_version_says_nothing_of_changes(tmp_path: Path) -> None:
    """The first version of the form had no seal."""
    (tmp_path / "x.json").write_text(
        json.dumps({"format": "lobdossier", "version": "0.1", "experiences": [{"id": "e1"}]})
    )

    with arrive(tmp_path / "x.json") as arrival:
        assert arrival.unchanged is None
        as_new_dossier(arrival, tmp_path / "b.lobdossier", lambda _: None, lambda: False)


@pytest.mark.parametrize("way", ["package", "pdf", "dossier"])
def test_bytes_are_held_against_their_hash_each_time(dossier: DossierFile, tmp_path: Path, way: str) -> None:
    """A file on a stick can change between looking and taking in."""
    source, package, _ = brought(dossier, tmp_path, way)
    large = max(package.files, key=lambda file: file.size)
    with arrive(source) as arrival:
        whole = arrival.fetch(large.sha256)
        assert len(whole) == large.size
        with pytest.raises(DossierError):
            arrival.fetch("0" * 64)
        if way == "package":
            data = bytearray(source.read_bytes())
            data[data.index(whole[:3_000]) + 1_000] ^= 1
            source.write_bytes(data)
            with pytest.raises(ArrivalRefused):
                arrival.fetch(large.sha256)
            with pytest.raises(ArrivalRefused):
                as_new_dossier(arrival, tmp_path / "b.lobdossier", lambda _: None, lambda: False)
    assert not (tmp_path / "b.lobdossier").exists()
    assert not [name for name in names(tmp_path) if name.endswith(".part")]


SEALED = Path(__file__).parent / "sealed.lobpakket"
"""Made by version 1.0 of the form, with the passphrase "geheim" and little work, so that tests are quick."""


def test_a_sealed_package_opens_with_its_passphrase() -> None:
    """The one of then opens for ever."""
    with arrive(SEALED, "geheim") as arrival:
        assert arrival.package.student.name == "Noor Jansen"
        assert arrival.unchanged


@pytest.mark.parametrize("passphrase", ["", "Geheim"])
def test_another_passphrase_opens_nothing(passphrase: str) -> None:
    """Asked for when there is none, and refused as one with a file that does not fit."""
    with pytest.raises(PassphraseWrong if passphrase else PassphraseNeeded):
        arrive(SEALED, passphrase)


@pytest.mark.parametrize("change", [lambda data: data[:-1], lambda data: data[:-70_000], lambda data: data + b"x",
                                    lambda data: data[:900] + b"?" + data[901:]])  # fmt: skip
def test_a_sealed_package_that_was_cut_or_changed_opens_nothing(
    tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    """Never half of it."""
    (tmp_path / "x.lobpakket").write_bytes(change(SEALED.read_bytes()))

    with pytest.raises(PassphraseWrong):
        arrive(tmp_path / "x.lobpakket", "geheim")


@pytest.mark.parametrize(
    ("head", "rule"),
    [
        (b"-> scrypt TIWocK+eEf/zowua7PWXJQ 30\n", "size"),
        (b"-> X25519 TIWocK+eEf/zowua7PWXJQ\n", "encrypted"),
        (b"", "encrypted"),
    ],
)
def test_a_sealed_file_of_another_kind_is_not_tried(tmp_path: Path, head: bytes, rule: str) -> None:
    """Two to the fortieth bytes of memory are not given to anybody."""
    (tmp_path / "x.lobpakket").write_bytes(b"age-encryption.org/v1\n" + head + b"abc\n--- abc\n")

    with pytest.raises(ArrivalRefused) as caught:
        arrive(tmp_path / "x.lobpakket", "geheim")
    assert caught.value.rule == rule


def test_a_sealed_package_is_not_readable(dossier: DossierFile, tmp_path: Path) -> None:
    """No word of the student stands in it."""
    sealed = SEALED.read_bytes()

    assert sealed.startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert b"manifest" not in sealed
    assert b"Noor" not in sealed


def test_progress_goes_up_and_ends(dossier: DossierFile, tmp_path: Path) -> None:
    """From nothing to one."""
    source, _, _ = brought(dossier, tmp_path, "package")
    told: list[float] = []
    with arrive(source) as arrival:
        as_new_dossier(arrival, tmp_path / "b.lobdossier", told.append, lambda: False)

    assert told == sorted(told)
    assert told[-1] == 1.0


@pytest.mark.parametrize("after", [0, 1, 2, 5, 10])
def test_stopped_halfway_leaves_nothing(dossier: DossierFile, tmp_path: Path, after: int) -> None:
    """Whenever it was stopped."""
    source, _, _ = brought(dossier, tmp_path, "package")
    asked = iter(range(100))
    (tmp_path / "new").mkdir()
    with arrive(source) as arrival, pytest.raises(Cancelled):
        as_new_dossier(arrival, tmp_path / "new" / "b.lobdossier", lambda _: None, lambda: next(asked) >= after)

    assert names(tmp_path / "new") == []


def test_nothing_is_written_over(dossier: DossierFile, tmp_path: Path) -> None:
    """A new dossier takes the place of nothing, also when something came there meanwhile."""
    source, _, _ = brought(dossier, tmp_path, "package")
    target = tmp_path / "b.lobdossier"

    def meanwhile(_share: float) -> None:
        target.write_text("van iemand anders")

    with arrive(source) as arrival:
        with pytest.raises(FileExistsError):
            as_new_dossier(arrival, target, meanwhile, lambda: False)
        with pytest.raises(FileExistsError):
            as_new_dossier(arrival, target, lambda _: None, lambda: False)
    assert target.read_text() == "van iemand anders"
    assert [name for name in names(tmp_path) if ".part" in name] == []


def test_to_look_at_it_a_copy_is_made_that_cannot_be_written(dossier: DossierFile, tmp_path: Path) -> None:
    """In a folder of the program, under a name without tricks."""
    source, _, _ = brought(dossier, tmp_path, "package")
    folder = tmp_path / "view"
    with arrive(source) as arrival:
        first, second = as_view(arrival, folder), as_view(arrival, folder)

    assert (first.name, second.name) == ("Noor Jansen.lobdossier", "Noor Jansen 2.lobdossier")
    assert first.stat().st_mode & 0o777 == 0o400
    workspace = Workspace.open(first, read_only=True, data=tmp_path / "data")
    assert workspace.read_only
    assert workspace.student.name == "Noor Jansen"
    workspace.close()


def test_a_dossier_that_somebody_else_has_open_can_be_looked_at(dossier: DossierFile, tmp_path: Path) -> None:
    """It is only read, and stays what it was."""
    dossier.close()
    before = dossier.path.read_bytes()
    code = "import sys, time; from pathlib import Path; from lobdossier.storage.file import open_dossier\n"
    other = child(code + "open_dossier(Path(sys.argv[1])); print('open', flush=True); time.sleep(60)", dossier.path)
    assert other.stdout is not None
    assert other.stdout.readline() == b"open\n"
    try:
        taken_in(dossier.path, tmp_path / "b.lobdossier")
    finally:
        other.kill()
        other.communicate()

    assert dossier.path.read_bytes() == before


def refused(path: Path) -> OpenError:
    with pytest.raises(OpenError) as caught:
        arrive(path)
    return caught.value


def other_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("foto.jpg", b"x")


@pytest.mark.parametrize(
    ("make", "kind", "rule"),
    [
        (lambda path: None, FileMissing, ""),
        (lambda path: path.mkdir(), ArrivalRefused, "is folder"),
        (lambda path: path.write_bytes(b""), ArrivalRefused, "is empty"),
        (lambda path: path.write_bytes(b"\0" * 5_000), ArrivalRefused, "is empty"),
        (lambda path: path.write_bytes(photo()), ArrivalRefused, "is photo"),
        (lambda path: path.write_bytes(b"<!doctype html>"), ArrivalRefused, "is html"),
        (lambda path: path.write_bytes(b"hallo"), ArrivalRefused, "is unknown"),
        (lambda path: path.write_bytes(b"{"), ArrivalRefused, "format"),
        (lambda path: path.write_bytes(b"%PDF-1.7\n%%EOF"), ArrivalRefused, "packing"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + b"\0" * 200), OpenError, ""),
        (other_zip, ArrivalRefused, "is zip"),
    ],
)
def test_anything_else_is_named_for_what_it_is(
    tmp_path: Path, make: Callable[[Path], object], kind: type[OpenError], rule: str
) -> None:
    """Whatever it is called."""
    path = tmp_path / "x.lobpakket"
    make(path)

    error = refused(path)

    assert isinstance(error, kind)
    assert getattr(error, "rule", "") == rule


def test_a_pdf_without_data_asks_for_the_original(tmp_path: Path) -> None:
    """Printed, merged, or pages only."""
    import pikepdf

    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments["andere.txt"] = pikepdf.AttachedFileSpec(pdf, b"x", filename="andere.txt")
        pdf.save(tmp_path / "x.pdf")

    assert isinstance(refused(tmp_path / "x.pdf"), NoDossierInside)


def test_a_damaged_dossier_is_not_taken_in(dossier: DossierFile, tmp_path: Path) -> None:
    """A piece of evidence that is not what it was would travel on as good."""
    dossier.close()
    data = bytearray(dossier.path.read_bytes())
    data[data.index(b"%PDF-1.7 een verslag") + 10] ^= 1
    dossier.path.write_bytes(data)

    error = refused(dossier.path)

    assert isinstance(error, Damaged)
    assert error.check == "evidence"


def test_an_arrival_closes_its_file(dossier: DossierFile, tmp_path: Path) -> None:
    """On Windows a file that is open cannot be removed."""
    source, _, _ = brought(dossier, tmp_path, "package")
    arrival: Arrival = arrive(source)
    arrival.close()

    with pytest.raises(ArrivalRefused):
        arrival.fetch(arrival.package.files[0].sha256)
