"""A package is written whole or not at all, the same each time, over nothing else, and never too large to be read."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import random
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lobdossier.domain import limits
from lobdossier.domain.errors import Cancelled, Damaged, ExportFailed, Refused, TargetTaken, TooMuchToExport
from lobdossier.domain.experience import Experience
from lobdossier.domain.package import Package, TravellingFile
from lobdossier.domain.snapshot import Snapshot
from lobdossier.exchange import sealed
from lobdossier.exchange.json_form import read_json, write_json
from lobdossier.exchange.package_file import write_json_file, write_package
from lobdossier.exchange.whole_file import Written
from lobdossier.exchange.zip_source import ZipSource
from tests.faults import names

FILES = {hashlib.sha256(data).hexdigest(): data for data in (b"een", b"twee" * 5_000, b"")}
LISTED = tuple(
    TravellingFile(f"bewijs-{number:03}.bin", sha256, len(data))
    for number, (sha256, data) in enumerate(FILES.items(), 1)
)
PACKAGE = Package(
    snapshot=Snapshot.of([Experience(id="e1", title="Stage", story="Ik mocht een ketting vervangen. " * 40)]),
    made_on=datetime(2026, 11, 28, tzinfo=UTC),
    files=LISTED,
)


def written(target: Path, package: Package = PACKAGE) -> Written:
    return write_package(package, FILES.__getitem__, target, "", lambda _share: None, lambda: False)


def test_the_same_package_is_the_same_bytes(tmp_path: Path) -> None:
    """Whenever and wherever it is made, under any name."""
    first = written(tmp_path / "a.lobpakket")
    second = written(tmp_path / "anders.lobpakket")

    data = (tmp_path / "a.lobpakket").read_bytes()
    assert data == (tmp_path / "anders.lobpakket").read_bytes()
    assert first == second == Written(len(data), hashlib.sha256(data).hexdigest())


def test_any_zip_program_reads_it(tmp_path: Path) -> None:
    """The list first, packed; then the files as they are, with dates that say nothing."""
    written(tmp_path / "a.lobpakket")

    with zipfile.ZipFile(tmp_path / "a.lobpakket") as archive:
        assert archive.testzip() is None
        entries = archive.infolist()
        assert [entry.filename for entry in entries] == ["manifest.json", *(file.name for file in LISTED)]
        assert [entry.compress_type for entry in entries] == [zipfile.ZIP_DEFLATED] + 3 * [zipfile.ZIP_STORED]
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("manifest.json") == write_json(PACKAGE)
        assert [archive.read(file.name) for file in LISTED] == list(FILES.values())


def test_a_text_that_packs_too_well_goes_as_it_is(tmp_path: Path) -> None:
    """A reader takes what grows two hundred times for a trap; our own must never be taken for one."""
    dull = tuple(Experience(id=f"e{number}", story="a" * limits.PROSE) for number in range(40))
    package = Package(snapshot=Snapshot.of(dull))
    write_package(package, FILES.__getitem__, tmp_path / "a.lobpakket", "", lambda _: None, lambda: False)

    source = ZipSource.open(tmp_path / "a.lobpakket")
    assert source.manifest() == write_json(package)
    source.close()


def test_sealed_it_is_what_any_age_program_opens(tmp_path: Path) -> None:
    """The format of age-encryption.org, with the passphrase alone; inside, the same zip."""
    from pyrage import passphrase

    write_package(PACKAGE, FILES.__getitem__, tmp_path / "a.lobpakket", "geheim ☂", lambda _: None, lambda: False)
    written(tmp_path / "b.lobpakket")

    data = (tmp_path / "a.lobpakket").read_bytes()
    assert sealed.work_of(data) <= limits.SEALED_WORK
    assert passphrase.decrypt(data, "geheim ☂") == (tmp_path / "b.lobpakket").read_bytes()


@pytest.mark.parametrize(
    ("ending", "before"),
    [
        (".lobpakket", b"SQLite format 3\0"),
        (".lobpakket", b"%PDF-1.7"),
        (".lobpakket", b"hallo"),
        (".lobpakket", b'{"format": "lobdossier"'),
        (".zip", b"age-encryption.org/v1\n"),
        (".json", b'{"iets": 1}'),
        (".json", b"%PDF-1.7"),
        (".json", b"SQLite format 3\0"),
    ],
)
def test_something_else_is_never_replaced(tmp_path: Path, ending: str, before: bytes) -> None:
    """A dossier, a document, a text, somebody's own secrets: whatever it is called."""
    target = tmp_path / f"x{ending}"
    target.write_bytes(before)

    with pytest.raises(TargetTaken):
        write_json_file(PACKAGE, target) if ending == ".json" else written(target)
    assert target.read_bytes() == before
    assert names(tmp_path) == [target.name]


def test_another_zip_is_not_replaced(tmp_path: Path) -> None:
    """A Word document begins as a zip does."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "x" * 100)
    (tmp_path / "x.lobpakket").write_bytes(out.getvalue())

    with pytest.raises(TargetTaken):
        written(tmp_path / "x.lobpakket")


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "x.lobpakket").mkdir()

    with pytest.raises(TargetTaken):
        written(tmp_path / "x.lobpakket")


def test_an_earlier_one_is_replaced(tmp_path: Path) -> None:
    """By what is made now, of any of its kinds."""
    target = tmp_path / "x.lobpakket"
    for before in (b"", b"age-encryption.org/v1\n-> scrypt"):
        target.write_bytes(before)
        written(target)
        assert written(target).size == target.stat().st_size
    write_json_file(PACKAGE, tmp_path / "x.json")
    write_json_file(PACKAGE, tmp_path / "x.json")
    assert (tmp_path / "x.json").read_bytes() == write_json(PACKAGE)


@pytest.mark.parametrize(
    ("package", "what"),
    [
        (dataclasses.replace(PACKAGE, files=LISTED * 17_000), "files"),
        (dataclasses.replace(PACKAGE, files=tuple(TravellingFile(f"b-{n}.bin", "0" * 64, 50_000_000) for n in range(45))), "bytes"),
        (Package(snapshot=Snapshot.of([Experience(id=f"e{n}", story="x" * 99_000) for n in range(2_800)])), "texts"),
    ],
)  # fmt: skip
def test_what_could_not_be_read_again_is_not_written(tmp_path: Path, package: Package, what: str) -> None:
    """Said beforehand, with how much it is and how much can be."""
    with pytest.raises(TooMuchToExport) as caught:
        written(tmp_path / "x.lobpakket", package)

    assert caught.value.what == what
    assert caught.value.size > caught.value.limit
    assert names(tmp_path) == []


def test_what_just_fits_with_a_passphrase_opens_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing adds a little to every piece; that is not the student's."""
    data = random.Random(1).randbytes(2_000_000)
    listed = TravellingFile("bewijs-001.bin", hashlib.sha256(data).hexdigest(), len(data))
    package = Package(snapshot=Snapshot(), files=(listed,))
    target = tmp_path / "x.lobpakket"
    monkeypatch.setattr(limits, "SEALED_BYTES", len(data) + 100)
    with pytest.raises(TooMuchToExport):
        write_package(package, lambda _: data, target, "geheim", lambda _: None, lambda: False)
    monkeypatch.setattr(limits, "SEALED_BYTES", len(data) + 5_000)
    write_package(package, lambda _: data, target, "geheim", lambda _: None, lambda: False)
    monkeypatch.setattr(limits, "SEALED_BYTES", zip_size(target))

    assert target.stat().st_size > limits.SEALED_BYTES
    assert sealed.unseal(target, "geheim") is not None


def test_a_computer_that_is_too_slow_is_not_a_wrong_passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = sealed.seal(b"x", "geheim")
    work = b" %d\n" % sealed.work_of(data)
    (target := tmp_path / "x.lobpakket").write_bytes(data.replace(work, b" 40\n", 1))
    monkeypatch.setattr(limits, "SEALED_WORK", 40)
    with pytest.raises(Refused) as refused:
        sealed.unseal(target, "geheim")

    assert refused.value.rule == "busy"


def zip_size(target: Path) -> int:
    """How large what was sealed at *target* is."""
    from pyrage import passphrase

    return len(passphrase.decrypt(target.read_bytes(), "geheim"))


@given(st.integers(0, 1_000_000))
def test_the_size_of_what_is_closed_is_known_beforehand(size: int) -> None:
    """As age writes it: a head, and a tag for each piece; a passphrase changes nothing of that."""
    head = len(b"age-encryption.org/v1\n-> scrypt \n\n--- \n") + 22 + 3 + 43 + 43 + 16

    assert size + head + 16 * max(1, -(-size // 65_536)) <= sealed.closed_size(size)


def test_json_alone_may_name_more_than_a_zip_holds(tmp_path: Path) -> None:
    """The files do not travel with it, so they take no room."""
    films = tuple(TravellingFile(f"b-{n}.bin", f"{n:064x}", 50_000_000) for n in range(45))

    write_json_file(dataclasses.replace(PACKAGE, files=films), tmp_path / "x.json")

    assert read_json((tmp_path / "x.json").read_bytes()).files == films
    with pytest.raises(TooMuchToExport):
        write_json_file(dataclasses.replace(PACKAGE, files=LISTED * 17_000), tmp_path / "y.json")


def test_stopped_or_failed_it_leaves_what_was_there(tmp_path: Path) -> None:
    """Halfway through the files."""
    target = tmp_path / "x.lobpakket"
    written(target)
    before = target.read_bytes()
    asked = iter(range(10))

    def damaged(_sha256: str) -> bytes:
        raise Damaged(tmp_path, "evidence")

    with pytest.raises(Cancelled):
        write_package(PACKAGE, FILES.__getitem__, target, "", lambda _: None, lambda: next(asked) > 1)
    with pytest.raises(Damaged):
        write_package(PACKAGE, damaged, target, "", lambda _: None, lambda: False)
    assert target.read_bytes() == before
    assert names(tmp_path) == ["x.lobpakket"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed):
        written(tmp_path / "weg" / "x.lobpakket")
