"""A document is whole or it is not there."""

from __future__ import annotations

import hashlib
import itertools
import math
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lobdossier.document.career_document import write_career_document
from lobdossier.document.conversation_sheet import write_conversation_sheet
from lobdossier.domain import limits
from lobdossier.domain.conversation import Conversation
from lobdossier.domain.errors import Cancelled, ExportFailed, TargetTaken
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.snapshot import Snapshot
from lobdossier.domain.student import Student
from lobdossier.domain.vocabulary import EvidenceKind
from tests.document import dossiers
from tests.document.support import fonts, letters, streams, structure_words


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    snapshot = Snapshot.of(dossiers.small())
    first = write_career_document(snapshot, dossiers.no_bytes, dossiers.REQUEST, tmp_path / "a.pdf")
    second = write_career_document(snapshot, dossiers.no_bytes, dossiers.REQUEST, tmp_path / "b.pdf")

    assert first == second
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert first.sha256 == hashlib.sha256((tmp_path / "a.pdf").read_bytes()).hexdigest()
    assert first.size == (tmp_path / "a.pdf").stat().st_size


def test_progress_rises_to_one(tmp_path: Path) -> None:
    heard: list[float] = []

    write_career_document(
        Snapshot.of(dossiers.small()), dossiers.no_bytes, dossiers.REQUEST, tmp_path / "a.pdf", heard.append
    )

    assert heard == sorted(heard)
    assert heard[-1] == 1.0


@pytest.mark.parametrize("share", [0, 0.02, 0.3, 0.6, 0.9, 0.99])
def test_cancelling_leaves_nothing_and_keeps_what_was_there(tmp_path: Path, share: float) -> None:
    """At any moment: while it is told, laid out or drawn."""
    target, told, asked = tmp_path / "a.pdf", Snapshot.of(dossiers.small()), itertools.count()

    def write(stops: float) -> None:
        write_career_document(told, dossiers.no_bytes, dossiers.REQUEST, target, cancelled=lambda: next(asked) >= stops)

    write(math.inf)
    often, asked = next(asked), itertools.count()
    target.write_bytes(b"%PDF-oud")

    with pytest.raises(Cancelled):
        write(int(share * often))

    assert often > 100
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
    assert target.read_bytes() == b"%PDF-oud"


def test_a_missing_folder_is_an_export_that_failed(tmp_path: Path) -> None:
    target = tmp_path / "weg" / "a.pdf"

    with pytest.raises(ExportFailed) as failed:
        write_career_document(Snapshot(), dossiers.no_bytes, dossiers.REQUEST, target)

    assert failed.value.path == target


def test_a_folder_in_the_place_of_the_file_leaves_no_part(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()

    with pytest.raises(ExportFailed):
        write_career_document(Snapshot(), dossiers.no_bytes, dossiers.REQUEST, tmp_path / "a.pdf")

    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_killed_halfway_the_old_file_is_still_whole(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"%PDF-oud")
    code = (
        "from tests.document import dossiers; from lobdossier.domain.snapshot import Snapshot;"
        "from lobdossier.document.career_document import write_career_document; from pathlib import Path\n"
        f"while True: write_career_document(Snapshot.of(dossiers.small()), dossiers.no_bytes, dossiers.REQUEST, Path({str(target)!r}))"
    )
    process = subprocess.Popen([sys.executable, "-c", code], cwd=Path(__file__).parents[2])
    deadline = time.monotonic() + 30
    while target.read_bytes() == b"%PDF-oud" and time.monotonic() < deadline:
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()

    assert target.read_bytes().rstrip().endswith(b"%%EOF")
    assert letters("Sam Hofstra") in letters(structure_words(target))


def test_only_embedded_fonts(tmp_path: Path) -> None:
    records = [*dossiers.small(), Experience(id="e9", title="Emoji 🎉 en مرحبا en 漢")]
    write_career_document(Snapshot.of(records), dossiers.no_bytes, dossiers.REQUEST, tmp_path / "a.pdf")

    found = fonts(tmp_path / "a.pdf")

    assert len(found) >= 5
    assert all(embedded for _, embedded in found)


def _with_photos(count: int, *pictures: bytes) -> tuple[Snapshot, object]:
    hashes, fetch = dossiers.shelf(*pictures)
    experience = Experience(id="e1", title="Met foto’s", story="Kijk.", star=True)
    photos = [
        Evidence(
            id=f"b{number}",
            experience_id="e1",
            kind=EvidenceKind.PHOTO,
            alt=f"Foto nummer {number}",
            sha256=hashes[number % len(hashes)],
        )
        for number in range(count)
    ]
    return Snapshot.of([Student(id="s", name="Sam"), experience, *photos]), fetch


def test_what_a_camera_wrote_stays_behind(tmp_path: Path) -> None:
    from PIL import Image

    exif = Image.Exif()
    exif[0x010F] = "GEHEIM merk"
    exif[0x9286] = "GEHEIM plek 52.25 6.16"
    snapshot, fetch = _with_photos(1, dossiers.picture(exif=exif.tobytes()))

    write_career_document(snapshot, fetch, dossiers.REQUEST, tmp_path / "a.pdf")

    found = streams(tmp_path / "a.pdf")
    assert b"GEHEIM" not in found
    assert b"Exif" not in found


def test_the_file_tells_nothing_of_the_machine(tmp_path: Path) -> None:
    write_career_document(Snapshot.of(dossiers.small()), dossiers.no_bytes, dossiers.REQUEST, tmp_path / "a.pdf")

    found = streams(tmp_path / "a.pdf")
    assert str(tmp_path).encode() not in found
    assert str(Path.home()).encode() + b"/" not in found
    assert b"D:20260501" in found


def test_sixty_photos_fit_in_a_mail(tmp_path: Path) -> None:
    pictures = [dossiers.picture(1600, 1200, seed) for seed in range(4)]
    snapshot, fetch = _with_photos(60, *pictures)

    made = write_career_document(snapshot, fetch, dossiers.REQUEST, tmp_path / "a.pdf")

    assert made.size < limits.DOCUMENT_MAIL_BYTES


@pytest.mark.parametrize("damaged", [b"", b"geen foto", dossiers.picture()[:4000]])
def test_a_damaged_photo_is_named_and_the_document_is_made(tmp_path: Path, damaged: bytes) -> None:
    snapshot, fetch = _with_photos(2, damaged, dossiers.picture(seed=3))

    write_career_document(snapshot, fetch, dossiers.REQUEST, tmp_path / "a.pdf")

    assert letters("Foto nummer 1") in letters(structure_words(tmp_path / "a.pdf"))


def sheet(conversation_id: str, share: bool, path: Path) -> str:
    from dataclasses import replace

    records = [
        replace(record, share_private=share) if isinstance(record, Conversation) else record
        for record in dossiers.small()
    ]
    snapshot = Snapshot.of(records)
    conversation = snapshot.find(Conversation, conversation_id)
    assert conversation
    write_conversation_sheet(snapshot, conversation, dossiers.DAY, path)
    return letters(structure_words(path))


def test_the_private_question_is_on_the_sheet_only_when_shared(tmp_path: Path) -> None:
    assert letters("Thuis is het druk.") not in sheet("c2", False, tmp_path / "a.pdf")
    assert letters("Thuis is het druk.") in sheet("c2", True, tmp_path / "b.pdf")


def test_the_sheet_has_the_question_under_the_name_and_the_last_agreements(tmp_path: Path) -> None:
    said = sheet("c2", False, tmp_path / "a.pdf")

    assert letters("Aan Greet Wat zag je mij leren?") in said
    assert letters("Elke week een nieuw brood") in said
    assert letters("Wat vertelde je thuis als eerste?") in said


def test_what_was_prepared_in_private_is_never_in_the_career_document(tmp_path: Path) -> None:
    write_career_document(Snapshot.of(dossiers.small()), dossiers.no_bytes, dossiers.REQUEST, tmp_path / "a.pdf")

    assert letters("Thuis is het druk.") not in letters(structure_words(tmp_path / "a.pdf"))


def test_consent_is_noted_by_the_student_never_signed(tmp_path: Path) -> None:
    write_career_document(Snapshot.of(dossiers.small()), dossiers.no_bytes, dossiers.REQUEST, tmp_path / "a.pdf")

    assert letters("Genoteerd door Sam Hofstra.") in letters(structure_words(tmp_path / "a.pdf"))


@pytest.mark.parametrize("there", [b"SQLite format 3\0 een dossier", b"\xff\xd8\xff een foto"])
def test_a_document_takes_the_place_of_no_other_file(tmp_path: Path, there: bytes) -> None:
    """Somebody who points at a dossier or a photo keeps it, and is told; an earlier PDF is replaced."""
    target = tmp_path / "Noor.lobdossier"
    target.write_bytes(there)

    with pytest.raises(TargetTaken):
        write_career_document(Snapshot.of(dossiers.small()), dossiers.no_bytes, dossiers.REQUEST, target)

    assert target.read_bytes() == there
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_a_folder_is_no_place_for_a_document(tmp_path: Path) -> None:
    with pytest.raises(TargetTaken):
        write_career_document(Snapshot.of(dossiers.small()), dossiers.no_bytes, dossiers.REQUEST, tmp_path)


def test_half_a_document_of_a_crash_is_swept_up(tmp_path: Path) -> None:
    """A kill left a part; the next document with that name clears it away."""
    left = tmp_path / ".a.pdf.999999-0123abcd.part"
    left.write_bytes(b"half")

    write_career_document(Snapshot.of(dossiers.small()), dossiers.no_bytes, dossiers.REQUEST, tmp_path / "a.pdf")

    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
