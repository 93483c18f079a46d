"""Files of the student: taken in, kept whole, never run."""

from __future__ import annotations

import io
import os
import statistics
import threading
import time
from pathlib import Path

import pytest
from PIL import Image

from lobdossier.domain import limits
from lobdossier.domain.errors import Cancelled, Damaged, Refused, TooLarge, UnsafeFile
from lobdossier.domain.experience import Evidence, Experience
from lobdossier.domain.vocabulary import EvidenceKind
from lobdossier.services.prepared import Prepared
from lobdossier.services.workspace import Workspace
from lobdossier.storage import pieces
from tests.storage.crashes import video


@pytest.fixture
def experience(workspace: Workspace) -> Experience:
    return workspace.records.add(Experience(title="stage"))


def take_in(workspace: Workspace, path: Path, experience: Experience) -> Evidence:
    prepared = workspace.evidence.prepare(path)
    workspace.evidence.store(prepared, lambda part: None, lambda: False)
    return workspace.evidence.attach(prepared, experience.id, label="bewijs toevoegen")


def stored_pieces(workspace: Workspace) -> int:
    return int(workspace._file._raw.execute("SELECT count(*) FROM evidence_piece").fetchone()[0])


def test_a_file_comes_back_byte_for_byte(workspace: Workspace, experience: Experience, tmp_path: Path) -> None:
    """Across pieces, empty too; its progress is told and ends at the whole."""
    for size in (0, 1, pieces.PIECE, pieces.PIECE + 1, 3 * pieces.PIECE + 17):
        path = tmp_path / f"{size}.pdf"
        path.write_bytes((b"%PDF-1.7" + os.urandom(size))[:size])
        told: list[float] = []
        prepared = workspace.evidence.prepare(path)
        workspace.evidence.store(prepared, told.append, lambda: False)
        evidence = workspace.evidence.attach(prepared, experience.id, label="x")

        assert workspace.evidence.fetch(evidence.sha256) == path.read_bytes()
        assert (evidence.size, told[-1:]) == (size, [1.0] if size else [])
        assert told == sorted(told)


def test_a_photo_is_kept_as_a_plain_jpeg(workspace: Workspace, experience: Experience, tmp_path: Path) -> None:
    """With its size in pixels; what the telephone wrote in it is gone."""
    exif = Image.Exif()
    exif[0x010F] = "GEHEIM"
    Image.new("RGB", (80, 40), "red").save(tmp_path / "IMG 1.jpeg", exif=exif)

    evidence = take_in(workspace, tmp_path / "IMG 1.jpeg", experience)

    data = workspace.evidence.fetch(evidence.sha256)
    assert (evidence.kind, evidence.mime, evidence.title) == (EvidenceKind.PHOTO, "image/jpeg", "IMG 1.jpeg")
    assert (evidence.width, evidence.height, evidence.size) == (80, 40, len(data))
    assert b"GEHEIM" not in data
    assert workspace.experiences.page()[0].photo == evidence.sha256


def test_the_same_bytes_are_kept_once(workspace: Workspace, experience: Experience, tmp_path: Path) -> None:
    """Two records may name them; erasing one leaves them for the other."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7" + bytes(100))
    first, second = take_in(workspace, path, experience), take_in(workspace, path, experience)
    assert stored_pieces(workspace) == 1

    workspace.records.throw_away(first, label="weg")
    workspace.records.empty_trash(older_than_days=0)
    assert workspace.evidence.fetch(second.sha256) == path.read_bytes()
    workspace.records.throw_away(second, label="weg")
    workspace.records.empty_trash(older_than_days=0)

    assert stored_pieces(workspace) == 0
    with pytest.raises(Damaged):
        workspace.evidence.fetch(second.sha256)


def test_what_is_too_large_is_refused_unread(workspace: Workspace, tmp_path: Path) -> None:
    """50 MB for a file, 25 for a photo; the name, the size and the limit are told."""
    for name, head, limit in (
        ("film.mp4", b"\0\0\0\x18ftypisom", limits.EVIDENCE_BYTES),
        ("a.jpg", b"\xff\xd8\xff", limits.EVIDENCE_BYTES),
    ):
        path = tmp_path / name
        path.write_bytes(head)
        os.truncate(path, limit + 1)

        with pytest.raises(TooLarge) as refused:
            workspace.evidence.prepare(path)

        assert (refused.value.name, refused.value.size, refused.value.limit) == (name, limit + 1, limit)


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp", "a.heic"])
def test_a_drawing_that_says_it_is_a_photo_is_refused(workspace: Workspace, tmp_path: Path, name: str) -> None:
    """An SVG can draw anything, or nothing for ever."""
    (tmp_path / name).write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg"/>')

    with pytest.raises(UnsafeFile):
        workspace.evidence.prepare(tmp_path / name)


def test_what_is_no_file_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    """A folder, a pipe that never ends, and above all the dossier itself: its locks would be lost."""
    os.mkfifo(tmp_path / "pijp.pdf")
    (tmp_path / "koppeling").symlink_to(workspace.path)

    for path in (tmp_path, tmp_path / "pijp.pdf", workspace.path, tmp_path / "koppeling"):
        with pytest.raises(UnsafeFile):
            workspace.evidence.prepare(path)
    with pytest.raises(FileNotFoundError):
        workspace.evidence.prepare(tmp_path / "weg.pdf")


def test_a_program_is_kept_but_never_opened(workspace: Workspace, experience: Experience, tmp_path: Path) -> None:
    """Whatever it is called; it can be saved elsewhere."""
    (tmp_path / "verslag.pdf").write_bytes(b"MZ" + bytes(99))
    evidence = take_in(workspace, tmp_path / "verslag.pdf", experience)

    assert not workspace.evidence.can_open(evidence)
    with pytest.raises(UnsafeFile):
        workspace.evidence.copy_to_open(evidence, tmp_path)
    workspace.evidence.save_as(evidence, tmp_path / "terug.bin")
    assert (tmp_path / "terug.bin").read_bytes() == b"MZ" + bytes(99)


@pytest.mark.parametrize(
    "title", ["verslag.pdf", "verslag", "versie 2.1", "CON", "../../x", "a\u202efdp.exe", "x" * 200, "…"]
)
def test_a_copy_to_open_is_read_only_with_a_safe_name(
    workspace: Workspace, experience: Experience, tmp_path: Path, title: str
) -> None:
    """In a folder of its own, with the ending of what it is, whatever the student called it."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 hallo")
    prepared = workspace.evidence.prepare(tmp_path / "a.pdf")
    evidence = workspace.evidence.attach(prepared, experience.id, label="x")
    place = tmp_path / "tijdelijk"
    place.mkdir(mode=0o700)

    copy = workspace.evidence.copy_to_open(Evidence(title=title, mime=evidence.mime, sha256=evidence.sha256), place)

    assert copy.parent.parent == place
    assert copy.suffix == ".pdf"
    assert copy.stat().st_mode & 0o777 == 0o400
    assert copy.parent.stat().st_mode & 0o077 == 0
    assert copy.read_bytes() == b"%PDF-1.7 hallo"
    assert not copy.name.upper().startswith("CON.")


def test_saving_elsewhere_never_takes_the_place_of_the_dossier(
    workspace: Workspace, experience: Experience, tmp_path: Path
) -> None:
    """Chosen by mistake in the window where one saves."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7")
    evidence = take_in(workspace, tmp_path / "a.pdf", experience)

    with pytest.raises(UnsafeFile):
        workspace.evidence.save_as(evidence, workspace.path)
    with pytest.raises(FileNotFoundError):
        workspace.evidence.save_as(evidence, tmp_path / "weg" / "a.pdf")

    workspace.records.add(Experience(title="er nog"))


def test_changed_bytes_are_never_shown_as_good(workspace: Workspace, experience: Experience, tmp_path: Path) -> None:
    """One bit is enough; nothing is written where it was to be saved."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 hallo")
    evidence = take_in(workspace, tmp_path / "a.pdf", experience)
    workspace._file._raw.execute("UPDATE evidence_piece SET data = CAST('%PDF-1.7 hellO' AS BLOB)")

    with pytest.raises(Damaged):
        workspace.evidence.fetch(evidence.sha256)
    with pytest.raises(Damaged):
        workspace.evidence.copy_to_open(evidence, tmp_path)
    with pytest.raises(Damaged):
        workspace.evidence.save_as(evidence, tmp_path / "b.pdf")
    assert not (tmp_path / "b.pdf").exists()
    assert not [found for found in tmp_path.iterdir() if found.name.endswith(".part")]


def test_a_stopped_copy_leaves_nothing_after_the_next_start(workspace: Workspace, path: Path, data: Path) -> None:
    """Half a film is no evidence."""
    calls: list[int] = []

    def stop_at_the_third() -> bool:
        calls.append(1)
        return len(calls) == 3

    with pytest.raises(Cancelled):
        workspace.evidence.store(video(os.urandom(5_000_000)), lambda part: None, stop_at_the_third)
    assert stored_pieces(workspace) == 2
    workspace.close()

    again = Workspace.open(path, data=data)
    assert stored_pieces(again) == 0
    again.close()


def test_half_a_copy_is_completed_by_the_next_try(workspace: Workspace, experience: Experience) -> None:
    """Also when it was cut in pieces of another length."""
    prepared = video(os.urandom(2_500_000))
    with workspace._file.writing() as writing:
        for number in range(4):
            pieces.put_piece(writing, prepared.sha256, number, prepared.data[number * 1_000 : number * 1_000 + 1_000])

    workspace.evidence.store(prepared, lambda part: None, lambda: False)

    assert workspace.evidence.fetch(prepared.sha256) == prepared.data


def test_bytes_that_were_swept_between_are_stored_with_the_record(workspace: Workspace, experience: Experience) -> None:
    """A record never names bytes that are not there."""
    prepared = video(b"film" * 1_000)

    evidence = workspace.evidence.attach(prepared, experience.id, label="x")

    assert workspace.evidence.fetch(evidence.sha256) == prepared.data
    with pytest.raises(Refused):
        workspace.evidence.attach(prepared, "nergens", label="x")


def test_a_pasted_photo_is_taken_in(workspace: Workspace) -> None:
    """From bytes without a file."""
    out = io.BytesIO()
    Image.new("RGBA", (20, 10), (255, 0, 0, 128)).save(out, "PNG")

    made = workspace.evidence.prepare_photo(out.getvalue(), "Geplakte foto.png")

    assert (made.evidence.width, made.evidence.height, made.evidence.title) == (20, 10, "Geplakte foto.png")


def test_typing_is_saved_while_a_large_film_goes_in(workspace: Workspace, experience: Experience) -> None:
    """Each save waits for one piece at most, never for the film."""
    prepared: Prepared = video(os.urandom(limits.EVIDENCE_BYTES))
    failures: list[BaseException] = []

    def store() -> None:
        try:
            workspace.evidence.store(prepared, lambda part: None, lambda: False)
        except Exception as error:  # noqa: BLE001 - asserted on below
            failures.append(error)

    thread = threading.Thread(target=store)
    thread.start()
    waits = []
    while thread.is_alive():
        started = time.perf_counter()
        workspace.records.save(Experience(id=experience.id, title=f"{len(waits)}"))
        waits.append(time.perf_counter() - started)
        time.sleep(0.002)
    thread.join()

    assert failures == []
    assert len(waits) > 5
    assert statistics.quantiles(waits, n=100)[98] < 2.0
    assert workspace.evidence.fetch(prepared.sha256) == prepared.data
    assert workspace.records.get(Experience, experience.id).title == str(len(waits) - 1)
    print(
        f"{len(waits)} saves, median {statistics.median(waits) * 1000:.1f} ms, p99 {statistics.quantiles(waits, n=100)[98] * 1000:.1f} ms, longest {max(waits) * 1000:.1f} ms"
    )
